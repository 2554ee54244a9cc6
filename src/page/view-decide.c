/* The decision trees of a protocol: questions whose answers lead to its codes. */
#include "page/citations.h"
#include "page/code-sides.h"
#include "page/fragments.h"
#include "page/frame.h"
#include "page/head.h"
#include "page/phrases.h"
#include "page/term-links.h"
#include "page/tokens.h"
#include "page/wording.h"

/* A step that lies deeper than this stands behind the tree, with a link to it: so many lists in one
 * another fit on a phone, so many columns beside one another on a screen, and the program never
 * runs out of its stack. */
#define DEPTH_MAX 4

/* ---- The names ---- */

#define ANSWER_NAMES(X)                                                                            \
    X(WHEN, "when", HTML, NULL)                                                                    \
    X(HAS_LEAF, "has_leaf", BOOL, NULL)                                                            \
    X(HAS_CODES, "has_codes", BOOL, NULL)                                                          \
    X(CODES, "codes", LIST, &side_shape)                                                           \
    X(MISSING, "missing", TEXT, NULL)                                                              \
    X(SAYS, "says", HTML, NULL)                                                                    \
    X(WHY, "why", HTML, NULL)                                                                      \
    X(PRACTICE, "practice", HTML, NULL)                                                            \
    X(HAS_SOURCES, "has_sources", BOOL, NULL)                                                      \
    X(SOURCES, "sources", LIST, &link_shape)                                                       \
    X(STEP, "step", HTML, NULL)                                                                    \
    X(NEXT, "next", MAP, &link_shape)

enum {
#define X(id, name, type, shape) ANSWER_##id,
    ANSWER_NAMES(X)
#undef X
        ANSWER_N
};
static const TemplateName answer_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    ANSWER_NAMES(X)
#undef X
};
static const TemplateShape answer_shape = {answer_names, ANSWER_N};

enum { STEP_ANCHOR = FRAME_N, STEP_ASKS, STEP_ANSWERS };
static const TemplateName step_names[] = {
    {"anchor", TEMPLATE_TEXT, false, NULL},
    {"asks", TEMPLATE_HTML, false, NULL},
    {"answers", TEMPLATE_LIST, false, &answer_shape},
};
const View view_step = {"step", step_names, G_N_ELEMENTS(step_names), NULL};

enum { BLOCK_STEP, BLOCK_N };
static const TemplateName block_names[] = {{"step", TEMPLATE_HTML, false, NULL}};
static const TemplateShape block_shape = {block_names, BLOCK_N};

enum { TREE_ANCHOR, TREE_TITLE, TREE_ABOUT, TREE_BLOCKS, TREE_N };
static const TemplateName tree_names[] = {
    {"anchor", TEMPLATE_TEXT, false, NULL},
    {"title", TEMPLATE_HTML, false, NULL},
    {"about", TEMPLATE_HTML, false, NULL},
    {"blocks", TEMPLATE_LIST, false, &block_shape},
};
static const TemplateShape tree_shape = {tree_names, TREE_N};

#define UNREACHED_NAMES(X)                                                                         \
    X(ID, "id", HTML)                                                                              \
    X(NUMBER, "number", TEXT)                                                                      \
    X(NAME, "name", HTML)                                                                          \
    X(HREF, "href", URL)                                                                           \
    X(WHY, "why", HTML)

enum {
#define X(id, name, type) UNREACHED_##id,
    UNREACHED_NAMES(X)
#undef X
        UNREACHED_N
};
static const TemplateName unreached_names[] = {
#define X(id, name, type) {name, TEMPLATE_##type, false, NULL},
    UNREACHED_NAMES(X)
#undef X
};
static const TemplateShape unreached_shape = {unreached_names, UNREACHED_N};

#define DECIDE_NAMES(X)                                                                            \
    X(HEADING, "heading", HTML, NULL)                                                              \
    X(BOTH, "both", BOOL, NULL)                                                                    \
    X(HAS_RECEIVED, "has_received", BOOL, NULL)                                                    \
    X(RECEIVED, "received", LIST, &tree_shape)                                                     \
    X(HAS_SENDING, "has_sending", BOOL, NULL)                                                      \
    X(SENDING, "sending", LIST, &tree_shape)                                                       \
    X(HAS_UNREACHED, "has_unreached", BOOL, NULL)                                                  \
    X(UNREACHED, "unreached", LIST, &unreached_shape)

enum {
    DECIDE_BEFORE = FRAME_N - 1,
#define X(id, name, type, shape) DECIDE_##id,
    DECIDE_NAMES(X)
#undef X
        DECIDE_N
};
static const TemplateName decide_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    DECIDE_NAMES(X)
#undef X
};

/* ---- A tree: each of its steps stands once, where an answer first leads to it ---- */

typedef struct TreePrinting {
    const Edition *edition;
    guint protocol;
    const Tree *tree;
    bool *placed;   /* by step: it stands somewhere, or waits */
    guint *waiting; /* steps that stand behind the tree, in their order */
    guint n_waiting;
    TermLinks *links; /* or NULL */
    Arena *arena;
} TreePrinting;

static TemplateValue step_anchor(const Tree *tree, guint step, Arena *arena)
{
    return arena_join(arena, tree->id, ".", tree->steps[step].id, NULL);
}

static TemplateValue next_link(const TreePrinting *printing, TextId label, TemplateValue anchor)
{
    TemplateValue *link = arena_values(printing->arena, LINK_N);
    link[LINK_LABEL] = wording_html(printing->edition, label, WORDING_LINE, printing->arena);
    link[LINK_HREF] = arena_join(printing->arena, "#", anchor.data, NULL);
    return (TemplateValue){link, 1};
}

static TemplateValue step_html(TreePrinting *printing, guint step, guint depth);

/* Where an answer goes on: with a step that stands below it, or elsewhere on the page. */
static void answer_fill_next(TreePrinting *printing, const TreeAnswer *answer, guint depth,
                             TemplateValue *values)
{
    const Protocol *protocol = &printing->edition->book->protocols[printing->protocol];
    if (answer->tree >= 0) {
        const Tree *other = &protocol->trees[answer->tree];
        values[ANSWER_NEXT] = next_link(printing, other->title, arena_static(other->id));
    }
    if (answer->step < 0)
        return;
    guint step = (guint)answer->step;
    if (!printing->placed[step] && depth < DEPTH_MAX) {
        values[ANSWER_STEP] = step_html(printing, step, depth + 1);
        return;
    }
    values[ANSWER_NEXT] = next_link(printing, printing->tree->steps[step].asks,
                                    step_anchor(printing->tree, step, printing->arena));
    if (!printing->placed[step])
        printing->waiting[printing->n_waiting++] = step;
    printing->placed[step] = true;
}

static TemplateValue answer_text(const TreePrinting *printing, TextId text)
{
    return term_links_in(printing->links,
                         wording_html(printing->edition, text, WORDING_LINE, printing->arena));
}

static void answer_fill(TreePrinting *printing, const TreeAnswer *answer, guint depth,
                        TemplateValue *values)
{
    const Edition *edition = printing->edition;
    const Protocol *protocol = &edition->book->protocols[printing->protocol];
    Arena *arena = printing->arena;
    values[ANSWER_WHEN] = answer_text(printing, answer->when);
    values[ANSWER_CODES] =
        code_sides(edition, printing->protocol, answer->codes.codes, answer->codes.n, arena);
    values[ANSWER_MISSING] = tokens_join(edition, &answer->codes.missing, arena);
    values[ANSWER_HAS_CODES] = arena_bool(answer->codes.n + answer->codes.missing.n > 0);
    values[ANSWER_SAYS] = answer_text(printing, answer->says);
    values[ANSWER_WHY] = answer_text(printing, answer->why);
    values[ANSWER_PRACTICE] = answer_text(printing, answer->practice);
    values[ANSWER_SOURCES] = citations_links(protocol, &answer->citations, arena);
    values[ANSWER_HAS_SOURCES] = arena_bool(answer->citations.n > 0);
    answer_fill_next(printing, answer, depth, values);
    values[ANSWER_HAS_LEAF] =
        arena_bool(values[ANSWER_HAS_CODES].size + values[ANSWER_SAYS].size +
                       values[ANSWER_WHY].size + values[ANSWER_PRACTICE].size +
                       values[ANSWER_HAS_SOURCES].size + values[ANSWER_NEXT].size >
                   0);
}

static TemplateValue step_html(TreePrinting *printing, guint index, guint depth)
{
    const TreeStep *step = &printing->tree->steps[index];
    Arena *arena = printing->arena;
    printing->placed[index] = true;
    TemplateValue *answers = arena_values(arena, (gsize)step->n_answers * ANSWER_N);
    for (guint a = 0; a < step->n_answers; a++)
        answer_fill(printing, &step->answers[a], depth, answers + (gsize)a * ANSWER_N);
    TemplateValue *values = fragment_values(printing->edition, VIEW_STEP, arena);
    values[STEP_ANCHOR] = step_anchor(printing->tree, index, arena);
    values[STEP_ASKS] = wording_html(printing->edition, step->asks, WORDING_LINE, arena);
    values[STEP_ANSWERS] = (TemplateValue){answers, step->n_answers};
    return fragment_render(printing->edition, VIEW_STEP, values, arena);
}

/* The start with all that hangs on it, then the steps that lie too deep. */
static TemplateValue tree_blocks(const Edition *edition, guint protocol, const Tree *tree,
                                 TermLinks *links, Arena *arena)
{
    g_autofree bool *placed = g_new0(bool, MAX(tree->n_steps, 1));
    g_autofree guint *waiting = g_new(guint, MAX(tree->n_steps, 1));
    TreePrinting printing = {edition, protocol, tree, placed, waiting, 0, links, arena};
    TemplateValue *blocks = arena_values(arena, (gsize)tree->n_steps * BLOCK_N);
    if (tree->n_steps == 0)
        return (TemplateValue){NULL, 0};
    guint n = 0;
    blocks[n++ * BLOCK_N + BLOCK_STEP] = step_html(&printing, tree->start, 1);
    for (guint w = 0; w < printing.n_waiting; w++)
        blocks[n++ * BLOCK_N + BLOCK_STEP] = step_html(&printing, waiting[w], 1);
    return (TemplateValue){blocks, n};
}

/* ---- The page ---- */

static TemplateValue trees_of(const Edition *edition, guint index, TreeRole role, TermLinks *links,
                              Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[index];
    TemplateValue *items = arena_values(arena, (gsize)protocol->n_trees * TREE_N);
    guint n = 0;
    for (guint t = 0; t < protocol->n_trees; t++) {
        const Tree *tree = &protocol->trees[t];
        if (tree->role != role)
            continue;
        TemplateValue *item = items + (gsize)n++ * TREE_N;
        item[TREE_ANCHOR] = arena_static(tree->id);
        item[TREE_TITLE] = wording_html(edition, tree->title, WORDING_LINE, arena);
        TemplateValue about = wording_html(edition, tree->about, WORDING_PROSE, arena);
        item[TREE_ABOUT] = term_links_in(links, about);
        item[TREE_BLOCKS] = tree_blocks(edition, index, tree, links, arena);
    }
    return (TemplateValue){items, n};
}

static TemplateValue unreached_of(const Edition *edition, guint index, Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[index];
    TemplateValue *items = arena_values(arena, (gsize)protocol->n_unreached * UNREACHED_N);
    for (guint u = 0; u < protocol->n_unreached; u++) {
        const UnreachedCode *unreached = &protocol->unreached[u];
        const TemplateValue *side = edition->protocols[index].codes[unreached->code].side;
        TemplateValue *item = items + (gsize)u * UNREACHED_N;
        item[UNREACHED_ID] = side[SIDE_ID];
        item[UNREACHED_NUMBER] = side[SIDE_NUMBER];
        item[UNREACHED_NAME] = side[SIDE_NAME];
        item[UNREACHED_HREF] = side[SIDE_HREF];
        item[UNREACHED_WHY] = wording_html(edition, unreached->why, WORDING_LINE, arena);
    }
    return (TemplateValue){items, protocol->n_unreached};
}

/* What the page is about: of trees of both roles its title, which names the protocol, and the
 * site's words, which speak of both; else the title of the first tree. */
static TemplateValue decide_summary(const Edition *edition, const Page *page, TemplateValue *values,
                                    Arena *arena)
{
    bool both = values[DECIDE_RECEIVED].size > 0 && values[DECIDE_SENDING].size > 0;
    values[DECIDE_BOTH] = arena_bool(both);
    if (both)
        return head_describe_list(edition, values[FRAME_TITLE], PATTERN_DECIDE_ABOUT, arena);
    return wording_plain(edition, edition->book->protocols[page->protocol].trees[0].title, arena);
}

static void decide_fill(const Edition *edition, const Page *page, Arena *arena,
                        TemplateValue *values)
{
    TermLinks *links = term_links_new(edition, page, arena);
    values[DECIDE_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol, -1);
    values[DECIDE_RECEIVED] = trees_of(edition, page->protocol, TREE_RECEIVER, links, arena);
    values[DECIDE_HAS_RECEIVED] = arena_bool(values[DECIDE_RECEIVED].size > 0);
    values[DECIDE_SENDING] = trees_of(edition, page->protocol, TREE_SENDER, links, arena);
    values[DECIDE_HAS_SENDING] = arena_bool(values[DECIDE_SENDING].size > 0);
    values[FRAME_SUMMARY] = decide_summary(edition, page, values, arena);
    values[DECIDE_UNREACHED] = unreached_of(edition, page->protocol, arena);
    values[DECIDE_HAS_UNREACHED] = arena_bool(values[DECIDE_UNREACHED].size > 0);
}

const View view_decide = {"decide", decide_names, G_N_ELEMENTS(decide_names), decide_fill};
