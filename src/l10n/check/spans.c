/* Which translated text a message is about, by its place. */
#include "l10n/check/spans.h"
#include "text-hash.h"

/* From where one text begins to its last line. */
typedef struct Span {
    guint line, column, last_line;
    const Translation *translation;
} Span;

struct Spans {
    GHashTable *by_path; /* path → GArray of Span */
};

static bool is_before(guint line, guint column, guint other_line, guint other_column)
{
    return line < other_line || (line == other_line && column < other_column);
}

static void spans_add(Spans *spans, const Translation *translation)
{
    const char *path = yaml_file_path(translation->text->file);
    GArray *of_path = g_hash_table_lookup(spans->by_path, path);
    if (!of_path) {
        of_path = g_array_new(FALSE, FALSE, sizeof(Span));
        g_hash_table_insert(spans->by_path, (gpointer)path, of_path);
    }
    const YamlNode *parts[] = {translation->was, translation->en, translation->text,
                               translation->ok};
    Span span = {translation->text->line, translation->text->column, translation->text->last_line,
                 translation};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (!parts[i])
            continue;
        if (is_before(parts[i]->line, parts[i]->column, span.line, span.column)) {
            span.line = parts[i]->line;
            span.column = parts[i]->column;
        }
        span.last_line = MAX(span.last_line, parts[i]->last_line);
    }
    g_array_append_val(of_path, span);
}

Spans *spans_new(const Book *book, const Locale *locale)
{
    Spans *spans = g_new0(Spans, 1);
    spans->by_path =
        g_hash_table_new_full(text_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
    for (guint l = 0; l < book->n_locales; l++) {
        const Locale *of = &book->locales[l];
        for (TextId t = 1; of->translations && (!locale || locale == of) && t < book->n_texts; t++)
            if (of->translations[t].text)
                spans_add(spans, &of->translations[t]);
    }
    return spans;
}

void spans_free(Spans *spans)
{
    if (!spans)
        return;
    g_hash_table_unref(spans->by_path);
    g_free(spans);
}

const Translation *spans_find(const Spans *spans, const DiagnosticMessage *message)
{
    const GArray *of_path = g_hash_table_lookup(spans->by_path, message->path);
    const Span *found = NULL;
    for (guint i = 0; of_path && i < of_path->len; i++) {
        const Span *span = &g_array_index(of_path, Span, i);
        /* Of those on one line it is the last that begins before the message. */
        bool holds = message->line <= span->last_line &&
                     !is_before(message->line, message->column, span->line, span->column);
        if (holds && (!found || is_before(found->line, found->column, span->line, span->column)))
            found = span;
    }
    return found ? found->translation : NULL;
}
