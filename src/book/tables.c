/* The tables of fields, found by the kind of a file. */
#include "book/tables.h"

#include "book/field-patterns.h"

#include <string.h>

/* ---- Choices ---- */

const char *const book_yes_no[] = {"yes", "no", NULL};
const char *const book_relation_kinds[] = {"number", "meaning", "mapped", "nearest", NULL};
const char *const book_endings[] = {"fix", "next", "follow", "check", "reserved", "found", NULL};
const char *const book_statuses[] = {"current",    "deprecated", "reserved",   "unused",
                                     "temporary",  "unofficial", "never_sent", "named_only",
                                     "not_a_code", NULL};
const char *const book_question_kinds[] = {"one", "many", "tokens", "headers", "sources", NULL};
const char *const book_tones[] = {"neutral", "progress", "success",    "redirect",
                                  "request", "server",   "everywhere", NULL};
const char *const book_message_forms[] = {"head", "session", "output", "bytes", "none", NULL};
const char *const book_orders[] = {"value", "characters", NULL};
const char *const book_roles[] = {"sender", "receiver", NULL};
const char *const book_hosts[] = {
    "github-pages", "cloudflare-pages", "gitlab-pages", "netlify", "none", NULL};

/* ---- A translated text ---- */

static const Field text_fields[] = {
    {"was", FIELD_TEXT,
     .help = "The English that `text` translates, where that is no longer today's."},
    {"en", FIELD_TEXT, .help = "Today's English."},
    {"text", FIELD_TEXT, .help = "The translation: a line or prose, as its source is."},
    {"ok", FIELD_ANY,
     .help = "The names of checks that are silenced for this text: a list, or a map."},
    {0}};

static const Field text_root = {.type = FIELD_MAP, .fields = text_fields};
const Field table_translation = {.type = FIELD_ANY};
const Field field_any = {.type = FIELD_ANY};

/* ---- What a fact rests on ---- */

static const Field sources_root = {
    .type = FIELD_TOKENS, .pattern = SOURCE_PATTERN, .pattern_help = SOURCE_HELP};

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
