/*
 * fuzz_edit.c: edits of YAML. The bytes of the first line say which edits; the rest is the file.
 * What is written is a file that can be read, and without an edit the file as it was.
 */
#include "fuzz-folder.h"
#include "fuzz-messages.h"

#include "l10n/edit/edit.h"

#include <string.h>

static const char *folder;
static const char *const order[] = {"was", "en", "text", "ok", NULL};
static const char *const keys[] = {"was", "en", "text", "ok", "gloss", "description", "a b", "~"};
static const char *const texts[] = {
    "x",         "",       "two\nlines\n\nand more", "#no comment",
    "- no list", "a: b",   "  indented\nx",          "\"quoted\" 'so'",
    "486",       "é\n\tü", "ends in blank \nx",      "null"};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_begin();
    folder = fuzz_folder_new(FALSE);
    return 0;
}

/* One of the keys of a map, or one of `keys`. Free with g_free. */
static char *pick_key(const EditNode *map, guint8 which)
{
    g_auto(GStrv) own = edit_keys(map);
    guint n = g_strv_length(own);
    return g_strdup(n > 0 && which % 2 == 0 ? own[which / 2 % n]
                                            : keys[which / 2 % G_N_ELEMENTS(keys)]);
}

static void edit_one(Edit *edit, guint8 what, guint8 first, guint8 second)
{
    EditNode *root = edit_root(edit);
    g_autofree char *way = pick_key(root, first);
    EditNode *below = edit_get(root, way);
    EditNode *map = what & 8 && below && edit_kind(below) == YAML_MAP ? below : root;
    g_autofree char *key = pick_key(map, second);
    EditNode *node = edit_get(map, key);
    const char *text = texts[(first ^ second) % G_N_ELEMENTS(texts)];
    switch (what % 8) {
    case 0:
        edit_set_text(map, key, text, order);
        break;
    case 1:
        edit_set_token(map, key, "3f-a_2", order);
        break;
    case 2:
        edit_remove(map, key);
        break;
    case 3:
        edit_set_text(edit_put_map(map, key, order), "text", text, order);
        break;
    case 4:
        if (node && edit_source(node))
            edit_append(map, key, "word");
        break;
    case 5:
        if (map != root && node)
            edit_move(map, key, edit_put_map(root, "unused", NULL), key, NULL);
        break;
    case 6:
        edit_sort(map, order);
        break;
    case 7:
        if (node && edit_kind(node) != YAML_LIST)
            edit_restyle(node);
        break;
    }
}

static void check_result(const Edit *edit, gboolean edited, const char *before, gsize size)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *after = edit_result(edit, &error);
    FUZZ_ASSERT(after || edited);
    if (!after) /* said, and the file stays */
        return;
    FUZZ_ASSERT(edited || (strlen(after) == size && memcmp(after, before, size) == 0));
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) again = yaml_file_parse("f.yaml", after, strlen(after), diagnostics);
    FUZZ_ASSERT(again);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    const guint8 *line = size > 0 ? memchr(data, '\n', size) : NULL;
    if (!line)
        return 0;
    gsize at = (gsize)(line - data);
    const char *text = (const char *)line + 1;
    gsize length = size - at - 1;
    fuzz_folder_write(folder, "f.yaml", text, length);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Edit) edit = edit_open(folder, "f.yaml", diagnostics);
    FUZZ_ASSERT(edit || diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0);
    if (!edit)
        return 0;
    check_result(edit, FALSE, text, length);
    for (gsize i = 0; i + 2 < MIN(at, 30); i += 3)
        edit_one(edit, data[i], data[i + 1], data[i + 2]);
    check_result(edit, TRUE, text, length);
    return 0;
}
