/* All checks of a language, one text after the other, and what silences them. */
#include "l10n/check/locale.h"

#include "book/check.h"
#include "l10n/check/message-text.h"
#include "l10n/check/same.h"
#include "l10n/check/silence.h"
#include "l10n/check/terms.h"
#include "l10n/check/text.h"

#include <string.h>

typedef void (*CheckFunc)(const CheckText *check);

static const CheckFunc checks[] = {
    check_tokens,  check_numbers,     check_ending,       check_pairs,   check_characters,
    check_scripts, check_latin_space, check_identical,    check_doubled, check_length,
    check_colon,   check_term_use,    check_requirements,
};

/* A language, made ready. */
typedef struct Language {
    const Locale *locale;
    const CheckStyle *style;
    CheckLengths *lengths;
    CheckTerms *terms;
} Language;

static void language_clear(gpointer data)
{
    Language *language = data;
    check_terms_free(language->terms);
    check_lengths_free(language->lengths);
}

static GArray *languages_new(const Book *book, const Locale *only)
{
    GArray *languages = g_array_new(FALSE, FALSE, sizeof(Language));
    g_array_set_clear_func(languages, language_clear);
    for (guint l = 0; l < book->n_locales; l++) {
        const Locale *locale = &book->locales[l];
        if (!locale->translations || (only && only != locale))
            continue;
        const CheckStyle *style = check_style(locale);
        Language language = {locale, style, check_lengths_new(book, locale, style),
                             check_terms_new(locale, style)};
        g_array_append_val(languages, language);
    }
    return languages;
}

/* Checks a text of one language. `english` is what another was made from, or nothing; mostly that
 * is the same. */
static void check_one(const Book *book, const Language *language, TextId id, CheckSide *english,
                      Diagnostics *diagnostics)
{
    const Translation *translation = &language->locale->translations[id];
    const char *made_from = translation_made_from(translation);
    const BookText *source = &book->texts[id];
    if (!translation->text || !made_from)
        return;
    if (!english->all || strcmp(english->all, made_from) != 0) {
        check_side_clear(english);
        check_side_init(english, made_from, source->prose);
    }
    CheckText check = {.book = book,
                       .locale = language->locale,
                       .style = language->style,
                       .lengths = language->lengths,
                       .terms = language->terms,
                       .diagnostics = diagnostics,
                       .id = id,
                       .source = source,
                       .node = translation->text,
                       .english = *english};
    check_side_init(&check.text, translation->text->text, source->prose);
    for (guint i = 0; i < G_N_ELEMENTS(checks); i++)
        checks[i](&check);
    check_side_clear(&check.text);
}

void l10n_check(const Book *book, const Locale *only, Diagnostics *diagnostics)
{
    g_autoptr(GArray) languages = languages_new(book, only);
    for (TextId t = 1; t < book->n_texts; t++) {
        CheckSide english = {0};
        for (guint l = 0; l < languages->len; l++)
            check_one(book, &g_array_index(languages, Language, l), t, &english, diagnostics);
        check_side_clear(&english);
    }
    for (guint l = 0; l < languages->len; l++) {
        const Locale *locale = g_array_index(languages, Language, l).locale;
        check_same(book, locale, diagnostics);
        check_names(book, locale, diagnostics);
    }
}

/* ---- Silences ---- */

typedef struct Silencing {
    const Book *book;
    const Locale *locale; /* or NULL */
} Silencing;

static bool silencing_keeps(const DiagnosticMessage *message, gpointer data)
{
    const Silencing *silencing = data;
    const Locale *locale = message_locale(silencing->book, message);
    if (!locale || (silencing->locale && silencing->locale != locale))
        return false;
    if (diagnostic_severity(message->id) == DIAGNOSTIC_ERROR)
        return true;
    const Translation *translation = message_text(silencing->book, message);
    const char *english = translation ? translation_made_from(translation) : NULL;
    return !translation || !silence_holds(translation->ok, diagnostic_name(message->id),
                                          english ? english : "", translation->text->text);
}

/* What the loader finds in a text knows nothing of the English. */
static char *silencing_note(const DiagnosticMessage *message, gpointer data)
{
    const Translation *translation = message_text(data, message);
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
    Silencing silencing = {book, locale};
    diagnostics_note(diagnostics, silencing_note, (gpointer)book);
    for (guint l = 0; l < book->n_locales; l++) {
        const Locale *of = &book->locales[l];
        for (TextId t = 1; of->translations && (!locale || locale == of) && t < book->n_texts; t++)
            if (of->translations[t].text && of->translations[t].ok)
                silence_check(of->translations[t].ok, diagnostics);
    }
    diagnostics_filter(diagnostics, silencing_keeps, &silencing);
}
