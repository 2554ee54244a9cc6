/* What protocol.yaml and the questions of the whole book may hold. */
#include "book/field-patterns.h"
#include "book/tables.h"

static const Field label_element = {.type = FIELD_LINE};
static const Field address_element = {
    .type = FIELD_TOKEN, .pattern = ADDRESS_PATTERN, .pattern_help = ADDRESS_HELP};

/* ---- Classes ---- */

static const Field class_fields[] = {
    {"codes", FIELD_TOKEN,
     .help = "The range of its codes, as in 400-499, or of their numbers where these stand beside "
             "the ids. Where it is left out, a code's `class` alone says where it belongs.",
     .pattern = RANGE_PATTERN, .pattern_help = RANGE_HELP},
    {"name", FIELD_LINE, .required = true, .help = "What the class is called."},
    {"about", FIELD_PROSE, .required = true, .help = "What the class means to its receiver."},
    {"tone", FIELD_CHOICE, .choices = book_tones,
     .help = "What its codes report, and so in which colour they stand: that work goes on, that it "
             "is done, that one should look elsewhere, a fault of the request, a fault of the "
             "server, or that no other place will do better. `neutral` where it is left out."},
    {"ending", FIELD_CHOICE, .choices = book_endings,
     .help =
         "What `how_to_fix` of its codes is headed as: how to fix it (`fix`), what happens next "
         "(`next`), where to follow it (`follow`), what to check (`check`), why it is reserved "
         "(`reserved`), where it is found (`found`). `fix` where it is left out."},
    {0}};

static const Field class_element = {.type = FIELD_MAP, .fields = class_fields};

/* ---- Questions ---- */

static const Field answer_fields[] = {
    {"short", FIELD_LINE, .required = true,
     .help = "The answer as the cell of a table: a noun or an adverb, without a gender."},
    {"says", FIELD_LINE, .required = true,
     .help = "The answer as a whole sentence that names its subject."},
    {0}};

static const Field answer_element = {.type = FIELD_MAP, .fields = answer_fields};

static const Field question_fields[] = {
    {"label", FIELD_LINE, .required = true, .help = "The question as the row of a table."},
    {"asks", FIELD_LINE, .required = true, .help = "The whole question."},
    {"kind", FIELD_CHOICE, .required = true, .choices = book_question_kinds,
     .help =
         "`one`: one of the listed answers. `many`: one or several of them. `tokens`: words that "
         "are never translated. `headers`: header fields, required and useful. `sources`: "
         "documents."},
    {"applies", FIELD_MAP_OF, .element = &field_any,
     .help = "To which codes the question is put: a map of other questions to an answer, or to a "
             "list of answers. A code must give one of the answers to each of them. Left out, it "
             "is put to all codes."},
    {"counts", FIELD_CHOICE, .choices = book_yes_no,
     .help = "`no`: it does not count in how many questions two codes differ, though it may "
             "decide; for "
             "what follows from the class alone. `yes` where it is left out."},
    {"find", FIELD_TOKEN,
     .help = "A word by which its tokens are found together with them: with Q.850, a reader finds "
             "the code by 'Q.850 17'."},
    {"codes_of", FIELD_TOKEN,
     .help = "Its tokens are codes of this protocol, and are linked with them: with smtp, `550` "
             "leads to that code, and its page leads back.",
     .pattern = PROTOCOL_PATTERN, .pattern_help = "the name of a protocol"},
    {"answers", FIELD_MAP_OF, .element = &answer_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "The answers of a question of kind `one` or `many`; no other kind has them."},
    {0}};

static const Field question_element = {.type = FIELD_MAP, .fields = question_fields};

/* ---- The questions of the book: answered by rules ---- */

static const Field book_question_fields[] = {
    {"label", FIELD_LINE, .required = true, .help = "The question as the row of a table."},
    {"asks", FIELD_LINE, .required = true, .help = "The whole question."},
    {"answers", FIELD_MAP_OF, .required = true, .element = &answer_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP, .help = "Its answers, of which a code has one."},
    {0}};

static const Field book_question_element = {.type = FIELD_MAP, .fields = book_question_fields};

static const Field rule_fields[] = {
    {"when", FIELD_MAP_OF, .element = &field_any,
     .help =
         "For which codes the rule holds: a map of the protocol's questions to an answer, or to "
         "a list of answers; `class` and `status` may stand beside them. Left out, it holds for "
         "all."},
    {"is", FIELD_TOKEN, .required = true, .help = "The answer to the book's question.",
     .pattern = WORD_PATTERN, .pattern_help = WORD_HELP},
    {"source", FIELD_TOKENS, .help = "Who says so.", .pattern = SOURCE_PATTERN,
     .pattern_help = SOURCE_HELP},
    {0}};

static const Field rule_element = {.type = FIELD_MAP, .fields = rule_fields};
static const Field rules_element = {.type = FIELD_LIST, .required = true, .element = &rule_element};

/* ---- Pages by token ---- */

static const Field row_fields[] = {
    {"name", FIELD_TOKEN, .help = "What the token is called where it is registered."},
    {"note", FIELD_LINE, .help = "What a reader should know about it."},
    {"source", FIELD_TOKENS, .help = "Where it is defined.", .pattern = SOURCE_PATTERN,
     .pattern_help = SOURCE_HELP},
    {0}};

static const Field row_element = {.type = FIELD_MAP, .fields = row_fields};

static const Field table_fields[] = {
    {"title", FIELD_LINE, .required = true, .help = "The title of the page."},
    {"row", FIELD_LINE,
     .help = "What one row is, as the head of the first column. Without it stands there the label "
             "of the question, or a word of the site where the questions are several."},
    {"about", FIELD_PROSE, .help = "What stands above the table."},
    {"of", FIELD_TOKENS, .required = true,
     .help = "The questions whose tokens, or answers, are its rows; each question is a column.",
     .pattern = WORD_PATTERN, .pattern_help = WORD_HELP},
    {"rows", FIELD_MAP_OF, .element = &row_element,
     .help = "What is known of single tokens; also of those that no code has, which are rows too. "
             "Each key is a token, or the name of an answer."},
    {0}};

static const Field table_element = {.type = FIELD_MAP, .fields = table_fields};

/* ---- The whole ---- */

static const Field protocol_fields[] = {
    {"name", FIELD_TOKEN, .required = true, .help = "Its name as it stands in titles: SIP."},
    {"title", FIELD_LINE, .required = true, .help = "Its name in full."},
    {"about", FIELD_PROSE, .required = true, .help = "What it is for and how its codes work."},
    {"sources", FIELD_TOKENS, .required = true, .help = "The documents that define it.",
     .pattern = SOURCE_PATTERN, .pattern_help = SOURCE_HELP},
    {"registry", FIELD_TOKENS,
     .help = "The web address of the registry of its codes; several where it has several.",
     .pattern = ADDRESS_PATTERN, .pattern_help = ADDRESS_HELP},
    {"documents", FIELD_MAP_OF, .element = &address_element,
     .help =
         "The web addresses of sources that are no RFC: each key is the name by which `sources` "
         "begin that cite it. Nothing (`~`) where it has none: then it is printed without a link."},
    {"words", FIELD_MAP_OF, .element = &label_element, .pattern = WORD_PATTERN "\\." WORD_PATTERN,
     .pattern_help = "the key of a word of the site, as in protocol.title",
     .help = "Words and patterns that stand on its pages in place of the site's with the same key, "
             "each as a whole: gRPC has status codes, TLS has alerts."},
    {"order", FIELD_CHOICE, .choices = book_orders,
     .help =
         "In which order its codes and the ranges of its classes are: by the value of their runs "
         "of digits (`value`), so that `9` stands before `10`, or character by character "
         "(`characters`), as codes of one length with letters among their digits need it: "
         "`42601` before `42P01`. `value` where it is left out."},
    {"classes", FIELD_MAP_OF, .element = &class_element, .pattern = "[A-Za-z0-9][A-Za-z0-9_.\\-]*",
     .pattern_help = "a name of letters, digits, _, . and -",
     .help = "Its classes, in their order."},
    {"readers", FIELD_MAP_OF, .element = &label_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "Who reads `how_to_fix`, where that is not one and the same: the headings over its "
             "parts."},
    {"conditions", FIELD_MAP_OF, .element = &label_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "Under what a header field is required: a map of name to a line, which stands beside "
             "the field. A code's answer to a question of kind `headers` names them in "
             "`required_if`."},
    {"participants", FIELD_MAP_OF, .element = &label_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP, .help = "Who may take part in a flow, and what it is called."},
    {"flow_notes", FIELD_MAP_OF, .element = &label_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP, .help = "What a note in a flow may say."},
    {"message_form", FIELD_CHOICE, .choices = book_message_forms,
     .help =
         "What the messages of its codes are: header lines (`head`), a session in which each "
         "line says who speaks (`session`), the output of a tool (`output`), bytes in "
         "hexadecimal (`bytes`), or what a program shows of a code that is on no wire (`none`). "
         "`head` where it is left out."},
    {"questions", FIELD_MAP_OF, .required = true, .element = &question_element,
     .pattern = WORD_PATTERN, .pattern_help = WORD_HELP,
     .help = "What is asked of every code, in the order in which the questions decide."},
    {"first", FIELD_TOKENS, .help = "The questions whose answers stand beside the title of a code.",
     .pattern = WORD_PATTERN, .pattern_help = WORD_HELP},
    {"groups", FIELD_TOKENS,
     .help = "Questions of kind `one` by whose answers the codes are grouped a second time, with a "
             "page each.",
     .pattern = WORD_PATTERN, .pattern_help = WORD_HELP},
    {"tables", FIELD_MAP_OF, .element = &table_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "Pages that list codes by a token: `cause` becomes the page by-cause."},
    {"asked", FIELD_TOKENS,
     .help = "Pairs that people ask for most, for the home page; at most ten.",
     .pattern = PAIR_PATTERN, .pattern_help = PAIR_HELP},
    {"shared_facts", FIELD_MAP_OF, .element = &rules_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "What its codes answer to the questions of the book: for each, rules of which the "
             "first that holds gives the answer."},
    {0}};

const Field table_protocol = {.type = FIELD_MAP, .fields = protocol_fields};
const Field table_questions = {.type = FIELD_MAP_OF,
                               .required = true,
                               .element = &book_question_element,
                               .pattern = WORD_PATTERN,
                               .pattern_help = WORD_HELP,
                               .help =
                                   "Each key is a question, in the order in which they decide."};
