/* Looking up what a loaded protocol has. */
#include "book/protocol.h"

#include "book/ids.h"

#include <stdlib.h>
#include <string.h>

const Code *protocol_find_code(const Protocol *protocol, const char *id)
{
    guint low = 0, high = protocol->n_codes;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        const Code *code = &protocol->codes[protocol->by_id[middle]];
        int order = id_compare(id, code->id);
        if (order == 0)
            return code;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool class_is_word(const CodeClass *class)
{
    return class->id[strspn(class->id, "abcdefghijklmnopqrstuvwxyz_-")] == '\0';
}

int code_alias_compare(const void *x, const void *y)
{
    const CodeAlias *a = x, *b = y;
    return strcmp(a->id, b->id);
}

const Code *protocol_find_alias(const Protocol *protocol, const char *id)
{
    const CodeAlias key = {.id = id};
    const CodeAlias *found = protocol->n_aliases == 0
                                 ? NULL
                                 : bsearch(&key, protocol->by_alias, protocol->n_aliases,
                                           sizeof key, code_alias_compare);
    return found ? &protocol->codes[found->code] : NULL;
}

int protocol_order_ids(const Protocol *protocol, const char *a, const char *b)
{
    return protocol->order == ORDER_CHARACTERS ? strcmp(a, b) : id_compare(a, b);
}

int protocol_compare_ids(const Protocol *protocol, const char *a, const char *b)
{
    const Code *x = protocol_find_code(protocol, a), *y = protocol_find_code(protocol, b);
    return x && y ? (int)x->index - (int)y->index : protocol_order_ids(protocol, a, b);
}

TextId protocol_word(const Protocol *protocol, const char *key)
{
    for (guint w = 0; w < protocol->n_words; w++)
        if (strcmp(protocol->words[w].key, key) == 0)
            return protocol->words[w].text;
    return TEXT_NONE;
}

const Document *protocol_find_document(const Protocol *protocol, const char *source)
{
    const Document *found = NULL;
    for (guint d = 0; d < protocol->n_documents; d++) {
        const Document *document = &protocol->documents[d];
        gsize length = strlen(document->name);
        bool whole = strncmp(document->name, source, length) == 0 &&
                     !g_ascii_isalnum(source[length]) && source[length] != '-';
        if (whole && (!found || length > strlen(found->name)))
            found = document;
    }
    return found;
}

const char *protocol_document(const Protocol *protocol, const char *source)
{
    const Document *found = protocol_find_document(protocol, source);
    return found ? found->address : NULL;
}

const Label *protocol_find_reader(const Protocol *protocol, const char *id)
{
    for (guint r = 0; r < protocol->n_readers; r++)
        if (strcmp(protocol->readers[r].id, id) == 0)
            return &protocol->readers[r];
    return NULL;
}

int protocol_find_question(const Protocol *protocol, const char *id)
{
    for (guint q = 0; q < protocol->n_questions; q++)
        if (strcmp(protocol->questions[q].id, id) == 0)
            return (int)q;
    return -1;
}

int protocol_constants(const Protocol *protocol)
{
    int q = protocol_find_question(protocol, "constants");
    return q >= 0 && protocol->questions[q].kind == QUESTION_TOKENS ? q : -1;
}

const PairNote *protocol_find_note(const Protocol *protocol, guint a, guint b)
{
    const Code *lower = &protocol->codes[a];
    for (guint i = lower->first_note; i < lower->first_note + lower->n_notes; i++)
        if (protocol->pair_notes[i].b == b)
            return &protocol->pair_notes[i];
    return NULL;
}
