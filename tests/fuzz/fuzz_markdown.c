/*
 * fuzz_markdown.c: prose and lines to HTML. Whatever a text says, only elements that the program
 * makes stand in the HTML, with the attributes that it gives them.
 */
#include "fuzz-messages.h"

#include "input/markdown-plain.h"
#include "input/markdown.h"

#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_begin();
    return 0;
}

/* The tag at a `<` is one of those that there are; a link leads to http or https. */
static const char *check_tag(const char *at)
{
    static const char *const tags[] = {"p",      "/p",      "ul",  "/ul",  "ol",    "/ol", "li",
                                       "/li",    "em",      "/em", "code", "/code", "pre", "/pre",
                                       "strong", "/strong", "br",  "br /", "/a"};
    const char *end = strchr(at, '>');
    FUZZ_ASSERT(end);
    g_autofree char *tag = g_strndup(at + 1, (gsize)(end - at - 1));
    for (guint i = 0; i < G_N_ELEMENTS(tags); i++)
        if (strcmp(tag, tags[i]) == 0)
            return end + 1;
    bool list = g_str_has_prefix(tag, "ol start=\"");
    /* A scheme may be in capitals. */
    bool link = g_ascii_strncasecmp(tag, "a href=\"http://", strlen("a href=\"http://")) == 0 ||
                g_ascii_strncasecmp(tag, "a href=\"https://", strlen("a href=\"https://")) == 0;
    guint quotes = 0;
    for (const char *c = tag; *c; c++)
        quotes += *c == '"';
    FUZZ_ASSERT((list && quotes == 2) || (link && quotes == 4 && strstr(tag, "\" rel=\"noopener")));
    return end + 1;
}

static void check_html(const GString *html)
{
    FUZZ_ASSERT(g_utf8_validate(html->str, (gssize)html->len, NULL));
    for (const char *at = html->str; (at = strchr(at, '<'));)
        at = check_tag(at);
}

/* The text as the value of a field, so that its checks are asked too. */
static void check_fields(const char *text)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GString) yaml = g_string_new("a: |-\n  x");
    for (const char *at = text; *at; at++) {
        g_string_append_c(yaml, *at);
        if (*at == '\n')
            g_string_append(yaml, "  ");
    }
    g_autoptr(YamlFile) file = yaml_file_parse("f.yaml", yaml->str, yaml->len, diagnostics);
    const YamlNode *node = file ? yaml_get(yaml_file_root(file), "a") : NULL;
    if (node && node->kind == YAML_TEXT) {
        markdown_check_prose(node, diagnostics);
        markdown_check_line(node, diagnostics);
    }
    fuzz_check_messages(diagnostics);
}

/* Words and lists of words are written without a parser, and as one would: signs behind them make
 * it read all.
 */
static void check_words(const char *text)
{
    if (!markdown_is_words(text) && !markdown_is_list(text))
        return;
    g_autofree char *signs = g_strconcat(text, "\n\n*z*", NULL);
    g_autoptr(GString) words = g_string_new(NULL), parsed = g_string_new(NULL);
    markdown_prose_to_html(text, "", words);
    g_string_append(words, "<p><em>z</em></p>\n");
    markdown_prose_to_html(signs, "", parsed);
    FUZZ_ASSERT(g_string_equal(words, parsed));
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    if (strlen(text) != size || !g_utf8_validate(text, (gssize)size, NULL) ||
        strstr(text, "\uFEFF"))
        return 0; /* no reader lets it pass, and cmark drops the mark at the start of a text */
    static const char *const joins[] = {" ", "", NULL};
    for (guint part = MARKDOWN_LINE; part <= MARKDOWN_REST; part++) {
        g_autoptr(GString) html = g_string_new(NULL);
        markdown_part_to_html(text, part, joins[size % G_N_ELEMENTS(joins)], html);
        check_html(html);
    }
    g_autoptr(GString) plain = g_string_new(NULL);
    markdown_to_plain(text, " ", plain);
    markdown_line_to_plain(text, plain);
    FUZZ_ASSERT(g_utf8_validate(plain->str, (gssize)plain->len, NULL));
    check_words(text);
    check_fields(text);
    return 0;
}
