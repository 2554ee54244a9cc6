/* Holds a message against its form, and a reading against the bytes of its message. */
#include "book/message-check.h"

#include "book/store.h"

#include <string.h>

/* ---- A session ---- */

/* Each line says who speaks. */
static void session_check(const YamlNode *message, Diagnostics *diagnostics)
{
    g_auto(GStrv) lines = g_strsplit(message->text, "\n", -1);
    gsize offset = 0;
    for (guint i = 0; lines[i]; i++) {
        if (*lines[i] && (!strstr(lines[i], ": ") || lines[i][0] == ':')) {
            DiagnosticPlace place = yaml_text_place(message, offset, 1);
            diagnostics_add(diagnostics, DIAGNOSTIC_MESSAGE, &place,
                            "a line of a session begins with who speaks, as in 'C: …', not '%s'",
                            lines[i]);
        }
        offset += strlen(lines[i]) + 1;
    }
}

/* ---- Bytes ---- */

/* Where a text stops to be bytes and spaces: at its end where it is nothing else. */
static gsize bytes_length(const char *text)
{
    const char *c = text;
    while (*c && (g_ascii_isspace(*c) || (g_ascii_isxdigit(c[0]) && g_ascii_isxdigit(c[1]))))
        c += g_ascii_isspace(*c) ? 1 : 2;
    return (gsize)(c - text);
}

/* The digits of a text in small letters; NULL where it holds other things than bytes and spaces. */
static char *bytes_digits(const char *text)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    if (text[bytes_length(text)] != '\0')
        return NULL;
    for (const char *c = text; *c; c++)
        if (!g_ascii_isspace(*c))
            g_string_append_c(digits, g_ascii_tolower(*c));
    return g_string_free(g_steal_pointer(&digits), FALSE);
}

/* Digits as bytes with spaces between them, at most so many as one reads at a glance. */
static char *bytes_shown(const char *digits, gsize length)
{
    enum { SHOWN_MAX = 16 }; /* digits */
    GString *shown = g_string_new(NULL);
    length = strnlen(digits, length);
    for (gsize i = 0; i < MIN(length, SHOWN_MAX); i++)
        g_string_append_printf(shown, "%s%c", i > 0 && i % 2 == 0 ? " " : "", digits[i]);
    if (length > SHOWN_MAX)
        g_string_append(shown, " …");
    return g_string_free(shown, FALSE);
}

/* One part of a reading; returns the digits behind it, or NULL after a message. */
static const char *part_check(const char *rest, const YamlNode *bytes, Diagnostics *diagnostics)
{
    g_autofree char *digits = bytes && bytes->kind == YAML_TEXT ? bytes_digits(bytes->text) : NULL;
    if (!digits)
        return NULL; /* the table of fields has said so */
    if (g_str_has_prefix(rest, digits))
        return rest + strlen(digits);
    g_autofree char *shown = bytes_shown(rest, strlen(digits));
    DiagnosticPlace place = yaml_place(bytes);
    if (*rest)
        diagnostics_add(diagnostics, DIAGNOSTIC_MESSAGE, &place,
                        "the message has '%s' here, not '%s'", shown, bytes->text);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_MESSAGE, &place,
                        "the message has ended before '%s'", bytes->text);
    return NULL;
}

/* The parts stand one behind the other, from the first byte to the last. */
static void reading_check(const char *digits, const YamlNode *reading, Diagnostics *diagnostics)
{
    const char *rest = digits;
    for (gsize i = 0; rest && i < reading->n_pairs; i++)
        rest = part_check(rest, yaml_get(reading->pairs[i].value, "bytes"), diagnostics);
    if (!rest || !*rest)
        return;
    g_autofree char *shown = bytes_shown(rest, strlen(rest));
    const YamlNode *last = reading->pairs[reading->n_pairs - 1].key;
    store_complain(diagnostics, DIAGNOSTIC_MESSAGE, last, "no part of the reading reads", shown,
                   NULL, 0);
}

static void bytes_check(const YamlNode *message, const YamlNode *reading, Diagnostics *diagnostics)
{
    g_autofree char *digits = bytes_digits(message->text);
    DiagnosticPlace place = yaml_text_place(message, bytes_length(message->text), 1);
    if (!digits)
        diagnostics_add(diagnostics, DIAGNOSTIC_MESSAGE, &place,
                        "a message of bytes holds bytes in hexadecimal alone, as in 88 02 03 e8");
    else if (reading)
        reading_check(digits, reading, diagnostics);
}

void message_check(const YamlNode *root, MessageForm form, Diagnostics *diagnostics)
{
    const YamlNode *message = yaml_get(root, "message"), *reading = yaml_get(root, "reading");
    bool is_text = message && message->kind == YAML_TEXT;
    bool has_reading = reading && reading->kind == YAML_MAP && reading->n_pairs > 0;
    if (is_text && form == MESSAGE_SESSION)
        session_check(message, diagnostics);
    if (is_text && form == MESSAGE_BYTES)
        bytes_check(message, has_reading ? reading : NULL, diagnostics);
    if (!has_reading || (is_text && form == MESSAGE_BYTES))
        return;
    DiagnosticPlace place = yaml_place(reading);
    if (!store_is_doubtful(diagnostics, root, is_text ? "message_form" : "message"))
        diagnostics_add(diagnostics, DIAGNOSTIC_MESSAGE, &place,
                        is_text ? "only a message of bytes has a reading ('message_form: bytes')"
                                : "there is no 'message' that this reads");
}
