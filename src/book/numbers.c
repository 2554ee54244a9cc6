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

/* A code with the value of its number. */
typedef struct NumberedCode {
    gint64 value;
    guint code;
} NumberedCode;

static int numbered_compare(gconstpointer x, gconstpointer y)
{
    const NumberedCode *a = x, *b = y;
    int by_value = (a->value > b->value) - (a->value < b->value);
    return by_value ? by_value : (a->code > b->code) - (a->code < b->code);
}

/* What a number is worth that is larger than any: it is none that could be shared. */
#define TOO_LARGE G_MAXINT64

/* The codes of a protocol that have numbers, in the order of these. Free with g_array_unref. */
static GArray *numbered_codes(const Protocol *protocol)
{
    GArray *codes = g_array_new(FALSE, FALSE, sizeof(NumberedCode));
    for (guint c = 0; c < protocol->n_codes; c++) {
        const char *number = code_number(&protocol->codes[c]);
        NumberedCode code = {number ? id_number_value(number) : TOO_LARGE, c};
        if (code.value != TOO_LARGE)
            g_array_append_val(codes, code);
    }
    g_array_sort(codes, numbered_compare);
    return codes;
}

static int shared_compare(gconstpointer x, gconstpointer y)
{
    const SharedNumber *a = x, *b = y;
    return a->a != b->a ? (a->a > b->a) - (a->a < b->a) : (a->b > b->b) - (a->b < b->b);
}

/* Both are walked by their values, so that the cost is that of the codes and of what they share. */
GArray *numbers_shared(const Book *book, guint a, guint b)
{
    GArray *shared = g_array_new(FALSE, FALSE, sizeof(SharedNumber));
    g_autoptr(GArray) ones = numbered_codes(&book->protocols[a]);
    g_autoptr(GArray) others = numbered_codes(&book->protocols[b]);
    for (guint i = 0, first = 0; i < ones->len; i++) {
        const NumberedCode *one = &g_array_index(ones, NumberedCode, i);
        while (first < others->len && g_array_index(others, NumberedCode, first).value < one->value)
            first++;
        for (guint k = first; k < others->len; k++) {
            const NumberedCode *other = &g_array_index(others, NumberedCode, k);
            if (other->value != one->value)
                break;
            const Code *code = &book->protocols[a].codes[one->code];
            SharedNumber number = {one->code, other->code, relation_of(book, code, b, other->code)};
            g_array_append_val(shared, number);
        }
    }
    g_array_sort(shared, shared_compare);
    return shared;
}

/* Relations are many more than protocols, so each two of these are asked once. */
bool numbers_find_any(const Book *book)
{
    g_autofree bool *asked = g_new0(bool, (gsize)book->n_protocols * book->n_protocols);
    bool any = false;
    for (guint r = 0; r < book->n_relations && !any; r++) {
        const RelationSide *sides = book->relations[r].sides;
        bool *is_asked = &asked[(gsize)sides[0].protocol * book->n_protocols + sides[1].protocol];
        if (*is_asked)
            continue;
        *is_asked = true;
        g_autoptr(GArray) shared = numbers_shared(book, sides[0].protocol, sides[1].protocol);
        any = shared->len > 0;
    }
    return any;
}
