/* The numbers that codes of two protocols share. */
#include "book/numbers.h"

#include "book/ids.h"

#include <string.h>

const char *code_number(const Code *code)
{
    bool digits = code->id[strspn(code->id, "0123456789")] == '\0';
    return code->number ? code->number : digits ? code->id : NULL;
}

/* The relation of two codes, or -1. */
static int relation_of(const Book *book, const Code *code, guint other_protocol, guint other)
{
    for (guint i = 0; i < code->n_relations; i++)
        for (guint s = 0; s < 2; s++) {
            const RelationSide *side = &book->relations[code->relations[i]].sides[s];
            if (side->protocol == other_protocol && side->code == other)
                return (int)code->relations[i];
        }
    return -1;
}

/* What no code has for the value of its number. */
#define NO_NUMBER G_MAXINT64

/* The value of the number of each code; NO_NUMBER where it has none. Free with g_free. */
static gint64 *number_values(const Protocol *protocol)
{
    gint64 *values = g_new(gint64, protocol->n_codes);
    for (guint c = 0; c < protocol->n_codes; c++) {
        const char *number = code_number(&protocol->codes[c]);
        values[c] = number ? id_number_value(number) : NO_NUMBER;
    }
    return values;
}

GArray *numbers_shared(const Book *book, guint a, guint b)
{
    const Protocol *left = &book->protocols[a], *right = &book->protocols[b];
    GArray *shared = g_array_new(FALSE, FALSE, sizeof(SharedNumber));
    g_autofree gint64 *ones = number_values(left), *others = number_values(right);
    for (guint i = 0; i < left->n_codes; i++)
        for (guint k = 0; k < right->n_codes && ones[i] != NO_NUMBER; k++) {
            if (ones[i] != others[k])
                continue;
            SharedNumber number = {i, k, relation_of(book, &left->codes[i], b, k)};
            g_array_append_val(shared, number);
        }
    return shared;
}

bool numbers_find_any(const Book *book)
{
    bool any = false;
    for (guint r = 0; r < book->n_relations && !any; r++) {
        const RelationSide *sides = book->relations[r].sides;
        g_autoptr(GArray) shared = numbers_shared(book, sides[0].protocol, sides[1].protocol);
        any = shared->len > 0;
    }
    return any;
}
