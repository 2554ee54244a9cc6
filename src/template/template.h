/*
 * template.h: Mustache templates: compile once, render many times.
 *
 * The language is Mustache as its public specification has it (https://mustache.github.io):
 * comments, delimiters, interpolation, sections, inverted sections, partials, and the optional
 * inheritance module (parents and blocks). Lambdas and dynamic names are not there.
 *
 * This room knows nothing of codes or pages and includes nothing but GLib
 * and the C library.
 *
 * A template is compiled against a shape: the declared names of a kind of page. Every name of the
 * template is resolved to a place then, so an unknown name or a wrong use of a type is an error
 * with line and column, where the specification would print nothing; and rendering looks nothing
 * up and allocates nothing but what the output buffer needs.
 *
 * A compiled Template never changes: any number of threads may render one at once.
 *
 * Where the specification is silent: an empty line of a partial is not indented; of blocks that a
 * parent tag repeats, the last holds; a block in a block that replaces another belongs to the
 * template in which it is written.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* How deep sections, partials and blocks may nest in a template, and how deep a partial may call
 * itself: what is deeper in a template is an error, what is deeper in the data is not printed. */
#define TEMPLATE_DEPTH_MAX 64

typedef struct Template Template;

/* ---- Errors ---- */

typedef struct TemplateError {
    char *template_name; /* the template or partial in which it is */
    guint line, column;  /* from 1, where the tag begins; columns count characters */
    char *text;          /* lower case, problem first, the subject in single quotes */
} TemplateError;

/* A new, empty list of TemplateError. Free with g_ptr_array_unref. */
GPtrArray *template_errors_new(void);

/* ---- Where partials and parents come from ---- */

/* Returns the source of the template of this name and sets its length in bytes, or returns NULL
 * where there is none. It is asked once for each name. The text belongs to the loader and must live
 * until template_compile returns. */
typedef const char *(*TemplateLoad)(const char *name, gsize *length, gpointer user_data);

typedef struct TemplateLoader {
    TemplateLoad load;
    gpointer user_data;
} TemplateLoader;

/* ---- Shapes and values ---- */

typedef enum TemplateType {
    TEMPLATE_TEXT,   /* {{x}} escapes it; {{{x}}} and {{&x}} are errors */
    TEMPLATE_HTML,   /* {{x}} and {{{x}}} print it as it is */
    TEMPLATE_URL,    /* a URL reference, already percent-encoded; {{x}} escapes it as text */
    TEMPLATE_BOOL,   /* only for sections */
    TEMPLATE_LIST,   /* only for sections; each item is a map of `shape`, or, where `shape` is NULL,
                        a text that {{.}} prints */
    TEMPLATE_MAP,    /* a section enters it when it is there; a.b reaches into it */
    TEMPLATE_PIECES, /* what sections on this map print, ready made: see Pieces below. No template
                        can name it; its own name is "" */
} TemplateType;

typedef struct TemplateShape TemplateShape;

typedef struct TemplateName {
    const char *name;
    TemplateType type;
    bool constant;              /* of the top level: known when the template is bound (see
                                   template_bind); of a map or an item: the same wherever that map
                                   stands (see Pieces below) */
    const TemplateShape *shape; /* of a map, or of the items of a list; else NULL. Of a map NULL as
                                   well where nobody knows its names: a template that uses one of
                                   them is not compiled, and that is no error of its own */
} TemplateName;

/* The names that a map has, in the order of its values. A name is always present: where there is
 * nothing, its value is false or empty (an all-zero TemplateValue). So an inner name always hides
 * an outer one, and every name has one place. A shape must outlive what is compiled against it.
 * A shape may hold itself (a list of children): a recursive partial walks it. */
struct TemplateShape {
    const TemplateName *names;
    gsize n_names;
};

/* One value. What it is, the shape says:
 *   text, html, url   data: bytes (UTF-8), size: how many of them
 *   bool              size: 0 or 1
 *   map               data: n_names values, size: 1; or {NULL, 0} where there is none
 *   list              data: the items one behind the other (each n_names values of its shape, or
 *                     one text), size: how many items
 *   pieces            data: one html value for each piece, size: how many; {NULL, 0} where none is
 *                     ready made: the template then prints what they would hold
 * A section is true when size is not 0. */
typedef struct TemplateValue {
    const void *data;
    gsize size;
} TemplateValue;

/* Compiles `source` (length bytes, or -1 when it ends in NUL) with its partials and parents, which
 * `loader` gives (NULL: there are none). `shape` is what the page offers. Appends every error found
 * to `errors` (a list from template_errors_new), this template's first and then by template, each
 * by line and column, and then returns NULL. Errors are: tags that are not closed, do not match, or
 * say nothing sensible; too much nesting or text; names that are not there, types that do not fit,
 * missing partials and parents, blocks and tags in a parent that nothing prints, partials that hold
 * themselves without end. Names inside a section whose own name is wrong are not judged. Free with
 * template_free. */
Template *template_compile(const char *name, const char *source, gssize length,
                           const TemplateLoader *loader, const TemplateShape *shape,
                           GPtrArray *errors);

void template_free(Template *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Template, template_free)

/* Folds what is known into the template: every use of a name that its shape calls constant is
 * replaced by what it prints, sections on it are kept, dropped or unrolled, and neighbouring text
 * is joined.
 * `page` holds the values of the whole shape; only the constant ones are read, and what they print
 * is copied. The result renders the same page with fewer steps, needs `template` no more, and is
 * given the whole page again. Free with template_free. */
Template *template_bind(const Template *template, const TemplateValue *page);

/* ---- Pieces: what is printed once and copied ---- */

/* A map such as a code stands on many pages, and most of what a template says of it comes from the
 * map alone. Of this section, where the shape of `left` calls all names constant but `verdict`,
 *
 *     {{#left}}<h2><a href="{{href}}">{{id}}</a></h2>{{verdict}}<p>{{gloss}}</p>{{/left}}
 *
 * all that stands before {{verdict}} is one piece of `left`, and all that follows is another. Who
 * owns such a map has each piece printed once, and every page that has the map copies its bytes.
 *
 * Three things make a map one that has pieces:
 *   1. Its shape has a name of type TEMPLATE_PIECES, and calls `constant` every name whose value is
 *      the same wherever the map stands.
 *   2. The template is bound and then cut, by template_cut. A piece is a run of a section on the
 *      map, as long as can be: it holds literal text, constant names of the map, and whole
 *      sections on such names. It ends at a name that is not constant, at a name of the page or of
 *      a map around it, at a section on one of these, and at a map inside that has pieces. A
 *      single literal or name is left as it is, and two runs that say the same are one piece.
 *   3. For each map its owner calls template_render_piece for each of the pieces that the template
 *      has of the shape, 0 to template_count_pieces - 1, and stores the results in that order, as
 *      html values, in the value of the name of type TEMPLATE_PIECES.
 *
 * Nothing else changes. Templates are written without a thought of pieces; a map whose value of
 * that name is {NULL, 0} prints the same, only slower; and a cut template takes the same values. */

/* Cuts a bound template. The result prints what `template` does, and needs it no more. Free with
 * template_free. */
Template *template_cut(const Template *template);

/* How many pieces a template has of maps of this shape. */
guint template_count_pieces(const Template *template, const TemplateShape *shape);

/* Appends a piece (from 0) to `out`. `map` holds the values of the shape. */
void template_render_piece(const Template *template, const TemplateShape *shape, guint piece,
                           const TemplateValue *map, GString *out);

/* ---- Rendering ---- */

/* Appends the page to `out`. `page` holds the values of the shape, in its order. */
void template_render(const Template *template, const TemplateValue *page, GString *out);

/* Calls `func` with the full dotted name (from the top-level shape) of every value that the
 * template prints or tests, in order of place, a name as often as it stands there. {{.}} has the
 * name of its list. A bound template has the names of the one it was made of. */
typedef void (*TemplateNameFunc)(const char *dotted_name, gpointer user_data);
void template_each_name(const Template *template, TemplateNameFunc func, gpointer user_data);

/* ---- Escaping ---- */

/* Appends `text` (length bytes, or -1) with & < > " escaped: what {{x}} does to a text. */
void template_escape(const char *text, gssize length, GString *out);

/* How many of the first bytes of a text need no escape: all of them, where it is HTML as it is. */
gsize template_plain_length(const char *text, gsize length);

G_END_DECLS
