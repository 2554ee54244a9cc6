/* render_data.c: renders a lenient template: names are looked up in the stack of contexts. */
#include "template/data.h"
#include "template/program.h"

/* Without shapes nothing proves that a recursive partial ends, and one that calls itself twice
 * would reach the bound of depth 2^64 times. */
#define CALLS_MAX 100000

/* A section that runs: what is on the stack of contexts, and the list it came from. */
typedef struct Entry {
    const TemplateData *data;
    const TemplateData *list; /* or NULL */
    guint index;
} Entry;

/* One call of a routine. */
typedef struct Frame {
    const Template *template;
    const struct Frame *caller; /* holds the contexts further out; NULL for the page */
    const struct Frame *indent_outer;
    const char *indent;
    gsize indent_length;
    guint depth;
    guint *n_calls;
    guint n_entries;
    Entry entries[TEMPLATE_DEPTH_MAX + 1];
} Frame;

static const TemplateData *look_in(const TemplateData *data, const char *name)
{
    return data->kind == DATA_MAP ? g_hash_table_lookup(data->map, name) : NULL;
}

static const TemplateData *look_up(const Frame *frame, const char *name)
{
    for (; frame != NULL; frame = frame->caller) {
        for (guint i = frame->n_entries; i > 0; i--) {
            const TemplateData *found = look_in(frame->entries[i - 1].data, name);
            if (found != NULL) {
                return found;
            }
        }
    }
    return NULL;
}

static const TemplateData *top_of(const Frame *frame)
{
    while (frame->n_entries == 0) {
        frame = frame->caller;
        g_assert(frame != NULL); /* the outermost holds the page */
    }
    return frame->entries[frame->n_entries - 1].data;
}

/* The value that the operation names, or NULL. */
static const TemplateData *value_of(const Frame *frame, const Op *op)
{
    if (op->n_steps == 0) {
        return top_of(frame);
    }
    gpointer *parts = frame->template->parts->pdata + op->place;
    const TemplateData *value = look_up(frame, parts[0]);
    for (guint i = 1; i < op->n_steps && value != NULL; i++) {
        value = look_in(value, parts[i]);
    }
    return value;
}

static void print_value(const TemplateData *value, bool escaped, GString *out)
{
    if (value == NULL) {
        return;
    }
    if (value->kind == DATA_BOOL) {
        g_string_append(out, value->truth ? "true" : "false");
    } else if (value->kind == DATA_STRING) {
        if (escaped) {
            template_append_escaped(out, value->string->str, value->string->len);
        } else {
            template_append(out, value->string->str, value->string->len);
        }
    }
}

static void append_indent(const Frame *frame, GString *out)
{
    if (frame->indent_outer != NULL) {
        append_indent(frame->indent_outer, out);
    }
    template_append(out, frame->indent, frame->indent_length);
}

/* Begins a section; false if it is not to be shown. */
static bool push_section(Frame *frame, const TemplateData *value)
{
    if (!template_data_is_true(value)) {
        return false;
    }
    Entry entry = {.data = value};
    if (value->kind == DATA_LIST) {
        entry.list = value;
        entry.data = g_ptr_array_index(value->items, 0);
    }
    frame->entries[frame->n_entries++] = entry;
    return true;
}

/* Goes on to the next item; false, and the section is over, if there is none. */
static bool next_item(Frame *frame)
{
    g_assert(frame->n_entries > 0); /* there is no OP_NEXT without its OP_EACH */
    Entry *entry = &frame->entries[frame->n_entries - 1];
    if (entry->list == NULL || ++entry->index == entry->list->items->len) {
        frame->n_entries--;
        return false;
    }
    entry->data = g_ptr_array_index(entry->list->items, entry->index);
    return true;
}

static void run(Frame *frame, guint32 entry, GString *out);

static void call(const Frame *caller, const Op *op, GString *out)
{
    if (caller->depth == TEMPLATE_DEPTH_MAX || *caller->n_calls == CALLS_MAX) {
        return;
    }
    const Template *template = caller->template;
    ++*caller->n_calls;
    Frame frame;
    frame.template = template;
    frame.caller = caller;
    frame.indent_outer = op->fresh ? NULL : caller;
    frame.indent = template->text->str + op->offset;
    frame.indent_length = op->length;
    frame.depth = caller->depth + 1;
    frame.n_calls = caller->n_calls;
    frame.n_entries = 0;
    run(&frame, g_array_index(template->routines, Routine, op->routine).entry, out);
}

static void run(Frame *frame, guint32 entry, GString *out)
{
    const Template *template = frame->template;
    guint32 at = entry;
    for (;;) {
        const Op *op = template_op_at(template, at++);
        switch ((OpCode)op->code) {
        case OP_TEXT:
            template_append(out, template->text->str + op->offset, op->length);
            break;
        case OP_ESCAPE:
        case OP_RAW:
            print_value(value_of(frame, op), op->code == OP_ESCAPE, out);
            break;
        case OP_UNLESS:
            at = template_data_is_true(value_of(frame, op)) ? op->end : at;
            break;
        case OP_EACH:
            at = push_section(frame, value_of(frame, op)) ? at : op->end;
            break;
        case OP_NEXT:
            at = next_item(frame) ? op->end + 1 : at;
            break;
        case OP_INDENT:
            append_indent(frame, out);
            break;
        case OP_CALL:
            call(frame, op, out);
            break;
        case OP_IF:
        case OP_ENTER:
        case OP_SKIP:
        case OP_PIECES:
        case OP_PIECE:
            g_assert_not_reached(); /* only strict templates have them */
        case OP_END:
            return;
        }
    }
}

void template_render_data(const Template *template, const TemplateData *data, GString *out)
{
    g_return_if_fail(template->shape == NULL);
    guint n_calls = 0;
    Frame frame;
    frame.template = template;
    frame.caller = NULL;
    frame.indent_outer = NULL;
    frame.indent = NULL;
    frame.indent_length = 0;
    frame.depth = 0;
    frame.n_calls = &n_calls;
    frame.n_entries = 1;
    frame.entries[0] = (Entry){.data = data};
    template_reserve_output(out, template->n_literal);
    run(&frame, 0, out);
    template_finish_output(out);
}
