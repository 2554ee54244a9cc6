/*
 * edit.h: edits of a YAML file that are true to the line.
 *
 * The file is read to a tree that may be changed. When it is written, what was not changed keeps
 * its lines as they are: comments, quotes, blank lines, CRLF, the final line end or its absence.
 * What was changed is written anew in whole lines, in canonical style. The result is parsed again
 * and must be the tree that was intended, with every comment that there was; otherwise the file is
 * left alone.
 *
 *   g_autoptr(Edit) edit = edit_open(".", "locales/es/sip/486.yaml", diagnostics);
 *   EditNode *gloss = edit_get(edit_root(edit), "gloss");
 *   edit_set_text(gloss, "text", "Ocupado", edit_parts);
 *   edit_remove(gloss, "was");
 *   edit_save(edit, &changed, &error);
 *
 * For the maps {was, en, text, ok} of a translation see entry.h, which knows what they mean.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "diagnostics.h"
#include "input/yaml.h"

G_BEGIN_DECLS

typedef struct Edit Edit;
typedef struct EditNode
    EditNode; /* a map, a text, or a list, which stays as it is; lives as long as the Edit */

/* Reads folder/path. A file that is not there is an empty map. Adds what is wrong to `diagnostics`
 * and returns NULL where the file cannot be read, is no YAML, has a key twice, or is no map. Free
 * with edit_free. */
Edit *edit_open(const char *folder, const char *path, Diagnostics *diagnostics);
void edit_free(Edit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Edit, edit_free)

const char *edit_path(const Edit *edit);
EditNode *edit_root(Edit *edit);

/* ---- Looking ---- */

/* The node of a key of a map; NULL where it is not there, or `map` is NULL or no map. */
EditNode *edit_get(const EditNode *map, const char *key);
/* Its text; NULL where it is not there or no text. */
const char *edit_get_text(const EditNode *map, const char *key);
YamlKind edit_kind(const EditNode *node);
/* Whether there is a node, which is a map. */
bool edit_is_map(const EditNode *node);
/* The node as it was read; NULL where it is new. A list has its items only here. */
const YamlNode *edit_source(const EditNode *node);
/* Whether anything at or below a node was changed. */
bool edit_is_touched(const EditNode *node);
/* The keys of a map in their order; free with g_strfreev. */
char **edit_keys(const EditNode *map);

/* ---- Changing ----
 *
 * `order` (NULL-terminated, or NULL) is the order in which the keys of a map stand: a new key is
 * put behind the nearest one before it that is there, else before the nearest one behind it, else
 * at the end. */

/* Sets a text, without line ends at its end. Where it is the same already, nothing changes. */
void edit_set_text(EditNode *map, const char *key, const char *text, const char *const *order);

/* Sets a word of A-Z, a-z, 0-9, ., _ and -. A new map of such words is written as {a: b, c: d}. */
void edit_set_token(EditNode *map, const char *key, const char *token, const char *const *order);

/* Adds a word to the end of a list that was read, or to a text, which then is a list of two: within
 * its line. Once for a list. */
void edit_append(EditNode *map, const char *key, const char *token);

/* The map of a key; where there is none it is made, in place of what may be there. */
EditNode *edit_put_map(EditNode *map, const char *key, const char *const *order);

/* Removes a key with all that is in it; its comments stay. Nothing happens where it is not there.
 */
void edit_remove(EditNode *map, const char *key);

/* Takes `key` out of a map and puts it into `to`, which lies outside it, as `name`, or by another
 * name where that one is taken. */
void edit_move(EditNode *map, const char *key, EditNode *to, const char *name,
               const char *const *order);

/* Puts the keys of a map in order; others keep their place behind their neighbour. */
void edit_sort(EditNode *map, const char *const *order);

/* Has a text or a map written in canonical style: a text as a block, a map with its keys two spaces
 * in, its comments above it, no more than one blank line. What is in the map is not touched by
 * that. */
void edit_restyle(EditNode *node);

/* ---- Writing ---- */

/* The file as it would be written; free with g_free. NULL and an error where the result would not
 * be what was intended. */
char *edit_result(const Edit *edit, GError **error);

/* Writes the file, where it changes, by way of a temporary file beside it and a rename; its mode
 * stays. Folders are made. False and an error where the result is not what was intended, where the
 * file has changed since it was read, or where it cannot be written: then it is as it was.
 * `changed` (or NULL): whether it was written. */
bool edit_save(const Edit *edit, bool *changed, GError **error);

/* The same without writing: `changed`, which is not NULL here, is whether it would be. */
bool edit_check(const Edit *edit, bool *changed, GError **error);

/* The same, and false and an error too where edit_save would say that it cannot be written. */
bool edit_rehearse(const Edit *edit, bool *changed, GError **error);

typedef enum EditError {
    EDIT_ERROR_RESULT,  /* the result is not what was intended */
    EDIT_ERROR_CHANGED, /* somebody else has written the file meanwhile */
    EDIT_ERROR_WRITE,   /* the system says no */
} EditError;

#define EDIT_ERROR (edit_error_quark())
GQuark edit_error_quark(void);

G_END_DECLS
