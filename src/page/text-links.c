/* Links in the text of HTML. */
#include "page/text-links.h"

#include "template/template.h"

#include <string.h>

/* How elements begin and end that have no links in them. */
static const struct {
    const char *begin, *end;
} apart[] = {
    {"<a ", "</a>"},
    {"<code>", "</code>"},
    {"<pre>", "</pre>"},
    {"<details ", "</details>"},
    {"<p class=\"reader\">", "</p>"},
    {"<span lang=", "</span>"},
    {"<div lang=", "</div>"},
};

/* Where the text goes on behind a tag, or behind the whole element. */
static const char *skip_tag(const char *tag)
{
    const char *end = ">";
    for (guint i = 0; i < G_N_ELEMENTS(apart); i++)
        if (g_str_has_prefix(tag, apart[i].begin))
            end = apart[i].end;
    const char *found = strstr(tag, end);
    return found ? found + strlen(end) : tag + strlen(tag);
}

/* What stands in HTML for a character that it does not take as it is. */
static const struct {
    const char *escape;
    char character;
} escapes[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};

/* Takes one character, or what stands for it. */
static const char *take_character(const char *html, GString *text)
{
    for (guint i = 0; *html == '&' && i < G_N_ELEMENTS(escapes); i++)
        if (g_str_has_prefix(html, escapes[i].escape)) {
            g_string_append_c(text, escapes[i].character);
            return html + strlen(escapes[i].escape);
        }
    g_string_append_c(text, *html);
    return html + 1;
}

/* The text that stands up to a tag. Free with g_free. */
static char *text_of(const char *html, const char *end)
{
    if (!memchr(html, '&', (gsize)(end - html)))
        return g_strndup(html, (gsize)(end - html));
    GString *text = g_string_sized_new((gsize)(end - html));
    while (html < end)
        html = take_character(html, text);
    return g_string_free(text, FALSE);
}

static void append_text(const char *text, TextLinkFunc find, gpointer data, GString *out)
{
    GArray *found = find(text, data);
    gsize done = 0;
    for (guint i = 0; found && i < found->len; i++) {
        const TextLink *link = &g_array_index(found, TextLink, i);
        template_escape(text + done, (gssize)(link->at - done), out);
        g_string_append(out, "<a class=\"term\" href=\"");
        template_escape(link->href, -1, out);
        g_string_append(out, "\">");
        template_escape(text + link->at, (gssize)link->length, out);
        g_string_append(out, "</a>");
        done = link->at + link->length;
    }
    g_clear_pointer(&found, g_array_unref);
    template_escape(text + done, -1, out);
}

void text_links_append(const char *html, TextLinkFunc find, gpointer data, GString *out)
{
    while (*html != '\0') {
        const char *tag = html + strcspn(html, "<");
        if (tag > html) {
            g_autofree char *text = text_of(html, tag);
            append_text(text, find, data, out);
        }
        html = *tag == '<' ? skip_tag(tag) : tag;
        g_string_append_len(out, tag, html - tag);
    }
}
