/*
 * bench_template.c: what it costs to put a bound page together: some sixty pieces, without and with
 * the bytes in them. usage: bench_template
 */
#include <glib.h>
#include <string.h>

#include "template/template.h"

#define PIECES  30 /* html values, with literal text between them */
#define RENDERS 100000

static void measure(const Template *template, const TemplateValue *page, const char *what)
{
    g_autoptr(GString) out = g_string_sized_new(1 << 20);
    guint64 bytes = 0;
    gint64 start = g_get_monotonic_time();
    for (guint i = 0; i < RENDERS; i++) {
        g_string_truncate(out, 0);
        template_render(template, page, out);
        bytes += out->len;
    }
    double taken = (double)(g_get_monotonic_time() - start);
    g_print("%-24s %6.0f bytes %8.3f us a page\n", what, (double)bytes / RENDERS, taken / RENDERS);
}

int main(void)
{
    TemplateName names[PIECES + 1];
    TemplateValue page[PIECES + 1];
    g_autoptr(GString) source = g_string_new(NULL);
    g_autofree char *panel = g_strnfill(1000, 'x');
    g_autoptr(GStringChunk) chunk = g_string_chunk_new(256);
    for (guint i = 0; i < PIECES; i++) {
        g_autofree char *name = g_strdup_printf("piece%u", i);
        names[i] = (TemplateName){g_string_chunk_insert(chunk, name), TEMPLATE_HTML, false, NULL};
        g_string_append_printf(source, "<p>{{word}}</p>\n{{piece%u}}", i);
    }
    names[PIECES] = (TemplateName){"word", TEMPLATE_TEXT, true, NULL};
    page[PIECES] = (TemplateValue){"a & b", 5};
    TemplateShape shape = {names, G_N_ELEMENTS(names)};
    g_autoptr(GPtrArray) errors = template_errors_new();
    g_autoptr(Template) template = template_compile("page", source->str, -1, NULL, &shape, errors);
    g_assert_nonnull(template);
    g_autoptr(Template) bound = template_bind(template, page);
    static const gsize sizes[] = {0, 16, 200, 1000};
    for (guint s = 0; s < G_N_ELEMENTS(sizes); s++) {
        for (guint i = 0; i < PIECES; i++)
            page[i] = (TemplateValue){panel, sizes[s]};
        g_autofree char *what = g_strdup_printf("pieces of %d bytes", (int)sizes[s]);
        measure(bound, page, what);
    }
    for (guint i = 0; i < PIECES; i++)
        names[i].type = TEMPLATE_TEXT;
    g_autoptr(Template) escaping = template_compile("page", source->str, -1, NULL, &shape, errors);
    g_autoptr(Template) bound_escaping = template_bind(escaping, page);
    measure(bound_escaping, page, "the same, escaped");
    return 0;
}
