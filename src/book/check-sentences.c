/* Looks for sentences that stand in two sources. */
#include "book/check-sentences.h"

#include "book/check.h"
#include "book/letters.h"

#include <string.h>

/* Where a sentence was read. */
typedef struct Sentence {
    TextId text;
    const char *start, *end;
} Sentence;

typedef struct Sentences {
    const Book *book;
    Diagnostics *diagnostics;
    GArray *firsts;   /* Sentence: of those that are the same the first */
    GHashTable *seen; /* the hash of a folded sentence → its place in `firsts`, from 1 */
    GString *folded;  /* the sentence at hand, */
    GString *other;   /* and one that it is held against */
} Sentences;

/* ---- One sentence ---- */

/* The bytes that U+3000 to U+9FFF begin with, three each: kana and ideographs, which are wide and
 * have no case. */
#define KANA_LEAD      0xE3
#define IDEOGRAPH_LEAD 0xE9

/* The first of all wide characters. */
#define WIDE_FIRST 0x1100

/* Appends a word in lower case; returns how many of its characters are wide. The text has room for
 * it. */
static guint fold_word(const char *word, const char *end, GString *folded, guint *characters)
{
    guint wide = 0, n = 0;
    char *out = folded->str + folded->len;
    for (const char *at = word; at < end; n++) {
        guchar byte = (guchar)*at;
        if (byte < 0x80) {
            *out++ = (char)(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
            at++;
        } else if (byte >= KANA_LEAD && byte <= IDEOGRAPH_LEAD) {
            out = (char *)memcpy(out, at, 3) + 3;
            at += 3;
            wide++;
        } else {
            gunichar c = g_utf8_get_char(at);
            out += g_unichar_to_utf8(g_unichar_tolower(c), out);
            at = g_utf8_next_char(at);
            wide += c >= WIDE_FIRST && g_unichar_iswide(c);
        }
    }
    *characters += n;
    folded->len = (gsize)(out - folded->str);
    return wide;
}

/* Folds lower case, white space and list marks: the same words are the same sentence. Zeros follow
 * it, as many as a hash takes at a time. Returns whether the sentence is long enough to be a fault
 * when it stands twice. */
static bool sentence_fold(const char *at, const char *end, GString *folded)
{
    guint words = 0, characters = 0, wide = 0;
    /* No letter takes more than three times its bytes in lower case. */
    g_string_set_size(folded, 3 * (gsize)(end - at) + sizeof(guint64));
    folded->len = 0;
    while (at < end) {
        const char *word = at;
        at += strcspn(at, " \n\t");
        at = MIN(at, end);
        if (at > word && !(at == word + 1 && *word == '-')) {
            if (words++ > 0)
                folded->str[folded->len++] = ' ';
            wide += fold_word(word, at, folded, &characters);
        }
        at += at < end;
    }
    memset(folded->str + folded->len, 0, sizeof(guint64));
    return wide * 2 > characters ? characters >= CHECK_SENTENCE_CHARACTERS
                                 : words >= CHECK_SENTENCE_WORDS;
}

/* A hash of a folded sentence, eight bytes at a time. */
static gpointer sentence_hash(const GString *folded)
{
    guint64 hash = 0, bytes;
    for (gsize i = 0; i < folded->len; i += sizeof bytes) {
        memcpy(&bytes, folded->str + i, sizeof bytes);
        hash =
            (hash ^ bytes) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15); /* 2^64 by the golden ratio */
        hash ^= hash >> 32;
    }
    return GSIZE_TO_POINTER((gsize)hash);
}

/* ---- All of them ---- */

/* The first sentence that is the same as the one at hand, which stands at `here`; NULL where that
 * is the first itself. */
static const Sentence *sentences_find_first(Sentences *sentences, const Sentence *here)
{
    gpointer hash = sentence_hash(sentences->folded);
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(sentences->seen, hash));
    if (place == 0) {
        g_array_append_val(sentences->firsts, *here);
        g_hash_table_insert(sentences->seen, hash, GUINT_TO_POINTER(sentences->firsts->len));
        return NULL;
    }
    const Sentence *first = &g_array_index(sentences->firsts, Sentence, place - 1);
    sentence_fold(first->start, first->end, sentences->other);
    return g_string_equal(sentences->folded, sentences->other) ? first : NULL;
}

static void sentence_note(Sentences *sentences, const YamlNode *node, const Sentence *here)
{
    if (!sentence_fold(here->start, here->end, sentences->folded))
        return;
    const Sentence *first = sentences_find_first(sentences, here);
    const BookText *texts = sentences->book->texts;
    if (!first || texts[first->text].source == texts[here->text].source ||
        !diagnostics_wants(sentences->diagnostics, DIAGNOSTIC_REPEATED_SENTENCE,
                           yaml_file_path(node->file)))
        return;
    gsize lead = strspn(here->start, " \n-");
    DiagnosticPlace place = yaml_text_place(node, (gsize)(here->start - node->text) + lead, 1);
    diagnostics_add(sentences->diagnostics, DIAGNOSTIC_REPEATED_SENTENCE, &place,
                    "the sentence '%s' stands in '%s' too", sentences->folded->str,
                    sentences->book->sources[texts[first->text].source].id);
}

/* What may end a sentence: marks of ASCII, the line, and what the marks of other scripts begin
 * with; but "…" often stands in the midst of one. */
#define ENDS ".!?\n\xCD\xD6\xD8\xDB\xE0\xE1\xE3\xEF"

/* Whether a sentence ends with the character here: a mark of ASCII before a space, another
 * anywhere, the end of a line. */
static bool ends_sentence(const char *at)
{
    if (*at == '\n' || at[1] == '\0')
        return true;
    if ((guchar)*at < 0x80)
        return at[1] == ' ' || at[1] == '\n';
    SentenceEnd end = letter_sentence_end(g_utf8_get_char(at), "");
    return end != SENTENCE_END_NONE && end != SENTENCE_END_COLON;
}

static void sentences_of_text(Sentences *sentences, TextId text, const YamlNode *node)
{
    const char *start = node->text;
    for (const char *at = start; *at;) {
        at += strcspn(at, ENDS);
        bool ends = *at == '\0' || ends_sentence(at);
        at = *at == '\0' ? at : g_utf8_next_char(at);
        if (ends && at > start) {
            sentence_note(sentences, node, &(Sentence){text, start, at});
            start = at;
        }
    }
    if (*start)
        sentence_note(sentences, node, &(Sentence){text, start, start + strlen(start)});
}

/* By source: whether it is a code, or a note that is shown. Of a copy under a name of no pair
 * nothing is worth saying but that. */
static bool *find_prose_sources(const Book *book)
{
    bool *sources = g_new0(bool, MAX(book->n_sources, 1));
    for (guint s = 0; s < book->n_sources; s++)
        sources[s] = book->sources[s].kind == BOOK_FILE_CODE;
    for (guint p = 0; p < book->n_protocols; p++)
        for (guint i = 0; i < book->protocols[p].n_pair_notes; i++)
            sources[book->protocols[p].pair_notes[i].text_file] = true;
    return sources;
}

void check_sentences(const Book *book, const Locale *locale, Diagnostics *diagnostics)
{
    g_autoptr(GArray) firsts = g_array_new(FALSE, FALSE, sizeof(Sentence));
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GString) folded = g_string_new(NULL), other = g_string_new(NULL);
    g_autofree bool *is_prose_source = find_prose_sources(book);
    Sentences sentences = {book, diagnostics, firsts, seen, folded, other};
    for (TextId t = 1; t < book->n_texts; t++) {
        /* A gloss is a name: check_names compares it, and two protocols may share it. */
        if (!book->texts[t].prose || !is_prose_source[book->texts[t].source])
            continue;
        if (!locale->translations)
            sentences_of_text(&sentences, t, book->texts[t].node);
        else if (locale->translations[t].text)
            sentences_of_text(&sentences, t, locale->translations[t].text);
    }
}
