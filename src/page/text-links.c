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

static const char *skip_character(const char *escaped)
{
    const char *end = strchr(escaped, ';');
    return end ? end + 1 : escaped + strlen(escaped);
}

/* A piece of text that holds no sign of HTML. */
static void append_text(const char *text, TextLinkFunc find, gpointer data, GString *out)
{
    GArray *found = find(text, data);
    gsize done = 0;
    for (guint i = 0; found && i < found->len; i++) {
        const TextLink *link = &g_array_index(found, TextLink, i);
        g_string_append_len(out, text + done, (gssize)(link->at - done));
        g_string_append(out, "<a class=\"term\" href=\"");
        template_escape(link->href, -1, out);
        g_string_append(out, "\">");
        g_string_append_len(out, text + link->at, (gssize)link->length);
        g_string_append(out, "</a>");
        done = link->at + link->length;
    }
    g_clear_pointer(&found, g_array_unref);
    g_string_append(out, text + done);
}

void text_links_append(const char *html, TextLinkFunc find, gpointer data, GString *out)
{
    while (*html != '\0') {
        const char *sign = html + strcspn(html, "<&");
        if (sign > html) {
            g_autofree char *text = g_strndup(html, (gsize)(sign - html));
            append_text(text, find, data, out);
        }
        html = *sign == '<' ? skip_tag(sign) : *sign == '&' ? skip_character(sign) : sign;
        g_string_append_len(out, sign, html - sign);
    }
}
