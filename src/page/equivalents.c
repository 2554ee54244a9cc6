/* The codes of other protocols that a code is related to. */
#include "page/equivalents.h"

#include "page/addresses.h"
#include "page/phrases.h"
#include "page/relations.h"
#include "page/wording.h"

enum { KIND_LABEL, KIND_FOLLOWS, KIND_N };
static const TemplateName kind_names[] = {
    {"label", TEMPLATE_HTML, false, NULL},
    {"follows", TEMPLATE_BOOL, false, NULL}, /* not the first */
};
static const TemplateShape kind_shape = {kind_names, KIND_N};

enum {
    EQUIVALENT_PROTOCOL,
    EQUIVALENT_CODE,
    EQUIVALENT_HREF,
    EQUIVALENT_KINDS,
    EQUIVALENT_SUMMARY,
    EQUIVALENT_SOURCES,
    EQUIVALENT_SHORT,
    EQUIVALENT_COMPARED,
    EQUIVALENT_N
};
static const TemplateName equivalent_names[] = {
    {"protocol", TEMPLATE_TEXT, false, NULL}, {"code", TEMPLATE_TEXT, false, NULL},
    {"href", TEMPLATE_URL, false, NULL},      {"kinds", TEMPLATE_LIST, false, &kind_shape},
    {"summary", TEMPLATE_HTML, false, NULL},  {"sources", TEMPLATE_LIST, false, &link_shape},
    {"short", TEMPLATE_HTML, false, NULL},    {"compared", TEMPLATE_URL, false, NULL},
};
const TemplateShape equivalent_shape = {equivalent_names, EQUIVALENT_N};

/* As many as there are below, and one for each direction of a mapping. */
#define KINDS_MAX 5

static void kinds_add(const Edition *edition, PatternId id, TemplateValue *kinds, guint *n,
                      Arena *arena)
{
    TemplateValue *kind = kinds + (gsize)*n * KIND_N;
    kind[KIND_LABEL] = phrase_html(edition, id, NULL, arena);
    kind[KIND_FOLLOWS] = arena_bool(*n > 0);
    ++*n;
}

/* In what they are alike; that they have one number is said where it is all. */
static TemplateValue kinds_of(const Edition *edition, const Relation *relation, guint other,
                              Arena *arena)
{
    TemplateValue *kinds = arena_values(arena, KINDS_MAX * KIND_N);
    guint n = 0;
    if (relation_is(relation, RELATION_MEANING))
        kinds_add(edition, PATTERN_SAME_MEANING, kinds, &n, arena);
    else if (relation_is(relation, RELATION_NEAREST))
        kinds_add(edition, PATTERN_NEAREST, kinds, &n, arena);
    for (guint m = 0; m < relation->n_mappings && n + 1 < KINDS_MAX; m++)
        kinds_add(edition,
                  relation->mappings[m].from == other ? PATTERN_MAPPED_FROM : PATTERN_MAPPED_TO,
                  kinds, &n, arena);
    if (n == 0) {
        kinds_add(edition, PATTERN_SAME_NUMBER, kinds, &n, arena);
        kinds_add(edition, PATTERN_OTHER_MEANING, kinds, &n, arena);
    }
    return (TemplateValue){kinds, n};
}

static void equivalent_fill(const Edition *edition, guint index, guint other, TemplateValue *item,
                            Arena *arena)
{
    const Relation *relation = &edition->book->relations[index];
    const RelationSide *side = &relation->sides[other];
    Page page = {.kind = PAGE_CODE, .protocol = side->protocol, .a = side->code};
    item[EQUIVALENT_PROTOCOL] = arena_static(edition->book->protocols[side->protocol].name);
    item[EQUIVALENT_CODE] = arena_static(book_side_code(edition->book, side)->full);
    item[EQUIVALENT_KINDS] = kinds_of(edition, relation, other, arena);
    item[EQUIVALENT_SUMMARY] = wording_html(edition, relation->summary, WORDING_LINE, arena);
    item[EQUIVALENT_SOURCES] = relations_sources(edition, relation, &relation->citations, arena);
    item[EQUIVALENT_SHORT] = relations_short(edition, relation, arena);
    item[EQUIVALENT_COMPARED] = relations_address(edition, index, arena);
    item[EQUIVALENT_HREF] = address_from_folder(edition, &page, arena);
}

TemplateValue equivalents_of(const Edition *edition, const Page *page, Arena *arena)
{
    const Book *book = edition->book;
    const Code *code = &book->protocols[page->protocol].codes[page->a];
    TemplateValue *items = arena_values(arena, (gsize)code->n_relations * EQUIVALENT_N);
    for (guint i = 0; i < code->n_relations; i++) {
        const Relation *relation = &book->relations[code->relations[i]];
        guint other = relation->sides[0].protocol == page->protocol ? 1 : 0;
        equivalent_fill(edition, code->relations[i], other, items + (gsize)i * EQUIVALENT_N, arena);
    }
    return (TemplateValue){items, code->n_relations};
}
