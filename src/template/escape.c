/* escape.c: escapes for HTML, and makes room in the output. */
#include "template/program.h"

#include <string.h>

/* Eight bytes at a time: `each` in every byte. */
#define BYTES(each) (G_GUINT64_CONSTANT(0x0101010101010101) * (each))

/* Whether one of the bytes is 0. */
static inline bool has_zero(guint64 bytes)
{
    return ((bytes - BYTES(0x01)) & ~bytes & BYTES(0x80)) != 0;
}

/* Whether one of eight bytes is escaped. " and & differ in one bit, and so do < and >. */
static inline bool has_escaped(guint64 bytes)
{
    return has_zero((bytes & BYTES(0xFF ^ ('"' ^ '&'))) ^ BYTES('"' & '&')) ||
           has_zero((bytes & BYTES(0xFF ^ ('<' ^ '>'))) ^ BYTES('<' & '>'));
}

static inline bool is_escaped(char c)
{
    return c == '&' || c == '<' || c == '>' || c == '"';
}

gsize template_plain_length(const char *text, gsize length)
{
    gsize at = 0;
    for (guint64 bytes; length - at >= sizeof bytes; at += sizeof bytes) {
        memcpy(&bytes, text + at, sizeof bytes);
        if (has_escaped(bytes)) {
            break;
        }
    }
    while (at < length && !is_escaped(text[at])) {
        at++;
    }
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
        if (plain == length) {
            return;
        }
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
