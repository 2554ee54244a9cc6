/* The decision trees and the terms of a protocol in the data for programs. */
#include "site/api-guides.h"

#include "book/tables.h"
#include "site/api-put.h"

static void put_answer(Json *json, const Book *book, const Protocol *protocol, const Tree *tree,
                       const TreeAnswer *answer)
{
    json_open(json, NULL, '{');
    api_put(json, "id", answer->id);
    api_put_text(json, book, "when", answer->when);
    api_put_codes(json, "codes", protocol, &answer->codes);
    api_put(json, "step", answer->step < 0 ? NULL : tree->steps[answer->step].id);
    api_put(json, "tree", answer->tree < 0 ? NULL : protocol->trees[answer->tree].id);
    api_put_text(json, book, "says", answer->says);
    api_put_text(json, book, "why", answer->why);
    api_put_text(json, book, "practice", answer->practice);
    api_put_tokens(json, "sources", &answer->citations);
    json_close(json, '}');
}

static void put_steps(Json *json, const Book *book, const Protocol *protocol, const Tree *tree)
{
    json_open(json, "steps", '[');
    for (guint s = 0; s < tree->n_steps; s++) {
        json_open(json, NULL, '{');
        api_put(json, "id", tree->steps[s].id);
        api_put_text(json, book, "asks", tree->steps[s].asks);
        json_open(json, "answers", '[');
        for (guint a = 0; a < tree->steps[s].n_answers; a++)
            put_answer(json, book, protocol, tree, &tree->steps[s].answers[a]);
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}

void api_put_trees(Json *json, const Book *book, const Protocol *protocol)
{
    json_open(json, "trees", '[');
    for (guint t = 0; t < protocol->n_trees; t++) {
        const Tree *tree = &protocol->trees[t];
        json_open(json, NULL, '{');
        api_put(json, "id", tree->id);
        api_put(json, "role", book_roles[tree->role]);
        api_put_text(json, book, "title", tree->title);
        api_put_text(json, book, "about", tree->about);
        api_put(json, "start", tree->n_steps > 0 ? tree->steps[tree->start].id : NULL);
        put_steps(json, book, protocol, tree);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_open(json, "unreached", '{');
    for (guint u = 0; u < protocol->n_unreached; u++)
        api_put_text(json, book, protocol->codes[protocol->unreached[u].code].id,
                     protocol->unreached[u].why);
    json_close(json, '}');
}

void api_put_terms(Json *json, const Book *book, const Protocol *protocol)
{
    json_open(json, "terms", '[');
    for (guint t = 0; t < protocol->n_terms; t++) {
        const GlossaryTerm *term = &protocol->terms[t];
        json_open(json, NULL, '{');
        api_put(json, "term", term->id);
        api_put_text(json, book, "means", term->means);
        api_put_text(json, book, "more", term->more);
        api_put_tokens(json, "also", &term->also);
        api_put_codes(json, "codes", protocol, &term->codes);
        json_open(json, "see", '[');
        for (guint i = 0; i < term->n_see; i++)
            json_put_text(json, NULL, protocol->terms[term->see[i]].id);
        json_close(json, ']');
        api_put_tokens(json, "sources", &term->citations);
        json_close(json, '}');
    }
    json_close(json, ']');
}
