/*
 * nodes.h: what the files behind edit.h share.
 *
 *   nodes.c     what a node is
 *   edit.c      the tree: reading it, looking at it, changing it
 *   lines.c     which lines of the file belong to which node
 *   comments.c  where the comments are
 *   write.c     the lines of the changed file
 *   save.c      whether that is what was intended, and putting it on the disk
 */
#pragma once

#include "l10n/edit/edit.h"

G_BEGIN_DECLS

/* Lines count from 1. A node that is new or stands inside { } has none: all are 0. */
typedef struct EditLines {
    guint lead;  /* the first of the comments and blank lines above it */
    guint first; /* of its key */
    guint inner; /* of a block map: the last line that belongs to a key of it */
    guint last;  /* of its value */
    guint tail;  /* the last comment below it that is indented deeper than its key */
} EditLines;

struct EditNode {
    EditNode *parent; /* NULL: the root */
    char *key;        /* NULL: the root */
    YamlKind kind;
    char *text; /* of a text */
    GPtrArray
        *children; /* of a map: EditNode, owned; those that were removed stay, for their comments */
    const YamlNode *key_node, *source; /* as read; NULL: new */
    EditLines lines;
    bool changed;   /* its value is written anew */
    bool reordered; /* of a map: its keys stand in another order, or one is gone to another map */
    bool restyled;
    bool removed;
    bool token;     /* a text that is written plain */
    char *appended; /* an item more than a list had, or NULL */
};

struct Edit {
    char *folder, *path;
    YamlFile *file; /* NULL: there is none */
    EditNode *root;
    guint head; /* the last line of the comments that stand at the head of the file, whatever
                   follows; or 0 */
};

/* nodes.c: whether a node has lines of its own. */
bool edit_node_has_lines(const EditNode *node);

/* Whether a node was read as a map by indentation, and still is one. */
bool edit_node_is_block(const EditNode *node);

/* lines.c: gives all nodes their lines. */
void edit_lines_assign(Edit *edit);

/* comments.c: the comments of the lines first to last, each from its # to the line's end, in
 * their order; `nodes` are the keys and values of these lines, in their order. Free with
 * g_ptr_array_unref. */
GPtrArray *edit_comments_find(const YamlFile *file, const GPtrArray *nodes, guint first,
                              guint last);

/* Adds all keys and values below a node that are no maps or lists of their own, in their order. */
void edit_comments_add_scalars(const YamlNode *node, GPtrArray *scalars);

/* write.c: the whole file. */
GString *edit_write(const Edit *edit);

G_END_DECLS
