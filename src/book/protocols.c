/* protocol.yaml: classes, the words of flows, and the questions. */
#include "book/protocols.h"

#include "book/codes.h"
#include "book/files.h"
#include "book/ids.h"
#include "book/notes.h"
#include "book/questions.h"

#include <string.h>

/* A class has a page beside those of the codes, so its name is as free as theirs, and no freer. */
static void class_check_id(const Protocol *protocol, const YamlNode *id, Diagnostics *diagnostics)
{
    if (!id_is_code(id->text))
        store_complain(diagnostics, DIAGNOSTIC_BAD_ID, id, "not a name for a class:", id->text,
                       NULL, 0);
    for (guint i = 0; i < protocol->n_classes; i++)
        if (g_ascii_strcasecmp(protocol->classes[i].id, id->text) == 0)
            store_complain(diagnostics, DIAGNOSTIC_SAME_ID, id,
                           "another class has, but for upper and lower case, the name", id->text,
                           NULL, 0);
}

static void protocol_load_classes(Book *book, Protocol *protocol, const YamlNode *classes,
                                  Diagnostics *diagnostics)
{
    if (!classes || classes->kind != YAML_MAP)
        return;
    protocol->classes = store_new(book->store, CodeClass, classes->n_pairs);
    for (gsize i = 0; i < classes->n_pairs; i++) {
        const YamlNode *map = classes->pairs[i].value;
        class_check_id(protocol, classes->pairs[i].key, diagnostics);
        CodeClass *class = &protocol->classes[protocol->n_classes++];
        class->id = classes->pairs[i].key->text;
        class->name = texts_of(book, yaml_get(map, "name"));
        class->about = texts_of(book, yaml_get(map, "about"));
        const char *fails = yaml_get_text(map, "fails");
        class->fails = !fails || strcmp(fails, "no") != 0;
        const char *range = yaml_get_text(map, "codes");
        if (!range)
            continue;
        const char *hyphen = strchr(range, '-');
        char *low = store_new(book->store, char, strlen(range) + 1);
        memcpy(low, range, hyphen ? (gsize)(hyphen - range) : strlen(range));
        class->low = low;
        class->high = hyphen ? hyphen + 1 : low;
        if (id_compare(class->low, class->high) > 0) {
            class->low = NULL; /* so that not every code is said to be outside */
            store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, yaml_get(map, "codes"),
                           "the lower code of a range stands first, not", range, NULL, 0);
        }
    }
}

static FlowWord *protocol_load_words(Book *book, const YamlNode *map, guint *n)
{
    *n = map && map->kind == YAML_MAP ? (guint)map->n_pairs : 0;
    FlowWord *words = store_new(book->store, FlowWord, *n);
    for (guint i = 0; i < *n; i++) {
        words[i].id = map->pairs[i].key->text;
        words[i].label = texts_of(book, map->pairs[i].value);
    }
    return words;
}

static void protocol_load(Book *book, guint index, const BookFile *file, Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    const YamlNode *root = yaml_file_root(file->yaml);
    protocol->name = yaml_get_text(root, "name");
    protocol->registry = yaml_get_text(root, "registry");
    protocol->title = texts_of(book, yaml_get(root, "title"));
    protocol->about = texts_of(book, yaml_get(root, "about"));
    protocol->sources = store_tokens(book->store, yaml_get(root, "sources"));
    protocol->source = (guint)book_find_source(book, file->id);
    protocol_load_classes(book, protocol, yaml_get(root, "classes"), diagnostics);
    protocol->participants =
        protocol_load_words(book, yaml_get(root, "participants"), &protocol->n_participants);
    protocol->notes = protocol_load_words(book, yaml_get(root, "flow_notes"), &protocol->n_notes);
    questions_load(book, protocol, yaml_get(root, "questions"), diagnostics);
}

void protocols_load(Book *book, Diagnostics *diagnostics)
{
    guint n = g_strv_length(book->store->protocols);
    book->protocols = store_new(book->store, Protocol, n);
    book->n_protocols = n;
    for (guint p = 0; p < n; p++) {
        const char *id = book->protocols[p].id = book->store->protocols[p];
        const BookFile *file = files_find(book->store, BOOK_FILE_PROTOCOL, p);
        if (!file || !file->yaml) {
            g_autofree char *path = g_strdup_printf("codes/%s/protocol.yaml", id);
            if (!file)
                store_complain(diagnostics, DIAGNOSTIC_UNREADABLE,
                               settings_node(book->store, "protocols", id), "there is no", path,
                               NULL, 0);
            book->store->failed = true;
            continue;
        }
        protocol_load(book, p, file, diagnostics);
        codes_load(book, p, diagnostics);
        notes_load(book, p, diagnostics);
    }
    for (guint p = 0; p < n; p++)
        codes_check_equivalents(book, p, diagnostics);
}
