#include "site/scratch.h"

#include <stdarg.h>
#include <string.h>

/* A pair page takes some 10 KiB of values and texts; a larger need gets a block of its own. */
#define SCRATCH_BLOCK (64 * 1024)

typedef struct ScratchBlock {
    char *bytes;
    gsize size;
} ScratchBlock;

struct Scratch {
    GArray *blocks; /* ScratchBlock */
    guint current;
    gsize used; /* of the current block */
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

void scratch_reset(Scratch *scratch)
{
    scratch->current = 0;
    scratch->used = 0;
}

gpointer scratch_alloc(Scratch *scratch, gsize size)
{
    size = (size + 15) & ~(gsize)15;
    for (;; scratch->current++, scratch->used = 0) {
        if (scratch->current == scratch->blocks->len) {
            ScratchBlock block = {.size = MAX(size, SCRATCH_BLOCK)};
            block.bytes = g_malloc(block.size);
            g_array_append_val(scratch->blocks, block);
        }
        ScratchBlock *block = &g_array_index(scratch->blocks, ScratchBlock, scratch->current);
        if (block->size - scratch->used < size)
            continue;
        gpointer result = block->bytes + scratch->used;
        scratch->used += size;
        return result;
    }
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
    va_list parts;
    gsize length = 0;
    va_start(parts, scratch);
    for (const char *part; (part = va_arg(parts, const char *));)
        length += strlen(part);
    va_end(parts);
    char *text = scratch_alloc(scratch, length + 1), *end = text;
    va_start(parts, scratch);
    for (const char *part; (part = va_arg(parts, const char *));)
        end = stpcpy(end, part);
    va_end(parts);
    *end = '\0';
    return (TemplateValue){text, length};
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
    if (!text)
        return (TemplateValue){NULL, 0};
    g_autoptr(GString) html = g_string_new(NULL);
    template_escape(text, -1, html);
    return scratch_text(scratch, html);
}

TemplateValue scratch_element(Scratch *scratch, const char *element, const char *text)
{
    g_autoptr(GString) html = g_string_new(NULL);
    g_string_append_printf(html, "<%s>", element);
    template_escape(text, -1, html);
    g_string_append_printf(html, "</%s>", element);
    return scratch_text(scratch, html);
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
