/* The words of the site that the program itself uses, with {named} places that it fills. */
#include "book/patterns.h"

#include "book/files.h"
#include "input/nearest.h"
#include "text-hash.h"

#include <string.h>

typedef struct PatternEntry {
    const char *path, *places;
} PatternEntry;

static const PatternEntry entries[PATTERN_N_IDS] = {
#define X(id, path, places) {path, places},
    PATTERNS(X)
#undef X
};

struct Pattern {
    char *text;
    const Locale *locale;
    const char *stale; /* today's English, where `text` is not made from it; or NULL */
    PatternPiece pieces[PATTERN_PLACES_MAX + 1];
    guint n_pieces;
};

const char *pattern_path(PatternId id)
{
    return entries[id].path;
}

void patterns_each_place(const char *text, PatternPlaceFunc func, gpointer user_data)
{
    for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
        const char *close = strchr(open, '}');
        if (!close)
            return;
        g_autofree char *name = g_strndup(open + 1, (gsize)(close - open - 1));
        func(name, (gsize)(open - text), user_data);
        open = close;
    }
}

/* ---- Filling ---- */

typedef struct Building {
    Pattern *pattern;
    char **places;
    gsize done; /* bytes of the text that stand in pieces */
} Building;

static void pattern_add_place(const char *name, gsize offset, gpointer data)
{
    Building *building = data;
    Pattern *pattern = building->pattern;
    for (int i = 0; building->places[i]; i++)
        if (strcmp(building->places[i], name) == 0 && pattern->n_pieces < PATTERN_PLACES_MAX) {
            pattern->pieces[pattern->n_pieces++] =
                (PatternPiece){pattern->text + building->done, offset - building->done, i};
            building->done = offset + strlen(name) + 2;
            return;
        }
}

static TextId pattern_find(const Book *book, PatternId id)
{
    int site = book_find_source(book, "site");
    return site < 0 ? TEXT_NONE : book_text(book, (guint)site, entries[id].path);
}

static Pattern *pattern_new_of(const Book *book, const Locale *locale, PatternId id, TextId text)
{
    Pattern *pattern = g_new0(Pattern, 1);
    Wording wording = book_printed(book, locale, text);
    pattern->text = g_strdup(wording.text);
    pattern->locale = wording.locale;
    pattern->stale = wording.stale ? book->texts[text].node->text : NULL;
    g_auto(GStrv) places = g_strsplit(entries[id].places, " ", -1);
    Building building = {pattern, places, 0};
    patterns_each_place(pattern->text, pattern_add_place, &building);
    pattern->pieces[pattern->n_pieces++] =
        (PatternPiece){pattern->text + building.done, strlen(pattern->text + building.done), -1};
    return pattern;
}

Pattern *pattern_new(const Book *book, const Locale *locale, PatternId id)
{
    return pattern_new_of(book, locale, id, pattern_find(book, id));
}

Pattern *pattern_new_for(const Book *book, const Locale *locale, const Protocol *protocol,
                         PatternId id)
{
    TextId own = protocol_word(protocol, entries[id].path);
    return pattern_new_of(book, locale, id, own != TEXT_NONE ? own : pattern_find(book, id));
}

void pattern_free(Pattern *pattern)
{
    if (!pattern)
        return;
    g_free(pattern->text);
    g_free(pattern);
}

const Locale *pattern_locale(const Pattern *pattern)
{
    return pattern->locale;
}

const char *pattern_stale(const Pattern *pattern)
{
    return pattern->stale;
}

const PatternPiece *pattern_pieces(const Pattern *pattern, guint *n)
{
    *n = pattern->n_pieces;
    return pattern->pieces;
}

void pattern_append(const Pattern *pattern, const char *const *values, GString *out)
{
    for (guint i = 0; i < pattern->n_pieces; i++) {
        const PatternPiece *piece = &pattern->pieces[i];
        bool empty = piece->place >= 0 && values[piece->place][0] == '\0';
        bool space = empty && piece->length > 0 && piece->text[piece->length - 1] == ' ';
        g_string_append_len(out, piece->text, (gssize)(piece->length - space));
        if (piece->place >= 0)
            g_string_append(out, values[piece->place]);
    }
}

/* ---- Checking ---- */

typedef struct Checking {
    const YamlNode *text;
    char **allowed;           /* the places that there may be */
    GHashTable *found;        /* those of them that there are; or NULL */
    Diagnostics *diagnostics; /* or NULL */
    bool fits;
    guint strangers; /* places that are unknown, and like none of those that there may be */
} Checking;

static void check_place(const char *name, gsize offset, gpointer data)
{
    Checking *checking = data;
    if (g_strv_contains((const char *const *)checking->allowed, name)) {
        if (checking->found)
            g_hash_table_add(checking->found, g_strdup(name));
        return;
    }
    checking->fits = false;
    if (!checking->diagnostics ||
        !diagnostics_wants(checking->diagnostics, DIAGNOSTIC_UNKNOWN_PLACE,
                           yaml_file_path(checking->text->file)))
        return;
    guint width = (guint)g_utf8_strlen(name, -1) + 2; /* with its braces */
    DiagnosticPlace place = yaml_text_place(checking->text, offset, width);
    const char *nearest = nearest_word(name, (const char *const *)checking->allowed,
                                       g_strv_length(checking->allowed));
    g_autofree char *all = g_strjoinv("}, {", checking->allowed);
    diagnostics_add(checking->diagnostics, DIAGNOSTIC_UNKNOWN_PLACE, &place,
                    nearest  ? "unknown place '{%s}' (did you mean '{%s}'?)"
                    : all[0] ? "unknown place '{%s}'; there are {%s}"
                             : "unknown place '{%s}'; there are none here",
                    name, nearest ? nearest : all);
    if (nearest && checking->found)
        g_hash_table_add(checking->found, g_strdup(nearest)); /* that is not missing then */
    else
        checking->strangers++;
}

static void collect_place(const char *name, gsize offset, gpointer data)
{
    (void)offset;
    g_ptr_array_add(data, g_strdup(name));
}

bool patterns_fit(const YamlNode *text, const char *english, Diagnostics *diagnostics)
{
    GPtrArray *wanted = g_ptr_array_new();
    patterns_each_place(english, collect_place, wanted);
    g_ptr_array_add(wanted, NULL);
    g_auto(GStrv) allowed = (char **)g_ptr_array_free(wanted, FALSE);
    g_autoptr(GHashTable) found = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    Checking checking = {text, allowed, found, diagnostics, true, 0};
    patterns_each_place(text->text, check_place, &checking);
    guint missing = 0;
    for (guint i = 0; allowed[i]; i++)
        missing += !g_hash_table_contains(found, allowed[i]);
    /* Names that were translated are unknown, and not missing as well. */
    DiagnosticPlace place = yaml_place(text);
    for (guint i = 0; allowed[i] && diagnostics && missing > checking.strangers; i++)
        if (!g_hash_table_contains(found, allowed[i]))
            diagnostics_add(diagnostics, DIAGNOSTIC_MISSING_PLACE, &place,
                            "missing place '{%s}' of the English; write it too", allowed[i]);
    return checking.fits && missing == 0;
}

/* A letter right behind {n} or {total} would have to agree with the number. */
static void check_plural(const YamlNode *text, Diagnostics *diagnostics)
{
    static const char *const numbers[] = {"{n} ", "{total} "};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        const char *at = strstr(text->text, numbers[i]);
        if (!at || !g_unichar_isalpha(g_utf8_get_char(at + strlen(numbers[i]))))
            continue;
        if (g_str_has_prefix(at + strlen(numbers[i]), "of {"))
            continue;
        DiagnosticPlace place = yaml_place(text);
        diagnostics_add(diagnostics, DIAGNOSTIC_PLURAL, &place, "a word follows a number in '%s'",
                        text->text);
    }
}

static const char *const no_places[] = {NULL};

/* Checks the places of a text that stands for the word of the site at `path`. `doubtful`: a group
 * in which no pattern is may be one under another name. */
static void check_word(const BookText *text, const char *path, bool doubtful,
                       Diagnostics *diagnostics)
{
    g_auto(GStrv) places = NULL;
    gsize group = strcspn(path, ".") + 1;
    bool is_known = !doubtful;
    for (guint i = 0; i < PATTERN_N_IDS; i++) {
        is_known |= strncmp(entries[i].path, path, group) == 0;
        if (strcmp(entries[i].path, path) == 0)
            places = g_strsplit(entries[i].places, " ", -1);
    }
    if (!is_known)
        return;
    Checking checking = {text->node, places ? places : (char **)no_places, NULL, diagnostics, true,
                         0};
    patterns_each_place(text->node->text, check_place, &checking);
    check_plural(text->node, diagnostics);
}

/* One message names all that are missing: a group of words may be gone, or the end of the file. */
static void words_complain_missing(Book *book, BookSource *source, guint site,
                                   Diagnostics *diagnostics)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < PATTERN_N_IDS; i++)
        if (book_text(book, site, entries[i].path) == TEXT_NONE)
            g_string_append_printf(names, "%s'%s'", names->len > 0 ? ", " : "", entries[i].path);
    if (names->len == 0)
        return;
    source->has_errors = true; /* so that no template misses the words too */
    DiagnosticPlace place = {
        .path = source->path,
        .note = "a book that 'statusbook new book' begins has them all; see statusbook-begin(7)"};
    diagnostics_add(diagnostics, DIAGNOSTIC_MISSING_WORD, &place, "missing words %s", names->str);
}

void patterns_check(Book *book, Diagnostics *diagnostics)
{
    int site = book_find_source(book, "site");
    DiagnosticPlace place = {.path = "locales/en/site.yaml"};
    if (site < 0) {
        if (!files_is_broken(book->store, "site"))
            diagnostics_add(diagnostics, DIAGNOSTIC_UNREADABLE, &place,
                            "the words of the site are missing");
        files_break(book->store, "site");
        return;
    }
    BookSource *source = &book->sources[site];
    if (!source->has_errors)
        words_complain_missing(book, source, (guint)site, diagnostics);
    for (guint i = 0; i < source->n_texts; i++) {
        const BookText *text = &book->texts[source->first + i];
        check_word(text, text->path, source->has_errors, diagnostics);
    }
}

static void complain_word(const Book *book, guint site, const YamlNode *key,
                          Diagnostics *diagnostics)
{
    const BookSource *source = &book->sources[site];
    g_autofree const char **names = g_new(const char *, MAX(source->n_texts, 1));
    for (guint i = 0; i < source->n_texts; i++)
        names[i] = book->texts[source->first + i].path;
    store_complain(diagnostics, DIAGNOSTIC_UNKNOWN_WORD, key, "the site has no word", key->text,
                   names, source->n_texts);
}

void patterns_check_protocol(const Book *book, const Protocol *protocol, const YamlNode *words,
                             Diagnostics *diagnostics)
{
    int site = book_find_source(book, "site");
    for (guint w = 0; w < protocol->n_words && site >= 0; w++) {
        const ProtocolWord *word = &protocol->words[w];
        const BookText *text = &book->texts[word->text];
        if (word->text == TEXT_NONE)
            continue;
        bool is_known = book_text(book, (guint)site, word->key) != TEXT_NONE;
        if (!is_known && strchr(word->key, '.') && /* else its table has said so */
            !book->sources[site].has_errors)
            complain_word(book, (guint)site, words->pairs[w].key, diagnostics);
        if (is_known)
            check_word(text, word->key, false, diagnostics);
    }
}
