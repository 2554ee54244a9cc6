/* values.c: compiles the tags that print or test a value. */
#include "template/compile.h"

static void fail_value(Compiler *compiler, const Site *site, const Node *node, const char *problem,
                       TemplateType type)
{
    template_sink_add(&compiler->sink, site->source->name, node->line, node->column,
                      "%s '%s' of type %s", problem, node->name, template_type_name(type));
}

/* Reports a name that is not there or cannot be printed by this tag. */
static bool find_printed(Compiler *compiler, const Site *site, const Node *node, ValueRef *ref)
{
    if (!template_resolve_name(&compiler->resolver, site->source, node, ref))
        return false;
    switch (ref->type) {
    case TEMPLATE_BOOL:
    case TEMPLATE_LIST:
    case TEMPLATE_MAP:
        fail_value(compiler, site, node, "cannot print", ref->type);
        return false;
    case TEMPLATE_TEXT:
    case TEMPLATE_URL:
        if (node->kind == NODE_RAW) {
            fail_value(compiler, site, node, "cannot print unescaped", ref->type);
            return false;
        }
        return true;
    case TEMPLATE_HTML:
    case TEMPLATE_PIECES: /* no name leads here */
        return true;
    }
    return false;
}

static Op op_of_value(OpCode code, const ValueRef *ref)
{
    return (Op){
        .code = (guint8)code, .n_steps = ref->n_steps, .slot = ref->slot, .steps = ref->steps};
}

static void add_name(Compiler *compiler, const char *dotted)
{
    g_ptr_array_add(compiler->program->names, g_strdup(dotted));
}

void template_compile_value(Compiler *compiler, const Site *site, const Node *node)
{
    ValueRef ref;
    if (!find_printed(compiler, site, node, &ref))
        return;
    template_emit_op(compiler->program,
                     op_of_value(ref.type == TEMPLATE_HTML ? OP_RAW : OP_ESCAPE, &ref));
    add_name(compiler, ref.dotted);
}

/* ---- Sections ---- */

/* A section on a value that is no map and no list: its inside runs once or not at all, and {{.}}
 * is the value. */
static Section begin_if(Compiler *compiler, const ValueRef *ref)
{
    Context context = {.value = *ref, .origin = ref->origin};
    g_array_append_val(compiler->resolver.contexts, context);
    return (Section){.end = SECTION_IF,
                     .open = template_emit_op(compiler->program, op_of_value(OP_IF, ref)),
                     .context = true};
}

/* Reports a list that would make a product of too many. */
static bool check_product(Compiler *compiler, const Site *site, const Node *node,
                          const ValueRef *ref)
{
    const Loops *loops = &compiler->loops;
    bool factor = ref->type == TEMPLATE_LIST && loops->n_inside[loops->of_slot[ref->slot]] > 0;
    if (!factor || loops->n_factors + 2 <= TEMPLATE_PRODUCT_MAX)
        return true;
    template_sink_add(&compiler->sink, site->source->name, node->line, node->column,
                      "'%s' is inside of %d lists whose items it is not reached from", ref->dotted,
                      TEMPLATE_PRODUCT_MAX);
    return false;
}

/* Notes from which loop a slot is reached, and a loop that begins. */
static guint8 loops_begin(Loops *loops, const ValueRef *ref, guint16 slot)
{
    guint8 from = loops->of_slot[ref->slot];
    loops->of_slot[slot] = from;
    if (ref->type == TEMPLATE_LIST) {
        loops->n_factors += loops->n_inside[from]++ > 0;
        loops->of_slot[slot] = (guint8)++loops->n_open;
        loops->n_inside[loops->n_open] = 0;
    }
    return from;
}

static void loops_end(Loops *loops, const Section *section)
{
    if (section->end != SECTION_LOOP)
        return;
    loops->n_open--;
    loops->n_factors -= --loops->n_inside[section->of_loop] > 0;
}

/* A section on a map or a list: it has a slot for the map or the item. */
static Section begin_entered(Compiler *compiler, const ValueRef *ref)
{
    Resolver *resolver = &compiler->resolver;
    guint16 slot = (guint16)resolver->n_slots++;
    bool is_list = ref->type == TEMPLATE_LIST;
    bool of_text = is_list && !ref->shape;
    Op op = op_of_value(is_list ? OP_EACH : OP_ENTER, ref);
    op.target = slot;
    op.offset = of_text ? 1 : (guint32)ref->shape->n_names;
    op.length = compiler->program->shapes->len;
    g_ptr_array_add(compiler->program->shapes, (gpointer)ref->shape);
    Context context = {.value = {.type = of_text ? TEMPLATE_TEXT : TEMPLATE_MAP,
                                 .shape = ref->shape,
                                 .slot = slot,
                                 .n_steps = of_text ? 1 : 0,
                                 .dotted = ref->dotted},
                       .origin = ref->origin == ORIGIN_OTHER ? ORIGIN_OTHER : ORIGIN_BELOW};
    g_array_append_val(resolver->contexts, context);
    return (Section){.end = is_list ? SECTION_LOOP : SECTION_IF,
                     .open = template_emit_op(compiler->program, op),
                     .context = true,
                     .has_slot = true,
                     .of_loop = loops_begin(&compiler->loops, ref, slot)};
}

/* Whether it can be entered: not where nobody knows the names of the map. */
static bool check_names(Compiler *compiler, const ValueRef *ref)
{
    if (ref->type != TEMPLATE_MAP || ref->shape)
        return true;
    compiler->sink.in_the_dark = true;
    return false;
}

bool template_begin_section(Compiler *compiler, const Site *site, const Node *node,
                            Section *section)
{
    ValueRef ref;
    *section = (Section){.end = SECTION_PLAIN};
    if (!template_resolve_name(&compiler->resolver, site->source, node, &ref))
        return false;
    add_name(compiler, ref.dotted);
    if (node->kind == NODE_INVERTED) {
        /* The map that one is in is always there. */
        Op op = op_of_value(OP_UNLESS, &ref);
        if (ref.self)
            op = (Op){.code = OP_SKIP};
        *section = (Section){.end = SECTION_IF, .open = template_emit_op(compiler->program, op)};
    } else if (!ref.self && (ref.type == TEMPLATE_LIST || ref.type == TEMPLATE_MAP)) {
        if (!check_names(compiler, &ref) || !check_product(compiler, site, node, &ref))
            return false;
        *section = begin_entered(compiler, &ref);
    } else if (!ref.self) {
        *section = begin_if(compiler, &ref);
    }
    return true;
}

void template_end_section(Compiler *compiler, const Section *section)
{
    Resolver *resolver = &compiler->resolver;
    g_array_set_size(resolver->contexts, resolver->contexts->len - section->context);
    resolver->n_slots -= section->has_slot;
    loops_end(&compiler->loops, section);
    if (section->end == SECTION_LOOP)
        template_emit_next(compiler->program, section->open);
    else if (section->end == SECTION_IF)
        template_emit_end(compiler->program, section->open);
}
