#include "input/yaml-internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define UTF8_BOM "\xEF\xBB\xBF"

/* Bytes by which a text grows that is longer than its file was when it was opened. */
#define GROWTH 4096

/* Reads until the end. There is room for all and a byte more, which shows that it is the end, so
 * that a text takes no more memory than it needs. Returns false and errno where reading failed. */
static bool yaml_text_read_all(int fd, GString *out)
{
    for (;;) {
        gsize before = out->len, room = out->allocated_len - before - 1;
        g_string_set_size(out, before + (room > 0 ? room : GROWTH));
        ssize_t n = read(fd, out->str + before, out->len - before);
        if (n < 0 && errno == EINTR)
            n = 0;
        else if (n <= 0) {
            g_string_truncate(out, before);
            return n == 0;
        }
        g_string_truncate(out, before + (gsize)n);
        if (out->len > YAML_SIZE_MAX)
            return true;
    }
}

/* Opens a file that can be read to its end: a pipe would wait, a folder gives nothing. */
static int yaml_text_open(const char *name, struct stat *status, const char **why)
{
    int fd = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, status) != 0) {
        *why = g_strerror(errno);
    } else if (!S_ISREG(status->st_mode)) {
        *why = S_ISDIR(status->st_mode) ? "it is a folder" : "it is not a regular file";
    } else {
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

static void yaml_text_too_large(const char *path, Diagnostics *diagnostics)
{
    DiagnosticPlace place = {.path = path};
    diagnostics_add(diagnostics, DIAGNOSTIC_TOO_LARGE, &place, "the file is larger than %d MiB",
                    YAML_SIZE_MAX / (1024 * 1024));
}

char *yaml_text_read(const char *folder, const char *path, gsize *length, Diagnostics *diagnostics)
{
    g_autofree char *name = folder != NULL ? g_build_filename(folder, path, NULL) : g_strdup(path);
    struct stat status;
    const char *why;
    int fd = yaml_text_open(name, &status, &why);
    g_autoptr(GString) text = NULL;
    if (fd >= 0) {
        text = g_string_sized_new((gsize)CLAMP(status.st_size, 0, YAML_SIZE_MAX) + 2);
        why = yaml_text_read_all(fd, text) ? NULL : g_strerror(errno);
        close(fd);
    }
    if (why != NULL) {
        DiagnosticPlace place = {.path = path};
        diagnostics_add(diagnostics, DIAGNOSTIC_UNREADABLE, &place, "cannot read '%s': %s", path,
                        why);
        return NULL;
    }
    if (text->len > YAML_SIZE_MAX) {
        yaml_text_too_large(path, diagnostics);
        return NULL;
    }
    *length = text->len;
    /* A GString has up to twice the room that it needs. */
    return g_realloc(g_string_free(g_steal_pointer(&text), FALSE), *length + 1);
}

DiagnosticPlace yaml_file_place(const YamlFile *file, guint line, guint column, guint width)
{
    return (DiagnosticPlace){.path = file->path,
                             .text = file->text,
                             .length = file->length,
                             .line = line,
                             .column = column,
                             .width = width};
}

const char *yaml_file_line(const YamlFile *file, guint line, gsize *length)
{
    *length = 0;
    if (line == 0 || line > file->lines->len)
        return NULL;
    gsize start = g_array_index(file->lines, gsize, line - 1), end = file->length;
    if (line < file->lines->len)
        end = g_array_index(file->lines, gsize, line) - 1;
    if (end > start && file->text[end - 1] == '\r')
        end--;
    *length = end - start;
    return file->text + start;
}

/* The place of a byte; what stands before it is UTF-8. */
static DiagnosticPlace yaml_text_find_byte(const YamlFile *file, gsize offset)
{
    guint line = 1;
    const char *at = file->text + file->start, *end = file->text + offset, *next;
    while ((next = memchr(at, '\n', (gsize)(end - at))) != NULL) {
        at = next + 1;
        line++;
    }
    return yaml_file_place(file, line, (guint)g_utf8_strlen(at, end - at) + 1, 1);
}

static void yaml_text_add_not_utf8(const YamlFile *file, gsize offset, Diagnostics *diagnostics)
{
    guint byte = (guchar)file->text[offset];
    DiagnosticPlace place = yaml_text_find_byte(file, offset);
    if (offset == 0 && (byte == 0xFE || byte == 0xFF))
        diagnostics_add(diagnostics, DIAGNOSTIC_NOT_UTF8, &place,
                        "the file is UTF-16; save it as UTF-8");
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_NOT_UTF8, &place,
                        "the byte 0x%02X is not UTF-8; save the file as UTF-8", byte);
}

/* What is wrong with a character that YAML refuses, or takes for the end of a line when no editor
 * does; NULL where it is fine. */
static const char *yaml_text_judge(gunichar c, char next)
{
    if (c == '\r')
        return next == '\n' ? NULL
                            : "a carriage return without a line feed; save with LF line ends";
    if (c == 0x85 || c == 0x2028 || c == 0x2029)
        return "an invisible line separator; start a new line instead";
    if (c == 0xFEFF)
        return "an invisible byte order mark inside the file; delete it";
    if (c == 0xFFFE || c == 0xFFFF || (c < 0x20 && c != '\t' && c != '\n') ||
        (c >= 0x7F && c < 0xA0))
        return "an invisible control character; delete it";
    return NULL;
}

/* The bytes at which such a character may begin, a bit each: control characters but the line feed,
 * DEL, and what U+0080, U+2028 and U+FEFF begin with. */
static const guint64 suspects[] = {0xFFFFFBFF, 0x8000000000000000, 0, 0x800400000004};

/* Finds the first character that may not be in a file. */
static bool yaml_text_scan_characters(const YamlFile *file, Diagnostics *diagnostics)
{
    const char *end = file->text + file->length;
    for (const char *at = file->text + file->start; at < end; at++) {
        guchar byte = (guchar)*at;
        if (!(suspects[byte >> 6] >> (byte & 0x3F) & 1))
            continue;
        gunichar c = byte < 0x80 ? byte : g_utf8_get_char(at);
        const char *problem = yaml_text_judge(c, at[1]);
        if (problem == NULL)
            continue;
        DiagnosticPlace place = yaml_text_find_byte(file, (gsize)(at - file->text));
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place, "U+%04X is %s", c, problem);
        return false;
    }
    return true;
}

static void yaml_text_index_lines(YamlFile *file)
{
    const char *start = file->text + file->start, *end = file->text + file->length, *at = start;
    guint n = 1;
    for (; (at = memchr(at, '\n', (gsize)(end - at))) != NULL; at++)
        n++;
    g_array_set_size(file->lines, n);
    gsize *line = (gsize *)(gpointer)file->lines->data;
    *line = file->start;
    for (at = start; (at = memchr(at, '\n', (gsize)(end - at))) != NULL;)
        *++line = (gsize)(++at - file->text);
}

/* The first line from `line` on that holds more than a comment; 0 where there is none. */
static guint yaml_text_find_content(const YamlFile *file, guint line)
{
    gsize length;
    const char *text;
    for (; (text = yaml_file_line(file, line, &length)) != NULL; line++) {
        gsize i = 0;
        while (i < length && (text[i] == ' ' || text[i] == '\t'))
            i++;
        if (i < length && text[i] != '#')
            return line;
    }
    return 0;
}

/* libyaml compares each directive of a file with all others before its first event: so a file of
 * nothing else would take hours, and none is wanted. */
static bool yaml_text_scan_directive(const YamlFile *file, Diagnostics *diagnostics)
{
    gsize length;
    guint line = yaml_text_find_content(file, 1);
    if (line == 0 || yaml_file_line(file, line, &length)[0] != '%')
        return true;
    DiagnosticPlace place = yaml_file_place(file, line, 1, 1);
    diagnostics_add(diagnostics, DIAGNOSTIC_YAML_FEATURE, &place,
                    "a line that starts with '%%' is a YAML directive, which is not used here; "
                    "delete it");
    return false;
}

bool yaml_text_scan(YamlFile *file, Diagnostics *diagnostics)
{
    if (file->length > YAML_SIZE_MAX) {
        yaml_text_too_large(file->path, diagnostics);
        return false;
    }
    if (g_str_has_prefix(file->text, UTF8_BOM))
        file->start = 3;
    /* A NUL ends the validation but is UTF-8: the scan of characters says what is wrong with it. */
    const char *bad;
    if (!g_utf8_validate_len(file->text, file->length, &bad) && *bad != '\0') {
        yaml_text_add_not_utf8(file, (gsize)(bad - file->text), diagnostics);
        return false;
    }
    yaml_text_index_lines(file);
    return yaml_text_scan_characters(file, diagnostics) &&
           yaml_text_scan_directive(file, diagnostics);
}

bool yaml_text_check_end(const YamlFile *file, guint line, Diagnostics *diagnostics)
{
    gsize length;
    const char *text = yaml_file_line(file, line, &length);
    if (text != NULL && length >= 3 && memcmp(text, "...", 3) == 0)
        line++;
    line = yaml_text_find_content(file, line);
    if (line == 0)
        return true;
    text = yaml_file_line(file, line, &length);
    DiagnosticPlace place =
        yaml_file_place(file, line, 1, (guint)g_utf8_strlen(text, (gssize)length));
    if (length >= 3 && memcmp(text, "---", 3) == 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_FEATURE, &place,
                        "'---' begins a second document; a file holds one: delete the line");
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                        "this line does not belong to what stands above; check its indentation");
    return false;
}
