/* What the file of a code may hold, of a note on a pair, and of a relation between two protocols.
 */
#include "book/field-patterns.h"
#include "book/tables.h"

/* ---- Parts of a code ---- */

static const Field name_fields[] = {
    {"name", FIELD_TOKEN, .required = true, .help = "The name, to the letter."},
    {"where", FIELD_LINE, .required = true, .help = "Where it holds."},
    {0}};

static const Field name_element = {.type = FIELD_MAP, .fields = name_fields};

static const Field log_fields[] = {
    {"by", FIELD_TOKEN, .required = true, .help = "The program that writes it."},
    {"line", FIELD_TOKEN, .required = true,
     .help = "The line, or the part of it that stays the same, to the letter."},
    {0}};

static const Field log_element = {.type = FIELD_MAP, .fields = log_fields};

static const Field reading_fields[] = {
    {"bytes", FIELD_TOKEN, .required = true, .help = "Bytes of the message, in hexadecimal.",
     .pattern = "[0-9A-Fa-f]{2}( ?[0-9A-Fa-f]{2})*", .pattern_help = "bytes such as 88 02 03 e8"},
    {"says", FIELD_LINE, .required = true, .help = "What they say."},
    {0}};

static const Field reading_element = {.type = FIELD_MAP, .fields = reading_fields};

static const Field shared_fields[] = {{"is", FIELD_TOKEN, .required = true, .help = "The answer.",
                                       .pattern = WORD_PATTERN, .pattern_help = WORD_HELP},
                                      {"source", FIELD_TOKENS, .help = "Who says so.",
                                       .pattern = SOURCE_PATTERN, .pattern_help = SOURCE_HELP},
                                      {0}};

static const Field shared_element = {.type = FIELD_MAP, .fields = shared_fields};

static const Field prose_element = {.type = FIELD_PROSE};

static const Field choose_element = {.type = FIELD_PROSE, .required = true};

/* ---- A code ---- */

static const Field code_fields[] = {
    {"code", FIELD_TOKEN, .required = true, .help = "The code, as its file is named.",
     .pattern = CODE_PATTERN, .pattern_help = CODE_HELP},
    {"number", FIELD_TOKEN,
     .help = "Its number, where it goes by a name: 14, -32601 or 0x8A. It is shown beside the "
             "code, found, "
             "and sorts the codes; two codes may have the same.",
     .pattern = NUMBER_PATTERN, .pattern_help = NUMBER_HELP},
    {"range", FIELD_TOKEN,
     .help =
         "The codes that it stands for, where it is a whole range of them: 3000-3999. It is "
         "found by each number inside. Where the code goes by a name it stands beside that, as a "
         "number would, and sorts the codes by its first.",
     .pattern = RANGE_PATTERN, .pattern_help = RANGE_HELP},
    {"name", FIELD_TOKEN,
     .help = "The registered phrase, to the letter; left out where the code itself is its name."},
    {"also", FIELD_TOKENS, .help = "Other phrases that are seen on the wire for it."},
    {"names", FIELD_MAP_OF, .element = &name_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "Names that hold only in some places, as in one kind of message."},
    {"aliases", FIELD_TOKENS,
     .help = "Other ids by which it is known and linked: the page of each leads on to the code.",
     .pattern = CODE_PATTERN, .pattern_help = CODE_HELP},
    {"status", FIELD_CHOICE, .required = true, .choices = book_statuses,
     .help = "Where it stands in its registry; `unofficial`: in use, but in none. `never_sent`: "
             "programs show it, and none sends it; `named_only`: a document names it and does not "
             "define it; `not_a_code`: what people look for as if it were a code."},
    {"used_by", FIELD_TOKENS, .help = "Who uses an unofficial code."},
    {"sources", FIELD_TOKENS, .required = true, .help = "What defines it.",
     .pattern = SOURCE_PATTERN, .pattern_help = SOURCE_HELP},
    {"checked", FIELD_TOKEN, .required = true,
     .help = "The month in which its facts were last held against their sources.",
     .pattern = MONTH_PATTERN, .pattern_help = MONTH_HELP},
    {"class", FIELD_TOKEN,
     .help = "Its class, as in 4xx. It must have one where its protocol has classes."},
    {"tone", FIELD_CHOICE, .choices = book_tones,
     .help = "In which colour it stands, where its class does not say it."},
    {"ending", FIELD_CHOICE, .choices = book_endings,
     .help = "What `how_to_fix` is headed as, where that is not what the class says."},
    {"gloss", FIELD_LINE, .required = true, .help = "What the phrase says, in plain words."},
    {"keywords", FIELD_KEYWORDS,
     .help = "Words by which people look for it, shown nowhere. Each language has its own, as many "
             "as it likes."},
    {"description", FIELD_PROSE, .required = true,
     .help = "What the code means. The first paragraph is one sentence that stands alone."},
    {"when_seen", FIELD_PROSE, .required = true, .help = "When its receiver sees it."},
    {"when_to_use", FIELD_PROSE,
     .help =
         "When to send it and when not: the sender's side. A code that is `current`, `deprecated` "
         "or `temporary` has it."},
    {"how_to_fix", FIELD_PROSE, .required = true, .element = &prose_element,
     .pattern = WORD_PATTERN, .pattern_help = WORD_HELP,
     .help =
         "What to do about it; for a success, what happens next. A map where the protocol names "
         "`readers`: for each of them, or some, a text."},
    {"facts", FIELD_MAP_OF, .element = &field_any, .required = true,
     .help = "Its answers to the protocol's questions: a map of question to answer. FACTS says how "
             "each kind of question is answered."},
    {"shared", FIELD_MAP_OF, .element = &shared_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "Its answers to questions of the book, where the protocol's `shared_facts` give "
             "others."},
    {"flow", FIELD_BLOCK,
     .help = "The exchange that leads to the code and what follows it; see statusbook-flow(5)."},
    {"message", FIELD_BLOCK, .help = "A whole message with this code, as on the wire."},
    {"message_form", FIELD_CHOICE, .choices = book_message_forms,
     .help = "What its message is, where that is not what the protocol says."},
    {"reading", FIELD_MAP_OF, .element = &reading_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "What the bytes of a message say, from the first to the last, in parts that leave "
             "none out. Only for a `message_form` of `bytes`."},
    {"logs", FIELD_LIST, .element = &log_element,
     .help = "How programs report it: lines that need no explanation. Others stand in "
             "programs.yaml."},
    {"related", FIELD_TOKENS, .help = "Codes that a reader should look at as well.",
     .pattern = CODE_PATTERN, .pattern_help = CODE_HELP},
    {0}};

const Field table_code = {.type = FIELD_MAP, .fields = code_fields};

/* ---- A note on a pair ---- */

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

const Field table_pair = {.type = FIELD_MAP, .fields = pair_fields};

/* ---- A relation ---- */

static const Field mapped_fields[] = {
    {"from", FIELD_TOKEN, .required = true,
     .help = "The one of the two that becomes the other, as in http.503.", .pattern = SIDE_PATTERN,
     .pattern_help = SIDE_HELP},
    {"source", FIELD_TOKENS, .help = "Who says so.", .pattern = SOURCE_PATTERN,
     .pattern_help = SOURCE_HELP},
    {0}};

static const Field mapped_element = {.type = FIELD_MAP, .fields = mapped_fields};

static const Field relation_fields[] = {
    {"kinds", FIELD_TOKENS, .required = true,
     .help = "In what the two are alike: the `number` alone, which may deceive; the `meaning`; a "
             "gateway turns one into the other (`mapped`); or nothing in the other protocol is "
             "`nearest` but this.",
     .pattern = "number|meaning|mapped|nearest",
     .pattern_help = "number, meaning, mapped or nearest"},
    {"source", FIELD_TOKENS, .help = "Who says so.", .pattern = SOURCE_PATTERN,
     .pattern_help = SOURCE_HELP},
    {"mapped", FIELD_LIST, .element = &mapped_element, .alone = true,
     .help = "Which of the two a gateway turns into the other; both ways are two items. "
             "A relation of kind `mapped` has it."},
    {"decides", FIELD_TOKEN,
     .help =
         "The question of the book that decides between the two, where it is not the first that "
         "they answer differently.",
     .pattern = WORD_PATTERN, .pattern_help = WORD_HELP},
    {"summary", FIELD_LINE, .help = "The difference in one line."},
    {"insight", FIELD_PROSE, .help = "What to know about the two."},
    {"choose", FIELD_MAP_OF, .element = &choose_element, .pattern = SIDE_PATTERN,
     .pattern_help = SIDE_HELP, .help = "For each of the two: when to choose it."},
    {0}};

const Field table_relation = {.type = FIELD_MAP, .fields = relation_fields};
