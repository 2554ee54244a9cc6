/* The frame: what every page has. */
#include "book/skeleton.h"
#include "site/view.h"

#include <string.h>

static const TemplateName link_names[] = {
    {"label", TEMPLATE_HTML, false, NULL},
    {"href", TEMPLATE_URL, false, NULL},
    {"hint", TEMPLATE_TEXT, false, NULL},
    {"about", TEMPLATE_HTML, false, NULL},
};
const TemplateShape link_shape = {link_names, G_N_ELEMENTS(link_names)};

static const TemplateName row_names[] = {
    {"label", TEMPLATE_HTML, false, NULL},
    {"a", TEMPLATE_HTML, false, NULL},
    {"b", TEMPLATE_HTML, false, NULL},
    {"decides", TEMPLATE_BOOL, false, NULL},
    {"sources", TEMPLATE_LIST, false, &link_shape},
};
const TemplateShape row_shape = {row_names, G_N_ELEMENTS(row_names)};

enum { LANGUAGE_ID, LANGUAGE_TAG, LANGUAGE_NAME, LANGUAGE_DIR, LANGUAGE_CURRENT, LANGUAGE_N };
static const TemplateName language_names[] = {
    {"id", TEMPLATE_TEXT, false, NULL},      {"tag", TEMPLATE_TEXT, false, NULL},
    {"name", TEMPLATE_TEXT, false, NULL},    {"dir", TEMPLATE_TEXT, false, NULL},
    {"current", TEMPLATE_BOOL, false, NULL},
};
const TemplateShape language_shape = {language_names, G_N_ELEMENTS(language_names)};

enum { ALTERNATE_TAG, ALTERNATE_BASE, ALTERNATE_N };
static const TemplateName alternate_names[] = {
    {"tag", TEMPLATE_TEXT, false, NULL},
    {"base", TEMPLATE_URL, false, NULL},
};
const TemplateShape alternate_shape = {alternate_names, G_N_ELEMENTS(alternate_names)};

enum { TRAIL_POSITION, TRAIL_NAME, TRAIL_ADDRESS, TRAIL_FOLLOWS, TRAIL_N };
static const TemplateName trail_names[] = {
    {"position", TEMPLATE_TEXT, false, NULL},
    {"name", TEMPLATE_HTML, false, NULL},    /* a JSON string */
    {"address", TEMPLATE_HTML, false, NULL}, /* a JSON string; the page itself has none */
    {"follows", TEMPLATE_BOOL, false, NULL},
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

/* An edit link for each source, made once: to the file that is there, or to a new one with its
 * skeleton. */
void frame_bind_edits(Edition *edition)
{
    const Book *book = edition->site->book;
    edition->edits = scratch_values(edition->scratch, MAX(book->n_sources, 1));
    for (guint s = 0; book->settings.repository && s < book->n_sources; s++) {
        g_autofree char *link = skeleton_edit_link(book, edition->locale, s, true);
        edition->edits[s] = scratch_join(edition->scratch, link, NULL);
    }
}

TemplateValue frame_local(const Edition *edition, const Page *page, Scratch *scratch)
{
    g_autoptr(GString) local = g_string_sized_new(64);
    route_append_local(edition->site->book, page, local);
    return scratch_text(scratch, local);
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
    g_autoptr(GString) address = g_string_sized_new(64);
    route_append_sibling(book, &page, address);
    return scratch_text(scratch, address);
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

/* ---- What differs from page to page ---- */

/* Which languages have this page so far translated that it stands among the alternates; x-default
 * is English. */
static TemplateValue frame_alternates(const Edition *edition, const Page *page, Scratch *scratch)
{
    const Book *book = edition->site->book;
    const char *base = book->settings.base_url;
    if (!base || page->kind == PAGE_ROOT || page->kind == PAGE_LOST ||
        !coverage_is_indexed(edition->site->coverages, page))
        return (TemplateValue){NULL, 0};
    TemplateValue *items = scratch_values(scratch, ((gsize)book->n_locales + 1) * ALTERNATE_N);
    guint n = 0;
    Page other = *page;
    for (guint l = 0; l <= book->n_locales; l++) {
        bool rest = l == book->n_locales;
        other.locale = rest ? book->english : l;
        if (!rest && !coverage_is_indexed(edition->site->coverages, &other))
            continue;
        const Locale *locale = &book->locales[other.locale];
        TemplateValue *item = items + (gsize)n++ * ALTERNATE_N;
        item[ALTERNATE_TAG] = scratch_static(rest ? "x-default" : locale->tag);
        item[ALTERNATE_BASE] = scratch_join(scratch, base, locale->id, "/", NULL);
    }
    return (TemplateValue){items, n};
}

TemplateValue frame_canonical(const Edition *edition, const Page *page, const char *local,
                              Scratch *scratch)
{
    const Book *book = edition->site->book;
    const char *base = book->settings.base_url;
    if (!base)
        return (TemplateValue){NULL, 0};
    if (page->kind == PAGE_ROOT)
        return scratch_static(base);
    bool own = coverage_is_indexed(edition->site->coverages, page);
    const Locale *locale = own ? edition->locale : &book->locales[book->english];
    return scratch_join(scratch, base, locale->id, "/", local, NULL);
}

static TemplateValue frame_notice(const Edition *edition, const Page *page, Scratch *scratch)
{
    Progress progress = coverage_of_page(edition->site->coverages, page);
    if (progress.unseen == 0 || page->kind == PAGE_ROOT)
        return (TemplateValue){NULL, 0};
    char missing[16], total[16];
    g_snprintf(missing, sizeof missing, "%u", progress.unseen);
    g_snprintf(total, sizeof total, "%u", progress.total);
    return edition_pattern_html(edition, PATTERN_UNTRANSLATED, (const char *[]){missing, total},
                                scratch);
}

static void frame_fill_edit(const Edition *edition, const Page *page, const char *local,
                            Scratch *scratch, TemplateValue *values)
{
    const Book *book = edition->site->book;
    const SiteSettings *settings = &book->settings;
    if (!settings->repository || book->n_sources == 0)
        return;
    values[FRAME_EDIT] = edition->edits[coverage_source(edition->site->coverages, page)];
    values[FRAME_PROBLEM] = scratch_join(
        scratch, settings->repository, "/issues/new?title=", edition->locale->id, "/", local, NULL);
}

/* ---- The way to a page, for search engines ------------------------------------------------------
 */

typedef struct Trail {
    const Edition *edition;
    Scratch *scratch;
    TemplateValue *items;
    guint n;
} Trail;

static void trail_add(Trail *trail, TemplateValue name, const Page *page)
{
    TemplateValue *item = trail->items + (gsize)trail->n++ * TRAIL_N;
    item[TRAIL_POSITION] = scratch_number(trail->scratch, trail->n);
    item[TRAIL_NAME] = wording_json(name, trail->scratch);
    item[TRAIL_FOLLOWS] = scratch_bool(trail->n > 1);
    if (!page)
        return;
    const Edition *edition = trail->edition;
    TemplateValue address =
        scratch_join(trail->scratch, edition->site->book->settings.base_url, edition->locale->id,
                     "/", frame_local(edition, page, trail->scratch).data, NULL);
    item[TRAIL_ADDRESS] = wording_json(address, trail->scratch);
}

/* Home, the protocol, the class of a code, the page itself: the pages of a protocol only. */
static TemplateValue frame_trail(const Edition *edition, const Page *page, Scratch *scratch)
{
    const Book *book = edition->site->book;
    if (!book->settings.base_url || page->kind < PAGE_PROTOCOL || page->kind > PAGE_PAIR)
        return (TemplateValue){NULL, 0};
    const Protocol *protocol = &book->protocols[page->protocol];
    Trail trail = {edition, scratch, scratch_values(scratch, 4 * TRAIL_N), 0};
    Page above = {.kind = PAGE_HOME, .locale = page->locale, .protocol = page->protocol};
    trail_add(&trail, edition_pattern(edition, PATTERN_SITE_NAME, NULL, scratch), &above);
    above.kind = PAGE_PROTOCOL;
    if (page->kind != PAGE_PROTOCOL)
        trail_add(&trail, scratch_static(protocol->name), &above);
    int class_index = page->kind == PAGE_CODE ? protocol->codes[page->a].class_index : -1;
    if (class_index >= 0) {
        above.kind = PAGE_CLASS;
        above.a = (guint)class_index;
        trail_add(&trail, edition_title(edition, &above, scratch), &above);
    }
    trail_add(&trail, edition_title(edition, page, scratch), NULL);
    return (TemplateValue){trail.items, trail.n};
}

void frame_fill(const Edition *edition, const Page *page, Scratch *scratch, TemplateValue *values)
{
    values[FRAME_LOCAL] = frame_local(edition, page, scratch);
    const char *address = values[FRAME_LOCAL].data;
    values[FRAME_ALTERNATES] = frame_alternates(edition, page, scratch);
    values[FRAME_CANONICAL] = frame_canonical(edition, page, address, scratch);
    values[FRAME_TRAIL] = frame_trail(edition, page, scratch);
    values[FRAME_HAS_TRAIL] = scratch_bool(values[FRAME_TRAIL].size > 0);
    values[FRAME_NOTICE] = frame_notice(edition, page, scratch);
    frame_fill_edit(edition, page, address, scratch, values);
}

TemplateValue frame_crumbs(const Edition *edition, guint protocol, int class_index,
                           Scratch *scratch)
{
    const Protocol *own = &edition->site->book->protocols[protocol];
    TemplateValue *items = scratch_values(scratch, 2 * LINK_N);
    items[LINK_LABEL] = scratch_escaped(scratch, own->name);
    items[LINK_HREF] = frame_sibling(edition, own, PAGE_PROTOCOL, 0, 0, scratch);
    if (class_index < 0)
        return (TemplateValue){items, 1};
    TemplateValue *item = items + LINK_N;
    item[LINK_LABEL] = scratch_element(scratch, "bdi", own->classes[class_index].id);
    item[LINK_HREF] = frame_sibling(edition, own, PAGE_CLASS, (guint)class_index, 0, scratch);
    return (TemplateValue){items, 2};
}
