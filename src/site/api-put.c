/* What several files write into the data for programs: tokens, ids, texts. */
#include "site/api-put.h"

#include "book/tables.h"

void api_put(Json *json, const char *name, const char *value)
{
    if (value)
        json_put_text(json, name, value);
}

void api_put_tokens(Json *json, const char *name, const Tokens *tokens)
{
    json_open(json, name, '[');
    for (guint i = 0; i < tokens->n; i++)
        json_put_text(json, NULL, tokens->items[i]);
    json_close(json, ']');
}

void api_put_codes(Json *json, const char *name, const Protocol *protocol, const CodeRefs *refs)
{
    json_open(json, name, '[');
    for (guint i = 0; i < refs->n; i++)
        json_put_text(json, NULL, protocol->codes[refs->codes[i]].id);
    json_close(json, ']');
}

void api_put_questions(Json *json, const char *name, const Question *questions, guint n,
                       guint64 which)
{
    json_open(json, name, '[');
    for (guint q = 0; q < n; q++)
        if (which >> q & 1)
            json_put_text(json, NULL, questions[q].id);
    json_close(json, ']');
}

void api_put_kinds(Json *json, const Relation *relation)
{
    json_open(json, "kinds", '[');
    for (guint k = 0; book_relation_kinds[k]; k++)
        if (relation_is(relation, (RelationKind)k))
            json_put_text(json, NULL, book_relation_kinds[k]);
    json_close(json, ']');
}

void api_put_text(Json *json, const Book *book, const char *name, TextId text)
{
    if (text == TEXT_NONE)
        return;
    json_open(json, name, '{');
    for (guint l = 0; l < book->n_locales; l++) {
        Wording wording = book_wording(book, &book->locales[l], text);
        if (wording.locale == &book->locales[l])
            api_put(json, wording.locale->tag, wording.text);
    }
    json_close(json, '}');
}
