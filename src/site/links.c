/* Whether an address leads to something that is printed. */
#include "site/links.h"

#include "plan/route.h"
#include "site/files.h"
#include "text-hash.h"

#include <string.h>

#define INDEX "index" PAGE_ENDING

/* ---- What there is ---- */

struct Links {
    const Site *site;
    GHashTable *others; /* the paths that are not of the plan */
};

static void links_add(Links *links, const GPtrArray *files)
{
    for (guint i = 0; i < files->len; i++)
        g_hash_table_add(links->others, ((const SiteFile *)g_ptr_array_index(files, i))->path);
}

Links *links_new(const Site *site)
{
    Links *links = g_new0(Links, 1);
    links->site = site;
    links->others = g_hash_table_new(text_hash, g_str_equal);
    links_add(links, site->assets);
    links_add(links, site->files);
    return links;
}

void links_free(Links *links)
{
    if (!links)
        return;
    g_hash_table_unref(links->others);
    g_free(links);
}

static bool links_any_other(const Links *links, GPatternSpec *pattern)
{
    GHashTableIter iter;
    gpointer path;
    g_hash_table_iter_init(&iter, links->others);
    while (g_hash_table_iter_next(&iter, &path, NULL))
        if (g_pattern_spec_match_string(pattern, path))
            return true;
    return false;
}

static bool links_any_page(const Links *links, GPatternSpec *pattern)
{
    const Book *book = links->site->layout.book;
    g_autoptr(GString) path = g_string_new(NULL);
    for (guint l = 0; l < book->n_locales; l++)
        for (guint i = 0; i < plan_count(links->site->plan); i++) {
            Page page = plan_page(links->site->plan, l, i);
            g_string_truncate(path, 0);
            route_append_path(book, &page, path);
            if (g_pattern_spec_match_string(pattern, path->str))
                return true;
        }
    return g_pattern_spec_match_string(pattern, INDEX);
}

/* Whether there is a file with this path, in which * stands for anything. */
static bool links_has(const Links *links, const char *path)
{
    Page page;
    if (!strchr(path, '*'))
        return g_hash_table_contains(links->others, path) ||
               route_find(links->site->layout.book, path, &page);
    g_autoptr(GPatternSpec) pattern = g_pattern_spec_new(path);
    return links_any_other(links, pattern) || links_any_page(links, pattern);
}

bool links_lead(const Links *links, const char *address, bool folders)
{
    bool clean = links->site->layout.book->settings.clean_urls;
    bool folder = *address == '\0' || g_str_has_suffix(address, "/");
    if (folder) {
        g_autofree char *index = g_strconcat(address, INDEX, NULL);
        return (clean || folders) && links_has(links, index);
    }
    if (!clean || !g_str_has_suffix(address, PAGE_ENDING))
        if (links_has(links, address))
            return true;
    g_autofree char *page = g_strconcat(address, PAGE_ENDING, NULL);
    return clean && links_has(links, page);
}

bool links_is_elsewhere(const char *address)
{
    gsize scheme =
        strspn(address, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
    return *address == '\0' || *address == '#' || *address == '?' ||
           g_str_has_prefix(address, "//") || (scheme > 0 && address[scheme] == ':');
}

/* ---- Texts that are files ---- */

LinksText links_text(const char *path, const char *text)
{
    return (LinksText){path, text, strlen(text), 0, 1, 0, 1};
}

DiagnosticPlace links_place(LinksText *text, gsize offset, gsize width)
{
    if (offset < text->at)
        *text = links_text(text->path, text->text);
    for (; text->at < offset; text->at++) {
        char byte = text->text[text->at];
        if (byte == '\n') {
            text->line++;
            text->line_start = text->at + 1;
            text->column = 1;
        } else if ((byte & 0xC0) != 0x80) { /* where a character begins */
            text->column++;
        }
    }
    return (DiagnosticPlace){.path = text->path,
                             .text = text->text + text->line_start,
                             .length = text->length - text->line_start,
                             .first = text->line,
                             .line = text->line,
                             .column = text->column,
                             .width = (guint)g_utf8_strlen(text->text + offset, (gssize)width)};
}

char *links_without(const char *text, const char *open, const char *close)
{
    char *copy = g_strdup(text), *start = copy;
    while ((start = strstr(start, open))) {
        char *end = strstr(start + strlen(open), close);
        end = end ? end + strlen(close) : start + strlen(start);
        for (; start < end; start++)
            if (*start != '\n')
                *start = ' ';
    }
    return copy;
}
