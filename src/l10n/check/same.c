/* The same English translated in two ways. */
#include "l10n/check/same.h"

#include "book/english.h"
#include "l10n/check/text.h"
#include "text-hash.h"

#include <string.h>

/* Only what is as short as a label or an answer reads alike wherever it stands. In characters. */
#define SAME_ENGLISH_MAX 60

static char *fold(const char *text)
{
    g_autofree char *folded = english_fold(text);
    return g_str_is_ascii(folded) ? g_ascii_strdown(folded, -1) : g_utf8_casefold(folded, -1);
}

/* What must be said alike: the same English in the same field (labels, short answers, glosses) of
 * the words of the site, or of all files of a protocol. */
static char *same_key(const Book *book, TextId text, const char *english)
{
    const BookText *entry = &book->texts[text];
    const char *field = strrchr(entry->path, '.');
    const char *id = book->sources[entry->source].id;
    g_autofree char *folded = fold(english);
    return g_strdup_printf("%.*s %s %s", (int)strcspn(id, "/"), id, field ? field : entry->path,
                           folded);
}

static bool is_translated_otherwise(const Translation *a, const Translation *b)
{
    if (strcmp(a->text->text, b->text->text) == 0)
        return false;
    g_autofree char *x = fold(a->text->text), *y = fold(b->text->text);
    return strcmp(x, y) != 0;
}

static void check_both(const Translation *first, const Translation *second, const char *english,
                       Diagnostics *diagnostics)
{
    if (!is_translated_otherwise(first, second))
        return;
    const char *text = second->text->text;
    g_autofree char *note = g_strdup_printf("English: %s", english);
    DiagnosticPlace place = yaml_text_place(second->text, 0, (guint)g_utf8_strlen(text, -1));
    DiagnosticPlace there = yaml_text_place(first->text, 0, 1);
    place.note = note;
    diagnostics_add(diagnostics, DIAGNOSTIC_TWO_WAYS, &place,
                    "'%s' is '%s' at %s:%u; say both alike", text, first->text->text, there.path,
                    there.line);
}

/* What stood first under each key. Languages mostly have the same English of a text, which gives
 * one key. */
typedef struct Seen {
    GHashTable *firsts;  /* key -> const Translation *, by language */
    const char *english; /* of the last text, in the last language */
    const Translation **of_key;
} Seen;

/* The places of the first translations of an English, by language. */
static const Translation **seen_find(Seen *seen, const Book *book, TextId text, const char *english)
{
    if (seen->english && strcmp(seen->english, english) == 0)
        return seen->of_key;
    char *key = same_key(book, text, english);
    seen->english = english;
    seen->of_key = g_hash_table_lookup(seen->firsts, key);
    if (seen->of_key) {
        g_free(key);
        return seen->of_key;
    }
    seen->of_key = g_new0(const Translation *, book->n_locales);
    g_hash_table_insert(seen->firsts, key, seen->of_key);
    return seen->of_key;
}

void check_same(const Book *book, const Locale *only, Diagnostics *diagnostics)
{
    Seen seen = {.firsts = g_hash_table_new_full(text_hash, g_str_equal, g_free, g_free)};
    for (TextId t = 1; t < book->n_texts; t++) {
        seen.english = NULL;
        for (guint l = 0; !book->texts[t].prose && l < book->n_locales; l++) {
            const Locale *locale = &book->locales[l];
            if (!locale->translations || (only && only != locale))
                continue;
            const Translation *translation = &locale->translations[t];
            const char *english = translation_made_from(translation);
            if (!translation->text || !english || g_utf8_strlen(english, -1) > SAME_ENGLISH_MAX)
                continue;
            const Translation **first = seen_find(&seen, book, t, english) + l;
            if (*first)
                check_both(*first, translation, english, diagnostics);
            else
                *first = translation;
        }
    }
    g_hash_table_unref(seen.firsts);
}
