/* Which translated text a message is about, by its place. */
#include "l10n/check/message-text.h"

#include <string.h>

#define LOCALES_FOLDER "locales/"
#define FILE_ENDING    ".yaml"

/* From where a text begins to its last line. */
typedef struct Span {
    guint line, column, last_line;
} Span;

static bool is_before(guint line, guint column, guint other_line, guint other_column)
{
    return line < other_line || (line == other_line && column < other_column);
}

static Span span_of(const Translation *translation)
{
    const YamlNode *parts[] = {translation->was, translation->en, translation->ok};
    const YamlNode *text = translation->text;
    Span span = {text->line, text->column, text->last_line};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (!parts[i])
            continue;
        if (is_before(parts[i]->line, parts[i]->column, span.line, span.column)) {
            span.line = parts[i]->line;
            span.column = parts[i]->column;
        }
        span.last_line = MAX(span.last_line, parts[i]->last_line);
    }
    return span;
}

const Locale *message_locale(const Book *book, const DiagnosticMessage *message)
{
    if (!g_str_has_prefix(message->path, LOCALES_FOLDER))
        return NULL;
    const char *id = message->path + strlen(LOCALES_FOLDER);
    gsize length = strcspn(id, "/");
    for (guint l = 0; l < book->n_locales; l++) {
        const Locale *locale = &book->locales[l];
        if (strncmp(locale->id, id, length) == 0 && locale->id[length] == '\0')
            return locale->translations ? locale : NULL;
    }
    return NULL;
}

/* The source that the file of a message translates, or -1: locales/LANG/ID.yaml. */
static int message_source(const Book *book, const DiagnosticMessage *message, const Locale *locale)
{
    const char *id = message->path + strlen(LOCALES_FOLDER) + strlen(locale->id);
    if (*id != '/' || !g_str_has_suffix(id, FILE_ENDING))
        return -1;
    g_autofree char *source = g_strndup(id + 1, strlen(id + 1) - strlen(FILE_ENDING));
    return book_find_source(book, source);
}

const Translation *message_text(const Book *book, const DiagnosticMessage *message)
{
    const Locale *locale = message_locale(book, message);
    int source = locale ? message_source(book, message, locale) : -1;
    if (source < 0)
        return NULL;
    TextId first = book->sources[source].first;
    const Translation *found = NULL;
    Span last = {0};
    for (TextId t = first; t < first + book->sources[source].n_texts; t++) {
        if (!locale->translations[t].text)
            continue;
        Span span = span_of(&locale->translations[t]);
        /* Of those on one line it is the last that begins before the message. */
        if (message->line > span.last_line ||
            is_before(message->line, message->column, span.line, span.column) ||
            (found && !is_before(last.line, last.column, span.line, span.column)))
            continue;
        found = &locale->translations[t];
        last = span;
    }
    return found;
}
