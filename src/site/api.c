/* The data for programs: JSON of a protocol, of each code, and of what differs in each pair; every
 * language in it. */
#include "book/compare.h"
#include "site/files.h"
#include "site/view.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void put(JsonBuilder *json, const char *name, const char *value)
{
    if (!value)
        return;
    json_builder_set_member_name(json, name);
    json_builder_add_string_value(json, value);
}

static void put_number(JsonBuilder *json, const char *name, gint64 value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_int_value(json, value);
}

static void put_tokens(JsonBuilder *json, const char *name, const Tokens *tokens)
{
    json_builder_set_member_name(json, name);
    json_builder_begin_array(json);
    for (guint i = 0; i < tokens->n; i++)
        json_builder_add_string_value(json, tokens->items[i]);
    json_builder_end_array(json);
}

/* A text in every language that has it: {"en": …, "es": …}. Nothing falls back here. */
static void put_text(JsonBuilder *json, const Book *book, const char *name, TextId text)
{
    if (text == TEXT_NONE)
        return;
    json_builder_set_member_name(json, name);
    json_builder_begin_object(json);
    for (guint l = 0; l < book->n_locales; l++) {
        Wording wording = book_wording(book, &book->locales[l], text);
        if (wording.locale == &book->locales[l])
            put(json, wording.locale->tag, wording.text);
    }
    json_builder_end_object(json);
}

static void put_fact(JsonBuilder *json, const Question *question, const Fact *fact)
{
    json_builder_set_member_name(json, question->id);
    if (question->kind == QUESTION_HEADERS) {
        json_builder_begin_object(json);
        put_tokens(json, "required", &fact->tokens);
        put_tokens(json, "useful", &fact->useful);
        json_builder_end_object(json);
        return;
    }
    bool one = question->kind == QUESTION_ONE;
    if (!one)
        json_builder_begin_array(json);
    for (guint i = 0; i < fact->tokens.n; i++)
        json_builder_add_string_value(json, fact->tokens.items[i]);
    for (guint a = 0; a < question->n_answers; a++)
        if (fact->answers >> a & 1)
            json_builder_add_string_value(json, question->answers[a].id);
    if (!one)
        json_builder_end_array(json);
}

/* The sources of answers that have their own, by the id of the question. */
static void put_fact_sources(JsonBuilder *json, const Protocol *protocol, const Code *code)
{
    json_builder_set_member_name(json, "fact_sources");
    json_builder_begin_object(json);
    for (guint q = 0; q < protocol->n_questions; q++)
        if (code->facts[q].sources.n > 0)
            put_tokens(json, protocol->questions[q].id, &code->facts[q].sources);
    json_builder_end_object(json);
}

static void put_equivalents(JsonBuilder *json, const Code *code)
{
    json_builder_set_member_name(json, "equivalents");
    json_builder_begin_array(json);
    for (guint i = 0; i < code->n_equivalents; i++) {
        const Equivalent *equivalent = &code->equivalents[i];
        json_builder_begin_object(json);
        put(json, "code", equivalent->id);
        put(json, "kind", book_equivalent_kinds[equivalent->kind]);
        put(json, "source", equivalent->source);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void put_code_texts(JsonBuilder *json, const Book *book, const Code *code)
{
    put_text(json, book, "gloss", code->gloss);
    put_text(json, book, "description", code->description);
    put_text(json, book, "when_seen", code->when_seen);
    put_text(json, book, "when_to_use", code->when_to_use);
    put_text(json, book, "how_to_fix", code->how_to_fix);
}

static void put_related(JsonBuilder *json, const Protocol *protocol, const Code *code)
{
    json_builder_set_member_name(json, "related");
    json_builder_begin_array(json);
    for (guint i = 0; i < code->n_related; i++)
        json_builder_add_string_value(json, protocol->codes[code->related[i]].id);
    json_builder_end_array(json);
}

static void add_code(JsonBuilder *json, const Book *book, const Protocol *protocol,
                     const Code *code)
{
    json_builder_begin_object(json);
    put(json, "protocol", protocol->id);
    put(json, "code", code->id);
    put(json, "name", code->name);
    put(json, "status", book_statuses[code->status]);
    put(json, "class", code->class_index < 0 ? NULL : protocol->classes[code->class_index].id);
    put(json, "checked", code->checked);
    put_tokens(json, "sources", &code->sources);
    put_tokens(json, "also", &code->also);
    put_tokens(json, "used_by", &code->used_by);
    json_builder_set_member_name(json, "facts");
    json_builder_begin_object(json);
    for (guint q = 0; q < protocol->n_questions; q++)
        if (code->facts[q].answered)
            put_fact(json, &protocol->questions[q], &code->facts[q]);
    json_builder_end_object(json);
    put_fact_sources(json, protocol, code);
    put_code_texts(json, book, code);
    put(json, "message", code->message);
    put_related(json, protocol, code);
    put_equivalents(json, code);
    json_builder_end_object(json);
}

static void add_question(JsonBuilder *json, const Book *book, const Question *question)
{
    json_builder_begin_object(json);
    put(json, "id", question->id);
    put(json, "kind", book_question_kinds[question->kind]);
    json_builder_set_member_name(json, "counts");
    json_builder_add_boolean_value(json, compare_counts(question));
    put_text(json, book, "label", question->label);
    put_text(json, book, "asks", question->asks);
    json_builder_set_member_name(json, "answers");
    json_builder_begin_array(json);
    for (guint a = 0; a < question->n_answers; a++) {
        json_builder_begin_object(json);
        put(json, "id", question->answers[a].id);
        put_text(json, book, "short", question->answers[a].brief);
        put_text(json, book, "says", question->answers[a].says);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
    json_builder_end_object(json);
}

static void put_classes(JsonBuilder *json, const Book *book, const Protocol *protocol)
{
    json_builder_set_member_name(json, "classes");
    json_builder_begin_array(json);
    for (guint c = 0; c < protocol->n_classes; c++) {
        json_builder_begin_object(json);
        put(json, "id", protocol->classes[c].id);
        put_text(json, book, "name", protocol->classes[c].name);
        put_text(json, book, "about", protocol->classes[c].about);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void finish(JsonBuilder *json, GString *out)
{
    g_autoptr(JsonNode) root = json_builder_get_root(json);
    g_autofree char *text = json_to_string(root, FALSE);
    g_string_append(out, text);
    g_string_append_c(out, '\n');
}

void api_render_code(const Site *site, const SiteFile *file, GString *out)
{
    g_autoptr(JsonBuilder) json = json_builder_new();
    const Protocol *protocol = &site->book->protocols[file->protocol];
    add_code(json, site->book, protocol, &protocol->codes[file->part]);
    finish(json, out);
}

void api_render_protocol(const Site *site, const SiteFile *file, GString *out)
{
    g_autoptr(JsonBuilder) json = json_builder_new();
    const Protocol *protocol = &site->book->protocols[file->protocol];
    json_builder_begin_object(json);
    put(json, "protocol", protocol->id);
    put(json, "name", protocol->name);
    put_text(json, site->book, "title", protocol->title);
    put_text(json, site->book, "about", protocol->about);
    put_tokens(json, "sources", &protocol->sources);
    put(json, "registry", protocol->registry);
    put_classes(json, site->book, protocol);
    json_builder_set_member_name(json, "questions");
    json_builder_begin_array(json);
    for (guint q = 0; q < protocol->n_questions; q++)
        add_question(json, site->book, &protocol->questions[q]);
    json_builder_end_array(json);
    json_builder_set_member_name(json, "codes");
    json_builder_begin_array(json);
    for (guint c = 0; c < protocol->n_codes; c++)
        add_code(json, site->book, protocol, &protocol->codes[c]);
    json_builder_end_array(json);
    json_builder_end_object(json);
    finish(json, out);
}

static void put_note(JsonBuilder *json, const Book *book, const PairNote *note)
{
    json_builder_set_member_name(json, "note");
    json_builder_begin_object(json);
    put_text(json, book, "summary", note->summary);
    put_text(json, book, "insight", note->insight);
    put_text(json, book, "choose_a", note->choose_a);
    put_text(json, book, "choose_b", note->choose_b);
    json_builder_end_object(json);
}

static void add_pair(JsonBuilder *json, const Book *book, const Protocol *protocol, guint a,
                     guint b)
{
    const PairNote *note = protocol_find_note(protocol, a, b);
    Comparison comparison = compare_codes(protocol, a, b, note);
    json_builder_begin_object(json);
    put(json, "a", protocol->codes[a].id);
    put(json, "b", protocol->codes[b].id);
    put(json, "decides",
        comparison.decides < 0 ? NULL : protocol->questions[comparison.decides].id);
    put_number(json, "distance", comparison.distance);
    json_builder_set_member_name(json, "differs");
    json_builder_begin_array(json);
    for (guint q = 0; q < protocol->n_questions; q++)
        if (comparison.differs >> q & 1)
            json_builder_add_string_value(json, protocol->questions[q].id);
    json_builder_end_array(json);
    if (note)
        put_note(json, book, note);
    json_builder_end_object(json);
}

void api_render_pairs(const Site *site, const SiteFile *file, GString *out)
{
    g_autoptr(JsonBuilder) json = json_builder_new();
    const Protocol *protocol = &site->book->protocols[file->protocol];
    json_builder_begin_object(json);
    put(json, "protocol", protocol->id);
    json_builder_set_member_name(json, "pairs");
    json_builder_begin_array(json);
    for (guint a = 0; a < protocol->n_codes; a++)
        for (guint b = a + 1; b < protocol->n_codes; b++)
            add_pair(json, site->book, protocol, a, b);
    json_builder_end_array(json);
    json_builder_end_object(json);
    finish(json, out);
}

void api_render_schema(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    g_string_append(out, site->schema);
}
