/* What stands where a page was: it leads on to the page of today. */
#include "site/files.h"
#include "site/view.h"

enum { MOVED_TO = FRAME_N, MOVED_HEADING };
static const TemplateName moved_names[] = {
    {"to", TEMPLATE_URL, false, NULL},
    {"heading", TEMPLATE_HTML, false, NULL},
};

const View view_moved = {"moved", moved_names, G_N_ELEMENTS(moved_names), NULL};

/* From the folder of the protocol in which the old page stood. */
static TemplateValue moved_address(const Edition *edition, const Moved *moved, Scratch *scratch)
{
    const Book *book = edition->site->book;
    const Page *to = &moved->to;
    if (to->protocol == moved->protocol)
        return frame_sibling(edition, &book->protocols[to->protocol], to->kind, to->a, to->b,
                             scratch);
    return scratch_join(scratch, "../", frame_local(edition, to, scratch).data, NULL);
}

void moved_render(const Site *site, const SiteFile *file, GString *out)
{
    const Moved *moved = g_ptr_array_index(site->moves->pages, file->part);
    const Edition *edition = site_bare_edition(site, file->locale);
    g_autoptr(Scratch) scratch = scratch_new();
    Page to = moved->to;
    to.locale = file->locale;
    TemplateValue *values = scratch_values(scratch, site->shapes[VIEW_MOVED].n_names);
    PageSources sources = coverage_sources(site->book, &to);
    values[FRAME_CANONICAL] =
        frame_canonical(edition, &sources, frame_local(edition, &to, scratch), scratch);
    values[MOVED_TO] = moved_address(edition, moved, scratch);
    values[MOVED_HEADING] =
        edition_heading(edition, &to, edition_title(edition, &to, scratch), scratch);
    template_render(edition->templates[VIEW_MOVED], values, out);
}
