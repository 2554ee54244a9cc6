/* The flows of codes: their ladders, and where two of them part. */
#include "page/flows.h"

#include "page/ladder.h"
#include "page/phrases.h"
#include "page/wording.h"

#include <string.h>

/* A word in the language of the page, or in the one that it falls back to; `english` is today's
 * where it is made from an older one, else NULL. */
static LadderWord flow_word(const Edition *edition, const char *text, const Locale *locale,
                            const char *english, Arena *arena)
{
    LadderWord word = {.text = text, .rtl = locale->rtl};
    if (locale != edition->locale) {
        word.lang = locale->tag;
    } else if (english) {
        g_autoptr(GString) hint = g_string_new(NULL);
        words_stale_hint(edition->book, locale, english, hint);
        word.stale = arena_text(arena, hint).data;
    }
    return word;
}

static LadderWord flow_label(const Edition *edition, TextId label, Arena *arena)
{
    Wording wording = book_printed(edition->book, edition->locale, label);
    const char *english = wording.stale ? wording_plain_english(edition, label, arena).data : NULL;
    return flow_word(edition, wording_plain(edition, label, arena).data, wording.locale, english,
                     arena);
}

static LadderWord flow_pattern(const Edition *edition, PatternId id, const char *const *values,
                               Arena *arena)
{
    const Pattern *pattern = edition->patterns[id];
    return flow_word(edition, phrase_text(edition, id, values, arena).data, pattern_locale(pattern),
                     pattern_stale(pattern), arena);
}

/* The id of a part of a ladder: a letter for the protocol, then the code. A page may have ladders
 * of two protocols. */
static const char *flow_id(const Edition *edition, const Protocol *protocol, const Code *code,
                           char first, Arena *arena)
{
    guint index = (guint)(protocol - edition->book->protocols), n_letters = 'z' - 'a' + 1;
    g_autofree char *more = g_strnfill(index / n_letters, '-');
    const char letter[] = {(char)(first + index % n_letters), '\0'};
    return arena_join(arena, letter, more, code->id, NULL).data;
}

/* The words of a flow; the lists live in `arena`. */
static LadderWords flow_words(const Edition *edition, const Protocol *protocol, const Code *code,
                              Arena *arena)
{
    const Flow *flow = code->flow;
    LadderWord *participants = arena_alloc(arena, flow->n_participants * sizeof(LadderWord));
    LadderWord *notes = arena_alloc(arena, flow->n_steps * sizeof(LadderWord));
    for (guint p = 0; p < flow->n_participants; p++)
        participants[p] =
            flow_label(edition, protocol->participants[flow->participants[p]].label, arena);
    for (guint s = 0; s < flow->n_steps; s++)
        notes[s] = flow->steps[s].kind == FLOW_NOTE
                       ? flow_label(edition, protocol->notes[flow->steps[s].note].label, arena)
                       : (LadderWord){.text = NULL};
    const char *const about[] = {code->id, code->name};
    return (LadderWords){
        .title_id = flow_id(edition, protocol, code, 'a', arena),
        .desc_id = flow_id(edition, protocol, code, 'A', arena),
        .rtl = edition->locale->rtl,
        .title = flow_pattern(edition, PATTERN_FLOW_TITLE, about, arena),
        .participants = participants,
        .notes = notes,
        .lost = flow_pattern(edition, PATTERN_FLOW_LOST, NULL, arena),
        .parallel = flow_pattern(edition, PATTERN_FLOW_PARALLEL, NULL, arena),
        .branch = flow_pattern(edition, PATTERN_FLOW_BRANCH, NULL, arena),
        .end = flow_pattern(edition, PATTERN_FLOW_END, NULL, arena),
        .list_separator = edition->locale->list_separator,
        .label_separator = edition->locale->label_separator,
        .heading_separator = edition->locale->heading_separator,
    };
}

void flows_render(const Edition *edition, const Protocol *protocol, const Code *code,
                  PrerenderedCode *ready)
{
    if (!code->flow)
        return;
    g_autoptr(Arena) arena = arena_new();
    LadderWords words = flow_words(edition, protocol, code, arena);
    ready->rows = arena_alloc(edition->arena, code->flow->n_steps * sizeof(guint));
    g_autoptr(GString) svg = g_string_new(NULL), list = g_string_new(NULL);
    ladder_draw(code->flow, &words, ready->rows, &ready->ladder_width, svg);
    ladder_list(code->flow, &words, list);
    ready->side[SIDE_LADDER] = arena_text(edition->arena, svg);
    ready->side[SIDE_STEPS] = arena_text(edition->arena, list);
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

int flows_diverge(const Flow *a, const Flow *b)
{
    guint n = MIN(a->n_steps, b->n_steps);
    for (guint s = 0; s < n; s++)
        if (!steps_equal(a, &a->steps[s], b, &b->steps[s]))
            return (int)s;
    return a->n_steps == b->n_steps ? -1 : (int)n;
}

/* At which steps the flow of a code parts from one of the others. */
static bool *flows_parting(const Protocol *protocol, const Code *code, Arena *arena)
{
    gsize size = (code->flow->n_steps + 1) * sizeof(bool);
    bool *parts = memset(arena_alloc(arena, size), 0, size);
    for (guint c = 0; c < protocol->n_codes; c++) {
        const Flow *other = protocol->codes[c].flow;
        int step = other ? flows_diverge(code->flow, other) : -1;
        if (step >= 0)
            parts[step] = true;
    }
    return parts;
}

void flows_mark(const Edition *edition, const Protocol *protocol, const Code *code,
                PrerenderedCode *ready)
{
    const Flow *flow = code->flow;
    if (!flow)
        return;
    g_autoptr(Arena) arena = arena_new();
    LadderWord word = flow_pattern(edition, PATTERN_FLOW_PART_HERE, NULL, arena);
    g_autoptr(GArray) lines = ladder_mark_lines(word, ready->ladder_width, flow->n_participants);
    g_autoptr(GString) mark = g_string_new(NULL);
    const bool *parts = flows_parting(protocol, code, arena);
    ready->marks = arena_values(edition->arena, (gsize)flow->n_steps + 1);
    for (guint s = 0; s < flow->n_steps; s++) {
        if (!parts[s])
            continue;
        guint y = ready->rows[s];
        g_string_truncate(mark, 0);
        ladder_mark(word, lines, edition->locale->rtl, y > 3 ? y - 3 : y, ready->ladder_width,
                    mark);
        ready->marks[s] = arena_text(edition->arena, mark);
    }
}
