/* Where the comments of a file are. The parser drops them, but it says where every text stands:
 * what is left between the texts are signs and comments, so a # there begins a comment. */
#include "l10n/edit/nodes.h"

#include <string.h>

void edit_comments_add_scalars(const YamlNode *node, GPtrArray *scalars)
{
    if (node->kind == YAML_TEXT)
        g_ptr_array_add(scalars, (gpointer)node);
    for (gsize i = 0; node->kind == YAML_LIST && i < node->n_items; i++)
        edit_comments_add_scalars(node->items[i], scalars);
    for (gsize i = 0; node->kind == YAML_MAP && i < node->n_pairs; i++) {
        edit_comments_add_scalars(node->pairs[i].key, scalars);
        edit_comments_add_scalars(node->pairs[i].value, scalars);
    }
}

typedef struct Finding {
    const YamlFile *file;
    GPtrArray *comments;
    guint line, column; /* how far it has looked: before this place */
} Finding;

/* Looks at a line from a column on to its end. */
static void edit_comments_look(Finding *finding, guint line, guint from)
{
    gsize length;
    const char *text = yaml_file_line(finding->file, line, &length);
    if (!text || (glong)from > g_utf8_strlen(text, (gssize)length))
        return;
    const char *start = g_utf8_offset_to_pointer(text, (glong)from - 1);
    const char *hash = memchr(start, '#', length - (gsize)(start - text));
    if (hash)
        g_ptr_array_add(finding->comments,
                        g_strchomp(g_strndup(hash, length - (gsize)(hash - text))));
}

/* Looks from where it is to before a place. In its line nothing is to be found: a comment would
 * have swallowed what stands there. */
static void edit_comments_go(Finding *finding, guint line, guint column)
{
    while (finding->line < line) {
        edit_comments_look(finding, finding->line, finding->column);
        finding->line++;
        finding->column = 1;
    }
    finding->column = MAX(finding->column, column);
}

GPtrArray *edit_comments_find(const YamlFile *file, const GPtrArray *nodes, guint first, guint last)
{
    Finding finding = {file, g_ptr_array_new_with_free_func(g_free), first, 1};
    for (guint i = 0; i < nodes->len; i++) {
        const YamlNode *node = g_ptr_array_index(nodes, i);
        if (node->style == YAML_LITERAL || node->style == YAML_FOLDED) {
            edit_comments_go(&finding, node->line, node->column);
            edit_comments_go(&finding, node->line + 1, 1);
            finding.line = MAX(finding.line, node->last_line + 1);
        } else {
            edit_comments_go(&finding, node->line, node->column);
            finding.line = node->last_line;
            finding.column = node->end_column;
        }
    }
    edit_comments_go(&finding, last + 1, 1);
    return finding.comments;
}
