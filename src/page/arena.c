/* Memory that is handed out in one direction. */
#include "page/arena.h"

#include "digits.h"

#include <stdarg.h>
#include <string.h>

/* A pair page takes some 10 KiB of values and texts; a larger need gets a block of its own. */
#define ARENA_BLOCK (64 * 1024)

/* So many texts are joined at a time. */
#define ARENA_TEXTS_MAX 16

typedef struct ArenaBlock {
    char *bytes;
    gsize size;
} ArenaBlock;

static void arena_block_clear(gpointer data)
{
    g_free(((ArenaBlock *)data)->bytes);
}

Arena *arena_new(void)
{
    Arena *arena = g_new0(Arena, 1);
    arena->blocks = g_array_new(FALSE, FALSE, sizeof(ArenaBlock));
    g_array_set_clear_func(arena->blocks, arena_block_clear);
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    g_array_unref(arena->blocks);
    g_free(arena);
}

static void arena_enter_block(Arena *arena, guint index)
{
    const ArenaBlock *block = &g_array_index(arena->blocks, ArenaBlock, index);
    arena->current = index;
    arena->free = block->bytes;
    arena->n_free = block->size;
}

void arena_reset(Arena *arena)
{
    if (arena->blocks->len > 0)
        arena_enter_block(arena, 0);
}

/* Goes on to the next block, which may be a new one, until there are so many bytes. */
void arena_make_room(Arena *arena, gsize size)
{
    while (arena->n_free < size) {
        guint next = arena->free ? arena->current + 1 : 0;
        if (next == arena->blocks->len) {
            ArenaBlock block = {.size = MAX(size, ARENA_BLOCK)};
            block.bytes = g_malloc(block.size);
            g_array_append_val(arena->blocks, block);
        }
        arena_enter_block(arena, next);
    }
}

TemplateValue *arena_values(Arena *arena, gsize n)
{
    TemplateValue *values = arena_alloc(arena, n * sizeof *values);
    memset(values, 0, n * sizeof *values);
    return values;
}

TemplateValue arena_text(Arena *arena, const GString *text)
{
    char *copy = arena_alloc(arena, text->len + 1);
    memcpy(copy, text->str, text->len + 1);
    return (TemplateValue){copy, text->len};
}

TemplateValue arena_join(Arena *arena, ...)
{
    const char *texts[ARENA_TEXTS_MAX], *text;
    gsize n = 0;
    va_list arguments;
    va_start(arguments, arena);
    while ((text = va_arg(arguments, const char *))) {
        g_assert(n < ARENA_TEXTS_MAX);
        texts[n++] = text;
    }
    va_end(arguments);
    return arena_join_n(arena, texts, n);
}

TemplateValue arena_join_n(Arena *arena, const char *const *texts, gsize n)
{
    gsize lengths[ARENA_TEXTS_MAX], length = 0;
    for (gsize i = 0; i < n; i++)
        length += lengths[i] = strlen(texts[i]);
    char *text = arena_alloc(arena, length + 1), *end = text;
    for (gsize i = 0; i < n; i++)
        end = mempcpy(end, texts[i], lengths[i]);
    *end = '\0';
    return (TemplateValue){text, length};
}

TemplateValue arena_concat(Arena *arena, const TemplateValue *texts, gsize n)
{
    gsize length = 0;
    for (gsize i = 0; i < n; i++)
        length += texts[i].size;
    char *text = arena_alloc(arena, length + 1), *end = text;
    for (gsize i = 0; i < n; i++)
        if (texts[i].size > 0)
            end = mempcpy(end, texts[i].data, texts[i].size);
    *end = '\0';
    return (TemplateValue){text, length};
}

TemplateValue arena_html(Arena *arena, TemplateValue text)
{
    if (template_plain_length(text.data, text.size) == text.size)
        return text;
    g_autoptr(GString) html = g_string_sized_new(2 * text.size);
    template_escape(text.data, (gssize)text.size, html);
    return arena_text(arena, html);
}

TemplateValue arena_escaped(Arena *arena, const char *text)
{
    return arena_html(arena, arena_static(text));
}

TemplateValue arena_element(Arena *arena, const char *element, const char *text)
{
    return arena_join(arena, "<", element, ">", arena_escaped(arena, text).data, "</", element, ">",
                      NULL);
}

TemplateValue arena_anchor(Arena *arena, const char *text)
{
    g_autofree char *anchor = g_ascii_strdown(text, -1);
    return arena_join(arena, g_strdelimit(anchor, " \t", '-'), NULL);
}

TemplateValue arena_number(Arena *arena, guint number)
{
    char *end = (char *)arena_alloc(arena, DIGITS_MAX + 1) + DIGITS_MAX;
    char *begin = digits_write(number, end);
    *end = '\0';
    return (TemplateValue){begin, (gsize)(end - begin)};
}
