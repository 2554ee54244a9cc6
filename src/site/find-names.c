/* The names and ids by which the script in the reader's browser finds codes, and what it says. */
#include "site/find-names.h"

#include "book/patterns.h"
#include "json.h"
#include "plan/route.h"
#include "site/api-put.h"
#include "site/find-pages.h"

/* In how many notes a code stands tells how much it is asked for. */
static guint find_count_notes(const Protocol *protocol, guint code)
{
    guint n = 0;
    for (guint i = 0; i < protocol->n_pair_notes; i++)
        n += protocol->pair_notes[i].a == code || protocol->pair_notes[i].b == code;
    return n;
}

/* [id, name, [other ids], in how many notes it stands] */
static void find_put_code(const Protocol *protocol, const Code *code, Json *json)
{
    json_open(json, NULL, '[');
    json_put_text(json, NULL, code->id);
    json_put_text(json, NULL, code->name);
    json_open(json, NULL, '[');
    if (code->number)
        json_put_text(json, NULL, code->number);
    if (code->low) {
        g_autofree char *range = g_strdup_printf("%s-%s", code->low, code->high);
        if (strcmp(range, code->id) != 0)
            json_put_text(json, NULL, range);
    }
    for (guint i = 0; i < code->aliases.n; i++)
        json_put_text(json, NULL, code->aliases.items[i]);
    json_close(json, ']');
    json_put_number(json, NULL, find_count_notes(protocol, code->index));
    json_close(json, ']');
}

/* [id, first, last]; without a range the id alone */
static void find_put_class(const CodeClass *code_class, Json *json)
{
    json_open(json, NULL, '[');
    json_put_text(json, NULL, code_class->id);
    if (code_class->low) {
        json_put_text(json, NULL, code_class->low);
        json_put_text(json, NULL, code_class->high);
    }
    json_close(json, ']');
}

typedef struct FindNaming {
    const Book *book;
    Json *json;
} FindNaming;

/* The name of its file, without ending. */
static void find_put_page(const Page *page, gpointer data)
{
    const FindNaming *naming = data;
    g_autofree char *name = page_full_name(naming->book, page);
    json_put_text(naming->json, NULL, name);
}

/* The addresses of the pages of two protocols, without ending. */
static void find_put_across(const Book *book, Json *json)
{
    json_open(json, "across", '[');
    for (guint i = 0; i < kind_count(PAGE_ACROSS, book, 0); i++) {
        Page page = kind_page(PAGE_ACROSS, book, 0, i);
        g_autofree char *name = page_full_name(book, &page);
        g_autofree char *path = g_strconcat(ROUTE_ACROSS "/", name, NULL);
        json_put_text(json, NULL, path);
    }
    json_close(json, ']');
}

static void find_put_protocol(const Book *book, const Protocol *protocol, Json *json)
{
    json_open(json, NULL, '{');
    json_put_text(json, "id", protocol->id);
    json_put_text(json, "name", protocol->name);
    json_open(json, "codes", '[');
    for (guint c = 0; c < protocol->n_codes; c++)
        find_put_code(protocol, &protocol->codes[c], json);
    json_close(json, ']');
    json_open(json, "classes", '[');
    for (guint k = 0; k < protocol->n_classes; k++)
        find_put_class(&protocol->classes[k], json);
    json_close(json, ']');
    FindNaming naming = {book, json};
    json_open(json, "pages", '[');
    find_each_page(book, protocol, find_put_page, &naming);
    json_close(json, ']');
    json_close(json, '}');
}

/* What the script says, and what it knows of the words of a language. */
static void find_put_says(const Book *book, const Locale *locale, const char *match, Json *json)
{
    static const struct {
        const char *name;
        PatternId id;
    } words[] = {{"results", PATTERN_FIND_RESULTS}, {"none", PATTERN_FIND_NONE},
                 {"hint", PATTERN_FIND_TRY},        {"all", PATTERN_FIND_ALL},
                 {"ignored", PATTERN_FIND_IGNORED}, {"between", PATTERN_FIND_BETWEEN}};
    json_open(json, NULL, '{');
    json_put_text(json, "match", match);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autoptr(Pattern) pattern = pattern_new(book, locale, words[i].id);
        g_autoptr(GString) text = g_string_new(NULL);
        pattern_append(pattern, NULL, text);
        if (words[i].id == PATTERN_FIND_RESULTS)
            g_string_append(text, locale->label_separator);
        json_put_text(json, words[i].name, text->str);
    }
    api_put_tokens(json, "numbers", &locale->numbers);
    api_put_tokens(json, "latin", &locale->latin);
    /* A reader of any language may have the keyboard of any other. */
    json_open(json, "keys", '[');
    for (guint l = 0; l < book->n_locales; l++)
        if (book->locales[l].keys && *book->locales[l].keys)
            json_put_text(json, NULL, book->locales[l].keys);
    json_close(json, ']');
    json_close(json, '}');
}

void find_append_names(const Book *book, const Locale *locale, const char *match, GString *out)
{
    g_string_append(out, "statusbook.names(");
    Json *json = &(Json){.out = out};
    json_open(json, NULL, '{');
    json_put_text(json, "ending", route_ending(book));
    json_open(json, "protocols", '[');
    for (guint p = 0; p < book->n_protocols; p++)
        find_put_protocol(book, &book->protocols[p], json);
    json_close(json, ']');
    find_put_across(book, json);
    json_close(json, '}');
    find_put_says(book, locale, match, json);
    g_string_append(out, ");\n");
}
