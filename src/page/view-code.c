/* The page of a code: everything about one. */
#include "page/addresses.h"
#include "page/citations.h"
#include "page/frame.h"
#include "page/head.h"
#include "page/phrases.h"
#include "page/tokens.h"
#include "page/wording.h"

#include <string.h>

/* X(identifier, name, type, shape) */
#define CODE_NAMES(X)                                                                              \
    X(SIDE, "code", MAP, &side_shape)                                                              \
    X(HEADING, "heading", HTML, NULL)                                                              \
    ENDING_NAMES(X)                                                                                \
    X(DEPRECATED, "deprecated", BOOL, NULL)                                                        \
    X(RESERVED, "reserved", BOOL, NULL)                                                            \
    X(UNUSED, "unused", BOOL, NULL)                                                                \
    X(TEMPORARY, "temporary", BOOL, NULL)                                                          \
    X(UNOFFICIAL, "unofficial", BOOL, NULL)                                                        \
    X(NEVER_SENT, "never_sent", BOOL, NULL)                                                        \
    X(NAMED_ONLY, "named_only", BOOL, NULL)                                                        \
    X(NOT_A_CODE, "not_a_code", BOOL, NULL)                                                        \
    X(ALSO, "also", TEXT, NULL)                                                                    \
    X(USED_BY, "used_by", TEXT, NULL)                                                              \
    X(LD_CODE, "ld_code", HTML, NULL)                                                              \
    X(LD_SET, "ld_set", HTML, NULL)                                                                \
    X(CLASS, "class", LIST, &link_shape)                                                           \
    X(CHECKED, "checked", TEXT, NULL)                                                              \
    X(OPENING, "opening", HTML, NULL)                                                              \
    X(REST, "rest", HTML, NULL)                                                                    \
    X(WHEN_SEEN, "when_seen", HTML, NULL)                                                          \
    X(HOW_TO_FIX, "how_to_fix", HTML, NULL)                                                        \
    X(FACTS, "facts", LIST, &row_shape)                                                            \
    X(HAS_RELATED, "has_related", BOOL, NULL)                                                      \
    X(RELATED, "related", LIST, &side_shape)                                                       \
    X(HAS_EQUIVALENTS, "has_equivalents", BOOL, NULL)                                              \
    X(EQUIVALENTS, "equivalents", LIST, &equivalent_shape)                                         \
    X(COMPARE, "compare", LIST, &link_shape)                                                       \
    X(NEAR, "near", LIST, &link_shape)                                                             \
    X(HAS_NEAR, "has_near", BOOL, NULL)                                                            \
    X(PREVIOUS, "previous", MAP, &side_shape)                                                      \
    X(NEXT, "next", MAP, &side_shape)

enum {
    EQUIVALENT_PROTOCOL,
    EQUIVALENT_CODE,
    EQUIVALENT_HREF,
    EQUIVALENT_IS_SAME_NUMBER,
    EQUIVALENT_IS_SAME_MEANING,
    EQUIVALENT_IS_NEAREST,
    EQUIVALENT_N
};
static const TemplateName equivalent_names[] = {
    {"protocol", TEMPLATE_TEXT, false, NULL},     {"code", TEMPLATE_TEXT, false, NULL},
    {"href", TEMPLATE_URL, false, NULL},          {"same_number", TEMPLATE_BOOL, false, NULL},
    {"same_meaning", TEMPLATE_BOOL, false, NULL}, {"nearest", TEMPLATE_BOOL, false, NULL},
};
static const TemplateShape equivalent_shape = {equivalent_names, EQUIVALENT_N};

enum {
    CODE_BEFORE = FRAME_N - 1,
#define X(id, name, type, shape) CODE_##id,
    CODE_NAMES(X)
#undef X
        CODE_N
};

static const TemplateName code_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    CODE_NAMES(X)
#undef X
};

static void code_fill_status(const Code *code, TemplateValue *values)
{
    values[CODE_DEPRECATED] = arena_bool(code->status == CODE_STATUS_DEPRECATED);
    values[CODE_RESERVED] = arena_bool(code->status == CODE_STATUS_RESERVED);
    values[CODE_UNUSED] = arena_bool(code->status == CODE_STATUS_UNUSED);
    values[CODE_TEMPORARY] = arena_bool(code->status == CODE_STATUS_TEMPORARY);
    values[CODE_UNOFFICIAL] = arena_bool(code->status == CODE_STATUS_UNOFFICIAL);
    values[CODE_NEVER_SENT] = arena_bool(code->status == CODE_STATUS_NEVER_SENT);
    values[CODE_NAMED_ONLY] = arena_bool(code->status == CODE_STATUS_NAMED_ONLY);
    values[CODE_NOT_A_CODE] = arena_bool(code->status == CODE_STATUS_NOT_A_CODE);
}

static TemplateValue code_facts(const Protocol *protocol, const PrerenderedProtocol *ready,
                                const Code *code, Arena *arena)
{
    TemplateValue *rows = arena_values(arena, (gsize)protocol->n_questions * ROW_N);
    guint n = 0;
    for (guint q = 0; q < protocol->n_questions; q++) {
        if (!code->facts[q].answered)
            continue;
        TemplateValue *row = rows + (gsize)n++ * ROW_N;
        memcpy(row, ready->codes[code->index].facts[q], ROW_N * sizeof *row);
        row[ROW_SOURCES] = citations_links(&code->facts[q].sources, arena);
    }
    return (TemplateValue){rows, n};
}

static TemplateValue code_side(const PrerenderedProtocol *ready, guint index)
{
    return (TemplateValue){ready->codes[index].side, 1};
}

static TemplateValue code_related(const PrerenderedProtocol *ready, const Code *code, Arena *arena)
{
    TemplateValue *items = arena_values(arena, (gsize)code->related.n * SIDE_N);
    for (guint i = 0; i < code->related.n; i++)
        memcpy(items + (gsize)i * SIDE_N, ready->codes[code->related.codes[i]].side,
               SIDE_N * sizeof *items);
    return (TemplateValue){items, code->related.n};
}

/* A link to every other code's comparison. */
static TemplateValue code_compare(const Edition *edition, const Page *page, Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    const PrerenderedProtocol *ready = &edition->protocols[page->protocol];
    TemplateValue *links = arena_values(arena, (gsize)protocol->n_codes * LINK_N);
    guint n = 0;
    for (guint c = 0; c < protocol->n_codes; c++) {
        if (c == page->a)
            continue;
        TemplateValue *link = links + (gsize)n++ * LINK_N;
        link[LINK_LABEL] = arena_escaped(arena, protocol->codes[c].id);
        link[LINK_HREF] = address_sibling(edition, protocol, PAGE_PAIR, page->a, c, arena);
        link[LINK_HINT] = ready->codes[c].side[SIDE_NAME];
    }
    return (TemplateValue){links, n};
}

/* A code of another protocol that this one is more than a namesake of. */
static void code_equivalent(const Edition *edition, const Relation *relation, guint other,
                            TemplateValue *item, Arena *arena)
{
    const RelationSide *side = &relation->sides[other];
    const Protocol *protocol = &edition->book->protocols[side->protocol];
    Page page = {.kind = PAGE_CODE, .protocol = side->protocol, .a = side->code};
    bool means = relation->kinds & (1u << RELATION_MEANING);
    bool nearest = !means && (relation->kinds & (1u << RELATION_NEAREST));
    item[EQUIVALENT_PROTOCOL] = arena_static(protocol->name);
    item[EQUIVALENT_CODE] = arena_static(protocol->codes[side->code].id);
    item[EQUIVALENT_IS_SAME_NUMBER] = arena_bool(!means && !nearest);
    item[EQUIVALENT_IS_SAME_MEANING] = arena_bool(means);
    item[EQUIVALENT_IS_NEAREST] = arena_bool(nearest);
    item[EQUIVALENT_HREF] =
        arena_join(arena, "../", address_local(edition, &page, arena).data, NULL);
}

static TemplateValue code_equivalents(const Edition *edition, const Page *page, Arena *arena)
{
    const Book *book = edition->book;
    const Code *code = &book->protocols[page->protocol].codes[page->a];
    TemplateValue *items = arena_values(arena, (gsize)code->n_relations * EQUIVALENT_N);
    for (guint i = 0; i < code->n_relations; i++) {
        const Relation *relation = &book->relations[code->relations[i]];
        guint other = relation->sides[0].protocol == page->protocol ? 1 : 0;
        code_equivalent(edition, relation, other, items + (gsize)i * EQUIVALENT_N, arena);
    }
    return (TemplateValue){items, code->n_relations};
}

static TemplateValue code_class(const Edition *edition, const Protocol *protocol, const Code *code,
                                Arena *arena)
{
    if (code->class_index < 0)
        return (TemplateValue){NULL, 0};
    const CodeClass *class = &protocol->classes[code->class_index];
    TemplateValue *link = arena_values(arena, LINK_N);
    link[LINK_LABEL] = wording_html(edition, class->name, WORDING_LINE, arena);
    link[LINK_HREF] =
        address_sibling(edition, protocol, PAGE_CLASS, (guint)code->class_index, 0, arena);
    link[LINK_HINT] = arena_static(class->id);
    return (TemplateValue){link, 1};
}

static void code_fill_texts(const Edition *edition, const Code *code, const PrerenderedCode *ready,
                            Arena *arena, TemplateValue *values)
{
    values[CODE_OPENING] = ready->opening;
    values[CODE_REST] = wording_html(edition, code->description, WORDING_REST, arena);
    values[CODE_WHEN_SEEN] = ready->when_seen;
    values[CODE_HOW_TO_FIX] = ready->how_to_fix;
    values[CODE_ALSO] = tokens_join(edition, &code->also, arena);
    values[CODE_USED_BY] = tokens_join(edition, &code->used_by, arena);
    values[CODE_CHECKED] = arena_static(code->checked);
}

static void code_fill_links(const Edition *edition, const Page *page, const Code *code,
                            Arena *arena, TemplateValue *values)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    const PrerenderedProtocol *ready = &edition->protocols[page->protocol];
    const PrerenderedCode *own = &ready->codes[page->a];
    values[CODE_RELATED] = code_related(ready, code, arena);
    values[CODE_HAS_RELATED] = arena_bool(code->related.n > 0);
    values[CODE_EQUIVALENTS] = code_equivalents(edition, page, arena);
    values[CODE_HAS_EQUIVALENTS] = arena_bool(code->n_relations > 0);
    values[CODE_COMPARE] = code_compare(edition, page, arena);
    values[CODE_NEAR] = (TemplateValue){own->near, own->n_near};
    values[CODE_HAS_NEAR] = arena_bool(own->n_near > 0);
    if (page->a > 0)
        values[CODE_PREVIOUS] = code_side(ready, page->a - 1);
    if (page->a + 1 < protocol->n_codes)
        values[CODE_NEXT] = code_side(ready, page->a + 1);
}

/* The code as a defined term of the set that its protocol's page is; each a JSON string. */
static void code_fill_term(const Edition *edition, const Page *page, const Code *code, Arena *arena,
                           TemplateValue *values)
{
    const Book *book = edition->book;
    if (!book->settings.base_url)
        return;
    Page index = {.kind = PAGE_PROTOCOL, .protocol = page->protocol};
    TemplateValue set = arena_join(arena, edition->bases[edition->index].data,
                                   address_local(edition, &index, arena).data, NULL);
    values[CODE_LD_CODE] = wording_json(arena_static(code->id), arena);
    values[CODE_LD_SET] = wording_json(set, arena);
}

static void code_fill(const Edition *edition, const Page *page, Arena *arena, TemplateValue *values)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    const PrerenderedProtocol *ready = &edition->protocols[page->protocol];
    const Code *code = &protocol->codes[page->a];
    values[CODE_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[FRAME_PAGE_TITLE] = head_code_title(edition, protocol, code, arena);
    TemplateValue texts[] = {wording_plain_first(edition, code->description, arena),
                             wording_plain_first(edition, code->when_to_use, arena)};
    values[FRAME_SUMMARY] = head_describe(edition, values[FRAME_TITLE].data, texts, G_N_ELEMENTS(texts), arena);
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol, code->class_index);
    values[CODE_SIDE] = code_side(ready, page->a);
    shapes_fill_ending(code->ending, values + CODE_ENDS_IN_FIX);
    values[CODE_CLASS] = code_class(edition, protocol, code, arena);
    values[CODE_FACTS] = code_facts(protocol, ready, code, arena);
    code_fill_status(code, values);
    code_fill_term(edition, page, code, arena, values);
    code_fill_texts(edition, code, &ready->codes[page->a], arena, values);
    code_fill_links(edition, page, code, arena, values);
}

const View view_code = {"code", code_names, G_N_ELEMENTS(code_names), code_fill};
