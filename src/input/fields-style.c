/* How texts are written: the styles of YAML that lose or change a part of them. */
#include "input/fields-style.h"

#include "text-hash.h"

#include <string.h>

/* The '|' of keyboards for Chinese and Japanese. */
#define WIDE_BAR "\uff5c"

void style_check_twice(const YamlNode *node, Diagnostics *diagnostics)
{
    gsize n = node->kind == YAML_LIST ? node->n_items : 0;
    g_autoptr(GHashTable) seen = n > 1 ? g_hash_table_new(text_hash, g_str_equal) : NULL;
    for (gsize i = 0; seen && i < n; i++) {
        const YamlNode *item = node->items[i];
        if (item->kind != YAML_TEXT || g_hash_table_add(seen, (gpointer)item->text))
            continue;
        DiagnosticPlace place = yaml_place(item);
        diagnostics_add(diagnostics, DIAGNOSTIC_DUPLICATE_KEY, &place,
                        "listed twice: '%s'; keep one of the two", item->text);
    }
}

char *style_name(const YamlNode *key, const YamlNode *node)
{
    if (key)
        return g_strdup_printf("'%s'", key->text);
    return g_strdup(node == yaml_file_root(node->file) ? "the file" : "this");
}

/* Whether what follows a plain text is a ' #' that was meant as a part of it. A comment stands two
 * spaces behind the text, or at least has a space behind its '#' and more than one before it. */
static bool style_find_cut(const YamlNode *node, guint *column)
{
    gsize length;
    const char *line = node->style == YAML_PLAIN && node->end_column > 0
                           ? yaml_file_line(node->file, node->last_line, &length)
                           : NULL;
    if (!line || !memchr(line, '#', length))
        return false;
    const char *end = line + length;
    const char *behind = g_utf8_offset_to_pointer(line, (glong)node->end_column - 1);
    const char *hash = behind;
    while (hash < end && (*hash == ' ' || *hash == '\t'))
        hash++;
    if (hash == behind || hash >= end || *hash != '#')
        return false;
    *column = node->end_column + (guint)(hash - behind);
    bool is_near = hash - behind == 1 && *behind == ' ';
    bool is_glued = hash + 1 < end && hash[1] != ' ' && hash[1] != '#';
    return is_near || is_glued;
}

void style_check_cut(const YamlNode *node, Diagnostics *diagnostics)
{
    guint column;
    if (!style_find_cut(node, &column))
        return;
    DiagnosticPlace place = yaml_place(node);
    place.line = node->last_line;
    place.column = column;
    place.width = 1;
    diagnostics_add(
        diagnostics, DIAGNOSTIC_CUT_TEXT, &place,
        "the text is cut at ' #', which starts a comment; put the text in quotes (if it "
        "is a comment, write two spaces before '#' and one behind)");
}

/* The sign that begins a block text, where it stands inside quotes and so is a part of the text:
 * its length, or 0. A text may well begin with '>', which is not taken for one. */
static gsize style_sign_length(const YamlNode *node)
{
    const char *text = node->text;
    if (node->style != YAML_QUOTED || (text[0] != '|' && text[0] != '>'))
        return 0;
    gsize length = 1 + strspn(text + 1, "+-0123456789");
    bool alone = text[length] == '\0' || g_ascii_isspace(text[length]);
    return alone && (text[0] == '|' || length > 1) ? length : 0;
}

/* The quotes that word processors write in place of ' and ". */
static bool style_is_quote(gunichar c)
{
    return c >= 0x2018 && c <= 0x201F;
}

/* Whether a plain text stands in such quotes. Who wants them printed puts it into plain ones. */
static bool style_is_quoted(const YamlNode *node)
{
    const char *end = node->text + node->length, *last = g_utf8_find_prev_char(node->text, end);
    return node->style == YAML_PLAIN && last > node->text &&
           style_is_quote(g_utf8_get_char(node->text)) && style_is_quote(g_utf8_get_char(last));
}

#define QUOTES_ADVICE "is no quote to YAML, and would be a part of the text; write ' or \""

bool style_check_quotes(const YamlNode *node, Diagnostics *diagnostics)
{
    if (!style_is_quoted(node))
        return true;
    DiagnosticPlace place = yaml_place(node);
    diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place, "U+%04X " QUOTES_ADVICE,
                    g_utf8_get_char(node->text));
    return false;
}

bool style_is_bare_list(const YamlNode *node)
{
    return node->kind == YAML_TEXT && node->style == YAML_PLAIN && strstr(node->text, ", ");
}

bool style_check_brackets(const YamlNode *node, Diagnostics *diagnostics)
{
    if (!style_is_bare_list(node))
        return true;
    DiagnosticPlace place = yaml_place(node);
    diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                    "'%s' is one text; " STYLE_BRACKETS ", and one text with a comma in quotes",
                    node->text, node->text);
    return false;
}

void style_check_stray(const YamlNode *node, Diagnostics *diagnostics)
{
    const char *quote = node->style == YAML_PLAIN ? strchr(node->text, '"') : NULL;
    if (!quote || quote == node->text || quote[1] != '\0')
        return;
    DiagnosticPlace place = yaml_place(node);
    diagnostics_add(diagnostics, DIAGNOSTIC_QUOTED_SIGN, &place,
                    "the text ends in a quote that nothing opens, and that would be printed; "
                    "delete it, or put all of the text in ' '");
}

void style_check_sign(const YamlNode *node, Diagnostics *diagnostics)
{
    gsize length = style_sign_length(node);
    DiagnosticPlace place = yaml_place(node);
    if (node->style == YAML_PLAIN && g_str_has_prefix(node->text, WIDE_BAR))
        diagnostics_add(diagnostics, DIAGNOSTIC_QUOTED_SIGN, &place,
                        "the text begins with U+FF5C, which is no '|' to YAML and would be "
                        "printed; write '|-'");
    if (node->style == YAML_PLAIN && g_str_has_prefix(node->text, "-|"))
        diagnostics_add(diagnostics, DIAGNOSTIC_QUOTED_SIGN, &place,
                        "the text begins with '-|', which would be printed; write '|-'");
    style_check_stray(node, diagnostics);
    if (style_is_quoted(node))
        diagnostics_add(diagnostics, DIAGNOSTIC_QUOTED_SIGN, &place, "U+%04X " QUOTES_ADVICE,
                        g_utf8_get_char(node->text));
    if (length == 0)
        return;
    diagnostics_add(diagnostics, DIAGNOSTIC_QUOTED_SIGN, &place,
                    "the text begins with '%.*s', which stands in quotes and would be printed; "
                    "delete the quotes",
                    (int)length, node->text);
}

bool style_check_block(const YamlNode *key, const YamlNode *node, Diagnostics *diagnostics)
{
    if (node->style == YAML_LITERAL || node->length == 0)
        return true;
    g_autofree char *name = style_name(key, node);
    DiagnosticPlace place = yaml_place(node);
    if (node->in_flow)
        diagnostics_add(
            diagnostics, DIAGNOSTIC_FLOW_PROSE, &place,
            "%s stands inside { } or [ ], where a comma cuts a text; write it on a line "
            "of its own, behind '|-'",
            name);
    else if (style_sign_length(node) > 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_PLAIN_PROSE, &place,
                        "%s stands in quotes, and '%.*s' with it; delete the quotes, so that the "
                        "text begins on the next line",
                        name, (int)style_sign_length(node), node->text);
    else
        diagnostics_add(
            diagnostics, DIAGNOSTIC_PLAIN_PROSE, &place,
            node->style == YAML_FOLDED
                ? "%s stands behind '>', which joins its lines; write '|-' instead"
                : "%s stands on the line of its name; write '|-' there, and the text on "
                  "the next lines, indented",
            name);
    return false;
}

bool style_check_one_line(const YamlNode *key, const YamlNode *node, Diagnostics *diagnostics)
{
    if (!memchr(node->text, '\n', node->length))
        return true;
    /* '|' and '>' without '-' keep the end of the last line: no harm that a writer could see. */
    bool is_last = strchr(node->text, '\n') == node->text + node->length - 1;
    g_autofree char *name = style_name(key, node);
    DiagnosticPlace place = yaml_place(node);
    if (is_last)
        diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                        "%s ends in a line break; write '|-', with the '-'", name);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                        "%s has more than one line; put it on one", name);
    return false;
}
