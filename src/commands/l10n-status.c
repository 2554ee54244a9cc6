/* statusbook l10n status, todo: how much is done, and what is to be done first. */
#include "book/skeleton.h"
#include "commands/l10n.h"
#include "l10n/entry.h"
#include "l10n/status.h"

#include <stdio.h>
#include <string.h>

static bool status_find_format(const char *name, StatusFormat *format)
{
    static const char *const names[] = {
        [STATUS_TABLE] = "table", [STATUS_JSON] = "json", [STATUS_MARKDOWN] = "markdown"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], name) == 0) {
            *format = (StatusFormat)i;
            return true;
        }
    return false;
}

int l10n_status_run(const Command *self, int argc, char **argv)
{
    g_autofree char *name = NULL;
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_STRING, &name, "How to print; table", "table|json|markdown"},
        G_OPTION_ENTRY_NULL};
    L10nCall call;
    int status;
    if (!l10n_begin(&call, self, entries, 0, 1, argc, argv, &status))
        return status;
    StatusFormat format = STATUS_TABLE;
    if (name && !status_find_format(name, &format)) {
        status = l10n_wrong_use(&call, "--format takes table, json or markdown, not", name);
    } else {
        g_autoptr(GArray) rows = status_collect(call.book, call.locale, call.diagnostics);
        g_autofree char *text = status_format(rows, format);
        fputs(text, stdout);
    }
    l10n_end(&call);
    return status;
}

/* So many characters of the English are enough to know it again. */
#define TODO_ENGLISH_MAX 100

static void todo_print_english(const char *english)
{
    gsize line = strcspn(english, "\n");
    glong n = g_utf8_strlen(english, (gssize)line);
    bool whole = n <= TODO_ENGLISH_MAX && english[line] == '\0';
    g_autofree char *part = g_utf8_substring(english, 0, MIN(n, TODO_ENGLISH_MAX));
    g_autofree char *shown = diagnostics_harmless(part);
    printf("    %s%s\n", shown, whole ? "" : "…");
}

static void todo_print(const L10nCall *call, const TodoItem *item)
{
    const BookText *text = &call->book->texts[item->text];
    g_autofree char *path = entry_path(call->book, call->locale, text->source);
    guint line = todo_line(call->locale, item->text);
    if (line > 0)
        printf("%s:%u: %s: %s\n", path, line, text->path, todo_what(item));
    else
        printf("%s: %s: %s\n", path, text->path, todo_what(item));
    todo_print_english(text->node->text);
    g_autofree char *link = skeleton_edit_link(call->book, call->locale, text->source, false);
    if (link)
        printf("    %s\n", link);
}

int l10n_todo_run(const Command *self, int argc, char **argv)
{
    int limit = G_MAXINT;
    const GOptionEntry entries[] = {
        {"limit", 0, 0, G_OPTION_ARG_INT, &limit, "No more than so many texts; all", "N"},
        G_OPTION_ENTRY_NULL};
    L10nCall call;
    int status;
    if (!l10n_begin(&call, self, entries, 1, 1, argc, argv, &status))
        return status;
    if (limit < 1) {
        l10n_end(&call);
        fputs("statusbook l10n todo: --limit takes a number from 1\n", stderr);
        return EXIT_USAGE;
    }
    g_autoptr(GArray) items = todo_collect(call.book, call.locale);
    guint n = MIN(items->len, (guint)limit);
    for (guint i = 0; i < n; i++)
        todo_print(&call, &g_array_index(items, TodoItem, i));
    if (n < items->len)
        printf("and more: %u\n", items->len - n);
    l10n_end(&call);
    return EXIT_FINE;
}
