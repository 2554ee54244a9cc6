/*
 * outline.h: the maps of a source that hold texts, in the order in which a translation has them.
 *
 * A text's path ("choose.4.10.1") does not say where one key ends and the next begins; its outline
 * does.
 */
#pragma once

#include "book/book.h"
#include "l10n/edit/edit.h"

G_BEGIN_DECLS

typedef struct Outline Outline;
struct Outline {
    char *key;   /* NULL: the source as a whole */
    TextId text; /* TEXT_NONE: a map, or what is the language's own */
    bool own;    /* keywords: each language has its own, and no English stands beside them */
    GPtrArray *children; /* Outline */
    const char **order;  /* their keys; ends in NULL */
};

/* The outline of a source. Free with outline_free. */
Outline *outline_new(const Book *book, guint source);
void outline_free(Outline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outline, outline_free)

/* The child with this key, or NULL. */
const Outline *outline_get(const Outline *outline, const char *key);

/* The way to a text: the outlines from the one below the top to its own. Free with
 * g_ptr_array_unref. */
GPtrArray *outline_way(const Outline *outline, TextId text);

/* Puts what is unused, where there is any, behind all other keys of a file. */
void outline_put_unused_last(EditNode *root);

G_END_DECLS
