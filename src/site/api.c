/* The data for programs: JSON of a protocol, of each code, and of what tells it from those after
 * it; every language in it. */
#include "site/api.h"

#include "book/compare.h"
#include "book/tables.h"
#include "site/api-code.h"
#include "site/api-guides.h"
#include "site/api-put.h"
#include "site/api-question.h"

static void put_classes(Json *json, const Book *book, const Protocol *protocol)
{
    json_open(json, "classes", '[');
    for (guint c = 0; c < protocol->n_classes; c++) {
        json_open(json, NULL, '{');
        api_put(json, "id", protocol->classes[c].id);
        api_put(json, "low", protocol->classes[c].low);
        api_put(json, "high", protocol->classes[c].high);
        api_put(json, "tone", book_tones[protocol->classes[c].tone]);
        api_put_text(json, book, "name", protocol->classes[c].name);
        api_put_text(json, book, "about", protocol->classes[c].about);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* Readers, conditions: what each id is called. */
static void put_labels(Json *json, const Book *book, const char *name, const Label *labels, guint n)
{
    json_open(json, name, '{');
    for (guint i = 0; i < n; i++)
        api_put_text(json, book, labels[i].id, labels[i].label);
    json_close(json, '}');
}

static void put_questions(Json *json, const Protocol *protocol, const char *name,
                          const guint *questions, guint n)
{
    json_open(json, name, '[');
    for (guint i = 0; i < n; i++)
        json_put_text(json, NULL, protocol->questions[questions[i]].id);
    json_close(json, ']');
}

static void put_table(Json *json, const Book *book, const Protocol *protocol,
                      const TokenTable *table)
{
    json_open(json, NULL, '{');
    api_put(json, "id", table->id);
    api_put_text(json, book, "title", table->title);
    put_questions(json, protocol, "of", table->questions, table->n_questions);
    json_open(json, "rows", '[');
    for (guint r = 0; r < table->n_rows; r++) {
        json_open(json, NULL, '{');
        api_put(json, "token", table->rows[r].token);
        api_put(json, "name", table->rows[r].name);
        api_put_text(json, book, "note", table->rows[r].note);
        api_put_tokens(json, "sources", &table->rows[r].citations);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_line(Json *json, const Book *book, const Protocol *protocol,
                     const ProgramLine *line)
{
    json_open(json, NULL, '{');
    api_put(json, "line", line->line);
    api_put_codes(json, "codes", protocol, &line->codes);
    api_put_text(json, book, "means", line->means);
    api_put_tokens(json, "settings", &line->settings);
    api_put_tokens(json, "sources", &line->citations);
    json_close(json, '}');
}

static void put_programs(Json *json, const Book *book, const Protocol *protocol)
{
    json_open(json, "programs", '[');
    for (guint p = 0; p < protocol->n_programs; p++) {
        const Program *program = &protocol->programs[p];
        json_open(json, NULL, '{');
        api_put(json, "id", program->id);
        api_put(json, "name", program->name);
        json_open(json, "lines", '[');
        for (guint l = 0; l < program->n_lines; l++)
            put_line(json, book, protocol, &program->lines[l]);
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* What the protocol has besides its classes, questions and codes. */
static void put_more(Json *json, const Book *book, const Protocol *protocol)
{
    put_labels(json, book, "readers", protocol->readers, protocol->n_readers);
    put_labels(json, book, "conditions", protocol->conditions, protocol->n_conditions);
    json_open(json, "documents", '{');
    for (guint d = 0; d < protocol->n_documents; d++)
        if (protocol->documents[d].address)
            json_put_text(json, protocol->documents[d].name, protocol->documents[d].address);
    json_close(json, '}');
    put_questions(json, protocol, "first", protocol->first, protocol->n_first);
    json_open(json, "tables", '[');
    for (guint t = 0; t < protocol->n_tables; t++)
        put_table(json, book, protocol, &protocol->tables[t]);
    json_close(json, ']');
    put_programs(json, book, protocol);
    api_put_trees(json, book, protocol);
    api_put_terms(json, book, protocol);
}

void api_render_code(const Site *site, const SiteFile *file, GString *out)
{
    Json json = {.out = out};
    const Protocol *protocol = &site->layout.book->protocols[file->protocol];
    api_put_code(&json, site->layout.book, protocol, &protocol->codes[file->index]);
    g_string_append_c(out, '\n');
}

void api_render_protocol(const Site *site, const SiteFile *file, GString *out)
{
    Json *json = &(Json){.out = out};
    const Protocol *protocol = &site->layout.book->protocols[file->protocol];
    json_open(json, NULL, '{');
    api_put(json, "protocol", protocol->id);
    api_put(json, "name", protocol->name);
    api_put_text(json, site->layout.book, "title", protocol->title);
    api_put_text(json, site->layout.book, "about", protocol->about);
    api_put_tokens(json, "sources", &protocol->citations);
    api_put(json, "registry", protocol->registries.n > 0 ? protocol->registries.items[0] : NULL);
    api_put_tokens(json, "registries", &protocol->registries);
    put_classes(json, site->layout.book, protocol);
    put_more(json, site->layout.book, protocol);
    json_open(json, "questions", '[');
    for (guint q = 0; q < protocol->n_questions; q++)
        api_put_question(json, site->layout.book, &protocol->questions[q]);
    json_close(json, ']');
    json_open(json, "codes", '[');
    for (guint c = 0; c < protocol->n_codes; c++)
        api_put_code(json, site->layout.book, protocol, &protocol->codes[c]);
    json_close(json, ']');
    json_close(json, '}');
    g_string_append_c(out, '\n');
}

static void put_note(Json *json, const Book *book, const PairNote *note)
{
    json_open(json, "note", '{');
    api_put_text(json, book, "summary", note->summary);
    api_put_text(json, book, "insight", note->insight);
    api_put_text(json, book, "choose_a", note->choose[0]);
    api_put_text(json, book, "choose_b", note->choose[1]);
    json_close(json, '}');
}

static void put_pair(Json *json, const Book *book, const Protocol *protocol, guint a, guint b)
{
    const PairNote *note = protocol_find_note(protocol, a, b);
    Comparison comparison = compare_codes(protocol, a, b, note);
    json_open(json, NULL, '{');
    api_put(json, "a", protocol->codes[a].id);
    api_put(json, "b", protocol->codes[b].id);
    api_put(json, "decides",
            comparison.decides < 0 ? NULL : protocol->questions[comparison.decides].id);
    json_put_number(json, "distance", comparison.distance);
    api_put_questions(json, "differs", protocol->questions, protocol->n_questions,
                      comparison.differs);
    if (note)
        put_note(json, book, note);
    json_close(json, '}');
}

void api_render_pairs(const Site *site, const SiteFile *file, GString *out)
{
    Json *json = &(Json){.out = out};
    const Protocol *protocol = &site->layout.book->protocols[file->protocol];
    json_open(json, NULL, '{');
    api_put(json, "protocol", protocol->id);
    json_open(json, "pairs", '[');
    for (guint b = file->index + 1; b < protocol->n_codes; b++)
        put_pair(json, site->layout.book, protocol, file->index, b);
    json_close(json, ']');
    json_close(json, '}');
    g_string_append_c(out, '\n');
}

void api_render_schema(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    g_string_append(out, site->schema);
}
