/* The addresses that stand in templates: in href, src and the like. What a tag prints is made by
 * the program and leads somewhere; a literal part of an address must do so as well. */
#include "site/links-templates.h"

#include "book/homes.h"
#include "plan/route.h"
#include "text-hash.h"

#include <string.h>

typedef struct Check {
    const Links *links;
    const Site *site;
    Diagnostics *diagnostics;
    GHashTable *of_view[VIEW_N]; /* the names of its template and of all that it puts in */
} Check;

/* An address as a template has it. */
typedef struct Written {
    const char *name; /* of the template */
    LinksText *text;  /* of the template */
    gsize offset, length;
    char *value;
} Written;

static void written_complain(const Check *check, const Written *written, const char *problem)
{
    DiagnosticPlace place = links_place(written->text, written->offset, written->length);
    diagnostics_add(check->diagnostics, DIAGNOSTIC_DEAD_LINK, &place, "'%s' %s", written->value,
                    problem);
}

/* ---- Which pages a template is part of ---- */

/* Adds the template of this name and all that it puts in: {{>x}} and {{<x}}. */
static void templates_gather(const Check *check, const char *name, GHashTable *names)
{
    const char *text = g_hash_table_lookup(check->site->template_texts, name);
    if (!text || !g_hash_table_add(names, g_strdup(name)))
        return;
    for (const char *tag = strstr(text, "{{"); tag; tag = strstr(tag, "{{")) {
        tag += strlen("{{");
        tag += strspn(tag, " ");
        if (*tag != '<' && *tag != '>')
            continue;
        const char *part = tag + 1 + strspn(tag + 1, " ");
        g_autofree char *copy = g_strndup(part, strcspn(part, " {}"));
        templates_gather(check, copy, names);
    }
}

/* ---- One address ---- */

/* Whether a tag, without its opening braces, has this name. */
static bool tag_is(const char *tag, const char *name)
{
    return g_str_has_prefix(tag, name) && strchr(" }", tag[strlen(name)]);
}

/* The address with * for what tags print; NULL where a section makes parts of it come and go. */
static char *written_pattern(const Written *written, const char *ending)
{
    g_autoptr(GString) pattern = g_string_new(NULL);
    const char *last = g_strrstr(written->value, "}}");
    for (const char *c = written->value; *c;) {
        const char *end = last && c < last && g_str_has_prefix(c, "{{") ? strstr(c, "}}") : NULL;
        if (!end) {
            g_string_append_c(pattern, *c++);
            continue;
        }
        const char *name = c + strlen("{{") + strspn(c + strlen("{{"), "{& ");
        if (strchr("#^/$<>!=", *name))
            return NULL;
        g_string_append(pattern, tag_is(name, "ending") ? ending : "*");
        c = end + strlen("}}") + (end[2] == '}');
    }
    g_string_truncate(pattern, strcspn(pattern->str, "?#"));
    return g_string_free(g_steal_pointer(&pattern), FALSE);
}

/* Takes `../` off an address that starts from a folder, as far as that goes up. */
static char *address_from(const char *folder, const char *address)
{
    g_autoptr(GString) path = g_string_new(folder);
    for (;;) {
        if (g_str_has_prefix(address, "./")) {
            address += 2;
        } else if (g_str_has_prefix(address, "../") && path->len > 0) {
            g_string_truncate(path, path->len - 1);
            const char *slash = strrchr(path->str, '/');
            g_string_truncate(path, slash ? (gsize)(slash - path->str) + 1 : 0);
            address += 3;
        } else {
            g_string_append(path, address);
            return g_string_free(g_steal_pointer(&path), FALSE);
        }
    }
}

/* Whether a relative address leads somewhere from some page of this level. */
static bool address_leads(const Check *check, PageLevel level, const char *address)
{
    const Book *book = check->site->layout.book;
    guint n = level == LEVEL_PROTOCOL ? book->n_protocols : 1;
    for (guint p = 0; p < n; p++) {
        g_autofree char *folder = route_folder(book, level, book_main_language(book), p);
        g_autofree char *path = address_from(folder, address);
        if (links_lead(check->links, path, false))
            return true;
    }
    return false;
}

/* What is wrong with a relative address on a page of a view; NULL where nothing is. Free with
 * g_free. */
static char *address_problem(const Check *check, ViewId view, const char *address)
{
    const char *name = view_of(view)->template_name;
    const KindRow *row = kind_row(view_kind(view));
    if (row->served_anywhere)
        return g_strdup_printf("is relative, but the page of '%s' is served at any depth: start "
                               "with {{up}}",
                               name);
    if (!address_leads(check, row->level, address))
        return g_strdup_printf("leads to no page or file from a page of '%s'", name);
    return NULL;
}

/* An address without a tag at its start is relative to each page that it stands on. */
static void written_check_relative(const Check *check, const Written *written, const char *pattern)
{
    g_autofree char *problem = NULL;
    for (guint v = 0; !problem && v < VIEW_N; v++)
        if (g_hash_table_contains(check->of_view[v], written->name))
            problem = address_problem(check, (ViewId)v, pattern);
    if (problem)
        written_complain(check, written, problem);
}

/* An address that starts with a tag: {{up}} is the root and {{folder}} that of the language, or,
 * where a list has its own, that of a protocol. Of others only the end is known. */
static bool written_leads(const Check *check, const Written *written, const char *pattern)
{
    const char *name = written->value + strlen("{{"), *rest = pattern + 1;
    if (tag_is(name, "up"))
        return links_lead(check->links, rest, false);
    if (tag_is(name, "folder"))
        return address_leads(check, LEVEL_LANGUAGE, rest) ||
               address_leads(check, LEVEL_PROTOCOL, rest);
    return links_lead(check->links, pattern, false);
}

static void written_check(const Check *check, const Written *written)
{
    if (!diagnostics_wants(check->diagnostics, DIAGNOSTIC_DEAD_LINK, written->text->path))
        return;
    g_autofree char *pattern = written_pattern(written, route_ending(check->site->layout.book));
    if (!pattern || links_is_elsewhere(pattern) || pattern[strspn(pattern, "*/.")] == '\0')
        return;
    if (*pattern == '/')
        written_complain(check, written,
                         "starts from the root of the host, where the site need not stand: start "
                         "with {{up}}");
    else if (*pattern != '*')
        written_check_relative(check, written, pattern);
    else if (!written_leads(check, written, pattern))
        written_complain(check, written, "leads to no page or file of the site");
}

/* ---- All of them ---- */

/* Whether the name of an attribute whose value is an address ends here; the tags of a template may
 * stand in the value. */
static bool attribute_ends(const char *text, const char *end)
{
    static const char *const names[] = {"href", "src", "action", "poster", "data-find", NULL};
    const char *start = end;
    while (start > text && (g_ascii_isalpha(start[-1]) || start[-1] == '-'))
        start--;
    g_autofree char *name = g_strndup(start, (gsize)(end - start));
    return start > text && strchr(" \t\n\"'", start[-1]) && g_strv_contains(names, name);
}

static void template_check_links(const Check *check, const char *name, const char *text)
{
    g_autofree char *path = g_strdup_printf("templates/%s.mustache", name);
    LinksText counted = links_text(path, text);
    g_autofree char *without = links_without(text, "<!--", "-->");
    g_autofree char *code = links_without(without, "{{!", "}}");
    /* Without a base URL there is no canonical address, nor what needs one. */
    bool based = check->site->layout.book->settings.base_url;
    g_autofree char *source =
        based ? g_strdup(code) : links_without(code, "{{#canonical}}", "{{/canonical}}");
    for (const char *equals = strchr(source, '='); equals; equals = strchr(equals + 1, '=')) {
        const char *quote = equals + 1 + strspn(equals + 1, " \t\n");
        const char *end = *quote == '"' || *quote == '\'' ? strchr(quote + 1, *quote) : NULL;
        if (!end || !attribute_ends(source, equals))
            continue;
        gsize length = (gsize)(end - quote - 1);
        g_autofree char *value = g_strndup(quote + 1, length);
        Written written = {name, &counted, (gsize)(quote + 1 - source), length, value};
        written_check(check, &written);
    }
}

void links_check_templates(const Links *links, const Site *site, Diagnostics *diagnostics)
{
    Check check = {links, site, diagnostics, {NULL}};
    g_autoptr(GHashTable) used = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    for (guint v = 0; v < VIEW_N; v++) {
        const char *name = view_of((ViewId)v)->template_name;
        check.of_view[v] = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
        templates_gather(&check, name, check.of_view[v]);
        templates_gather(&check, name, used);
    }
    /* In their order: of too many messages the first are shown. */
    g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(used), (GCompareFunc)strcmp);
    for (const GList *at = names; at; at = at->next)
        template_check_links(&check, at->data, g_hash_table_lookup(site->template_texts, at->data));
    for (guint v = 0; v < VIEW_N; v++)
        g_hash_table_unref(check.of_view[v]);
}
