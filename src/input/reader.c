/* The one place where files of a book are read, whatever their kind: YAML, templates, assets, PO.
 */
#include "input/reader.h"

#include "beneath/beneath.h"
#include "input/unseen.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes for which there is more room, and twice as much each time, where a text is longer than its
 * file was when it was opened. */
#define GROWTH 4096

/* Letters of ASCII once more, which nobody sees. */
#define TAG_FIRST 0xE0000
#define TAG_LAST  0xE007F

#define LEADS_OUT "it is a symbolic link that leads out of the book; put the "

/* ---- Bytes ---- */

/* Reads until the end, or beyond `max`, a file that has `size` bytes so far. There is room for a
 * byte more, which shows whether that is the end. False and errno where reading failed. */
static bool read_all(int descriptor, gsize size, gsize max, Memory *memory, char **text,
                     gsize *length)
{
    gsize room = size + 1;
    *text = memory_take(memory, room + 1);
    *length = 0;
    for (;;) {
        if (*length == room)
            *text = memcpy(memory_take(memory, (room = 2 * room + GROWTH) + 1), *text, *length);
        ssize_t n = read(descriptor, *text + *length, room - *length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        *length += (gsize)n;
        (*text)[*length] = '\0';
        if (n == 0 || *length == size || *length > max)
            return true;
    }
}

struct Reader {
    Beneath *book; /* NULL: it could not be opened, */
    int why;       /* for this reason */
};

Reader *reader_new(const char *folder)
{
    Reader *reader = g_new0(Reader, 1);
    reader->book = beneath_new(folder);
    reader->why = errno;
    return reader;
}

void reader_free(Reader *reader)
{
    if (!reader)
        return;
    beneath_free(reader->book);
    g_free(reader);
}

/* Whether what stands at a path is a link, of which nobody may say that it is missing. */
static bool is_link(Reader *reader, const char *path)
{
    struct stat status;
    return beneath_stat(reader->book, path, &status) == 0 && S_ISLNK(status.st_mode);
}

/* Opens a file or folder to read it; -1 and errno, ENOLINK of a link that leads nowhere. */
static int open_file(Reader *reader, const char *path)
{
    if (!reader)
        return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    errno = reader->why;
    int descriptor = reader->book ? beneath_open_linked(reader->book, path) : -1, why = errno;
    if (descriptor < 0 && reader->book && why == ENOENT)
        why = is_link(reader, path) ? ENOLINK : why;
    errno = why;
    return descriptor;
}

static const char *why_not_opened(const char *leads_out)
{
    if (errno == EOPNOTSUPP)
        return "it is a symbolic link, and /proc, which tells where it leads, is not there";
    if (errno == ENOLINK)
        return "it is a symbolic link that leads nowhere";
    return errno == EXDEV ? leads_out : g_strerror(errno);
}

/* What keeps an open file from being read to its end: a pipe would wait, a folder gives nothing.
 * NULL where nothing does. */
static const char *judge_file(int descriptor, struct stat *status)
{
    if (fstat(descriptor, status) != 0)
        return g_strerror(errno);
    if (S_ISREG(status->st_mode))
        return NULL;
    return S_ISDIR(status->st_mode) ? "it is a folder" : "it is not a regular file";
}

static void complain(const char *path, const char *why, Diagnostics *diagnostics)
{
    DiagnosticPlace place = {.path = path};
    diagnostics_add(diagnostics, DIAGNOSTIC_UNREADABLE, &place, "cannot read '%s': %s", path, why);
}

char *reader_read(Reader *reader, const char *path, gsize max, Memory *memory, gsize *length,
                  Diagnostics *diagnostics)
{
    struct stat status = {0};
    char *text = NULL;
    int descriptor = open_file(reader, path);
    const char *why = descriptor < 0 ? why_not_opened(LEADS_OUT "file itself there")
                                     : judge_file(descriptor, &status);
    if (!why && (guint64)status.st_size <= max) {
        bool is_read = read_all(descriptor, (gsize)status.st_size, max, memory, &text, length);
        why = is_read ? NULL : g_strerror(errno);
    }
    if (descriptor >= 0)
        close(descriptor);
    if (why) {
        complain(path, why, diagnostics);
        return NULL;
    }
    if (!text || *length > max) {
        DiagnosticPlace place = {.path = path};
        diagnostics_add(diagnostics, DIAGNOSTIC_TOO_LARGE, &place, "the file is larger than %d MiB",
                        (int)(max / (1024 * 1024)));
        return NULL;
    }
    return text;
}

char *reader_load(const char *folder, const char *path, gsize max, gsize *length,
                  Diagnostics *diagnostics)
{
    g_autoptr(Reader) reader = folder ? reader_new(folder) : NULL;
    g_autoptr(Memory) memory = memory_new();
    const char *text = reader_read(reader, path, max, memory, length, diagnostics);
    return g_memdup2(text, text ? *length + 1 : 0);
}

static bool is_folder(DIR *dir, const struct dirent *entry)
{
    struct stat status;
    if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
        return entry->d_type == DT_DIR;
    return fstatat(dirfd(dir), entry->d_name, &status, 0) == 0 && S_ISDIR(status.st_mode);
}

/* Whether all names could be read; errno otherwise. */
static bool list_names(DIR *dir, GPtrArray *names, GHashTable *folders)
{
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(dir))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *name = g_strdup(entry->d_name);
        g_ptr_array_add(names, name);
        if (folders && is_folder(dir, entry))
            g_hash_table_add(folders, name);
    }
    return errno == 0;
}

GPtrArray *reader_list(const char *folder, const char *path, bool may_lack, GHashTable *folders,
                       Diagnostics *diagnostics)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Reader) reader = reader_new(folder);
    int descriptor = open_file(reader, path);
    if (descriptor < 0 && errno == ENOENT && may_lack)
        return g_steal_pointer(&names);
    const char *why = descriptor < 0 ? why_not_opened(LEADS_OUT "folder itself there") : NULL;
    DIR *dir = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (!why && (!dir || !list_names(dir, names, folders)))
        why = g_strerror(errno);
    if (dir)
        closedir(dir);
    else if (descriptor >= 0)
        close(descriptor);
    if (!why)
        return g_steal_pointer(&names);
    complain(path, why, diagnostics);
    return NULL;
}

/* ---- Characters ---- */

/* The place of a byte; what stands before it is UTF-8. */
static DiagnosticPlace find_byte(const DiagnosticPlace *file, gsize start, gsize offset)
{
    guint line = 1;
    const char *at = file->text + start, *end = file->text + offset, *next;
    while ((next = memchr(at, '\n', (gsize)(end - at)))) {
        at = next + 1;
        line++;
    }
    DiagnosticPlace place = *file;
    place.line = line;
    place.column = (guint)g_utf8_strlen(at, end - at) + 1;
    place.width = 1;
    return place;
}

bool reader_check_utf8(const DiagnosticPlace *file, gsize start, Diagnostics *diagnostics)
{
    const char *bad;
    /* A NUL ends the validation but is UTF-8: the check of characters says what is wrong with it.
     */
    if (g_utf8_validate_len(file->text, file->length, &bad) || *bad == '\0')
        return true;
    gsize offset = (gsize)(bad - file->text);
    guint byte = (guchar)*bad;
    DiagnosticPlace place = find_byte(file, start, offset);
    if (offset == 0 && (byte == 0xFE || byte == 0xFF))
        diagnostics_add(diagnostics, DIAGNOSTIC_NOT_UTF8, &place,
                        "the file is UTF-16; save it as UTF-8");
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_NOT_UTF8, &place,
                        "the byte 0x%02X is not UTF-8; save the file as UTF-8", byte);
    return false;
}

const char *reader_judge(gunichar c, char next)
{
    if (c == '\r')
        return next == '\n' ? NULL
                            : "a carriage return without a line feed; save with LF line ends";
    if (c == 0x85 || c == 0x2028 || c == 0x2029)
        return "an invisible line separator; start a new line instead";
    if (c == 0xFEFF)
        return "an invisible byte order mark inside the file; delete it";
    if (c >= TAG_FIRST && c <= TAG_LAST)
        return "an invisible tag character, which only machines read; delete it";
    if (c == 0xFFFE || c == 0xFFFF || (c < 0x20 && c != '\t' && c != '\n') ||
        (c >= 0x7F && c < 0xA0))
        return "an invisible control character; delete it";
    return NULL;
}

/* Whether a byte is a printable character of ASCII, as nearly all are. */
static bool is_printable(char byte)
{
    return (guchar)(byte - ' ') < 0x7F - ' ';
}

/* Whether such a character may begin with a byte that is none of these: control characters but the
 * line feed, DEL, and what U+0080, U+2028, U+FEFF and U+E0000 begin with. */
static bool is_suspect(guchar byte)
{
    return byte < 0x80 ? byte != '\n'
                       : byte == 0xC2 || byte == 0xE2 || byte == 0xEF || byte == 0xF3;
}

bool reader_check_characters(const DiagnosticPlace *file, gsize start, DiagnosticId id,
                             Diagnostics *diagnostics)
{
    const char *end = file->text + file->length;
    for (const char *at = file->text + start; at < end; at++) {
        while (is_printable(*at))
            at++;
        guchar byte = (guchar)*at;
        if (at == end || !is_suspect(byte))
            continue;
        gunichar c = byte < 0x80 ? byte : g_utf8_get_char(at);
        const char *problem = reader_judge(c, at[1]);
        if (!problem)
            continue;
        DiagnosticPlace place = find_byte(file, start, (gsize)(at - file->text));
        diagnostics_add(diagnostics, id, &place, "U+%04X is %s", c, problem);
        return false;
    }
    return true;
}

/* Whether eight bytes are printable: none has the high bit, is below a space, or DEL. */
static bool are_printable(const char *at)
{
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
    guint64 bytes;
    memcpy(&bytes, at, sizeof bytes);
    return (((bytes - ones * ' ') | (bytes + ones) | bytes) & ones << 7) == 0;
}

/* Whether a character that is not ASCII may be one to report: control characters, U+2028 to U+202E,
 * U+2066 to U+2069, U+FEFF, U+FFFE and U+FFFF, U+E0000 to U+E007F, and what is beside them. */
static bool is_odd(const guchar *at)
{
    switch (at[0]) {
    case 0xC2:
        return at[1] < 0xA0;
    case 0xE2:
        return at[1] == 0x80 ? at[2] >= 0xA8 && at[2] < 0xB0 : at[1] == 0x81;
    case 0xEF:
        return at[1] == 0xBB || at[1] == 0xBF;
    case 0xF3:
        return at[1] == 0xA0;
    default:
        return false;
    }
}

/* The end of a run of characters that are not ASCII; NULL where one of them may be to report. */
static const char *skip_run(const char *run)
{
    const char *at = run;
    for (; (guchar)*at >= 0x80; at++)
        if (is_odd((const guchar *)at))
            return NULL;
    return g_utf8_validate_len(run, (gsize)(at - run), NULL) ? at : NULL;
}

bool reader_is_plain(const char *at, const char *end)
{
    while (at && at < end) {
        while (end - at >= 8 && are_printable(at))
            at += 8;
        while (is_printable(*at))
            at++;
        if (at < end)
            at = (guchar)*at >= 0x80 ? skip_run(at) : *at == '\n' ? at + 1 : NULL;
    }
    return at;
}

void reader_warn_of_turns(const DiagnosticPlace *file, gsize start, Diagnostics *diagnostics)
{
    const char *turn = text_find_turn(file->text + start, file->text + file->length);
    if (!turn)
        return;
    DiagnosticPlace place = find_byte(file, start, (gsize)(turn - file->text));
    diagnostics_add(diagnostics, DIAGNOSTIC_TURNED, &place,
                    "U+%04X is invisible and shows what follows in another order than it stands; "
                    "delete it",
                    g_utf8_get_char(turn));
}

static bool check_text(const DiagnosticPlace *file, Diagnostics *diagnostics)
{
    if (g_str_has_prefix(file->text, READER_BOM)) {
        DiagnosticPlace place = find_byte(file, 0, 0);
        diagnostics_add(diagnostics, DIAGNOSTIC_NOT_UTF8, &place,
                        "the file begins with a byte order mark; save it as UTF-8 without one");
        return false;
    }
    if (!reader_check_utf8(file, 0, diagnostics) ||
        !reader_check_characters(file, 0, DIAGNOSTIC_INVISIBLE, diagnostics))
        return false;
    reader_warn_of_turns(file, 0, diagnostics);
    return true;
}

char *reader_load_text(const char *folder, const char *path, gsize max, gsize *length,
                       Diagnostics *diagnostics)
{
    g_autofree char *text = reader_load(folder, path, max, length, diagnostics);
    DiagnosticPlace file = {.path = path, .text = text, .length = text ? *length : 0};
    return text && check_text(&file, diagnostics) ? g_steal_pointer(&text) : NULL;
}
