/* Links from the texts of a page to the glossary of its protocol. */
#include "page/term-links.h"

#include "book/term-finder.h"
#include "page/addresses.h"
#include "page/text-links.h"

/* So many a page help a newcomer; more make a text hard to read. */
#define LINKS_MAX 5

#define NO_TERM -1

struct TermLinks {
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
    GArray *found = g_array_new(FALSE, FALSE, sizeof(TextLink));
    for (guint i = 0; i < places->len && links->n < LINKS_MAX; i++) {
        const TermPlace *place = &g_array_index(places, TermPlace, i);
        if (links->linked[place->term] || (int)place->term == links->own)
            continue;
        TemplateValue anchor = arena_anchor(links->arena, links->protocol->terms[place->term].id);
        const char *href = arena_join(links->arena, links->address, "#", anchor.data, NULL).data;
        TextLink link = {place->at, place->length, href};
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
    *links = (TermLinks){.protocol = protocol,
                         .finder = edition->protocols[page->protocol].finder,
                         .address = inside ? "" : address.data,
                         .linked = linked,
                         .own = NO_TERM,
                         .arena = arena};
    return links;
}

TemplateValue term_links_in(TermLinks *links, TemplateValue html)
{
    if (!links || links->n == LINKS_MAX || html.size == 0)
        return html;
    g_autoptr(GString) linked = g_string_sized_new(2 * html.size);
    text_links_append(html.data, find_links, links, linked);
    return arena_text(links->arena, linked);
}

void term_links_explain(TermLinks *links, guint term)
{
    if (links)
        links->own = (int)term;
}
