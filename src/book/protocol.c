/* Looking up what a loaded protocol has. */
#include "book/protocol.h"

#include "book/ids.h"

#include <string.h>

const Code *protocol_find_code(const Protocol *protocol, const char *id)
{
    guint low = 0, high = protocol->n_codes;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        int order = id_compare(id, protocol->codes[middle].id);
        if (order == 0)
            return &protocol->codes[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

int protocol_find_question(const Protocol *protocol, const char *id)
{
    for (guint q = 0; q < protocol->n_questions; q++)
        if (strcmp(protocol->questions[q].id, id) == 0)
            return (int)q;
    return -1;
}

const PairNote *protocol_find_note(const Protocol *protocol, guint a, guint b)
{
    const Code *lower = &protocol->codes[a];
    for (guint i = lower->first_note; i < lower->first_note + lower->n_notes; i++)
        if (protocol->pair_notes[i].b == b)
            return &protocol->pair_notes[i];
    return NULL;
}
