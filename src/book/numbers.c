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

GArray *numbers_shared(const Book *book, guint a, guint b)
{
    const Protocol *left = &book->protocols[a], *right = &book->protocols[b];
    GArray *shared = g_array_new(FALSE, FALSE, sizeof(SharedNumber));
    for (guint i = 0; i < left->n_codes; i++)
        for (guint k = 0; k < right->n_codes; k++) {
            const char *one = code_number(&left->codes[i]), *other = code_number(&right->codes[k]);
            if (!one || !other || id_compare_numbers(one, other) != 0)
                continue;
            SharedNumber number = {i, k, relation_of(book, &left->codes[i], b, k)};
            g_array_append_val(shared, number);
        }
    return shared;
}

bool numbers_any(const Book *book)
{
    bool any = false;
    for (guint r = 0; r < book->n_relations && !any; r++) {
        const RelationSide *sides = book->relations[r].sides;
        g_autoptr(GArray) shared = numbers_shared(book, sides[0].protocol, sides[1].protocol);
        any = shared->len > 0;
    }
    return any;
}
