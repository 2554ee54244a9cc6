/* Links from the texts of a page to the glossary of its protocol. */
#include "page/term-links.h"

#include "book/term-finder.h"
#include "page/addresses.h"

/* So many a page help a newcomer; more make a text hard to read. */
#define LINKS_MAX 5

#define NO_TERM -1

struct TermLinks {
    MarkdownLinker linker;
    const Protocol *protocol;
    const TermFinder *finder;
    const char *address; /* of the glossary; "" on its own page */
    bool *linked;        /* by term: a link to it is on the page */
    guint n;
    int own; /* the term that the text explains, or NO_TERM */
    Arena *arena;
};

static GArray *find_links(const char *text, gpointer data)
{
    TermLinks *links = data;
    if (links->n == LINKS_MAX)
        return NULL;
    g_autoptr(GArray) places = term_finder_find(links->finder, text);
    if (places->len == 0)
        return NULL;
    GArray *found = g_array_new(FALSE, FALSE, sizeof(MarkdownLink));
    for (guint i = 0; i < places->len && links->n < LINKS_MAX; i++) {
        const TermPlace *place = &g_array_index(places, TermPlace, i);
        if (links->linked[place->term] || (int)place->term == links->own)
            continue;
        TemplateValue anchor = arena_anchor(links->arena, links->protocol->terms[place->term].id);
        const char *href = arena_join(links->arena, links->address, "#", anchor.data, NULL).data;
        MarkdownLink link = {place->at, place->length, href};
        g_array_append_val(found, link);
        links->linked[place->term] = true;
        links->n++;
    }
    return found;
}

TermLinks *term_links_new(const Edition *edition, const Page *page, Arena *arena)
{
    const Protocol *protocol = page_protocol(edition->book, page);
    if (!edition->protocols[page->protocol].finder)
        return NULL;
    TermLinks *links = arena_alloc(arena, sizeof *links);
    bool *linked = arena_alloc(arena, protocol->n_terms * sizeof *linked);
    for (guint t = 0; t < protocol->n_terms; t++)
        linked[t] = false;
    bool inside = page->kind == PAGE_GLOSSARY;
    TemplateValue address = address_sibling(edition, protocol, PAGE_GLOSSARY, 0, 0, arena);
    *links = (TermLinks){.linker = {find_links, links},
                         .protocol = protocol,
                         .finder = edition->protocols[page->protocol].finder,
                         .address = inside ? "" : address.data,
                         .linked = linked,
                         .own = NO_TERM,
                         .arena = arena};
    return links;
}

bool term_links_may_add(const TermLinks *links)
{
    return links && links->n < LINKS_MAX;
}

const MarkdownLinker *term_links_linker(const TermLinks *links)
{
    return links ? &links->linker : NULL;
}

const MarkdownLinker *term_links_linker_of(TermLinks *links, guint term)
{
    if (links)
        links->own = (int)term;
    return term_links_linker(links);
}
