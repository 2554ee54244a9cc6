/*
 * json.h: JSON, written in the order in which it is said.
 *
 * A library's tree would be made of some hundred thousand nodes, only to be printed once.
 *
 * A Json is begun as {.out = string}, which it appends to and does not own; with .pretty each
 * member and item has a line of its own.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct Json {
    GString *out;
    bool pretty;
    bool follows; /* something stands before it in the same list or object */
    guint depth;  /* of lists and objects that are open */
} Json;

/* Objects and lists: '{' with '}', '[' with ']'. `name` is that of a member of an object; NULL in a
 * list and at the top. */
void json_open(Json *json, const char *name, char bracket);
void json_close(Json *json, char bracket);

/* NULL is null. */
void json_put_text(Json *json, const char *name, const char *text);
void json_put_number(Json *json, const char *name, gint64 number);
void json_put_bool(Json *json, const char *name, bool value);

/* How many of the first bytes of a text stand in a string as they are. */
gsize json_plain_length(const char *text, gsize length);

/* Appends a text as a string, with its quotes. */
void json_append_string(const char *text, gsize length, GString *out);

G_END_DECLS
