/* A code in the data for programs. */
#include "site/api-code.h"

#include "book/tables.h"
#include "plan/route.h"
#include "site/api-put.h"

/* Header fields that are required under a condition, with the id of the condition. */
static void put_required_if(Json *json, const Protocol *protocol, const Fact *fact)
{
    json_open(json, "required_if", '{');
    for (guint i = 0; i < fact->n_required_if; i++)
        json_put_text(json, fact->required_if[i].field,
                      protocol->conditions[fact->required_if[i].condition].id);
    json_close(json, '}');
}

/* One answer stands for itself, several in a list. */
static void put_fact(Json *json, const Protocol *protocol, guint q, const Fact *fact)
{
    const Question *question = &protocol->questions[q];
    if (question->kind == QUESTION_HEADERS) {
        json_open(json, question->id, '{');
        api_put_tokens(json, "required", &fact->tokens);
        put_required_if(json, protocol, fact);
        api_put_tokens(json, "useful", &fact->useful);
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
        if (code->facts[q].citations.n > 0)
            api_put_tokens(json, protocol->questions[q].id, &code->facts[q].citations);
    json_close(json, '}');
}

/* The codes of other protocols that it is related to, and in what. */
static void put_equivalents(Json *json, const Book *book, const Code *code)
{
    json_open(json, "equivalents", '[');
    for (guint i = 0; i < code->n_relations; i++) {
        const Relation *relation = &book->relations[code->relations[i]];
        bool own = book_side_code(book, &relation->sides[0]) == code;
        json_open(json, NULL, '{');
        api_put(json, "code", relation->sides[own ? 1 : 0].id);
        api_put_kinds(json, relation);
        api_put_tokens(json, "sources", &relation->citations);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* What each reader of the protocol is to do, by the reader. */
static void put_fixes(Json *json, const Book *book, const Protocol *protocol, const Code *code)
{
    json_open(json, "how_to_fix", '{');
    json_open(json, "readers", '{');
    for (guint i = 0; i < code->n_fixes; i++)
        api_put_text(json, book, protocol->readers[code->fixes[i].reader].id, code->fixes[i].text);
    json_close(json, '}');
    json_close(json, '}');
}

static void put_code_texts(Json *json, const Book *book, const Protocol *protocol, const Code *code)
{
    api_put_text(json, book, "gloss", code->gloss);
    api_put_text(json, book, "description", code->description);
    api_put_text(json, book, "when_seen", code->when_seen);
    api_put_text(json, book, "when_to_use", code->when_to_use);
    if (code->n_fixes == 0)
        api_put_text(json, book, "how_to_fix", code->how_to_fix);
    else
        put_fixes(json, book, protocol, code);
}

static void put_names(Json *json, const Book *book, const Code *code)
{
    json_open(json, "names", '[');
    for (guint i = 0; i < code->n_names; i++) {
        json_open(json, NULL, '{');
        api_put(json, "name", code->names[i].name);
        api_put_text(json, book, "where", code->names[i].where);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_logs(Json *json, const Code *code)
{
    json_open(json, "logs", '[');
    for (guint i = 0; i < code->n_logs; i++) {
        json_open(json, NULL, '{');
        api_put(json, "by", code->logs[i].by);
        api_put(json, "line", code->logs[i].line);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_message(Json *json, const Book *book, const Code *code)
{
    api_put(json, "message", code->message);
    api_put(json, "message_form", code->message ? book_message_forms[code->message_form] : NULL);
    json_open(json, "reading", '[');
    for (guint i = 0; i < code->n_readings; i++) {
        json_open(json, NULL, '{');
        api_put(json, "bytes", code->readings[i].bytes);
        api_put_text(json, book, "says", code->readings[i].says);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* What it answers to the questions of the book, by their ids. */
static void put_shared(Json *json, const Book *book, const Code *code)
{
    json_open(json, "shared", '{');
    for (guint q = 0; code->shared && q < book->n_questions; q++)
        if (code->shared[q].answer >= 0)
            api_put(json, book->questions[q].id,
                    book->questions[q].answers[code->shared[q].answer].id);
    json_close(json, '}');
}

/* The address of a kind of page about a code: whole, where the language has a base URL, else from
 * the root of the site. */
static void put_address(Json *json, const char *name, const Book *book, const Page *page)
{
    const char *root = book->locales[page->locale].base_url;
    g_autofree char *base = route_base(book, page);
    g_autoptr(GString) address = g_string_new(root);
    g_string_append(address, base);
    route_append_local(book, page, address);
    json_put_text(json, name, address->str);
}

/* What shows it on the pages of others, by language. */
static void put_cards(Json *json, const Book *book, const Protocol *protocol, const Code *code)
{
    guint index = (guint)(protocol - book->protocols);
    if (kind_count(PAGE_CARD, book, index) == 0)
        return;
    json_open(json, "cards", '{');
    for (guint l = 0; l < book->n_locales; l++) {
        json_open(json, book->locales[l].tag, '{');
        Page page = {.kind = PAGE_CARD, .locale = l, .protocol = index, .a = code->index};
        put_address(json, "card", book, &page);
        page.kind = PAGE_BADGE;
        put_address(json, "badge", book, &page);
        json_close(json, '}');
    }
    json_close(json, '}');
}

static void put_ids(Json *json, const Protocol *protocol, const Code *code)
{
    api_put(json, "protocol", protocol->id);
    api_put(json, "code", code->id);
    api_put(json, "name", code->name);
    api_put(json, "number", code->number);
    api_put(json, "low", code->low);
    api_put(json, "high", code->high);
    api_put_tokens(json, "aliases", &code->aliases);
    api_put(json, "status", book_statuses[code->status]);
    api_put(json, "ending", book_endings[code->ending]);
    api_put(json, "tone", book_tones[code->tone]);
    api_put(json, "class", code->class_index < 0 ? NULL : protocol->classes[code->class_index].id);
    api_put(json, "checked", code->checked);
}

void api_put_code(Json *json, const Book *book, const Protocol *protocol, const Code *code)
{
    json_open(json, NULL, '{');
    put_ids(json, protocol, code);
    api_put_tokens(json, "sources", &code->citations);
    api_put_tokens(json, "also", &code->also);
    put_names(json, book, code);
    api_put_tokens(json, "used_by", &code->used_by);
    json_open(json, "facts", '{');
    for (guint q = 0; q < protocol->n_questions; q++)
        if (code->facts[q].answered)
            put_fact(json, protocol, q, &code->facts[q]);
    json_close(json, '}');
    put_fact_sources(json, protocol, code);
    put_code_texts(json, book, protocol, code);
    put_message(json, book, code);
    put_logs(json, code);
    put_shared(json, book, code);
    api_put_codes(json, "related", protocol, &code->related);
    put_equivalents(json, book, code);
    put_cards(json, book, protocol, code);
    json_close(json, '}');
}
