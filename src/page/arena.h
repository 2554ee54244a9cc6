/*
 * arena.h: memory for what one page, or one language, is made of: handed out in one direction,
 * all of it taken back at once. The blocks stay, so that a worker allocates nothing from its second
 * page on.
 */
#pragma once

#include <glib.h>
#include <string.h>

#include "template/template.h"

G_BEGIN_DECLS

/* Its fields are for the functions below alone. */
typedef struct Arena {
    GArray *blocks; /* memory, of which each page begins with the first */
    guint current;  /* the block that is handed out */
    char *free;     /* in it, and how many bytes */
    gsize n_free;
} Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arena, arena_free)

/* Takes back everything that was handed out. */
void arena_reset(Arena *arena);

/* Goes on to where there are so many bytes. Only for arena_alloc. */
void arena_make_room(Arena *arena, gsize size);

/* `size` bytes, aligned for any type, not cleared. They live until the next reset. Of nothing there
 * is a byte too: who counts on from it has an address. */
static inline gpointer arena_alloc(Arena *arena, gsize size)
{
    size = ((size > 0 ? size : 1) + 15) & ~(gsize)15;
    if (G_UNLIKELY(arena->n_free < size))
        arena_make_room(arena, size);
    gpointer result = arena->free;
    arena->free += size;
    arena->n_free -= size;
    return result;
}

/* Values, all of them zero: false or empty. */
TemplateValue *arena_values(Arena *arena, gsize n);

/* A text: a copy of what `text` holds. */
TemplateValue arena_text(Arena *arena, const GString *text);

/* Several texts (at most 16) as one, in their order; NULL ends them. */
TemplateValue arena_join(Arena *arena, ...) G_GNUC_NULL_TERMINATED;

/* `n` texts as one; and `n` values, whose lengths are known. */
TemplateValue arena_join_n(Arena *arena, const char *const *texts, gsize n);
TemplateValue arena_concat(Arena *arena, const TemplateValue *texts, gsize n);

/* A text as HTML: itself, where it has nothing to escape. */
TemplateValue arena_html(Arena *arena, TemplateValue text);

/* A name, an id or a token as HTML, for a value of that type. The text lives longer than the page.
 * Empty where `text` is NULL. */
TemplateValue arena_escaped(Arena *arena, const char *text);

/* As arena_escaped, in an element without attributes: "bdi", "code". */
TemplateValue arena_element(Arena *arena, const char *element, const char *text);

/* A text as an anchor: in lower case, with hyphens for spaces. All else stays, so that C++ and C#
 * are two; a page's own ids have capitals where an anchor could be the same. */
TemplateValue arena_anchor(Arena *arena, const char *text);

/* A number. */
TemplateValue arena_number(Arena *arena, guint number);

/* A text that lives longer than the page: nothing is copied. NULL is none. */
static inline TemplateValue arena_static(const char *text)
{
    return (TemplateValue){text, text ? strlen(text) : 0};
}

/* True or false. */
static inline TemplateValue arena_bool(gboolean value)
{
    return (TemplateValue){NULL, value ? 1 : 0};
}

G_END_DECLS
