/* values.c: compiles what prints or tests a value. */
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

static void add_name(Compiler *compiler, const char *dotted)
{
    g_ptr_array_add(compiler->program->names, g_strdup(dotted));
}

void template_compile_value(Compiler *compiler, const Site *site, const Node *node)
{
    Place place;
    if (!find_printed(compiler, site, node, &place)) {
        return;
    }
    template_emit_op(compiler->program,
                     op_at_place(place.type == TEMPLATE_HTML ? OP_RAW : OP_ESCAPE, &place));
    add_name(compiler, place.dotted);
}

/* ---- Sections ----------------------------------------------------------------------------------
 */

/* A section on a value that is no map and no list: its inside runs once or not at all, and {{.}}
 * is the value. */
static Section begin_if(Compiler *compiler, const Place *place)
{
    Context context = {.value = *place, .origin = place->origin};
    g_array_append_val(compiler->resolver.contexts, context);
    return (Section){.end = SECTION_IF,
                     .open = template_emit_op(compiler->program, op_at_place(OP_IF, place)),
                     .context = true};
}

/* A section on a map or a list: it has a slot for the map or the item. */
static Section begin_entered(Compiler *compiler, const Place *place)
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
    Context context = {.value = {.type = of_text ? TEMPLATE_TEXT : TEMPLATE_MAP,
                                 .shape = place->shape,
                                 .slot = slot,
                                 .n_steps = of_text ? 1 : 0,
                                 .dotted = place->dotted},
                       .origin = place->origin == ORIGIN_OTHER ? ORIGIN_OTHER : ORIGIN_BELOW};
    g_array_append_val(resolver->contexts, context);
    return (Section){.end = is_list ? SECTION_LOOP : SECTION_IF,
                     .open = template_emit_op(compiler->program, op),
                     .context = true,
                     .has_slot = true};
}

bool template_begin_section(Compiler *compiler, const Site *site, const Node *node,
                            Section *section)
{
    Place place;
    *section = (Section){.end = SECTION_PLAIN};
    if (!template_resolve_name(&compiler->resolver, site->source, node, &place)) {
        return false;
    }
    add_name(compiler, place.dotted);
    if (node->kind == NODE_INVERTED) {
        /* The map that one is in is always there. */
        Op op = place.self ? (Op){.code = OP_SKIP} : op_at_place(OP_UNLESS, &place);
        *section = (Section){.end = SECTION_IF, .open = template_emit_op(compiler->program, op)};
    } else if (!place.self && (place.type == TEMPLATE_LIST || place.type == TEMPLATE_MAP)) {
        *section = begin_entered(compiler, &place);
    } else if (!place.self) {
        *section = begin_if(compiler, &place);
    }
    return true;
}

void template_end_section(Compiler *compiler, const Section *section)
{
    Resolver *resolver = &compiler->resolver;
    g_array_set_size(resolver->contexts, resolver->contexts->len - section->context);
    resolver->n_slots -= section->has_slot;
    if (section->end == SECTION_LOOP) {
        template_emit_next(compiler->program, section->open);
    } else if (section->end == SECTION_IF) {
        template_emit_end(compiler->program, section->open);
    }
}
