/* Two languages that nobody speaks, made of the English, in which one can see what a page does with
 * another language. */
#include "book/pseudo.h"

#include "book/store.h"

#include <string.h>

/* ---- Letters ---- */

/* In the order of the alphabet; none of them is ASCII. */
static const char *const accented_small[] = {"á", "ƀ", "ç", "ð", "é", "ƒ", "ĝ", "ĥ", "î",
                                             "ĵ", "ķ", "ļ", "ɱ", "ñ", "ö", "þ", "ǫ", "ŕ",
                                             "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž"};
static const char *const accented_capital[] = {"Å", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ĝ", "Ĥ", "Î",
                                               "Ĵ", "Ķ", "Ļ", "Ṁ", "Ñ", "Ö", "Þ", "Ǫ", "Ŕ",
                                               "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
/* Letters of Arabic for those of the alphabet: strong from right to left, so no control character
 * is needed. */
static const char *const mirrored[] = {"ا", "ب", "ص", "د", "ه", "ف", "ج", "ح", "ي",
                                       "ج", "ك", "ل", "م", "ن", "و", "پ", "ق", "ر",
                                       "س", "ت", "ع", "ڤ", "و", "خ", "ي", "ز"};

static void pseudo_append_accented(char c, GString *out)
{
    const char *letter = g_ascii_isupper(c) ? accented_capital[c - 'A'] : accented_small[c - 'a'];
    g_string_append(out, letter);
    /* Vowels twice: a text becomes longer by about a third, and each of its words too. */
    if (strchr("aeiou", c))
        g_string_append(out, letter);
}

static void pseudo_append_char(PseudoKind kind, char c, GString *out)
{
    if (kind == PSEUDO_ACCENTED && g_ascii_isalpha(c))
        pseudo_append_accented(c, out);
    else if (kind == PSEUDO_MIRRORED && g_ascii_isalpha(c))
        g_string_append(out, mirrored[g_ascii_tolower(c) - 'a']);
    else if (kind == PSEUDO_MIRRORED && (c == ',' || c == ';' || c == '?'))
        g_string_append(out, c == ',' ? "،" : c == ';' ? "؛" : "؟");
    else
        g_string_append_c(out, c);
}

/* ---- What stays ---- */

/* The bytes up to and including `end`, or 0 where that does not come before the text ends. */
static gsize span_to(const char *text, gsize from, const char *end)
{
    const char *found = strstr(text + from, end);
    return found ? (gsize)(found - text) + strlen(end) : 0;
}

/* The code that opens here with one backtick or more and closes with as many. */
static gsize span_of_code(const char *text)
{
    gsize n = strspn(text, "`");
    for (const char *at = text + n; (at = strchr(at, '`'));) {
        gsize closing = strspn(at, "`");
        at += closing;
        if (closing == n)
            return (gsize)(at - text);
    }
    return n;
}

/* How many bytes here are no words of the language; 0 where the next one is. */
static gsize pseudo_kept(const char *text, bool prose)
{
    if (*text == '`')
        return span_of_code(text);
    if (*text == '{')
        return span_to(text, 0, "}");
    if (!prose)
        return 0;
    if (*text == '\\' && text[1])
        return 2;
    if (g_str_has_prefix(text, "]("))
        return span_to(text, 0, ")");
    if (g_str_has_prefix(text, "<http"))
        return span_to(text, 0, ">");
    if (*text == '&') {
        gsize name =
            strspn(text + 1, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return name > 0 && text[1 + name] == ';' ? name + 2 : 0;
    }
    return 0;
}

/* The indentation and the mark of an item of a list, at the start of a line. */
static gsize pseudo_marker(const char *line)
{
    gsize n = strspn(line, " ");
    gsize digits = strspn(line + n, "0123456789");
    if (digits == 0 && line[n] && strchr("-*+", line[n]) && line[n + 1] == ' ')
        return n + 2;
    if (digits > 0 && line[n + digits] && strchr(".)", line[n + digits]) &&
        line[n + digits + 1] == ' ')
        return n + digits + 2;
    return n;
}

/* ---- Texts ---- */

static void pseudo_append_words(PseudoKind kind, const char *text, bool prose, GString *out)
{
    while (*text) {
        gsize kept = pseudo_kept(text, prose);
        g_string_append_len(out, text, (gssize)kept);
        text += kept;
        if (kept == 0)
            pseudo_append_char(kind, *text++, out);
    }
}

/* One paragraph or item, in brackets. */
static void pseudo_append_block(PseudoKind kind, GString *block, bool prose, GString *out)
{
    gsize end = block->len;
    while (end > 0 && block->str[end - 1] == '\n')
        end--;
    g_autofree char *behind = g_strdup(block->str + end);
    g_string_truncate(block, end);
    gsize marker = prose ? pseudo_marker(block->str) : 0;
    g_string_append_len(out, block->str, (gssize)marker);
    if (end > marker && kind == PSEUDO_ACCENTED)
        g_string_append_c(out, '[');
    pseudo_append_words(kind, block->str + marker, prose, out);
    if (end > marker && kind == PSEUDO_ACCENTED)
        g_string_append_c(out, ']');
    g_string_append(out, behind);
    g_string_truncate(block, 0);
}

void pseudo_append(PseudoKind kind, const char *text, bool prose, GString *out)
{
    g_autoptr(GString) block = g_string_new(NULL);
    bool fenced = false; /* inside code of whole lines, which is kept */
    while (*text) {
        gsize length = strcspn(text, "\n");
        gsize line = length + (text[length] == '\n');
        gsize indent = strspn(text, " ");
        bool fence = prose && g_str_has_prefix(text + indent, "```");
        bool blank = length == indent;
        if (prose && !fenced && (blank || fence || pseudo_marker(text) > indent))
            pseudo_append_block(kind, block, prose, out);
        if (blank || fence || fenced)
            g_string_append_len(out, text, (gssize)line);
        else
            g_string_append_len(block, text, (gssize)line);
        fenced = fenced != fence;
        text += line;
    }
    pseudo_append_block(kind, block, prose, out);
}

/* ---- The two languages ---- */

static const Locale pseudo_locales[PSEUDO_N_KINDS] = {
    [PSEUDO_ACCENTED] = {.id = PSEUDO_ID_ACCENTED,
                         .tag = PSEUDO_ID_ACCENTED,
                         .name = "[Þšéûûðöö]",
                         .line_join = " ",
                         .list_separator = ", ",
                         .label_separator = ": ",
                         .heading_separator = ": ",
                         .part_separator = " · ",
                         .decimal = "."},
    [PSEUDO_MIRRORED] = {.id = PSEUDO_ID_MIRRORED,
                         .tag = PSEUDO_ID_MIRRORED,
                         .name = "پسهعدو",
                         .rtl = true,
                         .line_join = " ",
                         .list_separator = "، ",
                         .label_separator = ": ",
                         .heading_separator = ": ",
                         .part_separator = " · ",
                         .decimal = "."},
};

/* A node like the English one, with another text. */
static const YamlNode *pseudo_node(Book *book, PseudoKind kind, const BookText *english)
{
    g_autoptr(GString) text = g_string_new(NULL);
    pseudo_append(kind, english->node->text, english->prose, text);
    char *kept = store_new(book->store, char, text->len + 1);
    memcpy(kept, text->str, text->len);
    YamlNode *node = store_new(book->store, YamlNode, 1);
    *node = *english->node;
    node->text = kept;
    node->length = text->len;
    return node;
}

static Locale pseudo_locale(Book *book, PseudoKind kind)
{
    Locale locale = pseudo_locales[kind];
    locale.pseudo = true;
    locale.base_url = book->settings.base_url;
    locale.n_fallback = 1;
    locale.fallback = store_new(book->store, guint, 1);
    locale.fallback[0] = book->english;
    locale.has_file = store_new(book->store, bool, book->n_sources);
    locale.translations = store_new(book->store, Translation, book->n_texts);
    for (TextId t = TEXT_NONE + 1; t < book->n_texts; t++)
        locale.translations[t] = (Translation){.state = TEXT_DONE,
                                               .text = pseudo_node(book, kind, &book->texts[t]),
                                               .en = book->texts[t].node};
    return locale;
}

void book_add_pseudo(Book *book)
{
    Locale *locales = store_new(book->store, Locale, book->n_locales + PSEUDO_N_KINDS);
    memcpy(locales, book->locales, book->n_locales * sizeof *locales);
    for (guint kind = 0; kind < PSEUDO_N_KINDS; kind++)
        locales[book->n_locales++] = pseudo_locale(book, (PseudoKind)kind);
    book->locales = locales;
}
