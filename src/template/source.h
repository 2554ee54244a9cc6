/*
 * source.h: the parsed form of one template source. Private to the template room.
 *
 * A Source is read once and its tree is a flat array of nodes in the order of the text: a node that
 * holds others is followed by them, and `end` is the index after the last of them. Line and white
 * space rules are settled here, so that what compiles the tree need not know them: a text node is
 * never longer than a line, and says whether it begins one.
 */
#pragma once

#include "template/template.h"

/* A piece of text that belongs to someone else. */
typedef struct Slice {
    const char *data;
    gsize length;
} Slice;

typedef enum NodeKind {
    NODE_TEXT,
    NODE_VARIABLE, /* {{x}} */
    NODE_RAW,      /* {{{x}}} and {{&x}} */
    NODE_SECTION,  /* {{#x}} */
    NODE_INVERTED, /* {{^x}} */
    NODE_PARTIAL,  /* {{>x}} */
    NODE_PARENT,   /* {{<x}} */
    NODE_BLOCK,    /* {{$x}} */
} NodeKind;

typedef struct Node {
    NodeKind kind;
    bool begins_line; /* text: it stands at the start of a line, so an indentation goes before it */
    bool alone;       /* partial, parent, block: nothing else is on its line or lines, so `indent`
                         goes before each line that takes its place */
    bool opens_line;  /* block: what it holds begins on the line after its tag */
    guint end;        /* index after the last node that it holds */
    guint line, column;
    Slice text;       /* text: its bytes, in the source */
    const char *name; /* tags: what they name; belongs to the Source */
    Slice indent;     /* white space, in the source */
    Slice dedent;     /* block in a parent: what is taken from the start of each of its lines */
} Node;

typedef struct Source {
    char *name;          /* of the template or partial */
    GArray *nodes;       /* of Node */
    GStringChunk *names; /* what the nodes name */
} Source;

/* So many errors of a template are kept: a file of nothing else would fill the memory, and nobody
 * reads them. */
#define TEMPLATE_ERRORS_MAX 2000

/* Where errors go: the caller's list, each error once (a partial may be met many times). */
typedef struct ErrorSink {
    GPtrArray *errors; /* of TemplateError; belongs to the caller */
    guint n_before;    /* how many it had */
    GHashTable *seen;  /* what was added, as one string each */
    GHashTable *nodes; /* that were judged, and need not be again */
    bool in_the_dark;  /* a name is one of a map whose names nobody knows: no error, and no template
                        */
} ErrorSink;

void template_sink_init(ErrorSink *sink, GPtrArray *errors);
/* Puts the added errors in order: the template `first`, then by name; each by line and column. */
void template_sink_sort(ErrorSink *sink, const char *first);
void template_sink_release(ErrorSink *sink);
/* Whether an error was added. */
bool template_sink_has_more(const ErrorSink *sink);
/* Whether a node is judged for the first time: a partial may be put in a million times, and to look
 * for the nearest name takes its time. */
bool template_sink_is_new(ErrorSink *sink, gconstpointer node);

/* Adds the error, unless it is there already, or there are enough. */
void template_sink_add(ErrorSink *sink, const char *name, guint line, guint column,
                       const char *format, ...) G_GNUC_PRINTF(5, 6);

/* How many letters must be changed, added, left out or swapped with the next one to make `b` of
 * `a`; more than `limit` comes back as limit + 1. */
guint template_measure_distance(const char *a, const char *b, guint limit);

/* Parses a source. What is wrong is added to `sink`, and the rest is parsed none the less. The
 * result points into `text`, which must outlive it. Free with template_source_free. */
Source *template_parse_source(const char *name, const char *text, gsize length, ErrorSink *sink);
void template_source_free(Source *source);
