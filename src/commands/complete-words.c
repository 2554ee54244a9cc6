/* What may stand next in the words of one command: options, their values, and arguments. What a
 * value is goes by the name that the help gives it. */
#include "commands/complete-words.h"

#include "book/ids.h"
#include "book/book.h"
#include "book/kinds.h"
#include "plan/kinds.h"
#include "text-order.h"

#include <stdio.h>
#include <string.h>

void complete_offer(const char *typed, const char *word, const char *help)
{
    if (g_str_has_prefix(word, typed))
        printf("%s\t%s\n", word, help);
}

void complete_offer_commands(const Command *table, gsize skip, const char *typed)
{
    for (const Command *command = table; command->name; command++)
        complete_offer(typed, command->name + skip, command->summary);
}

/* ---- What the book has: its folder may be any, so nothing here is an error ---- */

/* Whether a shell and a terminal can take a name as a word: no name of a book has more signs. */
static bool complete_is_word(const char *name)
{
    for (; *name; name++)
        if (!g_ascii_isalnum(*name) && !strchr("._-", *name))
            return false;
    return true;
}

/* The names in a folder, sorted, without a suffix that they must have. */
static GPtrArray *complete_names_in(const char *folder, const char *suffix)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)))
        if (name[0] != '.' && g_str_has_suffix(name, suffix) && complete_is_word(name))
            g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(suffix)));
    g_clear_pointer(&dir, g_dir_close);
    g_ptr_array_sort(names, text_order);
    return names;
}

/* Names of folders; with `list`, behind those that stand before the last comma. */
static void complete_offer_names(const char *typed, const GPtrArray *names, const char *except,
                                 bool list)
{
    const char *comma = list ? strrchr(typed, ',') : NULL;
    g_autofree char *before = g_strndup(typed, comma ? (gsize)(comma + 1 - typed) : 0);
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        g_autofree char *word = g_strconcat(before, name, NULL);
        if (g_strcmp0(name, except) != 0)
            complete_offer(typed, word, "");
    }
}

/* The files of a folder in codes/ that are translated, each by its id. `below` is the name of that
 * folder with a slash, or empty. */
static void complete_offer_sources_in(const char *typed, const char *below)
{
    g_autofree char *folder = g_build_filename("codes", below, NULL);
    g_autoptr(GPtrArray) files = complete_names_in(folder, ".yaml");
    for (guint i = 0; i < files->len; i++) {
        g_autofree char *id = g_strconcat(below, (char *)files->pdata[i], NULL);
        complete_offer(typed, id, "");
    }
}

/* What is translated: site, questions, sip/486, sip/480-vs-486. */
static void complete_offer_sources(const char *typed)
{
    complete_offer(typed, "site", "");
    complete_offer_sources_in(typed, "");
    g_autoptr(GPtrArray) folders = complete_names_in("codes", "");
    for (guint i = 0; i < folders->len; i++) {
        g_autofree char *below = g_strconcat(folders->pdata[i], "/", NULL);
        complete_offer_sources_in(typed, below);
    }
}

/* The folders of codes/ that are protocols. Free with g_ptr_array_unref. */
static GPtrArray *complete_protocols(void)
{
    GPtrArray *names = complete_names_in("codes", "");
    for (guint i = names->len; i > 0; i--)
        if (id_judge_protocol(names->pdata[i - 1]))
            g_ptr_array_remove_index(names, i - 1);
    return names;
}

/* The pages of a protocol, kind by kind, each behind `before`; those of pairs come when the first
 * code stands there, since they are many. */
static void complete_offer_pages_of(const char *typed, const char *before, const Book *book,
                                    guint protocol, bool pairs)
{
    for (guint k = 0; k < PAGE_N_KINDS; k++) {
        PageKind kind = (PageKind)k;
        if (kind_row(kind)->level != LEVEL_PROTOCOL || (kind == PAGE_PAIR) != pairs)
            continue;
        for (guint i = 0; i < kind_count(kind, book, protocol); i++) {
            Page page = kind_page(kind, book, protocol, i);
            g_autofree char *name = page_full_name(book, &page);
            g_autofree char *word = g_strconcat(before, name, NULL);
            complete_offer(typed, word, "");
        }
    }
}

/* sip/486, sip/4xx, sip/decide, and behind sip/480-vs- the pairs; of a list the last. A book that
 * does not load has no pages. */
static void complete_offer_pages(const char *typed)
{
    const char *comma = strrchr(typed, ','), *page = comma ? comma + 1 : typed;
    g_autofree char *list = g_strndup(typed, (gsize)(page - typed));
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) book = book_load(".", diagnostics);
    for (guint p = 0; book && p < book->n_protocols; p++) {
        g_autofree char *before = g_strconcat(list, book->protocols[p].id, "/", NULL);
        if (g_str_has_prefix(typed, before) || g_str_has_prefix(before, typed))
            complete_offer_pages_of(typed, before, book, p, strstr(page, ID_VERSUS) != NULL);
    }
}

/* The folders of protocols, for a code that is not there yet. */
static void complete_offer_folders(const char *typed)
{
    g_autoptr(GPtrArray) names = complete_protocols();
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *folder = g_strconcat(names->pdata[i], "/", NULL);
        complete_offer(typed, folder, "");
    }
}

static void complete_offer_protocols(const char *typed, bool list)
{
    g_autoptr(GPtrArray) names = complete_protocols();
    complete_offer_names(typed, names, NULL, list);
}

/* Where one language is wanted, it is one that is translated into. */
static void complete_offer_languages(const char *typed, bool list)
{
    g_autoptr(GPtrArray) names = complete_names_in("locales", "");
    complete_offer_names(typed, names, list ? NULL : "en", list);
}

/* ---- Values: what an option or an argument takes goes by the name that the help gives it ---- */

static void complete_offer_kinds(const char *typed)
{
    for (guint i = 0; i < BOOK_N_FILE_KINDS; i++)
        complete_offer(typed, book_file_kind_name((BookFileKind)i), "");
}

static void complete_offer_lists(const char *typed)
{
    complete_offer_kinds(typed);
    complete_offer(typed, MANUAL_PATTERNS, "");
    complete_offer(typed, MANUAL_MESSAGES, "");
}

static void complete_offer_explained(const Command *table, const char *typed)
{
    complete_offer_commands(table, 0, typed);
    for (guint i = 0; i < DIAGNOSTIC_N_IDS; i++)
        complete_offer(typed, diagnostic_name((DiagnosticId)i), "");
}

static void complete_offer_choices(const char *typed, const char *choices)
{
    g_auto(GStrv) words = g_strsplit(choices, "|", -1);
    for (gsize i = 0; words[i]; i++)
        complete_offer(typed, words[i], "");
}

static void complete_value(const Command *command, const char *name, const char *typed)
{
    bool list = strchr(name, ',') != NULL;
    if (strcmp(name, "DIR") == 0)
        puts(COMPLETE_FOLDERS);
    else if (g_str_has_prefix(name, "FILE") || strcmp(name, "MANIFEST") == 0)
        puts(COMPLETE_FILES);
    else if (g_str_has_prefix(name, "LANG"))
        complete_offer_languages(typed, list);
    else if (g_str_has_prefix(name, "PROTOCOL"))
        complete_offer_protocols(typed, list);
    else if (g_str_has_prefix(name, "PAGE"))
        complete_offer_pages(typed);
    else if (strcmp(name, "P/ID") == 0)
        complete_offer_folders(typed);
    else if (strcmp(name, "ID") == 0)
        complete_offer_sources(typed);
    else if (strcmp(name, "KIND") == 0)
        complete_offer_kinds(typed);
    else if (strcmp(name, "LIST") == 0)
        complete_offer_lists(typed);
    else if (strcmp(name, "COMMAND|MESSAGE") == 0)
        complete_offer_explained(command->table, typed);
    else if (strchr(name, '|'))
        complete_offer_choices(typed, name);
}

/* ---- The words of one command ---- */

/* The option that a word is, `-o` or `--out` or the start of `--out=DIR`; NULL where it is none. */
static const GOptionEntry *complete_find_option(const GOptionEntry *entries, const char *word)
{
    for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
        gsize length = strlen(entry->long_name);
        bool is_long = g_str_has_prefix(word, "--") &&
                       strncmp(word + 2, entry->long_name, length) == 0 &&
                       (word[2 + length] == '\0' || word[2 + length] == '=');
        bool is_short =
            word[0] == '-' && word[1] == entry->short_name && word[1] != '\0' && word[2] == '\0';
        if (is_long || is_short)
            return entry;
    }
    return NULL;
}

static bool complete_takes_value(const GOptionEntry *entry)
{
    return entry && entry->arg != G_OPTION_ARG_NONE;
}

/* The name of an argument by its place in the usage, options left out: of "[LANG] --minor" the
 * first is LANG. To be freed; NULL where there are no more. */
static char *complete_argument_name(const char *usage, guint place)
{
    g_auto(GStrv) words = g_strsplit(usage, " ", -1);
    guint n = 0;
    for (gsize i = 0; words[i]; i++) {
        bool opens = words[i][0] == '[', closes = g_str_has_suffix(words[i], "]");
        if (words[i][opens] == '-' || (closes && !opens) || n++ < place)
            continue;
        return g_strndup(words[i] + opens, strlen(words[i]) - opens - closes);
    }
    return NULL;
}

void complete_words(const Command *command, const GOptionEntry *entries, int n, char **words)
{
    const char *typed = n > 0 ? words[n - 1] : "";
    const GOptionEntry *before = NULL;
    guint place = 0;
    for (int i = 0; i < n - 1; i++) {
        bool is_value = complete_takes_value(before);
        before = is_value ? NULL : complete_find_option(entries, words[i]);
        place += !is_value && words[i][0] != '-';
        if (strchr(words[i], '='))
            before = NULL;
    }
    const char *equals = typed[0] == '-' ? strchr(typed, '=') : NULL;
    if (equals)
        before = complete_find_option(entries, typed);
    if (complete_takes_value(before)) {
        complete_value(command, before->arg_description ? before->arg_description : "",
                       equals ? equals + 1 : typed);
        return;
    }
    if (typed[0] == '-') {
        for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
            g_autofree char *word = g_strconcat("--", entry->long_name, NULL);
            complete_offer(typed, word, entry->description);
        }
        complete_offer(typed, "--help", "Show this help");
        return;
    }
    g_autofree char *name = complete_argument_name(command->arguments, place);
    if (name)
        complete_value(command, name, typed);
}
