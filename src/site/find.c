/* The data by which the script in the reader's browser finds codes: a call with the book in short.
 */
#include "site/find.h"

#include "book/patterns.h"
#include "input/json.h"
#include "input/markdown.h"

#include <string.h>

static void find_add_gloss(const Book *book, const Locale *locale, TextId gloss, Json *json)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    markdown_line_to_plain(book_wording(book, locale, gloss).text, plain);
    json_put_text(json, NULL, plain->str);
}

/* Words that lead to a code besides its name and gloss: other phrases, and tokens under their
 * question's word. */
static void find_add_keys(const Protocol *protocol, const Code *code, Json *json)
{
    json_open(json, NULL, '[');
    for (guint i = 0; i < code->also.n; i++)
        json_put_text(json, NULL, code->also.items[i]);
    for (guint q = 0; q < protocol->n_questions; q++) {
        const Fact *fact = &code->facts[q];
        for (guint i = 0; protocol->questions[q].find && i < fact->tokens.n; i++) {
            g_autofree char *key =
                g_strdup_printf("%s %s", protocol->questions[q].find, fact->tokens.items[i]);
            json_put_text(json, NULL, key);
        }
    }
    json_close(json, ']');
}

/* [id, name, gloss, the English gloss, [keys]] */
static void find_add_code(const Book *book, const Locale *locale, const Protocol *protocol,
                          const Code *code, Json *json)
{
    json_open(json, NULL, '[');
    json_put_text(json, NULL, code->id);
    json_put_text(json, NULL, code->name);
    find_add_gloss(book, locale, code->gloss, json);
    if (locale->translations)
        find_add_gloss(book, &book->locales[book->english], code->gloss, json);
    else
        json_put_text(json, NULL, "");
    find_add_keys(protocol, code, json);
    json_close(json, ']');
}

/* The words that the script says, and how addresses end. */
static void find_add_words(const Book *book, const Locale *locale, Json *json)
{
    static const struct {
        const char *name;
        PatternId id;
    } words[] = {{"results", PATTERN_FIND_RESULTS}, {"none", PATTERN_FIND_NONE}};
    json_open(json, NULL, '{');
    json_put_text(json, "ending", book->settings.clean_urls ? "" : ".html");
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(Pattern) pattern = pattern_new(book, locale, words[i].id);
        g_autoptr(GString) text = g_string_new(NULL);
        pattern_append(pattern, NULL, text);
        if (words[i].id == PATTERN_FIND_RESULTS)
            g_string_append(text, locale->label_separator);
        json_put_text(json, words[i].name, text->str);
    }
    json_close(json, '}');
}

char *find_data(const Book *book, const Locale *locale, gsize *length)
{
    GString *script = g_string_new("statusbook(");
    Json *json = &(Json){.out = script};
    json_open(json, NULL, '[');
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *protocol = &book->protocols[p];
        json_open(json, NULL, '{');
        json_put_text(json, "id", protocol->id);
        json_put_text(json, "name", protocol->name);
        json_open(json, "codes", '[');
        for (guint c = 0; c < protocol->n_codes; c++)
            find_add_code(book, locale, protocol, &protocol->codes[c], json);
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
    find_add_words(book, locale, json); /* behind a comma, as in a list */
    g_string_append(script, ");\n");
    *length = script->len;
    return g_string_free(script, FALSE);
}
