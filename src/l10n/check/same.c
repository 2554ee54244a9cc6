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
    return g_utf8_casefold(folded, -1);
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
    g_autofree char *x = fold(a->text->text), *y = fold(b->text->text);
    return strcmp(x, y) != 0;
}

void check_same(const Book *book, const Locale *locale, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    for (TextId t = 1; t < book->n_texts; t++) {
        const Translation *translation = &locale->translations[t];
        const char *english = translation_made_from(translation);
        if (!translation->text || !english || book->texts[t].prose ||
            g_utf8_strlen(english, -1) > SAME_ENGLISH_MAX)
            continue;
        char *key = same_key(book, t, english);
        TextId other = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
        if (other == TEXT_NONE) {
            g_hash_table_insert(seen, key, GUINT_TO_POINTER(t));
            continue;
        }
        g_free(key);
        const Translation *first = &locale->translations[other];
        if (!is_translated_otherwise(translation, first))
            continue;
        g_autofree char *note = g_strdup_printf("English: %s", english);
        guint width = (guint)g_utf8_strlen(translation->text->text, -1);
        DiagnosticPlace place = yaml_text_place(translation->text, 0, width);
        DiagnosticPlace there = yaml_text_place(first->text, 0, 1);
        place.note = note;
        diagnostics_add(diagnostics, DIAGNOSTIC_TWO_WAYS, &place,
                        "'%s' is '%s' at %s:%u; say both alike", translation->text->text,
                        first->text->text, there.path, there.line);
    }
}
