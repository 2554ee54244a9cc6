/*
 * pieces.c: cuts a template where its sections on a map say something that this map alone does not
 * decide.
 *
 * What is between two cuts moves behind the end of the template, and an OP_PIECE takes its place.
 * The slots of sections are numbered by their depth; so of a slot that is not below those in use it
 * is known that the run of operations at hand has filled it itself.
 */
#include "template/program.h"

#include <string.h>

/* Fewer operations than this are not worth a piece. */
#define PIECE_OPS_MIN 2

/* A run of operations of the old template that becomes a piece. */
typedef struct Run {
    guint32 begin, end;
} Run;

/* An OP_PIECE in the new template. */
typedef struct Use {
    guint32 op;
    guint piece;
} Use;

typedef struct Cutter {
    const Template *from;
    Template *to;
    GArray *runs;                                    /* of Run, as the pieces of `to` */
    GArray *uses;                                    /* of Use */
    const TemplateShape *shapes[TEMPLATE_SLOTS_MAX]; /* of the slots */
    guint n_slots;                                   /* in use */
} Cutter;

/* The index of the name that holds a map's pieces, or -1. */
static int find_pieces(const TemplateShape *shape)
{
    for (gsize i = 0; shape && i < shape->n_names; i++)
        if (shape->names[i].type == TEMPLATE_PIECES)
            return (int)i;
    return -1;
}

static bool is_section(const Op *op)
{
    return op->code == OP_IF || op->code == OP_UNLESS || op->code == OP_ENTER ||
           op->code == OP_EACH || op->code == OP_SKIP;
}

static bool has_slot(const Op *op)
{
    return op->code == OP_ENTER || op->code == OP_EACH;
}

static void enter_slot(Cutter *cutter, const Op *op)
{
    cutter->shapes[op->target] = g_ptr_array_index(cutter->from->shapes, op->length);
}

/* ---- What a map alone decides ---- */

/* Whether a value is constant, from the map in the slot `map` or from what was entered there. */
static bool is_constant(const Cutter *cutter, const Op *op, guint map)
{
    if (op->slot != map && op->slot < cutter->n_slots)
        return false;
    const TemplateShape *shape = cutter->shapes[op->slot];
    const guint32 *steps =
        op->n_steps == 1 ? &op->steps : &g_array_index(cutter->from->steps, guint32, op->steps);
    for (guint i = 0; shape && i < op->n_steps; i++) {
        const TemplateName *name = &shape->names[steps[i]];
        if (!name->constant)
            return false;
        shape = name->shape;
    }
    return true;
}

static bool is_of_map(Cutter *cutter, guint32 begin, guint32 end, guint map)
{
    for (guint32 at = begin; at < end; at++) {
        const Op *op = template_op_at(cutter->from, at);
        switch ((OpCode)op->code) {
        case OP_TEXT:
        case OP_NEXT:
            break;
        case OP_ENTER:
        case OP_EACH:
            enter_slot(cutter, op);
            if (!is_constant(cutter, op, map))
                return false;
            break;
        case OP_ESCAPE:
        case OP_RAW:
        case OP_IF:
        case OP_UNLESS:
            if (!is_constant(cutter, op, map))
                return false;
            break;
        default:
            return false;
        }
    }
    return true;
}

/* ---- Runs that say the same: the two sides of a page say much alike ---- */

static bool is_same_place(const Template *from, const Op *x, const Op *y)
{
    if (x->slot != y->slot || x->n_steps != y->n_steps)
        return false;
    return x->n_steps == 1 ? x->steps == y->steps
                           : memcmp(&g_array_index(from->steps, guint32, x->steps),
                                    &g_array_index(from->steps, guint32, y->steps),
                                    x->n_steps * sizeof(guint32)) == 0;
}

/* Of operations that may stand in a piece. */
static bool is_same_op(const Template *from, guint32 a, guint32 b)
{
    const Op *x = template_op_at(from, a), *y = template_op_at(from, b);
    if (x->code != y->code)
        return false;
    if (x->code == OP_TEXT)
        return x->length == y->length &&
               memcmp(from->text->str + x->offset, from->text->str + y->offset, x->length) == 0;
    if ((is_section(x) || x->code == OP_NEXT) && x->end - a != y->end - b)
        return false;
    if (has_slot(x) && (x->target != y->target ||
                        from->shapes->pdata[x->length] != from->shapes->pdata[y->length]))
        return false;
    return x->code == OP_NEXT ? x->target == y->target : is_same_place(from, x, y);
}

/* The piece that a run is, or that there is already; its number among all. */
static guint add_run(Cutter *cutter, Run run, Piece piece)
{
    const GArray *runs = cutter->runs;
    for (guint i = 0; i < runs->len; i++) {
        const Run *other = &g_array_index(runs, Run, i);
        guint32 n = run.end - run.begin, same = 0;
        if (n != other->end - other->begin ||
            g_array_index(cutter->to->pieces, Piece, i).shape != piece.shape)
            continue;
        while (same < n && is_same_op(cutter->from, run.begin + same, other->begin + same))
            same++;
        if (same == n)
            return i;
    }
    g_array_append_val(cutter->to->pieces, piece);
    g_array_append_val(cutter->runs, run);
    return runs->len - 1;
}

/* The number of a piece among those of its shape. */
static guint number_of(const Template *template, guint piece)
{
    const Piece *pieces = (const Piece *)(gconstpointer) template->pieces->data;
    guint n = 0;
    for (guint i = 0; i < piece; i++)
        n += pieces[i].shape == pieces[piece].shape;
    return n;
}

/* ---- Cutting ---- */

static void cut_run(Cutter *cutter, guint32 begin, guint32 end, guint map)
{
    if (end - begin < PIECE_OPS_MIN) {
        for (guint32 at = begin; at < end; at++)
            template_emit_op(cutter->to, *template_op_at(cutter->from, at));
        return;
    }
    Piece piece = {.shape = cutter->shapes[map], .slot = (guint16)map};
    guint index = add_run(cutter, (Run){begin, end}, piece);
    Op op = {.code = OP_PIECE,
             .n_steps = 1,
             .slot = (guint16)map,
             .steps = (guint32)find_pieces(piece.shape),
             .offset = number_of(cutter->to, index)};
    Use use = {template_emit_op(cutter->to, op), index};
    g_array_append_val(cutter->uses, use);
}

static void cut_ops(Cutter *cutter, guint32 begin, guint32 end, guint map);

/* The section from `at` to `end`, which the map in the slot `map` alone does not decide. */
static void cut_section(Cutter *cutter, guint32 at, guint32 end, guint map)
{
    const Op *op = template_op_at(cutter->from, at);
    guint32 open = template_emit_op(cutter->to, *op);
    guint n_slots = cutter->n_slots;
    if (has_slot(op)) {
        enter_slot(cutter, op);
        cutter->n_slots = op->target + 1u;
        map = find_pieces(cutter->shapes[op->target]) >= 0 ? op->target : map;
    }
    cut_ops(cutter, at + 1, op->code == OP_EACH ? end - 1 : end, map);
    if (op->code == OP_EACH) {
        bool one_piece = cutter->to->ops->len == open + 2 &&
                         template_op_at(cutter->to, open + 1)->code == OP_PIECE &&
                         template_op_at(cutter->to, open + 1)->slot == op->target;
        template_emit_next(cutter->to, open);
        template_op_at(cutter->to, open)->code = one_piece ? OP_PIECES : OP_EACH;
    } else {
        template_emit_end(cutter->to, open);
    }
    cutter->n_slots = n_slots;
}

/* Cuts the operations from `begin` to `end`. Pieces are of the map in the slot `map`; slot 0 is the
 * page, which has none. */
static void cut_ops(Cutter *cutter, guint32 begin, guint32 end, guint map)
{
    guint32 run = begin;
    for (guint32 at = begin, next; at < end; at = next) {
        const Op *op = template_op_at(cutter->from, at);
        next = is_section(op) ? op->end : at + 1;
        if (map != 0 && is_of_map(cutter, at, next, map))
            continue;
        cut_run(cutter, run, at, map);
        if (is_section(op))
            cut_section(cutter, at, next, map);
        else
            template_emit_op(cutter->to, *op);
        run = next;
    }
    cut_run(cutter, run, end, map);
}

/* Cuts from `entry` to its OP_END. */
static void cut_routine(Cutter *cutter, guint32 entry, guint n_slots)
{
    guint32 end = entry;
    while (template_op_at(cutter->from, end)->code != OP_END)
        end++;
    cutter->n_slots = n_slots;
    cut_ops(cutter, entry, end, 0);
    template_emit_op(cutter->to, (Op){.code = OP_END});
}

static void move_run(Cutter *cutter, guint index)
{
    Run run = g_array_index(cutter->runs, Run, index);
    guint32 entry = cutter->to->ops->len;
    g_array_index(cutter->to->pieces, Piece, index).entry = entry;
    for (guint32 at = run.begin; at < run.end; at++) {
        Op op = *template_op_at(cutter->from, at);
        op.end += entry - run.begin; /* where it means nothing it does no harm */
        template_emit_op(cutter->to, op);
    }
    template_emit_op(cutter->to, (Op){.code = OP_END});
}

Template *template_cut(const Template *template)
{
    g_return_val_if_fail(template->shape != NULL, NULL);
    Cutter cutter = {.from = template,
                     .to = template_program_new(template->shape),
                     .runs = g_array_new(FALSE, FALSE, sizeof(Run)),
                     .uses = g_array_new(FALSE, FALSE, sizeof(Use))};
    Template *to = cutter.to;
    template_store_text(to, template->text->str, template->text->len);
    to->n_literal = template->n_literal;
    g_array_append_vals(to->steps, template->steps->data, template->steps->len);
    g_array_append_vals(to->windows, template->windows->data, template->windows->len);
    g_array_append_vals(to->routines, template->routines->data, template->routines->len);
    g_ptr_array_extend(to->shapes, template->shapes, NULL, NULL);
    template_share_names(to, template);
    cut_routine(&cutter, 0, 1);
    for (guint i = 0; i < to->routines->len; i++) {
        Routine *routine = &g_array_index(to->routines, Routine, i);
        guint32 entry = routine->entry;
        routine->entry = to->ops->len;
        cut_routine(&cutter, entry, routine->n_arguments);
    }
    for (guint i = 0; i < cutter.runs->len; i++)
        move_run(&cutter, i);
    for (guint i = 0; i < cutter.uses->len; i++) {
        Use use = g_array_index(cutter.uses, Use, i);
        template_op_at(to, use.op)->end = g_array_index(to->pieces, Piece, use.piece).entry;
    }
    g_array_unref(cutter.runs);
    g_array_unref(cutter.uses);
    return to;
}

guint template_count_pieces(const Template *template, const TemplateShape *shape)
{
    guint n = 0;
    for (guint i = 0; i < template->pieces->len; i++)
        n += g_array_index(template->pieces, Piece, i).shape == shape;
    return n;
}
