/* Messages on the wire, line by line, so that a pair can mark the header fields that only one has.
 */
#include "site/view.h"

#include <string.h>

static const TemplateName line_names[] = {
    {"html", TEMPLATE_HTML, false, NULL}, /* escaped once, not in every pair */
    {"differs", TEMPLATE_BOOL, false, NULL},
};
const TemplateShape line_shape = {line_names, LINE_N};

/* What stands in no header field: the status line and the body. It never differs. */
#define NO_FIELD G_MAXUINT
/* More names than fit the set share its last bit. */
#define FIELD_LAST (FIELD_SET_WORDS * 64 - 1)

struct FieldNames {
    GHashTable *numbers; /* lower-case name → number + 1 */
};

FieldNames *field_names_new(void)
{
    FieldNames *names = g_new(FieldNames, 1);
    names->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return names;
}

void field_names_free(FieldNames *names)
{
    g_hash_table_unref(names->numbers);
    g_free(names);
}

/* The number of the header field of a line, or NO_FIELD. */
static guint line_field(const char *line, FieldNames *names)
{
    gsize length = strcspn(line, ": \t");
    if (length == 0 || line[length] != ':')
        return NO_FIELD;
    g_autofree char *exact = g_strndup(line, length);
    char *name = g_ascii_strdown(exact, -1);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(names->numbers, name));
    if (number > 0) {
        g_free(name);
        return number - 1;
    }
    number = MIN(g_hash_table_size(names->numbers), FIELD_LAST);
    g_hash_table_insert(names->numbers, name, GUINT_TO_POINTER(number + 1));
    return number;
}

void messages_split(const Edition *edition, const Code *code, FieldNames *names, CodeParts *parts)
{
    if (!code->message)
        return;
    g_auto(GStrv) lines = g_strsplit(code->message, "\n", -1);
    guint n = g_strv_length(lines);
    bool header = true;
    TemplateValue *items = scratch_values(edition->scratch, (gsize)n * LINE_N);
    parts->lines = scratch_alloc(edition->scratch, n * sizeof(guint));
    parts->n_lines = n;
    for (guint i = 0; i < n; i++) {
        header = header && lines[i][0] != '\0';
        guint field = header && i > 0 ? line_field(lines[i], names) : NO_FIELD;
        parts->lines[i] = field;
        if (field != NO_FIELD)
            parts->fields[field / 64] |= G_GUINT64_CONSTANT(1) << field % 64;
        items[(gsize)i * LINE_N + LINE_HTML] = scratch_escaped(edition->scratch, lines[i]);
    }
    parts->side[SIDE_LINES] = (TemplateValue){items, n};
}

TemplateValue messages_mark(const CodeParts *side, const CodeParts *other, Scratch *scratch)
{
    gsize n = (gsize)side->n_lines * LINE_N;
    TemplateValue *items = scratch_alloc(scratch, n * sizeof *items);
    if (n > 0)
        memcpy(items, side->side[SIDE_LINES].data, n * sizeof *items);
    for (guint i = 0; i < side->n_lines; i++) {
        guint field = side->lines[i];
        bool differs = other->n_lines > 0 && field != NO_FIELD &&
                       !(other->fields[field / 64] >> field % 64 & 1);
        items[(gsize)i * LINE_N + LINE_DIFFERS] = scratch_bool(differs);
    }
    return (TemplateValue){items, side->n_lines};
}
