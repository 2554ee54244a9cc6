/* The site in one language. */
#include "site/view.h"

static const View *const views[VIEW_N] = {
    [VIEW_ROOT] = &view_root,
    [VIEW_HOME] = &view_home,
    [VIEW_PROTOCOL] = &view_protocol,
    [VIEW_MATRIX] = &view_matrix,
    [VIEW_CLASS] = &view_class,
    [VIEW_CODE] = &view_code,
    [VIEW_PAIR] = &view_pair,
    [VIEW_LOST] = &view_lost,
    [VIEW_API] = &view_api,
    [VIEW_PANEL] = &view_panel,
    [VIEW_CELL] = &view_cell,
    [VIEW_TRANSLATION] = &view_translation,
    [VIEW_OPENSEARCH] = &view_opensearch,
    [VIEW_MOVED] = &view_moved,
};

const View *view_of(ViewId id)
{
    return views[id];
}

/* Pieces stand on the deepest pages. */
static PageKind view_kind(ViewId id)
{
    return id < (ViewId)PAGE_N_KINDS ? (PageKind)id : PAGE_PAIR;
}

static void edition_bind(Edition *edition)
{
    const Site *site = edition->site;
    for (guint v = 0; v < VIEW_N; v++) {
        g_autoptr(Scratch) scratch = scratch_new();
        TemplateValue *values = scratch_values(scratch, site->shapes[v].n_names);
        frame_bind(edition, view_kind((ViewId)v), values);
        edition->templates[v] = template_bind(site->templates[v], values);
    }
}

Edition *edition_new_bare(const Site *site, guint locale)
{
    Edition *edition = g_new0(Edition, 1);
    edition->site = site;
    edition->index = locale;
    edition->locale = &site->book->locales[locale];
    edition->scratch = scratch_new();
    edition->t = words_t(site->words, edition->locale, edition->scratch);
    edition->plain = words_plain(site->words, edition->locale, edition->scratch);
    for (guint p = 0; p < PATTERN_N_IDS; p++)
        edition->patterns[p] = pattern_new(site->book, edition->locale, (PatternId)p);
    edition_bind(edition);
    return edition;
}

Edition *edition_new(const Site *site, guint locale)
{
    Edition *edition = edition_new_bare(site, locale);
    frame_bind_edits(edition);
    edition->protocols = g_new0(ProtocolParts, site->book->n_protocols);
    for (guint p = 0; p < site->book->n_protocols; p++)
        parts_render(edition, p);
    return edition;
}

void edition_free(Edition *edition)
{
    if (!edition)
        return;
    for (guint v = 0; v < VIEW_N; v++)
        template_free(edition->templates[v]);
    for (guint p = 0; p < PATTERN_N_IDS; p++)
        pattern_free(edition->patterns[p]);
    g_free(edition->protocols);
    scratch_free(edition->scratch);
    g_free(edition);
}

void edition_render(const Edition *edition, const Page *page, Scratch *scratch, GString *out)
{
    scratch_reset(scratch);
    TemplateValue *values = scratch_values(scratch, edition->site->shapes[page->kind].n_names);
    frame_fill(edition, page, scratch, values);
    views[page->kind]->fill(edition, page, scratch, values);
    template_render(edition->templates[page->kind], values, out);
}

TemplateValue edition_piece(const Edition *edition, ViewId view, TemplateValue *values,
                            Scratch *scratch)
{
    g_autoptr(GString) html = g_string_new(NULL);
    template_render(edition->templates[view], values, html);
    return scratch_text(scratch, html);
}

TemplateValue edition_pattern(const Edition *edition, PatternId id, const char *const *values,
                              Scratch *scratch)
{
    g_autoptr(GString) text = g_string_sized_new(128);
    pattern_append(edition->patterns[id], values, text);
    return scratch_text(scratch, text);
}

TemplateValue edition_pattern_html(const Edition *edition, PatternId id, const char *const *values,
                                   Scratch *scratch)
{
    TemplateValue text = edition_pattern(edition, id, values, scratch);
    const Locale *locale = pattern_locale(edition->patterns[id]);
    g_autoptr(GString) html = g_string_sized_new(128);
    if (locale != edition->locale)
        g_string_append_printf(html, "<span lang=\"%s\" dir=\"%s\">", locale->tag,
                               locale->rtl ? "rtl" : "ltr");
    template_escape(text.data, (gssize)text.size, html);
    if (locale != edition->locale)
        g_string_append(html, "</span>");
    return scratch_text(scratch, html);
}

typedef TemplateValue (*TitleFunc)(const Edition *edition, PatternId id, const char *const *values,
                                   Scratch *scratch);

static TemplateValue title_by(TitleFunc pattern, const Edition *edition, const Page *page,
                              Scratch *scratch)
{
    const Protocol *protocol = &edition->site->book->protocols[page->protocol];
    const Code *a = &protocol->codes[page->a], *b = &protocol->codes[page->b];
    const char *name = protocol->name;
    switch (page->kind) {
    case PAGE_PAIR:
        return pattern(edition, PATTERN_PAIR_TITLE,
                       (const char *[]){name, a->id, a->name, b->id, b->name}, scratch);
    case PAGE_CODE:
        return pattern(edition, PATTERN_CODE_TITLE, (const char *[]){name, a->id, a->name},
                       scratch);
    case PAGE_MATRIX:
        return pattern(edition, PATTERN_MATRIX_TITLE, (const char *[]){name}, scratch);
    case PAGE_CLASS:
        return pattern(edition, PATTERN_CLASS_TITLE,
                       (const char *[]){name, protocol->classes[page->a].id}, scratch);
    default:
        return pattern(edition, PATTERN_PROTOCOL_TITLE, (const char *[]){name}, scratch);
    }
}

TemplateValue edition_title(const Edition *edition, const Page *page, Scratch *scratch)
{
    return title_by(edition_pattern, edition, page, scratch);
}

TemplateValue edition_heading(const Edition *edition, const Page *page, Scratch *scratch)
{
    return title_by(edition_pattern_html, edition, page, scratch);
}
