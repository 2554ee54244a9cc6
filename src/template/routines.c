/*
 * routines.c: partials that hold themselves.
 *
 * A routine is compiled for the shapes in reach where it is called. Of two
 * contexts of one shape the inner hides the outer, so no more than one of each shape is handed on,
 * and a partial that walks a tree of any depth is called with the same shapes again and again: one
 * routine. Data ends some time; so a routine may call another only from inside something that is
 * part of the map with which it was itself called.
 */
#include "template/compile.h"

void template_callee_free(gpointer data)
{
    Callee *callee = data;
    g_array_unref(callee->contexts);
    g_free(callee);
}

static bool has_shape(const GArray *contexts, const TemplateShape *shape)
{
    for (guint i = 0; i < contexts->len; i++) {
        const ValueRef *value = &g_array_index(contexts, Context, i).value;
        if (value->type == TEMPLATE_MAP && value->shape == shape)
            return true;
    }
    return false;
}

/* The contexts that a call hands on, innermost first: those that some name can reach. */
static GArray *select_contexts(const GArray *contexts)
{
    GArray *selected = g_array_new(FALSE, FALSE, sizeof(Context));
    for (guint i = contexts->len; i > 0; i--) {
        const Context *context = &g_array_index(contexts, Context, i - 1);
        bool is_map = context->value.type == TEMPLATE_MAP;
        if (is_map ? !has_shape(selected, context->value.shape) : i == contexts->len)
            g_array_append_val(selected, *context);
    }
    return selected;
}

static bool is_same(const Callee *callee, const Site *site, const GArray *selected)
{
    if (callee->source != site->source || callee->blocks != site->blocks ||
        callee->contexts->len != selected->len)
        return false;
    for (guint i = 0; i < selected->len; i++) {
        const Context *a = &g_array_index(callee->contexts, Context, selected->len - 1 - i);
        const Context *b = &g_array_index(selected, Context, i);
        if (a->value.type != b->value.type || a->value.shape != b->value.shape)
            return false;
    }
    return true;
}

/* What the routine begins with: the selected contexts, outermost first, in the slots from 0. */
static GArray *number_contexts(const GArray *selected)
{
    GArray *contexts = g_array_new(FALSE, FALSE, sizeof(Context));
    bool started = false;
    g_array_set_size(contexts, selected->len);
    for (guint i = 0; i < selected->len; i++) {
        Context context = g_array_index(selected, Context, i);
        guint slot = selected->len - 1 - i;
        bool is_map = context.value.type == TEMPLATE_MAP;
        context.value.slot = (guint16)slot;
        context.value.n_steps = is_map ? 0 : 1;
        context.value.steps = 0;
        context.origin = is_map && !started ? ORIGIN_START : ORIGIN_OTHER;
        started = started || is_map;
        g_array_index(contexts, Context, slot) = context;
    }
    return contexts;
}

static guint32 find_routine(Compiler *compiler, const Site *site, const GArray *selected)
{
    for (guint i = 0; i < compiler->callees->len; i++)
        if (is_same(g_ptr_array_index(compiler->callees, i), site, selected))
            return i;
    Routine routine = {.n_arguments = selected->len};
    Callee *callee = g_new(Callee, 1);
    *callee = (Callee){
        .source = site->source, .blocks = site->blocks, .contexts = number_contexts(selected)};
    g_ptr_array_add(compiler->callees, callee);
    g_array_append_val(compiler->program->routines, routine);
    return compiler->callees->len - 1;
}

static guint32 add_window(Template *program, const GArray *selected)
{
    guint32 window = program->windows->len;
    for (guint i = selected->len; i > 0; i--) {
        const ValueRef *value = &g_array_index(selected, Context, i - 1).value;
        Argument argument = {.slot = value->slot,
                             .n_steps = value->n_steps,
                             .by_value = value->type != TEMPLATE_MAP,
                             .steps = value->steps};
        g_array_append_val(program->windows, argument);
    }
    return window;
}

/* Whether the innermost map is part of the one with which this routine was called. */
static bool is_descending(const GArray *selected)
{
    for (guint i = 0; i < selected->len; i++) {
        const Context *context = &g_array_index(selected, Context, i);
        if (context->value.type == TEMPLATE_MAP)
            return context->origin == ORIGIN_BELOW;
    }
    return false;
}

void template_compile_call(Compiler *compiler, const Site *caller, const Node *node,
                           const Site *site)
{
    g_autoptr(GArray) selected = select_contexts(compiler->resolver.contexts);
    if (selected->len > TEMPLATE_DEPTH_MAX) {
        template_sink_add(&compiler->sink, caller->source->name, node->line, node->column,
                          "nesting deeper than %d", TEMPLATE_DEPTH_MAX);
        return;
    }
    if (compiler->in_routine && !is_descending(selected)) {
        template_sink_add(&compiler->sink, caller->source->name, node->line, node->column,
                          "endless recursion of '%s'", node->name);
        return;
    }
    Op op = {.code = OP_CALL,
             .fresh = !site->call_indent,
             .routine = find_routine(compiler, site, selected),
             .window = add_window(compiler->program, selected)};
    op.offset = template_store_text(compiler->program, site->indent.data, site->indent.length);
    op.length = (guint32)site->indent.length;
    template_emit_op(compiler->program, op);
}
