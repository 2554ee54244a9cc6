#include "book/compare.h"

#include <string.h>

bool compare_may_decide(const Question *question)
{
    return question->kind == QUESTION_ONE || question->kind == QUESTION_MANY;
}

bool compare_counts(const Question *question)
{
    return question->counts && compare_may_decide(question);
}

Comparison compare_codes(const Protocol *protocol, guint a, guint b, const PairNote *note)
{
    const Fact *left = protocol->codes[a].facts, *right = protocol->codes[b].facts;
    Comparison comparison = {.decides = -1};
    for (guint q = 0; q < protocol->n_questions; q++) {
        if (!left[q].answered || !right[q].answered)
            continue;
        guint64 bit = G_GUINT64_CONSTANT(1) << q;
        if (left[q].value == right[q].value) {
            comparison.shares |= bit;
            continue;
        }
        comparison.differs |= bit;
        comparison.distance += compare_counts(&protocol->questions[q]);
        if (comparison.decides < 0 && compare_may_decide(&protocol->questions[q]))
            comparison.decides = (int)q;
    }
    if (note && note->decides >= 0)
        comparison.decides = note->decides;
    return comparison;
}

bool compare_is_near(const Protocol *protocol, guint a, guint b)
{
    const Code *left = &protocol->codes[a], *right = &protocol->codes[b];
    if (left->class_index >= 0 && left->class_index == right->class_index)
        return true;
    for (guint q = 0; q < protocol->n_questions; q++)
        if (compare_counts(&protocol->questions[q]))
            return left->facts[q].answered && left->facts[q].value == right->facts[q].value;
    return false;
}

void compare_histogram(const Protocol *protocol, guint *histogram)
{
    memset(histogram, 0, (BOOK_QUESTIONS_MAX + 1) * sizeof *histogram);
    for (guint a = 0; a < protocol->n_codes; a++)
        for (guint b = a + 1; b < protocol->n_codes; b++)
            histogram[compare_codes(protocol, a, b, NULL).distance]++;
}
