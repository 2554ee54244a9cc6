/* JSON, written in order. */
#include "json.h"

#include "digits.h"

#include <string.h>

static bool json_is_escaped(char c)
{
    return (guchar)c < ' ' || c == '"' || c == '\\' || c == 0x7F;
}

/* Many bytes at a time, since hardly any text has something to escape. */
typedef guint8 Block __attribute__((vector_size(16)));

/* Whether one of the bytes of a block is escaped. */
static bool json_has_escaped(const char *text)
{
    Block block;
    memcpy(&block, text, sizeof block);
    block = (Block)((block < ' ') | (block == '"') | (block == '\\') | (block == 0x7F));
    guint64 halves[2];
    memcpy(halves, &block, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

gsize json_plain_length(const char *text, gsize length)
{
    gsize at = 0;
    while (length - at >= sizeof(Block) && !json_has_escaped(text + at))
        at += sizeof(Block);
    while (at < length && !json_is_escaped(text[at]))
        at++;
    return at;
}

static void json_append_escape(char c, GString *out)
{
    static const char letters[] = "\b\f\n\r\t\"\\", names[] = "bfnrt\"\\";
    const char *letter = c ? strchr(letters, c) : NULL;
    if (letter) {
        g_string_append_c(out, '\\');
        g_string_append_c(out, names[letter - letters]);
    } else {
        g_string_append_printf(out, "\\u%04x", (guint)(guchar)c);
    }
}

void json_append_string(const char *text, gsize length, GString *out)
{
    g_string_append_c(out, '"');
    while (length > 0) {
        gsize plain = json_plain_length(text, length);
        g_string_append_len(out, text, (gssize)plain);
        text += plain;
        length -= plain;
        if (length == 0)
            break;
        json_append_escape(*text++, out);
        length--;
    }
    g_string_append_c(out, '"');
}

static void json_begin_line(const Json *json)
{
    if (!json->pretty)
        return;
    g_string_append_c(json->out, '\n');
    for (guint i = 0; i < json->depth; i++)
        g_string_append(json->out, "  ");
}

/* What stands before a value. */
static void json_begin(Json *json, const char *name)
{
    if (json->follows)
        g_string_append_c(json->out, ',');
    if (json->depth > 0)
        json_begin_line(json);
    json->follows = true;
    if (!name)
        return;
    json_append_string(name, strlen(name), json->out);
    g_string_append(json->out, json->pretty ? " : " : ":");
}

void json_open(Json *json, const char *name, char bracket)
{
    json_begin(json, name);
    g_string_append_c(json->out, bracket);
    json->follows = false;
    json->depth++;
}

void json_close(Json *json, char bracket)
{
    json->depth--;
    if (json->follows)
        json_begin_line(json);
    g_string_append_c(json->out, bracket);
    json->follows = true;
}

void json_put_text(Json *json, const char *name, const char *text)
{
    json_begin(json, name);
    if (text)
        json_append_string(text, strlen(text), json->out);
    else
        g_string_append(json->out, "null");
}

void json_put_number(Json *json, const char *name, gint64 number)
{
    json_begin(json, name);
    digits_append(json->out, number);
}

void json_put_bool(Json *json, const char *name, bool value)
{
    json_begin(json, name);
    g_string_append(json->out, value ? "true" : "false");
}
