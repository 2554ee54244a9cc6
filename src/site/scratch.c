#include "site/scratch.h"

#include <stdarg.h>
#include <string.h>

/* A pair page takes some 10 KiB of values and texts; a larger need gets a block of its own. */
#define SCRATCH_BLOCK (64 * 1024)

/* Parts of a text that is joined. */
#define SCRATCH_PARTS_MAX 16

typedef struct ScratchBlock {
    char *bytes;
    gsize size;
} ScratchBlock;

struct Scratch {
    GArray *blocks; /* ScratchBlock */
    guint current;
    char *free; /* in the current block, and how many bytes */
    gsize n_free;
};

static void scratch_block_clear(gpointer data)
{
    g_free(((ScratchBlock *)data)->bytes);
}

Scratch *scratch_new(void)
{
    Scratch *scratch = g_new0(Scratch, 1);
    scratch->blocks = g_array_new(FALSE, FALSE, sizeof(ScratchBlock));
    g_array_set_clear_func(scratch->blocks, scratch_block_clear);
    return scratch;
}

void scratch_free(Scratch *scratch)
{
    if (!scratch)
        return;
    g_array_unref(scratch->blocks);
    g_free(scratch);
}

static void scratch_enter_block(Scratch *scratch, guint index)
{
    const ScratchBlock *block = &g_array_index(scratch->blocks, ScratchBlock, index);
    scratch->current = index;
    scratch->free = block->bytes;
    scratch->n_free = block->size;
}

void scratch_reset(Scratch *scratch)
{
    if (scratch->blocks->len > 0)
        scratch_enter_block(scratch, 0);
}

/* Goes on to the next block, which may be a new one, until there are so many bytes. */
static void scratch_make_room(Scratch *scratch, gsize size)
{
    while (scratch->n_free < size) {
        guint next = scratch->free ? scratch->current + 1 : 0;
        if (next == scratch->blocks->len) {
            ScratchBlock block = {.size = MAX(size, SCRATCH_BLOCK)};
            block.bytes = g_malloc(block.size);
            g_array_append_val(scratch->blocks, block);
        }
        scratch_enter_block(scratch, next);
    }
}

gpointer scratch_alloc(Scratch *scratch, gsize size)
{
    size = (size + 15) & ~(gsize)15;
    if (G_UNLIKELY(scratch->n_free < size))
        scratch_make_room(scratch, size);
    gpointer result = scratch->free;
    scratch->free += size;
    scratch->n_free -= size;
    return result;
}

TemplateValue *scratch_values(Scratch *scratch, gsize n)
{
    TemplateValue *values = scratch_alloc(scratch, n * sizeof *values);
    memset(values, 0, n * sizeof *values);
    return values;
}

TemplateValue scratch_text(Scratch *scratch, const GString *text)
{
    char *copy = scratch_alloc(scratch, text->len + 1);
    memcpy(copy, text->str, text->len + 1);
    return (TemplateValue){copy, text->len};
}

TemplateValue scratch_join(Scratch *scratch, ...)
{
    const char *parts[SCRATCH_PARTS_MAX], *part;
    gsize n = 0;
    va_list arguments;
    va_start(arguments, scratch);
    while ((part = va_arg(arguments, const char *))) {
        g_assert(n < SCRATCH_PARTS_MAX);
        parts[n++] = part;
    }
    va_end(arguments);
    return scratch_join_n(scratch, parts, n);
}

TemplateValue scratch_join_n(Scratch *scratch, const char *const *parts, gsize n)
{
    TemplateValue values[SCRATCH_PARTS_MAX];
    for (gsize i = 0; i < n; i++)
        values[i] = (TemplateValue){parts[i], strlen(parts[i])};
    return scratch_concat(scratch, values, n);
}

TemplateValue scratch_concat(Scratch *scratch, const TemplateValue *parts, gsize n)
{
    gsize length = 0;
    for (gsize i = 0; i < n; i++)
        length += parts[i].size;
    char *text = scratch_alloc(scratch, length + 1), *end = text;
    for (gsize i = 0; i < n; i++)
        if (parts[i].size > 0)
            end = mempcpy(end, parts[i].data, parts[i].size);
    *end = '\0';
    return (TemplateValue){text, length};
}

TemplateValue scratch_html(Scratch *scratch, TemplateValue text)
{
    if (template_plain_length(text.data, text.size) == text.size)
        return text;
    g_autoptr(GString) html = g_string_sized_new(2 * text.size);
    template_escape(text.data, (gssize)text.size, html);
    return scratch_text(scratch, html);
}

TemplateValue scratch_escaped(Scratch *scratch, const char *text)
{
    return scratch_html(scratch, scratch_static(text));
}

TemplateValue scratch_element(Scratch *scratch, const char *element, const char *text)
{
    return scratch_join(scratch, "<", element, ">", scratch_escaped(scratch, text).data, "</",
                        element, ">", NULL);
}

TemplateValue scratch_number(Scratch *scratch, guint number)
{
    enum { DIGITS_MAX = 10 }; /* of 32 bits */
    char *end = (char *)scratch_alloc(scratch, DIGITS_MAX + 1) + DIGITS_MAX, *digits = end;
    *end = '\0';
    do
        *--digits = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    return (TemplateValue){digits, (gsize)(end - digits)};
}

TemplateValue scratch_static(const char *text)
{
    return (TemplateValue){text, text ? strlen(text) : 0};
}

TemplateValue scratch_bool(gboolean value)
{
    return (TemplateValue){NULL, value ? 1 : 0};
}
