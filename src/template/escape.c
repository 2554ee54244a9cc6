/* escape.c: escapes for HTML, and makes room in the output. */
#include "template/program.h"

#include <string.h>

typedef struct Escape {
    const char *text;
    gsize length;
} Escape;

/* What stands for a byte; most bytes stand for themselves and have no entry. */
static const Escape escapes[256] = {
    ['&'] = {"&amp;", 5},
    ['<'] = {"&lt;", 4},
    ['>'] = {"&gt;", 4},
    ['"'] = {"&quot;", 6},
};

void template_append_escaped(GString *out, const char *data, gsize length)
{
    if (length == 0) {
        return; /* there may be no data to point behind */
    }
    const char *end = data + length;
    const char *run = data;
    for (const char *at = data; at < end; at++) {
        const Escape *escape = &escapes[(guchar)*at];
        if (G_UNLIKELY(escape->length != 0)) {
            template_append(out, run, (gsize)(at - run));
            template_append(out, escape->text, escape->length);
            run = at + 1;
        }
    }
    template_append(out, run, (gsize)(end - run));
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
