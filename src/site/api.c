/* The data for programs: JSON of a protocol, of each code, and of what differs in each pair; every
 * language in it. */
#include "site/api.h"

#include "book/compare.h"
#include "json.h"

#include <string.h>

/* Where there is one. */
static void put(Json *json, const char *name, const char *value)
{
    if (value)
        json_put_text(json, name, value);
}

static void put_tokens(Json *json, const char *name, const Tokens *tokens)
{
    json_open(json, name, '[');
    for (guint i = 0; i < tokens->n; i++)
        json_put_text(json, NULL, tokens->items[i]);
    json_close(json, ']');
}

/* A text in every language that has it: {"en": …, "es": …}. Nothing falls back here. */
static void put_text(Json *json, const Book *book, const char *name, TextId text)
{
    if (text == TEXT_NONE)
        return;
    json_open(json, name, '{');
    for (guint l = 0; l < book->n_locales; l++) {
        Wording wording = book_wording(book, &book->locales[l], text);
        if (wording.locale == &book->locales[l])
            put(json, wording.locale->tag, wording.text);
    }
    json_close(json, '}');
}

/* One answer stands for itself, several in a list. */
/* Header fields, each with the id of the condition under which it is required. */
static void put_required_if(Json *json, const Protocol *protocol, const Fact *fact)
{
    if (fact->n_required_if == 0)
        return;
    json_open(json, "required_if", '{');
    for (guint i = 0; i < fact->n_required_if; i++)
        put(json, fact->required_if[i].field,
            protocol->conditions[fact->required_if[i].condition].id);
    json_close(json, '}');
}

static void put_fact(Json *json, const Protocol *protocol, const Question *question,
                     const Fact *fact)
{
    if (question->kind == QUESTION_HEADERS) {
        json_open(json, question->id, '{');
        put_tokens(json, "required", &fact->tokens);
        put_required_if(json, protocol, fact);
        put_tokens(json, "useful", &fact->useful);
        json_close(json, '}');
        return;
    }
    bool one = question->kind == QUESTION_ONE;
    if (!one)
        json_open(json, question->id, '[');
    for (guint i = 0; i < fact->tokens.n; i++)
        json_put_text(json, NULL, fact->tokens.items[i]);
    for (guint a = 0; a < question->n_answers; a++)
        if (fact->answers >> a & 1)
            json_put_text(json, one ? question->id : NULL, question->answers[a].id);
    if (!one)
        json_close(json, ']');
}

/* The sources of answers that have their own, by the id of the question. */
static void put_fact_sources(Json *json, const Protocol *protocol, const Code *code)
{
    json_open(json, "fact_sources", '{');
    for (guint q = 0; q < protocol->n_questions; q++)
        if (code->facts[q].sources.n > 0)
            put_tokens(json, protocol->questions[q].id, &code->facts[q].sources);
    json_close(json, '}');
}

/* The codes of other protocols that it is related to, and in what. */
static void put_equivalents(Json *json, const Book *book, const Code *code)
{
    json_open(json, "equivalents", '[');
    for (guint i = 0; i < code->n_relations; i++) {
        const Relation *relation = &book->relations[code->relations[i]];
        const RelationSide *side = &relation->sides[0];
        bool own = &book->protocols[side->protocol].codes[side->code] == code;
        json_open(json, NULL, '{');
        put(json, "code", relation->sides[own ? 1 : 0].id);
        json_open(json, "kinds", '[');
        for (guint k = 0; book_relation_kinds[k]; k++)
            if (relation->kinds & (1u << k))
                json_put_text(json, NULL, book_relation_kinds[k]);
        json_close(json, ']');
        put_tokens(json, "sources", &relation->sources);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* What to do, for each reader where the protocol has several. */
static void put_fixes(Json *json, const Book *book, const Protocol *protocol, const Code *code)
{
    if (code->n_fixes == 0) {
        put_text(json, book, "how_to_fix", code->how_to_fix);
        return;
    }
    json_open(json, "how_to_fix", '{');
    json_open(json, "readers", '{');
    for (guint f = 0; f < code->n_fixes; f++)
        put_text(json, book, protocol->readers[code->fixes[f].reader].id, code->fixes[f].text);
    json_close(json, '}');
    json_close(json, '}');
}

static void put_code_texts(Json *json, const Book *book, const Protocol *protocol, const Code *code)
{
    put_text(json, book, "gloss", code->gloss);
    put_text(json, book, "description", code->description);
    put_text(json, book, "when_seen", code->when_seen);
    put_text(json, book, "when_to_use", code->when_to_use);
    put_fixes(json, book, protocol, code);
}

static void put_related(Json *json, const Protocol *protocol, const Code *code)
{
    json_open(json, "related", '[');
    for (guint i = 0; i < code->related.n; i++)
        json_put_text(json, NULL, protocol->codes[code->related.codes[i]].id);
    json_close(json, ']');
}

static void add_code(Json *json, const Book *book, const Protocol *protocol, const Code *code)
{
    json_open(json, NULL, '{');
    put(json, "protocol", protocol->id);
    put(json, "code", code->id);
    put(json, "number", code->number);
    put(json, "name", code->name);
    put(json, "status", book_statuses[code->status]);
    put(json, "class", code->class_index < 0 ? NULL : protocol->classes[code->class_index].id);
    put(json, "checked", code->checked);
    put_tokens(json, "sources", &code->sources);
    put_tokens(json, "also", &code->also);
    put_tokens(json, "used_by", &code->used_by);
    json_open(json, "facts", '{');
    for (guint q = 0; q < protocol->n_questions; q++)
        if (code->facts[q].answered)
            put_fact(json, protocol, &protocol->questions[q], &code->facts[q]);
    json_close(json, '}');
    put_fact_sources(json, protocol, code);
    put_code_texts(json, book, protocol, code);
    put(json, "message", code->message);
    put_related(json, protocol, code);
    put_equivalents(json, book, code);
    json_close(json, '}');
}

static void add_question(Json *json, const Book *book, const Question *question)
{
    json_open(json, NULL, '{');
    put(json, "id", question->id);
    put(json, "kind", book_question_kinds[question->kind]);
    json_put_bool(json, "counts", compare_counts(question));
    put_text(json, book, "label", question->label);
    put_text(json, book, "asks", question->asks);
    json_open(json, "answers", '[');
    for (guint a = 0; a < question->n_answers; a++) {
        json_open(json, NULL, '{');
        put(json, "id", question->answers[a].id);
        put_text(json, book, "short", question->answers[a].brief);
        put_text(json, book, "says", question->answers[a].says);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_classes(Json *json, const Book *book, const Protocol *protocol)
{
    json_open(json, "classes", '[');
    for (guint c = 0; c < protocol->n_classes; c++) {
        json_open(json, NULL, '{');
        put(json, "id", protocol->classes[c].id);
        put_text(json, book, "name", protocol->classes[c].name);
        put_text(json, book, "about", protocol->classes[c].about);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void api_render_code(const Site *site, const SiteFile *file, GString *out)
{
    Json json = {.out = out};
    const Protocol *protocol = &site->layout.book->protocols[file->protocol];
    add_code(&json, site->layout.book, protocol, &protocol->codes[file->index]);
    g_string_append_c(out, '\n');
}

void api_render_protocol(const Site *site, const SiteFile *file, GString *out)
{
    Json *json = &(Json){.out = out};
    const Protocol *protocol = &site->layout.book->protocols[file->protocol];
    json_open(json, NULL, '{');
    put(json, "protocol", protocol->id);
    put(json, "name", protocol->name);
    put_text(json, site->layout.book, "title", protocol->title);
    put_text(json, site->layout.book, "about", protocol->about);
    put_tokens(json, "sources", &protocol->sources);
    put(json, "registry", protocol->registries.n > 0 ? protocol->registries.items[0] : NULL);
    put_classes(json, site->layout.book, protocol);
    json_open(json, "questions", '[');
    for (guint q = 0; q < protocol->n_questions; q++)
        add_question(json, site->layout.book, &protocol->questions[q]);
    json_close(json, ']');
    json_open(json, "codes", '[');
    for (guint c = 0; c < protocol->n_codes; c++)
        add_code(json, site->layout.book, protocol, &protocol->codes[c]);
    json_close(json, ']');
    json_close(json, '}');
    g_string_append_c(out, '\n');
}

static void put_note(Json *json, const Book *book, const PairNote *note)
{
    json_open(json, "note", '{');
    put_text(json, book, "summary", note->summary);
    put_text(json, book, "insight", note->insight);
    put_text(json, book, "choose_a", note->choose_a);
    put_text(json, book, "choose_b", note->choose_b);
    json_close(json, '}');
}

static void add_pair(Json *json, const Book *book, const Protocol *protocol, guint a, guint b)
{
    const PairNote *note = protocol_find_note(protocol, a, b);
    Comparison comparison = compare_codes(protocol, a, b, note);
    json_open(json, NULL, '{');
    put(json, "a", protocol->codes[a].id);
    put(json, "b", protocol->codes[b].id);
    put(json, "decides",
        comparison.decides < 0 ? NULL : protocol->questions[comparison.decides].id);
    json_put_number(json, "distance", comparison.distance);
    json_open(json, "differs", '[');
    for (guint q = 0; q < protocol->n_questions; q++)
        if (comparison.differs >> q & 1)
            json_put_text(json, NULL, protocol->questions[q].id);
    json_close(json, ']');
    if (note)
        put_note(json, book, note);
    json_close(json, '}');
}

void api_render_pairs(const Site *site, const SiteFile *file, GString *out)
{
    Json *json = &(Json){.out = out};
    const Protocol *protocol = &site->layout.book->protocols[file->protocol];
    json_open(json, NULL, '{');
    put(json, "protocol", protocol->id);
    json_open(json, "pairs", '[');
    for (guint a = 0; a < protocol->n_codes; a++)
        for (guint b = a + 1; b < protocol->n_codes; b++)
            add_pair(json, site->layout.book, protocol, a, b);
    json_close(json, ']');
    json_close(json, '}');
    g_string_append_c(out, '\n');
}

void api_render_schema(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    g_string_append(out, site->schema);
}
