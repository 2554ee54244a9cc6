/* The words by which the script in the reader's browser finds pages. */
#include "site/find.h"

#include "book/patterns.h"
#include "json.h"
#include "input/markdown.h"
#include "plan/kinds.h"
#include "site/find-pages.h"
#include "text-hash.h"

#include <string.h>

/* ---- Rows: a phrase of a kind, and the codes that it leads to ---- */

typedef struct FindRow {
    const char *kind;
    char *phrase;
    /* guint: of codes in their protocol, of a class, or of the two codes of a note */
    GArray *indexes;
} FindRow;

/* Each phrase of a kind once, in the order in which they came. */
typedef struct FindRows {
    GPtrArray *rows;
    GHashTable *known; /* the same as a set, by kind and phrase */
} FindRows;

static void find_row_free(gpointer data)
{
    FindRow *row = data;
    g_free(row->phrase);
    g_array_unref(row->indexes);
    g_free(row);
}

static guint find_row_hash(gconstpointer data)
{
    const FindRow *row = data;
    return text_hash(row->phrase) ^ g_str_hash(row->kind);
}

static gboolean find_row_equal(gconstpointer a, gconstpointer b)
{
    const FindRow *x = a, *y = b;
    return strcmp(x->phrase, y->phrase) == 0 && strcmp(x->kind, y->kind) == 0;
}

static FindRows *find_rows_new(void)
{
    FindRows *rows = g_new(FindRows, 1);
    rows->rows = g_ptr_array_new_with_free_func(find_row_free);
    rows->known = g_hash_table_new(find_row_hash, find_row_equal);
    return rows;
}

static void find_rows_free(FindRows *rows)
{
    g_hash_table_unref(rows->known);
    g_ptr_array_unref(rows->rows);
    g_free(rows);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FindRows, find_rows_free)

static FindRow *find_row(FindRows *rows, const char *kind, const char *phrase)
{
    const FindRow wanted = {kind, (char *)phrase, NULL};
    FindRow *row = g_hash_table_lookup(rows->known, &wanted);
    if (row)
        return row;
    row = g_new(FindRow, 1);
    *row = (FindRow){kind, g_strdup(phrase), g_array_new(FALSE, FALSE, sizeof(guint))};
    g_ptr_array_add(rows->rows, row);
    g_hash_table_add(rows->known, row);
    return row;
}

static void find_add(FindRows *rows, const char *kind, const char *phrase, guint index)
{
    if (*phrase == '\0')
        return;
    GArray *indexes = find_row(rows, kind, phrase)->indexes;
    if (indexes->len == 0 || g_array_index(indexes, guint, indexes->len - 1) != index)
        g_array_append_val(indexes, index);
}

static void find_add_tokens(FindRows *rows, const char *kind, const Tokens *tokens, guint index)
{
    for (guint i = 0; i < tokens->n; i++)
        find_add(rows, kind, tokens->items[i], index);
}

/* Appends the call that gives the rows to the script. */
static void find_rows_append(const FindRows *rows, const Protocol *protocol, GString *out)
{
    g_string_append(out, "statusbook.words(");
    Json *json = &(Json){.out = out};
    json_put_text(json, NULL, protocol->id);
    json_open(json, NULL, '[');
    for (guint i = 0; i < rows->rows->len; i++) {
        const FindRow *row = g_ptr_array_index(rows->rows, i);
        json_open(json, NULL, '[');
        json_put_text(json, NULL, row->kind);
        json_put_text(json, NULL, row->phrase);
        json_open(json, NULL, '[');
        for (guint k = 0; k < row->indexes->len; k++)
            json_put_number(json, NULL, g_array_index(row->indexes, guint, k));
        json_close(json, ']');
        json_close(json, ']');
    }
    json_close(json, ']');
    g_string_append(out, ");\n");
}

/* ---- Words that no language translates ---- */

static const char *find_token_kind(const Protocol *protocol, guint question)
{
    return protocol->questions[question].find              ? "token"
           : (int)question == protocol_constants(protocol) ? "constant"
                                                           : "method";
}

/* The tokens of a question, below the word of the question where it has one. */
static void find_add_fact(FindRows *rows, const Protocol *protocol, guint q, const Fact *fact,
                          guint index)
{
    const Question *question = &protocol->questions[q];
    const char *kind = find_token_kind(protocol, q);
    if (question->kind == QUESTION_HEADERS) {
        find_add_tokens(rows, "required", &fact->tokens, index);
        find_add_tokens(rows, "useful", &fact->useful, index);
    }
    for (guint i = 0; i < fact->n_required_if; i++)
        find_add(rows, "required", fact->required_if[i].field, index);
    for (guint i = 0; question->kind == QUESTION_TOKENS && i < fact->tokens.n; i++) {
        g_autofree char *phrase =
            g_strjoin(question->find ? " " : "", question->find ? question->find : "",
                      fact->tokens.items[i], NULL);
        find_add(rows, kind, phrase, index);
    }
}

/* The names of tokens lead where the tokens lead: "user busy" as cause 17 does. */
static void find_add_table(const Protocol *protocol, const TokenTable *table, FindRows *rows)
{
    for (guint r = 0; r < table->n_rows; r++)
        for (guint c = 0; table->rows[r].name && c < protocol->n_codes; c++)
            for (guint q = 0; q < table->n_questions; q++)
                if (tokens_contain(&protocol->codes[c].facts[table->questions[q]].tokens,
                                   table->rows[r].token))
                    find_add(rows, "token", table->rows[r].name, c);
}

/* Lines of logs, each below the name of its program. */
static void find_add_logs(const Protocol *protocol, FindRows *rows)
{
    for (guint c = 0; c < protocol->n_codes; c++)
        for (guint i = 0; i < protocol->codes[c].n_logs; i++) {
            const CodeLog *log = &protocol->codes[c].logs[i];
            g_autofree char *phrase = g_strdup_printf("%s %s", log->by, log->line);
            find_add(rows, "log", phrase, c);
        }
    for (guint p = 0; p < protocol->n_programs; p++)
        for (guint i = 0; i < protocol->programs[p].n_lines; i++) {
            const ProgramLine *line = &protocol->programs[p].lines[i];
            g_autofree char *phrase =
                g_strdup_printf("%s %s", protocol->programs[p].name, line->line);
            for (guint k = 0; k < line->codes.n; k++)
                find_add(rows, "log", phrase, line->codes.codes[k]);
        }
}

void find_append_tokens(const Protocol *protocol, GString *out)
{
    g_autoptr(FindRows) rows = find_rows_new();
    for (guint c = 0; c < protocol->n_codes; c++) {
        const Code *code = &protocol->codes[c];
        find_add_tokens(rows, "also", &code->also, c);
        for (guint q = 0; q < protocol->n_questions; q++)
            find_add_fact(rows, protocol, q, &code->facts[q], c);
        find_add_tokens(rows, "document", &code->citations, c);
        for (guint i = 0; i < code->n_names; i++)
            find_add(rows, "also", code->names[i].name, c);
    }
    for (guint t = 0; t < protocol->n_tables; t++)
        find_add_table(protocol, &protocol->tables[t], rows);
    find_add_logs(protocol, rows);
    find_rows_append(rows, protocol, out);
}

/* ---- Words of a language ---- */

static char *find_line(const Book *book, const Locale *locale, TextId text)
{
    GString *plain = g_string_new(NULL);
    markdown_line_to_plain(book_wording(book, locale, text).text, plain);
    return g_string_free(plain, FALSE);
}

static void find_add_line(const Book *book, const Locale *locale, FindRows *rows, const char *kind,
                          TextId text, guint index)
{
    g_autofree char *line = find_line(book, locale, text);
    find_add(rows, kind, line, index);
}

/* The first paragraph of a description, which is a sentence that stands alone. */
static void find_add_opening(const Book *book, const Locale *locale, FindRows *rows, TextId text,
                             guint index)
{
    const char *prose = book_wording(book, locale, text).text;
    g_autofree char *first = g_strndup(prose, strcspn(prose, "\n"));
    g_autoptr(GString) plain = g_string_new(NULL);
    markdown_line_to_plain(first, plain);
    find_add(rows, "summary", plain->str, index);
}

/* What only few codes answer leads to them; what most answer leads nowhere. */
static void find_add_answers(const Book *book, const Locale *locale, const Protocol *protocol,
                             FindRows *rows)
{
    for (guint q = 0; q < protocol->n_questions; q++) {
        const Question *question = &protocol->questions[q];
        for (guint a = 0; a < question->n_answers; a++) {
            g_autofree char *brief = find_line(book, locale, question->answers[a].brief);
            for (guint c = 0; c < protocol->n_codes; c++)
                if (protocol->codes[c].facts[q].answers & G_GUINT64_CONSTANT(1) << a)
                    find_add(rows, "answer", brief, c);
        }
    }
    for (guint i = rows->rows->len; i-- > 0;) {
        const FindRow *row = g_ptr_array_index(rows->rows, i);
        if (strcmp(row->kind, "answer") == 0 && row->indexes->len * 3 > protocol->n_codes) {
            g_hash_table_remove(rows->known, row);
            g_ptr_array_remove_index(rows->rows, i);
        }
    }
}

static void find_add_note(const Book *book, const Locale *locale, FindRows *rows,
                          const PairNote *note)
{
    g_autofree char *summary = find_line(book, locale, note->summary);
    if (*summary == '\0')
        return;
    GArray *indexes = find_row(rows, "note", summary)->indexes;
    if (indexes->len == 0) {
        g_array_append_val(indexes, note->a);
        g_array_append_val(indexes, note->b);
    }
}

/* Each of the words between commas is a phrase. */
static void find_add_list(FindRows *rows, const char *kind, const char *list, guint index)
{
    g_auto(GStrv) words = g_strsplit(list ? list : "", ",", -1);
    for (guint i = 0; words[i]; i++)
        find_add(rows, kind, g_strstrip(words[i]), index);
}

/* ---- Pages ---- */

typedef struct FindTitling {
    const Book *book;
    const Locale *locale;
    const Protocol *protocol;
    FindRows *rows;
    guint n; /* pages so far */
} FindTitling;

/* Whether a code has the token of a row. */
static bool find_is_used(const Protocol *protocol, const TokenTable *table, const char *token)
{
    for (guint i = 0; i < table->n_questions; i++)
        for (guint c = 0; c < protocol->n_codes; c++)
            if (tokens_contain(&protocol->codes[c].facts[table->questions[i]].tokens, token))
                return true;
    return false;
}

/* What the entries of a table are called that no code has leads to the table. */
static void find_add_entries(const FindTitling *titling, const TokenTable *table)
{
    for (guint r = 0; r < table->n_rows; r++)
        if (table->rows[r].name && !find_is_used(titling->protocol, table, table->rows[r].token))
            find_add(titling->rows, "page", table->rows[r].name, titling->n);
}

/* The trees of the page that decides, and the terms of a glossary, lead to these pages. */
static void find_add_trees(const FindTitling *titling)
{
    for (guint t = 0; t < titling->protocol->n_trees; t++)
        find_add_line(titling->book, titling->locale, titling->rows, "page",
                      titling->protocol->trees[t].title, titling->n);
}

/* A form of a term that a language has, without the mark of those that have endings. */
static void find_add_other(const char *form, gpointer data)
{
    const FindTitling *titling = data;
    g_auto(GStrv) parts = g_strsplit(form, "*", -1);
    g_autofree char *plain = g_strjoinv("", parts);
    find_add(titling->rows, "term", plain, titling->n);
}

static void find_add_terms(const FindTitling *titling)
{
    for (guint t = 0; t < titling->protocol->n_terms; t++) {
        const GlossaryTerm *term = &titling->protocol->terms[t];
        const char *local = glossary_use(titling->locale, term);
        find_add(titling->rows, "term", term->id, titling->n);
        find_add_tokens(titling->rows, "term", &term->also, titling->n);
        if (local)
            find_add(titling->rows, "term", local, titling->n);
        glossary_each_other(titling->locale, term, find_add_other, (gpointer)titling);
    }
}

/* What people type who look for a page: phrases between commas. */
static void find_add_typed(const FindTitling *titling, PatternId id)
{
    g_autoptr(Pattern) list = pattern_new(titling->book, titling->locale, id);
    g_autoptr(GString) words = g_string_new(NULL);
    pattern_append(list, NULL, words);
    find_add_list(titling->rows, "page", words->str, titling->n);
}

/* What the page of a protocol is called, and what people type who look for all codes. */
static void find_add_index(const FindTitling *titling)
{
    g_autoptr(Pattern) title =
        pattern_new_for(titling->book, titling->locale, titling->protocol, PATTERN_PROTOCOL_TITLE);
    g_autoptr(GString) called = g_string_new(NULL);
    pattern_append(title, (const char *[]){titling->protocol->name}, called);
    find_add(titling->rows, "page", called->str, titling->n);
    find_add_typed(titling, PATTERN_FIND_LIST);
}

/* A program leads to the page of programs, and so do its lines behind which no code stands. */
static void find_add_program(const FindTitling *titling, const Program *program)
{
    find_add(titling->rows, "page", program->name, titling->n);
    for (guint i = 0; i < program->n_lines; i++) {
        if (program->lines[i].codes.n > 0)
            continue;
        g_autofree char *phrase = g_strdup_printf("%s %s", program->name, program->lines[i].line);
        find_add(titling->rows, "line", phrase, titling->n);
    }
}

/* The title of a page as its link says it. */
static void find_add_page(const Page *page, gpointer data)
{
    FindTitling *titling = data;
    const KindRow *row = kind_row(page->kind);
    if (row->named) {
        find_add_line(titling->book, titling->locale, titling->rows, "page",
                      row->named(titling->book, page), titling->n);
    } else if (page->kind == PAGE_PROTOCOL) {
        find_add_index(titling);
    } else {
        g_autoptr(Pattern) pattern =
            pattern_new(titling->book, titling->locale, page_link(titling->book, page));
        g_autoptr(GString) text = g_string_new(NULL);
        pattern_append(pattern, NULL, text);
        find_add(titling->rows, "page", text->str, titling->n);
    }
    if (page->kind == PAGE_TABLE && page->a < titling->protocol->n_tables)
        find_add_entries(titling, &titling->protocol->tables[page->a]);
    if (page->kind == PAGE_DECIDE) {
        find_add_typed(titling, PATTERN_FIND_DECIDE);
        find_add_trees(titling);
    }
    if (page->kind == PAGE_GLOSSARY) {
        find_add_typed(titling, PATTERN_FIND_TERMS);
        find_add_terms(titling);
    }
    for (guint p = 0; page->kind == PAGE_PROGRAMS && p < titling->protocol->n_programs; p++)
        find_add_program(titling, &titling->protocol->programs[p]);
    titling->n++;
}

void find_append_words(const Book *book, const Locale *locale, const Protocol *protocol,
                       GString *out)
{
    g_autoptr(FindRows) rows = find_rows_new();
    const Locale *english = &book->locales[book->english];
    find_add_answers(book, locale, protocol, rows);
    for (guint c = 0; c < protocol->n_codes; c++) {
        const Code *code = &protocol->codes[c];
        find_add_line(book, locale, rows, "gloss", code->gloss, c);
        if (locale != english)
            find_add_line(book, english, rows, "english", code->gloss, c);
        find_add_opening(book, locale, rows, code->description, c);
        find_add_list(rows, "keyword", code->keywords, c);
        if (locale != english)
            find_add_list(rows, "keyword", book_keywords(book, locale, code), c);
    }
    for (guint k = 0; k < protocol->n_classes; k++) {
        find_add_line(book, locale, rows, "class", protocol->classes[k].name, k);
        find_add_line(book, english, rows, "class", protocol->classes[k].name, k);
    }
    for (guint n = 0; n < protocol->n_pair_notes; n++)
        find_add_note(book, locale, rows, &protocol->pair_notes[n]);
    FindTitling titling = {book, locale, protocol, rows, 0};
    find_each_page(book, protocol, find_add_page, &titling);
    find_rows_append(rows, protocol, out);
}
