/* Notes on two codes: what to choose each for, and which question decides. */
#include "book/sides.h"

#include <string.h>

void sides_load_choose(const Book *book, const BookFile *file, const YamlNode *choose,
                       TextId chosen[2], Diagnostics *diagnostics)
{
    const char *const names[] = {file->a, file->b};
    chosen[0] = chosen[1] = TEXT_NONE;
    if (!choose || choose->kind != YAML_MAP)
        return;
    for (gsize i = 0; i < choose->n_pairs; i++) {
        const YamlNode *key = choose->pairs[i].key;
        if (strcmp(key->text, file->a) != 0 && strcmp(key->text, file->b) != 0)
            store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, key,
                           "not one of the two codes:", key->text, names, 2);
    }
    for (guint i = 0; i < 2; i++) {
        chosen[i] = texts_of(book, yaml_get(choose, names[i]));
        if (chosen[i] == TEXT_NONE && !store_is_doubtful(diagnostics, choose, names[i]) &&
            !store_is_doubtful(diagnostics, yaml_file_root(choose->file), "choose"))
            store_complain(diagnostics, DIAGNOSTIC_MISSING_FIELD, choose,
                           "nothing to choose for code", names[i], NULL, 0);
    }
}

void sides_complain_alike(const YamlNode *decides, Diagnostics *diagnostics)
{
    store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, decides,
                   "both codes are to answer, and differently, the question that decides:",
                   decides->text, NULL, 0);
}
