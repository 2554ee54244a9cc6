/* render.c: renders a template. */
#include "template/program.h"

#include <string.h>

/* One call of a routine: its slots, and the indentation of its lines. */
typedef struct Frame {
    const Template *template;
    const struct Frame *indent_outer; /* whose indentation comes before this one's, or NULL */
    const char *indent;
    gsize indent_length;
    guint depth;
    const TemplateValue *slots[TEMPLATE_SLOTS_MAX];
    gsize left[TEMPLATE_SLOTS_MAX]; /* of a list's slot: items after this one */
} Frame;

/* More than one step. */
static const TemplateValue *walk_steps(const Frame *frame, const TemplateValue *slot, guint n_steps,
                                       guint32 first)
{
    const guint32 *steps = &g_array_index(frame->template->steps, guint32, first);
    return template_walk(slot, steps, n_steps);
}

static inline const TemplateValue *value_of(const Frame *frame, const Op *op)
{
    const TemplateValue *slot = frame->slots[op->slot];
    return G_LIKELY(op->n_steps == 1) ? &slot[op->steps]
                                      : walk_steps(frame, slot, op->n_steps, op->steps);
}

static void append_indent(const Frame *frame, GString *out)
{
    if (frame->indent_outer)
        append_indent(frame->indent_outer, out);
    template_append(out, frame->indent, frame->indent_length);
}

/* Most texts have nothing to escape. */
static inline void print_escaped(const TemplateValue *text, GString *out)
{
    if (G_LIKELY(template_plain_length(text->data, text->size) == text->size))
        template_append(out, text->data, text->size);
    else
        template_append_escaped(out, text->data, text->size);
}

static void run(Frame *frame, guint32 entry, GString *out);

/* The map has it ready, or it is made now. */
static inline void print_piece(Frame *frame, const Op *op, GString *out)
{
    const TemplateValue *pieces = value_of(frame, op);
    if (G_LIKELY(op->offset < pieces->size)) {
        const TemplateValue *piece = (const TemplateValue *)pieces->data + op->offset;
        template_append(out, piece->data, piece->size);
    } else {
        run(frame, op->end, out);
    }
}

static void call(const Frame *caller, const Op *op, GString *out)
{
    /* Deeper data than this is not printed: a bound, not a use. */
    if (caller->depth == TEMPLATE_DEPTH_MAX)
        return;
    const Template *template = caller->template;
    const Routine *routine = &g_array_index(template->routines, Routine, op->routine);
    const Argument *arguments = &g_array_index(template->windows, Argument, op->window);
    Frame frame;
    frame.template = template;
    frame.indent_outer = op->fresh ? NULL : caller;
    frame.indent = template->text->str + op->offset;
    frame.indent_length = op->length;
    frame.depth = caller->depth + 1;
    for (guint i = 0; i < routine->n_arguments; i++) {
        const Argument *from = &arguments[i];
        if (from->unused) {
            frame.slots[i] = NULL;
            continue;
        }
        frame.slots[i] = caller->slots[from->slot];
        if (from->by_value) {
            frame.slots[i] = from->n_steps == 1
                                 ? &frame.slots[i][from->steps]
                                 : walk_steps(caller, frame.slots[i], from->n_steps, from->steps);
        }
    }
    run(&frame, routine->entry, out);
}

/* Many literals are short, and a copy of a fixed length needs no call. What it writes too much is
 * written over. */
#define SHORT_LITERAL 32

static inline void print_literal(const GString *text, const Op *op, GString *out)
{
    if (op->length <= SHORT_LITERAL && op->offset + SHORT_LITERAL <= text->len &&
        out->len + SHORT_LITERAL < out->allocated_len) {
        memcpy(out->str + out->len, text->str + op->offset, SHORT_LITERAL);
        out->len += op->length;
    } else {
        template_append(out, text->str + op->offset, op->length);
    }
}

static void run(Frame *frame, guint32 entry, GString *out)
{
    const Op *ops = (const Op *)(gconstpointer)frame->template->ops->data;
    const GString *text = frame->template->text;
    const Op *op = &ops[entry];
    for (;;) {
        const TemplateValue *value;
        switch ((OpCode)op->code) {
        case OP_TEXT:
            print_literal(text, op, out);
            op++;
            break;
        case OP_ESCAPE:
            value = value_of(frame, op++);
            print_escaped(value, out);
            break;
        case OP_RAW:
            value = value_of(frame, op++);
            template_append(out, value->data, value->size);
            break;
        case OP_IF:
            op = value_of(frame, op)->size != 0 ? op + 1 : &ops[op->end];
            break;
        case OP_UNLESS:
            op = value_of(frame, op)->size == 0 ? op + 1 : &ops[op->end];
            break;
        case OP_ENTER:
        case OP_EACH:
            value = value_of(frame, op);
            frame->slots[op->target] = value->data;
            frame->left[op->target] = value->size - 1;
            op = value->size != 0 ? op + 1 : &ops[op->end];
            break;
        case OP_NEXT:
            if (frame->left[op->target] > 0) {
                frame->left[op->target]--;
                frame->slots[op->target] += ops[op->end].offset;
                op = &ops[op->end];
            }
            op++;
            break;
        case OP_SKIP:
            op = &ops[op->end];
            break;
        case OP_INDENT:
            append_indent(frame, out);
            op++;
            break;
        case OP_CALL:
            call(frame, op++, out);
            break;
        case OP_PIECES:
            value = value_of(frame, op);
            frame->slots[op->target] = value->data;
            for (gsize i = 0; i < value->size; i++) {
                print_piece(frame, op + 1, out);
                frame->slots[op->target] += op->offset;
            }
            op = &ops[op->end];
            break;
        case OP_PIECE:
            print_piece(frame, op++, out);
            break;
        case OP_END:
            return;
        }
    }
}

static void frame_init(Frame *frame, const Template *template)
{
    frame->template = template;
    frame->indent_outer = NULL;
    frame->indent = NULL;
    frame->indent_length = 0;
    frame->depth = 0;
}

void template_render(const Template *template, const TemplateValue *page, GString *out)
{
    g_return_if_fail(template->shape != NULL);
    template_reserve_output(out, template->n_literal);
    Frame frame;
    frame_init(&frame, template);
    frame.slots[0] = page;
    run(&frame, 0, out);
    template_finish_output(out);
}

void template_render_piece(const Template *template, const TemplateShape *shape, guint piece,
                           const TemplateValue *map, GString *out)
{
    for (guint i = 0; i < template->pieces->len; i++) {
        const Piece *entry = &g_array_index(template->pieces, Piece, i);
        if (entry->shape != shape || piece-- > 0)
            continue;
        Frame frame;
        frame_init(&frame, template);
        frame.slots[entry->slot] = map;
        run(&frame, entry->entry, out);
        template_finish_output(out);
        return;
    }
}
