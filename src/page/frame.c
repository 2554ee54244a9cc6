/* The frame: what every page has. */
#include "page/frame.h"

#include "book/homes.h"
#include "book/skeleton.h"
#include "page/addresses.h"
#include "page/notices.h"
#include "page/phrases.h"
#include "page/pieces.h"
#include "page/wording.h"
#include "plan/indexing.h"
#include "plan/route.h"

#include <string.h>

enum { LANGUAGE_BASE, LANGUAGE_TAG, LANGUAGE_NAME, LANGUAGE_DIR, LANGUAGE_CURRENT, LANGUAGE_N };
static const TemplateName language_names[] = {
    {"base", TEMPLATE_URL, false, NULL},     {"tag", TEMPLATE_TEXT, false, NULL},
    {"name", TEMPLATE_TEXT, false, NULL},    {"dir", TEMPLATE_TEXT, false, NULL},
    {"current", TEMPLATE_BOOL, false, NULL},
};
static const TemplateShape language_shape = {language_names, G_N_ELEMENTS(language_names)};

enum { ALTERNATE_TAG, ALTERNATE_BASE, ALTERNATE_PIECES, ALTERNATE_N };
static const TemplateName alternate_names[] = {
    {"tag", TEMPLATE_TEXT, true, NULL},
    {"base", TEMPLATE_URL, true, NULL},
    PIECES_NAME,
};
static const TemplateShape alternate_shape = {alternate_names, G_N_ELEMENTS(alternate_names)};

const TemplateName frame_names[] = {
#define X(identifier, name, type, constant, shape) {name, TEMPLATE_##type, constant, shape},
    FRAME_NAMES(X)
#undef X
};

static const char *locale_dir(const Locale *locale)
{
    return locale->rtl ? "rtl" : "ltr";
}

/* Whether pages of a kind name all languages. The choice of language always does. */
static bool frame_names_all(const Book *book, PageKind kind)
{
    return !book_has_many_languages(book) || kind_row(kind)->level == LEVEL_ROOT;
}

/* The languages of the menu, the page's own always among them, and alone where the menu is a link.
 * `up` leads to the root; a language that stands on another host is led to by its whole address. */
static TemplateValue frame_languages(const Edition *edition, PageKind kind, const char *up)
{
    const Book *book = edition->book;
    TemplateValue *items = arena_values(edition->arena, (gsize)book->n_locales * LANGUAGE_N);
    guint n = 0;
    for (guint l = 0; l < book->n_locales; l++) {
        if (l != edition->index &&
            (!frame_names_all(book, kind) || !coverage_is_listed(edition->layout->coverages, l)))
            continue;
        const Locale *locale = &book->locales[l];
        TemplateValue *item = items + (gsize)n++ * LANGUAGE_N;
        item[LANGUAGE_BASE] = arena_join(
            edition->arena, book_is_here(book, l) ? up : locale->base_url, locale->id, "/", NULL);
        item[LANGUAGE_TAG] = arena_static(locale->tag);
        item[LANGUAGE_NAME] = arena_static(locale->name);
        item[LANGUAGE_DIR] = arena_static(locale_dir(locale));
        item[LANGUAGE_CURRENT] = arena_bool(l == edition->index);
    }
    return (TemplateValue){items, n};
}

void frame_bind(const Edition *edition, PageKind kind, TemplateValue *values)
{
    const Layout *layout = edition->layout;
    const char *up = route_up(kind_row(kind)->level);
    values[FRAME_T] = edition->t;
    values[FRAME_PLAIN] = edition->plain;
    values[FRAME_LANG] = arena_static(edition->locale->tag);
    values[FRAME_DIR] = arena_static(locale_dir(edition->locale));
    values[FRAME_UP] =
        kind_row(kind)->served_anywhere ? address_base_path(edition) : arena_static(up);
    values[FRAME_HOME] =
        arena_join(edition->arena, up, edition->locale->id, "/",
                   address_local(edition, &(Page){.kind = PAGE_HOME}, edition->arena).data, NULL);
    values[FRAME_STYLE] = arena_static(layout->style);
    values[FRAME_SCRIPT] = arena_static(layout->script);
    values[FRAME_ICON] = arena_static(layout->icon);
    if (edition->book->settings.base_url)
        values[FRAME_IMAGE] =
            arena_join(edition->arena, edition->book->settings.base_url, layout->image, NULL);
    values[FRAME_TOUCH_ICON] = arena_static(layout->touch_icon);
    values[FRAME_FIND] = arena_static(layout->find[edition->index]);
    values[FRAME_FOLDER] = arena_join(edition->arena, up, edition->locale->id, "/", NULL);
    values[FRAME_ENDING] = arena_static(route_ending(edition->book));
    values[FRAME_LIST_SEPARATOR] = arena_static(edition->locale->list_separator);
    values[FRAME_LABEL_SEPARATOR] = arena_static(edition->locale->label_separator);
    values[FRAME_HEADING_SEPARATOR] = arena_static(edition->locale->heading_separator);
    values[FRAME_LANGUAGES] = frame_languages(edition, kind, up);
    if (!frame_names_all(edition->book, kind))
        values[FRAME_CHOICE] = arena_join(
            edition->arena, up,
            address_local(edition, &(Page){.kind = PAGE_ROOT}, edition->arena).data, NULL);
}

/* ---- What pages choose from ---- */

/* An edit link for each source, made once: to the file that is there, or to a new one with its
 * skeleton. */
void frame_prepare_edits(Edition *edition)
{
    const Book *book = edition->book;
    const char *repository = book->settings.repository;
    edition->edits = arena_values(edition->arena, MAX(book->n_sources, 1));
    if (!repository)
        return;
    for (guint s = 0; s < book->n_sources; s++) {
        g_autofree char *link = skeleton_edit_link(book, edition->locale, s, true);
        edition->edits[s] = arena_join(edition->arena, link, NULL);
    }
    edition->problem = arena_join(edition->arena, repository,
                                  "/issues/new?title=", edition->locale->id, "/", NULL);
}

/* Where each language begins, and the alternates of a page that all of them have, where pages name
 * them; x-default is English. */
void frame_prepare_addresses(Edition *edition)
{
    const Book *book = edition->book;
    guint n = book->n_locales;
    edition->bases = arena_values(edition->arena, n);
    if (!book->settings.base_url)
        return;
    TemplateValue *items = arena_values(edition->arena, ((gsize)n + 1) * ALTERNATE_N);
    for (guint l = 0; l <= n; l++) {
        const Locale *locale = &book->locales[l < n ? l : book->english];
        TemplateValue *item = items + (gsize)l * ALTERNATE_N;
        item[ALTERNATE_TAG] = arena_static(l < n ? locale->tag : "x-default");
        item[ALTERNATE_BASE] = arena_join(edition->arena, locale->base_url, locale->id, "/", NULL);
        pieces_make(edition, &alternate_shape, ALTERNATE_PIECES, item);
        if (l < n)
            edition->bases[l] = item[ALTERNATE_BASE];
    }
    if (!book_has_many_languages(book))
        edition->alternates = (TemplateValue){items, (gsize)n + 1};
}

static TemplateValue frame_make_crumbs(const Edition *edition, guint protocol, int class_index)
{
    const Protocol *own = &edition->book->protocols[protocol];
    Arena *arena = edition->arena;
    TemplateValue *crumbs = arena_values(arena, 2 * LINK_N), *second = crumbs + LINK_N;
    crumbs[LINK_LABEL] = arena_escaped(arena, own->name);
    crumbs[LINK_HREF] = address_sibling(edition, own, PAGE_PROTOCOL, 0, 0, arena);
    pieces_make(edition, &link_shape, LINK_PIECES, crumbs);
    if (class_index < 0)
        return (TemplateValue){crumbs, 1};
    const CodeClass *class = &own->classes[class_index];
    second[LINK_LABEL] = class_is_word(class)
                             ? wording_html(edition, class->name, WORDING_LINE, arena)
                             : arena_element(arena, "bdi", class->id);
    second[LINK_HREF] = address_sibling(edition, own, PAGE_CLASS, (guint)class_index, 0, arena);
    pieces_make(edition, &link_shape, LINK_PIECES, second);
    return (TemplateValue){crumbs, 2};
}

void frame_prepare_protocol(Edition *edition, guint protocol)
{
    PrerenderedProtocol *ready = &edition->protocols[protocol];
    guint n = edition->book->protocols[protocol].n_classes + 1;
    ready->crumbs = arena_values(edition->arena, n);
    for (guint i = 0; i < n; i++)
        ready->crumbs[i] = frame_make_crumbs(edition, protocol, (int)i - 1);
}

TemplateValue frame_crumbs(const Edition *edition, guint protocol, int class_index)
{
    return edition->protocols[protocol].crumbs[class_index + 1];
}

/* ---- What differs from page to page ---- */

/* Which languages have a page so far translated that it stands among the alternates. */
static TemplateValue frame_alternates(const Edition *edition, const PageSources *sources,
                                      Arena *arena)
{
    const TemplateValue *all = edition->alternates.data;
    guint n = edition->book->n_locales, n_indexed = 0;
    TemplateValue *items = NULL; /* where they are not all */
    for (guint l = 0; l <= n; l++) {
        bool indexed = l == n || coverage_is_indexed_in(edition->layout->coverages, l, sources);
        if (!indexed && !items) {
            items = arena_values(arena, (gsize)n * ALTERNATE_N);
            memcpy(items, all, (gsize)n_indexed * ALTERNATE_N * sizeof *items);
        }
        if (indexed && items)
            memcpy(items + (gsize)n_indexed * ALTERNATE_N, all + (gsize)l * ALTERNATE_N,
                   ALTERNATE_N * sizeof *items);
        n_indexed += indexed;
    }
    return (TemplateValue){items ? items : all, n_indexed};
}

TemplateValue frame_canonical(const Edition *edition, const PageSources *sources,
                              TemplateValue local, Arena *arena)
{
    const Book *book = edition->book;
    if (!book->settings.base_url)
        return (TemplateValue){NULL, 0};
    bool own = coverage_is_indexed_in(edition->layout->coverages, edition->index, sources);
    TemplateValue address[] = {edition->bases[own ? edition->index : book->english], local};
    return arena_concat(arena, address, G_N_ELEMENTS(address));
}

TemplateValue frame_choice(const Book *book)
{
    return arena_static(book->locales[book->english].base_url);
}

/* The page's own address where it may be indexed, and then its alternates; else the English one. A
 * page that search engines are to leave out is in no cluster of languages. */
static void frame_fill_addresses(const Edition *edition, PageKind kind, const PageSources *sources,
                                 TemplateValue local, bool may_index, Arena *arena,
                                 TemplateValue *values)
{
    if (!edition->book->settings.base_url)
        return;
    if (kind_row(kind)->level == LEVEL_ROOT) {
        if (!kind_row(kind)->served_anywhere)
            values[FRAME_CANONICAL] = frame_choice(edition->book);
        return;
    }
    values[FRAME_CANONICAL] = frame_canonical(edition, sources, local, arena);
    if (may_index && edition->alternates.size > 0 &&
        coverage_is_indexed_in(edition->layout->coverages, edition->index, sources))
        values[FRAME_ALTERNATES] = frame_alternates(edition, sources, arena);
}

static void frame_fill_edit(const Edition *edition, const PageSources *sources, TemplateValue local,
                            Arena *arena, TemplateValue *values)
{
    const Book *book = edition->book;
    if (!book->settings.repository || book->n_sources == 0 || !edition->edits)
        return;
    TemplateValue problem[] = {edition->problem, local};
    values[FRAME_EDIT] =
        edition->edits[coverage_source(edition->layout->coverages, edition->index, sources)];
    values[FRAME_PROBLEM] = arena_concat(arena, problem, G_N_ELEMENTS(problem));
}

/* What the page says of itself to programs that read linked data; each a JSON string. */
static void frame_fill_data(Arena *arena, TemplateValue *values)
{
    if (values[FRAME_CANONICAL].size == 0)
        return;
    values[FRAME_LD_NAME] = wording_json(values[FRAME_TITLE], arena);
    values[FRAME_LD_URL] = wording_json(values[FRAME_CANONICAL], arena);
}

void frame_fill(const Edition *edition, const Page *page, Arena *arena, TemplateValue *values)
{
    PageSources sources = page_sources(edition->book, page);
    TemplateValue local = address_local(edition, page, arena);
    values[FRAME_LOCAL] = arena_html(arena, local); /* once, since a page has it a dozen times */
    values[FRAME_TITLE] = phrase_title(edition, page, arena);
    values[FRAME_PAGE_TITLE] = values[FRAME_TITLE];
    bool may_index = indexing_may_index(edition->book, page);
    values[FRAME_NOINDEX] = arena_bool(!may_index);
    frame_fill_addresses(edition, page->kind, &sources, local, may_index, arena, values);
    if (may_index)
        frame_fill_data(arena, values);
    values[FRAME_NOTICES] = notices_of(edition, page, arena);
    values[FRAME_HAS_NOTICES] = arena_bool(values[FRAME_NOTICES].size > 0);
    frame_fill_edit(edition, &sources, local, arena, values);
}
