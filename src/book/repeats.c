/* Joins the messages of a name that nothing has and many places use. */
#include "book/repeats.h"

#include "text-hash.h"

#include <string.h>

/* So many other places are named; of all there is the number. */
#define REPEATS_SHOWN 3

/* The places of one name behind the first. */
typedef struct Repeat {
    GString *places;
    guint n;
} Repeat;

static void repeat_free(gpointer data)
{
    Repeat *repeat = data;
    g_string_free(repeat->places, TRUE);
    g_free(repeat);
}

/* A question of the book is answered in several protocols. */
static bool repeats_is_of_book(const DiagnosticMessage *message)
{
    return g_str_has_prefix(message->text, "the book has no question ");
}

/* Whether a message is of a name of protocol.yaml, or of a question of the book. The other texts of
 * these kinds are of a place.
 */
static bool repeats_is_name(const DiagnosticMessage *message)
{
    switch (message->id) {
    case DIAGNOSTIC_UNKNOWN_QUESTION:
    case DIAGNOSTIC_UNKNOWN_CLASS:
    case DIAGNOSTIC_FLOW:
        return g_str_has_prefix(message->text, "unknown ") || repeats_is_of_book(message);
    case DIAGNOSTIC_UNKNOWN_ANSWER:
        return g_str_has_prefix(message->text, "question ");
    case DIAGNOSTIC_UNKNOWN_CONDITION:
        return true;
    default:
        return false;
    }
}

/* What the messages of one name have in common: the folder, and the text without a proposal. NULL
 * where the message is of no name. Free with g_free. */
static char *repeats_key(const DiagnosticMessage *message)
{
    if (!repeats_is_name(message))
        return NULL;
    g_autofree char *folder =
        repeats_is_of_book(message) ? g_strdup("") : g_path_get_dirname(message->path);
    const char *proposal = strstr(message->text, " (did you mean");
    int length = (int)(proposal ? (gsize)(proposal - message->text) : strlen(message->text));
    return g_strdup_printf("%s %.*s", folder, length, message->text);
}

static bool repeats_keep(const DiagnosticMessage *message, gpointer user_data)
{
    GHashTable *repeats = user_data;
    char *key = repeats_key(message);
    Repeat *repeat = key ? g_hash_table_lookup(repeats, key) : NULL;
    if (key && !repeat) {
        repeat = g_new(Repeat, 1);
        *repeat = (Repeat){g_string_new(NULL), 0};
        g_hash_table_insert(repeats, key, repeat);
        return true;
    }
    g_free(key);
    if (repeat && repeat->n++ < REPEATS_SHOWN)
        g_string_append_printf(repeat->places, "%s%s:%u", repeat->places->len > 0 ? ", " : "",
                               message->path, message->line);
    return !repeat;
}

static char *repeats_note(const DiagnosticMessage *message, gpointer user_data)
{
    g_autofree char *key = repeats_key(message);
    const Repeat *repeat = key ? g_hash_table_lookup(user_data, key) : NULL;
    if (!repeat || repeat->n == 0)
        return NULL;
    return g_strdup_printf("the same stands in other places (%u): %s%s", repeat->n,
                           repeat->places->str, repeat->n > REPEATS_SHOWN ? ", …" : "");
}

void repeats_join(Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) repeats =
        g_hash_table_new_full(text_hash, g_str_equal, g_free, repeat_free);
    diagnostics_filter(diagnostics, repeats_keep, repeats);
    diagnostics_note(diagnostics, repeats_note, repeats);
}
