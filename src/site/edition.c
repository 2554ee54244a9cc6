/* The site in one language. */
#include "site/view.h"

#include <string.h>

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
    /* Most pages are pairs, and of all that is on one only little has not been there before. */
    g_autoptr(Template) whole = edition->templates[VIEW_PAIR];
    edition->templates[VIEW_PAIR] = template_cut(whole);
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
    frame_prepare_addresses(edition);
    return edition;
}

Edition *edition_new(const Site *site, guint locale)
{
    Edition *edition = edition_new_bare(site, locale);
    edition->protocols = g_new0(ProtocolParts, site->book->n_protocols);
    frame_prepare(edition);
    for (guint p = 0; p < site->book->n_protocols; p++) {
        frame_prepare_protocol(edition, p);
        parts_render(edition, p);
    }
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

/* One that is the same as an earlier one is kept once: the two sides of a page say much alike. */
static TemplateValue edition_keep_piece(const Edition *edition, const GString *html,
                                        const TemplateValue *pieces, guint n)
{
    for (guint i = 0; i < n; i++)
        if (pieces[i].size == html->len && memcmp(pieces[i].data, html->str, html->len) == 0)
            return pieces[i];
    return scratch_text(edition->scratch, html);
}

void edition_make_pieces(const Edition *edition, const TemplateShape *shape, guint place,
                         TemplateValue *map)
{
    const Template *template = edition->templates[VIEW_PAIR];
    guint n = template_count_pieces(template, shape);
    TemplateValue *pieces = scratch_values(edition->scratch, n);
    g_autoptr(GString) html = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        g_string_truncate(html, 0);
        template_render_piece(template, shape, i, map, html);
        pieces[i] = edition_keep_piece(edition, html, pieces, i);
    }
    map[place] = (TemplateValue){pieces, n};
}

TemplateValue edition_pattern(const Edition *edition, PatternId id, const char *const *values,
                              Scratch *scratch)
{
    TemplateValue parts[2 * (PATTERN_PLACES_MAX + 1)];
    guint n_pieces, n = 0;
    const PatternPiece *pieces = pattern_pieces(edition->patterns[id], &n_pieces);
    for (guint i = 0; i < n_pieces; i++) {
        parts[n++] = (TemplateValue){pieces[i].text, pieces[i].length};
        if (pieces[i].place >= 0)
            parts[n++] = scratch_static(values[pieces[i].place]);
    }
    return scratch_concat(scratch, parts, n);
}

/* What a pattern says, as HTML. */
static TemplateValue pattern_html(const Edition *edition, PatternId id, TemplateValue text,
                                  Scratch *scratch)
{
    const Locale *locale = pattern_locale(edition->patterns[id]);
    const char *stale = pattern_stale(edition->patterns[id]);
    TemplateValue html = scratch_html(scratch, text);
    if (locale == edition->locale && !stale)
        return html;
    g_autoptr(GString) marked = g_string_new(NULL);
    if (locale != edition->locale)
        words_open_language(locale->tag, locale->rtl, marked);
    g_string_append_len(marked, html.data, (gssize)html.size);
    if (locale != edition->locale)
        g_string_append(marked, "</span>");
    else
        words_mark_stale(edition->site->book, locale, stale, marked);
    return scratch_text(scratch, marked);
}

TemplateValue edition_pattern_html(const Edition *edition, PatternId id, const char *const *values,
                                   Scratch *scratch)
{
    return pattern_html(edition, id, edition_pattern(edition, id, values, scratch), scratch);
}

static PatternId title_pattern(PageKind kind)
{
    switch (kind) {
    case PAGE_PAIR:
        return PATTERN_PAIR_TITLE;
    case PAGE_CODE:
        return PATTERN_CODE_TITLE;
    case PAGE_MATRIX:
        return PATTERN_MATRIX_TITLE;
    case PAGE_CLASS:
        return PATTERN_CLASS_TITLE;
    default:
        return PATTERN_PROTOCOL_TITLE;
    }
}

TemplateValue edition_title(const Edition *edition, const Page *page, Scratch *scratch)
{
    const Protocol *protocol = &edition->site->book->protocols[page->protocol];
    const char *values[] = {protocol->name, NULL, NULL, NULL, NULL};
    if (page->kind == PAGE_CLASS)
        values[1] = protocol->classes[page->a].id;
    if (page->kind == PAGE_CODE || page->kind == PAGE_PAIR) {
        values[1] = protocol->codes[page->a].id;
        values[2] = protocol->codes[page->a].name;
    }
    if (page->kind == PAGE_PAIR) {
        values[3] = protocol->codes[page->b].id;
        values[4] = protocol->codes[page->b].name;
    }
    return edition_pattern(edition, title_pattern(page->kind), values, scratch);
}

TemplateValue edition_heading(const Edition *edition, const Page *page, TemplateValue title,
                              Scratch *scratch)
{
    return pattern_html(edition, title_pattern(page->kind), title, scratch);
}
