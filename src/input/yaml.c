/* YAML files to trees whose every node knows its file, line and column. */
#include "input/yaml.h"
#include "input/yaml-internal.h"

#include "input/reader.h"
#include "input/unseen.h"
#include "text-hash.h"

#include <string.h>
#include <yaml.h>

/* A map with more keys than this finds its doubles by a hash table instead of by comparing all. */
#define YAML_LINEAR_MAX 64

/* A map or list whose end has not come yet. Its children wait in the builder's stack. */
typedef struct YamlFrame {
    YamlNode *node;
    guint first; /* its first child in the stack */
} YamlFrame;

typedef struct YamlBuilder {
    YamlFile *file;
    Diagnostics *diagnostics;
    yaml_parser_t parser;
    YamlFrame frames[YAML_DEPTH_MAX];
    guint depth;
    guint flow_depth;   /* how many of the frames stand in { } or [ ] */
    GPtrArray *stack;   /* of const YamlNode */
    gsize alias_line;   /* where an alias was last reported, from 1; or 0 */
    gsize feature_line; /* where an anchor, alias or tag was last reported, from 1; or 0 */
    guint end_line;     /* where the document ended, from 1; 0 before that */
    guint n_nodes;
    bool looked_for_turn; /* a text held a character that turns its direction */
} YamlBuilder;

/* ---- nodes ---- */

/* A node, and room behind it for so many bytes of text. */
static YamlNode *yaml_builder_new_node(YamlBuilder *builder, YamlKind kind, YamlStyle style,
                                       const yaml_event_t *event, gsize room)
{
    YamlNode *node = memory_take(builder->file->memory.tree, sizeof *node + room);
    *node = (YamlNode){.file = builder->file,
                       .kind = kind,
                       .style = style,
                       .in_flow = builder->flow_depth > 0 || style == YAML_FLOW,
                       .line = (guint)event->start_mark.line + 1,
                       .column = (guint)event->start_mark.column + 1,
                       .last_line = (guint)event->end_mark.line + 1};
    return node;
}

/* Notes where what is no block ends. */
static void yaml_builder_end_inline(YamlNode *node, const yaml_event_t *event)
{
    node->end_column = (guint)event->end_mark.column + 1;
}

/* The end mark of a block text lies behind the blank lines that follow it. */
static void yaml_builder_end_block_text(const YamlBuilder *builder, YamlNode *node,
                                        const yaml_event_t *event)
{
    guint line = (guint)event->end_mark.line + 1;
    if (event->end_mark.column == 0)
        line--;
    while (line > node->line && yaml_file_line_is_blank(builder->file, line))
        line--;
    node->last_line = MAX(line, node->line);
}

static void yaml_builder_add_feature(YamlBuilder *builder, const yaml_event_t *event, guint width,
                                     const char *what)
{
    builder->feature_line = event->start_mark.line + 1;
    DiagnosticPlace place = yaml_file_place(builder->file, (guint)event->start_mark.line + 1,
                                            (guint)event->start_mark.column + 1, width);
    diagnostics_add(
        builder->diagnostics, DIAGNOSTIC_YAML_FEATURE, &place,
        "%s, which is not used here; a text that starts so must be in quotes, or behind "
        "'|-' on the next line",
        what);
}

static void yaml_builder_check_features(YamlBuilder *builder, const yaml_event_t *event,
                                        const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        yaml_builder_add_feature(builder, event, 1, "'&' starts a YAML anchor");
    if (tag)
        yaml_builder_add_feature(builder, event, 1, "'!' starts a YAML tag");
}

/* Warns of the first text of a file that names a character that turns its direction, unless the
 * file has such a one itself: of that the reader has told. */
static void yaml_builder_check_turn(YamlBuilder *builder, const YamlNode *node)
{
    const char *turn = text_find_turn(node->text, node->text + node->length);
    if (!turn || builder->looked_for_turn)
        return;
    builder->looked_for_turn = true;
    if (text_find_turn(builder->file->text, builder->file->text + builder->file->length))
        return;
    DiagnosticPlace place = yaml_place(node);
    diagnostics_add(builder->diagnostics, DIAGNOSTIC_TURNED, &place,
                    "the text holds U+%04X, which is invisible and shows what follows in another "
                    "order than it stands; delete it",
                    g_utf8_get_char(turn));
}

/* A quoted text can name characters that may not stand in a file: "\0", "\x07", "\u202E". It ends
 * before a NUL, as it does for all who take it for a string. */
static void yaml_builder_check_escapes(YamlBuilder *builder, YamlNode *node)
{
    DiagnosticPlace place = yaml_place(node);
    const char *end = node->text + node->length;
    for (const char *at = node->text; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        const char *problem = g_ascii_isprint(*at) ? NULL : reader_judge(c, '\0');
        if (!problem)
            continue;
        diagnostics_add(builder->diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
                        "the text names U+%04X, which is %s", c, problem);
        node->length = (guint)strlen(node->text);
        return;
    }
    yaml_builder_check_turn(builder, node);
}

/* Whether the next text is a key. */
static bool yaml_builder_at_key(const YamlBuilder *builder)
{
    const YamlFrame *frame = builder->depth > 0 ? &builder->frames[builder->depth - 1] : NULL;
    return frame && frame->node->kind == YAML_MAP && (builder->stack->len - frame->first) % 2 == 0;
}

/* What stands for nothing in YAML, and so in editors; only what is no key, and in no quotes. */
static bool yaml_is_nothing(const char *text)
{
    static const char *const words[] = {"~", "null", "Null", "NULL", NULL};
    return (*text == '~' || *text == 'n' || *text == 'N') && g_strv_contains(words, text);
}

static YamlNode *yaml_builder_new_text(YamlBuilder *builder, const yaml_event_t *event)
{
    static const YamlStyle styles[] = {
        [YAML_PLAIN_SCALAR_STYLE] = YAML_PLAIN,
        [YAML_SINGLE_QUOTED_SCALAR_STYLE] = YAML_QUOTED,
        [YAML_DOUBLE_QUOTED_SCALAR_STYLE] = YAML_QUOTED,
        [YAML_LITERAL_SCALAR_STYLE] = YAML_LITERAL,
        [YAML_FOLDED_SCALAR_STYLE] = YAML_FOLDED,
    };
    guint length = (guint)event->data.scalar.length; /* within the limits */
    YamlNode *node = yaml_builder_new_node(builder, YAML_TEXT, styles[event->data.scalar.style],
                                           event, length + 1);
    char *text = memcpy(node + 1, event->data.scalar.value, length + 1); /* with its NUL */
    node->length = length;
    if (node->style == YAML_PLAIN && yaml_is_nothing(text) && !yaml_builder_at_key(builder)) {
        text[0] = '\0';
        node->length = 0;
    }
    node->text = text;
    if (node->style == YAML_LITERAL || node->style == YAML_FOLDED)
        yaml_builder_end_block_text(builder, node, event);
    else
        yaml_builder_end_inline(node, event);
    if (node->style == YAML_QUOTED)
        yaml_builder_check_escapes(builder, node);
    yaml_builder_check_features(builder, event, event->data.scalar.anchor, event->data.scalar.tag);
    return node;
}

/* An alias is an error; it stands as the text that it perhaps was meant to be. */
static YamlNode *yaml_builder_new_alias(YamlBuilder *builder, const yaml_event_t *event)
{
    const char *name = (const char *)event->data.alias.anchor;
    guint length = (guint)strlen(name) + 1;
    YamlNode *node = yaml_builder_new_node(builder, YAML_TEXT, YAML_PLAIN, event, length + 1);
    char *text = (char *)(node + 1);
    text[0] = '*';
    memcpy(text + 1, name, length);
    node->text = text;
    node->length = length;
    yaml_builder_end_inline(node, event);
    yaml_builder_add_feature(builder, event, node->length, "'*' starts a YAML alias");
    builder->alias_line = node->line;
    return node;
}

/* ---- maps and lists ---- */

static bool yaml_builder_open(YamlBuilder *builder, YamlKind kind, const yaml_event_t *event)
{
    bool is_flow = kind == YAML_MAP ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                                    : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    YamlNode *node =
        yaml_builder_new_node(builder, kind, is_flow ? YAML_FLOW : YAML_BLOCK, event, 0);
    if (builder->depth == YAML_DEPTH_MAX) {
        DiagnosticPlace place = yaml_place(node);
        diagnostics_add(builder->diagnostics, DIAGNOSTIC_TOO_DEEP, &place,
                        "more than %d maps and lists inside each other", YAML_DEPTH_MAX);
        return false;
    }
    if (kind == YAML_MAP)
        yaml_builder_check_features(builder, event, event->data.mapping_start.anchor,
                                    event->data.mapping_start.tag);
    else
        yaml_builder_check_features(builder, event, event->data.sequence_start.anchor,
                                    event->data.sequence_start.tag);
    builder->flow_depth += is_flow;
    builder->frames[builder->depth++] = (YamlFrame){node, builder->stack->len};
    return true;
}

/* Whether a key can be kept; reports why not. `seen` is NULL for a small map: `pairs` are compared.
 */
static bool yaml_builder_check_key(YamlBuilder *builder, const YamlNode *key, const YamlPair *pairs,
                                   gsize n, GHashTable *seen)
{
    bool is_name = key->kind == YAML_TEXT && key->length > 0;
    const YamlNode *first = is_name && seen ? g_hash_table_lookup(seen, key->text) : NULL;
    for (gsize i = 0; is_name && !seen && !first && i < n; i++)
        if (yaml_is(pairs[i].key, key->text))
            first = pairs[i].key;
    if (is_name && !first) {
        yaml_error_add_key_glue(key, builder->diagnostics);
        return !yaml_error_add_key_space(key, builder->diagnostics) &&
               !(key->line == builder->alias_line && yaml_is(key, "<<"));
    }
    DiagnosticPlace place = yaml_place(key);
    if (first)
        diagnostics_add(builder->diagnostics, DIAGNOSTIC_DUPLICATE_KEY, &place,
                        "duplicate key '%s' (first on line %u); keep one of the two", key->text,
                        first->line);
    else
        diagnostics_add(
            builder->diagnostics, DIAGNOSTIC_YAML_SYNTAX, &place,
            key->kind != YAML_TEXT
                ? "a list or map stands where the name of a field is meant; a text that "
                  "starts with '%c' must be in quotes"
                : "the name of a field is missing before ':'",
            key->kind == YAML_MAP ? '{' : '[');
    return false;
}

static void yaml_builder_close_map(YamlBuilder *builder, YamlNode *map, const YamlNode **children,
                                   gsize n_children)
{
    gsize n = n_children / 2;
    YamlPair *pairs = memory_take(builder->file->memory.tree, n * sizeof *pairs);
    g_autoptr(GHashTable) seen =
        n > YAML_LINEAR_MAX ? g_hash_table_new(text_hash, g_str_equal) : NULL;
    map->pairs = pairs;
    for (gsize i = 0; i < n; i++) {
        YamlPair pair = {children[2 * i], children[2 * i + 1]};
        if (!yaml_builder_check_key(builder, pair.key, pairs, map->n_pairs, seen))
            continue;
        pairs[map->n_pairs++] = pair;
        if (seen)
            g_hash_table_insert(seen, (gpointer)pair.key->text, (gpointer)pair.key);
    }
}

static void yaml_builder_close(YamlBuilder *builder, const yaml_event_t *event)
{
    YamlFrame frame = builder->frames[--builder->depth];
    YamlNode *node = frame.node;
    const YamlNode **children = (const YamlNode **)builder->stack->pdata + frame.first;
    gsize n = builder->stack->len - frame.first;
    if (node->style == YAML_FLOW) {
        builder->flow_depth--;
        node->last_line = (guint)event->end_mark.line + 1;
        yaml_builder_end_inline(node, event);
    } else if (n > 0) {
        node->last_line = children[n - 1]->last_line;
    }
    if (node->kind == YAML_MAP) {
        yaml_builder_close_map(builder, node, children, n);
    } else {
        const YamlNode **items = memory_take(builder->file->memory.tree, n * sizeof *items);
        if (n > 0)
            memcpy(items, children, n * sizeof *items);
        node->items = items;
        node->n_items = (guint)n;
    }
    g_ptr_array_set_size(builder->stack, (int)frame.first);
    g_ptr_array_add(builder->stack, node);
}

/* ---- events ---- */

/* Whether an event and what stands before it are within the limits; reports which is not. */
static bool yaml_builder_has_room(YamlBuilder *builder, const yaml_event_t *event)
{
    const YamlFrame *in = builder->depth > 0 ? &builder->frames[builder->depth - 1] : NULL;
    guint entries = in ? (builder->stack->len - in->first) >> (in->node->kind == YAML_MAP) : 0;
    guint room = builder->depth > 1 ? YAML_ENTRIES_MAX : YAML_ROOT_MAX;
    gsize length = event->type == YAML_SCALAR_EVENT ? event->data.scalar.length : 0;
    if (++builder->n_nodes <= YAML_NODES_MAX && entries <= room && length <= YAML_TEXT_MAX)
        return true;
    YamlMark at = {event->start_mark.line, event->start_mark.column};
    yaml_error_add_limit(builder->file, length, entries > room ? room : 0, at,
                         builder->diagnostics);
    return false;
}

/* Takes one event. False ends the parse; what is wrong is reported. */
static bool yaml_builder_take(YamlBuilder *builder, const yaml_event_t *event)
{
    if (!yaml_builder_has_room(builder, event))
        return false;
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        g_ptr_array_add(builder->stack, yaml_builder_new_text(builder, event));
        return true;
    case YAML_ALIAS_EVENT:
        g_ptr_array_add(builder->stack, yaml_builder_new_alias(builder, event));
        return true;
    case YAML_MAPPING_START_EVENT:
        return yaml_builder_open(builder, YAML_MAP, event);
    case YAML_SEQUENCE_START_EVENT:
        return yaml_builder_open(builder, YAML_LIST, event);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        yaml_builder_close(builder, event);
        return true;
    case YAML_DOCUMENT_END_EVENT:
        builder->end_line = (guint)event->start_mark.line + 1;
        return true;
    default:
        return true;
    }
}

/* Says why reading stopped, where that is not said yet. */
static void yaml_builder_add_error(YamlBuilder *builder)
{
    const yaml_parser_t *parser = &builder->parser;
    if (parser->error == YAML_NO_ERROR)
        return;
    /* "*word more": the alias was reported, and is why the line is no YAML. */
    if (parser->problem_mark.line + 1 == builder->feature_line)
        return;
    YamlMark at = {parser->problem_mark.line, parser->problem_mark.column};
    YamlMark began = {parser->context_mark.line, parser->context_mark.column};
    if (builder->flow_depth > 0 && yaml_text_is_end(builder->file, at)) {
        yaml_error_add_unclosed(builder->frames[builder->depth - 1].node, builder->diagnostics);
        return;
    }
    yaml_error_add(builder->file, parser->problem, at, parser->context, began,
                   builder->diagnostics);
}

/* Reads events until the document ends. libyaml is not asked for what follows: see
 * yaml_text_scan_directive. */
static bool yaml_builder_run(YamlBuilder *builder)
{
    bool goes_on = true, at_end = false;
    while (goes_on && !at_end && builder->end_line == 0) {
        yaml_event_t event;
        if (!yaml_parser_parse(&builder->parser, &event))
            return false;
        at_end = event.type == YAML_STREAM_END_EVENT;
        goes_on = yaml_builder_take(builder, &event);
        yaml_event_delete(&event);
    }
    return goes_on;
}

/* The top node. A file of nothing but comments, or of "---", has an empty map. */
static const YamlNode *yaml_builder_root(YamlBuilder *builder)
{
    const YamlNode *root = builder->stack->len > 0 ? g_ptr_array_index(builder->stack, 0) : NULL;
    if (root && !(root->kind == YAML_TEXT && root->style == YAML_PLAIN && root->length == 0))
        return root;
    YamlNode *map = memory_take(builder->file->memory.tree, sizeof *map);
    *map = (YamlNode){.file = builder->file,
                      .kind = YAML_MAP,
                      .style = YAML_BLOCK,
                      .line = 1,
                      .column = 1,
                      .last_line = 1};
    return map;
}

/* Whether the buffer of a parser is what yaml_builder_set_text takes it for. The header of libyaml
 * says that its members are its own; they have been the same in all versions so far, 0.1.1 to
 * 0.2.5.
 */
static bool yaml_builder_knows_buffer(void)
{
    int major, minor, patch;
    yaml_get_version(&major, &minor, &patch);
    return major == 0 && minor <= 2;
}

/* Gives libyaml a text whose characters are checked. It would copy and check it once more,
 * character by character, a quarter of its work; so it is told that all is in its buffer, with the
 * NUL that it puts behind a text. (It counts characters, of which there may be fewer.) */
static void yaml_builder_set_text(YamlBuilder *builder)
{
    yaml_parser_t *parser = &builder->parser;
    const YamlFile *file = builder->file;
    const yaml_char_t *text = (const yaml_char_t *)file->text + file->start;
    gsize length = file->length - file->start;
    bool is_known = yaml_builder_knows_buffer();
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(parser, text, is_known ? 0 : length);
    if (!is_known)
        return;
    parser->eof = 1;
    parser->buffer.pointer = (yaml_char_t *)text;
    parser->buffer.last = (yaml_char_t *)text + length + 1;
    parser->unread = length + 1;
}

static bool yaml_file_build(YamlFile *file, Diagnostics *diagnostics)
{
    YamlBuilder builder = {.file = file, .diagnostics = diagnostics};
    if (!yaml_parser_initialize(&builder.parser))
        g_error("out of memory"); /* as GLib does */
    yaml_builder_set_text(&builder);
    builder.stack = g_ptr_array_sized_new(YAML_DEPTH_MAX); /* has an address, also when empty */
    bool is_yaml = yaml_builder_run(&builder);
    if (!is_yaml)
        yaml_builder_add_error(&builder);
    else if (builder.end_line > 0)
        is_yaml = yaml_text_check_end(file, builder.end_line, diagnostics);
    if (is_yaml)
        file->root = yaml_builder_root(&builder);
    g_ptr_array_unref(builder.stack);
    yaml_parser_delete(&builder.parser);
    return is_yaml;
}

/* Parses a text that ends in NUL and lives in the bytes of `memory`. */
static YamlFile *yaml_file_take(const char *path, char *text, gsize length,
                                const YamlMemory *memory, Diagnostics *diagnostics)
{
    YamlFile *file = memory_take(memory->tree, sizeof *file);
    *file = (YamlFile){
        .path = memory_copy(memory->tree, path), .text = text, .length = length, .memory = *memory};
    return yaml_text_scan(file, diagnostics) && yaml_file_build(file, diagnostics) ? file : NULL;
}

YamlFile *yaml_file_read(Reader *reader, const char *path, const YamlMemory *memory,
                         Diagnostics *diagnostics)
{
    gsize length;
    char *text = reader_read(reader, path, YAML_SIZE_MAX, memory->bytes, &length, diagnostics);
    return text ? yaml_file_take(path, text, length, memory, diagnostics) : NULL;
}

/* Leaves the memory to the file. */
static YamlFile *yaml_file_own(YamlFile *file, YamlMemory **memory)
{
    if (file)
        file->own = g_steal_pointer(memory);
    return file;
}

YamlFile *yaml_file_load(const char *folder, const char *path, Diagnostics *diagnostics)
{
    g_autoptr(YamlMemory) memory = yaml_memory_new();
    g_autoptr(Reader) reader = folder ? reader_new(folder) : NULL;
    return yaml_file_own(yaml_file_read(reader, path, memory, diagnostics), &memory);
}

YamlFile *yaml_file_parse(const char *path, const char *text, gsize length,
                          Diagnostics *diagnostics)
{
    g_autoptr(YamlMemory) memory = yaml_memory_new();
    char *copy = memory_take(memory->bytes, length + 1);
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return yaml_file_own(yaml_file_take(path, copy, length, memory, diagnostics), &memory);
}
