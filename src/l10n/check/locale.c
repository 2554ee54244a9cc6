/* All checks of a language, one text after the other, and what silences them. */
#include "l10n/check/locale.h"

#include "book/check.h"
#include "l10n/check/same.h"
#include "l10n/check/terms.h"
#include "l10n/check/text.h"
#include "l10n/check/silence.h"
#include "l10n/check/spans.h"

#include <string.h>

typedef void (*CheckFunc)(const CheckText *check);

static const CheckFunc checks[] = {
    check_tokens,  check_numbers,     check_ending,       check_pairs,   check_characters,
    check_scripts, check_latin_space, check_identical,    check_doubled, check_length,
    check_colon,   check_term_use,    check_requirements,
};

void l10n_check(const Book *book, const Locale *locale, Diagnostics *diagnostics)
{
    if (!locale->translations)
        return;
    const CheckStyle *style = check_style(locale);
    CheckLengths *lengths = check_lengths_new(book, locale, style);
    CheckTerms *terms = check_terms_new(locale, style);
    for (TextId t = 1; t < book->n_texts; t++) {
        const Translation *translation = &locale->translations[t];
        const char *english = translation_made_from(translation);
        if (!translation->text || !english)
            continue;
        const BookText *source = &book->texts[t];
        CheckText check = {.book = book,
                           .locale = locale,
                           .style = style,
                           .lengths = lengths,
                           .terms = terms,
                           .diagnostics = diagnostics,
                           .id = t,
                           .source = source,
                           .node = translation->text};
        check_side_init(&check.english, english, source->prose);
        check_side_init(&check.text, translation->text->text, source->prose);
        for (guint i = 0; i < G_N_ELEMENTS(checks); i++)
            checks[i](&check);
        check_side_clear(&check.english);
        check_side_clear(&check.text);
    }
    check_terms_free(terms);
    check_lengths_free(lengths);
    check_same(book, locale, diagnostics);
    check_names(book, locale, diagnostics);
}

/* ---- Silences ---- */

typedef struct Silencing {
    const Book *book;
    const Locale *locale; /* or NULL */
    Spans *spans;
} Silencing;

/* Whether a path is that of one of the languages in question. */
static bool silencing_concerns(const Silencing *silencing, const char *path)
{
    for (guint l = 0; l < silencing->book->n_locales; l++) {
        const Locale *locale = &silencing->book->locales[l];
        g_autofree char *folder = g_strdup_printf("locales/%s/", locale->id);
        if (g_str_has_prefix(path, folder))
            return locale->translations && (!silencing->locale || silencing->locale == locale);
    }
    return false;
}

static bool silencing_keeps(const DiagnosticMessage *message, gpointer data)
{
    const Silencing *silencing = data;
    if (!silencing_concerns(silencing, message->path))
        return false;
    if (diagnostic_severity(message->id) == DIAGNOSTIC_ERROR)
        return true;
    const Translation *translation = spans_find(silencing->spans, message);
    const char *english = translation ? translation_made_from(translation) : NULL;
    return !translation || !silence_holds(translation->ok, diagnostic_name(message->id),
                                          english ? english : "", translation->text->text);
}

/* What the loader finds in a text knows nothing of the English. */
static char *silencing_note(const DiagnosticMessage *message, gpointer data)
{
    const Silencing *silencing = data;
    const Translation *translation = spans_find(silencing->spans, message);
    const char *english = translation ? translation_made_from(translation) : NULL;
    return english ? check_english_note(english) : NULL;
}

/* A name that silences nothing: mistyped, or that of an error. */
static void silence_check_name(const YamlNode *node, Diagnostics *diagnostics)
{
    if (node->kind != YAML_TEXT || node->length == 0)
        return;
    DiagnosticId id = diagnostic_find(node->text);
    if (id != DIAGNOSTIC_N_IDS && diagnostic_severity(id) == DIAGNOSTIC_WARNING)
        return;
    DiagnosticPlace place = yaml_place(node);
    diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CHECK, &place,
                    id == DIAGNOSTIC_N_IDS ? "there is no check '%s'; its name stands in the "
                                             "brackets of its message"
                                           : "'%s' is an error, which cannot be silenced; mend it",
                    node->text);
}

static void silence_check(const YamlNode *ok, Diagnostics *diagnostics)
{
    if (ok->kind == YAML_TEXT)
        silence_check_name(ok, diagnostics);
    for (gsize i = 0; ok->kind == YAML_LIST && i < ok->n_items; i++)
        silence_check_name(ok->items[i], diagnostics);
    for (gsize i = 0; ok->kind == YAML_MAP && i < ok->n_pairs; i++)
        silence_check_name(ok->pairs[i].key, diagnostics);
}

void l10n_check_silence(const Book *book, const Locale *locale, Diagnostics *diagnostics)
{
    g_autoptr(Spans) spans = spans_new(book, locale);
    Silencing silencing = {book, locale, spans};
    diagnostics_note(diagnostics, silencing_note, &silencing);
    for (guint l = 0; l < book->n_locales; l++) {
        const Locale *of = &book->locales[l];
        for (TextId t = 1; of->translations && (!locale || locale == of) && t < book->n_texts; t++)
            if (of->translations[t].text && of->translations[t].ok)
                silence_check(of->translations[t].ok, diagnostics);
    }
    diagnostics_filter(diagnostics, silencing_keeps, &silencing);
}
