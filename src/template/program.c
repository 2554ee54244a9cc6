/* program.c: builds and frees the operations of a template. */
#include "template/program.h"

Template *template_program_new(const TemplateShape *shape)
{
    Template *program = g_new0(Template, 1);
    program->ops = g_array_new(FALSE, FALSE, sizeof(Op));
    program->text = g_string_new(NULL);
    program->steps = g_array_new(FALSE, FALSE, sizeof(guint32));
    program->windows = g_array_new(FALSE, FALSE, sizeof(Argument));
    program->routines = g_array_new(FALSE, FALSE, sizeof(Routine));
    program->pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    program->shapes = g_ptr_array_new();
    program->names = g_ptr_array_new_with_free_func(g_free);
    program->shape = shape;
    return program;
}

void template_free(Template *template)
{
    if (!template)
        return;
    g_array_unref(template->ops);
    g_string_free(template->text, TRUE);
    g_array_unref(template->steps);
    g_array_unref(template->windows);
    g_array_unref(template->routines);
    g_array_unref(template->pieces);
    g_ptr_array_unref(template->shapes);
    g_ptr_array_unref(template->names);
    g_free(template);
}

void template_share_names(Template *program, const Template *from)
{
    g_ptr_array_unref(program->names);
    program->names = g_ptr_array_ref(from->names);
}

guint32 template_emit_op(Template *program, Op op)
{
    g_array_append_val(program->ops, op);
    return program->ops->len - 1;
}

guint32 template_store_text(Template *program, const char *text, gsize length)
{
    guint32 offset = (guint32)program->text->len;
    g_string_append_len(program->text, text, (gssize)length);
    return offset;
}

void template_emit_text(Template *program, const char *text, gsize length)
{
    if (length == 0)
        return;
    program->n_literal += length;
    guint32 offset = template_store_text(program, text, length);
    if (program->ops->len > program->label) {
        Op *last = template_op_at(program, program->ops->len - 1);
        if (last->code == OP_TEXT && last->offset + last->length == offset) {
            last->length += (guint32)length;
            return;
        }
    }
    template_emit_op(program, (Op){.code = OP_TEXT, .offset = offset, .length = (guint32)length});
}

void template_emit_end(Template *program, guint32 open)
{
    if (program->ops->len == open + 1)
        g_array_set_size(program->ops, open);
    else
        template_op_at(program, open)->end = program->ops->len;
    program->label = MAX(program->label, program->ops->len);
}

void template_emit_next(Template *program, guint32 open)
{
    if (program->ops->len > open + 1) {
        template_emit_op(
            program,
            (Op){.code = OP_NEXT, .target = template_op_at(program, open)->target, .end = open});
    }
    template_emit_end(program, open);
}

void template_each_name(const Template *template, TemplateNameFunc func, gpointer user_data)
{
    for (guint i = 0; i < template->names->len; i++)
        func(g_ptr_array_index(template->names, i), user_data);
}
