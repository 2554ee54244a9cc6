/* The numbers that protocols share, what each means, and whether it means the same; and the other
 * relations of their codes. */
#include "book/numbers.h"
#include "page/addresses.h"
#include "page/frame.h"
#include "page/phrases.h"
#include "page/relations.h"
#include "page/wording.h"

/* ---- The names ---- */

enum { ENTRY_HREF, ENTRY_NAME, ENTRY_GLOSS, ENTRY_N };
static const TemplateName entry_names[] = {
    {"href", TEMPLATE_URL, false, NULL},
    {"name", TEMPLATE_TEXT, false, NULL},
    {"gloss", TEMPLATE_HTML, false, NULL},
};
static const TemplateShape entry_shape = {entry_names, ENTRY_N};

enum { NUMBER_NUMBER, NUMBER_LEFT, NUMBER_RIGHT, NUMBER_HREF, NUMBER_SAYS, NUMBER_TINT, NUMBER_N };
static const TemplateName number_names[] = {
    {"number", TEMPLATE_TEXT, false, NULL},       {"left", TEMPLATE_MAP, false, &entry_shape},
    {"right", TEMPLATE_MAP, false, &entry_shape}, {"href", TEMPLATE_URL, false, NULL},
    {"says", TEMPLATE_HTML, false, NULL},         {"tint", TEMPLATE_TEXT, false, NULL},
};
static const TemplateShape number_shape = {number_names, NUMBER_N};

enum {
    COUPLE_ID,
    COUPLE_A,
    COUPLE_B,
    COUPLE_HAS_NUMBERS,
    COUPLE_NUMBERS,
    COUPLE_HAS_OTHERS,
    COUPLE_OTHERS,
    COUPLE_N
};
static const TemplateName couple_names[] = {
    {"id", TEMPLATE_TEXT, false, NULL},
    {"a", TEMPLATE_TEXT, false, NULL},
    {"b", TEMPLATE_TEXT, false, NULL},
    {"has_numbers", TEMPLATE_BOOL, false, NULL},
    {"numbers", TEMPLATE_LIST, false, &number_shape},
    {"has_others", TEMPLATE_BOOL, false, NULL},
    {"others", TEMPLATE_LIST, false, &link_shape},
};
static const TemplateShape couple_shape = {couple_names, COUPLE_N};

enum { INDEX_HEADING = FRAME_N, INDEX_COUPLES };
static const TemplateName index_names[] = {
    {"heading", TEMPLATE_HTML, false, NULL},
    {"couples", TEMPLATE_LIST, false, &couple_shape},
};

/* ---- Two protocols ---- */

static TemplateValue entry_of(const Edition *edition, guint protocol, guint code, Arena *arena)
{
    const PrerenderedCode *ready = &edition->protocols[protocol].codes[code];
    Page page = {.kind = PAGE_CODE, .protocol = protocol, .a = code};
    const char *name = edition->book->protocols[protocol].codes[code].name;
    TemplateValue *entry = arena_values(arena, ENTRY_N);
    entry[ENTRY_HREF] = address_from_folder(edition, &page, arena);
    entry[ENTRY_NAME] =
        arena_static(*name ? name : edition->book->protocols[protocol].codes[code].id);
    entry[ENTRY_GLOSS] = ready->side[SIDE_GLOSS];
    return (TemplateValue){entry, 1};
}

/* The codes of one number; where a relation says whether they mean the same, it leads to it. */
static void number_fill(const Edition *edition, const RelationSide sides[2],
                        const SharedNumber *shared, Arena *arena, TemplateValue *values)
{
    const Book *book = edition->book;
    const Code *code = &book->protocols[sides[0].protocol].codes[shared->a];
    values[NUMBER_NUMBER] = arena_static(code_number(code));
    values[NUMBER_LEFT] = entry_of(edition, sides[0].protocol, shared->a, arena);
    values[NUMBER_RIGHT] = entry_of(edition, sides[1].protocol, shared->b, arena);
    values[NUMBER_TINT] = arena_static("tint-0");
    if (shared->relation < 0)
        return;
    const Relation *relation = &book->relations[shared->relation];
    values[NUMBER_HREF] = relations_address(edition, (guint)shared->relation, arena);
    values[NUMBER_SAYS] = relations_meaning(edition, relation, arena);
    values[NUMBER_TINT] = arena_static(relation_is_equivalence(relation) ? "tint-2" : "tint-4");
}

static bool is_couple(const Relation *relation, const RelationSide sides[2])
{
    return relation->sides[0].protocol == sides[0].protocol &&
           relation->sides[1].protocol == sides[1].protocol;
}

/* Whether it relates codes of these protocols that have different numbers. */
static bool is_other(const Relation *relation, const RelationSide sides[2])
{
    return is_couple(relation, sides) && !relation_is(relation, RELATION_NUMBER);
}

/* The relations of codes with different numbers. They are counted first: each couple has few of all
 * that there are. */
static TemplateValue others_of(const Edition *edition, const RelationSide sides[2], Arena *arena)
{
    const Book *book = edition->book;
    guint count = 0, n = 0;
    for (guint r = 0; r < book->n_relations; r++)
        count += is_other(&book->relations[r], sides);
    TemplateValue *links = arena_values(arena, (gsize)count * LINK_N);
    for (guint r = 0; r < book->n_relations; r++) {
        const Relation *relation = &book->relations[r];
        if (!is_other(relation, sides))
            continue;
        TemplateValue *link = links + (gsize)n++ * LINK_N;
        link[LINK_LABEL] = relations_short(edition, relation, arena);
        link[LINK_HREF] = relations_address(edition, r, arena);
        link[LINK_ABOUT] = relation->summary == TEXT_NONE
                               ? relations_statement(edition, relation, arena)
                               : wording_html(edition, relation->summary, WORDING_LINE, arena);
    }
    return (TemplateValue){links, n};
}

static void couple_fill(const Edition *edition, const RelationSide sides[2], Arena *arena,
                        TemplateValue *values)
{
    const Book *book = edition->book;
    const Protocol *a = &book->protocols[sides[0].protocol],
                   *b = &book->protocols[sides[1].protocol];
    g_autoptr(GArray) shared = numbers_shared(book, sides[0].protocol, sides[1].protocol);
    TemplateValue *numbers = arena_values(arena, (gsize)shared->len * NUMBER_N);
    for (guint i = 0; i < shared->len; i++)
        number_fill(edition, sides, &g_array_index(shared, SharedNumber, i), arena,
                    numbers + (gsize)i * NUMBER_N);
    values[COUPLE_ID] = arena_join(arena, a->id, ".", b->id, NULL);
    values[COUPLE_A] = arena_static(a->name);
    values[COUPLE_B] = arena_static(b->name);
    values[COUPLE_NUMBERS] = (TemplateValue){numbers, shared->len};
    values[COUPLE_HAS_NUMBERS] = arena_bool(shared->len > 0);
    values[COUPLE_OTHERS] = others_of(edition, sides, arena);
    values[COUPLE_HAS_OTHERS] = arena_bool(values[COUPLE_OTHERS].size > 0);
}

/* Every two protocols whose codes are related, in the order of the first relation of each. */
static TemplateValue couples_of(const Edition *edition, Arena *arena)
{
    const Book *book = edition->book;
    TemplateValue *couples = arena_values(arena, (gsize)book->n_relations * COUPLE_N);
    g_autofree bool *seen = g_new0(bool, (gsize)book->n_protocols * book->n_protocols);
    guint n = 0;
    for (guint r = 0; r < book->n_relations; r++) {
        const RelationSide *sides = book->relations[r].sides;
        bool *is_seen = &seen[(gsize)sides[0].protocol * book->n_protocols + sides[1].protocol];
        if (!*is_seen)
            couple_fill(edition, sides, arena, couples + (gsize)n++ * COUPLE_N);
        *is_seen = true;
    }
    return (TemplateValue){couples, n};
}

static void index_fill(const Edition *edition, const Page *page, Arena *arena,
                       TemplateValue *values)
{
    values[INDEX_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[FRAME_SUMMARY] = phrase_text(edition, PATTERN_ACROSS_ABOUT, NULL, arena);
    values[INDEX_COUPLES] = couples_of(edition, arena);
}

const View view_across_index = {"across-index", index_names, G_N_ELEMENTS(index_names), index_fill};
