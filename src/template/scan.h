/*
 * scan.h: finds the tags of a source one after the other. Private to the template room.
 *
 * The scanner knows delimiters, sigils and places; it knows nothing of what encloses what.
 */
#pragma once

#include "template/source.h"

typedef enum TagKind {
    TAG_NONE, /* no further tag */
    TAG_COMMENT,
    TAG_DELIMITERS,
    TAG_VARIABLE,
    TAG_RAW,
    TAG_SECTION,
    TAG_INVERTED,
    TAG_CLOSE,
    TAG_PARTIAL,
    TAG_PARENT,
    TAG_BLOCK,
    TAG_BAD, /* reported; counts as a comment */
} TagKind;

typedef struct Tag {
    TagKind kind;
    Slice name;               /* without the white space around it */
    const char *start, *stop; /* the tag itself: its first byte, and the one after its last */
    const char *lead;         /* where its line begins, if only white space is before it, or NULL */
    const char *next;         /* where the next line begins, if only white space is after it (the
                                 end of the source counts as a line end), or NULL */
    guint line, column;
} Tag;

typedef struct Scanner {
    const char *name;        /* of the source, for errors */
    const char *start, *end; /* the source */
    const char *cursor;      /* where the next search begins */
    const char *place;       /* the byte whose line and column these are: */
    guint line, column;
    Slice open, close;    /* the delimiters in force; in the source, or constants */
    const char *found[3]; /* the last end found of each kind of tag, see find_close */
    ErrorSink *sink;
} Scanner;

void template_scanner_init(Scanner *scanner, const char *name, const char *text, gsize length,
                           ErrorSink *sink);

/* Finds the next tag at or after the cursor and moves the cursor behind it. The caller may move
 * the cursor on to tag->next. */
void template_scan_tag(Scanner *scanner, Tag *tag);
