/* Where the terms of a glossary stand in the texts of a language, and the links that are made of
 * them: results are written by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book/term-finder.h"
#include "book_folder.h"
#include "input/markdown.h"
#include "page/text-links.h"

static const char terms[] = "proxy: {means: It passes on., source: RFC 1}\n"
                            "forking proxy: {means: It asks several., source: RFC 1}\n"
                            "UA: {means: A phone., source: RFC 1, also: [user agent]}\n"
                            "sender: {means: Whoever sends., source: RFC 1}\n"
                            "hop: {means: A step of the way., source: RFC 1}\n";

static const char spanish[] = "proxy: {use: proxy, forms: [proxy, proxies]}\n"
                              "forking proxy: {use: proxy bifurcador, forms: [prox* bifurcador*]}\n"
                              "sender: {use: emisor, forms: [emisor*]}\n"
                              "hop: {use: salto, forms: [salto*]}\n"
                              "at the next hop: {use: en el salto siguiente}\n";

static const char japanese[] = "proxy: {use: プロキシ, forms: [プロキシ]}\n"
                               "forking proxy: {use: フォーキングプロキシ}\n"
                               "sender: {use: 送信側, forms: [送信側]}\n"
                               "receiver: {use: 受信側}\n"
                               "hop: {use: 経路, forms: [経路]}\n"
                               "must: {use: ～なければなりません, forms: [なければなりません]}\n";

static BookFolder *folder_new(void)
{
    BookFolder *folder = book_folder_new();
    book_folder_write(folder, "site.yaml",
                      "format: 1\nbase_url: https://a.example/\nlanguages: [en, es, ja, pt]\n"
                      "protocols: [x]\n");
    book_folder_write(folder, "locales/ja/locale.yaml",
                      "tag: ja\nname: 日本語\ndir: ltr\nline_join: \"\"\n");
    book_folder_write(folder, "codes/x/glossary.yaml", terms);
    book_folder_write(folder, "locales/es/glossary.yaml", spanish);
    book_folder_write(folder, "locales/ja/glossary.yaml", japanese);
    book_folder_write(folder, "locales/ja/site.yaml", "");
    book_folder_write_code(folder, "2", "  q: no\n");
    return folder;
}

/* The terms as "term:text | term:text". */
static void assert_terms(const Book *book, const char *language, const char *text,
                         const char *wanted)
{
    const Locale *locale = book->locales;
    while (strcmp(locale->id, language) != 0)
        locale++;
    g_autoptr(TermFinder) finder = term_finder_new(locale, &book->protocols[0]);
    g_autoptr(GArray) places = term_finder_find(finder, text);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < places->len; i++) {
        const TermPlace *place = &g_array_index(places, TermPlace, i);
        g_string_append_printf(found, "%s%s:%.*s", i > 0 ? " | " : "",
                               book->protocols[0].terms[place->term].id, (int)place->length,
                               text + place->at);
    }
    assert_string_equal(found->str, wanted);
}

static void test_english_has_plurals_and_other_names(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load(folder);
    assert_terms(book, "en", "Proxies and a proxy", "proxy:proxy");
    assert_terms(book, "en", "Two hops, then a user agent.", "hop:hops | UA:user agent");
    assert_terms(book, "en", "A forking proxy is a proxy",
                 "forking proxy:forking proxy | proxy:proxy");
    assert_terms(book, "en", "The hopper of a UAC", "");
}

static void test_a_language_has_the_forms_that_its_glossary_says(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load(folder);
    assert_terms(book, "es", "Los emisores y sus proxies", "sender:emisores | proxy:proxies");
    assert_terms(book, "es", "Un proxy bifurcador", "forking proxy:proxy bifurcador");
    assert_terms(book, "es", "dos proxies bifurcadores", "forking proxy:proxies bifurcadores");
    assert_terms(book, "es", "El asalto", "");
    /* What the language says of another term is no term of the protocol. */
    assert_terms(book, "es", "Está en el salto siguiente", "");
    /* What it keeps in English. */
    assert_terms(book, "es", "El UA, o user agent", "UA:UA | UA:user agent");
}

static void test_japanese_has_no_term_inside_a_longer_word(void **state)
{
    (void)state;
    g_autoptr(BookFolder) folder = folder_new();
    const Book *book = book_folder_load(folder);
    assert_terms(book, "ja", "プロキシが送信側へ返します", "proxy:プロキシ | sender:送信側");
    assert_terms(book, "ja", "フォーキングプロキシ", "forking proxy:フォーキングプロキシ");
    assert_terms(book, "ja", "リバースプロキシ", "");
    assert_terms(book, "ja", "プロキシー", "");
    assert_terms(book, "ja", "再送信側の経路長と別経路", "");
    /* Another word of the glossary stands beside it: two words, not one. */
    assert_terms(book, "ja", "受信側送信側", "sender:送信側");
    assert_terms(book, "ja", "送信しなければなりません", "");
    assert_terms(book, "ja", "発信側のUAとQUA", "UA:UA");
}

/* ---- In HTML ---- */

/* Finds every "hop", and links it to its place among them. */
static GArray *find_hops(const char *text, gpointer data)
{
    guint *n = data;
    GArray *links = g_array_new(FALSE, FALSE, sizeof(TextLink));
    for (const char *at = strstr(text, "hop"); at; at = strstr(at + 1, "hop")) {
        TextLink link = {(gsize)(at - text), strlen("hop"), "t.html#hop"};
        g_array_append_val(links, link);
        ++*n;
    }
    return links;
}

#define HOP "<a class=\"term\" href=\"t.html#hop\">hop</a>"

static void assert_links_in_html(const char *from, const char *html)
{
    guint n = 0;
    g_autoptr(GString) out = g_string_new(NULL);
    text_links_append(from, find_hops, &n, out);
    assert_string_equal(out->str, html);
}

static void assert_links(MarkdownPart part, const char *text, const char *html)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    markdown_part_to_html(text, part, " ", plain);
    assert_links_in_html(plain->str, html);
}

static void test_links_are_made_in_text_alone(void **state)
{
    (void)state;
    assert_links(MARKDOWN_PROSE, "A hop & a *hop*", "<p>A " HOP " &amp; a <em>" HOP "</em></p>\n");
    assert_links(
        MARKDOWN_PROSE, "`hop` [a hop](https://a.example/hop) hop",
        "<p><code>hop</code> <a href=\"https://a.example/hop\" rel=\"noopener\">a hop</a> " HOP
        "</p>\n");
    assert_links(MARKDOWN_PROSE, "[x *hop* y](https://a.example/)",
                 "<p><a href=\"https://a.example/\" rel=\"noopener\">x <em>hop</em> y</a></p>\n");
    assert_links(MARKDOWN_PROSE, "```\nhop\n```", "<pre><code>hop\n</code></pre>\n");
    assert_links(MARKDOWN_FIRST, "The hop.\n\nA hop.", "The " HOP ".");
    assert_links(MARKDOWN_REST, "The hop.\n\n- A hop.", "<ul>\n<li>A " HOP ".</li>\n</ul>\n");
    assert_links(MARKDOWN_LINE, "A hop, `hop` <hop>",
                 "A " HOP ", <code>hop</code> &lt;" HOP "&gt;");
}

static void test_signs_part_no_text(void **state)
{
    (void)state;
    assert_links(MARKDOWN_PROSE, "it's a h\\op!", "<p>it's a h\\op!</p>\n");
    assert_links(MARKDOWN_PROSE, "a [hop] and (hop)", "<p>a [" HOP "] and (" HOP ")</p>\n");
    assert_links(MARKDOWN_PROSE, "a \"hop\" <", "<p>a &quot;" HOP "&quot; &lt;</p>\n");
    assert_links(MARKDOWN_PROSE, "an &amp; in `&` hops",
                 "<p>an &amp; in <code>&amp;</code> " HOP "s</p>\n");
}

static GArray *find_escaped(const char *text, gpointer data)
{
    (void)data;
    const char *found = strstr(text, "R&D");
    GArray *links = g_array_new(FALSE, FALSE, sizeof(TextLink));
    TextLink link = {found ? (gsize)(found - text) : 0, strlen("R&D"), "t.html?a&b"};
    if (found)
        g_array_append_val(links, link);
    return links;
}

static void test_a_term_with_signs_of_html(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    text_links_append("<p>1 &lt; the R&amp;D of &quot;x&quot;</p>", find_escaped, NULL, out);
    assert_string_equal(out->str, "<p>1 &lt; the <a class=\"term\" href=\"t.html?a&amp;b\">R&amp;D"
                                  "</a> of &quot;x&quot;</p>");
}

static void test_what_stands_apart_has_no_links(void **state)
{
    (void)state;
    assert_links_in_html("<p class=\"reader\">hop</p>\n<p>hop</p>",
                         "<p class=\"reader\">hop</p>\n<p>" HOP "</p>");
    assert_links_in_html("<span lang=\"en\" dir=\"ltr\">a <em>hop</em></span> hop",
                         "<span lang=\"en\" dir=\"ltr\">a <em>hop</em></span> " HOP);
    assert_links_in_html("hop<details class=\"stale\"><summary>hop</summary>"
                         "<div lang=\"en\"><p>hop</p></div></details>",
                         HOP "<details class=\"stale\"><summary>hop</summary>"
                             "<div lang=\"en\"><p>hop</p></div></details>");
    assert_links_in_html("<span class=\"stale\" title=\"hop\">hop</span>",
                         "<span class=\"stale\" title=\"hop\">" HOP "</span>");
    assert_links_in_html("<ol start=\"2\">\n<li>hop</li></ol>",
                         "<ol start=\"2\">\n<li>" HOP "</li></ol>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english_has_plurals_and_other_names),
        cmocka_unit_test(test_a_language_has_the_forms_that_its_glossary_says),
        cmocka_unit_test(test_japanese_has_no_term_inside_a_longer_word),
        cmocka_unit_test(test_links_are_made_in_text_alone),
        cmocka_unit_test(test_signs_part_no_text),
        cmocka_unit_test(test_a_term_with_signs_of_html),
        cmocka_unit_test(test_what_stands_apart_has_no_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
