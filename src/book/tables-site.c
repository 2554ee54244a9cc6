/* What site.yaml and the files of a language may hold. */
#include "book/field-patterns.h"
#include "book/tables.h"

static const char *const directions[] = {"ltr", "rtl", NULL};
static const char *const url_styles[] = {"html", "clean", NULL};
static const char *const asset_names[] = {"hashed", "stable", NULL};
static const char *const index_pairs[] = {"all", "near", "noted", NULL};
static const char *const card_choices[] = {"none", "codes", NULL};
static const char *const across_pages[] = {"none", "declared", NULL};

/* ---- site.yaml ---- */

static const Field repository_fields[] = {
    {"url", FIELD_TOKEN, .required = true, .help = "The repository's web address.",
     .pattern = ADDRESS_PATTERN, .pattern_help = ADDRESS_HELP},
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

static const Field host_element = {
    .type = FIELD_TOKEN,
    .required = true,
    .pattern = "https?://[^ ?#]+/",
    .pattern_help = "an address that starts with https:// or http:// and ends in a slash"};

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
    {"hosts", FIELD_MAP_OF, .element = &host_element, .pattern = TAG_PATTERN,
     .pattern_help = TAG_HELP,
     .help =
         "Languages that stand on another host than `base_url`, each with the base URL there; the "
         "path below it begins with the language all the same. See SEVERAL HOSTS."},
    {"moved_out", FIELD_TOKENS, .pattern = TAG_PATTERN, .pattern_help = TAG_HELP,
     .help = "The languages of `hosts` that stood below `base_url` before: there something leads "
             "each of their pages on. All of `hosts` where it is left out; `[]` for none."},
    {"across", FIELD_CHOICE, .choices = across_pages,
     .help = "Which pairs of codes of two protocols have pages: `none`; `declared`, those of the "
             "files in codes/across. `declared` where it is left out."},
    {"cards", FIELD_CHOICE, .choices = card_choices,
     .help = "What other people's pages may show of this site: `none`; `codes`, a card and a badge "
             "for each code, and on its page what to paste to show them. They are two files more "
             "a code and language. `none` where it is left out. See CARDS."},
    {"publish", FIELD_MAP, .fields = publish_fields,
     .help = "What search engines and the menu of languages are shown."},
    {0}};

/* ---- locales/LANG/locale.yaml and the words of the site ---- */

static const char *const after_colon[] = {"small", "any", NULL};

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
    {"heading_separator", FIELD_TOKEN,
     .help = "What stands between a code, a class, a participant or the title of a page and the "
             "heading or sentence behind it, which begins with a capital: '. ' in Russian. As "
             "`label_separator` where it is left out."},
    {"part_separator", FIELD_TOKEN,
     .help = "What stands between the parts of a line that are no list, as in descriptions for "
             "search engines. ' · ' where it is left out."},
    {"no_break", FIELD_TOKENS, .pattern = "^(dash|code)$", .pattern_help = "`dash` or `code`",
     .help =
         "Where a space does not break the line when a text is printed: `dash`, before a dash; "
         "`code`, between a word and a number, a token in backticks of up to 4 characters, or a "
         "{place}. Texts are written with common spaces."},
    {"after_colon", FIELD_CHOICE, .choices = after_colon,
     .help = "`small`: what stands behind a colon begins with a small letter, and `statusbook l10n "
             "check` says where it does not. `any` where it is left out."},
    {"decimal", FIELD_TOKEN, .help = "The decimal sign; a full stop where it is left out."},
    {"latin_space", FIELD_CHOICE, .choices = book_yes_no,
     .help = "Whether a space stands between the language's script and Latin letters (Japanese, "
             "Chinese)."},
    {"numbers", FIELD_TOKENS, .pattern = "^[^ ,]+( x?[0-9]+)?$",
     .pattern_help = "a word and its number, as in `four 4`",
     .help = "The words of numbers with their digits, by which pages are found: `four 4`, `eighty "
             "80`. `hundred x100` makes more of the digit before it, and a word without a number "
             "joins two: `and`."},
    {"keys", FIELD_TOKEN, .pattern = "^[^ ]{33}$",
     .pattern_help = "33 letters or signs, one for each key",
     .help = "What the 33 keys of an English keyboard give in this language: the rows from q to ], "
             "from a to the apostrophe and from z to the full stop, and the key of the backtick; "
             "only where its script is another than the Latin. By them pages are found where the "
             "keyboard was set to the other of the two."},
    {"latin", FIELD_TOKENS, .pattern = "^[a-z']+ [^ ,]+$",
     .pattern_help = "Latin letters and what they stand for, as in `sh ш`",
     .help = "How the language is typed in Latin letters, where its script is another: `sh ш`. "
             "Longer ones are tried first."},
    {"reviewed_by", FIELD_TOKENS,
     .help = "Native readers who have read it; none where it still awaits one."},
    {0}};

static const Field word = {.type = FIELD_LINE, .help = "The words, or a pattern with {places}."};
static const Field word_group = {.type = FIELD_MAP_OF,
                                 .element = &word,
                                 .pattern = WORD_PATTERN,
                                 .pattern_help = WORD_HELP,
                                 .help = "A group of words that belong together."};

const Field table_site = {.type = FIELD_MAP, .fields = site_fields};
const Field table_locale = {.type = FIELD_MAP, .fields = locale_fields};
const Field table_words = {.type = FIELD_MAP_OF,
                           .required = true,
                           .element = &word_group,
                           .pattern = WORD_PATTERN,
                           .pattern_help = WORD_HELP};
