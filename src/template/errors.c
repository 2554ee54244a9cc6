/* errors.c: the list of errors, its order, and the nearest of two names. */
#include "template/source.h"

#include <stdarg.h>
#include <string.h>

static void error_free(gpointer data)
{
    TemplateError *error = data;
    g_free(error->template_name);
    g_free(error->text);
    g_free(error);
}

GPtrArray *template_errors_new(void)
{
    return g_ptr_array_new_with_free_func(error_free);
}

void template_sink_init(ErrorSink *sink, GPtrArray *errors)
{
    sink->errors = errors;
    sink->n_before = errors->len;
    sink->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    sink->nodes = g_hash_table_new(NULL, NULL);
}

void template_sink_release(ErrorSink *sink)
{
    g_hash_table_unref(sink->seen);
    g_hash_table_unref(sink->nodes);
}

bool template_sink_has_more(const ErrorSink *sink)
{
    return sink->errors->len > sink->n_before;
}

bool template_sink_is_new(ErrorSink *sink, gconstpointer node)
{
    return g_hash_table_add(sink->nodes, (gpointer)node);
}

void template_sink_add(ErrorSink *sink, const char *name, guint line, guint column,
                       const char *format, ...)
{
    if (sink->errors->len - sink->n_before == TEMPLATE_ERRORS_MAX)
        return;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (!g_hash_table_add(sink->seen, g_strdup_printf("%u:%u:%s:%s", line, column, name, text)))
        return;
    TemplateError *error = g_new(TemplateError, 1);
    error->template_name = g_strdup(name);
    error->line = line;
    error->column = column;
    error->text = g_steal_pointer(&text);
    g_ptr_array_add(sink->errors, error);
}

static gint compare_errors(gconstpointer left, gconstpointer right, gpointer user_data)
{
    const TemplateError *a = *(TemplateError *const *)left;
    const TemplateError *b = *(TemplateError *const *)right;
    const char *first = user_data;
    int order = strcmp(a->template_name, b->template_name);
    if (order != 0) {
        if (strcmp(a->template_name, first) == 0)
            return -1;
        return strcmp(b->template_name, first) == 0 ? 1 : order;
    }
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return strcmp(a->text, b->text);
}

void template_sink_sort(ErrorSink *sink, const char *first)
{
    /* Only what was added here: the caller's earlier errors stay where they are. */
    gsize n_added = sink->errors->len - sink->n_before;
    if (n_added > 1) {
        g_qsort_with_data(sink->errors->pdata + sink->n_before, (gint)n_added, sizeof(gpointer),
                          compare_errors, (gpointer)first);
    }
}

/* Longer names are not compared: no one misspells such a name, and a row has a fixed size. */
#define DISTANCE_NAME_MAX 64

guint template_measure_distance(const char *a, const char *b, guint limit)
{
    gsize n_a = strlen(a), n_b = strlen(b);
    gsize difference = n_a > n_b ? n_a - n_b : n_b - n_a;
    if (difference > limit || n_b > DISTANCE_NAME_MAX || n_a > DISTANCE_NAME_MAX)
        return limit + 1;
    /* rows[i % 3][j]: from the first i letters of `a` to the first j of `b` */
    guint rows[3][DISTANCE_NAME_MAX + 1];
    for (gsize j = 0; j <= n_b; j++)
        rows[0][j] = (guint)j;
    for (gsize i = 1; i <= n_a; i++) {
        guint *row = rows[i % 3];
        const guint *above = rows[(i - 1) % 3];
        row[0] = (guint)i;
        for (gsize j = 1; j <= n_b; j++) {
            row[j] = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = MIN(row[j], MIN(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = MIN(row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
    return MIN(rows[n_a % 3][n_b], limit + 1);
}
