/* Which lines of a file belong to which node: its own, the comments above it, and those below it
 * that are indented as if they stood in it. */
#include "l10n/edit/nodes.h"

/* How a line is indented. What is empty but for spaces is blank. */
typedef enum LineKind { LINE_BLANK, LINE_COMMENT, LINE_OTHER } LineKind;

static LineKind edit_line_kind(const YamlFile *file, guint line, guint *indent)
{
    gsize length;
    const char *text = yaml_file_line(file, line, &length);
    *indent = 0;
    while (text && *indent < length && (text[*indent] == ' ' || text[*indent] == '\t'))
        (*indent)++;
    if (!text || *indent == length)
        return LINE_BLANK;
    return text[*indent] == '#' ? LINE_COMMENT : LINE_OTHER;
}

/* The last line of a value. A block text that keeps its line ends (|+) has the blank lines behind
 * it too. */
static guint edit_lines_end(const YamlFile *file, const YamlNode *node)
{
    if (node->kind == YAML_MAP && node->style == YAML_BLOCK && node->n_pairs > 0)
        return edit_lines_end(file, node->pairs[node->n_pairs - 1].value);
    guint last = node->last_line, indent;
    bool keeps = node->kind == YAML_TEXT && node->length > 1 &&
                 (node->style == YAML_LITERAL || node->style == YAML_FOLDED) &&
                 node->text[node->length - 1] == '\n' && node->text[node->length - 2] == '\n';
    for (guint n = keeps ? yaml_file_line_count(file) : 0; last < n; last++)
        if (edit_line_kind(file, last + 1, &indent) != LINE_BLANK)
            break;
    return last;
}

/* The last comment behind `last`, and before `limit`, that is indented deeper than a key. */
static guint edit_lines_tail(const YamlFile *file, guint last, guint limit, guint key_indent)
{
    guint tail = last, indent;
    for (guint line = last + 1; line < limit; line++) {
        LineKind kind = edit_line_kind(file, line, &indent);
        if (kind == LINE_BLANK)
            continue;
        if (kind != LINE_COMMENT || indent <= key_indent)
            break;
        tail = line;
    }
    return tail;
}

/* The children of a block map, whose lines begin at `lead` and end before `limit`. */
static void edit_lines_assign_children(const YamlFile *file, EditNode *map, guint lead, guint limit)
{
    map->lines.inner = lead - 1;
    for (guint i = 0; i < map->children->len; i++) {
        EditNode *child = g_ptr_array_index(map->children, i);
        EditLines *lines = &child->lines;
        const EditNode *next =
            i + 1 < map->children->len ? g_ptr_array_index(map->children, i + 1) : NULL;
        lines->lead = lead;
        lines->first = child->key_node->line;
        guint last = edit_lines_end(file, child->source);
        lines->last = MAX(last, lines->first);
        lines->tail = edit_lines_tail(file, lines->last, next ? next->key_node->line : limit,
                                      child->key_node->column - 1);
        map->lines.inner = lead = lines->tail;
        lead++;
        if (edit_node_is_block(child) && child->children->len > 0) {
            /* Between the key and the first key below it may stand comments; they belong to the
             * latter. */
            edit_lines_assign_children(file, child, child->key_node->last_line + 1,
                                       lines->tail + 1);
        }
    }
}

/* The head of a file: its comments up to the last blank line above the first key, or all where
 * there is no key. What is no comment there ("---") belongs to it too. */
static guint edit_lines_head(const Edit *edit, guint n)
{
    const GPtrArray *children = edit->root->children;
    guint head = 0, indent;
    if (children->len == 0)
        return n;
    const EditNode *child = g_ptr_array_index(children, 0);
    for (guint line = 1; line < child->key_node->line; line++)
        if (edit_line_kind(edit->file, line, &indent) != LINE_COMMENT)
            head = line;
    return head;
}

void edit_lines_assign(Edit *edit)
{
    guint n = yaml_file_line_count(edit->file);
    EditNode *root = edit->root;
    if (root->source->style == YAML_FLOW) {
        root->lines =
            (EditLines){1, root->source->line, root->source->last_line, root->source->last_line, n};
        return;
    }
    edit->head = edit_lines_head(edit, n);
    root->lines = (EditLines){1, 1, 0, n, n};
    edit_lines_assign_children(edit->file, root, edit->head + 1, n + 1);
}
