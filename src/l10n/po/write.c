/* The writer of PO. */
#include "l10n/po/po.h"

#include <string.h>

PoEntry *po_entry_new(void)
{
    PoEntry *entry = g_new0(PoEntry, 1);
    entry->remarks = g_ptr_array_new_with_free_func(g_free);
    entry->notes = g_ptr_array_new_with_free_func(g_free);
    return entry;
}

void po_entry_free(PoEntry *entry)
{
    if (!entry)
        return;
    g_free(entry->context);
    g_free(entry->id);
    g_free(entry->text);
    g_free(entry->previous);
    g_free(entry->reference);
    g_ptr_array_free(entry->remarks, TRUE);
    g_ptr_array_free(entry->notes, TRUE);
    g_free(entry);
}

static void po_append_character(char c, GString *out)
{
    static const char characters[] = "\n\t\"\\\r\a\b\f\v", letters[] = "nt\"\\rabfv";
    const char *found = c != '\0' ? strchr(characters, c) : NULL;
    if (!found) {
        g_string_append_c(out, c);
        return;
    }
    g_string_append_c(out, '\\');
    g_string_append_c(out, letters[found - characters]);
}

/* One quoted string a line of the text; a text of several lines begins below its keyword. */
static void po_append_string(const char *prefix, const char *keyword, const char *text,
                             GString *out)
{
    const char *end = strchr(text, '\n');
    bool several = end && end[1] != '\0';
    g_string_append_printf(out, "%s%s \"", prefix, keyword);
    if (several)
        g_string_append_printf(out, "\"\n%s\"", prefix);
    for (const char *c = text; *c; c++) {
        po_append_character(*c, out);
        if (*c == '\n' && c[1] != '\0')
            g_string_append_printf(out, "\"\n%s\"", prefix);
    }
    g_string_append(out, "\"\n");
}

static void po_append_comments(const char *prefix, const GPtrArray *lines, GString *out)
{
    for (guint i = 0; i < lines->len; i++) {
        g_autofree char *line = g_strconcat(prefix, lines->pdata[i], NULL);
        g_string_append_printf(out, "%s\n", g_strchomp(line));
    }
}

void po_append_entry(const PoEntry *entry, GString *out)
{
    if (out->len > 0)
        g_string_append_c(out, '\n');
    po_append_comments("# ", entry->remarks, out);
    po_append_comments("#. ", entry->notes, out);
    if (entry->reference)
        g_string_append_printf(out, "#: %s\n", entry->reference);
    if (entry->fuzzy || entry->has_places)
        g_string_append_printf(out, "#, %s%s%s\n", entry->fuzzy ? "fuzzy" : "",
                               entry->fuzzy && entry->has_places ? ", " : "",
                               entry->has_places ? "python-brace-format" : "");
    const char *prefix = entry->obsolete ? "#~ " : "";
    if (entry->previous)
        po_append_string(entry->obsolete ? "#~| " : "#| ", "msgid", entry->previous, out);
    if (entry->context)
        po_append_string(prefix, "msgctxt", entry->context, out);
    po_append_string(prefix, "msgid", entry->id, out);
    po_append_string(prefix, "msgstr", entry->text, out);
}
