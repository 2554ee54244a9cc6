/* What a file and its nodes say: text, values, places; and where they live. */
#include "input/yaml-internal.h"

#include <string.h>

YamlMemory *yaml_memory_new(void)
{
    YamlMemory *memory = g_new(YamlMemory, 1);
    *memory = (YamlMemory){memory_new(), memory_new()};
    return memory;
}

void yaml_memory_free(YamlMemory *memory)
{
    if (!memory)
        return;
    memory_free(memory->bytes);
    memory_free(memory->tree);
    g_free(memory);
}

void yaml_file_free(YamlFile *file)
{
    if (file)
        yaml_memory_free(file->own);
}

void yaml_file_forget_bytes(YamlFile *file)
{
    file->text = NULL;
    file->length = file->start = 0;
    file->lines = NULL;
    file->n_lines = 0;
}

const YamlNode *yaml_file_root(const YamlFile *file)
{
    return file->root;
}

const char *yaml_file_path(const YamlFile *file)
{
    return file->path;
}

const char *yaml_file_text(const YamlFile *file, gsize *length)
{
    *length = file->length;
    return file->text;
}

const YamlNode *yaml_get(const YamlNode *map, const char *key)
{
    guint from = 0;
    return yaml_get_from(map, key, &from);
}

const YamlNode *yaml_get_from(const YamlNode *map, const char *key, guint *from)
{
    guint n = yaml_map_length(map);
    for (guint i = 0, at = *from; i < n; i++, at++) {
        at = at < n ? at : 0;
        if (!yaml_is(map->pairs[at].key, key))
            continue;
        *from = at + 1;
        return map->pairs[at].value;
    }
    return NULL;
}

const char *yaml_get_text(const YamlNode *map, const char *key)
{
    const YamlNode *node = yaml_get(map, key);
    return node && node->kind == YAML_TEXT ? node->text : NULL;
}

DiagnosticPlace yaml_place(const YamlNode *node)
{
    bool is_short = node->kind == YAML_TEXT && node->last_line == node->line;
    guint width = is_short && node->end_column > node->column ? node->end_column - node->column : 1;
    return yaml_file_place(node->file, node->line, node->column, width);
}

/* Whether the line of a file ends in `text` (a line of a block text: all but its indentation). */
static bool yaml_line_ends_in(const char *line, gsize line_length, const char *text, gsize length)
{
    return line && line_length >= length && memcmp(line + line_length - length, text, length) == 0;
}

DiagnosticPlace yaml_text_place(const YamlNode *text, gsize offset, guint width)
{
    const char *start = text->text, *at = start + MIN(offset, text->length), *next;
    guint line = text->line, column;
    gsize line_length;
    if (text->style == YAML_LITERAL)
        for (line++; (next = memchr(start, '\n', (gsize)(at - start))); line++)
            start = next + 1;
    next = memchr(start, '\n', text->length - (gsize)(start - text->text));
    gsize length = next ? (gsize)(next - start) : text->length - (gsize)(start - text->text);
    const char *source = yaml_file_line(text->file, line, &line_length);
    if (text->style == YAML_LITERAL) {
        if (!yaml_line_ends_in(source, line_length, start, length))
            return yaml_place(text);
        column = (guint)(line_length - length); /* spaces */
    } else {
        column = text->column - 1 + (text->style == YAML_QUOTED);
        const char *begin = source ? g_utf8_offset_to_pointer(source, (glong)column) : NULL;
        if (text->style == YAML_FOLDED || !begin || begin + length > source + line_length ||
            memcmp(begin, start, length) != 0)
            return yaml_place(text);
    }
    column += (guint)g_utf8_strlen(start, at - start);
    return yaml_file_place(text->file, line, column + 1, width);
}
