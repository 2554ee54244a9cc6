/* site.yaml: the site itself. */
#include "book/homes.h"
#include "book/ids.h"
#include "book/store.h"
#include "input/fields-style.h"

#include <string.h>

#define INDEX_FROM_DEFAULT 60
#define MENU_FROM_DEFAULT  20

/* What is given in per cent. */
#define PER_CENT_MAX 100

static guint settings_number(const YamlNode *map, const char *key, guint otherwise)
{
    const char *text = yaml_get_text(map, key);
    return text ? (guint)g_ascii_strtoull(text, NULL, 10) : otherwise;
}

/* The name that is this one but for upper and lower case, which some disks do not tell apart. */
static const char *settings_find_folded(const GPtrArray *names, const char *name)
{
    for (guint i = 0; i < names->len; i++)
        if (g_ascii_strcasecmp(g_ptr_array_index(names, i), name) == 0)
            return g_ptr_array_index(names, i);
    return NULL;
}

static void settings_complain_id(const YamlNode *node, const char *(*judge)(const char *),
                                 Diagnostics *diagnostics)
{
    DiagnosticPlace place = yaml_place(node);
    g_autofree char *lower = g_ascii_strdown(node->text, -1);
    if (!judge(lower))
        diagnostics_add(diagnostics, DIAGNOSTIC_BAD_ID, &place,
                        "'%s' cannot be a name (did you mean '%s'?)", node->text, lower);
    else if (style_is_bare_list(node))
        diagnostics_add(diagnostics, DIAGNOSTIC_BAD_ID, &place,
                        "'%s' cannot be a name; " STYLE_BRACKETS, node->text, node->text);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_BAD_ID, &place, "'%s' cannot be a name: %s",
                        node->text, judge(node->text));
}

/* The names of a list, each checked; NULL-terminated. */
static char **settings_names(const YamlNode *node, const char *(*judge)(const char *),
                             BookStore *store, Diagnostics *diagnostics)
{
    Tokens tokens = store_tokens(store, node);
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; i < tokens.n; i++) {
        const char *same = settings_find_folded(names, tokens.items[i]);
        const YamlNode *item = store_token_node(node, i);
        const char *wrong = judge(tokens.items[i]);
        if (wrong)
            settings_complain_id(item, judge, diagnostics);
        else if (same && strcmp(same, tokens.items[i]) != 0)
            store_complain(diagnostics, DIAGNOSTIC_SAME_ID, item,
                           "differs from another only in upper and lower case:", tokens.items[i],
                           NULL, 0);
        else if (!same)
            g_ptr_array_add(names, g_strdup(tokens.items[i]));
        if (!wrong)
            store_check_device(diagnostics, yaml_place(item), tokens.items[i]);
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

const YamlNode *settings_node(const BookStore *store, const char *list, const char *name)
{
    const YamlNode *node = yaml_get(yaml_file_root(store->site), list);
    for (gsize i = 0; node->kind == YAML_LIST && i < node->n_items; i++)
        if (node->items[i]->kind == YAML_TEXT && strcmp(node->items[i]->text, name) == 0)
            return node->items[i];
    return node;
}

static void settings_read(SiteSettings *settings, const YamlNode *root, BookStore *store)
{
    const YamlNode *repository = yaml_get(root, "repository"), *publish = yaml_get(root, "publish");
    const char *urls = yaml_get_text(root, "urls"), *assets = yaml_get_text(root, "assets"),
               *pairs = yaml_get_text(publish, "index_pairs");
    settings->root = root;
    settings->base_url = settings->main_url = yaml_get_text(root, "base_url");
    settings->host = yaml_get_text(root, "host");
    settings->clean_urls = urls && strcmp(urls, "clean") == 0;
    settings->stable_assets = assets && strcmp(assets, "stable") == 0;
    settings->branch = yaml_get_text(repository, "branch");
    if (!settings->branch)
        settings->branch = "main";
    const char *url = yaml_get_text(repository, "url");
    if (url) {
        gsize length = strlen(url);
        while (length > 0 && url[length - 1] == '/')
            length--;
        char *copy = store_new(store, char, length + 1);
        memcpy(copy, url, length);
        settings->repository = copy;
    }
    settings->across =
        g_strcmp0(yaml_get_text(root, "across"), "none") == 0 ? ACROSS_NONE : ACROSS_DECLARED;
    settings->cards =
        g_strcmp0(yaml_get_text(root, "cards"), "codes") == 0 ? CARDS_CODES : CARDS_NONE;
    settings->index_from = settings_number(publish, "index_from", INDEX_FROM_DEFAULT);
    settings->menu_from = settings_number(publish, "menu_from", MENU_FROM_DEFAULT);
    settings->index_pairs = !pairs || strcmp(pairs, "near") == 0 ? INDEX_NEAR
                            : strcmp(pairs, "all") == 0          ? INDEX_ALL
                                                                 : INDEX_NOTED;
}

/* Not a number at all is said by the table of fields. */
static bool settings_is_number(const YamlNode *node)
{
    return node && node->kind == YAML_TEXT && node->length > 0 &&
           strspn(node->text, "0123456789") == node->length;
}

static void settings_check_format(const YamlNode *root, Diagnostics *diagnostics)
{
    const YamlNode *node = yaml_get(root, "format");
    guint format = settings_number(root, "format", BOOK_FORMAT);
    if (format > BOOK_FORMAT) {
        DiagnosticPlace place = yaml_place(node);
        diagnostics_add(diagnostics, DIAGNOSTIC_NEWER_FORMAT, &place,
                        "format %u is newer than this program, which knows format %u", format,
                        BOOK_FORMAT);
    } else if (settings_is_number(node) && format == 0) {
        store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, node, "formats count from 1, not",
                       node->text, NULL, 0);
    }
}

/* ---- The address ---- */

/* All that a URL may hold. */
#define URL_CHARACTERS                                                                             \
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"

const char *settings_judge_base_url(const char *url)
{
    if (url[strspn(url, URL_CHARACTERS)] != '\0')
        return "an address as browsers send it: ASCII, with %XX for all else, and no space";
    g_autoptr(GUri) uri = g_uri_parse(url, G_URI_FLAGS_NONE, NULL);
    if (!uri && strstr(url, "://"))
        return "an address whose host, port and %XX can be read";
    const char *scheme = uri ? g_uri_get_scheme(uri) : "", *host = uri ? g_uri_get_host(uri) : NULL;
    if (strcmp(scheme, "http") != 0 && strcmp(scheme, "https") != 0)
        return "an address that starts with https:// or http://";
    if (!host || *host == '\0')
        return "an address with a host in it";
    const char *rest = strstr(url, "://") + strlen("://");
    if (*host == '.' || strstr(host, "..") || rest[strcspn(rest, "/") - 1] == ':')
        return "an address whose host, port and %XX can be read";
    if (g_uri_get_userinfo(uri))
        return "an address that everybody may see: it holds a name before '@'";
    if (g_uri_get_query(uri) || g_uri_get_fragment(uri))
        return "the address of a folder: it holds '?' or '#'";
    /* Pages that name files from the root of their host, such as 404.html, would name another. */
    if (strstr(rest, "//"))
        return "an address of one host: it holds '//' twice";
    /* Browsers take these out, %2E too, so the page would not be where it says that it is. */
    g_autofree char *path = NULL;
    g_uri_split(url, G_URI_FLAGS_NONE, NULL, NULL, NULL, NULL, &path, NULL, NULL, NULL);
    if (strstr(path, "/./") || strstr(path, "/../"))
        return "the address as browsers send it: its path holds '.' or '..'";
    return g_str_has_suffix(url, "/") ? NULL : "an address that ends in a slash";
}

static bool settings_is_other_message(const DiagnosticMessage *message, gpointer user_data)
{
    (void)user_data;
    return message->id != DIAGNOSTIC_NO_BASE_URL;
}

const char *book_set_base_url(Book *book, const char *url, Diagnostics *diagnostics)
{
    const char *wrong = settings_judge_base_url(url);
    if (wrong)
        return wrong;
    char *copy = store_new(book->store, char, strlen(url) + 1);
    memcpy(copy, url, strlen(url));
    book->settings.base_url = copy;
    book->settings.is_preview = true;
    book_gather_hosts(book);
    diagnostics_filter(diagnostics, settings_is_other_message, NULL);
    return NULL;
}

static bool settings_check_base_url(const YamlNode *root, Diagnostics *diagnostics)
{
    const char *url = yaml_get_text(root, "base_url");
    const char *wrong = url ? settings_judge_base_url(url) : NULL;
    if (!wrong)
        return true;
    DiagnosticPlace place = yaml_place(yaml_get(root, "base_url"));
    diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place, "'%s' is not %s", url, wrong);
    return false;
}

const char *settings_base_url_of(const SiteSettings *settings, const char *language)
{
    for (guint h = 0; h < settings->n_hosts; h++)
        if (strcmp(settings->hosts[h].language, language) == 0)
            return settings->hosts[h].base_url;
    return settings->base_url;
}

static void settings_load_hosts(SiteSettings *settings, const YamlNode *hosts, BookStore *store,
                                Diagnostics *diagnostics)
{
    const char *const *languages = (const char *const *)store->languages;
    gsize n = yaml_map_length(hosts);
    settings->hosts = store_new(store, LanguageHost, n);
    for (gsize i = 0; i < n; i++) {
        const YamlNode *key = hosts->pairs[i].key, *url = hosts->pairs[i].value;
        const char *wrong = settings_judge_base_url(url->text);
        DiagnosticPlace place = yaml_place(url);
        if (!g_strv_contains(languages, key->text))
            store_complain(diagnostics, DIAGNOSTIC_NOT_A_LANGUAGE, key,
                           "not a language of the book:", key->text, languages,
                           g_strv_length(store->languages));
        else if (wrong)
            diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place, "'%s' is not %s",
                            url->text, wrong);
        else
            settings->hosts[settings->n_hosts++] = (LanguageHost){key->text, url->text, true};
    }
    if (n == 0)
        return;
    DiagnosticPlace place = yaml_place(hosts);
    if (!settings->base_url)
        diagnostics_add(diagnostics, DIAGNOSTIC_MISSING_FIELD, &place,
                        "missing field 'base_url': where the languages without a host stand");
    if (settings->n_hosts < g_strv_length(store->languages))
        return;
    diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                    "no language is left below 'base_url'; leave out the one that stands there");
    settings->n_hosts = 0; /* so that nothing is said to be missing there */
}

/* Which of the languages with a host of their own stood below `base_url` before; all of them where
 * it is not said. */
static void settings_load_moved_out(SiteSettings *settings, const YamlNode *node, BookStore *store,
                                    Diagnostics *diagnostics)
{
    if (!node)
        return;
    g_autofree const char **languages = g_new(const char *, settings->n_hosts + 1);
    for (guint h = 0; h < settings->n_hosts; h++) {
        languages[h] = settings->hosts[h].language;
        settings->hosts[h].has_moved = false;
    }
    Tokens tokens = store_tokens(store, node);
    for (guint i = 0; i < tokens.n; i++) {
        guint h = 0;
        while (h < settings->n_hosts && strcmp(languages[h], tokens.items[i]) != 0)
            h++;
        if (h < settings->n_hosts)
            settings->hosts[h].has_moved = true;
        else
            store_complain(diagnostics, DIAGNOSTIC_NOT_A_LANGUAGE, store_token_node(node, i),
                           "not a language of 'hosts':", tokens.items[i], languages,
                           settings->n_hosts);
    }
}

/* ---- All of it ---- */

static void settings_check_per_cent(const YamlNode *publish, const char *key,
                                    Diagnostics *diagnostics)
{
    const YamlNode *node = yaml_get(publish, key);
    if (settings_is_number(node) && settings_number(publish, key, 0) > PER_CENT_MAX)
        store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, node,
                       "a number from 0 to 100 is wanted, not", node->text, NULL, 0);
}

/* Whether there is a book at all: most who read this are in the wrong folder. */
static bool settings_are_there(const char *folder, Diagnostics *diagnostics)
{
    g_autofree char *name = g_build_filename(folder, "site.yaml", NULL);
    if (g_file_test(name, G_FILE_TEST_EXISTS))
        return true;
    DiagnosticPlace place = {.path = "site.yaml"};
    diagnostics_add(diagnostics, DIAGNOSTIC_UNREADABLE, &place,
                    "there is no 'site.yaml', so this folder holds no book; '-C FOLDER' names one, "
                    "'statusbook new book FOLDER' begins one");
    return false;
}

/* The lists alone say which files there are. False where they do not, or where a newer program may
 * mean something else by the file. */
static bool settings_load_lists(BookStore *store, const YamlNode *root, Diagnostics *diagnostics)
{
    const YamlNode *languages = yaml_get(root, "languages"),
                   *protocols = yaml_get(root, "protocols");
    if (!languages || !protocols || settings_number(root, "format", BOOK_FORMAT) > BOOK_FORMAT)
        return false;
    store->languages = settings_names(languages, id_judge_language, store, diagnostics);
    store->protocols = settings_names(protocols, id_judge_protocol, store, diagnostics);
    store->lacks_protocols = store_has_wrong_part(diagnostics, protocols);
    if (g_strv_contains((const char *const *)store->languages, "en"))
        return store->protocols[0] != NULL;
    DiagnosticPlace place = yaml_place(languages);
    if (!store_has_wrong_part(diagnostics, languages))
        diagnostics_add(diagnostics, DIAGNOSTIC_NOT_A_LANGUAGE, &place,
                        "'en' is not among the languages: it is the source of all others");
    return false;
}

/* Where something is wrong, all but the lists is taken for not said: nothing is blamed that depends
 * on it. */
static void settings_load_rest(SiteSettings *settings, const YamlNode *root, bool is_wrong,
                               BookStore *store, Diagnostics *diagnostics)
{
    settings_read(settings, is_wrong ? NULL : root, store);
    if (is_wrong)
        return;
    settings_load_hosts(settings, yaml_get(root, "hosts"), store, diagnostics);
    settings_load_moved_out(settings, yaml_get(root, "moved_out"), store, diagnostics);
    DiagnosticPlace place = {.path = "site.yaml"};
    if (!settings->base_url)
        diagnostics_add(diagnostics, DIAGNOSTIC_NO_BASE_URL, &place,
                        "no 'base_url': pages have no canonical address and no alternates");
}

bool settings_load(Book *book, const char *folder, Diagnostics *diagnostics)
{
    BookStore *store = book->store;
    if (!settings_are_there(folder, diagnostics))
        return false;
    store->site = yaml_file_load(folder, "site.yaml", diagnostics);
    if (!store->site)
        return false;
    const YamlNode *root = yaml_file_root(store->site);
    if (root->kind == YAML_MAP)
        settings_check_format(root, diagnostics);
    settings_check_per_cent(yaml_get(root, "publish"), "index_from", diagnostics);
    settings_check_per_cent(yaml_get(root, "publish"), "menu_from", diagnostics);
    fields_check(root, book_table(BOOK_FILE_SITE), NULL, diagnostics);
    bool is_wrong = diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0 ||
                    !settings_check_base_url(root, diagnostics);
    if (!settings_load_lists(store, root, diagnostics))
        return false;
    settings_load_rest(&book->settings, root, is_wrong, store, diagnostics);
    return true;
}
