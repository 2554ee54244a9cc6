/* values.c: compiles what prints or tests a value, strict and lenient. */
#include "template/compile.h"

#include <string.h>

static void fail_value(Compiler *compiler, const Site *site, const Node *node, const char *problem,
                       TemplateType type)
{
    template_sink_add(&compiler->sink, site->source->name, node->line, node->column,
                      "%s '%s' of type %s", problem, node->name, template_type_name(type));
}

/* Reports a name that is not there or cannot be printed by this tag. */
static bool find_printed(Compiler *compiler, const Site *site, const Node *node, Place *place)
{
    if (!template_resolve_name(&compiler->resolver, site->source, node, place)) {
        return false;
    }
    switch (place->type) {
    case TEMPLATE_BOOL:
    case TEMPLATE_LIST:
    case TEMPLATE_MAP:
        fail_value(compiler, site, node, "cannot print", place->type);
        return false;
    case TEMPLATE_TEXT:
    case TEMPLATE_URL:
        if (node->kind == NODE_RAW) {
            fail_value(compiler, site, node, "cannot print unescaped", place->type);
            return false;
        }
        return true;
    case TEMPLATE_HTML:
    case TEMPLATE_PIECES: /* no name leads here */
        return true;
    }
    return false;
}

static Op op_at_place(OpCode code, const Place *place)
{
    return (Op){.code = (guint8)code,
                .n_steps = place->n_steps,
                .slot = place->slot,
                .place = place->steps};
}

/* Lenient: the parts of the name are kept, to be looked up when it is rendered. */
static Op op_at_name(Compiler *compiler, OpCode code, const char *name)
{
    GPtrArray *parts = compiler->program->parts;
    Op op = {.code = (guint8)code, .place = parts->len};
    if (strcmp(name, ".") != 0) {
        g_auto(GStrv) split = g_strsplit(name, ".", -1);
        for (guint i = 0; split[i] != NULL; i++) {
            g_ptr_array_add(parts, g_strdup(split[i]));
            op.n_steps++;
        }
    }
    return op;
}

static void add_name(Compiler *compiler, const char *dotted)
{
    g_ptr_array_add(compiler->program->names, g_strdup(dotted));
}

void template_compile_value(Compiler *compiler, const Site *site, const Node *node)
{
    Op op;
    if (compiler->strict) {
        Place place;
        if (!find_printed(compiler, site, node, &place)) {
            return;
        }
        op = op_at_place(place.type == TEMPLATE_HTML ? OP_RAW : OP_ESCAPE, &place);
        add_name(compiler, place.dotted);
    } else {
        op = op_at_name(compiler, node->kind == NODE_RAW ? OP_RAW : OP_ESCAPE, node->name);
    }
    template_emit_op(compiler->program, op);
}

/* ---- Sections ----------------------------------------------------------------------------------
 */

static void compile_inside(Compiler *compiler, const Site *site, guint index)
{
    const Node *node = &g_array_index(site->source->nodes, Node, index);
    template_compile_nodes(compiler, site, index + 1, node->end);
}

/* A section on a value that is no map and no list: its inside runs once or not at all, and {{.}}
 * is the value. */
static void compile_if(Compiler *compiler, const Site *site, guint index, const Place *place)
{
    Resolver *resolver = &compiler->resolver;
    guint32 open = template_emit_op(compiler->program, op_at_place(OP_IF, place));
    Context context = {.value = *place, .origin = place->origin};
    g_array_append_val(resolver->contexts, context);
    compile_inside(compiler, site, index);
    g_array_set_size(resolver->contexts, resolver->contexts->len - 1);
    template_emit_end(compiler->program, open);
}

/* A section on a map or a list: it has a slot for the map or the item. */
static void compile_entered(Compiler *compiler, const Site *site, guint index, const Place *place)
{
    Resolver *resolver = &compiler->resolver;
    guint16 slot = (guint16)resolver->n_slots++;
    bool is_list = place->type == TEMPLATE_LIST;
    bool of_text = is_list && place->shape == NULL;
    Op op = op_at_place(is_list ? OP_EACH : OP_ENTER, place);
    op.target = slot;
    op.offset = of_text ? 1 : (guint32)place->shape->n_names;
    op.length = compiler->program->shapes->len;
    g_ptr_array_add(compiler->program->shapes, (gpointer)place->shape);
    guint32 open = template_emit_op(compiler->program, op);
    Context context = {.value = {.type = of_text ? TEMPLATE_TEXT : TEMPLATE_MAP,
                                 .shape = place->shape,
                                 .slot = slot,
                                 .n_steps = of_text ? 1 : 0,
                                 .dotted = place->dotted},
                       .origin = place->origin == ORIGIN_OTHER ? ORIGIN_OTHER : ORIGIN_BELOW};
    g_array_append_val(resolver->contexts, context);
    compile_inside(compiler, site, index);
    g_array_set_size(resolver->contexts, resolver->contexts->len - 1);
    resolver->n_slots--;
    if (is_list) {
        template_emit_next(compiler->program, open);
    } else {
        template_emit_end(compiler->program, open);
    }
}

static void compile_strict_section(Compiler *compiler, const Site *site, guint index)
{
    const Node *node = &g_array_index(site->source->nodes, Node, index);
    Place place;
    if (!template_resolve_name(&compiler->resolver, site->source, node, &place)) {
        /* The names inside can only be judged where they do not hang on this one. */
        return;
    }
    add_name(compiler, place.dotted);
    if (node->kind == NODE_INVERTED) {
        /* The map that one is in is always there. */
        Op op = place.self ? (Op){.code = OP_SKIP} : op_at_place(OP_UNLESS, &place);
        guint32 open = template_emit_op(compiler->program, op);
        compile_inside(compiler, site, index);
        template_emit_end(compiler->program, open);
    } else if (place.self) {
        compile_inside(compiler, site, index);
    } else if (place.type == TEMPLATE_LIST || place.type == TEMPLATE_MAP) {
        compile_entered(compiler, site, index, &place);
    } else {
        compile_if(compiler, site, index, &place);
    }
}

static void compile_lenient_section(Compiler *compiler, const Site *site, guint index)
{
    const Node *node = &g_array_index(site->source->nodes, Node, index);
    bool inverted = node->kind == NODE_INVERTED;
    guint32 open = template_emit_op(
        compiler->program, op_at_name(compiler, inverted ? OP_UNLESS : OP_EACH, node->name));
    compile_inside(compiler, site, index);
    if (inverted) {
        template_emit_end(compiler->program, open);
    } else {
        template_emit_next(compiler->program, open);
    }
}

void template_compile_section(Compiler *compiler, const Site *site, guint index)
{
    const Node *node = &g_array_index(site->source->nodes, Node, index);
    if (!template_compile_enter(compiler, site, node)) {
        return;
    }
    if (compiler->strict) {
        compile_strict_section(compiler, site, index);
    } else {
        compile_lenient_section(compiler, site, index);
    }
    compiler->depth--;
}
