/* A question in the data for programs. */
#include "site/api-question.h"

#include "book/compare.h"
#include "book/tables.h"
#include "site/api-put.h"

void api_put_question(Json *json, const Book *book, const Question *question)
{
    json_open(json, NULL, '{');
    api_put(json, "id", question->id);
    api_put(json, "kind", book_question_kinds[question->kind]);
    json_put_bool(json, "counts", compare_counts(question));
    api_put_text(json, book, "label", question->label);
    api_put_text(json, book, "asks", question->asks);
    json_open(json, "answers", '[');
    for (guint a = 0; a < question->n_answers; a++) {
        json_open(json, NULL, '{');
        api_put(json, "id", question->answers[a].id);
        api_put_text(json, book, "short", question->answers[a].brief);
        api_put_text(json, book, "says", question->answers[a].says);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}
