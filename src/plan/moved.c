/* Reads `moved` of site.yaml, and follows each line to a page of today. */
#include "plan/moved.h"

#include "book/ids.h"
#include "book/refs.h"
#include "book/store.h"
#include "input/nearest.h"
#include "text-hash.h"

#include <string.h>

/* So many lines are read: each is a page in every language, and following them takes steps. */
#define LINES_MAX 1000
/* So many codes may move: each takes its pairs along, those with every other one too, so pages grow
 * with the square of their number. */
#define CODES_MAX 200

/* A line of `moved`. */
typedef struct Line {
    const YamlNode *from, *to;
    const char *name; /* of `from`, after its protocol and the slash */
    int protocol;     /* of `from`; -1: there is none such */
    bool refused;     /* `from` is no old page */
    guint walk;       /* the last one that passed it; 0 for none */
    bool done;        /* all that follows is known: */
    bool lost;        /* it leads nowhere, */
    bool circle;      /* because it leads in a circle */
    Page page;        /* where it leads */
} Line;

typedef struct Reading {
    const Book *book;
    Diagnostics *diagnostics;
    Line *lines;
    guint n;
    GHashTable *by_from; /* → Line; in lower case, since some disks make no difference */
} Reading;

static void moved_complain(Reading *reading, const YamlNode *node, const char *problem,
                           const char *nearest)
{
    DiagnosticPlace place = yaml_place(node);
    if (nearest)
        diagnostics_add(reading->diagnostics, DIAGNOSTIC_MOVED, &place, "%s (did you mean '%s'?)",
                        problem, nearest);
    else
        diagnostics_add(reading->diagnostics, DIAGNOSTIC_MOVED, &place, "%s", problem);
}

/* ---- Pages of today ---- */

static int moved_find_protocol(const Book *book, const char *path)
{
    gsize length = strcspn(path, "/");
    for (guint p = 0; p < book->n_protocols; p++)
        if (strlen(book->protocols[p].id) == length &&
            strncmp(book->protocols[p].id, path, length) == 0)
            return (int)p;
    return -1;
}

/* The page with this path, without language and ending. */
static bool moved_find_page(const Book *book, const char *path, Page *page)
{
    g_autofree char *full =
        g_strdup_printf("%s/%s" PAGE_ENDING, book->locales[book->english].id, path);
    bool found = route_find(book, full, page);
    page->locale = 0;
    return found;
}

/* ---- The old pages ---- */

static const char *moved_nearest_protocol(const Book *book, const char *path)
{
    g_autofree const char **names = g_new(const char *, book->n_protocols);
    g_autofree char *name = g_strndup(path, strcspn(path, "/"));
    for (guint p = 0; p < book->n_protocols; p++)
        names[p] = book->protocols[p].id;
    return nearest_word(name, names, book->n_protocols);
}

static void moved_complain_protocol(Reading *reading, const YamlNode *node)
{
    g_autofree char *name = g_strndup(node->text, strcspn(node->text, "/"));
    if (refs_is_excused_protocol(reading->book, name, DIAGNOSTIC_ERROR))
        return;
    g_autofree char *problem = g_strdup_printf("unknown protocol '%s'", name);
    moved_complain(reading, node, problem, moved_nearest_protocol(reading->book, node->text));
}

/* Whether a page of today, or an alias, has the name of the old one, but for upper and lower case.
 */
static bool moved_is_taken(const Book *book, const Line *line)
{
    Page page = {.protocol = (guint)line->protocol};
    return protocol_find_alias(&book->protocols[line->protocol], line->name) ||
           page_find(book, LEVEL_PROTOCOL, line->name, PAGE_ENDING, true, &page);
}

/* The old page of a line must be nobody's today. */
static void moved_check_from(Reading *reading, Line *line)
{
    const char *problem = NULL;
    const Line *same = g_hash_table_lookup(reading->by_from, line->from->text);
    if (line->protocol < 0) {
        line->refused = true;
        moved_complain_protocol(reading, line->from);
        return;
    }
    if (g_str_has_suffix(line->name, PAGE_ENDING))
        problem = "'%s' is a file: write the page without its ending";
    else if (moved_is_taken(reading->book, line))
        problem = "'%s' is still a page of the book; only a name that no page has today can lead "
                  "to another";
    else if (same)
        problem = "'%s' stands here twice, but for upper and lower case";
    if (!problem) {
        store_check_device(reading->diagnostics, yaml_place(line->from), line->name);
        return;
    }
    line->refused = true;
    g_autoptr(GString) text = g_string_new(problem);
    g_string_replace(text, "%s", line->from->text, 1);
    moved_complain(reading, line->from, text->str, NULL);
}

static gboolean moved_same_path(gconstpointer a, gconstpointer b)
{
    return g_ascii_strcasecmp(a, b) == 0;
}

static guint moved_hash_path(gconstpointer path)
{
    g_autofree char *folded = g_ascii_strdown(path, -1);
    return text_hash(folded);
}

static void moved_read(Reading *reading, const YamlNode *map)
{
    gsize n = MIN(map->n_pairs, LINES_MAX);
    reading->lines = g_new0(Line, MAX(n, 1));
    reading->by_from = g_hash_table_new(moved_hash_path, moved_same_path);
    if (n < map->n_pairs)
        moved_complain(reading, map->pairs[n].key,
                       "more than " G_STRINGIFY(LINES_MAX) " lines of 'moved'", NULL);
    for (gsize i = 0; i < n; i++) {
        Line *line = &reading->lines[reading->n++];
        line->from = map->pairs[i].key;
        line->to = map->pairs[i].value;
        line->name = strchr(line->from->text, '/') + 1;
        line->protocol = moved_find_protocol(reading->book, line->from->text);
        moved_check_from(reading, line);
        if (!g_hash_table_contains(reading->by_from, line->from->text))
            g_hash_table_insert(reading->by_from, (gpointer)line->from->text, line);
    }
}

/* ---- Where a line leads ---- */

static Line *moved_find_line(const Reading *reading, const char *path)
{
    Line *line = g_hash_table_lookup(reading->by_from, path);
    return line && strcmp(line->from->text, path) == 0 ? line : NULL;
}

/* The line by which a code of a protocol moved, within that protocol; NULL where it did not. */
static const Line *moved_find_code(const Reading *reading, const char *protocol, const char *id)
{
    g_autofree char *path = g_strconcat(protocol, "/", id, NULL);
    const Line *line = moved_find_line(reading, path);
    bool within = line && !line->refused && g_str_has_prefix(line->to->text, protocol) &&
                  line->to->text[strlen(protocol)] == '/';
    return within && !strstr(line->to->text, ID_VERSUS) ? line : NULL;
}

/* The page of two names in the order that is given; of one name twice that name. Free with g_free.
 */
static char *moved_join(const char *protocol, const char *a, const char *b, int order)
{
    if (order == 0)
        return g_strdup_printf("%s/%s", protocol, a);
    return g_strdup_printf("%s/%s" ID_VERSUS "%s", protocol, order < 0 ? a : b, order < 0 ? b : a);
}

/* The pair of two names, the lower one first. Free with g_free. */
static char *moved_join_pair(const Protocol *protocol, const char *a, const char *b)
{
    return moved_join(protocol->id, a, b, protocol_compare_ids(protocol, a, b));
}

/* One step from a pair of which a code has moved; NULL where none has. Free with g_free. */
static char *moved_step_pair(const Reading *reading, const char *path)
{
    const char *slash = strchr(path, '/'), *versus = slash ? strstr(slash, ID_VERSUS) : NULL;
    if (!versus)
        return NULL;
    g_autofree char *protocol = g_strndup(path, (gsize)(slash - path));
    g_autofree char *a = g_strndup(slash + 1, (gsize)(versus - slash - 1));
    const char *b = versus + strlen(ID_VERSUS);
    const Line *first = moved_find_code(reading, protocol, a),
               *second = moved_find_code(reading, protocol, b);
    gsize skip = strlen(protocol) + 1;
    if (!first && !second)
        return NULL;
    int index = moved_find_protocol(reading->book, path);
    return moved_join_pair(&reading->book->protocols[index], first ? first->to->text + skip : a,
                           second ? second->to->text + skip : b);
}

/* The names of all pages of a protocol but those of pairs, which are made of those of codes. Free
 * with g_ptr_array_unref. */
static GPtrArray *moved_names(const Book *book, guint protocol)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint k = 0; k < PAGE_N_KINDS; k++) {
        guint n = kind_count((PageKind)k, book, protocol);
        if (k == PAGE_PAIR || kind_row((PageKind)k)->level != LEVEL_PROTOCOL)
            continue;
        for (guint i = 0; i < n; i++) {
            Page page = kind_page((PageKind)k, book, protocol, i);
            g_ptr_array_add(names, page_full_name(book, &page));
        }
    }
    return names;
}

/* The pair that was meant by two names, in the right order. NULL where there is none; free with
 * g_free. */
static char *moved_nearest_pair(const Protocol *protocol, const char *name, const char *versus)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (guint c = 0; c < protocol->n_codes; c++)
        g_ptr_array_add(ids, (gpointer)protocol->codes[c].id);
    const char *const *codes = (const char *const *)ids->pdata;
    g_autofree char *a = g_strndup(name, (gsize)(versus - name));
    const char *low = nearest_word(a, codes, ids->len),
               *high = nearest_word(versus + strlen(ID_VERSUS), codes, ids->len);
    return low && high && low != high ? moved_join_pair(protocol, low, high) : NULL;
}

/* The page that was meant. NULL where there is none; free with g_free. */
static char *moved_nearest(const Reading *reading, const char *path)
{
    guint index = (guint)moved_find_protocol(reading->book, path);
    const Protocol *protocol = &reading->book->protocols[index];
    const char *name = strchr(path, '/') + 1, *versus = strstr(name, ID_VERSUS);
    if (versus)
        return moved_nearest_pair(protocol, name, versus);
    g_autoptr(GPtrArray) names = moved_names(reading->book, index);
    const char *nearest = nearest_word(name, (const char *const *)names->pdata, names->len);
    return nearest ? g_strdup_printf("%s/%s", protocol->id, nearest) : NULL;
}

static void moved_complain_target(Reading *reading, const Line *line, const char *path)
{
    if (refs_is_excused_page(reading->book, path))
        return;
    if (moved_find_protocol(reading->book, line->to->text) < 0) {
        moved_complain_protocol(reading, line->to);
        return;
    }
    g_autofree char *nearest = moved_nearest(reading, path);
    g_autofree char *problem =
        strcmp(path, line->to->text) == 0
            ? g_strdup_printf("there is no page '%s'", path)
            : g_strdup_printf("'%s' moved to '%s', and there is no such page", line->to->text,
                              path);
    moved_complain(reading, line->to, problem, nearest);
}

/* Ends a walk: what is known of the line at its end is true of all that it passed. */
static void moved_settle(Reading *reading, const GPtrArray *passed, const Line *end)
{
    for (guint i = 0; i < passed->len; i++) {
        Line *line = g_ptr_array_index(passed, i);
        line->done = true;
        line->page = end->page;
        line->lost = end->lost;
        line->circle = end->circle;
        if (!line->circle)
            continue;
        g_autofree char *problem =
            g_strdup_printf("'%s' leads in a circle and to no page", line->from->text);
        moved_complain(reading, line->from, problem, NULL);
    }
}

/* Goes on from a path that no line has: by steps of the codes of a pair, of which each line is at
 * most two. Gives the path that is a page, or that a line has; `end` is set where there is none.
 * Takes `path`; free with g_free. */
static char *moved_step_pairs(const Reading *reading, char *path, Line *end)
{
    for (guint steps = 0; steps <= 2 * reading->n; steps++) {
        if (moved_find_page(reading->book, path, &end->page) || moved_find_line(reading, path))
            return path;
        char *stepped = moved_step_pair(reading, path);
        end->lost = !stepped;
        if (end->lost)
            return path;
        g_free(path);
        path = stepped;
    }
    end->lost = end->circle = true;
    return path;
}

/* Follows a line to a page of today, over lines and steps of pairs. What is known of a line is not
 * sought again, so that a chain is walked once. What is wrong with a line on the way is said
 * there. */
static void moved_resolve(Reading *reading, Line *first, guint walk)
{
    g_autoptr(GPtrArray) passed = g_ptr_array_new();
    Line end = {.done = false}, *line = first;
    g_autofree char *path = NULL;
    while (!end.done) {
        g_ptr_array_add(passed, line);
        line->walk = walk;
        g_free(path);
        path = moved_step_pairs(reading, g_strdup(line->to->text), &end);
        Line *next = end.lost ? NULL : moved_find_line(reading, path);
        end.done = !next;
        if (!next)
            break;
        if (next->done || next->refused)
            end = (Line){.done = true,
                         .page = next->page,
                         .lost = next->lost || next->refused,
                         .circle = next->circle};
        else if (next->walk == walk)
            end = (Line){.done = true, .lost = true, .circle = true};
        line = next;
    }
    const Line *last = g_ptr_array_index(passed, passed->len - 1);
    if (end.lost && !end.circle && line == last)
        moved_complain_target(reading, last, path);
    moved_settle(reading, passed, &end);
}

/* ---- What follows ---- */

static void moved_free(gpointer data)
{
    g_free(((Moved *)data)->from);
    g_free(data);
}

static Moved *moves_add(Moves *moves, char *from, guint protocol, Page to, int code)
{
    Moved *moved = g_new(Moved, 1);
    *moved = (Moved){.from = from, .protocol = protocol, .to = to, .code = code};
    g_ptr_array_add(moves->pages, moved);
    return moved;
}

/* The page that is today's of two codes. */
static Page moved_pair(guint protocol, guint a, guint b)
{
    Page page = {.kind = PAGE_PAIR, .protocol = protocol, .a = MIN(a, b), .b = MAX(a, b)};
    if (a == b)
        page = (Page){.kind = PAGE_CODE, .protocol = protocol, .a = a};
    return page;
}

/* The old pair of a code with another one, unless a line of its own says where that is. */
static void moves_add_pair(Moves *moves, const Reading *reading, const MovedCode *code,
                           const char *other, guint other_to)
{
    const Protocol *protocol = &reading->book->protocols[code->protocol];
    /* A code with a number stood where its number belongs, whatever its id was. */
    bool by_number = protocol->codes[code->to].beside && code->to != other_to;
    int order =
        by_number ? (int)code->to - (int)other_to : protocol_order_ids(protocol, code->id, other);
    char *from = moved_join(protocol->id, code->id, other, order);
    if (g_hash_table_contains(reading->by_from, from))
        g_free(from);
    else
        moves_add(moves, from, code->protocol, moved_pair(code->protocol, code->to, other_to),
                  (int)moves->codes->len);
}

static void moves_add_code(Moves *moves, const Reading *reading, const Line *line)
{
    MovedCode code = {line->name, (guint)line->protocol, line->page.a};
    const Protocol *protocol = &reading->book->protocols[code.protocol];
    for (guint c = 0; c < protocol->n_codes; c++)
        moves_add_pair(moves, reading, &code, protocol->codes[c].id, c);
    for (guint i = 0; i < moves->codes->len; i++) {
        const MovedCode *other = &g_array_index(moves->codes, MovedCode, i);
        if (other->protocol == code.protocol)
            moves_add_pair(moves, reading, &code, other->id, other->to);
    }
    g_array_append_val(moves->codes, code);
}

/* The names that a side of a relation has had: those of codes that moved, and that of today. Free
 * with g_ptr_array_unref. */
static GPtrArray *moved_side_names(const Moves *moves, const Book *book, const RelationSide *side)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(names, g_strdup(side->id));
    for (guint i = 0; i < moves->codes->len; i++) {
        const MovedCode *code = &g_array_index(moves->codes, MovedCode, i);
        if (code->protocol == side->protocol && code->to == side->code)
            g_ptr_array_add(names,
                            g_strconcat(book->protocols[side->protocol].id, ".", code->id, NULL));
    }
    return names;
}

/* The pages across protocols of codes that moved, one or both: all names but those of today, which
 * come first. */
static void moves_add_across(Moves *moves, const Book *book)
{
    for (guint r = 0; r < kind_count(PAGE_ACROSS, book, 0); r++) {
        const RelationSide *sides = book->relations[r].sides;
        g_autoptr(GPtrArray) first = moved_side_names(moves, book, &sides[0]),
                             second = moved_side_names(moves, book, &sides[1]);
        for (guint i = 1; i < first->len * second->len; i++)
            moves_add(moves,
                      g_strdup_printf(ROUTE_ACROSS "/%s" ID_VERSUS "%s",
                                      (char *)first->pdata[i / second->len],
                                      (char *)second->pdata[i % second->len]),
                      0, kind_page(PAGE_ACROSS, book, 0, r), -1);
    }
}

/* Other ids of a code lead to its page; their pairs have none. */
static void moves_add_aliases(Moves *moves, const Book *book)
{
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *protocol = &book->protocols[p];
        for (guint c = 0; c < protocol->n_codes; c++)
            for (guint a = 0; a < protocol->codes[c].aliases.n; a++)
                moves_add(
                    moves,
                    g_strdup_printf("%s/%s", protocol->id, protocol->codes[c].aliases.items[a]), p,
                    (Page){.kind = PAGE_CODE, .protocol = p, .a = c}, -1);
    }
}

/* What the lines of `moved` say. */
static void moves_add_lines(Moves *moves, const Book *book, const YamlNode *map,
                            Diagnostics *diagnostics)
{
    Reading reading = {.book = book, .diagnostics = diagnostics};
    moved_read(&reading, map);
    for (guint i = 0; i < reading.n; i++)
        if (!reading.lines[i].refused && !reading.lines[i].done)
            moved_resolve(&reading, &reading.lines[i], i + 1);
    for (guint i = 0; i < reading.n; i++) {
        const Line *line = &reading.lines[i];
        bool pair = strstr(line->name, ID_VERSUS);
        if (line->refused || line->lost)
            continue;
        Moved *moved =
            moves_add(moves, g_strdup(line->from->text), (guint)line->protocol, line->page, -1);
        moved->has_card = !pair && line->page.kind == PAGE_CODE;
        if (pair || line->page.kind != PAGE_CODE || line->page.protocol != (guint)line->protocol)
            continue;
        if (moves->codes->len < CODES_MAX)
            moves_add_code(moves, &reading, line);
        else
            moved_complain(&reading, line->from,
                           "more than " G_STRINGIFY(CODES_MAX) " codes that moved", NULL);
    }
    g_hash_table_unref(reading.by_from);
    g_free(reading.lines);
}

Moves *moves_new(const Book *book, Diagnostics *diagnostics)
{
    Moves *moves = g_new0(Moves, 1);
    moves->pages = g_ptr_array_new_with_free_func(moved_free);
    moves->codes = g_array_new(FALSE, FALSE, sizeof(MovedCode));
    const YamlNode *map = yaml_get(book->settings.root, "moved");
    if (map)
        moves_add_lines(moves, book, map, diagnostics);
    moves_add_across(moves, book);
    moves_add_aliases(moves, book);
    return moves;
}

void moves_free(Moves *moves)
{
    if (!moves)
        return;
    g_ptr_array_unref(moves->pages);
    g_array_unref(moves->codes);
    g_free(moves);
}
