/* Which files statusbook printed, each with its length and a hash of its bytes. */
#include "output/manifest.h"

#include "digits.h"
#include "text-hash.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h> /* the same by the widest registers there are: a fifth of the time */
#endif

#define FIRST_LINE "statusbook manifest 2\n"
/* A hash has so many digits, */
#define HASH_DIGITS 16
/* and no file a length of more than these. */
#define LENGTH_DIGITS 15

/* No line is longer, without its end. */
#define LINE_LENGTH_MAX (HASH_DIGITS + 1 + LENGTH_DIGITS + MANIFEST_SINCE_SIZE + 1 + PATH_MAX)

/* Bytes that are read at once. */
#define READ_BLOCK 65536

/* The part of a line that finding and comparing need. */
typedef struct Line {
    guint64 hash;
    guint64 at : 48;    /* where it begins in the text */
    guint64 ahead : 16; /* how far behind that its path begins */
} Line;

struct Manifest {
    GString *text;
    gsize taken;    /* bytes of it that are lines */
    GArray *lines;  /* Line */
    guint32 *slots; /* a hash table of line numbers + 1, by path; 0 is free */
    guint mask;     /* its size - 1 */
};

guint64 manifest_hash(const char *bytes, gsize length)
{
    return XXH3_64bits(bytes, length);
}

void manifest_free(Manifest *manifest)
{
    if (!manifest)
        return;
    g_string_free(manifest->text, TRUE);
    g_array_unref(manifest->lines);
    g_free(manifest->slots);
    g_free(manifest);
}

/* ---- Lines ---- */

/* Whether a path is that of statusbook's own folder, or lies in it. */
static bool is_own(const char *path, gsize length)
{
    gsize own = strlen(MANIFEST_FOLDER);
    return length >= own && memcmp(path, MANIFEST_FOLDER, own) == 0 &&
           (length == own || path[own] == '/');
}

/* Whether a part of a path can be one of a file that statusbook printed. A repository is none of
 * what it prints, also in capitals, which some file systems take for the same: files put there run
 * commands. */
static bool is_printed(const char *part, gsize length)
{
    static const char *const others[] = {".", "..", ".git", ".hg", ".svn", ".bzr"};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (length == strlen(others[i]) && g_ascii_strncasecmp(part, others[i], length) == 0)
            return false;
    return length > 0 && length <= NAME_MAX;
}

/* A path below the tree and nowhere else, of a length that files can have: what a manifest names
 * may be removed. */
static bool is_inside(const char *path, gsize length)
{
    if (length >= PATH_MAX)
        return false;
    for (gsize start = 0; start <= length;) {
        const char *slash = memchr(path + start, '/', length - start);
        gsize part = slash ? (gsize)(slash - path) - start : length - start;
        if (!is_printed(path + start, part))
            return false;
        start += part + 1;
    }
    return !memchr(path, '\0', length);
}

/* Reads digits and the blank behind them; returns what follows, or NULL. */
static const char *parse_hash(const char *at, const char *end, guint64 *hash)
{
    *hash = 0;
    if (end - at <= HASH_DIGITS || at[HASH_DIGITS] != ' ')
        return NULL;
    for (gsize i = 0; i < HASH_DIGITS; i++) {
        int digit = g_ascii_xdigit_value(at[i]);
        if (digit < 0)
            return NULL;
        *hash = *hash << 4 | (guint64)digit;
    }
    return at + HASH_DIGITS + 1;
}

static const char *parse_length(const char *at, const char *end, gsize *length)
{
    const char *start = at;
    for (*length = 0; at < end && g_ascii_isdigit(*at); at++)
        *length = *length * 10 + (gsize)(*at - '0');
    return at > start && at - start <= LENGTH_DIGITS && at < end && *at == ' ' ? at + 1 : NULL;
}

/* Whether a text is a day of the calendar: it may get into a sitemap. */
static bool is_day(const char *text)
{
    static const char form[] = "0000-00-00";
    for (gsize i = 0; i < sizeof form; i++)
        if (form[i] == '0' ? !g_ascii_isdigit(text[i]) : text[i] != form[i])
            return false;
    guint64 year = g_ascii_strtoull(text, NULL, 10);
    guint64 month = g_ascii_strtoull(text + 5, NULL, 10);
    guint64 day = g_ascii_strtoull(text + 8, NULL, 10);
    return g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static const char *parse_since(const char *at, const char *end, char since[MANIFEST_SINCE_SIZE])
{
    const char *blank = memchr(at, ' ', (gsize)(end - at));
    if (!blank || blank == at || blank - at >= MANIFEST_SINCE_SIZE)
        return NULL;
    memcpy(since, at, (gsize)(blank - at));
    since[blank - at] = '\0';
    bool is_known =
        strcmp(since, MANIFEST_UNKNOWN) == 0 || strcmp(since, MANIFEST_KEPT) == 0 || is_day(since);
    return is_known ? blank + 1 : NULL;
}

/* Takes a line apart. False where it is none. */
static bool line_parse(const char *start, const char *end, gsize at, Line *line)
{
    gsize length;
    guint64 hash;
    char since[MANIFEST_SINCE_SIZE];
    const char *path = parse_hash(start, end, &hash);
    if (path)
        path = parse_length(path, end, &length);
    if (path)
        path = parse_since(path, end, since);
    gsize path_length = path ? (gsize)(end - path) : 0;
    if (!path || !is_inside(path, path_length) || is_own(path, path_length))
        return false;
    *line = (Line){.hash = hash, .at = at, .ahead = (guint64)(path - start) & 0xffff};
    return true;
}

/* Takes the lines that are there so far; false where something is none, so that whatever else is
 * there need not be read. */
static bool take_lines(Manifest *manifest)
{
    const GString *text = manifest->text;
    gsize head = strlen(FIRST_LINE);
    if (manifest->taken == 0 && text->len >= head && memcmp(text->str, FIRST_LINE, head) == 0)
        manifest->taken = head;
    if (manifest->taken == 0)
        return text->len < head;
    while (manifest->taken < text->len) {
        const char *start = text->str + manifest->taken;
        const char *end = memchr(start, '\n', text->len - manifest->taken);
        Line line;
        if (!end)
            return text->len - manifest->taken <= LINE_LENGTH_MAX;
        if (manifest->lines->len == G_MAXUINT32 - 1 ||
            !line_parse(start, end, manifest->taken, &line))
            return false;
        g_array_append_val(manifest->lines, line);
        manifest->taken = (gsize)(end - text->str) + 1;
    }
    return true;
}

guint manifest_count(const Manifest *manifest)
{
    return manifest->lines->len;
}

/* The path of a line, which ends where the next line begins. */
static const char *line_path(const Manifest *manifest, guint index, gsize *length)
{
    const Line *line = &g_array_index(manifest->lines, Line, index);
    gsize end = index + 1 < manifest->lines->len ? line[1].at : manifest->taken;
    *length = end - 1 - line->at - line->ahead;
    return manifest->text->str + line->at + line->ahead;
}

ManifestEntry manifest_entry(const Manifest *manifest, guint index)
{
    gsize path_length;
    const Line *line = &g_array_index(manifest->lines, Line, index);
    const char *path = line_path(manifest, index, &path_length), *start = path - line->ahead;
    ManifestEntry entry = {.path = path, .path_length = (guint)path_length, .hash = line->hash};
    const char *since = parse_length(start + HASH_DIGITS + 1, path, &entry.length);
    if (since) /* as each line has that was taken */
        parse_since(since, path, entry.since);
    return entry;
}

char *manifest_entry_path(const ManifestEntry *entry)
{
    return g_strndup(entry->path, entry->path_length);
}

/* ---- The index ---- */

/* The slot of a path: its own, or the free one where it would be. */
static guint32 *find_slot(const Manifest *manifest, const char *path, gsize length)
{
    guint at = text_hash_bytes(path, length) & manifest->mask;
    for (;; at = (at + 1) & manifest->mask) {
        guint32 *slot = &manifest->slots[at];
        if (*slot == 0)
            return slot;
        const Line *line = &g_array_index(manifest->lines, Line, *slot - 1);
        gsize begin = line->at + line->ahead;
        const GString *text = manifest->text;
        if (begin + length < text->len && text->str[begin + length] == '\n' &&
            memcmp(text->str + begin, path, length) == 0)
            return slot;
    }
}

/* False where a path has two lines. */
static bool index_lines(Manifest *manifest)
{
    guint size = 1;
    while (size < 2 * (guint64)manifest->lines->len + 1 && size < 1u << 31)
        size *= 2;
    manifest->mask = size - 1;
    manifest->slots = g_new0(guint32, size);
    for (guint i = 0; i < manifest->lines->len; i++) {
        gsize length;
        const char *path = line_path(manifest, i, &length);
        guint32 *slot = find_slot(manifest, path, length);
        if (*slot != 0)
            return false;
        *slot = i + 1;
    }
    return true;
}

gint64 manifest_find(const Manifest *manifest, const char *path)
{
    return (gint64)*find_slot(manifest, path, strlen(path)) - 1;
}

bool manifest_stands_at(const Manifest *manifest, Beneath *tree, const char *name)
{
    return beneath_holds(tree, name, manifest->text->str, manifest->text->len);
}

static Manifest *manifest_new(void)
{
    Manifest *manifest = g_new0(Manifest, 1);
    manifest->text = g_string_new(NULL);
    manifest->lines = g_array_new(FALSE, FALSE, sizeof(Line));
    return manifest;
}

Manifest *manifest_new_empty(void)
{
    Manifest *manifest = manifest_new();
    index_lines(manifest);
    return manifest;
}

/* ---- Reading ---- */

static void fail_form(const Manifest *manifest, const char *subject, GError **error)
{
    static const char name[] = "statusbook manifest ";
    const char *text = manifest->text->str;
    bool is_ours = g_str_has_prefix(text, name) && strcspn(text, "\n") == strlen(FIRST_LINE) - 1;
    bool is_known = g_str_has_prefix(text, FIRST_LINE);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                is_known  ? "'%s' is a manifest with lines that are none"
                : is_ours ? "'%s' is a manifest of another version of this program"
                          : "'%s' is not a manifest that this program knows",
                subject);
}

/* Reads what comes next; a pipe knows no places. Gives what `read` gives. */
static ssize_t read_next(int descriptor, bool is_pipe, GString *text)
{
    gsize length = text->len;
    g_string_set_size(text, length + READ_BLOCK);
    ssize_t n = is_pipe ? read(descriptor, text->str + length, READ_BLOCK)
                        : pread(descriptor, text->str + length, READ_BLOCK, (off_t)length);
    g_string_truncate(text, length + (gsize)MAX(n, 0));
    return n;
}

/* Reads to the end, to memory: a file that is mapped would end the program where somebody made it
 * shorter meanwhile. */
static Manifest *read_all(int descriptor, bool is_pipe, const char *subject, GError **error)
{
    g_autoptr(Manifest) manifest = manifest_new();
    ssize_t n;
    bool are_lines = true;
    while (are_lines && (n = read_next(descriptor, is_pipe, manifest->text)) != 0) {
        if (n < 0 && errno != EINTR) {
            fail_errno(error, "could not read", subject);
            return NULL;
        }
        are_lines = take_lines(manifest);
    }
    bool is_whole = manifest->taken > 0 && manifest->taken == manifest->text->len;
    if (is_whole && index_lines(manifest))
        return g_steal_pointer(&manifest);
    fail_form(manifest, subject, error);
    return NULL;
}

static Manifest *read_open(int descriptor, const char *subject, bool may_be_pipe, GError **error)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0) {
        fail_errno(error, "could not read", subject);
        return NULL;
    }
    if (S_ISREG(status.st_mode) || (may_be_pipe && S_ISFIFO(status.st_mode)))
        return read_all(descriptor, S_ISFIFO(status.st_mode), subject, error);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "could not read '%s': %s", subject,
                S_ISDIR(status.st_mode) ? "Is a directory" : "it is not a regular file");
    return NULL;
}

/* Closes the descriptor; one of -1 is a file that could not be opened. */
static Manifest *read_or_empty(int descriptor, const char *subject, bool may_be_pipe,
                               GError **error)
{
    if (descriptor < 0 && errno == ENOENT)
        return manifest_new_empty();
    if (descriptor < 0) {
        fail_errno(error, "could not read", subject);
        return NULL;
    }
    Manifest *manifest = read_open(descriptor, subject, may_be_pipe, error);
    close(descriptor);
    return manifest;
}

/* Whoever names a pipe waits for what comes through it; of a tree none is read. */
Manifest *manifest_read(const char *path, GError **error)
{
    return read_or_empty(open(path, O_RDONLY | O_CLOEXEC), path, true, error);
}

Manifest *manifest_read_below(Beneath *tree, const char *name, GError **error)
{
    g_autofree char *subject = g_build_filename(beneath_name(tree), name, NULL);
    int descriptor = beneath_open(tree, name, O_RDONLY | O_NONBLOCK, 0);
    if (descriptor < 0 && errno == ELOOP) {
        beneath_fail(tree, "could not read", name, error);
        return NULL;
    }
    return read_or_empty(descriptor, subject, false, error);
}

Manifest *manifest_read_descriptor(int descriptor, GError **error)
{
    return read_open(descriptor, "the new manifest", false, error);
}

/* ---- Writing ---- */

void manifest_append_head(GString *out)
{
    g_string_append(out, FIRST_LINE);
}

/* By hand: g_string_append_printf costs more than the hash of the page. */
static char *write_hash(guint64 hash, char *at)
{
    for (gsize i = HASH_DIGITS; i > 0; i--, hash >>= 4)
        at[i - 1] = "0123456789abcdef"[hash & 15];
    return at + HASH_DIGITS;
}

static void append_line(const char *path, gsize path_length, guint64 hash, gsize length,
                        const char *since, GString *out)
{
    char head[HASH_DIGITS + 1 + DIGITS_MAX + 1 + MANIFEST_SINCE_SIZE + 1], digits[DIGITS_MAX];
    const char *first = digits_write(length, digits + DIGITS_MAX);
    char *end = write_hash(hash, head);
    *end++ = ' ';
    end = mempcpy(end, first, (gsize)(digits + DIGITS_MAX - first));
    *end++ = ' ';
    end = mempcpy(end, since, strnlen(since, MANIFEST_SINCE_SIZE));
    *end++ = ' ';
    g_string_append_len(out, head, end - head);
    g_string_append_len(out, path, (gssize)path_length);
    g_string_append_c(out, '\n');
}

void manifest_append(const char *path, guint64 hash, gsize length, const char *since, GString *out)
{
    append_line(path, strlen(path), hash, length, since, out);
}

void manifest_append_entry(const ManifestEntry *entry, const char *since, GString *out)
{
    append_line(entry->path, entry->path_length, entry->hash, entry->length, since, out);
}
