/* What two codes differ in. */
#include "book/compare.h"

#include <string.h>

bool compare_counts(const Question *question)
{
    return question->counts && question_is_listed(question);
}

Comparison compare_codes(const Protocol *protocol, guint a, guint b, const PairNote *note)
{
    const Code *left = &protocol->codes[a], *right = &protocol->codes[b];
    guint64 both = left->answered & right->answered;
    Comparison comparison = {.decides = -1};
    for (guint64 rest = both; rest; rest &= rest - 1) {
        int q = __builtin_ctzll(rest);
        comparison.differs |= (guint64)(left->values[q] != right->values[q]) << q;
    }
    comparison.shares = both & ~comparison.differs;
    guint64 deciding = comparison.differs & protocol->deciding;
    comparison.distance = (guint)__builtin_popcountll(comparison.differs & protocol->counting);
    if (note && note->decides >= 0)
        comparison.decides = note->decides;
    else if (deciding)
        comparison.decides = __builtin_ctzll(deciding);
    return comparison;
}

/* What a side answers to a question of the book; -1 for none. */
static int side_answer(const Book *book, const RelationSide *side, guint question)
{
    const SharedFact *facts = book->protocols[side->protocol].codes[side->code].shared;
    return facts ? facts[question].answer : -1;
}

Comparison compare_relation(const Book *book, const Relation *relation)
{
    Comparison comparison = {.decides = relation->decides};
    for (guint q = 0; q < book->n_questions; q++) {
        int left = side_answer(book, &relation->sides[0], q),
            right = side_answer(book, &relation->sides[1], q);
        bool both = left >= 0 && right >= 0;
        comparison.differs |= (guint64)(both && left != right) << q;
        comparison.shares |= (guint64)(both && left == right) << q;
    }
    comparison.distance = (guint)__builtin_popcountll(comparison.differs);
    if (comparison.decides < 0 && comparison.differs)
        comparison.decides = __builtin_ctzll(comparison.differs);
    return comparison;
}

bool compare_is_near(const Protocol *protocol, guint a, guint b)
{
    const Code *left = &protocol->codes[a], *right = &protocol->codes[b];
    if (left->class_index >= 0 && left->class_index == right->class_index)
        return true;
    if (!protocol->counting)
        return false;
    int first = __builtin_ctzll(protocol->counting);
    return left->values[first] != 0 && left->values[first] == right->values[first];
}

void compare_histogram(const Protocol *protocol, guint *histogram)
{
    memset(histogram, 0, (BOOK_QUESTIONS_MAX + 1) * sizeof *histogram);
    for (guint a = 0; a < protocol->n_codes; a++)
        for (guint b = a + 1; b < protocol->n_codes; b++)
            histogram[compare_codes(protocol, a, b, NULL).distance]++;
}
