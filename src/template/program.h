/*
 * program.h: the compiled form of a template. Private to the template room.
 *
 * A Template is an array of operations that run from the first to OP_END. What it prints literally
 * is one block of text; where values are found is one block of numbers. Partials, parents and
 * blocks are gone: they were put in place when it was compiled. Only a partial that holds itself
 * is a routine, which OP_CALL runs.
 *
 * The values in reach are kept in slots. Slot 0 is the page; each section that
 * enters a map or an item has a slot of its own. The place of a value is a slot and the steps from
 * there: the index of a value in the slot's map, then the index in the map that this is, and so on.
 */
#pragma once

#include "template/source.h"

typedef enum OpCode {
    OP_TEXT,   /* print text[offset, length] */
    OP_ESCAPE, /* print the value, escaped */
    OP_RAW,    /* print the value */
    OP_IF,     /* go to `end` if the value is false */
    OP_UNLESS, /* go to `end` if the value is true */
    OP_ENTER,  /* go to `end` if the map is not there, else put it into slot `target` */
    OP_EACH,   /* go to `end` if the list is empty, else put its first item into slot `target` */
    OP_NEXT,   /* put the next item of the list at `end` (its OP_EACH) into its slot and go there,
                  or go on if there is none */
    OP_SKIP,   /* go to `end` */
    OP_INDENT, /* print the indentation with which this routine was called */
    OP_CALL,   /* run the routine, with text[offset, length] added to the indentation */
    OP_PIECES, /* an OP_EACH with nothing but an OP_PIECE of its items in it */
    OP_PIECE,  /* print piece `offset` of the map's pieces, or run the operations from `end` */
    OP_END,    /* return */
} OpCode;

typedef struct Op {
    guint8 code;
    guint8 n_steps;
    bool fresh;     /* OP_CALL: the indentation that was in force is left off */
    guint16 slot;   /* of the value */
    guint16 target; /* OP_ENTER, OP_EACH */
    guint32 steps;  /* the first step of the value; where there are more, their start in `steps` */
    guint32 end;    /* an index of an operation */
    guint32 offset; /* OP_TEXT, OP_CALL; OP_EACH: how many values an item has; OP_PIECE */
    guint32 length; /* OP_TEXT, OP_CALL; OP_EACH, OP_ENTER: where in `shapes` that of `target` is */
    guint32 routine; /* OP_CALL */
    guint32 window;  /* OP_CALL: where in `windows` its slots are listed */
} Op;

/* What is handed to one slot of a called routine: the slot of the caller, or, with steps, the
 * value there (so that the slot holds one value). */
typedef struct Argument {
    guint16 slot;
    guint8 n_steps;
    bool by_value; /* the slot gets the place of the value, not the slot's map */
    bool unused;   /* nothing reads it */
    guint32 steps; /* as Op.steps */
} Argument;

typedef struct Routine {
    guint32 entry;
    guint32 n_arguments;
} Routine;

/* A piece of the sections on maps of a shape: operations up to an OP_END, the map in `slot`. */
typedef struct Piece {
    const TemplateShape *shape;
    guint32 entry;
    guint16 slot;
} Piece;

/* Slots that one routine can have: what it was called with, and one for each level of nesting.
 * Both are no more than TEMPLATE_DEPTH_MAX. */
#define TEMPLATE_SLOTS_MAX (2 * TEMPLATE_DEPTH_MAX)

/* A template that grows beyond this while partials are put in is an error, not a memory full of
 * operations: 60 partials, each holding the next twice, would be 2^60. */
#define TEMPLATE_OPS_MAX (1 << 20)

struct Template {
    GArray *ops;                /* of Op */
    GString *text;              /* what is printed literally, and indentations */
    GArray *steps;              /* of guint32 */
    GArray *windows;            /* of Argument */
    GArray *routines;           /* of Routine */
    GArray *pieces;             /* of Piece; those of one shape in their order */
    GPtrArray *shapes;          /* of maps and items (TemplateShape); NULL of texts */
    GPtrArray *names;           /* dotted names for template_each_name */
    const TemplateShape *shape; /* of the page */
    gsize n_literal;            /* bytes that OP_TEXT holds: a first guess of a page's size */
    guint32 label; /* while it is built: texts before this operation are not added to */
};

Template *template_program_new(const TemplateShape *shape);
/* The names of a template that is made from another are those of the other. */
void template_share_names(Template *program, const Template *from);

/* Appends an operation and returns its index. */
guint32 template_emit_op(Template *program, Op op);
/* Prints text; joins it with a text that was printed right before. */
void template_emit_text(Template *program, const char *text, gsize length);
/* Ends the section that was begun by the operation `open`; takes it out again if it is empty. */
void template_emit_end(Template *program, guint32 open);
/* Ends the loop that was begun by the OP_EACH `open`. */
void template_emit_next(Template *program, guint32 open);
/* Puts `text` into the text block for other uses than printing. Returns where it is. */
guint32 template_store_text(Template *program, const char *text, gsize length);

static inline Op *template_op_at(const Template *program, guint32 index)
{
    return &g_array_index(program->ops, Op, index);
}

/* The value that steps lead to from a map or an item, through maps that may be absent. */
static inline const TemplateValue *template_walk(const TemplateValue *map, const guint32 *steps,
                                                 guint n_steps)
{
    static const TemplateValue nothing = {NULL, 0};
    const TemplateValue *value = &map[steps[0]];
    for (guint i = 1; i < n_steps; i++) {
        if (value->size == 0)
            return &nothing;
        value = (const TemplateValue *)value->data + steps[i];
    }
    return value;
}

/* Appends bytes to a string that has room most of the time. The string's final NUL is not
 * written: who calls this ends with template_finish_output. */
static inline void template_append(GString *out, const char *data, gsize length)
{
    if (G_UNLIKELY(out->allocated_len - out->len <= length)) {
        gsize filled = out->len;
        g_string_set_size(out, filled + length); /* doubles what it has */
        out->len = filled;
    }
    if (length > 0) {
        __builtin_memcpy(out->str + out->len, data, length);
        out->len += length;
    }
}

/* As template_append, escaped. */
void template_append_escaped(GString *out, const char *data, gsize length);

static inline void template_finish_output(GString *out)
{
    out->str[out->len] = '\0';
}

/* Makes room for `length` more bytes. */
void template_reserve_output(GString *out, gsize length);
