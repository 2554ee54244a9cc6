/* All checks of a language, one text after the other, and what silences them. */
#include "l10n/check/locale.h"

#include "book/check.h"
#include "l10n/check/message-text.h"
#include "l10n/check/same.h"
#include "l10n/check/silence.h"
#include "l10n/check/terms.h"
#include "l10n/check/text.h"
#include "text-hash.h"

#include <math.h>
#include <string.h>

typedef void (*CheckFunc)(const CheckText *check);

static const CheckFunc checks[] = {
    check_tokens,   check_numbers,      check_ending,    check_pairs,   check_characters,
    check_scripts,  check_latin_space,  check_identical, check_doubled, check_colon,
    check_term_use, check_requirements, check_items,
};

/* A language, made ready. */
typedef struct Language {
    const Locale *locale;
    CheckStyle style;
    CheckTerms *terms;
    double *over; /* by TextId: see check_length_over; NAN where nothing is compared */
} Language;

/* All that is checked, and the text of the moment: its English is mostly one in all languages, so
 * it is read once for them. */
typedef struct Checking {
    const Book *book;
    Diagnostics *diagnostics;
    CheckGlossary *glossary;
    GArray *languages; /* Language */
    CheckSide english, text;
} Checking;

static void language_clear(gpointer data)
{
    Language *language = data;
    check_terms_free(language->terms);
    g_free(language->over);
}

static Language language_new(const Book *book, const Locale *locale, const CheckGlossary *glossary)
{
    CheckStyle style = check_style(locale);
    Language language = {locale, style, check_terms_new(glossary, locale, &style),
                         g_new(double, book->n_texts)};
    for (TextId t = 0; t < book->n_texts; t++)
        language.over[t] = NAN;
    return language;
}

static Checking checking_new(const Book *book, const Locale *only, Diagnostics *diagnostics)
{
    Checking checking = {.book = book, .diagnostics = diagnostics};
    g_autoptr(GPtrArray) locales = g_ptr_array_new();
    for (guint l = 0; l < book->n_locales; l++)
        if (book->locales[l].translations && (!only || only == &book->locales[l]))
            g_ptr_array_add(locales, &book->locales[l]);
    checking.glossary = check_glossary_new((const Locale *const *)locales->pdata, locales->len);
    checking.languages = g_array_new(FALSE, FALSE, sizeof(Language));
    g_array_set_clear_func(checking.languages, language_clear);
    for (guint l = 0; l < locales->len; l++) {
        Language language = language_new(book, locales->pdata[l], checking.glossary);
        g_array_append_val(checking.languages, language);
    }
    return checking;
}

static void checking_clear(Checking *checking)
{
    g_array_unref(checking->languages);
    check_glossary_free(checking->glossary);
    check_side_clear(&checking->english);
    check_side_clear(&checking->text);
}

/* Reads the two sides of a text. False where there is nothing to compare. */
static bool checking_read(Checking *checking, const Language *language, TextId id, CheckText *check)
{
    const Book *book = checking->book;
    const Translation *translation = &language->locale->translations[id];
    const char *made_from = translation_made_from(translation);
    CheckSide *english = &checking->english, *text = &checking->text;
    bool prose = book->texts[id].prose;
    if (!translation->text || !made_from)
        return false;
    if (!english->all || strcmp(english->all, made_from) != 0) {
        check_side_read(english, made_from, prose);
        check_tokens_find(english);
        check_numbers_find(book, english, '.', NULL);
        check_terms_find_english(checking->glossary, english);
    }
    check_side_read(text, translation->text->text, prose);
    check_tokens_find(text);
    check_numbers_find(book, text, language->locale->decimal[0] == ',' ? ',' : '.', english);
    check_terms_find_watched(language->terms, text);
    *check = (CheckText){.book = book,
                         .locale = language->locale,
                         .style = &language->style,
                         .glossary = checking->glossary,
                         .terms = language->terms,
                         .diagnostics = checking->diagnostics,
                         .source = &book->texts[id],
                         .node = translation->text,
                         .ok = translation->ok,
                         .english = english,
                         .text = text};
    return true;
}

static void check_text(Checking *checking, TextId id)
{
    CheckText check;
    checking->english.all = NULL; /* that of another text may be read as another kind */
    for (guint l = 0; l < checking->languages->len; l++) {
        const Language *language = &g_array_index(checking->languages, Language, l);
        if (!checking_read(checking, language, id, &check))
            continue;
        language->over[id] = check_length_over(&check);
        for (guint i = 0; i < G_N_ELEMENTS(checks); i++)
            checks[i](&check);
    }
}

/* What is usual is known when all texts have been seen. */
static void check_lengths(Checking *checking, const Language *language)
{
    guint n = checking->book->n_texts;
    CheckRange usual = check_lengths_usual(language->over, n, &language->style);
    CheckText check;
    for (TextId t = 1; t < n; t++) {
        double over = language->over[t];
        if (!(over < usual.shortest || over > usual.longest))
            continue;
        checking->english.all = NULL;
        if (checking_read(checking, language, t, &check))
            check_length(&check, over, usual);
    }
}

void l10n_check(const Book *book, const Locale *only, Diagnostics *diagnostics)
{
    Checking checking = checking_new(book, only, diagnostics);
    for (TextId t = 1; t < book->n_texts; t++)
        check_text(&checking, t);
    for (guint l = 0; l < checking.languages->len; l++) {
        const Language *language = &g_array_index(checking.languages, Language, l);
        check_lengths(&checking, language);
        check_names(book, language->locale, diagnostics);
    }
    check_same(book, only, diagnostics);
    checking_clear(&checking);
}

/* ---- Silences ---- */

typedef struct Silencing {
    const Book *book;
    const Locale *locale; /* or NULL */
} Silencing;

/* Whether a message stands in the text itself, and not beside it in its English. */
static bool is_in_text(const DiagnosticMessage *message, const Translation *translation)
{
    return message->line >= translation->text->line &&
           message->line <= translation->text->last_line;
}

/* The English that a text which is not missing was made from; empty where it is not known. */
static const char *english_of(const Translation *translation)
{
    const char *english = translation_made_from(translation);
    return english ? english : "";
}

/* Keeps all but the warnings that a text's `ok` silences. */
static bool is_not_silenced(const DiagnosticMessage *message, gpointer book)
{
    if (diagnostic_severity(message->id) == DIAGNOSTIC_ERROR)
        return true;
    const Translation *translation = message_text(book, message);
    return !translation || !silence_holds(translation->ok, diagnostic_name(message->id),
                                          english_of(translation), translation->text->text);
}

void l10n_drop_silenced(const Book *book, Diagnostics *diagnostics)
{
    diagnostics_filter(diagnostics, is_not_silenced, (gpointer)book);
}

static bool silencing_keeps(const DiagnosticMessage *message, gpointer data)
{
    const Silencing *silencing = data;
    const Locale *locale = message_locale(silencing->book, message);
    if (!locale || (silencing->locale && silencing->locale != locale))
        return false;
    const Translation *translation =
        message->id == DIAGNOSTIC_TURNED ? message_text(silencing->book, message) : NULL;
    /* The checks say more of it: bad-character. */
    if (translation && translation_made_from(translation) && is_in_text(message, translation))
        return false;
    return is_not_silenced(message, (gpointer)silencing->book);
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

/* What is told of a text by a check, as a key. Free with g_free. */
static char *told_key(const Translation *translation, const char *check)
{
    return g_strdup_printf("%p %s", (const void *)translation, check);
}

typedef struct Told {
    const Book *book;
    GHashTable *keys; /* told_key */
} Told;

static bool told_note(const DiagnosticMessage *message, gpointer data)
{
    const Told *told = data;
    const Translation *translation = message_text(told->book, message);
    if (translation)
        g_hash_table_add(told->keys, told_key(translation, diagnostic_name(message->id)));
    return true;
}

/* Reports the silences of a text that have ended, since it or its English has changed. Where the
 * check has something to say again, that tells it. Repeated sentences are not looked for here. */
static void silence_check_end(const Told *told, const Translation *translation,
                              Diagnostics *diagnostics)
{
    const YamlNode *ok = translation->ok;
    for (gsize i = 0; ok->kind == YAML_MAP && i < ok->n_pairs; i++) {
        const char *check = ok->pairs[i].key->text;
        g_autofree char *key = told_key(translation, check);
        DiagnosticId id = diagnostic_find(check);
        if (id == DIAGNOSTIC_N_IDS || diagnostic_severity(id) == DIAGNOSTIC_ERROR ||
            id == DIAGNOSTIC_REPEATED_SENTENCE || ok->pairs[i].value->kind != YAML_TEXT ||
            g_hash_table_contains(told->keys, key) ||
            silence_holds(ok, check, english_of(translation), translation->text->text))
            continue;
        DiagnosticPlace place = yaml_place(ok->pairs[i].key);
        diagnostics_add(diagnostics, DIAGNOSTIC_ENDED_SILENCE, &place,
                        "'%s' was silenced for another text or English, and has nothing to say of "
                        "these; delete it from 'ok'",
                        check);
    }
}

/* The same of all texts of a language (NULL: of all). */
static void silence_check_ends(const Book *book, const Locale *locale, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) keys = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    Told told = {book, keys};
    diagnostics_filter(diagnostics, told_note, &told);
    for (guint l = 0; l < book->n_locales; l++) {
        const Locale *of = &book->locales[l];
        for (TextId t = 1; of->translations && (!locale || locale == of) && t < book->n_texts; t++)
            if (of->translations[t].text && of->translations[t].ok)
                silence_check_end(&told, &of->translations[t], diagnostics);
    }
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
    silence_check_ends(book, locale, diagnostics);
}
