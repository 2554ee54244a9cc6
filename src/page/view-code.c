/* The page of a code: everything about one. */
#include "page/addresses.h"
#include "page/citations.h"
#include "page/code-texts.h"
#include "page/embed.h"
#include "page/equivalents.h"
#include "page/frame.h"
#include "page/head.h"
#include "page/messages.h"
#include "page/named-by.h"
#include "page/phrases.h"
#include "page/term-links.h"
#include "page/tokens.h"
#include "page/wording.h"

#include <string.h>

/* A name that holds in some places only, and where. */
enum { NAME_NAME, NAME_WHERE, NAME_N };
static const TemplateName name_names[] = {
    {"name", TEMPLATE_TEXT, false, NULL},
    {"where", TEMPLATE_HTML, false, NULL},
};
static const TemplateShape name_shape = {name_names, NAME_N};

/* A token: a text. */
enum { TOKEN_TEXT, TOKEN_N };
static const TemplateName token_names[] = {{"token", TEMPLATE_TEXT, false, NULL}};
static const TemplateShape token_shape = {token_names, TOKEN_N};

/* X(identifier, name, type, shape) */
#define CODE_NAMES(X)                                                                              \
    X(ID, "id", TEXT, NULL)                                                                        \
    X(SIDE, "code", MAP, &side_shape)                                                              \
    X(HEADING, "heading", HTML, NULL)                                                              \
    X(STATUS, "status", HTML, NULL)                                                                \
    X(ENDING, "fix_heading", HTML, NULL)                                                           \
    X(NAMES, "names", LIST, &name_shape)                                                           \
    X(ALSO, "also", TEXT, NULL)                                                                    \
    X(ALIASES, "aliases", TEXT, NULL)                                                              \
    X(USED_BY, "used_by", TEXT, NULL)                                                              \
    X(LD_CODE, "ld_code", HTML, NULL)                                                              \
    X(LD_SET, "ld_set", HTML, NULL)                                                                \
    X(MESSAGE_HEADING, "message_heading", HTML, NULL)                                              \
    X(CLASS, "class", LIST, &link_shape)                                                           \
    X(OPENING, "opening", HTML, NULL)                                                              \
    X(REST, "rest", HTML, NULL)                                                                    \
    X(WHEN_SEEN, "when_seen", HTML, NULL)                                                          \
    X(HOW_TO_FIX, "how_to_fix", HTML, NULL)                                                        \
    X(USE, "use", HTML, NULL)                                                                      \
    X(HAS_LOGS, "has_logs", BOOL, NULL)                                                            \
    X(HAS_FIRST, "has_first", BOOL, NULL)                                                          \
    X(FIRST, "first", LIST, &row_shape)                                                            \
    X(FACTS, "facts", LIST, &row_shape)                                                            \
    X(NAMED_BY, "named_by", LIST, &link_shape)                                                     \
    X(SOURCES, "sources", LIST, &link_shape)                                                       \
    X(HAS_CONSTANTS, "has_constants", BOOL, NULL)                                                  \
    X(CONSTANTS, "constants", LIST, &token_shape)                                                  \
    X(HAS_RELATED, "has_related", BOOL, NULL)                                                      \
    X(RELATED, "related", LIST, &side_shape)                                                       \
    X(HAS_TREES, "has_trees", BOOL, NULL)                                                          \
    X(TREES, "trees", LIST, &link_shape)                                                           \
    X(HAS_EQUIVALENTS, "has_equivalents", BOOL, NULL)                                              \
    X(EQUIVALENTS, "equivalents", LIST, &equivalent_shape)                                         \
    X(HAS_COMPARE, "has_compare", BOOL, NULL)                                                      \
    X(COMPARE, "compare", LIST, &link_shape)                                                       \
    X(NEAR, "near", LIST, &link_shape)                                                             \
    X(HAS_NEAR, "has_near", BOOL, NULL)                                                            \
    X(EMBED, "embed", LIST, &embed_shape)                                                          \
    X(PREVIOUS, "previous", MAP, &side_shape)                                                      \
    X(NEXT, "next", MAP, &side_shape)

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

static TemplateValue code_names_of(const Edition *edition, const Code *code, Arena *arena)
{
    TemplateValue *names = arena_values(arena, (gsize)code->n_names * NAME_N);
    for (guint i = 0; i < code->n_names; i++) {
        names[i * NAME_N + NAME_NAME] = arena_static(code->names[i].name);
        names[i * NAME_N + NAME_WHERE] =
            wording_html(edition, code->names[i].where, WORDING_LINE, arena);
    }
    return (TemplateValue){names, code->n_names};
}

/* ---- Facts: those beside the title, the others, and the constants by themselves ---- */

static bool facts_is_first(const Protocol *protocol, guint question)
{
    for (guint i = 0; i < protocol->n_first; i++)
        if (protocol->first[i] == question)
            return true;
    return false;
}

static TemplateValue facts_first(const Protocol *protocol, const PrerenderedCode *ready,
                                 Arena *arena)
{
    TemplateValue *rows = arena_values(arena, (gsize)protocol->n_first * ROW_N);
    guint n = 0;
    for (guint i = 0; i < protocol->n_first; i++)
        if (ready->facts[protocol->first[i]])
            memcpy(rows + (gsize)n++ * ROW_N, ready->facts[protocol->first[i]],
                   ROW_N * sizeof *rows);
    return (TemplateValue){rows, n};
}

static TemplateValue facts_others(const Protocol *protocol, const PrerenderedCode *ready,
                                  const Code *code, Arena *arena)
{
    TemplateValue *rows = arena_values(arena, (gsize)protocol->n_questions * ROW_N);
    int constants = protocol_constants(protocol);
    guint n = 0;
    for (guint q = 0; q < protocol->n_questions; q++) {
        if (!ready->facts[q] || (int)q == constants || facts_is_first(protocol, q))
            continue;
        TemplateValue *row = rows + (gsize)n++ * ROW_N;
        memcpy(row, ready->facts[q], ROW_N * sizeof *row);
        row[ROW_SOURCES] = citations_links(protocol, &code->facts[q].citations, arena);
    }
    return (TemplateValue){rows, n};
}

static TemplateValue facts_constants(const Protocol *protocol, const Code *code, Arena *arena)
{
    int q = protocol_constants(protocol);
    if (q < 0)
        return (TemplateValue){NULL, 0};
    const Tokens *tokens = &code->facts[q].tokens;
    TemplateValue *items = arena_values(arena, (gsize)tokens->n * TOKEN_N);
    for (guint i = 0; i < tokens->n; i++)
        items[i * TOKEN_N + TOKEN_TEXT] = arena_static(tokens->items[i]);
    return (TemplateValue){items, tokens->n};
}

static bool sources_have(const Tokens *sources, const char *source)
{
    for (guint i = 0; i < sources->n; i++)
        if (strcmp(sources->items[i], source) == 0)
            return true;
    return false;
}

/* Where the code is defined, and what says the facts beside its title. */
static TemplateValue facts_sources(const Protocol *protocol, const Code *code, Arena *arena)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    for (guint i = 0; i < code->citations.n; i++)
        g_ptr_array_add(items, (gpointer)code->citations.items[i]);
    for (guint f = 0; f < protocol->n_first; f++) {
        const Tokens *own = &code->facts[protocol->first[f]].citations;
        for (guint i = 0; i < own->n; i++) {
            Tokens all = {.items = (const char **)items->pdata, .n = items->len};
            if (!sources_have(&all, own->items[i]))
                g_ptr_array_add(items, (gpointer)own->items[i]);
        }
    }
    Tokens all = {.items = (const char **)items->pdata, .n = items->len};
    return citations_links(protocol, &all, arena);
}

/* The other ids, without the number that stands beside the id anyway. */
static TemplateValue code_aliases(const Edition *edition, const Code *code, Arena *arena)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    for (guint i = 0; i < code->aliases.n; i++)
        if (g_strcmp0(code->aliases.items[i], code->number) != 0)
            g_ptr_array_add(ids, (gpointer)code->aliases.items[i]);
    Tokens others = {.items = (const char **)ids->pdata, .n = ids->len};
    return tokens_join(edition, &others, arena);
}

static void code_fill_facts(const Edition *edition, const Page *page, const Code *code,
                            Arena *arena, TemplateValue *values)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    const PrerenderedCode *ready = &edition->protocols[page->protocol].codes[page->a];
    values[CODE_FIRST] = facts_first(protocol, ready, arena);
    values[CODE_HAS_FIRST] = arena_bool(values[CODE_FIRST].size > 0);
    values[CODE_FACTS] = facts_others(protocol, ready, code, arena);
    values[CODE_NAMED_BY] = named_by(edition, protocol, code, arena);
    values[CODE_SOURCES] = facts_sources(protocol, code, arena);
    values[CODE_CONSTANTS] = facts_constants(protocol, code, arena);
    values[CODE_HAS_CONSTANTS] = arena_bool(values[CODE_CONSTANTS].size > 0);
    values[CODE_NAMES] = code_names_of(edition, code, arena);
    values[CODE_ALSO] = tokens_join(edition, &code->also, arena);
    values[CODE_ALIASES] = code_aliases(edition, code, arena);
    values[CODE_USED_BY] = tokens_join(edition, &code->used_by, arena);
}

/* ---- Links ---- */

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
        link[LINK_LABEL] = ready->codes[c].side[SIDE_ID];
        link[LINK_HREF] = address_sibling(edition, protocol, PAGE_PAIR, page->a, c, arena);
        link[LINK_HINT] = arena_static(protocol->codes[c].name);
    }
    return (TemplateValue){links, n};
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
    link[LINK_HINT] = arena_static(class_is_word(class) ? "" : class->id);
    return (TemplateValue){link, 1};
}

/* Links to the decision trees that lead to the code. */
static TemplateValue code_trees(const Edition *edition, const Page *page, Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    TemplateValue *links = arena_values(arena, (gsize)protocol->n_trees * LINK_N);
    TemplateValue decide = address_sibling(edition, protocol, PAGE_DECIDE, 0, 0, arena);
    guint n = 0;
    for (guint t = 0; t < protocol->n_trees; t++) {
        const Tree *tree = &protocol->trees[t];
        if (!tree_leads_to(tree, page->a))
            continue;
        TemplateValue *link = links + (gsize)n++ * LINK_N;
        link[LINK_LABEL] = wording_html(edition, tree->title, WORDING_LINE, arena);
        link[LINK_HREF] = arena_join(arena, decide.data, "#", tree->id, NULL);
    }
    return (TemplateValue){links, n};
}

/* The prose, in the order of the page: the first use of a term is a link. */
static void code_fill_prose(const Edition *edition, const Page *page, const Code *code,
                            Arena *arena, TemplateValue *values)
{
    const PrerenderedCode *ready = &edition->protocols[page->protocol].codes[page->a];
    TermLinks *links = term_links_new(edition, page, arena);
    TemplateValue rest = wording_html(edition, code->description, WORDING_REST, arena);
    TemplateValue use = {NULL, 0}; /* else what the side says is why nobody sends it */
    if (code->when_to_use != TEXT_NONE)
        use = ready->side[SIDE_CHOOSE];
    values[CODE_OPENING] = term_links_in(links, ready->opening);
    values[CODE_REST] = term_links_in(links, rest);
    values[CODE_WHEN_SEEN] = term_links_in(links, ready->when_seen);
    values[CODE_HOW_TO_FIX] = term_links_in(links, ready->how_to_fix);
    values[CODE_USE] = term_links_in(links, use);
}

static void code_fill_texts(const Edition *edition, const Page *page, const Code *code,
                            Arena *arena, TemplateValue *values)
{
    const PrerenderedCode *ready = &edition->protocols[page->protocol].codes[page->a];
    code_fill_prose(edition, page, code, arena, values);
    values[CODE_ENDING] = code_texts_ending(edition, code, arena);
    values[CODE_MESSAGE_HEADING] = messages_heading(edition, code->message_form, arena);
    values[CODE_STATUS] = code_texts_status(edition, code, arena);
    values[CODE_HAS_LOGS] = arena_bool(ready->side[SIDE_LOGS].size > 0);
}

static void code_fill_links(const Edition *edition, const Page *page, const Code *code,
                            Arena *arena, TemplateValue *values)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    const PrerenderedProtocol *ready = &edition->protocols[page->protocol];
    const PrerenderedCode *own = &ready->codes[page->a];
    values[CODE_RELATED] = code_related(ready, code, arena);
    values[CODE_HAS_RELATED] = arena_bool(code->related.n > 0);
    values[CODE_EQUIVALENTS] = equivalents_of(edition, page, arena);
    values[CODE_HAS_EQUIVALENTS] = arena_bool(code->n_relations > 0);
    values[CODE_TREES] = code_trees(edition, page, arena);
    values[CODE_HAS_TREES] = arena_bool(values[CODE_TREES].size > 0);
    values[CODE_COMPARE] = code_compare(edition, page, arena);
    values[CODE_HAS_COMPARE] = arena_bool(values[CODE_COMPARE].size > 0);
    values[CODE_NEAR] = (TemplateValue){own->near, own->n_near};
    values[CODE_HAS_NEAR] = arena_bool(own->n_near > 0);
    values[CODE_EMBED] = embed_of(edition, page, arena);
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
    values[FRAME_SUMMARY] =
        head_describe(edition, values[FRAME_TITLE].data, texts, G_N_ELEMENTS(texts), arena);
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol, code->class_index);
    values[CODE_ID] = arena_static(code->id);
    values[CODE_SIDE] = code_side(ready, page->a);
    values[CODE_CLASS] = code_class(edition, protocol, code, arena);
    code_fill_facts(edition, page, code, arena, values);
    code_fill_term(edition, page, code, arena, values);
    code_fill_texts(edition, page, code, arena, values);
    code_fill_links(edition, page, code, arena, values);
}

const View view_code = {"code", code_names, G_N_ELEMENTS(code_names), code_fill};
