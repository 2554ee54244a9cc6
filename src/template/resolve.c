/* resolve.c: finds the names of a template in the shapes. */
#include "template/compile.h"

#include <string.h>

/* A name that is off by more letters than this, or by half of its own, is another name. */
#define SLIP_MAX 2

const char *template_type_name(TemplateType type)
{
    static const char *const names[] = {"text", "html", "url", "bool", "list", "map", "pieces"};
    return names[type];
}

static const TemplateName *find_in_shape(const TemplateShape *shape, const char *part, gsize length,
                                         guint32 *index)
{
    for (gsize i = 0; shape && i < shape->n_names; i++) {
        const char *name = shape->names[i].name;
        if (strncmp(name, part, length) == 0 && name[length] == '\0') {
            *index = (guint32)i;
            return &shape->names[i];
        }
    }
    return NULL;
}

/* Keeps the nearest of the shape's names in `best`, if one is nearer than `distance`. */
static guint find_nearest(const TemplateShape *shape, const char *part, guint distance,
                          const char **best)
{
    for (gsize i = 0; shape && i < shape->n_names && distance > 0; i++) {
        guint slips = template_measure_distance(part, shape->names[i].name, distance - 1);
        if (slips < distance && 2 * slips < strlen(part)) {
            distance = slips;
            *best = shape->names[i].name;
        }
    }
    return distance;
}

static void fail_name(const Resolver *resolver, const Source *source, const Node *node,
                      const char *problem, const char *best)
{
    if (best) {
        template_sink_add(resolver->sink, source->name, node->line, node->column,
                          "%s; the nearest is '%s'", problem, best);
    } else {
        template_sink_add(resolver->sink, source->name, node->line, node->column, "%s", problem);
    }
}

static const Context *context_at(const Resolver *resolver, guint index)
{
    return &g_array_index(resolver->contexts, Context, index);
}

static void resolve_self(const Context *top, ValueRef *ref)
{
    *ref = top->value;
    ref->origin = top->origin;
    ref->self = top->value.type == TEMPLATE_MAP;
}

/* Finds the first part of a name, from the innermost context outwards. */
static const TemplateName *find_first(const Resolver *resolver, const char *part, gsize length,
                                      guint32 *index, const Context **found)
{
    for (guint i = resolver->contexts->len; i > 0; i--) {
        const Context *context = context_at(resolver, i - 1);
        if (context->value.type == TEMPLATE_MAP) {
            const TemplateName *name = find_in_shape(context->value.shape, part, length, index);
            if (name) {
                *found = context;
                return name;
            }
        }
    }
    return NULL;
}

static void fail_first(const Resolver *resolver, const Source *source, const Node *node,
                       const char *part, gsize length)
{
    if (!template_sink_is_new(resolver->sink, node))
        return;
    g_autofree char *first = g_strndup(part, length);
    const char *best = NULL;
    guint distance = SLIP_MAX + 1;
    for (guint i = resolver->contexts->len; i > 0; i--) {
        const ValueRef *value = &context_at(resolver, i - 1)->value;
        if (value->type == TEMPLATE_MAP)
            distance = find_nearest(value->shape, first, distance, &best);
    }
    g_autofree char *problem = g_strdup_printf("unknown name '%s'", first);
    fail_name(resolver, source, node, problem, best);
}

/* `parent` is what the part should be in: a map without it, or no map at all. */
static void fail_part(const Resolver *resolver, const Source *source, const Node *node,
                      const TemplateName *parent, const char *part, gsize length)
{
    if (parent->type == TEMPLATE_MAP && !parent->shape) {
        resolver->sink->in_the_dark = true;
        return;
    }
    if (!template_sink_is_new(resolver->sink, node))
        return;
    g_autofree char *name = g_strndup(part, length);
    g_autofree char *outer = g_strndup(node->name, (gsize)(part - 1 - node->name));
    g_autofree char *problem = NULL;
    const char *best = NULL;
    if (parent->type == TEMPLATE_MAP) {
        find_nearest(parent->shape, name, SLIP_MAX + 1, &best);
        problem = g_strdup_printf("unknown name '%s' in '%s'", name, outer);
    } else {
        problem = g_strdup_printf("unknown name '%s' in '%s', which is of type %s", name, outer,
                                  template_type_name(parent->type));
    }
    fail_name(resolver, source, node, problem, best);
}

bool template_resolve_name(Resolver *resolver, const Source *source, const Node *node,
                           ValueRef *ref)
{
    if (strcmp(node->name, ".") == 0) {
        resolve_self(context_at(resolver, resolver->contexts->len - 1), ref);
        return true;
    }
    guint32 steps[TEMPLATE_DEPTH_MAX]; /* no name has more parts: the scanner sees to that */
    guint n_steps = 0;
    const char *part = node->name;
    gsize length = strcspn(part, ".");
    const Context *context = NULL;
    const TemplateName *name = find_first(resolver, part, length, &steps[n_steps++], &context);
    if (!name) {
        fail_first(resolver, source, node, part, length);
        return false;
    }
    while (part[length] == '.') {
        part += length + 1;
        length = strcspn(part, ".");
        const TemplateName *parent = name;
        name = parent->type == TEMPLATE_MAP
                   ? find_in_shape(parent->shape, part, length, &steps[n_steps++])
                   : NULL;
        if (!name) {
            fail_part(resolver, source, node, parent, part, length);
            return false;
        }
    }
    *ref = (ValueRef){.type = name->type,
                      .shape = name->shape,
                      .origin = context->origin,
                      .slot = context->value.slot,
                      .n_steps = (guint8)n_steps,
                      .steps = steps[0]};
    if (n_steps > 1) {
        ref->steps = resolver->program->steps->len;
        g_array_append_vals(resolver->program->steps, steps, n_steps);
    }
    const char *prefix = context->value.dotted;
    g_autofree char *dotted = *prefix != '\0' ? g_strconcat(prefix, ".", node->name, NULL) : NULL;
    ref->dotted = g_string_chunk_insert_const(resolver->strings, dotted ? dotted : node->name);
    return true;
}
