/* Messages on the wire, line by line, so that a pair can mark the header fields that only one has.
 */
#include "page/messages.h"

#include "page/phrases.h"
#include "page/wording.h"
#include "text-hash.h"

#include <string.h>

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
    names->numbers = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
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
    char *name = g_ascii_strdown(line, (gssize)length);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(names->numbers, name));
    if (number > 0) {
        g_free(name);
        return number - 1;
    }
    number = MIN(g_hash_table_size(names->numbers), FIELD_LAST);
    g_hash_table_insert(names->numbers, name, GUINT_TO_POINTER(number + 1));
    return number;
}

TemplateValue messages_heading(const Edition *edition, MessageForm form, Arena *arena)
{
    static const PatternId headings[] = {[MESSAGE_HEAD] = PATTERN_MESSAGE_WIRE,
                                         [MESSAGE_SESSION] = PATTERN_MESSAGE_WIRE,
                                         [MESSAGE_OUTPUT] = PATTERN_MESSAGE_OUTPUT,
                                         [MESSAGE_BYTES] = PATTERN_MESSAGE_WIRE,
                                         [MESSAGE_NONE] = PATTERN_MESSAGE_NONE};
    return phrase_html(edition, headings[form], NULL, arena);
}

TemplateValue messages_readings(const Edition *edition, const Code *code, Arena *arena)
{
    TemplateValue *items = arena_values(arena, (gsize)code->n_readings * READING_N);
    for (guint i = 0; i < code->n_readings; i++) {
        items[i * READING_N + READING_BYTES] = arena_static(code->readings[i].bytes);
        items[i * READING_N + READING_SAYS] =
            wording_html(edition, code->readings[i].says, WORDING_LINE, arena);
    }
    return (TemplateValue){items, code->n_readings};
}

/* Appends a line; in a session who speaks, which stands before its first ": ", is marked. */
static void line_append(const char *line, MessageForm form, GString *html)
{
    const char *colon = form == MESSAGE_SESSION ? strstr(line, ": ") : NULL;
    if (colon) {
        g_string_append(html, "<b>");
        template_escape(line, colon - line + 1, html);
        g_string_append(html, "</b>");
        line = colon + 1;
    }
    template_escape(line, -1, html);
}

void messages_split(const Edition *edition, const Code *code, FieldNames *names,
                    PrerenderedCode *ready)
{
    if (!code->message)
        return;
    g_auto(GStrv) lines = g_strsplit(code->message, "\n", -1);
    g_autoptr(GString) html = g_string_new(NULL);
    bool header = code->message_form == MESSAGE_HEAD;
    ready->n_lines = g_strv_length(lines);
    ready->lines = arena_alloc(edition->arena, ready->n_lines * sizeof *ready->lines);
    for (guint i = 0; i < ready->n_lines; i++) {
        header = header && lines[i][0] != '\0';
        guint field = header && i > 0 ? line_field(lines[i], names) : NO_FIELD;
        if (field != NO_FIELD)
            ready->fields[field / 64] |= G_GUINT64_CONSTANT(1) << field % 64;
        line_append(lines[i], code->message_form, html);
        ready->lines[i] = (MessageLine){(guint)html->len, field};
        g_string_append_c(html, '\n');
    }
    ready->side[SIDE_MARKED] = arena_text(edition->arena, html);
}

TemplateValue messages_mark(const PrerenderedCode *side, const PrerenderedCode *other, Arena *arena)
{
    static const char open[] = "<mark>", close[] = "</mark>";
    TemplateValue plain = side->side[SIDE_MARKED];
    guint64 own = 0;
    for (guint i = 0; i < FIELD_SET_WORDS; i++)
        own |= side->fields[i] & ~other->fields[i];
    if (own == 0 || other->n_lines == 0)
        return plain;
    const char *from = plain.data;
    gsize start = 0; /* of the line */
    char *text = arena_alloc(arena, plain.size + side->n_lines * (sizeof open + sizeof close));
    char *to = text;
    for (guint i = 0; i < side->n_lines; i++) {
        MessageLine line = side->lines[i];
        if (line.field != NO_FIELD && !(other->fields[line.field / 64] >> line.field % 64 & 1)) {
            const char *begin = (const char *)plain.data + start;
            const char *end = (const char *)plain.data + line.end;
            to = mempcpy(to, from, (gsize)(begin - from));
            to = mempcpy(to, open, sizeof open - 1);
            to = mempcpy(to, begin, (gsize)(end - begin));
            to = mempcpy(to, close, sizeof close - 1);
            from = end;
        }
        start = line.end + 1;
    }
    to = mempcpy(to, from, (gsize)((const char *)plain.data + plain.size - from));
    return (TemplateValue){text, (gsize)(to - text)};
}
