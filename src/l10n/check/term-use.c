/* The glossary: a term has one name in a language. */
#include "l10n/check/terms.h"

#include <string.h>

/* A word that stands so often in a text is one of its subjects. */
#define TERM_REPEATED 2

/* What a text has of one term. Of a glossary a text has few, so those are kept that it has. */
typedef struct TermFound {
    guint term;       /* its place in the glossary */
    guint english;    /* how often the English has it, and not as a part of a longer term */
    gsize where;      /* the first of them, in bytes; CHECK_NOWHERE for none */
    bool kept;        /* the English has it, and it stays English */
    guint avoided;    /* the first form in the glossary's order that the translation should avoid,
                         counted from 1; 0 for none */
    guint at, length; /* where it stands first, in letters */
} TermFound;

/* What is kept of a term. */
static TermFound *found_term(GArray *found, guint term)
{
    for (guint i = 0; i < found->len; i++)
        if (g_array_index(found, TermFound, i).term == term)
            return &g_array_index(found, TermFound, i);
    TermFound added = {.term = term, .where = CHECK_NOWHERE};
    g_array_append_val(found, added);
    return &g_array_index(found, TermFound, found->len - 1);
}

static void found_count_english(const CheckText *check, GArray *found)
{
    const Letters *english = &check->english->letters;
    const GArray *matches = check_terms_longest(
        check->terms, TERM_TRANSLATED, check->glossary->terms, english, check->english->terms);
    for (guint i = 0; i < matches->len; i++) {
        const Match *match = &g_array_index(matches, Match, i);
        TermFound *term = found_term(found, match->form);
        if (term->english++ == 0)
            term->where = english->offsets[match->at];
    }
}

static void found_add_avoided(const CheckText *check, GArray *found)
{
    const GArray *matches = check->text->terms;
    for (guint i = 0; i < matches->len; i++) {
        const Match *match = &g_array_index(matches, Match, i);
        const TermForm *form = &g_array_index(check->terms->watched.forms, TermForm, match->form);
        if (!form->avoided)
            continue;
        TermFound *term = found_term(found, form->term);
        if (term->avoided == 0 || match->form + 1 < term->avoided) {
            term->avoided = match->form + 1;
            term->at = match->at;
            term->length = match->length;
        }
    }
}

/* ---- Names that stay English ---- */

/* Whether a sentence starts here, where any word has a capital. */
static bool is_sentence_start(const char *words, gsize at)
{
    while (at > 0 && (words[at - 1] == ' ' || words[at - 1] == CHECK_FILLER))
        at--;
    return at == 0 || strchr("\n.:?!", words[at - 1]);
}

/* A name that stays English: as it is written, whole. */
static void check_kept_name(const CheckText *check, const char *name, gsize where)
{
    if (strstr(check->text->all, name) ||
        (g_ascii_islower(name[1]) && is_sentence_start(check->english->words, where)))
        return;
    check_report(check, DIAGNOSTIC_TERM, CHECK_NOWHERE, 1, where,
                 "missing '%s', which stays English by the glossary; write it as it is", name);
}

static void check_kept_names(const CheckText *check, GArray *found)
{
    const GArray *matches = check->english->as_written;
    for (guint i = 0; i < matches->len; i++) {
        const Match *match = &g_array_index(matches, Match, i);
        const Term *term = &g_array_index(check->terms->terms, Term, match->form);
        if (!(term->uses & TERM_KEPT))
            continue;
        TermFound *name = found_term(found, match->form);
        if (!name->kept)
            check_kept_name(check, term->english, check->english->letters.offsets[match->at]);
        name->kept = true;
    }
}

/* ---- Terms that are translated ---- */

/* Whether the translation should have a term that stands in the English so often. One word that
 * stands once may be a verb, or be left out by a writer who says the whole otherwise; of two words,
 * of one that comes back, and of a text that is nothing else, there is no doubt. */
static bool is_wanted(const CheckText *check, const Term *term, guint n)
{
    return n >= TERM_REPEATED || (n > 0 && strchr(term->english, ' ')) ||
           (n > 0 && strlen(check->english->all) <= strlen(term->english) + strlen("es"));
}

/* A name such as "back-to-back user agent" is left as it is on purpose. */
static bool stays_english(const CheckText *check, guint term)
{
    if (!strchr(g_array_index(check->terms->terms, Term, term).english, ' '))
        return false;
    g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(Match));
    matcher_find(check->glossary->terms, &check->text->letters, matches);
    for (guint i = 0; i < matches->len; i++)
        if (g_array_index(matches, Match, i).form == term)
            return true;
    return false;
}

/* Whether a list of a term has an item for which `holds` is true. */
typedef bool (*ItemFunc)(const CheckText *check, const char *item);

static bool list_has(const CheckText *check, const YamlNode *list, ItemFunc holds)
{
    if (list && list->kind == YAML_TEXT)
        return holds(check, list->text);
    for (gsize i = 0; list && list->kind == YAML_LIST && i < list->n_items; i++)
        if (list->items[i]->kind == YAML_TEXT && holds(check, list->items[i]->text))
            return true;
    return false;
}

/* Whether a text is of a protocol, or of `site`, the words of the site. */
static bool is_of_part(const CheckText *check, const char *part)
{
    const char *id = check->book->sources[check->source->source].id;
    gsize length = strlen(part);
    return strncmp(id, part, length) == 0 && (id[length] == '/' || id[length] == '\0');
}

static bool english_has(const CheckText *check, const char *words)
{
    g_autofree char *english = g_utf8_casefold(check->english->all, -1);
    g_autofree char *wanted = g_utf8_casefold(words, -1);
    return strstr(english, wanted) != NULL;
}

/* Whether what a term avoids is judged in this text. */
static bool is_judged(const CheckText *check, const Term *term)
{
    const YamlNode *beside = yaml_get(term->node, "beside");
    return (!(term->uses & TERM_REQUIRED) || strstr(check->english->words, term->english)) &&
           !list_has(check, yaml_get(term->node, "except"), is_of_part) &&
           (!beside || list_has(check, beside, english_has));
}

static void check_avoided(const CheckText *check, const Term *term, const TermFound *found)
{
    g_autofree char *avoided = check_side_words(check->text, found->at, found->length);
    check_report(check, DIAGNOSTIC_AVOIDED_TERM, check->text->letters.offsets[found->at],
                 found->length, found->where, "the glossary avoids '%s' for '%s'; write '%s'",
                 avoided, term->english, term->use ? term->use : term->english);
}

static void check_found(const CheckText *check, const TermFound *found)
{
    const Term *term = &g_array_index(check->terms->terms, Term, found->term);
    if (term->use && is_wanted(check, term, found->english) &&
        !check_terms_say(check->terms, found->term, &check->text->letters) &&
        !stays_english(check, found->term))
        check_report(check, DIAGNOSTIC_TERM, CHECK_NOWHERE, 1, found->where,
                     "'%s' is '%s' by the glossary, and none of its forms is here; write one",
                     term->english, term->use);
    if (found->avoided > 0 && is_judged(check, term))
        check_avoided(check, term, found);
}

void check_term_use(const CheckText *check)
{
    if (check->english->terms->len + check->english->as_written->len + check->text->terms->len == 0)
        return;
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(TermFound));
    found_count_english(check, found);
    found_add_avoided(check, found);
    check_kept_names(check, found);
    for (guint i = 0; i < found->len; i++)
        check_found(check, &g_array_index(found, TermFound, i));
}
