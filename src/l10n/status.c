/* How much of the book each language has, and what is to be done first. */
#include "l10n/status.h"

#include "book/progress.h"
#include "l10n/check/locale.h"
#include "l10n/check/message-text.h"
#include "json.h"

#include <string.h>

typedef struct Status {
    const Book *book;
    GHashTable *suspicious; /* const Translation * */
} Status;

static void status_count(const Status *status, guint source, StatusRow *row)
{
    const BookSource *from = &status->book->sources[source];
    Progress progress = progress_of_source(status->book, row->locale, source);
    row->texts += progress.total;
    row->done += progress.done;
    row->missing += progress.missing;
    for (TextId t = from->first; t < from->first + from->n_texts; t++) {
        const Translation *translation = &row->locale->translations[t];
        row->suspicious += g_hash_table_contains(status->suspicious, translation);
        if (translation->state != TEXT_STALE)
            continue;
        if (weight_of(status->book, row->locale, t) == WEIGHT_MINOR)
            row->minor++;
        else
            row->major++;
    }
}

/* The row of a part: what the id of a source begins with, up to a slash. */
static StatusRow *status_find_row(GArray *rows, guint first, const char *part)
{
    for (guint i = first; i < rows->len; i++) {
        StatusRow *row = &g_array_index(rows, StatusRow, i);
        if (strcmp(row->part, part) == 0)
            return row;
    }
    return NULL;
}

/* Codes that have keywords in English and none in the language. */
static void status_count_keywords(const Book *book, const Locale *locale, GArray *rows, guint first)
{
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *protocol = &book->protocols[p];
        StatusRow *row = status_find_row(rows, first, protocol->id);
        for (guint c = 0; c < protocol->n_codes && row; c++) {
            const char *own = book_keywords(book, locale, &protocol->codes[c]);
            row->keywords_missing += protocol->codes[c].keywords && (!own || *own == '\0');
        }
    }
}

static void status_collect_locale(const Status *status, const Locale *locale, GArray *rows)
{
    const Book *book = status->book;
    guint first = rows->len;
    StatusRow site = {.locale = locale, .part = "site"};
    g_array_append_val(rows, site);
    for (guint s = 0; s < book->n_sources; s++) {
        g_autofree char *part = g_strndup(book->sources[s].id, strcspn(book->sources[s].id, "/"));
        StatusRow *row = status_find_row(rows, first, part);
        if (!row) {
            StatusRow new_row = {.locale = locale, .part = g_intern_string(part)};
            g_array_append_val(rows, new_row);
            row = &g_array_index(rows, StatusRow, rows->len - 1);
        }
        status_count(status, s, row);
    }
    status_count_keywords(book, locale, rows, first);
}

static bool status_suspect(const DiagnosticMessage *message, gpointer data)
{
    const Status *status = data;
    const Translation *translation = message_text(status->book, message);
    if (translation)
        g_hash_table_add(status->suspicious, (gpointer)translation);
    return true;
}

GArray *status_collect(const Book *book, const Locale *locale, Diagnostics *diagnostics)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(StatusRow));
    g_autoptr(GHashTable) suspicious = g_hash_table_new(NULL, NULL);
    Status status = {book, suspicious};
    l10n_check(book, locale, diagnostics);
    l10n_check_silence(book, locale, diagnostics);
    diagnostics_filter(diagnostics, status_suspect, &status);
    for (guint l = 0; l < book->n_locales; l++)
        if (book->locales[l].translations && (!locale || locale == &book->locales[l]))
            status_collect_locale(&status, &book->locales[l], rows);
    return rows;
}

/* ---- Formats ---- */

static const StatusRow *status_row(const GArray *rows, guint i)
{
    return &g_array_index(rows, StatusRow, i);
}

static char *status_format_json(const GArray *rows)
{
    Json json = {.out = g_string_new(NULL), .pretty = true};
    json_open(&json, NULL, '[');
    for (guint i = 0; i < rows->len; i++) {
        const StatusRow *row = status_row(rows, i);
        const struct {
            const char *name;
            guint n;
        } numbers[] = {{"texts", row->texts},
                       {"done", row->done},
                       {"stale_major", row->major},
                       {"stale_minor", row->minor},
                       {"missing", row->missing},
                       {"suspicious", row->suspicious},
                       {"keywords_missing", row->keywords_missing}};
        json_open(&json, NULL, '{');
        json_put_text(&json, "language", row->locale->id);
        json_put_text(&json, "part", row->part);
        for (guint n = 0; n < G_N_ELEMENTS(numbers); n++)
            json_put_number(&json, numbers[n].name, numbers[n].n);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    g_string_append_c(json.out, '\n');
    return g_string_free(json.out, FALSE);
}

/* Keywords count as no text, so they are told apart; nothing where none is missing. */
static void status_append_keywords(const GArray *rows, GString *out)
{
    bool any = false;
    for (guint i = 0; i < rows->len; i++) {
        const StatusRow *row = status_row(rows, i);
        if (row->keywords_missing == 0)
            continue;
        g_string_append_printf(out, "%s%s %s: codes without keywords: %u\n", any ? "" : "\n",
                               row->locale->id, row->part, row->keywords_missing);
        any = true;
    }
}

char *status_format(const GArray *rows, StatusFormat format)
{
    if (format == STATUS_JSON)
        return status_format_json(rows);
    bool table = format == STATUS_TABLE;
    GString *out = g_string_new(
        table ? "language  part          texts   done  major  minor  missing  suspicious\n"
              : "| language | part | texts | done | stale, major | stale, "
                "minor | missing | suspicious |\n"
                "|---|---|--:|--:|--:|--:|--:|--:|\n");
    for (guint i = 0; i < rows->len; i++) {
        const StatusRow *row = status_row(rows, i);
        g_string_append_printf(out,
                               table ? "%-8s  %-12s %6u %6u %6u %6u %8u %11u\n"
                                     : "| %s | %s | %u | %u | %u | %u | %u | %u |\n",
                               row->locale->id, row->part, row->texts, row->done, row->major,
                               row->minor, row->missing, row->suspicious);
    }
    status_append_keywords(rows, out);
    return g_string_free(out, FALSE);
}

/* ---- What is to be done ---- */

enum { TODO_MAJOR, TODO_MISSING, TODO_MINOR };

static int todo_compare(gconstpointer x, gconstpointer y)
{
    const TodoItem *a = x, *b = y;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    if (a->urgency != b->urgency)
        return a->urgency < b->urgency ? -1 : 1;
    return a->text < b->text ? -1 : a->text > b->text;
}

GArray *todo_collect(const Book *book, const Locale *locale)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(TodoItem));
    for (TextId t = 1; t < book->n_texts; t++) {
        TextState state = locale->translations[t].state;
        if (state == TEXT_DONE)
            continue;
        TodoItem item = {t, progress_rank(book, t), TODO_MISSING};
        if (state == TEXT_STALE)
            item.urgency = weight_of(book, locale, t) == WEIGHT_MINOR ? TODO_MINOR : TODO_MAJOR;
        g_array_append_val(items, item);
    }
    g_array_sort(items, todo_compare);
    return items;
}

const char *todo_what(const TodoItem *item)
{
    static const char *const words[] = {
        [TODO_MAJOR] = "stale, major", [TODO_MISSING] = "missing", [TODO_MINOR] = "stale, minor"};
    return words[item->urgency];
}

guint todo_line(const Locale *locale, TextId text)
{
    const Translation *translation = &locale->translations[text];
    const YamlNode *node = translation->text ? translation->text : translation->en;
    return node ? node->line : 0;
}
