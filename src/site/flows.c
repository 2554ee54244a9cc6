/* The flows of codes: their ladders, and where two of them part. */
#include "site/ladder.h"
#include "site/view.h"

#include <string.h>

/* A word in the language of the page, or in the one that it falls back to; `english` is today's
 * where it is made from an older one, else NULL. */
static LadderWord flow_word(const Edition *edition, const char *text, const Locale *locale,
                            const char *english, Scratch *scratch)
{
    LadderWord word = {.text = text, .rtl = locale->rtl};
    if (locale != edition->locale) {
        word.lang = locale->tag;
    } else if (english) {
        g_autoptr(GString) hint = g_string_new(NULL);
        words_stale_hint(edition->site->book, locale, english, hint);
        word.stale = scratch_text(scratch, hint).data;
    }
    return word;
}

static LadderWord flow_label(const Edition *edition, TextId label, Scratch *scratch)
{
    Wording wording = book_wording(edition->site->book, edition->locale, label);
    const char *english =
        wording.stale ? wording_plain_english(edition, label, scratch).data : NULL;
    return flow_word(edition, wording_plain(edition, label, scratch).data, wording.locale, english,
                     scratch);
}

static LadderWord flow_pattern(const Edition *edition, PatternId id, const char *const *values,
                               Scratch *scratch)
{
    const Pattern *pattern = edition->patterns[id];
    return flow_word(edition, edition_pattern(edition, id, values, scratch).data,
                     pattern_locale(pattern), pattern_stale(pattern), scratch);
}

/* The words of a flow; the lists live in `scratch`. */
static LadderWords flow_words(const Edition *edition, const Protocol *protocol, const Code *code,
                              Scratch *scratch)
{
    const Flow *flow = code->flow;
    LadderWord *participants = scratch_alloc(scratch, flow->n_participants * sizeof(LadderWord));
    LadderWord *notes = scratch_alloc(scratch, flow->n_steps * sizeof(LadderWord));
    for (guint p = 0; p < flow->n_participants; p++)
        participants[p] =
            flow_label(edition, protocol->participants[flow->participants[p]].label, scratch);
    for (guint s = 0; s < flow->n_steps; s++)
        notes[s] = flow->steps[s].kind == FLOW_NOTE
                       ? flow_label(edition, protocol->notes[flow->steps[s].note].label, scratch)
                       : (LadderWord){.text = NULL};
    const char *const about[] = {code->id, code->name};
    return (LadderWords){
        .id = code->id,
        .rtl = edition->locale->rtl,
        .title = flow_pattern(edition, PATTERN_FLOW_TITLE, about, scratch),
        .participants = participants,
        .notes = notes,
        .own = scratch_join(scratch, code->id, " ", code->name, NULL).data,
        .lost = flow_pattern(edition, PATTERN_FLOW_LOST, NULL, scratch),
        .parallel = flow_pattern(edition, PATTERN_FLOW_PARALLEL, NULL, scratch),
        .branch = flow_pattern(edition, PATTERN_FLOW_BRANCH, NULL, scratch),
        .end = flow_pattern(edition, PATTERN_FLOW_END, NULL, scratch),
        .list_separator = edition->locale->list_separator,
        .label_separator = edition->locale->label_separator,
    };
}

void flows_render(const Edition *edition, const Protocol *protocol, const Code *code,
                  CodeParts *parts)
{
    if (!code->flow)
        return;
    g_autoptr(Scratch) scratch = scratch_new();
    LadderWords words = flow_words(edition, protocol, code, scratch);
    parts->rows = scratch_alloc(edition->scratch, code->flow->n_steps * sizeof(guint));
    g_autoptr(GString) svg = g_string_new(NULL), list = g_string_new(NULL);
    ladder_draw(code->flow, &words, parts->rows, &parts->ladder_width, svg);
    ladder_list(code->flow, &words, list);
    parts->side[SIDE_LADDER] = scratch_text(edition->scratch, svg);
    parts->side[SIDE_STEPS] = scratch_text(edition->scratch, list);
}

static bool steps_equal(const Flow *a, const FlowStep *x, const Flow *b, const FlowStep *y)
{
    if (x->kind != y->kind)
        return false;
    if (x->kind >= FLOW_PAR)
        return true;
    return a->participants[x->from] == b->participants[y->from] &&
           a->participants[x->to] == b->participants[y->to] && x->note == y->note &&
           g_strcmp0(x->label, y->label) == 0;
}

int flows_part(const Flow *a, const Flow *b)
{
    guint n = MIN(a->n_steps, b->n_steps);
    for (guint s = 0; s < n; s++)
        if (!steps_equal(a, &a->steps[s], b, &b->steps[s]))
            return (int)s;
    return a->n_steps == b->n_steps ? -1 : (int)n;
}

TemplateValue flows_mark(const CodeParts *parts, const Flow *flow, int step, Scratch *scratch)
{
    if ((guint)step >= flow->n_steps)
        return (TemplateValue){NULL, 0};
    char path[48];
    guint y = parts->rows[step];
    g_snprintf(path, sizeof path, "M0 %uH%u", y > 3 ? y - 3 : y, parts->ladder_width);
    return scratch_join(scratch, path, NULL);
}
