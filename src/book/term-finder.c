/* Where the terms of a protocol's glossary stand in a text. */
#include "book/term-finder.h"

#include "book/match.h"

#include <string.h>

/* Stands in the glossary of a language for whatever comes before. */
#define ANY_BEGINNING "～"

#define NO_TERM -1 /* a word of the language's glossary that the protocol does not define */

struct TermFinder {
    GPtrArray *forms; /* const char *, of the book */
    GArray *terms;    /* int: the term of each form */
    bool unspaced;    /* the language does not part its words by spaces */
    Matcher *matcher;
};

/* ---- Forms ---- */

static void finder_add(TermFinder *finder, const char *form, int term)
{
    if (!form || *form == '\0' || strstr(form, ANY_BEGINNING))
        return;
    g_ptr_array_add(finder->forms, (gpointer)form);
    g_array_append_val(finder->terms, term);
}

/* A form, or a list of them. */
static void finder_add_node(TermFinder *finder, const YamlNode *node, int term)
{
    if (node && node->kind == YAML_TEXT)
        finder_add(finder, node->text, term);
    for (gsize i = 0; node && node->kind == YAML_LIST && i < node->n_items; i++)
        finder_add_node(finder, node->items[i], term);
}

static int find_term(const Protocol *protocol, const char *id)
{
    for (guint t = 0; t < protocol->n_terms; t++)
        if (strcmp(protocol->terms[t].id, id) == 0)
            return (int)t;
    return NO_TERM;
}

/* What the language says of every term that its glossary has. */
static void finder_add_glossary(TermFinder *finder, const Locale *locale, const Protocol *protocol)
{
    const YamlNode *glossary = locale->translations ? locale->glossary : NULL;
    for (gsize i = 0; glossary && i < glossary->n_pairs; i++) {
        const YamlNode *node = glossary->pairs[i].value;
        int term = find_term(protocol, glossary->pairs[i].key->text);
        finder_add_node(finder, yaml_get(node, "use"), term);
        finder_add_node(finder, yaml_get(node, "forms"), term);
    }
}

/* The English of what the language keeps, which in English is everything. */
static void finder_add_kept(TermFinder *finder, const Locale *locale, const Protocol *protocol)
{
    for (guint t = 0; t < protocol->n_terms; t++) {
        const GlossaryTerm *term = &protocol->terms[t];
        if (glossary_use(locale, term))
            continue;
        finder_add(finder, term->id, (int)t);
        for (guint i = 0; i < term->also.n; i++)
            finder_add(finder, term->also.items[i], (int)t);
    }
}

TermFinder *term_finder_new(const Locale *locale, const Protocol *protocol)
{
    TermFinder *finder = g_new0(TermFinder, 1);
    finder->forms = g_ptr_array_new();
    finder->terms = g_array_new(FALSE, FALSE, sizeof(int));
    finder->unspaced = *locale->line_join == '\0';
    finder_add_glossary(finder, locale, protocol);
    finder_add_kept(finder, locale, protocol);
    MatchFlags flags = MATCH_FOLD_CASE;
    if (finder->unspaced)
        flags |= MATCH_UNSPACED | MATCH_KATAKANA;
    else if (!locale->translations)
        flags |= MATCH_PLURAL;
    finder->matcher =
        matcher_new((const char *const *)finder->forms->pdata, finder->forms->len, flags);
    return finder;
}

void term_finder_free(TermFinder *finder)
{
    if (!finder)
        return;
    g_ptr_array_unref(finder->forms);
    g_array_unref(finder->terms);
    matcher_free(finder->matcher);
    g_free(finder);
}

/* ---- Looking ---- */

static bool is_ideograph(gunichar letter)
{
    return g_unichar_get_script(letter) == G_UNICODE_SCRIPT_HAN;
}

/* Whether two letters that stand side by side are one word: both ideographs, or both of letters
 * that words are parted by spaces in (UA in QUALITY). */
static bool is_joined(const Letters *text, guint at)
{
    if (at == 0 || at >= text->n)
        return false;
    gunichar left = text->all[at - 1], right = text->all[at];
    if (left < 0x80 && right < 0x80)
        return g_ascii_isalnum((char)left) && g_ascii_isalnum((char)right);
    return is_ideograph(left) && is_ideograph(right);
}

/* Whether a match begins or ends inside of a longer word, which no other match parts there. */
static bool is_inside(const Letters *text, const GArray *matches, guint index)
{
    const Match *own = &g_array_index(matches, Match, index);
    guint end = own->at + own->length;
    bool parted_before = false, parted_behind = false;
    if (index > 0) {
        const Match *before = own - 1;
        parted_before = before->at + before->length == own->at;
    }
    if (index + 1 < matches->len)
        parted_behind = own[1].at == end;
    return (!parted_before && is_joined(text, own->at)) || (!parted_behind && is_joined(text, end));
}

GArray *term_finder_find(const TermFinder *finder, const char *text)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(TermPlace));
    g_auto(Letters) letters = {0};
    letters_decode(&letters, text);
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(Match));
    matcher_find(finder->matcher, &letters, matches);
    matcher_keep_longest(finder->matcher, &letters, matches);
    for (guint i = 0; i < matches->len; i++) {
        const Match *match = &g_array_index(matches, Match, i);
        int term = g_array_index(finder->terms, int, match->form);
        if (term == NO_TERM || (finder->unspaced && is_inside(&letters, matches, i)))
            continue;
        gsize at = letters.offsets[match->at];
        TermPlace place = {(guint)term, at, letters.offsets[match->at + match->length] - at};
        g_array_append_val(places, place);
    }
    return places;
}
