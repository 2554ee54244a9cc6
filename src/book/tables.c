#include "book/tables.h"

#include <string.h>

#define SOURCE_PATTERN "RFC [0-9]+( §[0-9A-Z.]+)?|[^R].*|R[^F].*|RF[^C].*"
#define SOURCE_HELP    "'RFC 3261', 'RFC 3261 §21.4.24', or another document by name and section"
#define WORD_PATTERN   "[a-z][a-z0-9_]*"
#define WORD_HELP      "a name of a-z, 0-9 and _, starting with a letter"
#define CODE_PATTERN   "[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}"
#define CODE_HELP      "a code: letters, digits, ., _ and -, at most 64"
#define BOUND_PATTERN  "[A-Za-z0-9][A-Za-z0-9._]*"
#define PROTOCOL_PATTERN "[a-z][a-z0-9_\\-]{0,63}"
/* The form of BCP 47: a language of two to eight letters, and subtags; which there are is not
 * looked up. */
#define TAG_PATTERN   "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"
#define TAG_HELP      "a language tag such as es, pt-BR or zh-Hant"
#define MONTH_PATTERN "[0-9]{4}-(0[1-9]|1[0-2])"

static const char *const yes_no[] = {"yes", "no", NULL};
static const char *const directions[] = {"ltr", "rtl", NULL};
static const char *const url_styles[] = {"html", "clean", NULL};
static const char *const asset_names[] = {"hashed", "stable", NULL};
const char *const book_hosts[] = {
    "github-pages", "cloudflare-pages", "gitlab-pages", "netlify", "none", NULL};
static const char *const index_pairs[] = {"all", "near", "noted", NULL};
static const char *const term_kinds[] = {"term", "requirement", NULL};
const char *const book_question_kinds[] = {"one", "many", "tokens", "headers", "sources", NULL};
const char *const book_equivalent_kinds[] = {"same_number", "same_meaning", "nearest", NULL};
const char *const book_statuses[] = {"current",   "deprecated", "reserved", "unused",
                                     "temporary", "unofficial", NULL};

/* ---- site.yaml ------------------------------------------------------------------------------ */

static const Field repository_fields[] = {
    {"url", FIELD_TOKEN, .required = true, .help = "The repository's web address.",
     .pattern = "https?://.+", .pattern_help = "an address that starts with https:// or http://"},
    {"branch", FIELD_TOKEN,
     .help = "The branch that edit links open; `main` where it is left out."},
    {0}};

static const Field publish_fields[] = {
    {"index_from", FIELD_NUMBER,
     .help = "Per cent of a page's words that must be translated for the page to be its own "
             "canonical and to stand among the alternates and in the sitemap. 60 where it is left "
             "out."},
    {"menu_from", FIELD_NUMBER,
     .help = "Per cent of a language that must be translated for it to be in the menu. 20 where it "
             "is left out."},
    {"index_pairs", FIELD_CHOICE, .choices = index_pairs,
     .help = "Which pairs a search engine should index: `all`; `near`, those of one class, those "
             "whose codes are alike in the first question that counts, and those with a note; "
             "`noted`, only those with a note. The others say noindex, and are printed and linked "
             "all the same. `near` where it is left out."},
    {0}};

/* A page of a protocol, without its language and ending: also one that is gone, whose name may hold
 * what no name holds today. */
#define PAGE_PATTERN PROTOCOL_PATTERN "/[A-Za-z0-9][A-Za-z0-9._\\-]{0,131}"
#define PAGE_HELP    "PROTOCOL/PAGE, without language and ending, as in sip/486 or sip/480-vs-486"

static const Field moved_element = {
    .type = FIELD_TOKEN, .required = true, .pattern = PAGE_PATTERN, .pattern_help = PAGE_HELP};

static const Field site_fields[] = {
    {"format", FIELD_NUMBER, .required = true,
     .help = "The format of the book: 1. A newer one than the program knows is refused."},
    {"base_url", FIELD_TOKEN,
     .help = "Where the site will stand, with a slash at its end. Without it there is no canonical "
             "address, no alternates and no sitemap.",
     .pattern = "https?://[^ ?#]+/",
     .pattern_help = "an address that starts with https:// or http:// and ends in a slash"},
    {"repository", FIELD_MAP, .fields = repository_fields,
     .help = "Where the book is edited; for the edit links."},
    {"languages", FIELD_TOKENS, .required = true,
     .help = "The folders of locales, in the order of the menu. `en` is the source and must be "
             "there."},
    {"protocols", FIELD_TOKENS, .required = true, .help = "The folders of codes, in their order."},
    {"urls", FIELD_CHOICE, .choices = url_styles,
     .help =
         "What links and canonical addresses say. `html`: 486.html. `clean`: 486, for hosts that "
         "serve the file under that address too. `html` where it is left out."},
    {"assets", FIELD_CHOICE, .choices = asset_names,
     .help = "How style, script and icon are named. `hashed`: with a part of their hash, so that "
             "browsers may keep them for good; those of the build before stay for one build more. "
             "`stable`: style.css, always; then the server must have them asked for anew. The find "
             "data has a stable name either way. `hashed` where it is left out."},
    {"host", FIELD_CHOICE, .choices = book_hosts,
     .help = "Who serves the site, and so whose limits and habits to follow: see HOSTS. `none` "
             "where it is left out."},
    {"moved", FIELD_MAP_OF, .element = &moved_element, .pattern = PAGE_PATTERN,
     .pattern_help = PAGE_HELP,
     .help = "Where the pages went that stood under other names: the old one, and the one of "
             "today, as in `sip/416x: sip/416`. A code takes its pairs with it. See MOVED PAGES."},
    {"publish", FIELD_MAP, .fields = publish_fields,
     .help = "What search engines and the menu of languages are shown."},
    {0}};

/* ---- locales/LANG/locale.yaml and the words of the site ------------------------------------- */

static const Field locale_fields[] = {
    {"tag", FIELD_TOKEN, .required = true,
     .help = "The language tag for lang and hreflang (BCP 47), such as pt-BR. No two languages "
             "have the same.",
     .pattern = TAG_PATTERN, .pattern_help = TAG_HELP},
    {"name", FIELD_TOKEN, .required = true, .help = "What the language calls itself."},
    {"dir", FIELD_CHOICE, .required = true, .choices = directions,
     .help = "The direction of its script: left to right, or right to left."},
    {"fallback", FIELD_TOKENS,
     .help = "The languages whose text stands in for a missing one, the nearest first. English is "
             "always the last."},
    {"line_join", FIELD_TOKEN,
     .help = "What stands between two source lines of a paragraph: a space, or nothing in Japanese "
             "and Chinese. A space where it is left out."},
    {"list_separator", FIELD_TOKEN,
     .help =
         "What stands between the items of a list: ', ' or '、'. A comma and a space where it is "
         "left out."},
    {"label_separator", FIELD_TOKEN,
     .help = "What stands behind a label: ': ' or '：'. A colon and a space where it is left "
             "out."},
    {"decimal", FIELD_TOKEN, .help = "The decimal sign; a full stop where it is left out."},
    {"latin_space", FIELD_CHOICE, .choices = yes_no,
     .help = "Whether a space stands between the language's script and Latin letters (Japanese, "
             "Chinese)."},
    {"reviewed_by", FIELD_TOKENS,
     .help = "Native readers who have read it; none where it still awaits one."},
    {0}};

static const Field word = {.type = FIELD_LINE, .help = "The words, or a pattern with {places}."};
static const Field word_group = {.type = FIELD_MAP_OF,
                                 .element = &word,
                                 .pattern = WORD_PATTERN,
                                 .pattern_help = WORD_HELP,
                                 .help = "A group of words that belong together."};

/* ---- codes/P/protocol.yaml ------------------------------------------------------------------ */

static const Field class_fields[] = {
    {"codes", FIELD_TOKEN,
     .help = "The range of its codes, as in 400-499. Where it is left out, a code's `class` alone "
             "says where it belongs.",
     .pattern = BOUND_PATTERN "(-" BOUND_PATTERN ")?", .pattern_help = "a range such as 400-499"},
    {"name", FIELD_LINE, .required = true, .help = "What the class is called."},
    {"about", FIELD_PROSE, .required = true, .help = "What the class means to its receiver."},
    {"fails", FIELD_CHOICE, .choices = yes_no,
     .help = "`no`: its codes report no failure, so `how_to_fix` is headed as what happens next. "
             "`yes` where it is left out."},
    {0}};

static const Field answer_fields[] = {
    {"short", FIELD_LINE, .required = true,
     .help = "The answer as the cell of a table: a noun or an adverb, without a gender."},
    {"says", FIELD_LINE, .required = true,
     .help = "The answer as a whole sentence that names its subject."},
    {0}};

static const Field class_element = {.type = FIELD_MAP, .fields = class_fields};
static const Field label_element = {.type = FIELD_LINE};
static const Field answer_element = {.type = FIELD_MAP, .fields = answer_fields};

static const Field question_fields[] = {
    {"label", FIELD_LINE, .required = true, .help = "The question as the row of a table."},
    {"asks", FIELD_LINE, .required = true, .help = "The whole question."},
    {"kind", FIELD_CHOICE, .required = true, .choices = book_question_kinds,
     .help =
         "`one`: one of the listed answers. `many`: one or several of them. `tokens`: words that "
         "are never translated. `headers`: header fields, required and useful. `sources`: "
         "documents."},
    {"applies", FIELD_ANY,
     .help = "To which codes the question is put: a map of other questions to an answer, or to a "
             "list of answers. A code must give one of the answers to each of them. Left out, it "
             "is put to all codes."},
    {"counts", FIELD_CHOICE, .choices = yes_no,
     .help = "`no`: it does not count in how many questions two codes differ, though it may "
             "decide; for "
             "what follows from the class alone. `yes` where it is left out."},
    {"find", FIELD_TOKEN,
     .help = "A word by which its tokens are found together with them: with Q.850, a reader finds "
             "the code by 'Q.850 17'."},
    {"answers", FIELD_MAP_OF, .element = &answer_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "The answers of a question of kind `one` or `many`; no other kind has them."},
    {0}};

static const Field question_element = {.type = FIELD_MAP, .fields = question_fields};

static const Field protocol_fields[] = {
    {"name", FIELD_TOKEN, .required = true, .help = "Its name as it stands in titles: SIP."},
    {"title", FIELD_LINE, .required = true, .help = "Its name in full."},
    {"about", FIELD_PROSE, .required = true, .help = "What it is for and how its codes work."},
    {"sources", FIELD_TOKENS, .required = true, .help = "The documents that define it.",
     .pattern = SOURCE_PATTERN, .pattern_help = SOURCE_HELP},
    {"registry", FIELD_TOKEN, .help = "The web address of the registry of its codes.",
     .pattern = "https?://.+", .pattern_help = "an address that starts with https:// or http://"},
    {"classes", FIELD_MAP_OF, .element = &class_element, .pattern = "[A-Za-z0-9][A-Za-z0-9_]*",
     .pattern_help = "a name of letters, digits and _", .help = "Its classes, in their order."},
    {"participants", FIELD_MAP_OF, .element = &label_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP, .help = "Who may take part in a flow, and what it is called."},
    {"flow_notes", FIELD_MAP_OF, .element = &label_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP, .help = "What a note in a flow may say."},
    {"questions", FIELD_MAP_OF, .required = true, .element = &question_element,
     .pattern = WORD_PATTERN, .pattern_help = WORD_HELP,
     .help = "What is asked of every code, in the order in which the questions decide."},
    {0}};

/* ---- codes/P/CODE.yaml and codes/P/A-vs-B.yaml ------------------------------------------------- */

static const Field equivalent_fields[] = {
    {"code", FIELD_TOKEN, .required = true, .help = "The other code, as in http/503.",
     .pattern = PROTOCOL_PATTERN "/" CODE_PATTERN, .pattern_help = "a protocol, a slash and a code"},
    {"kind", FIELD_CHOICE, .required = true, .choices = book_equivalent_kinds,
     .help =
         "In what the two are alike: the number, the meaning, or only that nothing in the other "
         "protocol is nearer."},
    {"source", FIELD_TOKEN, .help = "Who says so.", .pattern = SOURCE_PATTERN,
     .pattern_help = SOURCE_HELP},
    {0}};

static const Field equivalent_element = {.type = FIELD_MAP, .fields = equivalent_fields};

static const Field code_fields[] = {
    {"code", FIELD_TOKEN, .required = true, .help = "The code, as its file is named.",
     .pattern = CODE_PATTERN, .pattern_help = CODE_HELP},
    {"name", FIELD_TOKEN, .required = true, .help = "The registered phrase, to the letter."},
    {"also", FIELD_TOKENS, .help = "Other phrases that are seen on the wire for it."},
    {"status", FIELD_CHOICE, .required = true, .choices = book_statuses,
     .help = "Where it stands in its registry; `unofficial`: in use, but in none."},
    {"used_by", FIELD_TOKENS, .help = "Who uses an unofficial code."},
    {"sources", FIELD_TOKENS, .required = true, .help = "What defines it.",
     .pattern = SOURCE_PATTERN, .pattern_help = SOURCE_HELP},
    {"checked", FIELD_TOKEN, .required = true,
     .help = "The month in which its facts were last held against their sources.",
     .pattern = MONTH_PATTERN, .pattern_help = "a month such as 2026-11"},
    {"class", FIELD_TOKEN,
     .help = "Its class, as in 4xx. It must have one where its protocol has classes."},
    {"gloss", FIELD_LINE, .required = true, .help = "What the phrase says, in plain words."},
    {"description", FIELD_PROSE, .required = true,
     .help = "What the code means. The first paragraph is one sentence that stands alone."},
    {"when_seen", FIELD_PROSE, .required = true, .help = "When its receiver sees it."},
    {"when_to_use", FIELD_PROSE, .required = true,
     .help = "When to send it and when not: the sender's side."},
    {"how_to_fix", FIELD_PROSE, .required = true,
     .help = "What to do about it; for a success, what happens next."},
    {"facts", FIELD_ANY, .required = true,
     .help = "Its answers to the protocol's questions: a map of question to answer. FACTS says how "
             "each kind of question is answered."},
    {"flow", FIELD_BLOCK,
     .help = "The exchange that leads to the code and what follows it; see statusbook-flow(5)."},
    {"message", FIELD_BLOCK, .help = "A whole message with this code, as on the wire."},
    {"related", FIELD_TOKENS, .help = "Codes that a reader should look at as well.",
     .pattern = CODE_PATTERN, .pattern_help = CODE_HELP},
    {"equivalents", FIELD_LIST, .element = &equivalent_element,
     .help = "Codes of other protocols that are like it."},
    {0}};

static const Field choose_element = {.type = FIELD_PROSE};

static const Field pair_fields[] = {
    {"decides", FIELD_TOKEN,
     .help = "The question that decides between the two, where it is not "
             "the first that they answer differently."},
    {"summary", FIELD_LINE, .required = true, .help = "The difference in one line."},
    {"insight", FIELD_PROSE, .required = true, .help = "What to know about the two."},
    {"choose", FIELD_MAP_OF, .required = true, .element = &choose_element, .pattern = CODE_PATTERN,
     .pattern_help = CODE_HELP,
     .help = "For each of the two: when to choose it. It stands in place of `when_to_use`."},
    {0}};

/* ---- Glossaries ----------------------------------------------------------------------------- */

static const Field glossary_entry_fields[] = {
    {"means", FIELD_LINE, .required = true, .help = "What the term means, in one sentence."}, {0}};
static const Field glossary_element = {.type = FIELD_MAP, .fields = glossary_entry_fields};

static const Field term_fields[] = {
    {"use", FIELD_TOKEN, .help = "How the term is said."},
    {"forms", FIELD_TOKENS, .help = "How it may look in a text; `*` stands for any ending."},
    {"avoid", FIELD_TOKENS, .help = "What is not to be used for it; `*` stands for any ending."},
    {"keep", FIELD_CHOICE, .choices = yes_no, .help = "`yes`: it stays as it is in English."},
    {"kind", FIELD_CHOICE, .choices = term_kinds,
     .help =
         "`requirement`: a word of the strength of MUST, SHOULD or MAY. `term` where it is left "
         "out."},
    {"note", FIELD_BLOCK, .help = "What a translator should know about it."},
    {0}};
static const Field term_element = {.type = FIELD_MAP, .fields = term_fields};

/* ---- A translated text ---------------------------------------------------------------------- */

static const Field text_fields[] = {
    {"was", FIELD_TEXT,
     .help = "The English that `text` translates, where that is no longer today's."},
    {"en", FIELD_TEXT, .help = "Today's English."},
    {"text", FIELD_TEXT, .help = "The translation: a line or prose, as its source is."},
    {"ok", FIELD_ANY,
     .help = "The names of checks that are silenced for this text: a list, or a map."},
    {0}};

static const Field roots[BOOK_N_FILE_KINDS] = {
    [BOOK_FILE_SITE] = {.type = FIELD_MAP, .fields = site_fields},
    [BOOK_FILE_LOCALE] = {.type = FIELD_MAP, .fields = locale_fields},
    [BOOK_FILE_WORDS] = {.type = FIELD_MAP_OF,
                         .element = &word_group,
                         .pattern = WORD_PATTERN,
                         .pattern_help = WORD_HELP},
    [BOOK_FILE_PROTOCOL] = {.type = FIELD_MAP, .fields = protocol_fields},
    [BOOK_FILE_GLOSSARY] = {.type = FIELD_MAP_OF,
                            .element = &glossary_element,
                            .help = "Each key is a term, in English."},
    [BOOK_FILE_CODE] = {.type = FIELD_MAP, .fields = code_fields},
    [BOOK_FILE_PAIR] = {.type = FIELD_MAP, .fields = pair_fields},
    [BOOK_FILE_TERMS] = {.type = FIELD_MAP_OF,
                         .element = &term_element,
                         .help = "Each key is a term, in English."},
    [BOOK_FILE_TRANSLATION] = {.type = FIELD_ANY},
};

static const Field sources_root = {
    .type = FIELD_TOKENS, .pattern = SOURCE_PATTERN, .pattern_help = SOURCE_HELP};
static const Field text_root = {.type = FIELD_MAP, .fields = text_fields};

static const char *const kind_names[BOOK_N_FILE_KINDS] = {
    [BOOK_FILE_SITE] = "site",
    [BOOK_FILE_LOCALE] = "locale",
    [BOOK_FILE_WORDS] = "words",
    [BOOK_FILE_PROTOCOL] = "protocol",
    [BOOK_FILE_GLOSSARY] = "glossary",
    [BOOK_FILE_CODE] = "code",
    [BOOK_FILE_PAIR] = "pair",
    [BOOK_FILE_TERMS] = "terms",
    [BOOK_FILE_TRANSLATION] = "translation",
};

const Field *book_table(BookFileKind kind)
{
    return &roots[kind];
}

const Field *book_table_of_text(void)
{
    return &text_root;
}

const Field *book_table_of_sources(void)
{
    return &sources_root;
}

int book_choice(const char *const *choices, const char *text)
{
    for (int i = 0; text && choices[i]; i++)
        if (strcmp(choices[i], text) == 0)
            return i;
    return -1;
}

const char *book_file_kind_name(BookFileKind kind)
{
    return kind_names[kind];
}
