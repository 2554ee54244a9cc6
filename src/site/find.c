/* The data by which the script in the reader's browser finds codes: a call with the book in short.
 */
#include "input/markdown.h"
#include "site/view.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void find_add_gloss(const Book *book, const Locale *locale, TextId gloss,
                           JsonBuilder *builder)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    markdown_line_to_plain(book_wording(book, locale, gloss).text, plain);
    json_builder_add_string_value(builder, plain->str);
}

/* Words that lead to a code besides its name and gloss: other phrases, and tokens under their
 * question's word. */
static void find_add_keys(const Protocol *protocol, const Code *code, JsonBuilder *builder)
{
    json_builder_begin_array(builder);
    for (guint i = 0; i < code->also.n; i++)
        json_builder_add_string_value(builder, code->also.items[i]);
    for (guint q = 0; q < protocol->n_questions; q++) {
        const Fact *fact = &code->facts[q];
        for (guint i = 0; protocol->questions[q].find && i < fact->tokens.n; i++) {
            g_autofree char *key =
                g_strdup_printf("%s %s", protocol->questions[q].find, fact->tokens.items[i]);
            json_builder_add_string_value(builder, key);
        }
    }
    json_builder_end_array(builder);
}

/* [id, name, gloss, the English gloss, [keys]] */
static void find_add_code(const Book *book, const Locale *locale, const Protocol *protocol,
                          const Code *code, JsonBuilder *builder)
{
    json_builder_begin_array(builder);
    json_builder_add_string_value(builder, code->id);
    json_builder_add_string_value(builder, code->name);
    find_add_gloss(book, locale, code->gloss, builder);
    if (locale->translations)
        find_add_gloss(book, &book->locales[book->english], code->gloss, builder);
    else
        json_builder_add_string_value(builder, "");
    find_add_keys(protocol, code, builder);
    json_builder_end_array(builder);
}

/* The words that the script says, and how addresses end. */
static char *find_words(const Book *book, const Locale *locale)
{
    static const struct {
        const char *name;
        PatternId id;
    } words[] = {{"results", PATTERN_FIND_RESULTS}, {"none", PATTERN_FIND_NONE}};
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    json_builder_set_member_name(builder, "ending");
    json_builder_add_string_value(builder, book->settings.clean_urls ? "" : ".html");
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(Pattern) pattern = pattern_new(book, locale, words[i].id);
        g_autoptr(GString) text = g_string_new(NULL);
        pattern_append(pattern, NULL, text);
        if (words[i].id == PATTERN_FIND_RESULTS)
            g_string_append(text, locale->label_separator);
        json_builder_set_member_name(builder, words[i].name);
        json_builder_add_string_value(builder, text->str);
    }
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    return json_to_string(root, FALSE);
}

char *find_data(const Book *book, const Locale *locale, gsize *length)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_array(builder);
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *protocol = &book->protocols[p];
        json_builder_begin_object(builder);
        json_builder_set_member_name(builder, "id");
        json_builder_add_string_value(builder, protocol->id);
        json_builder_set_member_name(builder, "name");
        json_builder_add_string_value(builder, protocol->name);
        json_builder_set_member_name(builder, "codes");
        json_builder_begin_array(builder);
        for (guint c = 0; c < protocol->n_codes; c++)
            find_add_code(book, locale, protocol, &protocol->codes[c], builder);
        json_builder_end_array(builder);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *json = json_to_string(root, FALSE);
    g_autofree char *words = find_words(book, locale);
    char *script = g_strdup_printf("statusbook(%s,%s);\n", json, words);
    *length = strlen(script);
    return script;
}
