/* Messages for programs: JSON, and GitHub's workflow commands. */
#include "diagnostics.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char *severity_name(DiagnosticId id)
{
    return diagnostic_severity(id) == DIAGNOSTIC_ERROR ? "error" : "warning";
}

/* ---- JSON ---- */

static void json_add_text(JsonBuilder *builder, const char *name, const char *text)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_string_value(builder, text);
}

static void json_add_number(JsonBuilder *builder, const char *name, guint number)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_int_value(builder, number);
}

static void json_add_members(const DiagnosticMessage *message, JsonBuilder *builder)
{
    json_add_text(builder, "path", message->path);
    if (message->line > 0)
        json_add_number(builder, "line", message->line);
    if (message->column > 0)
        json_add_number(builder, "column", message->column);
    json_add_text(builder, "severity", severity_name(message->id));
    json_add_text(builder, "name", diagnostic_name(message->id));
    json_add_text(builder, "message", message->text);
    if (message->note)
        json_add_text(builder, "note", message->note);
}

static bool json_add_message(const DiagnosticMessage *message, gpointer data)
{
    JsonBuilder *builder = data;
    json_builder_begin_object(builder);
    json_add_members(message, builder);
    json_builder_end_object(builder);
    return true;
}

char *diagnostics_format_json(Diagnostics *diagnostics)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_array(builder);
    diagnostics_filter(diagnostics, json_add_message, builder);
    json_builder_end_array(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *text = json_to_string(root, TRUE);
    return g_strconcat(text, "\n", NULL);
}

static bool json_append_line(const DiagnosticMessage *message, gpointer data)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    json_add_text(builder, "event", "message");
    json_add_members(message, builder);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *text = json_to_string(root, FALSE);
    g_string_append_printf(data, "%s\n", text);
    return true;
}

char *diagnostics_format_lines(Diagnostics *diagnostics)
{
    GString *lines = g_string_new(NULL);
    diagnostics_filter(diagnostics, json_append_line, lines);
    return g_string_free(lines, FALSE);
}

/* ---- GitHub ---- */

/* What ends a command's line is written as its bytes in hexadecimal; in a property, what ends that
 * as well. */
static void github_append(GString *out, const char *text, const char *special)
{
    for (; *text; text++)
        if (strchr(special, *text))
            g_string_append_printf(out, "%%%02X", (guint)*text);
        else
            g_string_append_c(out, *text);
}

typedef struct GithubText {
    GString *out;
    bool strict;
} GithubText;

static bool github_append_message(const DiagnosticMessage *message, gpointer data)
{
    static const char in_property[] = "%\r\n:,", in_text[] = "%\r\n";
    const GithubText *text = data;
    GString *out = text->out;
    g_string_append_printf(out, "::%s file=", text->strict ? "error" : severity_name(message->id));
    github_append(out, message->path, in_property);
    if (message->line > 0)
        g_string_append_printf(out, ",line=%u", message->line);
    if (message->column > 0)
        g_string_append_printf(out, ",col=%u", message->column);
    g_string_append_printf(out, ",title=%s::", diagnostic_name(message->id));
    github_append(out, message->text, in_text);
    if (message->note) {
        github_append(out, "\n", in_text);
        github_append(out, message->note, in_text);
    }
    g_string_append_c(out, '\n');
    return true;
}

char *diagnostics_format_github(Diagnostics *diagnostics, bool strict)
{
    GithubText text = {g_string_new(NULL), strict};
    diagnostics_filter(diagnostics, github_append_message, &text);
    return g_string_free(text.out, FALSE);
}
