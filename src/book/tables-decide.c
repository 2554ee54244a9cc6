/* What decision trees, glossaries and the lines of programs may hold. */
#include "book/field-patterns.h"
#include "book/tables.h"

static const char *const term_kinds[] = {"term", "requirement", NULL};

/* ---- codes/P/decide.yaml ---- */

static const Field answer_fields[] = {
    {"when", FIELD_LINE, .required = true, .help = "The answer."},
    {"codes", FIELD_TOKENS, .help = "The codes that it ends at, the best first.",
     .pattern = CODE_PATTERN, .pattern_help = CODE_HELP},
    {"goto", FIELD_TOKEN, .help = "The step, or the other tree, that it goes on with.",
     .pattern = WORD_PATTERN, .pattern_help = WORD_HELP},
    {"says", FIELD_LINE, .help = "What it ends at, where that is no code."},
    {"why", FIELD_LINE, .help = "Why this is the code."},
    {"practice", FIELD_LINE, .help = "What is done where that is not what the source says."},
    {"source", FIELD_TOKENS, .help = "Who says so.", .pattern = SOURCE_PATTERN,
     .pattern_help = SOURCE_HELP},
    {0}};

static const Field answer_element = {.type = FIELD_MAP, .fields = answer_fields};

static const Field step_fields[] = {
    {"asks", FIELD_LINE, .required = true, .help = "The question."},
    {"answers", FIELD_MAP_OF, .required = true, .element = &answer_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "Its answers. Each ends at codes, goes on, or says what else there is."},
    {0}};

static const Field step_element = {.type = FIELD_MAP, .fields = step_fields};

static const Field tree_fields[] = {
    {"title", FIELD_LINE, .required = true, .help = "The situation that it is for."},
    {"about", FIELD_PROSE, .help = "What to know before the first question."},
    {"role", FIELD_CHOICE, .required = true, .choices = book_roles,
     .help = "Who is asked: the `sender` chooses a code, the `receiver` has one."},
    {"by", FIELD_MAP_OF, .element = &field_any,
     .help = "To which codes it may lead: a map of the protocol's questions to an answer, or to a "
             "list of answers."},
    {"start", FIELD_TOKEN, .required = true, .help = "The first step.", .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP},
    {"steps", FIELD_MAP_OF, .required = true, .element = &step_element, .pattern = WORD_PATTERN,
     .pattern_help = WORD_HELP,
     .help = "Its questions. They stand side by side, so that a text keeps its place when the tree "
             "is arranged anew."},
    {0}};

static const Field tree_element = {.type = FIELD_MAP, .fields = tree_fields};

static const Field unreached_code_fields[] = {
    {"why", FIELD_LINE, .required = true, .help = "Why no tree leads to it."}, {0}};
static const Field unreached_code_element = {.type = FIELD_MAP, .fields = unreached_code_fields};

static const Field decide_fields[] = {
    {"unreached", FIELD_MAP_OF, .element = &unreached_code_element, .pattern = CODE_PATTERN,
     .pattern_help = CODE_HELP, .help = "The codes that no tree leads to."},
    {0}};

const Field table_decide = {.type = FIELD_MAP,
                            .required = true,
                            .fields = decide_fields,
                            .element = &tree_element,
                            .pattern = WORD_PATTERN,
                            .pattern_help = WORD_HELP,
                            .help = "Each other key is a decision tree."};

/* ---- codes/P/glossary.yaml ---- */

/* What is looked for in texts: looking takes as many steps as it has letters. */
#define FORM_PATTERN ".{1,200}"
#define FORM_HELP    "a text of 1 to 200 letters"

static const Field glossary_entry_fields[] = {
    {"means", FIELD_LINE, .required = true, .help = "What the term means, in one sentence."},
    {"more", FIELD_PROSE, .help = "What else a reader should know about it."},
    {"source", FIELD_TOKENS, .help = "Where it is defined.", .pattern = SOURCE_PATTERN,
     .pattern_help = SOURCE_HELP},
    {"also", FIELD_TOKENS, .help = "What else it is called in English.", .pattern = FORM_PATTERN,
     .pattern_help = FORM_HELP},
    {"codes", FIELD_TOKENS, .help = "The codes that it has to do with.", .pattern = CODE_PATTERN,
     .pattern_help = CODE_HELP},
    {"see", FIELD_TOKENS, .help = "Other terms that a reader should look at."},
    {0}};

static const Field glossary_element = {.type = FIELD_MAP, .fields = glossary_entry_fields};

const Field table_glossary = {.type = FIELD_MAP_OF,
                              .required = true,
                              .element = &glossary_element,
                              .pattern = FORM_PATTERN,
                              .pattern_help = FORM_HELP,
                              .help = "Each key is a term, in English."};

/* ---- locales/LANG/glossary.yaml ---- */

static const Field term_fields[] = {
    {"use", FIELD_TOKEN, .help = "How the term is said.", .pattern = FORM_PATTERN,
     .pattern_help = FORM_HELP},
    {"forms", FIELD_TOKENS, .help = "How it may look in a text; `*` stands for any ending.",
     .pattern = FORM_PATTERN, .pattern_help = FORM_HELP},
    {"avoid", FIELD_TOKENS, .help = "What is not to be used for it; `*` stands for any ending.",
     .pattern = FORM_PATTERN, .pattern_help = FORM_HELP},
    {"beside", FIELD_TOKENS,
     .help = "`avoid` is judged only in texts whose English has one of these, in any case: "
             "\"`branch`\" for a parameter whose name has another meaning as a word."},
    {"except", FIELD_TOKENS,
     .help = "Protocols, or `site`, in whose texts `avoid` is not judged: there the word means "
             "something else."},
    {"keep", FIELD_CHOICE, .choices = book_yes_no, .help = "`yes`: it stays as it is in English."},
    {"kind", FIELD_CHOICE, .choices = term_kinds,
     .help =
         "`requirement`: a word of the strength of MUST, SHOULD or MAY. `term` where it is left "
         "out."},
    {"note", FIELD_BLOCK, .help = "What a translator should know about it."},
    {0}};

static const Field term_element = {.type = FIELD_MAP, .fields = term_fields};

const Field table_locale_glossary = {.type = FIELD_MAP_OF,
                                     .element = &term_element,
                                     .pattern = FORM_PATTERN,
                                     .pattern_help = FORM_HELP,
                                     .help = "Each key is a term, in English."};

/* ---- codes/P/programs.yaml ---- */

static const Field line_fields[] = {
    {"line", FIELD_TOKEN, .required = true,
     .help = "The line, or the part of it that stays the same, to the letter."},
    {"codes", FIELD_TOKENS, .help = "The codes that it stands for; left out where none does.",
     .pattern = CODE_PATTERN, .pattern_help = CODE_HELP},
    {"means", FIELD_PROSE, .help = "What it means, in one or two sentences."},
    {"setting", FIELD_TOKENS, .help = "The settings that it has to do with."},
    {"source", FIELD_TOKENS, .help = "Where it is documented, or the file that prints it.",
     .pattern = SOURCE_PATTERN, .pattern_help = SOURCE_HELP},
    {0}};

static const Field line_element = {.type = FIELD_MAP, .fields = line_fields};

static const Field program_fields[] = {
    {"name", FIELD_TOKEN, .required = true, .help = "What the program calls itself."},
    {"lines", FIELD_MAP_OF, .required = true, .element = &line_element, .pattern = ANCHOR_PATTERN,
     .pattern_help = ANCHOR_HELP, .help = "What it writes, in the order in which it is shown."},
    {0}};

static const Field program_element = {.type = FIELD_MAP, .fields = program_fields};

const Field table_programs = {.type = FIELD_MAP_OF,
                              .required = true,
                              .element = &program_element,
                              .pattern = ANCHOR_PATTERN,
                              .pattern_help = ANCHOR_HELP,
                              .help = "Each key is a program."};
