/* The terms of a protocol, and what they mean. */
#include "book/glossary.h"
#include "page/citations.h"
#include "page/code-sides.h"
#include "page/frame.h"
#include "page/head.h"
#include "page/phrases.h"
#include "page/term-links.h"
#include "page/tokens.h"
#include "page/wording.h"

#define TERM_NAMES(X)                                                                              \
    X(ANCHOR, "anchor", TEXT, NULL)                                                                \
    X(NAME, "name", HTML, NULL)                                                                    \
    X(ENGLISH, "english", TEXT, NULL)                                                              \
    X(MEANS, "means", HTML, NULL)                                                                  \
    X(MORE, "more", HTML, NULL)                                                                    \
    X(ALSO, "also", TEXT, NULL)                                                                    \
    X(HAS_CODES, "has_codes", BOOL, NULL)                                                          \
    X(CODES, "codes", LIST, &side_shape)                                                           \
    X(MISSING, "missing", TEXT, NULL)                                                              \
    X(HAS_SEE, "has_see", BOOL, NULL)                                                              \
    X(SEE, "see", LIST, &link_shape)                                                               \
    X(HAS_SOURCES, "has_sources", BOOL, NULL)                                                      \
    X(SOURCES, "sources", LIST, &link_shape)

enum {
#define X(id, name, type, shape) TERM_##id,
    TERM_NAMES(X)
#undef X
        TERM_N
};
static const TemplateName term_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    TERM_NAMES(X)
#undef X
};
static const TemplateShape term_shape = {term_names, TERM_N};

enum { GLOSSARY_HEADING = FRAME_N, GLOSSARY_TERMS };
static const TemplateName glossary_names[] = {
    {"heading", TEMPLATE_HTML, false, NULL},
    {"terms", TEMPLATE_LIST, false, &term_shape},
};

/* The name of a term as HTML: in the language of the page, or in English. */
static TemplateValue term_name(const Edition *edition, const GlossaryTerm *term, Arena *arena)
{
    const Book *book = edition->book;
    const char *use = glossary_use(edition->locale, term);
    if (use || edition->index == book->english)
        return arena_escaped(arena, use ? use : term->id);
    return arena_join(arena, "<span lang=\"", book->locales[book->english].tag, "\" dir=\"ltr\">",
                      arena_escaped(arena, term->id).data, "</span>", NULL);
}

static TemplateValue term_see(const Edition *edition, const Protocol *protocol,
                              const GlossaryTerm *term, Arena *arena)
{
    TemplateValue *links = arena_values(arena, (gsize)term->n_see * LINK_N);
    for (guint i = 0; i < term->n_see; i++) {
        const GlossaryTerm *other = &protocol->terms[term->see[i]];
        TemplateValue *link = links + (gsize)i * LINK_N;
        link[LINK_LABEL] = term_name(edition, other, arena);
        link[LINK_HREF] = arena_join(arena, "#", arena_anchor(arena, other->id).data, NULL);
    }
    return (TemplateValue){links, term->n_see};
}

static void term_fill(const Edition *edition, const Page *page, const GlossaryTerm *term,
                      TermLinks *links, Arena *arena, TemplateValue *values)
{
    const Protocol *protocol = page_protocol(edition->book, page);
    values[TERM_ANCHOR] = arena_anchor(arena, term->id);
    values[TERM_NAME] = term_name(edition, term, arena);
    if (glossary_use(edition->locale, term))
        values[TERM_ENGLISH] = arena_static(term->id);
    values[TERM_MEANS] =
        term_links_in(links, wording_html(edition, term->means, WORDING_LINE, arena));
    values[TERM_MORE] =
        term_links_in(links, wording_html(edition, term->more, WORDING_PROSE, arena));
    values[TERM_ALSO] = tokens_join(edition, &term->also, arena);
    values[TERM_CODES] =
        code_sides(edition, page->protocol, term->codes.codes, term->codes.n, arena);
    values[TERM_HAS_CODES] = arena_bool(term->codes.n + term->codes.missing.n > 0);
    values[TERM_MISSING] = tokens_join(edition, &term->codes.missing, arena);
    values[TERM_SEE] = term_see(edition, protocol, term, arena);
    values[TERM_HAS_SEE] = arena_bool(term->n_see > 0);
    values[TERM_SOURCES] = citations_links(protocol, &term->citations, arena);
    values[TERM_HAS_SOURCES] = arena_bool(term->citations.n > 0);
}

static void glossary_fill(const Edition *edition, const Page *page, Arena *arena,
                          TemplateValue *values)
{
    const Protocol *protocol = page_protocol(edition->book, page);
    TermLinks *links = term_links_new(edition, page, arena);
    TemplateValue *terms = arena_values(arena, (gsize)protocol->n_terms * TERM_N);
    for (guint t = 0; t < protocol->n_terms; t++) {
        term_links_explain(links, t);
        term_fill(edition, page, &protocol->terms[t], links, arena, terms + (gsize)t * TERM_N);
    }
    values[GLOSSARY_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[FRAME_SUMMARY] =
        head_describe_list(edition, values[FRAME_TITLE], PATTERN_GLOSSARY_ABOUT, arena);
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol, -1);
    values[GLOSSARY_TERMS] = (TemplateValue){terms, protocol->n_terms};
}

const View view_glossary = {"glossary", glossary_names, G_N_ELEMENTS(glossary_names),
                            glossary_fill};
