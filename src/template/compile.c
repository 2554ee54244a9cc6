/*
 * compile.c: puts partials, parents and blocks in place, and text at its indentation.
 *
 * The specification has the text of a partial indented before it is parsed. Here it is parsed once
 * and its lines are indented as they are put in, which is the same, and keeps the columns of
 * errors true. An empty line stays empty.
 */
#include "template/compile.h"

#include <string.h>

/* See TEMPLATE_OPS_MAX. */
#define TEMPLATE_TEXT_MAX (64u << 20)
/* Nodes that are compiled, each as often as it is put in, to find the other errors of a template
 * that has some; the largest of a real one has some thousand. */
#define TEMPLATE_FAILED_MAX (1u << 16)

static const Node *node_at(const Site *site, guint index)
{
    return &g_array_index(site->source->nodes, Node, index);
}

static Slice without_prefix(Slice text, Slice prefix)
{
    if (prefix.length <= text.length && prefix.length > 0 &&
        memcmp(text.data, prefix.data, prefix.length) == 0)
        return (Slice){text.data + prefix.length, text.length - prefix.length};
    return text;
}

static bool is_empty_line(Slice text)
{
    return (text.length == 1 && text.data[0] == '\n') ||
           (text.length == 2 && text.data[0] == '\r' && text.data[1] == '\n');
}

static void compile_nodes(Compiler *compiler, const Site *site, guint begin, guint end);

/* Counts one more level of nesting, or reports that there are too many and returns false. */
static bool enter(Compiler *compiler, const Site *site, const Node *node)
{
    if (compiler->depth == TEMPLATE_DEPTH_MAX) {
        template_sink_add(&compiler->sink, site->source->name, node->line, node->column,
                          "nesting deeper than %d", TEMPLATE_DEPTH_MAX);
        return false;
    }
    compiler->depth++;
    return true;
}

static void begin_line(Compiler *compiler, const Site *site)
{
    if (site->call_indent)
        template_emit_op(compiler->program, (Op){.code = OP_INDENT});
    template_emit_text(compiler->program, site->indent.data, site->indent.length);
}

static void compile_text(Compiler *compiler, const Site *site, const Node *node)
{
    Slice text = node->text;
    if (node->begins_line && !is_empty_line(text)) {
        begin_line(compiler, site);
        text = without_prefix(text, site->dedent);
    }
    template_emit_text(compiler->program, text.data, text.length);
}

/* ---- Partials and parents ---- */

static void source_free(gpointer source)
{
    template_source_free(source);
}

/* The parsed partial or parent that the tag names, or NULL. */
static const Source *load_source(Compiler *compiler, const Site *site, const Node *node)
{
    gpointer found = NULL;
    if (!g_tree_lookup_extended(compiler->sources, node->name, NULL, &found)) {
        const TemplateLoader *loader = compiler->loader;
        gsize length = 0;
        const char *text = loader ? loader->load(node->name, &length, loader->user_data) : NULL;
        if (text)
            found = template_parse_source(node->name, text, length, &compiler->sink);
        g_tree_insert(compiler->sources, g_strdup(node->name), found);
    }
    if (!found) {
        template_sink_add(&compiler->sink, site->source->name, node->line, node->column,
                          "missing %s '%s'", node->kind == NODE_PARENT ? "parent" : "partial",
                          node->name);
    }
    return found;
}

/* The indentation of what takes the place of `node`; `joined` keeps its bytes. */
static void set_indent(Site *inner, const Site *site, const Node *node, GString *joined)
{
    if (node->alone) {
        Slice own = without_prefix(node->indent, site->dedent);
        g_string_append_len(joined, site->indent.data, (gssize)site->indent.length);
        g_string_append_len(joined, own.data, (gssize)own.length);
        inner->call_indent = site->call_indent;
    }
    inner->indent = (Slice){joined->str, joined->len};
}

static bool is_being_put(const Expansion *expansion, const Source *source, const Blocks *blocks)
{
    for (; expansion; expansion = expansion->outer)
        if (expansion->source == source && expansion->blocks == blocks)
            return true;
    return false;
}

static void put_template(Compiler *compiler, const Site *site, const Node *node, Blocks *blocks)
{
    const Source *source = load_source(compiler, site, node);
    if (!source)
        return;
    Expansion expansion = {.source = source, .blocks = blocks, .outer = site->expansion};
    Site inner = {.source = source, .blocks = blocks, .expansion = &expansion};
    g_autoptr(GString) indent = g_string_new(NULL);
    set_indent(&inner, site, node, indent);
    if (is_being_put(site->expansion, source, blocks)) {
        template_compile_call(compiler, site, node, &inner);
    } else if (enter(compiler, site, node)) {
        compile_nodes(compiler, &inner, 0, source->nodes->len);
        compiler->depth--;
    }
}

/* Only blocks count inside a parent, the last of each name: what is lost is not passed over. */
static void check_inside(Compiler *compiler, const Site *site, guint parent)
{
    const Node *outer = node_at(site, parent);
    g_autoptr(GTree) blocks = template_names_new(NULL, NULL);
    for (guint i = parent + 1; i < outer->end; i = node_at(site, i)->end) {
        const Node *node = node_at(site, i);
        if (node->kind != NODE_BLOCK && node->kind != NODE_TEXT) {
            template_sink_add(&compiler->sink, site->source->name, node->line, node->column,
                              "lost tag '%s': parent '%s' takes only blocks", node->name,
                              outer->name);
        }
        if (node->kind != NODE_BLOCK)
            continue;
        if (g_tree_lookup(blocks, node->name))
            template_sink_add(&compiler->sink, site->source->name, node->line, node->column,
                              "repeated block '%s'", node->name);
        g_tree_insert(blocks, (gpointer)node->name, (gpointer)node);
    }
}

static void compile_parent(Compiler *compiler, const Site *site, guint index)
{
    const Node *node = node_at(site, index);
    Blocks *blocks = site->blocks;
    if (template_sink_is_new(&compiler->sink, node))
        check_inside(compiler, site, index);
    if (load_source(compiler, site, node)) {
        blocks = template_blocks_enter(blocks, site->source, index);
        put_template(compiler, site, node, blocks);
    }
}

static void compile_block(Compiler *compiler, const Site *site, guint index)
{
    const Node *node = node_at(site, index);
    const Override *override = template_blocks_find(site->blocks, node->name);
    Site inner = *site;
    const Node *content = node;
    guint begin = index + 1;
    g_autoptr(GString) indent = g_string_new(NULL);
    if (override) {
        begin = override->node + 1;
        inner.source = override->source;
        inner.blocks = (Blocks *) override->outer;
        content = node_at(&inner, override->node);
        inner.dedent = content->dedent;
        inner.call_indent = false;
        set_indent(&inner, site, node, indent);
    }
    if (!enter(compiler, site, node))
        return;
    /* The first line of a block that does not open a line: the tag was its indentation. */
    if (node->alone && !content->opens_line && content->end > begin) {
        begin_line(compiler, &inner);
        if (!override) {
            Slice own = without_prefix(node->indent, site->dedent);
            template_emit_text(compiler->program, own.data, own.length);
        }
    }
    compile_nodes(compiler, &inner, begin, content->end);
    compiler->depth--;
}

/* ---- Nodes ---- */

static void compile_section(Compiler *compiler, const Site *site, guint index)
{
    const Node *node = node_at(site, index);
    Section section;
    if (!enter(compiler, site, node))
        return;
    if (template_begin_section(compiler, site, node, &section)) {
        compile_nodes(compiler, site, index + 1, node->end);
        template_end_section(compiler, &section);
    }
    compiler->depth--;
}

static void compile_node(Compiler *compiler, const Site *site, guint index)
{
    const Node *node = node_at(site, index);
    switch (node->kind) {
    case NODE_TEXT:
        compile_text(compiler, site, node);
        break;
    case NODE_VARIABLE:
    case NODE_RAW:
        template_compile_value(compiler, site, node);
        break;
    case NODE_SECTION:
    case NODE_INVERTED:
        compile_section(compiler, site, index);
        break;
    case NODE_PARTIAL:
        put_template(compiler, site, node, site->blocks);
        break;
    case NODE_PARENT:
        compile_parent(compiler, site, index);
        break;
    case NODE_BLOCK:
        compile_block(compiler, site, index);
        break;
    }
}

/* Whether the rest is left out: what is wrong already is no longer compiled for the page, and a
 * partial with an error may be put in a million times. */
static bool is_over(Compiler *compiler)
{
    if (compiler->n_nodes >= TEMPLATE_FAILED_MAX && template_sink_has_more(&compiler->sink))
        compiler->stopped = true;
    return compiler->stopped;
}

static void compile_nodes(Compiler *compiler, const Site *site, guint begin, guint end)
{
    for (guint i = begin; i < end && !is_over(compiler); i = node_at(site, i)->end) {
        if (++compiler->n_nodes > TEMPLATE_OPS_MAX ||
            compiler->program->text->len > TEMPLATE_TEXT_MAX) {
            const Node *node = node_at(site, i);
            template_sink_add(&compiler->sink, site->source->name, MAX(node->line, 1),
                              MAX(node->column, 1), "too large with its partials: '%s'",
                              site->source->name);
            compiler->stopped = true;
            return;
        }
        compile_node(compiler, site, i);
    }
}

static void compile_routine(Compiler *compiler, guint index)
{
    const Callee *callee = g_ptr_array_index(compiler->callees, index);
    GArray *contexts = compiler->resolver.contexts;
    g_array_set_size(contexts, 0);
    g_array_append_vals(contexts, callee->contexts->data, callee->contexts->len);
    compiler->resolver.n_slots = callee->contexts->len;
    compiler->loops = (Loops){0};
    g_array_index(compiler->program->routines, Routine, index).entry = compiler->program->ops->len;
    Expansion expansion = {.source = callee->source, .blocks = callee->blocks};
    Site site = {.source = callee->source,
                 .blocks = callee->blocks,
                 .expansion = &expansion,
                 .call_indent = true};
    compile_nodes(compiler, &site, 0, callee->source->nodes->len);
    template_emit_op(compiler->program, (Op){.code = OP_END});
}

static void compile_routines(Compiler *compiler)
{
    compiler->in_routine = true;
    /* A routine that calls a new one makes this list longer. */
    for (guint i = 0; i < compiler->callees->len && !compiler->stopped; i++)
        compile_routine(compiler, i);
}

static void compile_main(Compiler *compiler, const Source *source)
{
    Context page = {
        .value = {.type = TEMPLATE_MAP, .shape = compiler->program->shape, .dotted = ""}};
    g_array_append_val(compiler->resolver.contexts, page);
    compiler->resolver.n_slots = 1;
    Expansion expansion = {.source = source, .blocks = compiler->blocks};
    Site site = {.source = source, .blocks = compiler->blocks, .expansion = &expansion};
    compile_nodes(compiler, &site, 0, source->nodes->len);
    template_emit_op(compiler->program, (Op){.code = OP_END});
    compile_routines(compiler);
    if (!compiler->stopped)
        template_blocks_check(compiler->blocks, &compiler->sink);
}

static void compiler_init(Compiler *compiler, const TemplateLoader *loader,
                          const TemplateShape *shape, GPtrArray *errors)
{
    *compiler = (Compiler){
        .program = template_program_new(shape), .loader = loader, .blocks = template_blocks_new()};
    template_sink_init(&compiler->sink, errors);
    compiler->resolver = (Resolver){.program = compiler->program,
                                    .sink = &compiler->sink,
                                    .contexts = g_array_new(FALSE, FALSE, sizeof(Context)),
                                    .strings = g_string_chunk_new(1024)};
    compiler->sources = template_names_new(g_free, source_free);
    compiler->callees = g_ptr_array_new_with_free_func(template_callee_free);
}

/* All but the program. */
static void compiler_release(Compiler *compiler)
{
    g_ptr_array_unref(compiler->callees);
    template_blocks_free(compiler->blocks);
    g_tree_unref(compiler->sources);
    g_string_chunk_free(compiler->resolver.strings);
    g_array_unref(compiler->resolver.contexts);
    template_sink_release(&compiler->sink);
}

Template *template_compile(const char *name, const char *source, gssize length,
                           const TemplateLoader *loader, const TemplateShape *shape,
                           GPtrArray *errors)
{
    Compiler compiler;
    compiler_init(&compiler, loader, shape, errors);
    Source *parsed = template_parse_source(
        name, source, length < 0 ? strlen(source) : (gsize)length, &compiler.sink);
    compile_main(&compiler, parsed);
    template_sink_sort(&compiler.sink, name);
    bool failed = template_sink_has_more(&compiler.sink) || compiler.sink.in_the_dark;
    compiler_release(&compiler);
    template_source_free(parsed);
    if (failed) {
        template_free(compiler.program);
        return NULL;
    }
    return compiler.program;
}
