/*
 * fuzz_template.c: templates. A line `%% NAME` begins a partial. What compiles is rendered as it
 * is, bound, cut, and cut with its pieces ready: always the same page.
 */
#include "fuzz-messages.h"

#include "template/template.h"

#include <string.h>

/* ---- A page ---- */

#define TEXT(string)                                                                               \
    {                                                                                              \
        (string), sizeof(string) - 1                                                               \
    }

static const TemplateName more_names[] = {{"end", TEMPLATE_TEXT, true, NULL}};
static const TemplateShape more_shape = {more_names, G_N_ELEMENTS(more_names)};

enum { CODE_PIECES, CODE_NAME, CODE_WHY, CODE_MORE, CODE_TAGS, CODE_VERDICT, CODE_N };
static const TemplateName code_names[] = {
    {"", TEMPLATE_PIECES, false, NULL},  {"name", TEMPLATE_TEXT, true, NULL},
    {"why", TEMPLATE_HTML, true, NULL},  {"more", TEMPLATE_MAP, true, &more_shape},
    {"tags", TEMPLATE_LIST, true, NULL}, {"verdict", TEMPLATE_TEXT, false, NULL},
};
static const TemplateShape code_shape = {code_names, G_N_ELEMENTS(code_names)};

static const TemplateShape tree_shape;
static const TemplateName tree_names[] = {
    {"label", TEMPLATE_TEXT, false, NULL},
    {"children", TEMPLATE_LIST, false, &tree_shape},
    {"open", TEMPLATE_BOOL, false, NULL},
};
static const TemplateShape tree_shape = {tree_names, G_N_ELEMENTS(tree_names)};

static const TemplateName words_names[] = {
    {"yes", TEMPLATE_TEXT, false, NULL},
    {"rich", TEMPLATE_HTML, false, NULL},
    {"days", TEMPLATE_LIST, false, NULL},
};
static const TemplateShape words_shape = {words_names, G_N_ELEMENTS(words_names)};

enum { PAGE_LEFT = 5, PAGE_RIGHT, PAGE_CODES, PAGE_N = 11 };
static const TemplateName page_names[PAGE_N] = {
    {"title", TEMPLATE_TEXT, false, NULL},       {"body", TEMPLATE_HTML, false, NULL},
    {"link", TEMPLATE_URL, false, NULL},         {"on", TEMPLATE_BOOL, false, NULL},
    {"site", TEMPLATE_TEXT, true, NULL},         {"left", TEMPLATE_MAP, false, &code_shape},
    {"right", TEMPLATE_MAP, false, &code_shape}, {"codes", TEMPLATE_LIST, false, &code_shape},
    {"tree", TEMPLATE_MAP, false, &tree_shape},  {"t", TEMPLATE_MAP, true, &words_shape},
    {"debug", TEMPLATE_BOOL, true, NULL},
};
static const TemplateShape page_shape = {page_names, PAGE_N};

static const TemplateValue more_values[] = {TEXT("end & all")};
static const TemplateValue tag_values[] = {TEXT("a&b"), TEXT("")};
#define CODE(name, more, tags, verdict)                                                            \
    {NULL, 0}, TEXT(name), TEXT("<b>x</b>"), {more_values, more}, {tag_values, tags}, TEXT(verdict)
static const TemplateValue code_values[] = {CODE("486 <Busy>", 1, 2, "so"), CODE("480", 0, 0, "")};
static const TemplateValue leaf_values[] = {TEXT("leaf"), {NULL, 0}, {NULL, 1}};
static const TemplateValue tree_values[] = {TEXT("root"), {leaf_values, 1}, {NULL, 0}};
static const TemplateValue day_values[] = {TEXT("1"), TEXT("<2>")};
static const TemplateValue words_values[] = {TEXT("yes & no"), TEXT("<i>"), {day_values, 2}};
static const TemplateValue page_values[PAGE_N] = {
    TEXT("A \"title\""),
    TEXT("<p>body</p>"),
    TEXT("a?b=c&d"),
    {NULL, 1},
    TEXT("<site>"),
    {code_values, 1},
    {code_values + CODE_N, 1},
    {code_values, 2},
    {tree_values, 1},
    {words_values, 1},
    {NULL, 0},
};

/* ---- Partials ---- */

#define PARTIALS_MAX 6

/* The templates of an input: the page, then its partials, each behind its name. */
typedef struct Sources {
    char *names[PARTIALS_MAX], *texts[PARTIALS_MAX];
    guint n;
} Sources;

static const char *load_partial(const char *name, gsize *length, gpointer user_data)
{
    const Sources *sources = user_data;
    for (guint i = 1; i < sources->n; i++) {
        if (strcmp(sources->names[i], name) == 0) {
            *length = strlen(sources->texts[i]);
            return sources->texts[i];
        }
    }
    return NULL;
}

static Sources sources_split(const char *text)
{
    Sources sources = {0};
    g_auto(GStrv) parts = g_strsplit(text, "\n%% ", PARTIALS_MAX);
    for (guint i = 0; parts[i]; i++) {
        const char *end = i > 0 ? strchrnul(parts[i], '\n') : parts[i];
        sources.names[i] = i > 0 ? g_strndup(parts[i], (gsize)(end - parts[i])) : g_strdup("page");
        sources.texts[i] = g_strdup(i > 0 && *end ? end + 1 : end);
        sources.n++;
    }
    return sources;
}

static void sources_clear(Sources *sources)
{
    for (guint i = 0; i < sources->n; i++) {
        g_free(sources->names[i]);
        g_free(sources->texts[i]);
    }
}

/* ---- The same page each way ---- */

static void check_page(const Template *template, const TemplateValue *page, const GString *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    template_render(template, page, out);
    FUZZ_ASSERT(g_string_equal(out, expected));
}

/* Gives each code of the page its pieces. */
static void check_pieces(const Template *cut, const GString *expected)
{
    guint n = template_count_pieces(cut, &code_shape);
    TemplateValue codes[G_N_ELEMENTS(code_values)], page[PAGE_N];
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
    memcpy(codes, code_values, sizeof codes);
    memcpy(page, page_values, sizeof page);
    for (guint i = 0; i < G_N_ELEMENTS(codes); i += CODE_N) {
        TemplateValue *pieces = g_new0(TemplateValue, n + 1);
        for (guint piece = 0; piece < n; piece++) {
            GString *out = g_string_new(NULL);
            template_render_piece(cut, &code_shape, piece, codes + i, out);
            pieces[piece].size = out->len;
            pieces[piece].data = g_string_free(out, FALSE);
            g_ptr_array_add(kept, (gpointer)pieces[piece].data);
        }
        g_ptr_array_add(kept, pieces);
        if (n > 0)
            codes[i + CODE_PIECES] = (TemplateValue){pieces, n};
    }
    page[PAGE_LEFT].data = page[PAGE_CODES].data = codes;
    page[PAGE_RIGHT].data = codes + CODE_N;
    check_page(cut, page, expected);
}

static void note_name(const char *name, gpointer data)
{
    (void)data;
    FUZZ_ASSERT(*name);
}

static void check_template(const Template *template)
{
    g_autoptr(GString) expected = g_string_new(NULL);
    template_render(template, page_values, expected);
    template_each_name(template, note_name, NULL);
    g_autoptr(Template) bound = template_bind(template, page_values);
    check_page(bound, page_values, expected);
    g_autoptr(Template) cut = template_cut(bound);
    check_page(cut, page_values, expected);
    check_pieces(cut, expected);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_begin();
    return 0;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    if (size == 0 || strlen(text) != size || !g_utf8_validate(text, -1, NULL))
        return 0; /* no reader lets it pass */
    Sources sources = sources_split(text);
    TemplateLoader loader = {load_partial, &sources};
    g_autoptr(GPtrArray) errors = template_errors_new();
    g_autoptr(Template) template =
        template_compile("page", sources.texts[0], -1, &loader, &page_shape, errors);
    FUZZ_ASSERT(!template == (errors->len > 0));
    for (guint i = 0; i < errors->len; i++) {
        const TemplateError *error = g_ptr_array_index(errors, i);
        FUZZ_ASSERT(error->line > 0 && error->column > 0 && g_utf8_validate(error->text, -1, NULL));
    }
    if (template)
        check_template(template);
    sources_clear(&sources);
    return 0;
}
