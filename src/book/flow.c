/* The exchange of messages that leads to a code and what follows it. */
#include "book/flow.h"

#include <string.h>

#include "input/fields.h"
#include "input/nearest.h"

/* Branches of a fork stand in branches: no exchange needs more levels than this. */
#define FLOW_PAR_DEPTH_MAX 4

typedef struct Arrow {
    const char *sign;
    FlowStepKind kind;
    bool answer, own;
} Arrow;

static const Arrow arrows[] = {
    {" -> ", FLOW_MESSAGE, false, false}, {" --> ", FLOW_MESSAGE, true, false},
    {" ==> ", FLOW_MESSAGE, true, true},  {" x-> ", FLOW_LOST, false, false},
    {" x--> ", FLOW_LOST, true, false},   {" x==> ", FLOW_LOST, true, true},
    {" => ", FLOW_MEDIA, false, false}};

typedef struct FlowParser {
    const FlowNames *names;
    const YamlNode *text;
    Diagnostics *diagnostics;
    GArray *participants; /* guint */
    GArray *steps;        /* FlowStep */
    const char *line;     /* the line at hand */
    gsize offset;         /* of it, in the text */
    guint par_depth;
    bool failed;
} FlowParser;

/* Adds a message at a byte of the flow. */
static void flow_complain(FlowParser *parser, const char *at, const char *message,
                          const char *subject, const char *nearest)
{
    gsize offset = parser->offset + (gsize)(at - parser->line);
    parser->failed = true;
    if (!diagnostics_wants(parser->diagnostics, DIAGNOSTIC_FLOW,
                           yaml_file_path(parser->text->file)))
        return;
    DiagnosticPlace place =
        yaml_text_place(parser->text, offset, (guint)g_utf8_strlen(subject, -1));
    if (nearest)
        diagnostics_add(parser->diagnostics, DIAGNOSTIC_FLOW, &place,
                        "%s '%s' (did you mean '%s'?)", message, subject, nearest);
    else
        diagnostics_add(parser->diagnostics, DIAGNOSTIC_FLOW, &place, "%s '%s'", message, subject);
}

/* The place of `word` in a list of names, or -1 after a message; `at` is where it stands. */
static int flow_find(FlowParser *parser, const char *at, const char *word, const char *const *names,
                     guint n, bool lacks, const char *message)
{
    for (guint i = 0; i < n; i++)
        if (strcmp(names[i], word) == 0)
            return (int)i;
    parser->failed = true;
    if (!lacks)
        flow_complain(parser, at, message, word, nearest_word(word, names, n));
    return -1;
}

/* The place in the flow of a participant, which joins it with its first step; 0 after a complaint.
 */
static guint flow_participant(FlowParser *parser, const char *at, const char *word)
{
    int found =
        flow_find(parser, at, word, parser->names->participants, parser->names->n_participants,
                  parser->names->lacks_participants, "unknown participant");
    if (found < 0)
        return 0;
    for (guint i = 0; i < parser->participants->len; i++)
        if (g_array_index(parser->participants, guint, i) == (guint)found)
            return i;
    guint name = (guint)found;
    g_array_append_val(parser->participants, name);
    return parser->participants->len - 1;
}

static void flow_add(FlowParser *parser, FlowStep step)
{
    g_array_append_val(parser->steps, step);
}

/* The leftmost arrow of a line and where it stands, or NULL; what stands in the label is none. */
static const Arrow *flow_find_arrow(const char *line, const char **sign)
{
    const char *colon = strstr(line, ": ");
    gssize length = colon ? colon - line : -1;
    const Arrow *found = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(arrows); i++) {
        const char *at = g_strstr_len(line, length, arrows[i].sign);
        if (at && (!found || at < *sign)) {
            found = &arrows[i];
            *sign = at;
        }
    }
    return found;
}

/* Where the colon before the text of a line stands, looked for from `rest` on; NULL after a
 * complaint. */
static const char *flow_find_text(FlowParser *parser, const char *line, const char *rest)
{
    const char *colon = strstr(rest, ": ");
    if (colon && colon[2] != '\0')
        return colon;
    bool has_colon = colon || g_str_has_suffix(rest, ":");
    flow_complain(parser, line,
                  has_colon ? "missing text behind ': ' in" : "missing ': ' before the text in",
                  line, NULL);
    return NULL;
}

static void flow_parse_arrow(FlowParser *parser, const char *line, const Arrow *arrow,
                             const char *sign)
{
    const char *colon = flow_find_text(parser, line, sign);
    if (!colon)
        return;
    const char *to_at = sign + strlen(arrow->sign);
    g_autofree char *from = g_strndup(line, (gsize)(sign - line));
    g_autofree char *to = g_strndup(to_at, (gsize)(colon - to_at));
    if (strcmp(from, to) == 0) {
        flow_complain(parser, line, "both ends are one; for what it does write 'note P: NOTE', not",
                      line, NULL);
        return;
    }
    FlowStep step = {.kind = arrow->kind, .answer = arrow->answer, .own = arrow->own};
    step.from = flow_participant(parser, line, from);
    step.to = flow_participant(parser, to_at, to);
    step.label = g_strdup(colon + 2);
    flow_add(parser, step);
}

/* `note P: NOTE` and `timer P: NAME`. */
static void flow_parse_mark(FlowParser *parser, const char *line, const char *rest, bool timer)
{
    const char *colon = flow_find_text(parser, line, rest);
    if (!colon)
        return;
    g_autofree char *who = g_strndup(rest, (gsize)(colon - rest));
    FlowStep step = {.kind = timer ? FLOW_TIMER : FLOW_NOTE};
    step.from = step.to = flow_participant(parser, rest, who);
    if (timer) {
        step.label = g_strdup(colon + 2);
    } else {
        int note = flow_find(parser, colon + 2, colon + 2, parser->names->notes,
                             parser->names->n_notes, parser->names->lacks_notes, "unknown note");
        step.note = note < 0 ? 0 : (guint)note;
    }
    flow_add(parser, step);
}

/* `par`, `and` and `end`; false where the line is none of them. */
static bool flow_parse_branch(FlowParser *parser, const char *line)
{
    if (strcmp(line, "par") == 0) {
        if (++parser->par_depth > FLOW_PAR_DEPTH_MAX)
            flow_complain(parser, line, "branches are nested too deep at", line, NULL);
        flow_add(parser, (FlowStep){.kind = FLOW_PAR});
        return true;
    }
    bool and = strcmp(line, "and") == 0;
    if (!and&&strcmp(line, "end") != 0)
        return false;
    if (parser->par_depth == 0)
        flow_complain(parser, line, "no 'par' is open at", line, NULL);
    else if (!and)
        parser->par_depth--;
    flow_add(parser, (FlowStep){.kind = and? FLOW_AND : FLOW_END});
    return true;
}

static void flow_parse_line(FlowParser *parser, const char *line)
{
    if (*line == '\0' || flow_parse_branch(parser, line))
        return;
    const char *sign = NULL;
    const Arrow *arrow;
    if (g_str_has_prefix(line, "note "))
        flow_parse_mark(parser, line, line + 5, false);
    else if (g_str_has_prefix(line, "timer "))
        flow_parse_mark(parser, line, line + 6, true);
    else if ((arrow = flow_find_arrow(line, &sign)))
        flow_parse_arrow(parser, line, arrow, sign);
    else
        flow_complain(parser, line,
                      "not 'A -> B: LABEL' (an answer: 'A --> B: LABEL'), 'note P: NOTE', 'timer "
                      "P: NAME', 'par', 'and' or "
                      "'end':",
                      line, NULL);
}

static void flow_steps_clear(FlowStep *steps, guint n)
{
    for (guint i = 0; i < n; i++)
        g_free((char *)steps[i].label);
    g_free(steps);
}

Flow *flow_parse(const YamlNode *text, const FlowNames *names, Diagnostics *diagnostics)
{
    FlowParser parser = {.names = names, .text = text, .diagnostics = diagnostics};
    parser.participants = g_array_new(FALSE, FALSE, sizeof(guint));
    parser.steps = g_array_new(FALSE, FALSE, sizeof(FlowStep));
    g_auto(GStrv) lines = g_strsplit(text->text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        gsize length = strlen(lines[i]);
        parser.line = lines[i];
        flow_parse_line(&parser, g_strchomp(lines[i] + strspn(lines[i], " ")));
        parser.offset += length + 1;
    }
    if (parser.par_depth > 0) {
        DiagnosticPlace place = yaml_place(text);
        diagnostics_add(diagnostics, DIAGNOSTIC_FLOW, &place, "'par' without its 'end'");
        parser.failed = true;
    }
    Flow *flow = g_new0(Flow, 1);
    flow->n_participants = parser.participants->len;
    flow->n_steps = parser.steps->len;
    flow->participants = (guint *)(gpointer)g_array_free(parser.participants, FALSE);
    flow->steps = (FlowStep *)(gpointer)g_array_free(parser.steps, FALSE);
    if (parser.failed)
        g_clear_pointer(&flow, flow_free);
    return flow;
}

bool flow_has_own(const Flow *flow)
{
    for (guint s = 0; s < flow->n_steps; s++)
        if (flow->steps[s].own)
            return true;
    return false;
}

void flow_free(Flow *flow)
{
    if (!flow)
        return;
    flow_steps_clear(flow->steps, flow->n_steps);
    g_free(flow->participants);
    g_free(flow);
}
