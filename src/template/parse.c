/*
 * parse.c: from tags to a tree, and the rules of white space.
 *
 * A tag that stands alone on its line leaves no trace of the line. Partials, parents and blocks
 * that stand alone give their indentation to what takes their place. For parents and blocks it is
 * the pair of tags that stands alone or not, so this is known only at the closing one: until then
 * the white space before the opening one is kept as a node that may be taken out again.
 */
#include "template/scan.h"

#include <string.h>

#define NO_NODE G_MAXUINT

/* An opened section, parent or block. */
typedef struct Open {
    guint node;
    guint lead_node; /* the text before it on its line, taken out if the pair stands alone */
    bool lead_clear; /* only white space is before it on its line */
    bool argument;   /* a block that is directly in a parent */
    Slice intrinsic; /* of a block that opens a line: the white space of that line */
    Slice outer;     /* what `dedent` was before */
} Open;

typedef struct Parser {
    Scanner scanner;
    Source *source;
    Open open[TEMPLATE_DEPTH_MAX];
    guint n_open;
    Slice dedent; /* of the block in a parent that encloses the cursor */
    bool stopped; /* by an error after which the rest would only mislead */
} Parser;

void template_source_free(Source *source)
{
    if (!source)
        return;
    g_free(source->name);
    g_array_unref(source->nodes);
    g_string_chunk_free(source->names);
    g_free(source);
}

static Node *node_at(const Parser *parser, guint index)
{
    return &g_array_index(parser->source->nodes, Node, index);
}

static guint add_node(Parser *parser, Node node)
{
    guint index = parser->source->nodes->len;
    node.end = index + 1;
    g_array_append_val(parser->source->nodes, node);
    return index;
}

static bool begins_line(const Parser *parser, const char *at)
{
    return at == parser->scanner.start || at[-1] == '\n';
}

static guint add_text(Parser *parser, const char *from, const char *to)
{
    return add_node(parser, (Node){.kind = NODE_TEXT,
                                   .begins_line = begins_line(parser, from),
                                   .text = {from, (gsize)(to - from)}});
}

/* One node for each line of the text. */
static void add_lines(Parser *parser, const char *from, const char *to)
{
    while (from < to) {
        const char *newline = memchr(from, '\n', (gsize)(to - from));
        const char *line_end = newline ? newline + 1 : to;
        add_text(parser, from, line_end);
        from = line_end;
    }
}

/* Adds the text between the last tag and this one. The white space before a tag that is first on
 * its line is a node of its own, even if it is empty, so that the line is known to begin there;
 * not so if `dropped`. Returns that node, or NO_NODE. */
static guint add_text_before(Parser *parser, const char *from, const Tag *tag, bool dropped)
{
    if (!tag->lead) {
        add_lines(parser, from, tag->start);
        return NO_NODE;
    }
    add_lines(parser, from, tag->lead);
    return dropped ? NO_NODE : add_text(parser, tag->lead, tag->start);
}

static Slice lead_of(const Tag *tag)
{
    return (Slice){tag->lead, tag->lead ? (gsize)(tag->start - tag->lead) : 0};
}

static const char *intern_name(Parser *parser, Slice name)
{
    return g_string_chunk_insert_len(parser->source->names, name.data, (gssize)name.length);
}

static Node node_of(Parser *parser, NodeKind kind, const Tag *tag)
{
    return (Node){.kind = kind,
                  .line = tag->line,
                  .column = tag->column,
                  .name = intern_name(parser, tag->name)};
}

static void push_open(Parser *parser, const Tag *tag, Open open)
{
    if (parser->n_open == TEMPLATE_DEPTH_MAX) {
        template_sink_add(parser->scanner.sink, parser->source->name, tag->line, tag->column,
                          "nesting deeper than %d", TEMPLATE_DEPTH_MAX);
        parser->stopped = true;
        return;
    }
    open.outer = parser->dedent;
    parser->open[parser->n_open++] = open;
}

static void open_section(Parser *parser, const char *from, const Tag *tag)
{
    bool alone = tag->lead && tag->next;
    add_text_before(parser, from, tag, alone);
    NodeKind kind = tag->kind == TAG_SECTION ? NODE_SECTION : NODE_INVERTED;
    guint node = add_node(parser, node_of(parser, kind, tag));
    push_open(parser, tag, (Open){.node = node, .lead_node = NO_NODE});
    if (alone)
        parser->scanner.cursor = tag->next;
}

static void open_parent(Parser *parser, const char *from, const Tag *tag)
{
    /* What comes after it on its line is inside it and so is ignored. */
    bool alone = tag->lead && tag->next;
    guint lead_node = add_text_before(parser, from, tag, alone);
    Node node = node_of(parser, NODE_PARENT, tag);
    node.indent = lead_of(tag);
    Open open = {
        .node = add_node(parser, node), .lead_node = lead_node, .lead_clear = tag->lead != NULL};
    push_open(parser, tag, open);
}

/* The white space at the start of the line at `at`. */
static Slice read_intrinsic(const Parser *parser, const char *at)
{
    const char *end = at;
    while (end < parser->scanner.end && (*end == ' ' || *end == '\t'))
        end++;
    return (Slice){at, (gsize)(end - at)};
}

static void open_block(Parser *parser, const char *from, const Tag *tag)
{
    bool argument = parser->n_open > 0 &&
                    node_at(parser, parser->open[parser->n_open - 1].node)->kind == NODE_PARENT;
    /* Before an argument is only what its parent ignores. */
    bool opens_line = tag->next && (argument || tag->lead);
    Open open = {.argument = argument, .lead_clear = tag->lead != NULL};
    open.lead_node = add_text_before(parser, from, tag, opens_line || argument);
    Node node = node_of(parser, NODE_BLOCK, tag);
    node.opens_line = opens_line;
    node.indent = lead_of(tag);
    if (opens_line) {
        open.intrinsic = read_intrinsic(parser, tag->next);
        parser->scanner.cursor = tag->next;
    }
    node.dedent = argument && opens_line ? open.intrinsic : parser->dedent;
    open.node = add_node(parser, node);
    push_open(parser, tag, open);
    if (argument)
        parser->dedent = node.dedent;
}

static const char *word_for(NodeKind kind)
{
    return kind == NODE_PARENT ? "parent" : kind == NODE_BLOCK ? "block" : "section";
}

static void pop_open(Parser *parser)
{
    Open *open = &parser->open[--parser->n_open];
    node_at(parser, open->node)->end = parser->source->nodes->len;
    parser->dedent = open->outer;
}

static void fail_unclosed_top(Parser *parser)
{
    const Node *node = node_at(parser, parser->open[parser->n_open - 1].node);
    template_sink_add(parser->scanner.sink, parser->source->name, node->line, node->column,
                      "unclosed %s '%s'", word_for(node->kind), node->name);
    pop_open(parser);
}

/* Makes the one that this tag closes the top of the open ones. Those inside it that were not
 * closed are reported, or the tag itself, if it closes nothing. */
static bool find_open(Parser *parser, const Tag *tag, const char *name)
{
    guint depth = parser->n_open;
    while (depth > 0 && strcmp(node_at(parser, parser->open[depth - 1].node)->name, name) != 0)
        depth--;
    if (depth == 0) {
        template_sink_add(parser->scanner.sink, parser->source->name, tag->line, tag->column,
                          "unopened section '%s'", name);
        return false;
    }
    while (parser->n_open > depth)
        fail_unclosed_top(parser);
    return true;
}

/* The pair of tags stands alone: the white space before it becomes its indentation. */
static void set_alone(Parser *parser, const Open *open)
{
    Node *node = node_at(parser, open->node);
    node->alone = true;
    if (node->kind == NODE_BLOCK && node->opens_line) {
        node->indent = open->intrinsic;
    } else if (open->lead_node != NO_NODE) {
        Node *lead = node_at(parser, open->lead_node);
        lead->text.length = 0;
        lead->begins_line = false;
    }
}

static void close_tag(Parser *parser, const char *from, const Tag *tag)
{
    if (!find_open(parser, tag, intern_name(parser, tag->name))) {
        add_text_before(parser, from, tag, false);
        return;
    }
    Open open = parser->open[parser->n_open - 1];
    NodeKind kind = node_at(parser, open.node)->kind;
    bool line_alone = tag->lead && tag->next;
    if (kind == NODE_PARENT) {
        bool pair_alone = open.lead_clear && tag->next;
        if (pair_alone)
            set_alone(parser, &open);
        line_alone = line_alone || pair_alone;
    } else if (kind == NODE_BLOCK && open.argument) {
        /* What follows is the parent's to ignore, so the end of the line matters to no one. */
        add_text_before(parser, from, tag, true);
        line_alone = false;
    } else {
        add_text_before(parser, from, tag, line_alone);
        if (kind == NODE_BLOCK && open.lead_clear && tag->next)
            set_alone(parser, &open);
    }
    pop_open(parser);
    if (line_alone)
        parser->scanner.cursor = tag->next;
}

static void add_partial(Parser *parser, const char *from, const Tag *tag)
{
    Node node = node_of(parser, NODE_PARTIAL, tag);
    node.alone = tag->lead && tag->next;
    node.indent = lead_of(tag);
    add_text_before(parser, from, tag, node.alone);
    add_node(parser, node);
    if (node.alone)
        parser->scanner.cursor = tag->next;
}

static void skip_tag(Parser *parser, const char *from, const Tag *tag)
{
    bool alone = tag->lead && tag->next;
    add_text_before(parser, from, tag, alone);
    if (alone)
        parser->scanner.cursor = tag->next;
}

static void parse_tag(Parser *parser, const char *from, const Tag *tag)
{
    switch (tag->kind) {
    case TAG_NONE:
        add_lines(parser, from, tag->start);
        break;
    case TAG_COMMENT:
    case TAG_DELIMITERS:
    case TAG_BAD:
        skip_tag(parser, from, tag);
        break;
    case TAG_VARIABLE:
    case TAG_RAW:
        add_text_before(parser, from, tag, false);
        add_node(parser, node_of(parser, tag->kind == TAG_RAW ? NODE_RAW : NODE_VARIABLE, tag));
        break;
    case TAG_SECTION:
    case TAG_INVERTED:
        open_section(parser, from, tag);
        break;
    case TAG_CLOSE:
        close_tag(parser, from, tag);
        break;
    case TAG_PARTIAL:
        add_partial(parser, from, tag);
        break;
    case TAG_PARENT:
        open_parent(parser, from, tag);
        break;
    case TAG_BLOCK:
        open_block(parser, from, tag);
        break;
    }
}

Source *template_parse_source(const char *name, const char *text, gsize length, ErrorSink *sink)
{
    Source *source = g_new(Source, 1);
    source->name = g_strdup(name);
    source->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    source->names = g_string_chunk_new(1024);
    Parser parser = {.source = source};
    template_scanner_init(&parser.scanner, source->name, text, length, sink);
    Tag tag;
    do {
        const char *from = parser.scanner.cursor;
        template_scan_tag(&parser.scanner, &tag);
        parse_tag(&parser, from, &tag);
    } while (tag.kind != TAG_NONE && !parser.stopped);
    while (parser.n_open > 0)
        if (parser.stopped)
            pop_open(&parser);
        else
            fail_unclosed_top(&parser);
    return source;
}
