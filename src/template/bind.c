/*
 * bind.c: partial evaluation: runs what depends on constants alone, and keeps the rest.
 *
 * The operations are walked as they would be run. Of each slot it is known whether its values are
 * constant; what is, is printed into the new template, and what is not is copied. So the body of a
 * loop over a constant list is walked once for each item. A routine is walked once for each set of
 * constants with which it is called.
 */
#include "template/program.h"

typedef enum Knowledge {
    NOT_KNOWN,
    PAGE_KNOWN, /* the page: what its shape calls constant is known */
    ALL_KNOWN,
} Knowledge;

typedef struct Known {
    Knowledge what;
    const TemplateValue *values; /* unless not known */
} Known;

/* A routine with what is known when it is called. */
typedef struct Variant {
    guint32 routine; /* of the old template */
    Known *known;    /* one for each of its arguments */
} Variant;

typedef struct Binder {
    const Template *from;
    Template *to;
    GPtrArray *variants; /* of Variant, by the index of the new routine */
    Known slots[TEMPLATE_SLOTS_MAX];
} Binder;

static void variant_free(gpointer data)
{
    Variant *variant = data;
    g_free(variant->known);
    g_free(variant);
}

/* The value that these steps lead to, or NULL if it is not known. */
static const TemplateValue *find_known(const Binder *binder, guint slot, guint n_steps,
                                       guint32 first)
{
    const Known *known = &binder->slots[slot];
    if (known->what == NOT_KNOWN)
        return NULL;
    const guint32 *steps =
        n_steps == 1 ? &first : &g_array_index(binder->from->steps, guint32, first);
    if (known->what == PAGE_KNOWN && !binder->from->shape->names[steps[0]].constant)
        return NULL;
    return template_walk(known->values, steps, n_steps);
}

static const TemplateValue *value_of(const Binder *binder, const Op *op)
{
    return find_known(binder, op->slot, op->n_steps, op->steps);
}

/* ---- Calls ---- */

static Known know_argument(const Binder *binder, const Argument *argument)
{
    if (!argument->by_value)
        return binder->slots[argument->slot];
    const TemplateValue *value =
        find_known(binder, argument->slot, argument->n_steps, argument->steps);
    return value ? (Known){ALL_KNOWN, value} : (Known){NOT_KNOWN, NULL};
}

static bool is_same(const Variant *variant, guint32 routine, const Known *known, guint n_known)
{
    if (variant->routine != routine)
        return false;
    for (guint i = 0; i < n_known; i++)
        if (variant->known[i].what != known[i].what || variant->known[i].values != known[i].values)
            return false;
    return true;
}

static guint32 find_variant(Binder *binder, guint32 routine, const Known *known)
{
    Routine copy = g_array_index(binder->from->routines, Routine, routine);
    for (guint i = 0; i < binder->variants->len; i++)
        if (is_same(g_ptr_array_index(binder->variants, i), routine, known, copy.n_arguments))
            return i;
    Variant *variant = g_new(Variant, 1);
    *variant =
        (Variant){.routine = routine, .known = g_memdup2(known, copy.n_arguments * sizeof *known)};
    g_ptr_array_add(binder->variants, variant);
    g_array_append_val(binder->to->routines, copy);
    return binder->variants->len - 1;
}

static void bind_call(Binder *binder, Op op)
{
    Known known[TEMPLATE_SLOTS_MAX];
    guint n_arguments = g_array_index(binder->from->routines, Routine, op.routine).n_arguments;
    const Argument *arguments = &g_array_index(binder->from->windows, Argument, op.window);
    op.window = binder->to->windows->len;
    for (guint i = 0; i < n_arguments; i++) {
        known[i] = know_argument(binder, &arguments[i]);
        Argument argument = arguments[i];
        /* A slot whose values are all constant is never set when the new template is rendered. */
        argument.unused = known[i].what == ALL_KNOWN;
        g_array_append_val(binder->to->windows, argument);
    }
    op.routine = find_variant(binder, op.routine, known);
    op.offset = template_store_text(binder->to, binder->from->text->str + op.offset, op.length);
    template_emit_op(binder->to, op);
}

/* ---- Sections ---- */

static void bind_ops(Binder *binder, guint32 begin, guint32 end);

/* Of an OP_IF, OP_UNLESS or OP_ENTER at `at`. */
static void bind_section(Binder *binder, guint32 at)
{
    const Op *op = template_op_at(binder->from, at);
    const TemplateValue *value = value_of(binder, op);
    if (op->code == OP_ENTER) {
        binder->slots[op->target] =
            value ? (Known){ALL_KNOWN, value->data} : (Known){NOT_KNOWN, NULL};
    }
    if (!value) {
        guint32 open = template_emit_op(binder->to, *op);
        bind_ops(binder, at + 1, op->end);
        template_emit_end(binder->to, open);
    } else if ((value->size != 0) != (op->code == OP_UNLESS)) {
        bind_ops(binder, at + 1, op->end);
    }
}

static void bind_each(Binder *binder, guint32 at)
{
    const Op *op = template_op_at(binder->from, at);
    const TemplateValue *list = value_of(binder, op);
    guint32 next = op->end - 1; /* the OP_NEXT */
    if (!list) {
        binder->slots[op->target] = (Known){NOT_KNOWN, NULL};
        guint32 open = template_emit_op(binder->to, *op);
        bind_ops(binder, at + 1, next);
        template_emit_next(binder->to, open);
        return;
    }
    const TemplateValue *item = list->data;
    for (gsize i = 0; i < list->size; i++, item += op->offset) {
        binder->slots[op->target] = (Known){ALL_KNOWN, item};
        bind_ops(binder, at + 1, next);
    }
}

/* ---- Values and text ---- */

static void bind_value(Binder *binder, const Op *op)
{
    const TemplateValue *value = value_of(binder, op);
    if (!value) {
        template_emit_op(binder->to, *op);
    } else if (op->code == OP_RAW ||
               template_plain_length(value->data, value->size) == value->size) {
        template_emit_text(binder->to, value->data, value->size);
    } else {
        g_autoptr(GString) escaped = g_string_new(NULL);
        template_append_escaped(escaped, value->data, value->size);
        template_emit_text(binder->to, escaped->str, escaped->len);
    }
}

/* Binds the operations from `begin` to `end`; a section among them is wholly among them. */
static void bind_ops(Binder *binder, guint32 begin, guint32 end)
{
    const Template *from = binder->from;
    for (guint32 at = begin; at < end;) {
        const Op *op = template_op_at(from, at);
        guint32 next = at + 1;
        switch ((OpCode)op->code) {
        case OP_TEXT:
            template_emit_text(binder->to, from->text->str + op->offset, op->length);
            break;
        case OP_ESCAPE:
        case OP_RAW:
            bind_value(binder, op);
            break;
        case OP_IF:
        case OP_UNLESS:
        case OP_ENTER:
            bind_section(binder, at);
            next = op->end;
            break;
        case OP_EACH:
            bind_each(binder, at);
            next = op->end;
            break;
        case OP_SKIP:
            next = op->end;
            break;
        case OP_CALL:
            bind_call(binder, *op);
            break;
        case OP_INDENT:
        case OP_NEXT:
        case OP_END:
        case OP_PIECES:
        case OP_PIECE: /* not yet: a bound template is cut */
            template_emit_op(binder->to, *op);
            break;
        }
        at = next;
    }
}

/* Binds from `entry` to its OP_END. */
static void bind_routine(Binder *binder, guint32 entry)
{
    guint32 end = entry;
    while (template_op_at(binder->from, end)->code != OP_END)
        end++;
    bind_ops(binder, entry, end + 1);
}

static void bind_variants(Binder *binder)
{
    /* Calls of new variants make this list longer. */
    for (guint i = 0; i < binder->variants->len; i++) {
        const Variant *variant = g_ptr_array_index(binder->variants, i);
        const Routine *routine = &g_array_index(binder->from->routines, Routine, variant->routine);
        for (guint slot = 0; slot < routine->n_arguments; slot++)
            binder->slots[slot] = variant->known[slot];
        g_array_index(binder->to->routines, Routine, i).entry = binder->to->ops->len;
        bind_routine(binder, routine->entry);
    }
}

Template *template_bind(const Template *template, const TemplateValue *page)
{
    g_return_val_if_fail(template->shape != NULL, NULL);
    Binder binder = {.from = template,
                     .to = template_program_new(template->shape),
                     .variants = g_ptr_array_new_with_free_func(variant_free)};
    binder.slots[0] = (Known){PAGE_KNOWN, page};
    g_array_append_vals(binder.to->steps, template->steps->data, template->steps->len);
    g_ptr_array_extend(binder.to->shapes, template->shapes, NULL, NULL);
    template_share_names(binder.to, template);
    bind_routine(&binder, 0);
    bind_variants(&binder);
    g_ptr_array_unref(binder.variants);
    return binder.to;
}
