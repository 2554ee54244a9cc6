/*
 * fuzz_yaml.c: the reader of YAML and the tables of fields. The first byte says, as a letter, which
 * kind of file it is; the rest is the file.
 */
#include "fuzz-messages.h"

#include "book/kinds.h"
#include "input/fields.h"

/* Of a process that ends with the target. */
static FieldsPatterns *patterns;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_begin();
    patterns = fields_patterns_new();
    return 0;
}

/* Every node lies in the file, and what it says of its place leads to its text. */
static void check_node(const YamlNode *node, guint depth)
{
    gsize length;
    FUZZ_ASSERT(depth <= YAML_DEPTH_MAX + 1);
    /* The value that is missing behind a last key stands behind the last line. */
    FUZZ_ASSERT(node->line == 1 || yaml_file_line(node->file, node->line - 1, &length));
    FUZZ_ASSERT(node->line >= 1 && node->column >= 1 && node->last_line + 1 >= node->line);
    if (node->kind == YAML_TEXT) {
        FUZZ_ASSERT(node->text[node->length] == '\0');
        FUZZ_ASSERT(g_utf8_validate(node->text, (gssize)node->length, NULL));
        DiagnosticPlace place = yaml_text_place(node, node->length / 2, 1);
        FUZZ_ASSERT(place.line >= 1);
    } else if (node->kind == YAML_LIST) {
        for (gsize i = 0; i < node->n_items; i++)
            check_node(node->items[i], depth + 1);
    } else {
        for (gsize i = 0; i < node->n_pairs; i++) {
            check_node(node->pairs[i].key, depth + 1);
            check_node(node->pairs[i].value, depth + 1);
        }
    }
}

static void note_text(const char *path, const Field *field, const YamlNode *text, gpointer data)
{
    (void)field;
    (void)data;
    FUZZ_ASSERT(*path && text->kind == YAML_TEXT);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    if (size == 0)
        return 0;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file =
        yaml_file_parse("f.yaml", (const char *)data + 1, size - 1, diagnostics);
    if (file) {
        const Field *table = book_table(data[0] % BOOK_N_FILE_KINDS);
        const YamlNode *root = yaml_file_root(file);
        check_node(root, 0);
        fields_check(root, table, patterns, diagnostics);
        fields_each_text(root, table, note_text, NULL);
    }
    fuzz_check_messages(diagnostics);
    return 0;
}
