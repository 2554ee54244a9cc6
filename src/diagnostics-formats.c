/* Messages for programs: JSON, and GitHub's workflow commands. */
#include "diagnostics.h"

#include "json.h"

#include <string.h>

static const char *severity_name(DiagnosticId id)
{
    return diagnostic_severity(id) == DIAGNOSTIC_ERROR ? "error" : "warning";
}

/* ---- JSON ---- */

static void json_put_members(const DiagnosticMessage *message, Json *json)
{
    json_put_text(json, "path", message->path);
    if (message->line > 0)
        json_put_number(json, "line", message->line);
    if (message->column > 0)
        json_put_number(json, "column", message->column);
    json_put_text(json, "severity", severity_name(message->id));
    json_put_text(json, "name", diagnostic_name(message->id));
    json_put_text(json, "message", message->text);
    if (message->note)
        json_put_text(json, "note", message->note);
}

static bool json_put_message(const DiagnosticMessage *message, gpointer data)
{
    Json *json = data;
    json_open(json, NULL, '{');
    json_put_members(message, json);
    json_close(json, '}');
    return true;
}

char *diagnostics_format_json(Diagnostics *diagnostics)
{
    Json json = {.out = g_string_new(NULL), .pretty = true};
    json_open(&json, NULL, '[');
    diagnostics_filter(diagnostics, json_put_message, &json);
    json_close(&json, ']');
    g_string_append_c(json.out, '\n');
    return g_string_free(json.out, FALSE);
}

static bool append_message_line(const DiagnosticMessage *message, gpointer data)
{
    Json json = {.out = data};
    json_open(&json, NULL, '{');
    json_put_text(&json, "event", "message");
    json_put_members(message, &json);
    json_close(&json, '}');
    g_string_append_c(json.out, '\n');
    return true;
}

char *diagnostics_format_lines(Diagnostics *diagnostics)
{
    GString *lines = g_string_new(NULL);
    diagnostics_filter(diagnostics, append_message_line, lines);
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
