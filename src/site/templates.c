/* Reading the templates and compiling them against what their pages offer. */
#include "site/templates.h"

#include "input/reader.h"
#include "page/frame.h"
#include "text-hash.h"

#include <string.h>

#define TEMPLATE_ENDING ".mustache"

static void templates_complain(const char *path, Diagnostics *diagnostics, const char *message)
{
    DiagnosticPlace place = {.path = path};
    diagnostics_add(diagnostics, DIAGNOSTIC_UNREADABLE, &place, "%s", message);
}

/* False where there is no folder of them: then nobody is told of each that it lacks. */
static bool templates_read(Site *site, const char *folder, Diagnostics *diagnostics)
{
    g_autoptr(GPtrArray) names = reader_list(folder, "templates", false, NULL, diagnostics);
    for (guint i = 0; names && i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (name[0] == '.' || !g_str_has_suffix(name, TEMPLATE_ENDING)) /* hidden: an editor's */
            continue;
        gsize length;
        g_autofree char *file = g_build_filename("templates", name, NULL);
        char *text = reader_load_text(folder, file, READER_WRITTEN_MAX, &length, diagnostics);
        g_hash_table_insert(site->template_texts,
                            g_strndup(name, strlen(name) - strlen(TEMPLATE_ENDING)), text);
    }
    return names != NULL;
}

static const char *templates_text(const char *name, gsize *length, gpointer site)
{
    const char *text = g_hash_table_lookup(((Site *)site)->template_texts, name);
    if (text)
        *length = strlen(text);
    return text;
}

static void templates_shape(Site *site, ViewId id)
{
    const View *view = view_of(id);
    TemplateName *names = g_new(TemplateName, FRAME_N + view->n_names);
    memcpy(names, frame_names, FRAME_N * sizeof *names);
    if (view->n_names > 0)
        memcpy(names + FRAME_N, view->names, view->n_names * sizeof *names);
    names[FRAME_T].shape = words_shape_t(site->layout.words);
    names[FRAME_PLAIN].shape = words_shape_plain(site->layout.words);
    site->layout.names[id] = names;
    site->layout.shapes[id] = (TemplateShape){names, FRAME_N + view->n_names};
}

static void templates_report(const Site *site, const GPtrArray *errors, Diagnostics *diagnostics)
{
    DiagnosticLines lines = {0};
    const char *counted = NULL;
    for (guint i = 0; i < errors->len; i++) {
        const TemplateError *error = g_ptr_array_index(errors, i);
        g_autofree char *path =
            g_strdup_printf("templates/%s" TEMPLATE_ENDING, error->template_name);
        if (!diagnostics_wants(diagnostics, DIAGNOSTIC_TEMPLATE, path))
            continue;
        const char *text = g_hash_table_lookup(site->template_texts, error->template_name);
        if (text != counted)
            lines = (DiagnosticLines){0};
        counted = text;
        DiagnosticPlace place =
            diagnostic_lines_place(&lines, path, text, text && lines.line == 0 ? strlen(text) : 0,
                                   error->line, error->column);
        diagnostics_add(diagnostics, DIAGNOSTIC_TEMPLATE, &place, "%s", error->text);
    }
}

static bool templates_compile(Site *site, ViewId id, Diagnostics *diagnostics)
{
    const char *name = view_of(id)->template_name,
               *text = g_hash_table_lookup(site->template_texts, name);
    if (!text) {
        g_autofree char *path = g_strdup_printf("templates/%s" TEMPLATE_ENDING, name);
        if (!g_hash_table_contains(site->template_texts, name)) /* it was judged when it was read */
            templates_complain(path, diagnostics, "there is no such template");
        return false;
    }
    TemplateLoader loader = {templates_text, site};
    g_autoptr(GPtrArray) errors = template_errors_new();
    site->layout.templates[id] =
        template_compile(name, text, -1, &loader, &site->layout.shapes[id], errors);
    templates_report(site, errors, diagnostics);
    return site->layout.templates[id] != NULL;
}

static void templates_note_name(const char *name, gpointer used)
{
    g_hash_table_add(used, g_strdup(name));
}

bool templates_load(Site *site, const char *folder, Diagnostics *diagnostics)
{
    if (!templates_read(site, folder, diagnostics))
        return false;
    g_autoptr(GHashTable) used = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    bool compiled = true;
    for (guint v = 0; v < VIEW_N; v++) {
        templates_shape(site, (ViewId)v);
        compiled = templates_compile(site, (ViewId)v, diagnostics) && compiled;
        if (site->layout.templates[v])
            template_each_name(site->layout.templates[v], templates_note_name, used);
    }
    if (compiled)
        words_check(site->layout.words, used, diagnostics);
    return compiled;
}
