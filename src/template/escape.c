/* escape.c: escapes for HTML, and makes room in the output. */
#include "template/program.h"

#include <string.h>

/* Many bytes at a time, since hardly any text has something to escape. */
typedef guint8 Block __attribute__((vector_size(16)));

/* Whether one of the bytes of a block is escaped. " and & differ in one bit, and so do < and >. */
static inline bool has_escaped(const char *text)
{
    Block block;
    memcpy(&block, text, sizeof block);
    block = (Block)(((block & (guint8) ~('"' ^ '&')) == ('"' & '&')) |
                    ((block & (guint8) ~('<' ^ '>')) == ('<' & '>')));
    guint64 halves[2];
    memcpy(halves, &block, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

static inline bool is_escaped(char c)
{
    return c == '&' || c == '<' || c == '>' || c == '"';
}

gsize template_plain_length(const char *text, gsize length)
{
    const gsize size = sizeof(Block);
    gsize at = 0;
    while (length - at >= size && !has_escaped(text + at))
        at += size;
    /* The last block laps over the one before. */
    if (at > 0 && length - at < size && !has_escaped(text + length - size))
        return length;
    while (at < length && !is_escaped(text[at]))
        at++;
    return at;
}

/* What stands for a byte that is escaped. */
static const char *escape_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    default:
        return "&quot;";
    }
}

void template_append_escaped(GString *out, const char *data, gsize length)
{
    while (length > 0) {
        gsize plain = template_plain_length(data, length);
        template_append(out, data, plain);
        if (plain == length)
            return;
        const char *escape = escape_of(data[plain]);
        template_append(out, escape, strlen(escape));
        data += plain + 1;
        length -= plain + 1;
    }
}

void template_escape(const char *text, gssize length, GString *out)
{
    template_append_escaped(out, text, length < 0 ? strlen(text) : (gsize)length);
    template_finish_output(out);
}

void template_reserve_output(GString *out, gsize length)
{
    gsize filled = out->len;
    if (out->allocated_len - filled <= length) {
        g_string_set_size(out, filled + length);
        out->len = filled;
    }
}
