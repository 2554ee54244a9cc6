/* Where the words of a glossary stand in a text. Forms are sorted by their letters, so those that
 * begin alike stand beside each other, and each letter of the text leaves a smaller range of them:
 * a tree of prefixes without the tree. */
#include "book/match.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Forms are found by the first two letters, which share so many rows. */
#define ROWS 1024
/* Letters that are told apart by their low bits, so that most places of a text are passed at once.
 */
#define LETTERS 256
/* Where the second letter is a space or any ending, or there is none, it counts as this one. */
#define NO_LETTER 0

#define ANY_ENDING '*'

typedef struct MatchForm {
    gunichar *letters; /* ends in 0 */
    guint n;           /* letters */
    guint number;      /* as the caller counts */
    bool open;         /* ends in any ending of a word */
} MatchForm;

struct Matcher {
    MatchForm *forms; /* by row, then by their letters, then by number */
    guint n;
    guint *ranks; /* by number: the longer first, then as the caller counts */
    guint first[ROWS + 1];
    bool begins[LETTERS]; /* whether a form begins with a letter of these low bits */
    bool starts_open; /* a form begins with any ending, or a space, and is looked for everywhere */
    MatchFlags flags;
};

/* ---- Forms ---- */

static MatchForm form_new(const char *form, guint number, MatchFlags flags)
{
    MatchForm made = {g_new(gunichar, strlen(form) + 1), 0, number, false};
    g_auto(Letters) letters = {0};
    letters_decode(&letters, form);
    for (guint i = 0; i < letters.n; i++) {
        gunichar c = letters.all[i];
        made.open = c == ANY_ENDING;
        /* Two of them in a row say no more than one. */
        bool says_more =
            (c != ANY_ENDING && c != ' ') || made.n == 0 || made.letters[made.n - 1] != c;
        if (says_more && (!made.open || !(flags & MATCH_UNSPACED)))
            made.letters[made.n++] = flags & MATCH_FOLD_CASE ? letter_lower(c) : c;
    }
    made.letters[made.n] = 0;
    return made;
}

static guint row_of(gunichar first, gunichar second)
{
    if (first == ' ' || first == ANY_ENDING)
        first = NO_LETTER; /* and so the second letter may be any */
    if (first == NO_LETTER || second == ' ' || second == ANY_ENDING)
        second = NO_LETTER;
    return (first * 31 + second) % ROWS;
}

static guint form_row(const MatchForm *form)
{
    return row_of(form->letters[0], form->n > 0 ? form->letters[1] : NO_LETTER);
}

static int compare_forms(const void *x, const void *y)
{
    const MatchForm *a = x, *b = y;
    guint i = 0;
    if (form_row(a) != form_row(b))
        return form_row(a) < form_row(b) ? -1 : 1;
    while (a->letters[i] && a->letters[i] == b->letters[i])
        i++;
    if (a->letters[i] != b->letters[i])
        return a->letters[i] < b->letters[i] ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static int compare_lengths(gconstpointer x, gconstpointer y)
{
    const MatchForm *a = *(const MatchForm *const *)x, *b = *(const MatchForm *const *)y;
    return a->n != b->n ? (a->n > b->n ? -1 : 1)
                        : (a->number > b->number) - (a->number < b->number);
}

static void matcher_rank(Matcher *matcher)
{
    g_autofree MatchForm **by_length = g_new(MatchForm *, MAX(matcher->n, 1));
    for (guint i = 0; i < matcher->n; i++)
        by_length[i] = &matcher->forms[i];
    qsort(by_length, matcher->n, sizeof(MatchForm *), compare_lengths);
    for (guint i = 0; i < matcher->n; i++)
        matcher->ranks[by_length[i]->number] = i;
}

Matcher *matcher_new(const char *const *forms, guint n, MatchFlags flags)
{
    Matcher *matcher = g_new0(Matcher, 1);
    matcher->forms = g_new(MatchForm, MAX(n, 1)); /* sorting none wants an array all the same */
    matcher->ranks = g_new(guint, MAX(n, 1));
    matcher->n = n;
    matcher->flags = flags;
    for (guint i = 0; i < n; i++)
        matcher->forms[i] = form_new(forms[i], i, flags);
    qsort(matcher->forms, n, sizeof(MatchForm), compare_forms);
    matcher_rank(matcher);
    for (guint i = 0; i < n; i++) {
        gunichar first = matcher->forms[i].letters[0];
        matcher->starts_open |= first == ANY_ENDING || first == ' ';
        matcher->begins[first % LETTERS] = true;
        matcher->first[form_row(&matcher->forms[i]) + 1]++;
    }
    for (guint row = 0; row < ROWS; row++)
        matcher->first[row + 1] += matcher->first[row];
    return matcher;
}

void matcher_free(Matcher *matcher)
{
    for (guint i = 0; i < matcher->n; i++)
        g_free(matcher->forms[i].letters);
    g_free(matcher->forms);
    g_free(matcher->ranks);
    g_free(matcher);
}

/* ---- Looking ---- */

/* One search: the text as the forms see it, and what was found. */
typedef struct Search {
    const Matcher *matcher;
    const Letters *text;
    const gunichar *letters;
    guint start; /* where a form would begin */
    GArray *matches;
} Search;

/* The first form of a range whose letter at `depth` is not before `c`. */
static guint range_bound(const MatchForm *forms, guint first, guint end, guint depth, gunichar c)
{
    while (first < end) {
        guint middle = first + (end - first) / 2;
        if (forms[middle].letters[depth] < c)
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}

/* Whether a form may begin, or one that says no ending may end, at a place. */
static inline bool search_may_part(const Search *search, guint at)
{
    const guint8 *kinds = search->text->kinds;
    MatchFlags flags = search->matcher->flags;
    if (!(flags & MATCH_UNSPACED))
        return !(kinds[at] & LETTER_INSIDE);
    return !(flags & MATCH_KATAKANA) || at == 0 || !(kinds[at - 1] & kinds[at] & LETTER_KATAKANA);
}

/* Behind the ending of a plural that stands at a place and ends a word. */
static guint search_skip_plural(const Search *search, guint at)
{
    const gunichar *letters = search->letters;
    guint end = at + (letters[at] == 'e' && letters[at + 1] == 's');
    end += letters[end] == 's';
    return search->text->kinds[end] & LETTER_INSIDE ? at : end;
}

/* All letters of a form stand before `at`. */
static void search_end(const Search *search, const MatchForm *form, guint at)
{
    if (search->matcher->flags & MATCH_PLURAL)
        at = search_skip_plural(search, at);
    if (at == search->start || (!form->open && !search_may_part(search, at)))
        return;
    Match match = {form->number, search->start, at - search->start};
    g_array_append_val(search->matches, match);
}

static void search_go(const Search *search, guint at, guint first, guint end, guint depth);

/* Goes on with forms that all have the same letter at `depth`, which is not above ANY_ENDING: an
 * end, a space, any ending, or itself. */
static void search_special(const Search *search, guint at, guint first, guint end, guint depth)
{
    const MatchForm *forms = search->matcher->forms;
    gunichar letter = forms[first].letters[depth];
    guint past = letter == ' '          ? letters_skip(search->text, at, LETTER_SPACE)
                 : letter == ANY_ENDING ? letters_skip(search->text, at, LETTER_WORD)
                                        : at + (letter == search->letters[at]);
    for (guint i = first; letter == 0 && i < end; i++)
        search_end(search, &forms[i], at);
    if (letter == ANY_ENDING || (letter != 0 && past > at))
        search_go(search, past, first, end, depth + 1);
}

/* Goes on at a place of the text with the forms of a range, whose first `depth` letters stand
 * before it. */
static void search_go(const Search *search, guint at, guint first, guint end, guint depth)
{
    const MatchForm *forms = search->matcher->forms;
    for (; first < end; at++, depth++) {
        gunichar letter = forms[first].letters[depth], c = search->letters[at];
        if (letter > ANY_ENDING && letter == forms[end - 1].letters[depth]) { /* all have it */
            if (letter != c)
                return;
            continue;
        }
        while (first < end && (letter = forms[first].letters[depth]) <= ANY_ENDING) {
            guint others = range_bound(forms, first, end, depth, letter + 1);
            search_special(search, at, first, others, depth);
            first = others;
        }
        if (c <= ANY_ENDING)
            return;
        first = range_bound(forms, first, end, depth, c);
        end = range_bound(forms, first, end, depth, c + 1);
    }
}

static inline void search_row(const Search *search, guint row)
{
    const guint *first = &search->matcher->first[row];
    if (first[0] < first[1])
        search_go(search, search->start, first[0], first[1], 0);
}

void matcher_find(const Matcher *matcher, const Letters *text, GArray *matches)
{
    const guint row_none = row_of(NO_LETTER, NO_LETTER);
    Search search = {.matcher = matcher,
                     .text = text,
                     .letters = matcher->flags & MATCH_FOLD_CASE ? text->lower : text->all,
                     .matches = matches};
    const guint8 *kinds = text->kinds, inside = matcher->flags & MATCH_UNSPACED ? 0 : LETTER_INSIDE;
    g_array_set_size(matches, 0);
    for (guint i = 0; i < text->n; i++) {
        if (kinds[i] & inside) /* most letters */
            continue;
        const gunichar *at = search.letters + i;
        if (!(matcher->begins[*at % LETTERS] || matcher->starts_open) ||
            !search_may_part(&search, i))
            continue;
        search.start = i;
        guint two = row_of(at[0], at[1]), one = row_of(at[0], NO_LETTER);
        search_row(&search, two);
        if (one != two)
            search_row(&search, one);
        if (matcher->starts_open && one != row_none && two != row_none)
            search_row(&search, row_none);
    }
}

/* ---- The longest ---- */

static int compare_ranks(gconstpointer x, gconstpointer y, gpointer matcher)
{
    const Match *a = x, *b = y;
    const guint *ranks = ((const Matcher *)matcher)->ranks;
    if (ranks[a->form] != ranks[b->form])
        return ranks[a->form] < ranks[b->form] ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static int compare_places(gconstpointer x, gconstpointer y)
{
    const Match *a = x, *b = y;
    return (a->at > b->at) - (a->at < b->at);
}

/* Whether one of the places, which are sorted by where they begin, reaches into the next. */
static bool matches_overlap(const GArray *matches)
{
    for (guint i = 1; i < matches->len; i++) {
        const Match *match = &g_array_index(matches, Match, i);
        if (match[-1].at + match[-1].length > match->at)
            return true;
    }
    return false;
}

void matcher_keep_longest(const Matcher *matcher, const Letters *text, GArray *matches)
{
    if (!matches_overlap(matches))
        return;
    g_autofree bool *taken = g_new0(bool, text->n);
    guint n = 0;
    g_array_sort_with_data(matches, compare_ranks, (gpointer)matcher);
    for (guint i = 0; i < matches->len; i++) {
        Match match = g_array_index(matches, Match, i);
        if (memchr(taken + match.at, 1, match.length))
            continue;
        memset(taken + match.at, 1, match.length);
        g_array_index(matches, Match, n++) = match;
    }
    g_array_set_size(matches, n);
    g_array_sort(matches, compare_places);
}
