/* Tests of edit from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cost.h"
#include "l10n/edit/edit.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const parts[] = {"was", "en", "text", "ok", NULL};

/* A file f.yaml in a folder of its own. */
typedef struct Place {
    char *folder, *path;
} Place;

static Place place_new(const char *text)
{
    Place place = {g_dir_make_tmp("statusbook-test-XXXXXX", NULL), NULL};
    place.path = g_build_filename(place.folder, "f.yaml", NULL);
    if (text)
        assert_true(g_file_set_contents(place.path, text, -1, NULL));
    return place;
}

static void place_clear(Place *place)
{
    g_unlink(place->path);
    assert_int_equal(g_rmdir(place->folder), 0); /* nothing was left behind */
    g_free(place->folder);
    g_free(place->path);
}

static Edit *open_well(const Place *place)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    Edit *edit = edit_open(place->folder, "f.yaml", diagnostics);
    assert_non_null(edit);
    return edit;
}

typedef void (*EditFunc)(EditNode *root);

static void assert_edit(const char *before, EditFunc func, const char *after)
{
    Place place = place_new(before);
    g_autoptr(Edit) edit = open_well(&place);
    func(edit_root(edit));
    bool changed;
    g_autoptr(GError) error = NULL;
    assert_true(edit_save(edit, &changed, &error));
    g_autofree char *found = NULL;
    if (*after || before)
        assert_true(g_file_get_contents(place.path, &found, NULL, NULL));
    assert_string_equal(found ? found : "", after);
    assert_true(changed == (strcmp(before ? before : "", after) != 0));
    place_clear(&place);
}

/* ---- What is done ---- */

static void do_nothing(EditNode *root)
{
    (void)root;
}

static void set_same(EditNode *root)
{
    edit_set_text(edit_get(root, "a"), "en", "same", parts);
}

static void set_all(EditNode *root)
{
    EditNode *a = edit_put_map(root, "a", NULL);
    edit_set_text(a, "text", "three", parts);
    edit_set_text(a, "was", "one", parts);
    edit_set_text(a, "en", "two\n\nlines\n", parts);
    edit_set_token(edit_put_map(a, "ok", parts), "length", "x1234", NULL);
}

static void set_en(EditNode *root)
{
    edit_set_text(edit_get(root, "a"), "en", "new: # `x`", parts);
}

static void remove_was(EditNode *root)
{
    edit_remove(edit_get(root, "a"), "was");
}

static void move_a(EditNode *root)
{
    edit_move(root, "a", edit_put_map(root, "unused", NULL), "a", NULL);
}

static void sort_keys(EditNode *root)
{
    static const char *const order[] = {"a", "b", "c", NULL};
    edit_sort(root, order);
}

static void append_word(EditNode *root)
{
    edit_append(root, "list", "new");
}

/* ---- What becomes of the file ---- */

static void test_nothing_is_changed_by_nothing(void **state)
{
    (void)state;
    static const char *const files[] = {"",
                                        "# only a comment",
                                        "\xEF\xBB\xBF"
                                        "a: b\r\n\r\n",
                                        "---\na: b\n...\n",
                                        "{a: b}",
                                        "a:\n  en: same\n  text: |+\n    kept\n\n\n",
                                        "\n\n\na: b\n\n\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++)
        assert_edit(files[i], do_nothing, files[i]);
    assert_edit("a: {en: 'same', text: x}", set_same, "a: {en: 'same', text: x}");
    assert_edit("a:\n  en: |\n    same\n", set_same, "a:\n  en: |\n    same\n");
    assert_edit(NULL, do_nothing, "");
}

static void test_a_file_is_made(void **state)
{
    (void)state;
    const char *made =
        "a:\n  was: |-\n    one\n  en: |-\n    two\n\n    lines\n  text: |-\n    three\n"
        "  ok: {length: x1234}\n";
    assert_edit(NULL, set_all, made);
    assert_edit("", set_all, made);
    g_autofree char *commented = g_strconcat("# mine\n", made, NULL);
    assert_edit("# mine\n", set_all, commented);
}

static void test_only_the_lines_of_a_text_change(void **state)
{
    (void)state;
    assert_edit("a:\n   en:   old # why\n   # below\n   text: 'x'   # as it is\nb:    c\n", set_en,
                "a:\n   # why\n   en: |-\n     new: # `x`\n   # below\n   text: 'x'   # as it "
                "is\nb:    c\n");
    assert_edit("a:\n  en: |- # why\n    old\n\n    older\n\n\n  text: x", set_en,
                "a:\n  # why\n  en: |-\n    new: # `x`\n\n\n  text: x");
    assert_edit("a:\r\n  en: old\r\n  text: x\r\n", set_en,
                "a:\r\n  en: |-\r\n    new: # `x`\r\n  text: x\r\n");
    assert_edit("\xEF\xBB\xBF"
                "a:\n  en: old\n  text: x",
                set_en,
                "\xEF\xBB\xBF"
                "a:\n  en: |-\n    new: # `x`\n  text: x");
    assert_edit("---\na:\n  en: old\n...\n", set_en, "---\na:\n  en: |-\n    new: # `x`\n...\n");
    assert_edit("a: {en: old, text: \"é: x\", ok: {length: x1}} # é\n", set_en,
                "# é\na:\n  en: |-\n    new: # `x`\n  text: |-\n    é: x\n  ok: {length: x1}\n");
    assert_edit("{a: {en: old, text: x}, b: c} # d", set_en,
                "# d\na:\n  en: |-\n    new: # `x`\n  text: x\nb: c");
}

static void test_a_text_that_keeps_its_blank_lines(void **state)
{
    (void)state;
    assert_edit("a:\n  en: old\n  text: |+\n    x\n\n\nb: c\n", set_en,
                "a:\n  en: |-\n    new: # `x`\n  text: |+\n    x\n\n\nb: c\n");
    assert_edit("a:\n  text: |+\n    x\n\n\nb: c\n", move_a,
                "b: c\nunused:\n  a:\n    text: |+\n      x\n\n\n");
}

static void test_removing_keeps_comments(void **state)
{
    (void)state;
    assert_edit("a:\n\n  # above\n  was: x # behind\n    # below\n  # next\n  en: y\n", remove_was,
                "a:\n\n  # above\n  # behind\n  # below\n  # next\n  en: y\n");
    assert_edit("a:\n  was: x\n", remove_was, "a: {}\n");
    assert_edit("a: {was: x, # why\n  en: y}\n", remove_was, "# why\na:\n  en: y\n");
    assert_edit("a:\n  was: \"# no comment\"\n  en: y\n", remove_was, "a:\n  en: y\n");
}

static void test_moving_takes_comments_along(void **state)
{
    (void)state;
    assert_edit("# head\n\n# of a\na: # a\n   en: |\n      x\n\n        y\n   # in a\n# of b\nb: "
                "c\n# end\n",
                move_a,
                "# head\n\n# of b\nb: c\nunused:\n  # of a\n  a: # a\n     en: |\n        x\n\n    "
                "      y\n     # in a\n# end\n");
    assert_edit("a: x\nunused: {a: y}\n", move_a, "unused:\n  a: y\n  a_2: |-\n    x\n");
}

static void test_sorting(void **state)
{
    (void)state;
    assert_edit("# of c\nc: 3\nz: 4 # of z\na: 1\nb: 2", sort_keys,
                "a: 1\nb: 2\n# of c\nc: 3\nz: 4 # of z");
}

static void test_appending_to_a_list(void **state)
{
    (void)state;
    assert_edit("list: [a, 'é'] # x\n", append_word, "list: [a, 'é', new] # x\n");
    assert_edit("list: []\n", append_word, "list: [new]\n");
    assert_edit("list:\n  - a # x\n  # y\nb: c\n", append_word,
                "list:\n  - a # x\n  - new\n  # y\nb: c\n");
    assert_edit("list: a\r\n", append_word, "list: [a, new]\r\n");
    assert_edit("# x\nlist: |- # y\n  a\nb: c\n", append_word, "# x\n# y\nlist: [a, new]\nb: c\n");
    assert_edit("list: a\n  b\n", append_word, "list: [\"a b\", new]\n");
    assert_edit("list:\nb: c\n", append_word, "list: [new]\nb: c\n");
    assert_edit("? list", append_word, "  list: [new]");
}

static void set_another(EditNode *root)
{
    edit_set_text(root, "a", "x", NULL);
}

/* Of a key without a value the value stands behind it, where there may be no line. */
static void test_behind_the_last_line(void **state)
{
    (void)state;
    static const char *const texts[] = {"? k", "? \"k\"", "a: b\n? k", "? k\n", "?"};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        Place place = place_new(texts[i]);
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        g_autoptr(Edit) edit = edit_open(place.folder, "f.yaml", diagnostics);
        g_autoptr(GError) error = NULL;
        if (edit)
            set_another(edit_root(edit));
        g_autofree char *result = edit ? edit_result(edit, &error) : NULL;
        assert_true(!edit || result || error);
        place_clear(&place);
    }
}

static void put_and_remove(EditNode *root)
{
    edit_set_text(edit_get(root, "a"), "new", "x", NULL);
    edit_remove(root, "a");
}

static void test_removing_what_was_put_into(void **state)
{
    (void)state;
    assert_edit("# x\na:\n  b: c\nd: e\n", put_and_remove, "# x\nd: e\n");
}

static void test_where_a_new_key_stands(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Edit) edit = edit_open("/nowhere", "f.yaml", diagnostics);
    EditNode *root = edit_root(edit);
    static const char *const order[] = {"a", "b", "c", "d", NULL};
    static const char *const added[] = {"c", "z", "a", "d", "b", "y"};
    for (gsize i = 0; i < G_N_ELEMENTS(added); i++)
        edit_set_text(root, added[i], "x", order);
    g_auto(GStrv) keys = edit_keys(root);
    g_autofree char *all = g_strjoinv(" ", keys);
    assert_string_equal(all, "a b c d z y");
}

/* ---- What is refused ---- */

static void test_a_result_that_is_not_intended(void **state)
{
    (void)state;
    const char *before = "a:\n  en: old\n  text: x\n";
    Place place = place_new(before);
    g_autoptr(Edit) edit = open_well(&place);
    edit_set_text(edit_get(edit_root(edit), "a"), "text", "x\u2028y",
                  parts); /* no file may hold it */
    g_autoptr(GError) error = NULL;
    bool changed = true;
    assert_false(edit_save(edit, &changed, &error));
    assert_true(g_error_matches(error, EDIT_ERROR, EDIT_ERROR_RESULT));
    assert_false(changed);
    g_autofree char *found = NULL;
    assert_true(g_file_get_contents(place.path, &found, NULL, NULL));
    assert_string_equal(found, before);
    place_clear(&place);
}

/* What is only a warning is no reason to leave the file as it is. */
static void test_the_error_of_a_result_is_told(void **state)
{
    (void)state;
    Place place = place_new("a: \"x\\u202E\"\nb: c\n");
    g_autoptr(Edit) edit = open_well(&place);
    g_autofree char *huge = g_strnfill(YAML_TEXT_MAX + 1, 'x');
    edit_set_text(edit_root(edit), "b", huge, NULL);
    g_autoptr(GError) error = NULL;
    assert_false(edit_save(edit, NULL, &error));
    assert_true(g_error_matches(error, EDIT_ERROR, EDIT_ERROR_RESULT));
    assert_non_null(strstr(error->message, "no file of a book (more than 32 KiB in one text)"));
    place_clear(&place);
}

static void test_a_file_that_somebody_else_changed(void **state)
{
    (void)state;
    Place place = place_new("a:\n  en: old\n");
    g_autoptr(Edit) edit = open_well(&place);
    set_en(edit_root(edit));
    assert_true(g_file_set_contents(place.path, "a:\n  en: theirs\n", -1, NULL));
    g_autoptr(GError) error = NULL;
    assert_false(edit_save(edit, NULL, &error));
    assert_true(g_error_matches(error, EDIT_ERROR, EDIT_ERROR_CHANGED));
    g_autofree char *found = NULL;
    assert_true(g_file_get_contents(place.path, &found, NULL, NULL));
    assert_string_equal(found, "a:\n  en: theirs\n");
    place_clear(&place);
}

static void test_a_file_that_somebody_else_made(void **state)
{
    (void)state;
    Place place = place_new(NULL);
    g_autoptr(Edit) edit = open_well(&place);
    set_all(edit_root(edit));
    assert_true(g_file_set_contents(place.path, "a: theirs\n", -1, NULL));
    g_autoptr(GError) error = NULL;
    assert_false(edit_save(edit, NULL, &error));
    assert_true(g_error_matches(error, EDIT_ERROR, EDIT_ERROR_CHANGED));
    place_clear(&place);
}

static void test_what_is_no_map_is_not_opened(void **state)
{
    (void)state;
    static const char *const files[] = {"- a\n", "a: b\na: c\n", "a: [\n", "text", "a: &b c\n"};
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        Place place = place_new(files[i]);
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        assert_null(edit_open(place.folder, "f.yaml", diagnostics));
        assert_true(diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0);
        place_clear(&place);
    }
}

/* ---- What it costs ---- */

/* Appends a piece in which %u is its number to a file, `n` times, and edits it. */
static void edit_repeated(gsize n, gpointer piece)
{
    g_autoptr(GString) text = g_string_new("a:\n  en: old\n");
    for (guint i = 0; i < n; i++) {
        g_auto(GStrv) parts_of = g_strsplit(piece, "%u", 2);
        g_string_append_printf(text, "%s%u%s", parts_of[0], i, parts_of[1]);
    }
    Place place = place_new(text->str);
    g_autoptr(Edit) edit = open_well(&place);
    set_en(edit_root(edit));
    g_autoptr(GError) error = NULL;
    bool changed;
    assert_true(edit_check(edit, &changed, &error));
    assert_true(changed);
    place_clear(&place);
}

static void test_large_files_are_edited_soon(void **state)
{
    (void)state;
    cost_assert_linear("comments", edit_repeated, 100000, "# %u\n");
    cost_assert_linear("texts with blank lines", edit_repeated, 9000, "k%u: |+\n  x\n\n\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_changed_by_nothing),
        cmocka_unit_test(test_a_file_is_made),
        cmocka_unit_test(test_only_the_lines_of_a_text_change),
        cmocka_unit_test(test_a_text_that_keeps_its_blank_lines),
        cmocka_unit_test(test_removing_keeps_comments),
        cmocka_unit_test(test_moving_takes_comments_along),
        cmocka_unit_test(test_sorting),
        cmocka_unit_test(test_appending_to_a_list),
        cmocka_unit_test(test_removing_what_was_put_into),
        cmocka_unit_test(test_behind_the_last_line),
        cmocka_unit_test(test_where_a_new_key_stands),
        cmocka_unit_test(test_a_result_that_is_not_intended),
        cmocka_unit_test(test_the_error_of_a_result_is_told),
        cmocka_unit_test(test_a_file_that_somebody_else_changed),
        cmocka_unit_test(test_a_file_that_somebody_else_made),
        cmocka_unit_test(test_what_is_no_map_is_not_opened),
        cmocka_unit_test(test_large_files_are_edited_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
