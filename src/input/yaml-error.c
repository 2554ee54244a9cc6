/* Says libyaml's errors in words that help who never saw YAML. */
#include "input/yaml-internal.h"

#include <string.h>

#define YAML_ADVICE "; put the text in quotes, or behind '|-' on the next line"

/* What libyaml says, and what we say in its place. NULL says that `began` is the place to show. */
static const struct {
    const char *problem;
    bool at_start; /* show where it began, not where libyaml gave up */
    const char *text;
} yaml_errors[] = {
    {"mapping values are not allowed in this context", false,
     "a ': ' inside a text" YAML_ADVICE " (or the line is indented too far)"},
    {"could not find expected ':'", true,
     "this line is no field: it has no ':' behind a name; if it goes on with the text above, "
     "indent "
     "it further"},
    {"found a tab character that violates indentation", false,
     "a tab where YAML allows only spaces; indent with spaces"},
    {"found a tab character where an indentation space is expected", false,
     "a tab where YAML allows only spaces; indent with spaces"},
    {"found a tab character where an intendation space is expected", false,
     "a tab where YAML allows only spaces; indent with spaces"},
    {"block sequence entries are not allowed in this context", false,
     "a list starts on a line of its own; a text that starts with '- ' must be in quotes"},
    {"mapping keys are not allowed in this context", false,
     "a text cannot start with '? '" YAML_ADVICE},
    {"did not find expected comment or line break", true,
     "behind '|-' the text starts on the next line, indented; a text that starts with '|' or '>' "
     "must be in quotes"},
    {"found unexpected end of stream", true, "this quote is never closed"},
    {"found unexpected document indicator", true, "this quote is never closed"},
    {"found unknown escape character", false,
     "a '\\' in double quotes starts an escape, and this is none; use single quotes, or '|-'"},
    {"did not find expected hexdecimal number", false,
     "a '\\' in double quotes starts an escape, and this is none; use single quotes, or '|-'"},
    {"found invalid Unicode character escape code", false,
     "this escape names no character; write the character itself"},
    {"did not find expected ',' or '}'", true,
     "this '{' is not closed as it should be: a name and ': ' before each text, a comma between "
     "two "
     "of them, '}' at the end; a text that starts with '{' must be in quotes"},
    {"did not find expected ',' or ']'", true,
     "this '[' is not closed as it should be: a comma between two items, ']' at the end; a text "
     "that "
     "starts with '[' must be in quotes"},
    {"did not find expected key", false,
     "this does not fit what stands above: check the indentation, and quotes inside a quoted text"},
    {"did not find expected node content", false,
     "this does not fit what stands above; check its indentation, and the '-' of a list"},
    {"did not find expected '-' indicator", false,
     "the list above ends here, but no field can follow: check the indentation"},
    {"did not find expected <document start>", false,
     "this line does not belong to what stands above; check its indentation"},
    {"found undefined tag handle", true,
     "'!' starts a YAML tag, which is not used here" YAML_ADVICE},
};

static guint yaml_error_column(const char *text, const char *at)
{
    return (guint)g_utf8_strlen(text, at - text);
}

/* Where on a line the value begins: behind its last '- ' and its first ': '. NULL where there is
 * none. */
static const char *yaml_error_find_value(const char *text, const char *end)
{
    const char *at = text;
    while (at < end && (*at == ' ' || (*at == '-' && at + 1 < end && at[1] == ' ')))
        at++;
    const char *colon = at;
    while (colon + 1 < end && !(colon[0] == ':' && (colon[1] == ' ' || colon[1] == '\t')))
        colon++;
    if (colon + 1 < end && *at != '{' && *at != '[' && *at != '"' && *at != '\'')
        at = colon + 1;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return at < end ? at : NULL;
}

/* The quote of a line above that runs on to the one at `close`, which was meant to open a text;
 * NULL where there is none. */
static const char *yaml_error_find_opened(const YamlFile *file, guint *line, const char *close)
{
    while (--*line > 0) {
        gsize length;
        const char *text = yaml_file_line(file, *line, &length);
        const char *quote = text ? memchr(text, *close, length) : NULL;
        if (!quote)
            continue;
        bool opens = quote == yaml_error_find_value(text, text + length);
        return opens && strchr(quote + 1, *close) == close ? quote : NULL;
    }
    return NULL;
}

/* A text that goes on behind its quotes: at its start, which may stand on a line above. */
static void yaml_error_add_quote(const YamlFile *file, guint line, const char *value,
                                 Diagnostics *diagnostics)
{
    guint opened = line;
    gsize length;
    const char *quote = yaml_error_find_opened(file, &opened, value);
    const char *text = yaml_file_line(file, quote ? opened : line, &length);
    guint column = yaml_error_column(text, quote ? quote : value);
    DiagnosticPlace place = yaml_file_place(file, quote ? opened : line, column + 1, 1);
    if (quote)
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                        "this quote is not closed before the one on line %u; close it where the "
                        "text ends, or put the text behind '|-' on the next line",
                        line);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                        "the text goes on behind the closing quote; put all of it in quotes, or "
                        "behind '|-' on the next line");
}

/* A quote that was never closed runs on to the first one on this line, and what is in that is read
 * as YAML. */
static bool yaml_error_add_run_on(const YamlFile *file, guint line, const char *value,
                                  Diagnostics *diagnostics)
{
    guint opened = line;
    const char *close = strpbrk(value, "\"'");
    if (!close || !yaml_error_find_opened(file, &opened, close))
        return false;
    yaml_error_add_quote(file, line, close, diagnostics);
    return true;
}

/* A list or map in brackets that is closed, and closed again. */
static bool yaml_error_add_closed(const YamlFile *file, YamlMark at, const char *text,
                                  const char *value, Diagnostics *diagnostics)
{
    const char *found = g_utf8_offset_to_pointer(text, (glong)at.column);
    if ((*value != '[' && *value != '{') || (*found != ']' && *found != '}'))
        return false;
    DiagnosticPlace place = yaml_file_place(file, (guint)at.line + 1, (guint)at.column + 1, 1);
    diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                    "what begins with '%c' is closed already; delete this '%c'", *value, *found);
    return true;
}

/* The frequent case: a text that starts with a character that means something to YAML. Says so at
 * that character, and returns true. */
static bool yaml_error_add_start(const YamlFile *file, YamlMark at, const char *problem,
                                 Diagnostics *diagnostics)
{
    gsize length;
    guint line = (guint)at.line + 1;
    const char *text = yaml_file_line(file, line, &length);
    const char *value = text ? yaml_error_find_value(text, text + length) : NULL;
    if (!value)
        return false;
    guint column = yaml_error_column(text, value);
    DiagnosticPlace place = yaml_file_place(file, line, column + 1, 1);
    if (column > at.column)
        return false;
    bool is_over = strcmp(problem, "did not find expected key") == 0;
    if (is_over && (yaml_error_add_closed(file, at, text, value, diagnostics) ||
                    (*value == '[' && yaml_error_add_run_on(file, line, value, diagnostics))))
        return true;
    if (strchr("*&!{[", *value) && !g_str_has_prefix(problem, "did not find expected ','"))
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                        "a text cannot start with '%c'" YAML_ADVICE, *value);
    else if ((*value == '"' || *value == '\'') && strcmp(problem, "did not find expected key") == 0)
        yaml_error_add_quote(file, line, value, diagnostics);
    else
        return false;
    return true;
}

/* The quote before a '|-' that was meant to begin a text below: where it runs on to the quote of
 * another field, or to the end of the file. NULL where a line has none. */
static const char *yaml_error_find_open_sign(const YamlFile *file, guint line)
{
    gsize length;
    const char *text = yaml_file_line(file, line, &length), *end = text ? text + length : NULL;
    const char *value = text ? yaml_error_find_value(text, end) : NULL;
    if (!value || (*value != '"' && *value != '\'') || value + 1 == end ||
        (value[1] != '|' && value[1] != '>'))
        return NULL;
    gsize sign = strspn(value + 2, "+-0123456789 \t\r");
    if (value + 2 + sign < end)
        return NULL;
    const char *close = strchr(end, *value), *before = close;
    while (before && before > end && (before[-1] == ' ' || before[-1] == '\t'))
        before--;
    return !close || before[-1] == ':' ? value : NULL;
}

/* Such a quote above an error is its cause, however far above it stands. */
static bool yaml_error_add_open_sign(const YamlFile *file, YamlMark at, Diagnostics *diagnostics)
{
    for (guint line = (guint)at.line + 1; line > 0; line--) {
        const char *quote = yaml_error_find_open_sign(file, line);
        if (!quote)
            continue;
        gsize length;
        const char *text = yaml_file_line(file, line, &length);
        DiagnosticPlace place = yaml_file_place(file, line, yaml_error_column(text, quote) + 1, 1);
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                        "this quote stands before '%c' and is not closed; delete it, so that the "
                        "text begins on the next line",
                        quote[1]);
        return true;
    }
    return false;
}

/* A text that starts with a character that cannot start one: a tab, '`', '@', '%', ',' or ']'. */
static void yaml_error_add_character(const YamlFile *file, YamlMark at, Diagnostics *diagnostics)
{
    gsize length;
    guint line = (guint)at.line + 1;
    DiagnosticPlace place = yaml_file_place(file, line, (guint)at.column + 1, 1);
    const char *text = yaml_file_line(file, line, &length);
    const char *found = text && (gsize)g_utf8_strlen(text, (gssize)length) > at.column
                            ? g_utf8_offset_to_pointer(text, (glong)at.column)
                            : "";
    if (*found == '\t')
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                        "a tab where YAML allows only spaces; indent with spaces");
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                        "a text cannot start with '%c'" YAML_ADVICE, *found != '\0' ? *found : '?');
}

/* Whether a letter or a digit stands at a place, with which any text may start. */
static bool yaml_error_is_letter(const YamlFile *file, YamlMark at)
{
    gsize length;
    const char *text = yaml_file_line(file, (guint)at.line + 1, &length);
    return text && (gsize)g_utf8_strlen(text, (gssize)length) > at.column &&
           g_ascii_isalnum(*g_utf8_offset_to_pointer(text, (glong)at.column));
}

void yaml_error_add_limit(const YamlFile *file, gsize length, guint exceeded, YamlMark at,
                          Diagnostics *diagnostics)
{
    bool is_long = length > YAML_TEXT_MAX, is_full = exceeded > 0;
    guint most = is_long ? YAML_TEXT_MAX / 1024 : is_full ? exceeded : YAML_NODES_MAX;
    DiagnosticPlace place = yaml_file_place(file, (guint)at.line + 1, (guint)at.column + 1, 1);
    diagnostics_add(diagnostics, DIAGNOSTIC_TOO_LARGE, &place, "more than %u %s", most,
                    is_long   ? "KiB in one text"
                    : is_full ? "entries in one list or map"
                              : "texts, maps and lists in one file");
}

void yaml_error_add_unclosed(const YamlNode *open, Diagnostics *diagnostics)
{
    DiagnosticPlace place = yaml_file_place(open->file, open->line, open->column, 1);
    diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                    open->kind == YAML_MAP
                        ? "this '{' is never closed; write '}' after its last text"
                        : "this '[' is never closed; write ']' after its last item");
}

#define YAML_INDENT_ADVICE "is no space to YAML; indent with the space of the keyboard"

/* A space that is a letter to YAML. */
static bool yaml_error_is_space(gunichar c)
{
    return c > 0x7F && (g_unichar_isspace(c) || g_unichar_iszerowidth(c));
}

bool yaml_error_add_key_space(const YamlNode *key, Diagnostics *diagnostics)
{
    gunichar c = g_utf8_get_char(key->text);
    if (key->style != YAML_PLAIN || !yaml_error_is_space(c))
        return false;
    DiagnosticPlace place = yaml_place(key);
    place.width = 1;
    diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place, "U+%04X " YAML_INDENT_ADVICE, c);
    return true;
}

/* ---- no space behind the colon ---- */

/* What stands between the name of a field and its value, where that is not a colon and a space:
 * the '=' or ':' in 'class=4xx' and 'class:4xx'. NULL where a text does not look so. */
static const char *yaml_error_find_glue(const char *text, const char *end, gsize *name)
{
    *name = 0;
    while (text + *name < end && (g_ascii_islower(text[*name]) || text[*name] == '_'))
        ++*name;
    const char *glue = text + *name;
    while (glue < end && *glue == ' ')
        glue++;
    bool is_colon =
        glue == text + *name && glue + 1 < end && *glue == ':' && !strchr(" \t\r/:", glue[1]);
    return *name > 0 && glue < end && (is_colon || *glue == '=') ? glue : NULL;
}

static void yaml_error_tell_glue(DiagnosticPlace place, const char *text, gsize name,
                                 const char *glue, const char *end, Diagnostics *diagnostics)
{
    const char *value = glue + 1;
    while (value < end && *value == ' ')
        value++;
    while (end > value && g_ascii_isspace(end[-1]))
        end--;
    diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                    *glue == '=' ? "'=' stands where a colon is meant; write '%.*s: %.*s'"
                                 : "a space is missing behind the colon; write '%.*s: %.*s'",
                    (int)name, text, (int)(end - value), value);
}

/* A line that should be a field, and is none for want of a space or a colon. */
static bool yaml_error_add_glue(const YamlFile *file, guint line, Diagnostics *diagnostics)
{
    gsize length, name;
    const char *text = line > 0 ? yaml_file_line(file, line, &length) : NULL;
    if (!text)
        return false;
    const char *start = text + strspn(text, " "), *end = text + length;
    start += g_str_has_prefix(start, "- ") ? 2 : 0;
    const char *glue = yaml_error_find_glue(start, end, &name);
    if (!glue)
        return false;
    DiagnosticPlace place = yaml_file_place(file, line, yaml_error_column(text, glue) + 1, 1);
    yaml_error_tell_glue(place, start, name, glue, end, diagnostics);
    return true;
}

void yaml_error_add_key_glue(const YamlNode *key, Diagnostics *diagnostics)
{
    gsize length, name;
    const char *line = key->in_flow && key->style == YAML_PLAIN && key->line == key->last_line
                           ? yaml_file_line(key->file, key->line, &length)
                           : NULL;
    const char *glue = yaml_error_find_glue(key->text, key->text + key->length, &name);
    if (!line || !glue)
        return;
    const char *behind = g_utf8_offset_to_pointer(line, (glong)key->end_column - 1);
    behind += strspn(behind, " ");
    if (*behind != ',' && *behind != '}')
        return; /* it has a value */
    DiagnosticPlace place = yaml_place(key);
    yaml_error_tell_glue(place, key->text, name, glue, key->text + key->length, diagnostics);
    diagnostics_mark_wrong(diagnostics, &place);
}

/* A space or colon of another script, which looks like that of YAML and is a letter to it. */
static bool yaml_error_add_lookalike(const YamlFile *file, guint line, Diagnostics *diagnostics)
{
    gsize length;
    const char *text = yaml_file_line(file, line, &length), *end = text ? text + length : NULL;
    bool is_indent = true, has_colon = false;
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool is_space = yaml_error_is_space(c);
        const char *problem = is_space && is_indent       ? YAML_INDENT_ADVICE
                              : is_space && at[-1] == ':' ? "is no space to YAML; write a plain "
                                                            "space behind the colon"
                              : c == 0xFF1A && !has_colon ? "is no colon to YAML; write ': ' "
                                                            "behind the name of a field"
                                                          : NULL;
        if (problem) {
            DiagnosticPlace place = yaml_file_place(file, line, yaml_error_column(text, at) + 1, 1);
            diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place, "U+%04X %s", c, problem);
            return true;
        }
        has_colon = has_colon || c == ':';
        is_indent = is_indent && (c == ' ' || c == '-');
    }
    return false;
}

/* The same at the start of the line above, which was taken for more of what stands before it. */
static bool yaml_error_add_lookalike_above(const YamlFile *file, YamlMark at,
                                           Diagnostics *diagnostics)
{
    gsize length = 0;
    const char *text = at.line > 0 ? yaml_file_line(file, (guint)at.line, &length) : NULL;
    return text && length > 0 && yaml_error_is_space(g_utf8_get_char(text)) &&
           yaml_error_add_lookalike(file, (guint)at.line, diagnostics);
}

/* The first line of a conflict that git left, at or above an error. */
static bool yaml_error_add_conflict(const YamlFile *file, YamlMark at, Diagnostics *diagnostics)
{
    static const char mark[] = "<<<<<<< ";
    for (guint line = (guint)at.line + 1; line > 0; line--) {
        gsize length;
        const char *text = yaml_file_line(file, line, &length);
        if (!text || !g_str_has_prefix(text, mark))
            continue;
        DiagnosticPlace place = yaml_file_place(file, line, 1, (guint)strlen(mark) - 1);
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                        "git left a conflict of two changes here; keep one of them, or both as one "
                        "text, and delete the lines of '<<<<<<<', '=======' and '>>>>>>>'");
        return true;
    }
    return false;
}

void yaml_error_add(const YamlFile *file, const char *problem, YamlMark at, const char *context,
                    YamlMark began, Diagnostics *diagnostics)
{
    if (!problem)
        problem = "out of memory";
    if (yaml_error_add_conflict(file, at, diagnostics) ||
        yaml_error_add_open_sign(file, at, diagnostics) ||
        (context && yaml_error_add_lookalike(file, (guint)began.line + 1, diagnostics)) ||
        yaml_error_add_lookalike(file, (guint)at.line + 1, diagnostics) ||
        yaml_error_add_lookalike_above(file, at, diagnostics))
        return;
    if (strcmp(problem, "found character that cannot start any token") == 0 ||
        (strcmp(problem, "did not find expected node content") == 0 &&
         !yaml_error_is_letter(file, at))) {
        yaml_error_add_character(file, at, diagnostics);
        return;
    }
    bool is_no_field = context && strcmp(problem, "could not find expected ':'") == 0;
    bool is_inside = g_str_has_prefix(problem, "mapping values are not allowed");
    if ((is_no_field && yaml_error_add_glue(file, (guint)began.line + 1, diagnostics)) ||
        (is_inside && yaml_error_add_glue(file, (guint)at.line, diagnostics)))
        return;
    bool may_be_start = g_str_has_prefix(problem, "did not find expected") ||
                        g_str_has_prefix(problem, "found undefined tag");
    if (may_be_start && yaml_error_add_start(file, at, problem, diagnostics))
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(yaml_errors); i++) {
        if (strcmp(problem, yaml_errors[i].problem) != 0)
            continue;
        YamlMark mark = yaml_errors[i].at_start && context ? began : at;
        DiagnosticPlace place =
            yaml_file_place(file, (guint)mark.line + 1, (guint)mark.column + 1, 1);
        diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place, "%s", yaml_errors[i].text);
        return;
    }
    DiagnosticPlace place = yaml_file_place(file, (guint)at.line + 1, (guint)at.column + 1, 1);
    diagnostics_add(diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place, "%s%s%s", problem,
                    context ? " " : "", context ? context : "");
}
