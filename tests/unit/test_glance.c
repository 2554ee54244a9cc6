/* Tests of languages that are only counted: what a glance at their files says of each text is what
 * loading them says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book_folder.h"

/* Files that are edited at random; GLANCE_SEED repeats a run. */
#define ROUNDS 2000

static const char *const english_alone[] = {"en", NULL};

static Book *load_part(const char *folder, const char *const *languages)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    BookPart part = {languages, true};
    return book_load_part(folder, 2, &part, diagnostics);
}

/* How many texts of the languages that are counted were seen at a glance, and so have no text. */
static guint assert_same_states(const Book *whole, const Book *part, const char *what)
{
    guint n_seen = 0;
    assert_int_equal(part->n_texts, whole->n_texts);
    for (guint l = 0; l < whole->n_locales; l++) {
        const Locale *left = &whole->locales[l], *right = &part->locales[l];
        for (TextId t = 1; left->translations && t < whole->n_texts; t++) {
            const Translation *one = &left->translations[t], *other = &right->translations[t];
            if (one->state != other->state || one->misfit != other->misfit)
                fail_msg("%s: %s/%s %s is %d, and %d at a glance", what, left->id,
                         whole->sources[whole->texts[t].source].id, whole->texts[t].path,
                         (int)one->state, (int)other->state);
            n_seen += other->state != TEXT_MISSING && !other->text;
        }
    }
    return n_seen;
}

static void test_our_book(void **state)
{
    (void)state;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) whole = book_load(".", diagnostics), part = load_part(".", english_alone);
    guint n_seen = assert_same_states(whole, part, "our book");
    /* Else it would be of no use. */
    assert_true(n_seen * 10 > whole->n_texts * (whole->n_locales - 1) * 8);
}

static void test_which_are_loaded(void **state)
{
    (void)state;
    static const struct {
        const char *languages[3];
        LocalePart es, pt;
    } cases[] = {{{"en"}, LOCALE_COUNTED, LOCALE_COUNTED},
                 {{"es"}, LOCALE_WHOLE, LOCALE_COUNTED},
                 {{"pt"}, LOCALE_WHOLE, LOCALE_WHOLE}, /* falls back to es */
                 {{"es", "xx"}, LOCALE_WHOLE, LOCALE_WHOLE}};
    g_autoptr(BookFolder) folder = book_folder_new();
    book_folder_write_code(folder, "1", "  q: yes\n");
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Book) book = load_part(folder->path, cases[i].languages);
        assert_int_equal(book->locales[1].part, cases[i].es);
        assert_int_equal(book->locales[2].part, cases[i].pt);
    }
}

static BookFolder *folder_new(void)
{
    BookFolder *folder = book_folder_new();
    book_folder_write(folder, "codes/x/1.yaml",
                      "code: \"1\"\nname: One\nsource: RFC 1\nkeywords: a, b\ngloss: gloss of 1\n"
                      "description: |-\n  First.\n\n    in\n\n\n  Last.\nwhen_seen: |-\n  Seen.\n"
                      "when_to_use: |-\n  Used.\nhow_to_fix: |-\n  - Fixed.\nfacts:\n  q: yes\n");
    return folder;
}

/* Each of the files in turn stands at a path. */
static void assert_same_for_each(const char *path, const char *const *files, gsize n)
{
    g_autoptr(BookFolder) folder = folder_new();
    for (gsize i = 0; i < n; i++) {
        book_folder_write(folder, path, files[i]);
        const Book *whole = book_folder_load(folder);
        g_autoptr(Book) part = load_part(folder->path, english_alone);
        assert_same_states(whole, part, files[i]);
    }
}

/* What a glance sees, and what it leaves to the parser: the states are the same. */
static void test_ways_to_write(void **state)
{
    (void)state;
    static const char *const files[] = {
        "gloss:\n  en: gloss of 1\n  text: glosa\n",
        "gloss:\n  en: gloss of 1\n  text:\n",
        "gloss:\n  en: gloss of 1\n  text: ~\n",
        "gloss:\n  en: gloss of 1\n  text: null\n",
        "gloss:\n  en: gloss of 1\n  text: \"\"\n",
        "gloss:\n  en: gloss of 1\n  text: a # b\n",
        "gloss:\n  en: gloss of 1\n  text: a\n    b\n",
        "gloss:\n  en: gloss of 1\n  text: |-\n    a\n",
        "gloss:\n  en: gloss of 1\n  text: |-\n    \u200b\n",
        "gloss:\n  en: gloss of 1\n  text: |-\n    \u3042\n",
        "gloss:\n  en: gloss of 1\n  text: |-\n\n\n  ok: x\n",
        "gloss:\n  en: |-\n    gloss of 1\n  text: >-\n    a\n",
        "gloss:\n  en: |-\n    gloss of 2\n  text: a\n",
        "gloss:\n  en: gloss of  1\n  text: a\n",
        "gloss:\n  was: gloss of 2\n  en: gloss of 1\n  text: a\n",
        "gloss:\n  was: \n  en: gloss of 1\n  text: a\n",
        "gloss:\n  text: a\n",
        "gloss: {en: gloss of 1, text: a}\n",
        "gloss:\n  en: gloss of 1\n",
        "gloss:\n",
        "",
        "# nothing\n",
        "keywords: c, d\ngloss:\n  text: a\n",
        "keywords: \"c, d\"\ngloss:\n  text: a\n",
        "keywords: \"c\\x64\"\ngloss:\n  text: a\n",
        "keywords: \"c\" d\ngloss:\n  text: a\n",
        "keywords:\n  text: a\ngloss:\n  text: a\n",
        "gone:\n  text: a\ngloss:\n  text: a\n",
        "unused:\n  gone: {text: a}\ngloss:\n  text: a\n",
        "\"gloss\":\n  \"text\": a\n",
        "gloss :\n  text: a\n",
        "gloss:\n\n  # why\n  text: a\n# end\n",
        "description:\n  en: |-\n    First.\n\n      in\n\n\n    Last.\n  text: |-\n    a\n",
        "description:\n  en: |-\n    First.\n\n      in\n\n    Last.\n  text: |-\n    a\n",
        "description:\n  en: |-\n    First.\n\n      in\n    \n\n    Last.\n\n\n  text: |-\n    "
        "a\n",
        "description:\n  en: |-\n    First.\n  text: |-\n    a\n",
        "description:\n    en: |-\n          First.\n\n            in\n\n\n          Last.\n    "
        "text: b\n",
        "---\ngloss:\n  text: a\n",
        "gloss:\n  text: a\r\n",
        "gloss:\n  text: &a a\n",
    };
    assert_same_for_each("locales/es/x/1.yaml", files, G_N_ELEMENTS(files));
}

/* Words with places may no longer fit their English: the parser judges them. */
static void test_places(void **state)
{
    (void)state;
    static const char *const files[] = {
        "code:\n  title:\n    en: |-\n      {protocol} {code} {name}\n    text: |-\n      {code}\n",
        "site:\n  name:\n    en: |-\n      x\n    text: |-\n      {code}\n",
        "site:\n  name:\n    text: |-\n      nombre\n",
    };
    assert_same_for_each("locales/es/site.yaml", files, G_N_ELEMENTS(files));
}

/* ---- Files that are edited at random ---- */

static const char *const pieces[] = {"gloss:\n",
                                     "description:\n",
                                     "when_seen:\n",
                                     "how_to_fix:\n",
                                     "  en: |-\n",
                                     "  text: |-\n",
                                     "  was: |-\n",
                                     "  en: ",
                                     "  text: ",
                                     "    First.\n",
                                     "    in\n",
                                     "    gloss of 1\n",
                                     "gloss of 1\n",
                                     "    Last.\n",
                                     "      in\n",
                                     "\n",
                                     "    \n",
                                     "  ",
                                     "# x\n",
                                     "    # x\n",
                                     "  ok: x\n",
                                     "keywords: a\n",
                                     "    - Fixed.\n",
                                     "Used.\n",
                                     "\"",
                                     "  text: a: b\n",
                                     "  text: |\n",
                                     "  text: 'a'\n",
                                     "\u3042\n",
                                     "null\n",
                                     "-",
                                     "when_to_use:\n",
                                     "    Seen.\n",
                                     ":",
                                     "|-\n"};

static char *random_file(GRand *random)
{
    GString *file = g_string_new(NULL);
    guint n = (guint)g_rand_int_range(random, 1, 14);
    if (g_rand_int_range(random, 0, 2))
        g_string_append(file, "gloss:\n  en: gloss of 1\n  text: glosa\ndescription:\n  en: |-\n"
                              "    First.\n\n      in\n\n\n    Last.\n  text: |-\n    a\n");
    for (guint i = 0; i < n; i++) {
        const char *piece = pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))];
        gssize at = g_rand_int_range(random, 0, 3)
                        ? -1
                        : g_rand_int_range(random, 0, (gint32)file->len + 1);
        if (at >= 0 && g_rand_int_range(random, 0, 2) && (gsize)at < file->len &&
            (guchar)file->str[at] < 0x80)
            g_string_erase(file, at, 1);
        else if (at < 0 || (guchar)file->str[at] < 0x80)
            g_string_insert(file, at, piece);
    }
    return g_string_free(file, FALSE);
}

static void test_random_files(void **state)
{
    (void)state;
    const char *given = g_getenv("GLANCE_SEED");
    guint32 seed = given ? (guint32)g_ascii_strtoull(given, NULL, 10) : g_random_int();
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    g_autoptr(BookFolder) folder = folder_new();
    print_message("GLANCE_SEED=%u\n", seed);
    for (guint i = 0; i < ROUNDS; i++) {
        g_autofree char *file = random_file(random);
        book_folder_write(folder, "locales/es/x/1.yaml", file);
        const Book *whole = book_folder_load(folder);
        /* A book with an error is not printed, so nobody asks. */
        if (!whole || diagnostics_count(folder->diagnostics, DIAGNOSTIC_ERROR) > 0)
            continue;
        g_autoptr(Book) part = load_part(folder->path, english_alone);
        assert_same_states(whole, part, file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_our_book),      cmocka_unit_test(test_which_are_loaded),
        cmocka_unit_test(test_ways_to_write), cmocka_unit_test(test_places),
        cmocka_unit_test(test_random_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
