/*
 * compile.h: what the files that compile share. Private to the template room.
 */
#pragma once

#include "template/program.h"

/* ---- Blocks (blocks.c) ---- */

/* A table of names that people write. It is no hash table: GLib has one hash of a text, for which
 * somebody may write a file of names that all have the same. */
GTree *template_names_new(GDestroyNotify free_name, GDestroyNotify free_value);

typedef struct Blocks Blocks;

/* A block in a parent tag, which takes the place of the parent's block of this name. */
typedef struct Override {
    const Source *source;
    guint node;          /* the block */
    const char *parent;  /* the name of the parent, for errors */
    const Blocks *outer; /* the blocks in force where it is written, which are in force in it */
    bool used;
} Override;

/* Which blocks are overridden where a template is put in. Immutable and shared: entering a parent
 * makes a new one on top. An override from further out comes before one from further in, so what
 * is already overridden is not taken up again, and any chain of parents ends with no change. */
struct Blocks {
    const Blocks *outer;
    GTree *overrides;  /* name to Override; NULL in the outermost */
    GHashTable *inner; /* parent Node to the Blocks that it makes of these */
};

Blocks *template_blocks_new(void);
/* Frees these and all that were made of them. */
void template_blocks_free(Blocks *blocks);
/* The blocks in force inside the parent tag `node` of `source`. They belong to `blocks`. */
Blocks *template_blocks_enter(Blocks *blocks, const Source *source, guint node);
/* The override of the block `name`, or NULL; marks it as used. */
Override *template_blocks_find(const Blocks *blocks, const char *name);
/* Reports each override of these and their inner ones that no block asked for. */
void template_blocks_check(const Blocks *blocks, ErrorSink *sink);

/* ---- Names (resolve.c) ---- */

/* How a context lies to the map with which its routine was called. */
typedef enum Origin {
    ORIGIN_OTHER,
    ORIGIN_START, /* it is that map */
    ORIGIN_BELOW, /* it was reached from that map: the data must end some time */
} Origin;

/* Where a value is, and what. */
typedef struct ValueRef {
    TemplateType type;
    const TemplateShape *shape;
    Origin origin; /* of the context from which it was reached */
    guint16 slot;
    guint8 n_steps;
    guint32 steps;      /* as Op.steps */
    const char *dotted; /* its full name; belongs to the Resolver */
    bool self;          /* {{.}} where the context is a map */
} ValueRef;

/* One entry of the stack of contexts. */
typedef struct Context {
    ValueRef value; /* a map in `slot`, or any other value, which only {{.}} reaches */
    Origin origin;
} Context;

typedef struct Resolver {
    Template *program; /* takes the steps */
    ErrorSink *sink;
    GArray *contexts;      /* of Context */
    GStringChunk *strings; /* dotted names */
    guint n_slots;
} Resolver;

/* Finds the name of the tag in the contexts. Reports why and returns false if there is none. */
bool template_resolve_name(Resolver *resolver, const Source *source, const Node *node,
                           ValueRef *ref);
const char *template_type_name(TemplateType type);

/* ---- The compiler (compile.c, which calls values.c and routines.c) ---- */

/* The templates that are being put in, one inside the other; the innermost first. */
typedef struct Expansion {
    const Source *source;
    const Blocks *blocks;
    const struct Expansion *outer;
} Expansion;

/* Where nodes are put: what holds for all nodes of one template or block. */
typedef struct Site {
    const Source *source;
    Blocks *blocks;
    const Expansion *expansion;
    Slice dedent;     /* taken from the start of each line */
    Slice indent;     /* put there instead */
    bool call_indent; /* before that, the indentation with which the routine was called */
} Site;

/* A recursive partial, compiled after what calls it. */
typedef struct Callee {
    const Source *source;
    Blocks *blocks;
    GArray *contexts; /* of Context: what it begins with */
} Callee;

/* Loops that stand in each other, none over a list that it is reached from another's item by: what
 * is printed is the product of their lengths. A table of rows and columns is two, several of them
 * are three; more would let a short template print without an end. */
#define TEMPLATE_PRODUCT_MAX 3

/* The loops that are open, and what is reached from the item of each. Loop 0 is the page. */
typedef struct Loops {
    guint n_open;
    guint n_factors;                         /* of them those that make the product greater */
    guint8 of_slot[TEMPLATE_SLOTS_MAX];      /* the loop from whose item a slot is reached */
    guint8 n_inside[TEMPLATE_SLOTS_MAX + 1]; /* how many open ones are over lists of its item */
} Loops;

typedef struct Compiler {
    Template *program;
    ErrorSink sink;
    const TemplateLoader *loader; /* or NULL */
    Resolver resolver;
    GTree *sources;     /* name to Source; to NULL where there is none */
    Blocks *blocks;     /* the outermost */
    GPtrArray *callees; /* of Callee, by the index of their routine */
    Loops loops;
    bool in_routine;
    guint depth;   /* of sections, partials, parents and blocks */
    guint n_nodes; /* compiled so far */
    bool stopped;  /* by an error that would only come again and again */
} Compiler;

/* values.c */

/* Prints the value that a tag names. */
void template_compile_value(Compiler *compiler, const Site *site, const Node *node);

/* A section that was begun: how it is ended. */
typedef enum SectionEnd { SECTION_PLAIN, SECTION_IF, SECTION_LOOP } SectionEnd;
typedef struct Section {
    SectionEnd end;
    guint32 open;   /* its operation; not of a plain one, whose inside is printed as it is */
    bool context;   /* its value is a context of what is inside */
    bool has_slot;  /* and has a slot */
    guint8 of_loop; /* of a loop: that from whose item its list is reached */
} Section;

/* Begins a section, or reports that its name is wrong and returns false: the names inside can only
 * be judged where they do not hang on this one. */
bool template_begin_section(Compiler *compiler, const Site *site, const Node *node,
                            Section *section);
void template_end_section(Compiler *compiler, const Section *section);

/* routines.c */

/* Calls the routine that `site` (the inside of a partial that is already being put in) is. Where
 * there is none it is added to the callees, for compile.c to compile later. `node` is the tag in
 * `caller`. */
void template_compile_call(Compiler *compiler, const Site *caller, const Node *node,
                           const Site *site);
void template_callee_free(gpointer callee);
