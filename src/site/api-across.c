/* The relations of codes of two protocols in the data for programs. */
#include "site/api-across.h"

#include "book/compare.h"
#include "site/api-put.h"
#include "site/api-question.h"

static void put_mappings(Json *json, const Relation *relation)
{
    json_open(json, "mapped", '[');
    for (guint m = 0; m < relation->n_mappings; m++) {
        json_open(json, NULL, '{');
        api_put(json, "from", relation->sides[relation->mappings[m].from].id);
        api_put_tokens(json, "sources", &relation->mappings[m].citations);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_relation(Json *json, const Book *book, const Relation *relation)
{
    Comparison comparison = compare_relation(book, relation);
    json_open(json, NULL, '{');
    api_put(json, "a", relation->sides[0].id);
    api_put(json, "b", relation->sides[1].id);
    api_put_kinds(json, relation);
    api_put_tokens(json, "sources", &relation->citations);
    put_mappings(json, relation);
    api_put(json, "decides",
            comparison.decides < 0 ? NULL : book->questions[comparison.decides].id);
    api_put_questions(json, "differs", book->questions, book->n_questions, comparison.differs);
    api_put_questions(json, "shares", book->questions, book->n_questions, comparison.shares);
    api_put_text(json, book, "summary", relation->summary);
    api_put_text(json, book, "insight", relation->insight);
    api_put_text(json, book, "choose_a", relation->choose[0]);
    api_put_text(json, book, "choose_b", relation->choose[1]);
    json_close(json, '}');
}

void api_render_across(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    Json *json = &(Json){.out = out};
    const Book *book = site->layout.book;
    json_open(json, NULL, '{');
    json_open(json, "questions", '[');
    for (guint q = 0; q < book->n_questions; q++)
        api_put_question(json, book, &book->questions[q]);
    json_close(json, ']');
    json_open(json, "relations", '[');
    for (guint r = 0; r < book->n_relations; r++)
        put_relation(json, book, &book->relations[r]);
    json_close(json, ']');
    json_close(json, '}');
    g_string_append_c(out, '\n');
}
