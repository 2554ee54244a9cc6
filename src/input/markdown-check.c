/* Says what Markdown a text must not hold, and where it stands. */
#include "input/markdown.h"

#include "input/reader.h"
#include "input/unseen.h"

#include <cmark.h>
#include <string.h>

/* A prose under check: its lines, since cmark tells places as line and byte. */
typedef struct MarkdownCheck {
    const YamlNode *text;
    Diagnostics *diagnostics;
    const Diagnostics *told; /* of the whole file, which may have enough of them */
    GArray *lines;           /* gsize: where each line of the text begins */
} MarkdownCheck;

/* ---- places ---- */

static GArray *markdown_index_lines(const YamlNode *text)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(gsize));
    gsize offset = 0;
    const char *next;
    g_array_append_val(lines, offset);
    while ((next = memchr(text->text + offset, '\n', text->length - offset))) {
        offset = (gsize)(next - text->text) + 1;
        g_array_append_val(lines, offset);
    }
    return lines;
}

/* Where a line of the text (from 1) begins, or where the text ends. */
static gsize markdown_line_start(const MarkdownCheck *check, int line)
{
    if (line < 1 || (guint)line > check->lines->len)
        return check->text->length;
    return g_array_index(check->lines, gsize, line - 1);
}

/* The byte at which a node begins. cmark counts an inline's columns as if every line of a paragraph
 * were indented like its first: what a line really has before its text is put right here. */
static gsize markdown_node_start(const MarkdownCheck *check, cmark_node *node)
{
    int line = cmark_node_get_start_line(node), column = cmark_node_get_start_column(node);
    gsize start = markdown_line_start(check, line), end = markdown_line_start(check, line + 1);
    cmark_node *block = node;
    while (block && cmark_node_get_type(block) >= CMARK_NODE_FIRST_INLINE)
        block = cmark_node_parent(block);
    if (block && block != node && cmark_node_get_start_line(block) < line)
        column += (int)strspn(check->text->text + start, " \t") -
                  (cmark_node_get_start_column(block) - 1);
    return MIN(start + (gsize)MAX(column - 1, 0), end);
}

/* The same, for a node whose text is known: where cmark is wrong about a line with a link or a code
 * over two lines before it, the text is looked for. */
static gsize markdown_find_node(const MarkdownCheck *check, cmark_node *node, const char *literal)
{
    const char *text = check->text->text;
    gsize start = markdown_node_start(check, node), length = strcspn(literal, "\n");
    if (start + length <= check->text->length && memcmp(text + start, literal, length) == 0)
        return start;
    int line = cmark_node_get_start_line(node);
    gsize from = markdown_line_start(check, line), to = markdown_line_start(check, line + 1);
    const char *found = memmem(text + from, to - from, literal, length);
    return found ? (gsize)(found - text) : start;
}

static bool markdown_wants(const MarkdownCheck *check, DiagnosticId id)
{
    const char *path = yaml_file_path(check->text->file);
    return diagnostics_wants(check->told, id, path) &&
           diagnostics_wants(check->diagnostics, id, path);
}

/* A place costs the length of its line, so those that nobody wants are not looked for. */
static void markdown_add(const MarkdownCheck *check, DiagnosticId id, gsize offset, guint width,
                         const char *message)
{
    if (!markdown_wants(check, id))
        return;
    DiagnosticPlace place = yaml_text_place(check->text, offset, width);
    diagnostics_add(check->diagnostics, id, &place, "%s", message);
}

/* ---- links ---- */

/* Whether an address has a name before its host, which a reader takes for the host. Browsers take
 * any number of slashes for two. */
static bool markdown_url_has_name(const char *url)
{
    const char *host = strchr(url, ':') + 1;
    host += strspn(host, "/");
    return host[strcspn(host, "/?#@")] == '@';
}

static void markdown_check_link(const MarkdownCheck *check, cmark_node *node)
{
    const char *url = cmark_node_get_url(node);
    bool is_web = markdown_is_web_url(url);
    if ((is_web && !markdown_url_has_name(url)) || !markdown_wants(check, DIAGNOSTIC_MARKDOWN))
        return;
    /* The place of a link over two lines is its last line's: that of its text is right. */
    cmark_node *child = cmark_node_first_child(node);
    gsize offset = markdown_node_start(check, child ? child : node);
    offset -= child && offset > 0 ? 1 : 0;
    bool is_angle = check->text->text[offset] == '<';
    DiagnosticPlace place = yaml_text_place(check->text, offset, 1);
    diagnostics_add(check->diagnostics, DIAGNOSTIC_MARKDOWN, &place,
                    is_web     ? "the link to '%s' holds a name before '@'; leave it out"
                    : is_angle ? "'<%s>' would be a link, but only http and https are; put it in "
                                 "backticks"
                               : "the link to '%s' is neither http nor https",
                    url ? url : "");
}

/* "[name]: …" defines the target of links elsewhere, and is not printed itself: a text that happens
 * to begin so would be lost without a word. */
static void markdown_check_definitions(const MarkdownCheck *check)
{
    for (guint i = 0; i < check->lines->len; i++) {
        gsize start = markdown_line_start(check, (int)i + 1);
        const char *line = check->text->text + start;
        gsize indent = strspn(line, " "), name = strcspn(line, "]\n");
        if (indent < 4 && line[indent] == '[' && line[name] == ']' && line[name + 1] == ':')
            markdown_add(check, DIAGNOSTIC_MARKDOWN, start + indent, 1,
                         "a line that starts with '[…]:' is not printed; write links as "
                         "[text](https://…)");
    }
}

/* ---- characters that are named ---- */

/* A reference ("&#x202e;") can name a character that may not stand in a file. Tells of the first in
 * a text that cmark has read; what the file holds itself, the reader has told. */
static void markdown_check_named(const MarkdownCheck *check, cmark_node *node, const char *literal)
{
    const char *source = check->text->text, *end = literal + strlen(literal);
    const char *at = literal, *turn = text_find_turn(literal, end);
    while (at < end && !reader_judge(g_utf8_get_char(at), '\n'))
        at = g_utf8_next_char(at);
    const char *found = at < end ? at : turn;
    if (!found || g_utf8_strchr(source, (gssize)check->text->length, g_utf8_get_char(found)))
        return;
    DiagnosticId id = at < end ? DIAGNOSTIC_MARKDOWN : DIAGNOSTIC_TURNED;
    if (!markdown_wants(check, id))
        return;
    gsize start = markdown_node_start(check, node);
    const char *ampersand = strchr(source + start, '&');
    DiagnosticPlace place =
        yaml_text_place(check->text, ampersand ? (gsize)(ampersand - source) : start, 1);
    diagnostics_add(check->diagnostics, id, &place,
                    "the text names U+%04X, which is invisible; delete it", g_utf8_get_char(found));
}

/* ---- markup that is printed as it is ---- */

/* Whether a star begins or ends something, and is no sign between spaces: 2 * 3. */
static bool markdown_is_beside_text(const YamlNode *text, const char *star)
{
    return (star > text->text && !g_ascii_isspace(star[-1])) ||
           (star[1] != '\0' && !g_ascii_isspace(star[1]));
}

/* A marker in the source that no backslash makes literal; NULL where there is none. */
static const char *markdown_find_marker(const YamlNode *text, const char *from, const char *to,
                                        const char *marker)
{
    gsize length = strlen(marker);
    for (; from + length <= to; from++)
        if (*from == '\\')
            from++;
        else if (memcmp(from, marker, length) == 0 &&
                 (length > 1 || markdown_is_beside_text(text, from)))
            return from;
    return NULL;
}

static const struct {
    const char *marker, *message;
} markdown_markers[] = {
    {"**",
     "'**' would be printed as it is: nothing becomes bold here (a letter must not touch it from "
     "outside, or its other half is missing)"},
    {"*",
     "'*' would be printed as it is: nothing is emphasized here (behind a bracket or a quotation "
     "mark no letter may touch it, or its other half is missing); '\\*' is a star"},
    {"__", "'__' would be printed as it is; put a name with '__' in backticks"},
};

/* Warns of each kind of markup once in a text node. */
static void markdown_check_literal(const MarkdownCheck *check, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node), *text = check->text->text;
    for (gsize i = 0; i < G_N_ELEMENTS(markdown_markers); i++) {
        const char *marker = markdown_markers[i].marker;
        if (!strstr(literal, marker) || (strcmp(marker, "*") == 0 && strstr(literal, "**")))
            continue;
        const char *from = text + markdown_find_node(check, node, literal);
        const char *to = text + markdown_line_start(check, cmark_node_get_start_line(node) + 1);
        /* An entity or a backslash makes the source longer than the text, never shorter. */
        cmark_node *next = cmark_node_next(node);
        if (next && cmark_node_get_start_line(next) == cmark_node_get_start_line(node)) {
            const char *start = text + markdown_node_start(check, next);
            to = MIN(to, start);
        }
        const char *found = markdown_find_marker(check->text, from, to, marker);
        if (found)
            markdown_add(check, DIAGNOSTIC_LITERAL_MARKUP, (gsize)(found - text),
                         (guint)strlen(marker), markdown_markers[i].message);
    }
}

/* ---- a backtick without its other half ---- */

#define LONE_TICK "this backtick would be printed as it is: its other half is missing"

/* Where the backticks end that close a code of `n` of them; NULL where none do. */
static const char *markdown_close_code(const char *at, const char *to, gsize n)
{
    for (at += strcspn(at, "`"); at < to; at += strcspn(at, "`")) {
        gsize run = strspn(at, "`");
        at += run;
        if (run == n)
            return at;
    }
    return NULL;
}

/* The backtick whose other half is missing, or NULL. All behind it are taken for the other half of
 * another, so it is the first that opens or closes a code beside a space, if there is one. */
static const char *markdown_find_lone_tick(const char *from, const char *to)
{
    const char *lone = NULL;
    for (const char *at = from + strcspn(from, "\\`"); at < to; at += strcspn(at, "\\`")) {
        if (*at == '\\') {
            at += at[1] == '\0' ? 1 : 2;
            continue;
        }
        gsize run = strspn(at, "`");
        const char *end = markdown_close_code(at + run, to, run);
        if (!end)
            return lone ? lone : at;
        if (!lone && (at[run] == ' ' || end[-1 - (gssize)run] == ' '))
            lone = at;
        at = end;
    }
    return NULL;
}

/* ---- nodes ---- */

static void markdown_check_code_block(const MarkdownCheck *check, cmark_node *node)
{
    gsize offset = markdown_node_start(check, node);
    if (offset < check->text->length && !strchr("`~", check->text->text[offset]))
        markdown_add(check, DIAGNOSTIC_MARKDOWN, offset, 1,
                     "a text indented by four spaces or more becomes code; indent it less, or put "
                     "it between lines of ```");
}

static void markdown_check_node(const MarkdownCheck *check, cmark_node *node)
{
    const char *message = NULL;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        message = "a heading ('#' before a text, or '---' or '===' below it); prose has none";
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        /* One in another is the same mistake. */
        if (cmark_node_get_type(cmark_node_parent(node)) != CMARK_NODE_BLOCK_QUOTE)
            message = "a quote ('>' before a text); prose has none";
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        message = "a rule ('---' on a line of its own); prose has none";
        break;
    case CMARK_NODE_IMAGE:
        message = "an image ('![…](…)'); prose has none";
        break;
    case CMARK_NODE_HTML_BLOCK:
        message = "HTML; prose has none: put a word in < > in backticks";
        break;
    case CMARK_NODE_HTML_INLINE:
        markdown_add(check, DIAGNOSTIC_MARKDOWN,
                     markdown_find_node(check, node, cmark_node_get_literal(node)), 1,
                     "HTML; prose has none: put a word in < > in backticks");
        break;
    case CMARK_NODE_CODE_BLOCK:
        markdown_check_code_block(check, node);
        break;
    case CMARK_NODE_LINK:
        markdown_check_link(check, node);
        markdown_check_named(check, node, cmark_node_get_url(node));
        markdown_check_named(check, node, cmark_node_get_title(node));
        break;
    case CMARK_NODE_TEXT:
        markdown_check_named(check, node, cmark_node_get_literal(node));
        markdown_check_literal(check, node);
        break;
    default:
        break;
    }
    if (message)
        markdown_add(check, DIAGNOSTIC_MARKDOWN, markdown_node_start(check, node), 1, message);
}

/* ---- paragraphs ---- */

/* Checks what stands in a paragraph; returns whether a backtick is printed. */
static bool markdown_check_inside(const MarkdownCheck *check, cmark_node *paragraph)
{
    bool prints_tick = false;
    cmark_iter *iter = cmark_iter_new(paragraph);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        prints_tick |= cmark_node_get_type(node) == CMARK_NODE_TEXT &&
                       strchr(cmark_node_get_literal(node), '`');
        if (event == CMARK_EVENT_ENTER)
            markdown_check_node(check, node);
    }
    cmark_iter_free(iter);
    return prints_tick;
}

/* Where half of a code is missing, what should be code may be text, so nothing else is worth saying
 * of that paragraph; but what would be an error remains one. */
static void markdown_check_paragraph(const MarkdownCheck *check, cmark_node *paragraph)
{
    const char *text = check->text->text, *lone = NULL;
    const char *from = text + markdown_line_start(check, cmark_node_get_start_line(paragraph));
    const char *to = text + markdown_line_start(check, cmark_node_get_end_line(paragraph) + 1);
    g_autoptr(Diagnostics) inside = diagnostics_new();
    MarkdownCheck own = {check->text, inside, check->told, check->lines};
    if (markdown_check_inside(&own, paragraph))
        lone = markdown_find_lone_tick(from, to);
    bool is_error = diagnostics_count(inside, DIAGNOSTIC_ERROR) > 0;
    if (lone)
        markdown_add(check, is_error ? DIAGNOSTIC_MARKDOWN : DIAGNOSTIC_LITERAL_MARKUP,
                     (gsize)(lone - text), 1, LONE_TICK);
    else
        diagnostics_merge(check->diagnostics, inside);
}

/* ---- prose that has nothing to find ---- */

/* From so many spaces on a text may be code. */
#define CODE_INDENT "    "

/* What ends a line, a code, or may be more than a letter. */
#define SIGNS "\n`\\<>[]&*_#~\t\r"

/* Behind the marks of lists at the start of a line; NULL where that is nothing, or may begin what
 * is no paragraph: a rule, the underline of a heading. */
static const char *markdown_skip_markers(const char *line)
{
    for (;;) {
        while (*line == ' ')
            line++;
        gsize digits = 0;
        while (g_ascii_isdigit(line[digits]))
            digits++;
        gsize mark = digits > 0 && (line[digits] == '.' || line[digits] == ')') ? digits + 1
                     : *line == '-'                                             ? 1
                                                                                : 0;
        if (mark == 0 || line[mark] != ' ')
            return *line == '-' || *line == '=' || *line == '+' ? NULL : line;
        line += mark + strspn(line + mark, " ");
        if (*line == '\n' || *line == '\0')
            return NULL;
    }
}

/* Behind a code that begins at a backtick and ends on its line; NULL where it does not. What it
 * holds is never more than letters. */
static const char *markdown_skip_code(const char *at)
{
    gsize length = strcspn(at + 1, "`\n");
    const char *end = at + 1 + length;
    return length > 0 && *end == '`' && end[1] != '`' ? end + 1 : NULL;
}

/* A line of words, or an item of a list, with nothing in it that could be more than a letter. Sets
 * its end. */
static bool markdown_is_plain_line(const char *line, const char **end)
{
    if (!markdown_skip_markers(line))
        return false;
    for (line += strcspn(line, SIGNS); *line == '`'; line += strcspn(line, SIGNS)) {
        line = markdown_skip_code(line);
        if (!line)
            return false;
    }
    *end = line;
    return *line == '\n' || *line == '\0';
}

/* Whether a prose is so plain that the check would find nothing, which is most of them; so cmark,
 * whose tree costs more than all else in loading but YAML itself, is not asked. */
static bool markdown_is_plain(const char *text)
{
    if (strstr(text, CODE_INDENT))
        return false;
    for (const char *end; *text != '\0'; text = end + (*end == '\n'))
        if (!markdown_is_plain_line(text, &end))
            return false;
    return true;
}

void markdown_check_prose(const YamlNode *text, Diagnostics *diagnostics)
{
    MarkdownCheck check = {.text = text, .diagnostics = diagnostics, .told = diagnostics};
    if (markdown_is_plain(text->text))
        return;
    check.lines = markdown_index_lines(text);
    markdown_check_definitions(&check);
    /* Without this option the lines behind a code or HTML over two lines are miscounted. */
    cmark_node *document = cmark_parse_document(text->text, text->length, CMARK_OPT_SOURCEPOS);
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH) {
            markdown_check_paragraph(&check, node);
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
        } else {
            markdown_check_node(&check, node);
        }
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
    g_array_unref(check.lines);
}

/* ---- one line ---- */

/* What of a line at a place would be printed as it is; sets how many bytes it is long. */
static const char *markdown_judge_line(const char *at, gsize *length)
{
    *length = 2;
    if (g_str_has_prefix(at, "**") || g_str_has_prefix(at, "__"))
        return "a text of one line has no bold: this would be printed as it is";
    if (g_str_has_prefix(at, "](http"))
        return "a text of one line has no links: this would be printed as it is";
    *length = 1;
    const char *star = *at == '*' && !g_ascii_isspace(at[1]) ? strchr(at + 1, '*') : NULL;
    if (star && !g_ascii_isspace(star[-1]))
        return "a text of one line has no emphasis: this would be printed as it is";
    if (*at == '`')
        return LONE_TICK;
    return NULL;
}

void markdown_check_line(const YamlNode *text, Diagnostics *diagnostics)
{
    MarkdownCheck check = {.text = text, .diagnostics = diagnostics, .told = diagnostics};
    const char *at = text->text + strcspn(text->text, "`*_]");
    const char *lone = markdown_find_lone_tick(at, text->text + text->length);
    if (lone) {
        markdown_add(&check, DIAGNOSTIC_LITERAL_MARKUP, (gsize)(lone - text->text), 1, LONE_TICK);
        return;
    }
    while (*at != '\0') {
        const char *end = *at == '`' ? strchr(at + 1, '`') : NULL;
        gsize length;
        if (end && end > at + 1) {
            length = (gsize)(end - at) + 1;
        } else {
            const char *message = markdown_judge_line(at, &length);
            if (message)
                markdown_add(&check, DIAGNOSTIC_LITERAL_MARKUP, (gsize)(at - text->text),
                             (guint)length, message);
        }
        at += length;
        at += strcspn(at, "`*_]");
    }
}
