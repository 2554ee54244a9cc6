/*
 * fuzz_message.c: messages on the wire. The first byte says, as a letter, their form; a line of
 * only `%%` stands between those of the two codes.
 */
#include "fuzz-messages.h"

#include "page/messages.h"

#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_begin();
    return 0;
}

/* Without its tags it is the text, escaped, as it is without marks. */
static void check_marked(TemplateValue marked, TemplateValue plain)
{
    g_autofree char *html = g_strndup(marked.data, marked.size);
    g_autofree char *before = g_strndup(plain.data, plain.size);
    g_auto(GStrv) opened = g_strsplit(html, "<mark>", -1);
    g_autofree char *without_open = g_strjoinv("", opened);
    g_auto(GStrv) closed = g_strsplit(without_open, "</mark>", -1);
    g_autofree char *without = g_strjoinv("", closed);
    FUZZ_ASSERT(strcmp(without, before) == 0);
    FUZZ_ASSERT(g_strv_length(opened) == g_strv_length(closed));
}

static void check_escaped(TemplateValue html, const char *text)
{
    g_autoptr(GString) escaped = g_string_new(NULL);
    template_escape(text, -1, escaped);
    g_autofree char *found = g_strndup(html.data, html.size);
    g_auto(GStrv) opened = g_strsplit(found, "<b>", -1);
    g_autofree char *without_open = g_strjoinv("", opened);
    g_auto(GStrv) closed = g_strsplit(without_open, "</b>", -1);
    g_autofree char *without = g_strjoinv("", closed);
    g_string_append_c(escaped, '\n');
    FUZZ_ASSERT(strcmp(without, escaped->str) == 0);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *text = size > 0 ? g_strndup((const char *)data + 1, size - 1) : NULL;
    if (!text || strlen(text) != size - 1 || !g_utf8_validate(text, -1, NULL))
        return 0; /* no reader lets it pass */
    g_auto(GStrv) sides = g_strsplit(text, "\n%%\n", 2);
    g_autoptr(Arena) arena = arena_new();
    Edition edition = {.arena = arena};
    FieldNames *names = field_names_new();
    PrerenderedCode ready[2] = {0};
    for (guint i = 0; i < 2 && sides[i] && *sides[i]; i++) {
        Code code = {.message = sides[i], .message_form = data[0] % (MESSAGE_NONE + 1)};
        messages_split(&edition, &code, names, &ready[i]);
        check_escaped(ready[i].side[SIDE_MARKED], sides[i]);
    }
    if (ready[0].n_lines > 0 && ready[1].n_lines > 0) {
        check_marked(messages_mark(&ready[0], &ready[1], arena), ready[0].side[SIDE_MARKED]);
        check_marked(messages_mark(&ready[1], &ready[0], arena), ready[1].side[SIDE_MARKED]);
    }
    field_names_free(names);
    return 0;
}
