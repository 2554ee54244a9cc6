/*
 * po.h: PO, the files of translation tools: entries to text and back.
 *
 * The writer's form is that of `msgcat --no-wrap`. The reader takes what tools make of it: wrapped
 * strings, any order, obsolete entries, CRLF, escapes. Neither knows what a book is; for that see
 * transfer.h.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "diagnostics.h"

G_BEGIN_DECLS

typedef struct PoEntry {
    guint line;         /* of its msgid, from 1 */
    guint text_line;    /* of its msgstr */
    char *context;      /* msgctxt, or NULL */
    char *id, *text;    /* msgid and msgstr; "" for empty ones */
    char *previous;     /* the msgid that a fuzzy text was made from, or NULL */
    GPtrArray *remarks; /* char *: the translator's comments (#), one a line; tools keep them */
    GPtrArray *notes;   /* char *: the extracted comments (#.), one a line */
    char *reference;    /* where the msgid stands (#:): only written; or NULL */
    bool fuzzy;
    bool obsolete;   /* kept behind #~, since the book has no such text */
    bool has_places; /* {named} places, which tools hold against each other: only written */
} PoEntry;

typedef struct PoFile {
    char *path, *bytes; /* as it was read, for messages */
    gsize length;
    GPtrArray *entries;  /* PoEntry, without the header and the obsolete ones */
    GPtrArray *obsolete; /* PoEntry, these: whole ones alone */
    char *header;        /* the text of the header; NULL where there is none */
} PoFile;

PoEntry *po_entry_new(void);
void po_entry_free(PoEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PoEntry, po_entry_free)

/* Appends an entry and an empty line before it, where it is not the first. */
void po_append_entry(const PoEntry *entry, GString *out);

/* Reads a PO file; `path` is what messages say. Every error is added to `diagnostics`, and then
 * NULL is returned. Free with po_file_free. */
PoFile *po_file_load(const char *path, Diagnostics *diagnostics);
/* The same for a text in memory, which is copied. */
PoFile *po_file_parse(const char *path, const char *text, gsize length, Diagnostics *diagnostics);
void po_file_free(PoFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PoFile, po_file_free)

/* A field of the header, or NULL. Free with g_free. */
char *po_file_field(const PoFile *file, const char *name);

G_END_DECLS
