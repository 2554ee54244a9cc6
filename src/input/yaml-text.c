/* Refuses what no YAML parser need see, and indexes the lines. */
#include "input/yaml-internal.h"

#include "input/reader.h"

#include <string.h>

DiagnosticPlace yaml_file_place(const YamlFile *file, guint line, guint column, guint width)
{
    bool known = line > 1 && line <= file->n_lines;
    gsize start = known ? file->lines[line - 1] : 0;
    return (DiagnosticPlace){.path = file->path,
                             .text = file->text + start,
                             .length = file->length - start,
                             .first = known ? line : 1,
                             .line = line,
                             .column = column,
                             .width = width};
}

const char *yaml_file_line(const YamlFile *file, guint line, gsize *length)
{
    *length = 0;
    if (line == 0 || line > file->n_lines)
        return NULL;
    gsize start = file->lines[line - 1], end = file->length;
    if (line < file->n_lines)
        end = file->lines[line] - 1;
    /* A file that is read has a text. */
    // NOLINTNEXTLINE(clang-analyzer-core.NullDereference)
    if (end > start && file->text[end - 1] == '\r')
        end--;
    *length = end - start;
    return file->text + start;
}

bool yaml_file_line_is_blank(const YamlFile *file, guint line)
{
    gsize length;
    const char *text = yaml_file_line(file, line, &length);
    for (gsize i = 0; i < length; i++)
        if (text[i] != ' ' && text[i] != '\t')
            return false;
    return true;
}

guint yaml_file_line_count(const YamlFile *file)
{
    return file->n_lines;
}

static void yaml_text_index_lines(YamlFile *file)
{
    const char *end = file->text + file->length;
    const char *start = file->text + file->start;
    guint n = 1;
    for (const char *at = start; (at = memchr(at, '\n', (gsize)(end - at))); at++)
        n++;
    file->lines = memory_take(file->memory.bytes, n * sizeof *file->lines);
    for (const char *at = start, *next; at; at = next ? next + 1 : NULL) {
        file->lines[file->n_lines++] = (guint32)(at - file->text);
        next = memchr(at, '\n', (gsize)(end - at));
    }
}

/* The first line from `line` on that holds more than a comment; 0 where there is none. */
static guint yaml_text_find_content(const YamlFile *file, guint line)
{
    gsize length;
    const char *text;
    for (; (text = yaml_file_line(file, line, &length)); line++) {
        gsize i = 0;
        while (i < length && (text[i] == ' ' || text[i] == '\t'))
            i++;
        if (i < length && text[i] != '#')
            return line;
    }
    return 0;
}

/* libyaml sees no character that is not fit for a file. */
static bool yaml_text_check_characters(const YamlFile *file, Diagnostics *diagnostics)
{
    DiagnosticPlace place = yaml_file_place(file, 0, 0, 0);
    if (reader_is_plain(file->text + file->start, file->text + file->length))
        return true;
    if (!reader_check_utf8(&place, file->start, diagnostics))
        return false;
    reader_warn_of_turns(&place, file->start, diagnostics);
    return reader_check_characters(&place, file->start, DIAGNOSTIC_YAML_SYNTAX, diagnostics);
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
        DiagnosticPlace place = yaml_file_place(file, 0, 0, 0);
        diagnostics_add(diagnostics, DIAGNOSTIC_TOO_LARGE, &place, "the file is larger than %d MiB",
                        YAML_SIZE_MAX / (1024 * 1024));
        return false;
    }
    if (g_str_has_prefix(file->text, READER_BOM))
        file->start = strlen(READER_BOM);
    if (!yaml_text_check_characters(file, diagnostics))
        return false;
    yaml_text_index_lines(file);
    return yaml_text_scan_directive(file, diagnostics);
}

bool yaml_text_check_end(const YamlFile *file, guint line, Diagnostics *diagnostics)
{
    gsize length;
    const char *text = yaml_file_line(file, line, &length);
    bool is_marked = text && length >= 3 && memcmp(text, "...", 3) == 0;
    if (is_marked) {
        gsize blank = 3;
        while (blank < length && (text[blank] == ' ' || text[blank] == '\t'))
            blank++;
        if (blank < length && text[blank] != '#') {
            DiagnosticPlace place = yaml_file_place(file, line, (guint)blank + 1, 1);
            diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                            "'...' ends the file, and what follows it would be lost; delete '...', "
                            "or put a text that starts so in quotes");
            return false;
        }
        line++;
    }
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

bool yaml_text_is_end(const YamlFile *file, YamlMark at)
{
    gsize length;
    const char *text = yaml_file_line(file, (guint)at.line + 1, &length);
    const char *end = text ? text + length : NULL;
    for (gsize skipped = 0; text < end && skipped < at.column; skipped++)
        text = g_utf8_next_char(text);
    for (; text < end && *text != '#'; text++)
        if (*text != ' ' && *text != '\t')
            return false;
    return yaml_text_find_content(file, (guint)at.line + 2) == 0;
}
