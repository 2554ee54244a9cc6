/* The things that have a page each: which there are, and how their pages are called. */
#include "plan/items.h"

#include "book/compare.h"
#include "book/ids.h"

#include <string.h>

/* ---- Codes ---- */

static guint codes_count(const Book *book, guint protocol)
{
    return book->protocols[protocol].n_codes;
}

static void locate_by_index(const Book *book, guint index, Page *page)
{
    (void)book;
    page->a = index;
}

static guint codes_name(const Book *book, const Page *page, const char *segments[KIND_SEGMENTS_MAX])
{
    segments[0] = book->protocols[page->protocol].codes[page->a].id;
    return 1;
}

/* The code whose id is the first `length` bytes of a name, or NULL. */
static const Code *find_code(const Protocol *protocol, const char *name, gsize length, bool fold)
{
    g_autofree char *id = g_strndup(name, length);
    if (!fold)
        return protocol_find_code(protocol, id);
    for (guint c = 0; c < protocol->n_codes; c++)
        if (g_ascii_strcasecmp(protocol->codes[c].id, id) == 0)
            return &protocol->codes[c];
    return NULL;
}

static bool codes_find(const Book *book, const char *name, bool fold, Page *page)
{
    const Code *code = find_code(&book->protocols[page->protocol], name, strlen(name), fold);
    if (code)
        page->a = code->index;
    return code;
}

static void codes_title_values(const Book *book, const Page *page, const char **values)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    values[0] = protocol->codes[page->a].shown;
    values[1] = protocol->codes[page->a].name;
}

const PageItems items_codes = {codes_count, locate_by_index, codes_name, codes_find,
                               codes_title_values};

/* ---- Codes on the pages of others ---- */

static guint cards_count(const Book *book, guint protocol)
{
    return book->settings.cards == CARDS_CODES ? book->protocols[protocol].n_codes : 0;
}

static bool cards_find(const Book *book, const char *name, bool fold, Page *page)
{
    return book->settings.cards == CARDS_CODES && codes_find(book, name, fold, page);
}

const PageItems items_cards = {cards_count, locate_by_index, codes_name, cards_find,
                               codes_title_values};

/* ---- Classes ---- */

static guint classes_count(const Book *book, guint protocol)
{
    return book->protocols[protocol].n_classes;
}

static guint classes_name(const Book *book, const Page *page,
                          const char *segments[KIND_SEGMENTS_MAX])
{
    segments[0] = book->protocols[page->protocol].classes[page->a].id;
    return 1;
}

static bool classes_find(const Book *book, const char *name, bool fold, Page *page)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    for (guint c = 0; c < protocol->n_classes; c++) {
        const char *id = protocol->classes[c].id;
        if ((fold ? g_ascii_strcasecmp(id, name) : strcmp(id, name)) == 0) {
            page->a = c;
            return true;
        }
    }
    return false;
}

static void classes_title_values(const Book *book, const Page *page, const char **values)
{
    values[0] = book->protocols[page->protocol].classes[page->a].id;
}

TextId name_of_class(const Book *book, const Page *page)
{
    const CodeClass *class = &book->protocols[page->protocol].classes[page->a];
    return class_is_word(class) ? class->name : TEXT_NONE;
}

const PageItems items_classes = {classes_count, locate_by_index, classes_name, classes_find,
                                 classes_title_values};

/* ---- Pairs ---- */

static guint pairs_count(const Book *book, guint protocol)
{
    guint n = book->protocols[protocol].n_codes;
    return n * (n - (n > 0)) / 2;
}

/* How many pairs come before the first with the lower code `a`, of n codes. */
static guint pairs_before(guint n, guint a)
{
    return a * (2 * n - a - 1) / 2;
}

/* The lower code is the greatest whose pairs do not begin after the one with this index. */
static void pairs_locate(const Book *book, guint index, Page *page)
{
    guint n = book->protocols[page->protocol].n_codes, low = 0, high = n - 1;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (pairs_before(n, middle) <= index)
            low = middle;
        else
            high = middle;
    }
    page->a = low;
    page->b = low + 1 + index - pairs_before(n, low);
}

static guint pairs_name(const Book *book, const Page *page, const char *segments[KIND_SEGMENTS_MAX])
{
    const Protocol *protocol = &book->protocols[page->protocol];
    segments[0] = protocol->codes[page->a].id;
    segments[1] = ID_VERSUS;
    segments[2] = protocol->codes[page->b].id;
    return 3;
}

static bool pairs_find(const Book *book, const char *name, bool fold, Page *page)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    const char *versus = strstr(name, ID_VERSUS);
    if (!versus)
        return false;
    const char *second = versus + strlen(ID_VERSUS);
    const Code *a = find_code(protocol, name, (gsize)(versus - name), fold),
               *b = find_code(protocol, second, strlen(second), fold);
    if (!a || !b || a->index >= b->index)
        return false;
    page->a = a->index;
    page->b = b->index;
    return true;
}

static void pairs_title_values(const Book *book, const Page *page, const char **values)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    const Code *a = &protocol->codes[page->a], *b = &protocol->codes[page->b];
    values[0] = a->id;
    values[1] = a->name;
    values[2] = b->id;
    values[3] = b->name;
}

const PageItems items_pairs = {pairs_count, pairs_locate, pairs_name, pairs_find,
                               pairs_title_values};

bool indexing_of_pair(const Book *book, const Page *page)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    IndexPairs which = book->settings.index_pairs;
    return which == INDEX_ALL || protocol_find_note(protocol, page->a, page->b) ||
           (which == INDEX_NEAR && compare_is_near(protocol, page->a, page->b));
}

/* ---- Parts of a large matrix: matrix-400-and-480, by the first codes of two blocks ---- */

#define MATRIX_PREFIX "matrix-"
#define MATRIX_AND    "-and-"

guint matrix_blocks(const Protocol *protocol)
{
    return protocol->n_codes > MATRIX_CODES_MAX
               ? (protocol->n_codes + MATRIX_BLOCK - 1) / MATRIX_BLOCK
               : 0;
}

static guint matrix_parts_count(const Book *book, guint protocol)
{
    guint n = matrix_blocks(&book->protocols[protocol]);
    return n * (n + 1) / 2;
}

/* The blocks of the part with this index: (0, 0), (0, 1), (1, 1), (0, 2) … */
static void matrix_parts_locate(const Book *book, guint index, Page *page)
{
    (void)book;
    guint b = 0;
    while (index > b)
        index -= ++b;
    page->a = index;
    page->b = b;
}

static const char *block_first_id(const Book *book, const Page *page, guint block)
{
    return book->protocols[page->protocol].codes[block * MATRIX_BLOCK].id;
}

static const char *block_last_id(const Book *book, const Page *page, guint block)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    return protocol->codes[MIN((block + 1) * MATRIX_BLOCK, protocol->n_codes) - 1].id;
}

static guint matrix_parts_name(const Book *book, const Page *page,
                               const char *segments[KIND_SEGMENTS_MAX])
{
    segments[0] = MATRIX_PREFIX;
    segments[1] = block_first_id(book, page, page->a);
    segments[2] = MATRIX_AND;
    segments[3] = block_first_id(book, page, page->b);
    return 4;
}

static bool matrix_parts_find(const Book *book, const char *name, bool fold, Page *page)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    const char *first = name + strlen(MATRIX_PREFIX), *and = strstr(name, MATRIX_AND);
    if (matrix_blocks(protocol) == 0 || !g_str_has_prefix(name, MATRIX_PREFIX) || !and ||
        and < first)
        return false;
    const char *second = and+strlen(MATRIX_AND);
    const Code *a = find_code(protocol, first, (gsize)(and-first), fold),
               *b = find_code(protocol, second, strlen(second), fold);
    if (!a || !b || a->index % MATRIX_BLOCK != 0 || b->index % MATRIX_BLOCK != 0 ||
        a->index > b->index)
        return false;
    page->a = a->index / MATRIX_BLOCK;
    page->b = b->index / MATRIX_BLOCK;
    return true;
}

static void matrix_parts_title_values(const Book *book, const Page *page, const char **values)
{
    values[0] = block_first_id(book, page, page->a);
    values[1] = block_last_id(book, page, page->a);
    values[2] = block_first_id(book, page, page->b);
    values[3] = block_last_id(book, page, page->b);
}

const PageItems items_matrix_parts = {matrix_parts_count, matrix_parts_locate, matrix_parts_name,
                                      matrix_parts_find, matrix_parts_title_values};

bool indexing_of_none(const Book *book, const Page *page)
{
    (void)book;
    (void)page;
    return false;
}

/* ---- Tables ---- */

/* What stands before the id of a table in the name of its page; no code begins so. */
#define TABLE_PREFIX "by-"

TokenTable table_of_page(const Protocol *protocol, guint index)
{
    if (index < protocol->n_tables)
        return protocol->tables[index];
    guint *question = &protocol->groups[index - protocol->n_tables];
    return (TokenTable){.id = protocol->questions[*question].id,
                        .title = protocol->questions[*question].label,
                        .questions = question,
                        .n_questions = 1};
}

static guint tables_count(const Book *book, guint protocol)
{
    const Protocol *own = &book->protocols[protocol];
    return own->n_tables + own->n_groups;
}

static guint tables_name(const Book *book, const Page *page,
                         const char *segments[KIND_SEGMENTS_MAX])
{
    segments[0] = TABLE_PREFIX;
    segments[1] = table_of_page(&book->protocols[page->protocol], page->a).id;
    return 2;
}

static bool tables_find(const Book *book, const char *name, bool fold, Page *page)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    gsize length = strlen(TABLE_PREFIX);
    if (g_ascii_strncasecmp(name, TABLE_PREFIX, length) != 0 ||
        (!fold && strncmp(name, TABLE_PREFIX, length) != 0))
        return false;
    for (guint t = 0; t < tables_count(book, page->protocol); t++) {
        const char *id = table_of_page(protocol, t).id;
        if ((fold ? g_ascii_strcasecmp(id, name + length) : strcmp(id, name + length)) == 0) {
            page->a = t;
            return true;
        }
    }
    return false;
}

const PageItems items_tables = {tables_count, locate_by_index, tables_name, tables_find, NULL};

TextId name_of_table(const Book *book, const Page *page)
{
    return table_of_page(&book->protocols[page->protocol], page->a).title;
}

/* ---- Relations: http.404-vs-sip.404 ---- */

static guint relations_count(const Book *book, guint protocol)
{
    (void)protocol;
    return book->settings.across == ACROSS_DECLARED ? book->n_relations : 0;
}

static guint relations_name(const Book *book, const Page *page,
                            const char *segments[KIND_SEGMENTS_MAX])
{
    const Relation *relation = &book->relations[page->a];
    segments[0] = relation->sides[0].id;
    segments[1] = ID_VERSUS;
    segments[2] = relation->sides[1].id;
    return 3;
}

static bool relations_find(const Book *book, const char *name, bool fold, Page *page)
{
    for (guint r = 0; r < relations_count(book, 0); r++) {
        const RelationSide *sides = book->relations[r].sides;
        g_autofree char *own = g_strconcat(sides[0].id, ID_VERSUS, sides[1].id, NULL);
        if ((fold ? g_ascii_strcasecmp(own, name) : strcmp(own, name)) == 0) {
            page->a = r;
            return true;
        }
    }
    return false;
}

static void relations_title_values(const Book *book, const Page *page, const char **values)
{
    const Relation *relation = &book->relations[page->a];
    for (guint s = 0; s < 2; s++) {
        const Protocol *protocol = &book->protocols[relation->sides[s].protocol];
        const Code *code = &protocol->codes[relation->sides[s].code];
        *values++ = protocol->name;
        *values++ = code->id;
        *values++ = code->name;
    }
}

const PageItems items_relations = {relations_count, locate_by_index, relations_name, relations_find,
                                   relations_title_values};

bool has_relations(const Book *book, guint protocol)
{
    return relations_count(book, protocol) > 0;
}

bool has_no_shared_numbers(const Book *book, guint protocol)
{
    (void)protocol;
    return !book->shares_numbers;
}

bool indexing_of_relation(const Book *book, const Page *page)
{
    const Relation *relation = &book->relations[page->a];
    IndexPairs which = book->settings.index_pairs;
    return which == INDEX_ALL || relation->summary != TEXT_NONE ||
           (which == INDEX_NEAR && relation_is_equivalence(relation));
}

/* ---- Pages that a protocol may have ---- */

bool has_programs(const Book *book, guint protocol)
{
    const Protocol *own = &book->protocols[protocol];
    bool has = own->n_programs > 0;
    for (guint c = 0; c < own->n_codes && !has; c++)
        has = own->codes[c].n_logs > 0;
    return has;
}

bool has_glossary(const Book *book, guint protocol)
{
    return book->protocols[protocol].n_terms > 0;
}

bool has_received_trees_alone(const Book *book, guint protocol)
{
    const Protocol *own = &book->protocols[protocol];
    guint n = 0;
    for (guint t = 0; t < own->n_trees; t++)
        n += own->trees[t].role == TREE_RECEIVER;
    return n > 0 && n == own->n_trees;
}

bool has_pairs(const Book *book, guint protocol)
{
    return book->protocols[protocol].n_codes > 1;
}

bool has_trees(const Book *book, guint protocol)
{
    return book->protocols[protocol].n_trees > 0;
}
