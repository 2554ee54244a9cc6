/* What the file of a new code says by its protocol. */
#include "starter/code-lines.h"

#include "json.h"

#include <string.h>

/* ---- Its sources ---- */

void code_lines_append_sources(const Protocol *protocol, GString *out)
{
    const char *first = protocol->citations.n > 0 ? protocol->citations.items[0] : "";
    g_string_append(out, "sources: [");
    json_append_string(first, strlen(first), out); /* YAML reads it as well */
    g_string_append_c(out, ']');
}

/* ---- Its class ---- */

static bool class_holds(const Protocol *protocol, const CodeClass *class, const char *id)
{
    return class->low && protocol_order_ids(protocol, id, class->low) >= 0 &&
           protocol_order_ids(protocol, id, class->high) <= 0;
}

void code_lines_append_class(const Protocol *protocol, const char *id, GString *out)
{
    const CodeClass *class = NULL;
    for (guint i = 0; i < protocol->n_classes && !class; i++)
        class = class_holds(protocol, &protocol->classes[i], id) ? &protocol->classes[i] : NULL;
    for (guint i = 0; i < protocol->n_classes && !class; i++)
        class = !protocol->classes[i].low ? &protocol->classes[i] : NULL;
    if (protocol->n_classes == 0)
        return;
    g_string_append(out, "# ");
    for (guint i = 0; i < protocol->n_classes; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? ", " : "", protocol->classes[i].id);
    g_string_append_printf(out, "\nclass: %s", class ? class->id : protocol->classes[0].id);
}

/* ---- Its facts ---- */

/* Appends the English of a text, each line as a comment. */
static void append_comment(const Book *book, TextId text, GString *out)
{
    g_auto(GStrv) lines = g_strsplit(book->texts[text].node->text, "\n", -1);
    for (guint i = 0; lines[i]; i++)
        g_string_append_printf(out, "  # %s\n", lines[i]);
}

static bool has_answers(const Question *question)
{
    return question->n_answers > 0 && question_is_listed(question);
}

/* Whether a question is put to a code that gives the first answer to all that is put to it. */
static bool question_applies(const Protocol *protocol, const Question *question)
{
    for (guint i = 0; i < question->n_conditions; i++) {
        const Question *other = &protocol->questions[question->conditions[i].question];
        if (!(question->conditions[i].answers & 1) || !question_applies(protocol, other))
            return false;
    }
    return true;
}

static void append_condition(const Protocol *protocol, const Condition *condition, GString *out)
{
    const Question *question = &protocol->questions[condition->question];
    g_string_append_printf(out, "%s: [", question->id);
    bool first = true;
    for (guint a = 0; a < question->n_answers; a++) {
        if (!(condition->answers & (G_GUINT64_CONSTANT(1) << a)))
            continue;
        g_string_append_printf(out, "%s%s", first ? "" : ", ", question->answers[a].id);
        first = false;
    }
    g_string_append_c(out, ']');
}

/* Which answers there are, and when the question is asked, as a comment. */
static void append_choices(const Protocol *protocol, const Question *question, GString *out)
{
    if (has_answers(question)) {
        g_string_append(out, question->kind == QUESTION_ONE ? "  # One of: " : "  # Some of: ");
        for (guint a = 0; a < question->n_answers; a++)
            g_string_append_printf(out, "%s%s", a > 0 ? ", " : "", question->answers[a].id);
        g_string_append_c(out, '\n');
    }
    if (question->n_conditions == 0)
        return;
    g_string_append(out, "  # Only where ");
    for (guint i = 0; i < question->n_conditions; i++) {
        g_string_append(out, i > 0 ? ", " : "");
        append_condition(protocol, &question->conditions[i], out);
    }
    g_string_append_c(out, '\n');
}

static void append_fact(const Protocol *protocol, const Question *question, GString *out)
{
    bool given = has_answers(question) && question_applies(protocol, question);
    g_string_append_printf(out, "  %s%s: ", given ? "" : "# ", question->id);
    if (question->kind == QUESTION_ONE)
        g_string_append(out, question->answers[0].id);
    else if (question->kind == QUESTION_MANY)
        g_string_append_printf(out, "[%s]", question->answers[0].id);
    else if (question->kind == QUESTION_HEADERS)
        g_string_append(out, "{required: [], useful: []}");
    else
        g_string_append(out, "[]");
}

void code_lines_append_facts(const Book *book, const Protocol *protocol, GString *out)
{
    for (guint q = 0; q < protocol->n_questions; q++) {
        const Question *question = &protocol->questions[q];
        g_string_append(out, q > 0 ? "\n\n" : "");
        append_comment(book, question->asks, out);
        append_choices(protocol, question, out);
        append_fact(protocol, question, out);
    }
}

/* ---- Its last text, and its flow ---- */

void code_lines_append_fix(const Protocol *protocol, const char *id, GString *out)
{
    if (protocol->n_readers == 0)
        g_string_append_printf(out, "how_to_fix: |-\n  What to do about `%s`.", id);
    else
        g_string_append(out, "how_to_fix:");
    for (guint i = 0; i < protocol->n_readers; i++)
        g_string_append_printf(out, "\n  %s: |-\n    What to do about `%s` as the %s.",
                               protocol->readers[i].id, id, protocol->readers[i].id);
}

void code_lines_append_flow(const Protocol *protocol, const char *id, GString *out)
{
    const Label *labels = protocol->participants;
    const char *asks = protocol->n_participants > 0 ? labels[0].id : "client";
    const char *answers = protocol->n_participants > 1 ? labels[1].id : "server";
    g_string_append_printf(out, "# flow: |-\n#   %s -> %s: a request\n#   %s ==> %s: %s", asks,
                           answers, answers, asks, id);
}
