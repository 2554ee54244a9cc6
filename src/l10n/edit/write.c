/* The lines of a changed file: those of what was not changed as they are, and new ones in canonical
 * style. */
#include "book/skeleton.h"
#include "l10n/edit/nodes.h"

#include <string.h>

#define STEP 2 /* spaces a level */

typedef struct Writer {
    const YamlFile *file; /* or NULL */
    GString *out;
    const char *line_end; /* of new lines */
} Writer;

static void write_node(Writer *writer, const EditNode *node, guint indent);

/* ---- Lines ---- */

static void write_line(Writer *writer, const char *text, gsize length, guint indent,
                       const char *line_end)
{
    GString *out = writer->out;
    if (out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append(out, writer->line_end); /* what was the last line is it no longer */
    for (guint i = 0; i < indent && length > 0; i++)
        g_string_append_c(out, ' ');
    g_string_append_len(out, text, (gssize)length);
    g_string_append(out, line_end);
}

/* New lines, as many as there are in `text`. */
static void write_new_lines(Writer *writer, const char *text)
{
    for (const char *end; *text; text = end + 1) {
        end = strchr(text, '\n');
        write_line(writer, text, (gsize)(end - text), 0, writer->line_end);
    }
}

/* What ends a line of the file; "" where it is the last and has no end. */
static const char *old_line_end(const Writer *writer, guint line)
{
    gsize length, all;
    const char *text = yaml_file_line(writer->file, line, &length);
    const char *file = yaml_file_text(writer->file, &all);
    return text + length == file + all ? "" : text[length] == '\r' ? "\r\n" : "\n";
}

/* Lines of the file, moved to the right or left. */
static void write_old_lines(Writer *writer, guint first, guint last, int shift)
{
    for (guint line = first; line <= last; line++) {
        gsize length;
        const char *text = yaml_file_line(writer->file, line, &length);
        if (!text) /* what is empty may stand behind the last line */
            break;
        const char *line_end = old_line_end(writer, line);
        for (int i = shift; i < 0 && length > 0 && *text == ' '; i++, length--)
            text++;
        if (length > 0 || *line_end)
            write_line(writer, text, length, (guint)MAX(shift, 0), line_end);
    }
}

/* Comments and blank lines of the file in canonical style: a blank line parts what stands at the
 * top level, and no more than one, and none stands at the top. */
static void write_clean_lines(Writer *writer, guint first, guint last, guint indent)
{
    bool blank = writer->out->len == 0 || g_str_has_suffix(writer->out->str, "\n\n") ||
                 g_str_has_suffix(writer->out->str, "\n\r\n");
    for (guint line = first; line <= last; line++) {
        gsize length;
        const char *text = yaml_file_line(writer->file, line, &length);
        bool empty = yaml_file_line_is_blank(writer->file, line);
        for (; !empty && (*text == ' ' || *text == '\t'); length--)
            text++;
        if (!empty)
            write_line(writer, text, length, indent, writer->line_end);
        else if (!blank && indent == 0)
            write_line(writer, "", 0, 0, writer->line_end);
        blank = empty;
    }
}

/* The comments between keys. */
static void write_between(Writer *writer, const EditNode *styled, guint first, guint last,
                          guint indent, int shift)
{
    if (styled->restyled)
        write_clean_lines(writer, first, last, indent);
    else
        write_old_lines(writer, first, last, shift);
}

/* The comments of what is written anew stand above it. */
static void write_comments(Writer *writer, const EditNode *node, guint first, guint last,
                           guint indent)
{
    g_autoptr(GPtrArray) scalars = g_ptr_array_new();
    if (node->key_node)
        g_ptr_array_add(scalars, (gpointer)node->key_node);
    if (node->source->line <= last)
        edit_comments_add_scalars(node->source, scalars);
    g_autoptr(GPtrArray) comments = edit_comments_find(writer->file, scalars, first, last);
    for (guint i = 0; i < comments->len; i++) {
        const char *comment = g_ptr_array_index(comments, i);
        write_line(writer, comment, strlen(comment), indent, writer->line_end);
    }
}

/* ---- What is new ---- */

/* What may stand without quotes; null would be nothing. */
static bool is_word(const char *text)
{
    if (g_ascii_strcasecmp(text, "null") == 0)
        return false;
    for (const char *c = text; *c; c++)
        if (!g_ascii_isalnum(*c) && (c == text || !strchr("._-", *c)))
            return false;
    return *text != '\0';
}

static void append_flow_text(const char *text, GString *out)
{
    if (is_word(text)) {
        g_string_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_c(out, '\\');
        g_string_append(out, *c == '\n' ? "\\n" : *c == '\t' ? "\\t" : (char[]){*c, '\0'});
    }
    g_string_append_c(out, '"');
}

/* What was read, on one line. */
static void append_flow(const YamlNode *node, GString *out)
{
    if (node->kind == YAML_TEXT) {
        append_flow_text(node->text, out);
        return;
    }
    gsize n = node->kind == YAML_LIST ? node->n_items : node->n_pairs;
    g_string_append_c(out, node->kind == YAML_LIST ? '[' : '{');
    for (gsize i = 0; i < n; i++) {
        g_string_append(out, i > 0 ? ", " : "");
        if (node->kind == YAML_MAP) {
            append_flow_text(node->pairs[i].key->text, out);
            g_string_append(out, ": ");
        }
        append_flow(node->kind == YAML_LIST ? node->items[i] : node->pairs[i].value, out);
    }
    g_string_append_c(out, node->kind == YAML_LIST ? ']' : '}');
}

/* Whether a map is written as {a: b}: all of it are words, and one at least is meant to be written
 * so; or it is empty. */
static bool is_map_of_tokens(const EditNode *map)
{
    bool meant = false, any = false;
    for (guint i = 0; i < map->children->len; i++) {
        const EditNode *child = g_ptr_array_index(map->children, i);
        if (child->removed)
            continue;
        if (child->kind != YAML_TEXT || !is_word(child->text))
            return false;
        meant = meant || child->token;
        any = true;
    }
    return meant || !any;
}

static void append_tokens(const EditNode *map, GString *out)
{
    g_string_append(out, " {");
    const char *separator = "";
    for (guint i = 0; i < map->children->len; i++) {
        const EditNode *child = g_ptr_array_index(map->children, i);
        if (child->removed)
            continue;
        g_string_append(out, separator);
        append_flow_text(child->key, out);
        g_string_append_printf(out, ": %s", child->text);
        separator = ", ";
    }
    g_string_append(out, "}\n");
}

/* The value behind a new key, where it is no map that stands below it. */
static bool append_value(const EditNode *node, guint indent, GString *line)
{
    if (node->kind == YAML_MAP && is_map_of_tokens(node)) {
        append_tokens(node, line);
    } else if (node->kind == YAML_TEXT && node->token) {
        g_string_append_printf(line, " %s\n", node->text);
    } else if (node->source && !edit_is_touched(node) &&
               (node->kind != YAML_TEXT || is_word(node->text))) {
        g_string_append_c(line, ' ');
        append_flow(node->source, line);
        g_string_append_c(line, '\n');
    } else if (node->kind == YAML_TEXT) {
        skeleton_append_block(node->text, indent + STEP, line);
    } else {
        g_string_append_c(line, '\n');
        return false;
    }
    return true;
}

static void write_children(Writer *writer, const EditNode *map, guint indent)
{
    for (guint i = 0; i < map->children->len; i++)
        write_node(writer, g_ptr_array_index(map->children, i), indent);
}

static void write_new(Writer *writer, const EditNode *node, guint indent)
{
    if (edit_node_has_lines(node))
        write_comments(writer, node, node->lines.first, node->lines.tail, indent);
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < indent; i++)
        g_string_append_c(line, ' ');
    skeleton_append_key(node->key, line);
    bool whole = append_value(node, indent, line);
    write_new_lines(writer, line->str);
    if (!whole)
        write_children(writer, node, indent + STEP);
}

/* ---- What was there ---- */

static bool has_children(const EditNode *map)
{
    for (guint i = 0; i < map->children->len; i++)
        if (!((const EditNode *)g_ptr_array_index(map->children, i))->removed)
            return true;
    return false;
}

static void write_block_map(Writer *writer, const EditNode *map, guint indent, int shift)
{
    guint key_end = map->key_node->last_line;
    if (map->restyled || !has_children(map)) {
        write_comments(writer, map, map->lines.first, key_end, indent);
        g_autoptr(GString) line = g_string_new(NULL);
        skeleton_append_key(map->key, line);
        g_string_append(line, has_children(map) ? "" : " {}");
        write_line(writer, line->str, line->len, indent, writer->line_end);
    } else {
        write_old_lines(writer, map->lines.first, key_end, shift);
    }
    bool own = !map->restyled && map->source->n_pairs > 0;
    guint below = own ? (guint)((int)map->source->pairs[0].key->column - 1 + shift) : indent + STEP;
    write_children(writer, map, below);
    write_between(writer, map, map->lines.inner + 1, map->lines.tail, below, shift);
}

/* Puts two texts into a line of the file: one before a column, one before another (columns from 1,
 * in characters). */
static void write_with(Writer *writer, guint line, guint at, const char *text, guint behind,
                       const char *more)
{
    gsize length;
    const char *old = yaml_file_line(writer->file, line, &length);
    gsize first = (gsize)(g_utf8_offset_to_pointer(old, (glong)at - 1) - old);
    gsize second = (gsize)(g_utf8_offset_to_pointer(old, (glong)behind - 1) - old);
    g_autoptr(GString) new = g_string_new_len(old, (gssize)length);
    g_string_insert(new, (gssize)second, more);
    g_string_insert(new, (gssize)first, text);
    write_line(writer, new->str, new->len, 0, old_line_end(writer, line));
}

/* A text of several lines, or nothing, with another: there is no line to put it into. */
static void write_as_list(Writer *writer, const EditNode *node)
{
    guint indent = node->key_node->column - 1;
    g_autoptr(GString) line = g_string_new(NULL);
    write_comments(writer, node, node->lines.first, node->lines.tail, indent);
    skeleton_append_key(node->key, line);
    g_string_append(line, " [");
    if (*node->text) {
        append_flow_text(node->text, line);
        g_string_append(line, ", ");
    }
    g_string_append_printf(line, "%s]", node->appended);
    write_line(writer, line->str, line->len, indent, writer->line_end);
}

/* A list with an item more. */
static void write_appended(Writer *writer, const EditNode *node)
{
    const YamlNode *list = node->source;
    bool text = list->kind == YAML_TEXT;
    if (text && (list->length == 0 || list->end_column == 0 || list->last_line != list->line)) {
        write_as_list(writer, node);
        return;
    }
    const YamlNode *last = text ? list : list->n_items > 0 ? list->items[list->n_items - 1] : NULL;
    if (list->style == YAML_BLOCK) {
        write_old_lines(writer, node->lines.first, node->lines.last, 0);
        g_autofree char *item = g_strconcat("- ", node->appended, NULL);
        write_line(writer, item, strlen(item), list->column - 1, writer->line_end);
        write_old_lines(writer, node->lines.last + 1, node->lines.tail, 0);
        return;
    }
    guint line = last ? last->last_line : list->line;
    guint at = last ? last->end_column : list->column + 1;
    g_autofree char *item = g_strconcat(last ? ", " : "", node->appended, text ? "]" : "", NULL);
    write_old_lines(writer, node->lines.first, line - 1, 0);
    write_with(writer, line, text ? list->column : at, text ? "[" : "", at, item);
    write_old_lines(writer, line + 1, node->lines.tail, 0);
}

/* What is left of a node that was removed: its comments. What was moved out of it took its own
 * along. */
static void write_remains(Writer *writer, const EditNode *node, int shift)
{
    const EditLines *lines = &node->lines;
    if (!edit_node_has_lines(node)) /* it was never in the file */
        return;
    guint indent = (guint)MAX((int)node->key_node->column - 1 + shift, 0);
    bool block = edit_node_is_block(node);
    write_old_lines(writer, lines->lead, lines->first - 1, shift);
    write_comments(writer, node, lines->first, block ? node->key_node->last_line : lines->tail,
                   indent);
    for (guint i = 0; block && i < node->children->len; i++)
        write_remains(writer, g_ptr_array_index(node->children, i), shift);
    if (block)
        write_old_lines(writer, lines->inner + 1, lines->tail, shift);
}

static void write_node(Writer *writer, const EditNode *node, guint indent)
{
    bool lines = edit_node_has_lines(node);
    if (!lines) {
        if (!node->removed)
            write_new(writer, node, indent);
        return;
    }
    int shift = (int)indent - (int)(node->key_node->column - 1);
    if (!edit_is_touched(node)) {
        write_between(writer, node->parent, node->lines.lead, node->lines.first - 1, indent, shift);
        write_old_lines(writer, node->lines.first, node->lines.tail, shift);
        return;
    }
    if (node->removed) {
        write_remains(writer, node, shift);
        return;
    }
    write_between(writer, node, node->lines.lead, node->lines.first - 1, indent, shift);
    if (edit_node_is_block(node))
        write_block_map(writer, node, indent, shift);
    else if (node->appended)
        write_appended(writer, node);
    else
        write_new(writer, node, indent);
}

static void write_root(Writer *writer, const Edit *edit)
{
    const EditNode *root = edit->root;
    if (!root->source) {
        write_children(writer, root, 0);
        return;
    }
    bool block = root->source->style == YAML_BLOCK;
    guint before = block ? edit->head : root->lines.first - 1;
    guint behind = block ? root->lines.inner : root->lines.last;
    bool own = block && !root->restyled && root->source->n_pairs > 0;
    write_between(writer, root, 1, before, 0, 0);
    if (!block)
        write_comments(writer, root, root->lines.first, root->lines.last, 0);
    write_children(writer, root, own ? root->source->pairs[0].key->column - 1 : 0);
    write_between(writer, root, behind + 1, root->lines.tail, 0, 0);
}

/* The last line has an end where it had one. */
static void write_finish(Writer *writer, bool ends, bool clean)
{
    GString *out = writer->out;
    while (clean && (g_str_has_suffix(out->str, "\n\n") || g_str_has_suffix(out->str, "\n\r\n")))
        g_string_truncate(out, out->len - strlen(writer->line_end));
    while (out->len > 0 && !ends &&
           (out->str[out->len - 1] == '\n' || out->str[out->len - 1] == '\r'))
        g_string_truncate(out, out->len - 1);
    if (out->len > 0 && ends && out->str[out->len - 1] != '\n')
        g_string_append(out, writer->line_end);
}

GString *edit_write(const Edit *edit)
{
    gsize length = 0;
    const char *text = edit->file ? yaml_file_text(edit->file, &length) : "";
    if (edit->file && !edit_is_touched(edit->root))
        return g_string_new_len(text, (gssize)length);
    const char *first = strchr(text, '\n');
    Writer writer = {edit->file, g_string_new(NULL),
                     first && first > text && first[-1] == '\r' ? "\r\n" : "\n"};
    write_root(&writer, edit);
    write_finish(&writer, length == 0 || text[length - 1] == '\n', edit->root->restyled);
    gsize mark;
    const char *start = edit->file ? yaml_file_line(edit->file, 1, &mark) : text;
    g_string_prepend_len(writer.out, text, start - text); /* a byte order mark */
    return writer.out;
}
