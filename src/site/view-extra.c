/* The pages beside the book: 404.html, and the data for programs. */
#include "site/files.h"
#include "site/view.h"

/* ---- 404.html
 * -------------------------------------------------------------------------------------------------
 */

enum {
    LOST_TAG,
    LOST_DIR,
    LOST_ID,
    LOST_NAME,
    LOST_MESSAGE,
    LOST_HREF,
    LOST_ROOT,
    LOST_FIND,
    LOST_N
};
static const TemplateName lost_language_names[] = {
    {"tag", TEMPLATE_TEXT, false, NULL},     {"dir", TEMPLATE_TEXT, false, NULL},
    {"id", TEMPLATE_TEXT, false, NULL},      {"name", TEMPLATE_TEXT, false, NULL},
    {"message", TEMPLATE_TEXT, false, NULL}, {"href", TEMPLATE_URL, false, NULL},
    {"root", TEMPLATE_URL, false, NULL},     {"find", TEMPLATE_URL, false, NULL},
};
static const TemplateShape lost_language_shape = {lost_language_names, LOST_N};

enum { LOST_EDITIONS = FRAME_N };
static const TemplateName lost_names[] = {{"editions", TEMPLATE_LIST, false, &lost_language_shape}};

/* Each language by itself: the page does not know which one its reader speaks. */
static TemplateValue lost_editions(const Edition *edition, guint first, guint n, Scratch *scratch)
{
    const Site *site = edition->site;
    const char *base = frame_base_path(edition).data;
    TemplateValue *items = scratch_values(scratch, (gsize)n * LOST_N);
    for (guint l = first; l < first + n; l++) {
        const Locale *locale = &site->book->locales[l];
        g_autoptr(Pattern) message = pattern_new(site->book, locale, PATTERN_LOST_MESSAGE);
        g_autoptr(GString) text = g_string_new(NULL);
        pattern_append(message, NULL, text);
        TemplateValue *item = items + (gsize)(l - first) * LOST_N;
        item[LOST_TAG] = scratch_static(locale->tag);
        item[LOST_DIR] = scratch_static(locale->rtl ? "rtl" : "ltr");
        item[LOST_ID] = scratch_static(locale->id);
        item[LOST_NAME] = scratch_static(locale->name);
        item[LOST_MESSAGE] = scratch_text(scratch, text);
        item[LOST_ROOT] = scratch_join(scratch, base, locale->id, "/", NULL);
        item[LOST_HREF] =
            scratch_join(scratch, base, locale->id, "/",
                         frame_local(edition, &(Page){.kind = PAGE_HOME}, scratch).data, NULL);
        item[LOST_FIND] = scratch_join(scratch, base, site->find[l], NULL);
    }
    return (TemplateValue){items, n};
}

static void lost_fill(const Edition *edition, const Page *page, Scratch *scratch,
                      TemplateValue *values)
{
    (void)page;
    values[FRAME_TITLE] = edition_pattern(edition, PATTERN_LOST_TITLE, NULL, scratch);
    values[LOST_EDITIONS] = lost_editions(edition, 0, edition->site->book->n_locales, scratch);
}

/* Below the folder of a language the reader has said which one. */
void lost_render_language(const Site *site, const SiteFile *file, GString *out)
{
    const Edition *edition = site_bare_edition(site, file->locale);
    g_autoptr(Scratch) scratch = scratch_new();
    TemplateValue *values = scratch_values(scratch, site->shapes[VIEW_LOST].n_names);
    values[FRAME_TITLE] = edition_pattern(edition, PATTERN_LOST_TITLE, NULL, scratch);
    values[LOST_EDITIONS] = lost_editions(edition, file->locale, 1, scratch);
    template_render(edition->templates[VIEW_LOST], values, out);
}

const View view_lost = {"lost", lost_names, G_N_ELEMENTS(lost_names), lost_fill};

/* ---- The data for programs ---- */

static const TemplateName api_protocol_names[] = {
    {"name", TEMPLATE_TEXT, false, NULL},
    {"folder", TEMPLATE_TEXT, false, NULL},
};
static const TemplateShape api_protocol_shape = {api_protocol_names, 2};

enum { API_PROTOCOLS = FRAME_N };
static const TemplateName api_names[] = {{"protocols", TEMPLATE_LIST, false, &api_protocol_shape}};

static void api_fill(const Edition *edition, const Page *page, Scratch *scratch,
                     TemplateValue *values)
{
    (void)page;
    const Book *book = edition->site->book;
    TemplateValue *items = scratch_values(scratch, (gsize)book->n_protocols * 2);
    for (guint p = 0; p < book->n_protocols; p++) {
        items[p * 2] = scratch_static(book->protocols[p].name);
        items[p * 2 + 1] = scratch_static(book->protocols[p].id);
    }
    values[API_PROTOCOLS] = (TemplateValue){items, book->n_protocols};
    values[FRAME_TITLE] = edition_pattern(edition, PATTERN_API_TITLE, NULL, scratch);
    values[FRAME_SUMMARY] = edition_pattern(edition, PATTERN_API_ABOUT, NULL, scratch);
}

const View view_api = {"api", api_names, G_N_ELEMENTS(api_names), api_fill};

const View view_opensearch = {"opensearch", NULL, 0, NULL};
