/* The frame: what every page has. */
#include "book/skeleton.h"
#include "site/view.h"

#include <string.h>

static const TemplateName link_names[] = {
    {"label", TEMPLATE_HTML, true, NULL},
    {"href", TEMPLATE_URL, true, NULL},
    {"hint", TEMPLATE_TEXT, true, NULL},
    {"about", TEMPLATE_HTML, true, NULL},
    PIECES_NAME,
};
const TemplateShape link_shape = {link_names, G_N_ELEMENTS(link_names)};

static const TemplateName row_names[] = {
    {"label", TEMPLATE_HTML, true, NULL},
    {"a", TEMPLATE_HTML, true, NULL},
    {"b", TEMPLATE_HTML, false, NULL},
    {"decides", TEMPLATE_BOOL, false, NULL},
    {"sources", TEMPLATE_LIST, false, &link_shape},
    PIECES_NAME,
};
const TemplateShape row_shape = {row_names, G_N_ELEMENTS(row_names)};

enum { LANGUAGE_ID, LANGUAGE_TAG, LANGUAGE_NAME, LANGUAGE_DIR, LANGUAGE_CURRENT, LANGUAGE_N };
static const TemplateName language_names[] = {
    {"id", TEMPLATE_TEXT, false, NULL},      {"tag", TEMPLATE_TEXT, false, NULL},
    {"name", TEMPLATE_TEXT, false, NULL},    {"dir", TEMPLATE_TEXT, false, NULL},
    {"current", TEMPLATE_BOOL, false, NULL},
};
const TemplateShape language_shape = {language_names, G_N_ELEMENTS(language_names)};

enum { ALTERNATE_TAG, ALTERNATE_BASE, ALTERNATE_PIECES, ALTERNATE_N };
static const TemplateName alternate_names[] = {
    {"tag", TEMPLATE_TEXT, true, NULL},
    {"base", TEMPLATE_URL, true, NULL},
    PIECES_NAME,
};
const TemplateShape alternate_shape = {alternate_names, G_N_ELEMENTS(alternate_names)};

enum { TRAIL_POSITION, TRAIL_NAME, TRAIL_ADDRESS, TRAIL_PIECES, TRAIL_N };
static const TemplateName trail_names[] = {
    {"position", TEMPLATE_TEXT, true, NULL},
    {"name", TEMPLATE_HTML, true, NULL},    /* a JSON string */
    {"address", TEMPLATE_HTML, true, NULL}, /* a JSON string */
    PIECES_NAME,
};
const TemplateShape trail_shape = {trail_names, G_N_ELEMENTS(trail_names)};

const char *view_tint(int class_index)
{
    static const char *const tints[] = {"tint-0", "tint-1", "tint-2", "tint-3",
                                        "tint-4", "tint-5", "tint-6"};
    return class_index < 0 ? tints[0] : tints[1 + class_index % (G_N_ELEMENTS(tints) - 1)];
}

static const char *locale_dir(const Locale *locale)
{
    return locale->rtl ? "rtl" : "ltr";
}

/* The languages of the menu, the page's own always among them. */
static TemplateValue frame_languages(const Edition *edition)
{
    const Book *book = edition->site->book;
    TemplateValue *items = scratch_values(edition->scratch, (gsize)book->n_locales * LANGUAGE_N);
    guint n = 0;
    for (guint l = 0; l < book->n_locales; l++) {
        if (l != edition->index && !coverage_is_listed(edition->site->coverages, l))
            continue;
        const Locale *locale = &book->locales[l];
        TemplateValue *item = items + (gsize)n++ * LANGUAGE_N;
        item[LANGUAGE_ID] = scratch_static(locale->id);
        item[LANGUAGE_TAG] = scratch_static(locale->tag);
        item[LANGUAGE_NAME] = scratch_static(locale->name);
        item[LANGUAGE_DIR] = scratch_static(locale_dir(locale));
        item[LANGUAGE_CURRENT] = scratch_bool(l == edition->index);
    }
    return (TemplateValue){items, n};
}

TemplateValue frame_base_path(const Edition *edition)
{
    return scratch_static(site_base_path(edition->site));
}

TemplateValue frame_local(const Edition *edition, const Page *page, Scratch *scratch)
{
    Route route = route_local(edition->site->book, page);
    return scratch_join_n(scratch, route.parts, route.n);
}

TemplateValue frame_sibling(const Edition *edition, const Protocol *protocol, PageKind kind,
                            guint a, guint b, Scratch *scratch)
{
    const Book *book = edition->site->book;
    Page page = {.kind = kind, .protocol = (guint)(protocol - book->protocols), .a = a, .b = b};
    if (kind == PAGE_PAIR && a > b) {
        page.a = b;
        page.b = a;
    }
    Route route = route_sibling(book, &page);
    return scratch_join_n(scratch, route.parts, route.n);
}

void frame_bind(const Edition *edition, PageKind kind, TemplateValue *values)
{
    const Site *site = edition->site;
    values[FRAME_T] = edition->t;
    values[FRAME_PLAIN] = edition->plain;
    values[FRAME_LANG] = scratch_static(edition->locale->tag);
    values[FRAME_DIR] = scratch_static(locale_dir(edition->locale));
    values[FRAME_UP] =
        kind == PAGE_LOST ? frame_base_path(edition) : scratch_static(route_up(kind));
    values[FRAME_HOME] =
        scratch_join(edition->scratch, route_up(kind), edition->locale->id, "/",
                     frame_local(edition, &(Page){.kind = PAGE_HOME}, edition->scratch).data, NULL);
    values[FRAME_STYLE] = scratch_static(site->style);
    values[FRAME_SCRIPT] = scratch_static(site->script);
    values[FRAME_ICON] = scratch_static(site->icon);
    values[FRAME_FIND] = scratch_static(site->find[edition->index]);
    values[FRAME_FOLDER] =
        scratch_join(edition->scratch, route_up(kind), edition->locale->id, "/", NULL);
    values[FRAME_ENDING] = scratch_static(site->book->settings.clean_urls ? NULL : ".html");
    values[FRAME_LIST_SEPARATOR] = scratch_static(edition->locale->list_separator);
    values[FRAME_LABEL_SEPARATOR] = scratch_static(edition->locale->label_separator);
    values[FRAME_LANGUAGES] = frame_languages(edition);
}

/* ---- What pages choose from --------------------------------------------------------------------
 */

/* An edit link for each source, made once: to the file that is there, or to a new one with its
 * skeleton. */
static void frame_prepare_edits(Edition *edition)
{
    const Book *book = edition->site->book;
    const char *repository = book->settings.repository;
    edition->edits = scratch_values(edition->scratch, MAX(book->n_sources, 1));
    if (!repository)
        return;
    for (guint s = 0; s < book->n_sources; s++) {
        g_autofree char *link = skeleton_edit_link(book, edition->locale, s, true);
        edition->edits[s] = scratch_join(edition->scratch, link, NULL);
    }
    edition->problem = scratch_join(edition->scratch, repository,
                                    "/issues/new?title=", edition->locale->id, "/", NULL);
}

/* Where each language begins, and the alternates of a page that all of them have; x-default is
 * English. */
void frame_prepare_addresses(Edition *edition)
{
    const Book *book = edition->site->book;
    guint n = book->n_locales;
    edition->bases = scratch_values(edition->scratch, n);
    if (!book->settings.base_url)
        return;
    TemplateValue *items = scratch_values(edition->scratch, ((gsize)n + 1) * ALTERNATE_N);
    for (guint l = 0; l <= n; l++) {
        const Locale *locale = &book->locales[l < n ? l : book->english];
        TemplateValue *item = items + (gsize)l * ALTERNATE_N;
        item[ALTERNATE_TAG] = scratch_static(l < n ? locale->tag : "x-default");
        item[ALTERNATE_BASE] =
            scratch_join(edition->scratch, book->settings.base_url, locale->id, "/", NULL);
        edition_make_pieces(edition, &alternate_shape, ALTERNATE_PIECES, item);
        if (l < n)
            edition->bases[l] = item[ALTERNATE_BASE];
    }
    edition->alternates = (TemplateValue){items, (gsize)n + 1};
}

void frame_prepare(Edition *edition)
{
    frame_prepare_edits(edition);
}

static void trail_add(const Edition *edition, TemplateValue name, const Page *page,
                      TemplateValue *trail, guint place)
{
    Scratch *scratch = edition->scratch;
    TemplateValue *item = trail + (gsize)place * TRAIL_N;
    TemplateValue address = scratch_join(scratch, edition->bases[edition->index].data,
                                         frame_local(edition, page, scratch).data, NULL);
    item[TRAIL_POSITION] = scratch_number(scratch, place + 1);
    item[TRAIL_NAME] = wording_json(name, scratch);
    item[TRAIL_ADDRESS] = wording_json(address, scratch);
    edition_make_pieces(edition, &trail_shape, TRAIL_PIECES, item);
}

/* The pages above another, for search engines: home, the protocol, and the class if there is one.
 */
static TemplateValue frame_make_trail(const Edition *edition, guint protocol, int class_index)
{
    if (!edition->site->book->settings.base_url)
        return (TemplateValue){NULL, 0};
    Scratch *scratch = edition->scratch;
    TemplateValue *trail = scratch_values(scratch, 3 * TRAIL_N);
    Page page = {.kind = PAGE_HOME, .locale = edition->index, .protocol = protocol};
    trail_add(edition, edition_pattern(edition, PATTERN_SITE_NAME, NULL, scratch), &page, trail, 0);
    page.kind = PAGE_PROTOCOL;
    trail_add(edition, scratch_static(edition->site->book->protocols[protocol].name), &page, trail,
              1);
    if (class_index < 0)
        return (TemplateValue){trail, 2};
    page.kind = PAGE_CLASS;
    page.a = (guint)class_index;
    trail_add(edition, edition_title(edition, &page, scratch), &page, trail, 2);
    return (TemplateValue){trail, 3};
}

static TemplateValue frame_make_crumbs(const Edition *edition, guint protocol, int class_index)
{
    const Protocol *own = &edition->site->book->protocols[protocol];
    Scratch *scratch = edition->scratch;
    TemplateValue *crumbs = scratch_values(scratch, 2 * LINK_N), *second = crumbs + LINK_N;
    crumbs[LINK_LABEL] = scratch_escaped(scratch, own->name);
    crumbs[LINK_HREF] = frame_sibling(edition, own, PAGE_PROTOCOL, 0, 0, scratch);
    edition_make_pieces(edition, &link_shape, LINK_PIECES, crumbs);
    if (class_index < 0)
        return (TemplateValue){crumbs, 1};
    second[LINK_LABEL] = scratch_element(scratch, "bdi", own->classes[class_index].id);
    second[LINK_HREF] = frame_sibling(edition, own, PAGE_CLASS, (guint)class_index, 0, scratch);
    edition_make_pieces(edition, &link_shape, LINK_PIECES, second);
    return (TemplateValue){crumbs, 2};
}

void frame_prepare_protocol(Edition *edition, guint protocol)
{
    ProtocolParts *parts = &edition->protocols[protocol];
    guint n = edition->site->book->protocols[protocol].n_classes + 1;
    parts->crumbs = scratch_values(edition->scratch, n);
    parts->trails = scratch_values(edition->scratch, n);
    for (guint i = 0; i < n; i++) {
        parts->crumbs[i] = frame_make_crumbs(edition, protocol, (int)i - 1);
        parts->trails[i] = frame_make_trail(edition, protocol, (int)i - 1);
    }
}

TemplateValue frame_crumbs(const Edition *edition, guint protocol, int class_index)
{
    return edition->protocols[protocol].crumbs[class_index + 1];
}

/* ---- What differs from page to page ---- */

/* Which languages have a page so far translated that it stands among the alternates. */
static TemplateValue frame_alternates(const Edition *edition, const PageSources *sources,
                                      Scratch *scratch)
{
    const TemplateValue *all = edition->alternates.data;
    guint n = edition->site->book->n_locales, n_indexed = 0;
    TemplateValue *items = NULL; /* where they are not all */
    for (guint l = 0; l <= n; l++) {
        bool indexed = l == n || coverage_is_indexed_in(edition->site->coverages, l, sources);
        if (!indexed && !items) {
            items = scratch_values(scratch, (gsize)n * ALTERNATE_N);
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
                              TemplateValue local, Scratch *scratch)
{
    const Book *book = edition->site->book;
    if (!book->settings.base_url)
        return (TemplateValue){NULL, 0};
    bool own = coverage_is_indexed_in(edition->site->coverages, edition->index, sources);
    TemplateValue address[] = {edition->bases[own ? edition->index : book->english], local};
    return scratch_concat(scratch, address, G_N_ELEMENTS(address));
}

/* The page's own address where it may be indexed, and then its alternates; else the English one. */
static void frame_fill_addresses(const Edition *edition, PageKind kind, const PageSources *sources,
                                 Scratch *scratch, TemplateValue *values)
{
    if (!edition->site->book->settings.base_url)
        return;
    if (kind == PAGE_ROOT) {
        values[FRAME_CANONICAL] = scratch_static(edition->site->book->settings.base_url);
        return;
    }
    values[FRAME_CANONICAL] = frame_canonical(edition, sources, values[FRAME_LOCAL], scratch);
    if (kind != PAGE_LOST &&
        coverage_is_indexed_in(edition->site->coverages, edition->index, sources))
        values[FRAME_ALTERNATES] = frame_alternates(edition, sources, scratch);
}

static void frame_fill_edit(const Edition *edition, const PageSources *sources, Scratch *scratch,
                            TemplateValue *values)
{
    const Book *book = edition->site->book;
    if (!book->settings.repository || book->n_sources == 0 || !edition->edits)
        return;
    TemplateValue problem[] = {edition->problem, values[FRAME_LOCAL]};
    values[FRAME_EDIT] =
        edition->edits[coverage_source(edition->site->coverages, edition->index, sources)];
    values[FRAME_PROBLEM] = scratch_concat(scratch, problem, G_N_ELEMENTS(problem));
}

/* The title of a page of a protocol, and the way to it: the pages above, and its own name. */
static void frame_fill_trail(const Edition *edition, const Page *page, Scratch *scratch,
                             TemplateValue *values)
{
    if (!route_in_protocol(page))
        return;
    const Protocol *protocol = &edition->site->book->protocols[page->protocol];
    int class_index = page->kind == PAGE_CODE ? protocol->codes[page->a].class_index : -1;
    TemplateValue trail = edition->protocols[page->protocol].trails[class_index + 1];
    values[FRAME_TITLE] = edition_title(edition, page, scratch);
    if (trail.size == 0)
        return;
    if (page->kind == PAGE_PROTOCOL)
        trail.size = 1; /* not itself */
    values[FRAME_HAS_TRAIL] = scratch_bool(true);
    values[FRAME_TRAIL] = trail;
    values[FRAME_TRAIL_POSITION] = scratch_number(scratch, (guint)trail.size + 1);
    values[FRAME_TRAIL_NAME] = wording_json(values[FRAME_TITLE], scratch);
}

void frame_fill(const Edition *edition, const Page *page, Scratch *scratch, TemplateValue *values)
{
    PageSources sources = coverage_sources(edition->site->book, page);
    values[FRAME_LOCAL] = frame_local(edition, page, scratch);
    frame_fill_addresses(edition, page->kind, &sources, scratch, values);
    frame_fill_trail(edition, page, scratch, values);
    values[FRAME_NOTICES] = notices_of(edition, page, scratch);
    values[FRAME_HAS_NOTICES] = scratch_bool(values[FRAME_NOTICES].size > 0);
    frame_fill_edit(edition, &sources, scratch, values);
}
