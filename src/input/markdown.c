/* The Markdown of prose fields to safe HTML. */
#include "input/markdown.h"

#include "input/markdown-plain.h"

#include <cmark.h>
#include <string.h>

#define NO_LINE_JOIN " "

/* A rendering of a part of a document: of its blocks `from` up to `to`. */
typedef struct MarkdownWriter {
    GString *out;
    const char *line_join;
    bool is_plain;
    cmark_node *bare; /* the paragraph that is written without its <p> */
} MarkdownWriter;

/* ---- escaping ---- */

/* What stands for a character that HTML does not take as it is. */
static const char *markdown_entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    default:
        return "&quot;";
    }
}

static void markdown_append_escaped(GString *out, const char *text, gsize length)
{
    for (;;) {
        gsize plain = strcspn(text, "&<>\"");
        plain = MIN(plain, length);
        g_string_append_len(out, text, (gssize)plain);
        if (plain == length)
            return;
        g_string_append(out, markdown_entity(text[plain]));
        text += plain + 1;
        length -= plain + 1;
    }
}

/* A URL as the value of an attribute: what a URL may not hold is percent-encoded, what it encodes
 * already stays. */
static void markdown_append_url(GString *out, const char *url)
{
    for (; *url != '\0'; url++)
        if (*url == '&')
            g_string_append(out, "&amp;");
        else if (*url == '\'')
            g_string_append(out, "&#39;");
        else if (g_ascii_isalnum(*url) || strchr("-._~:/?#[]@!$()*+,;=%", *url))
            g_string_append_c(out, *url);
        else
            g_string_append_printf(out, "%%%02X", (guint)(guchar)*url);
}

/* ---- one node ---- */

bool markdown_is_web_url(const char *url)
{
    return url && (g_ascii_strncasecmp(url, "http://", 7) == 0 ||
                   g_ascii_strncasecmp(url, "https://", 8) == 0);
}

static void markdown_write_bytes(MarkdownWriter *writer, const char *text, gsize length)
{
    if (writer->is_plain)
        g_string_append_len(writer->out, text, (gssize)length);
    else
        markdown_append_escaped(writer->out, text, length);
}

static void markdown_write_text(MarkdownWriter *writer, const char *text)
{
    markdown_write_bytes(writer, text, strlen(text));
}

static void markdown_write_tag(MarkdownWriter *writer, const char *tag)
{
    if (!writer->is_plain)
        g_string_append(writer->out, tag);
}

static void markdown_write_link(MarkdownWriter *writer, cmark_node *node, bool enter)
{
    /* Any other scheme may run code, or lead nowhere: its text stays, and the check has said so. */
    const char *url = cmark_node_get_url(node);
    if (writer->is_plain || !markdown_is_web_url(url))
        return;
    if (!enter) {
        g_string_append(writer->out, "</a>");
        return;
    }
    g_string_append(writer->out, "<a href=\"");
    markdown_append_url(writer->out, url);
    g_string_append(writer->out, "\" rel=\"noopener\">");
}

static void markdown_write_list(MarkdownWriter *writer, cmark_node *node, bool enter)
{
    int start = cmark_node_get_list_start(node);
    if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
        markdown_write_tag(writer, enter ? "<ul>\n" : "</ul>\n");
    else if (!enter || start == 1)
        markdown_write_tag(writer, enter ? "<ol>\n" : "</ol>\n");
    else if (!writer->is_plain)
        g_string_append_printf(writer->out, "<ol start=\"%d\">\n", start);
}

static void markdown_write_paragraph(MarkdownWriter *writer, cmark_node *node, bool enter)
{
    cmark_node *item = cmark_node_parent(node);
    bool is_tight = cmark_node_get_type(item) == CMARK_NODE_ITEM &&
                    cmark_node_get_list_tight(cmark_node_parent(item));
    if (node == writer->bare)
        return;
    if (!is_tight)
        markdown_write_tag(writer, enter ? "<p>" : "</p>\n");
    else if (!enter && cmark_node_next(node))
        markdown_write_tag(writer, "\n");
}

/* In plain text something has to stand between two blocks. */
static void markdown_separate(MarkdownWriter *writer, cmark_node *node, gsize start)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (writer->is_plain && writer->out->len > start &&
        (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
         type == CMARK_NODE_CODE_BLOCK))
        g_string_append(writer->out, writer->line_join);
}

static void markdown_write_code_block(MarkdownWriter *writer, const char *text)
{
    markdown_write_tag(writer, "<pre><code>");
    gsize length = strlen(text);
    if (writer->is_plain && length > 0 && text[length - 1] == '\n')
        g_string_append_len(writer->out, text, (gssize)length - 1);
    else
        markdown_write_text(writer, text);
    markdown_write_tag(writer, "</code></pre>\n");
}

/* HTML, images' addresses, rules and quotes are errors in the check: what is left of them here is
 * their text. */
static void markdown_write_node(MarkdownWriter *writer, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        markdown_write_paragraph(writer, node, enter);
        break;
    case CMARK_NODE_LIST:
        markdown_write_list(writer, node, enter);
        break;
    case CMARK_NODE_ITEM:
        markdown_write_tag(writer, enter ? "<li>" : "</li>\n");
        break;
    case CMARK_NODE_CODE_BLOCK:
        markdown_write_code_block(writer, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_TEXT:
        markdown_write_text(writer, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        markdown_write_text(writer, writer->line_join);
        break;
    case CMARK_NODE_LINEBREAK:
        if (writer->is_plain)
            g_string_append(writer->out, writer->line_join);
        markdown_write_tag(writer, "<br>\n");
        break;
    case CMARK_NODE_CODE:
        markdown_write_tag(writer, "<code>");
        markdown_write_text(writer, cmark_node_get_literal(node));
        markdown_write_tag(writer, "</code>");
        break;
    case CMARK_NODE_EMPH:
        markdown_write_tag(writer, enter ? "<em>" : "</em>");
        break;
    case CMARK_NODE_STRONG:
        markdown_write_tag(writer, enter ? "<strong>" : "</strong>");
        break;
    case CMARK_NODE_LINK:
        markdown_write_link(writer, node, enter);
        break;
    default:
        break;
    }
}

/* ---- one line ---- */

/* The code that begins at a backtick, or NULL where no backtick closes it. */
static const char *markdown_line_code_end(const char *backtick)
{
    const char *end = strchr(backtick + 1, '`');
    return end && end > backtick + 1 ? end : NULL;
}

static void markdown_write_line(MarkdownWriter *writer, const char *text)
{
    while (*text != '\0') {
        gsize plain = strcspn(text, "`");
        const char *code = text + plain;
        const char *end = *code == '`' ? markdown_line_code_end(code) : NULL;
        if (*code == '`' && !end)
            plain++; /* a backtick without its pair */
        markdown_write_bytes(writer, text, plain);
        text += plain;
        if (!end)
            continue;
        markdown_write_tag(writer, "<code>");
        markdown_write_bytes(writer, code + 1, (gsize)(end - code - 1));
        markdown_write_tag(writer, "</code>");
        text = end + 1;
    }
}

/* ---- paragraphs of words ---- */

/* A paragraph, up to its end. */
static void markdown_write_words(MarkdownWriter *writer, const char *text, const char *end)
{
    while (text < end) {
        const char *behind = memchr(text, '\n', (gsize)(end - text));
        behind = behind ? behind : end;
        g_autofree char *line = g_strndup(text, (gsize)(behind - text));
        markdown_write_line(writer, line);
        text = behind + 1;
        if (text < end)
            markdown_write_text(writer, writer->line_join);
    }
}

/* The paragraph from `text` to `end`, number n of its prose. */
static void markdown_write_paragraph_of_words(MarkdownWriter *writer, const char *text,
                                              const char *end, guint n, MarkdownPart part)
{
    if (n == 0 && part == MARKDOWN_REST)
        return;
    if (n > 0 && writer->is_plain)
        g_string_append(writer->out, writer->line_join);
    markdown_write_tag(writer, part == MARKDOWN_FIRST ? "" : "<p>");
    markdown_write_words(writer, text, end);
    markdown_write_tag(writer, part == MARKDOWN_FIRST ? "" : "</p>\n");
}

/* The part of a prose that markdown_is_words. */
static void markdown_write_paragraphs(MarkdownWriter *writer, const char *text, MarkdownPart part)
{
    guint most = part == MARKDOWN_FIRST ? 1 : G_MAXUINT;
    text += strspn(text, "\n");
    for (guint n = 0; *text != '\0' && n < most; n++) {
        const char *blank = strstr(text, "\n\n"), *end = blank ? blank : text + strlen(text);
        markdown_write_paragraph_of_words(writer, text, end, n, part);
        text = end + strspn(end, "\n");
    }
}

/* ---- a list of words ---- */

/* The part of a prose that markdown_is_list, which is its first block. */
static void markdown_write_items(MarkdownWriter *writer, const char *text, MarkdownPart part)
{
    bool numbered = *text != '-';
    if (part == MARKDOWN_REST)
        return;
    markdown_write_tag(writer, numbered ? "<ol>\n" : "<ul>\n");
    for (guint n = 0; *text != '\0'; n++) {
        const char *item = markdown_item(text), *end = strchrnul(item, '\n');
        if (n > 0 && writer->is_plain)
            g_string_append(writer->out, writer->line_join);
        markdown_write_tag(writer, "<li>");
        markdown_write_words(writer, item, end);
        markdown_write_tag(writer, "</li>\n");
        text = *end == '\n' ? end + 1 : end;
    }
    markdown_write_tag(writer, numbered ? "</ol>\n" : "</ul>\n");
}

/* What needs no parser. Returns whether that is all. */
static bool markdown_write_simple(MarkdownWriter *writer, const char *text, MarkdownPart part)
{
    if (markdown_is_words(text))
        markdown_write_paragraphs(writer, text, part);
    else if (markdown_is_list(text))
        markdown_write_items(writer, text, part);
    else
        return false;
    return true;
}

/* ---- a document ---- */

static void markdown_write_block(MarkdownWriter *writer, cmark_node *block, gsize start)
{
    /* An iterator, since a tree may be as deep as its text is long. */
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER)
            markdown_separate(writer, node, start);
        markdown_write_node(writer, node, event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(iter);
}

static cmark_node *markdown_parse(const char *text)
{
    /* The default is the safe mode; our own writer passes no HTML anyway. */
    return cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
}

static MarkdownWriter markdown_writer(GString *out, const char *line_join)
{
    return (MarkdownWriter){.out = out, .line_join = line_join ? line_join : NO_LINE_JOIN};
}

/* The blocks of a document that make up a part of it. */
static void markdown_write_part(MarkdownWriter *writer, cmark_node *document, MarkdownPart part)
{
    cmark_node *first = cmark_node_first_child(document), *block = first;
    if (part == MARKDOWN_PROSE) {
        markdown_write_block(writer, document, writer->out->len);
    } else if (part == MARKDOWN_FIRST && first) {
        writer->bare = first;
        markdown_write_block(writer, first, writer->out->len);
    }
    while (part == MARKDOWN_REST && block && (block = cmark_node_next(block)))
        markdown_write_block(writer, block, writer->out->len);
}

void markdown_part_to_html(const char *text, MarkdownPart part, const char *line_join, GString *out)
{
    MarkdownWriter writer = markdown_writer(out, line_join);
    if (part == MARKDOWN_LINE) {
        markdown_write_line(&writer, text);
        return;
    }
    if (markdown_write_simple(&writer, text, part))
        return;
    cmark_node *document = markdown_parse(text);
    markdown_write_part(&writer, document, part);
    cmark_node_free(document);
}

void markdown_prose_to_html(const char *text, const char *line_join, GString *out)
{
    markdown_part_to_html(text, MARKDOWN_PROSE, line_join, out);
}

void markdown_to_plain(const char *text, const char *line_join, GString *out)
{
    MarkdownWriter writer = markdown_writer(out, line_join);
    writer.is_plain = true;
    if (markdown_write_simple(&writer, text, MARKDOWN_PROSE))
        return;
    cmark_node *document = markdown_parse(text);
    markdown_write_block(&writer, document, out->len);
    cmark_node_free(document);
}

void markdown_line_to_plain(const char *text, GString *out)
{
    MarkdownWriter writer = markdown_writer(out, NULL);
    writer.is_plain = true;
    markdown_write_line(&writer, text);
}
