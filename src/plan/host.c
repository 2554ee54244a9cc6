/* Counts what a site has, and holds the figures against the limits of its host. */
#include "plan/host.h"

#include "plan/route.h"
#include "text-hash.h"

#include <string.h>

/* A warning comes from so many per cent of a limit on. */
#define NEAR_PER_CENT 90

/* ---- Counting ---- */

typedef struct HostFolder {
    gsize length; /* of its path */
    guint64 files;
    char path[]; /* without a slash at its end */
} HostFolder;

struct HostCounts {
    guint64 files, bytes, largest;
    GString *largest_path;
    GHashTable *folders; /* path → HostFolder */
    HostFolder *last;    /* that of the file before; NULL at first */
};

HostCounts *host_counts_new(void)
{
    HostCounts *counts = g_new0(HostCounts, 1);
    counts->largest_path = g_string_new(NULL);
    counts->folders = g_hash_table_new_full(text_hash, g_str_equal, NULL, g_free);
    return counts;
}

void host_counts_free(HostCounts *counts)
{
    if (!counts)
        return;
    g_hash_table_unref(counts->folders);
    g_string_free(counts->largest_path, TRUE);
    g_free(counts);
}

static HostFolder *host_counts_folder(HostCounts *counts, const char *path, gsize length)
{
    g_autofree char *key = g_strndup(path, length);
    HostFolder *folder = g_hash_table_lookup(counts->folders, key);
    if (folder)
        return folder;
    folder = g_malloc0(sizeof *folder + length + 1);
    folder->length = length;
    memcpy(folder->path, path, length);
    g_hash_table_insert(counts->folders, folder->path, folder);
    return folder;
}

/* Of two that are as large the first by name, so that threads make no difference. */
static void host_counts_compare(HostCounts *counts, const char *path, guint64 length)
{
    if (length < counts->largest || (length == counts->largest && counts->largest_path->len > 0 &&
                                     strcmp(path, counts->largest_path->str) >= 0))
        return;
    counts->largest = length;
    g_string_assign(counts->largest_path, path);
}

void host_counts_add(HostCounts *counts, const char *path, gsize length)
{
    const char *slash = strrchr(path, '/');
    gsize folder = slash ? (gsize)(slash - path) : 0;
    HostFolder *last = counts->last;
    if (!last || last->length != folder || memcmp(last->path, path, folder) != 0)
        counts->last = host_counts_folder(counts, path, folder);
    counts->last->files++;
    counts->files++;
    counts->bytes += length;
    host_counts_compare(counts, path, length);
}

void host_counts_merge(HostCounts *into, const HostCounts *from)
{
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, from->folders);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const HostFolder *folder = value;
        host_counts_folder(into, folder->path, folder->length)->files += folder->files;
    }
    into->files += from->files;
    into->bytes += from->bytes;
    if (from->files > 0)
        host_counts_compare(into, from->largest_path->str, from->largest);
}

/* The folder with most files, the first of them by name; NULL where there is none. */
static const HostFolder *host_counts_fullest(const HostCounts *counts)
{
    const HostFolder *fullest = NULL;
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, counts->folders);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const HostFolder *folder = value;
        if (!fullest || folder->files > fullest->files ||
            (folder->files == fullest->files && strcmp(folder->path, fullest->path) < 0))
            fullest = folder;
    }
    return fullest;
}

static guint64 host_measure(const Host *host, const HostCounts *counts, HostMeasure measure)
{
    const HostFolder *fullest;
    switch (measure) {
    case HOST_BYTES:
        return counts->bytes;
    case HOST_FILE_BYTES:
        return counts->largest;
    case HOST_FOLDER_FILES:
        fullest = host_counts_fullest(counts);
        return fullest ? fullest->files : 0;
    default:
        return counts->files + (host->counts_folders ? g_hash_table_size(counts->folders) : 0);
    }
}

/* ---- Judging ---- */

/* 14407 → "14,407". */
static void host_append_number(guint64 number, GString *out)
{
    char digits[32];
    int length = g_snprintf(digits, sizeof digits, "%" G_GUINT64_FORMAT, number);
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, digits[i]);
    }
}

static bool host_is_bytes(HostMeasure measure)
{
    return measure == HOST_BYTES || measure == HOST_FILE_BYTES;
}

/* Bytes in megabytes and tenths of them: what was counted is rounded up and a limit down, so that
 * what is more than a limit also reads so. */
static void host_append_value(HostMeasure measure, guint64 value, bool limit, GString *out)
{
    if (!host_is_bytes(measure)) {
        host_append_number(value, out);
        return;
    }
    guint64 tenths = (value + (limit ? 0 : MEGABYTE / 10 - 1)) / (MEGABYTE / 10);
    host_append_number(tenths / 10, out);
    if (tenths % 10 > 0)
        g_string_append_printf(out, ".%u", (guint)(tenths % 10));
    g_string_append(out, " MB");
}

/* "its 950 MB", "its 50,000 files in 'en/sip'", "the 24.8 MB of 'api/v1/sip.json'". */
static void host_append_subject(const Host *host, const HostCounts *counts, HostMeasure measure,
                                GString *out)
{
    g_string_append(out, measure == HOST_FILE_BYTES ? "the " : "its ");
    host_append_value(measure, host_measure(host, counts, measure), false, out);
    if (measure == HOST_FILES)
        g_string_append(out, host->counts_folders ? " files and folders" : " files");
    else if (measure == HOST_FILE_BYTES)
        g_string_append_printf(out, " of '%s'", counts->largest_path->str);
    else if (measure == HOST_FOLDER_FILES)
        g_string_append_printf(out, " files in '%s'", host_counts_fullest(counts)->path);
}

static void host_check_limit(const Book *book, const Host *host, const HostCounts *counts,
                             HostMeasure measure, Diagnostics *diagnostics)
{
    const HostLimit *limit = &host->limits[measure];
    guint64 value = host_measure(host, counts, measure);
    if (limit->most == 0 || value < limit->most / 100 * NEAR_PER_CENT)
        return;
    g_autoptr(GString) text = g_string_new("the site is ");
    if (value > limit->most)
        g_string_append_printf(text, "too much for %s: ", host->name);
    else
        g_string_append_printf(text, "near a limit of %s: ", host->name);
    host_append_subject(host, counts, measure, text);
    if (value > limit->most)
        g_string_append(text, " are more than the ");
    else
        g_string_append_printf(text, " are %u %% of the ", (guint)(value * 100 / limit->most));
    host_append_value(measure, limit->most, true, text);
    g_string_append_printf(text, " that it takes; %s", limit->then);
    DiagnosticPlace place = yaml_place(yaml_get(book->settings.root, "host"));
    diagnostics_add(diagnostics, DIAGNOSTIC_HOST_LIMIT, &place, "%s", text->str);
}

void host_check(const Book *book, const HostCounts *counts, Diagnostics *diagnostics)
{
    const Host *host = host_of(book);
    for (guint i = 0; i < HOST_N_MEASURES; i++)
        host_check_limit(book, host, counts, (HostMeasure)i, diagnostics);
}

/* Whether a rule for a path below an address would be one for others: '*' is any, and ':name' too.
 */
static bool host_is_pattern(const char *base_url)
{
    for (const char *path = route_path_of(base_url); *path; path++)
        if (*path == '*' || (*path == ':' && g_ascii_isalpha(path[1])))
            return true;
    return false;
}

static void host_check_patterns(const Book *book, const Host *host, Diagnostics *diagnostics)
{
    for (guint l = 0; l < book->n_locales; l++) {
        const char *base_url = book->locales[l].base_url;
        if (!host_is_pattern(base_url))
            continue;
        DiagnosticPlace place = yaml_place(yaml_get(book->settings.root, "host"));
        diagnostics_add(diagnostics, DIAGNOSTIC_HOST_ADDRESS, &place,
                        "in '%s' %s takes '*' and ':name' for any other path: what it is told of "
                        "pages would not be of these alone; choose an address without them",
                        base_url, host->name);
        return;
    }
}

void host_check_settings(const Book *book, Diagnostics *diagnostics)
{
    const Host *host = host_of(book);
    if (host->redirects > 0)
        host_check_patterns(book, host, diagnostics);
    if (!host->redirects_html || book->settings.clean_urls)
        return;
    const YamlNode *urls = yaml_get(book->settings.root, "urls");
    DiagnosticPlace place = yaml_place(urls ? urls : yaml_get(book->settings.root, "host"));
    diagnostics_add(diagnostics, DIAGNOSTIC_HOST_ADDRESS, &place,
                    "%s redirects addresses that end in .html: every link and every canonical "
                    "address would lead to a redirect; write 'urls: clean'",
                    host->name);
}

static void host_append_count(const Host *host, const HostCounts *counts, HostMeasure measure,
                              const char *name, GString *out)
{
    g_string_append_printf(out, "%s%s: ", out->len > 0 ? ", " : "", name);
    host_append_value(measure, host_measure(host, counts, measure), false, out);
    if (host->limits[measure].most > 0) {
        g_string_append(out, " of ");
        host_append_value(measure, host->limits[measure].most, true, out);
    }
}

void host_append_counts(const Book *book, const HostCounts *counts, GString *out)
{
    const Host *host = host_of(book);
    g_autoptr(GString) text = g_string_new(NULL);
    host_append_count(host, counts, HOST_FILES,
                      host->counts_folders ? "files and folders" : "files", text);
    host_append_count(host, counts, HOST_BYTES, "site", text);
    host_append_count(host, counts, HOST_FILE_BYTES, "largest file", text);
    if (host->limits[HOST_FOLDER_FILES].most > 0)
        host_append_count(host, counts, HOST_FOLDER_FILES, "files in one folder", text);
    g_string_append(out, text->str);
}
