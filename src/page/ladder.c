/* A flow as an SVG ladder, and as a list. */
#include "page/ladder.h"

#include "digits.h"
#include "page/ladder-text.h"
#include "page/words.h"

/* Heights and widths, in pixels where the ladder is not scaled. */
#define LINE_HEIGHT   14
#define ROW_GAP       9
#define NOTE_PADDING  5
#define ARROW_HEAD    5
#define LABEL_MARGIN  14 /* what an arrow is longer than its label */
#define BRANCH_HEIGHT 8
#define MARK_HEIGHT   11 /* of a line of the mark where two ladders diverge */
#define MARK_GAP      2  /* above it: letters of some scripts are higher */

/* A ladder is as wide as its letters want, which grow with the text of the page: so many tenths of
 * an em are so many of its pixels. Letters of 11.5 pixels then have 12.4 where the text of the page
 * has 16. */
#define EM_TENTHS 27
#define PIXELS    40

/* How wide a column is at least, by the number of participants (the last: and more): so that few
 * have room and many still fit a phone. Two are 320 pixels, which the frame has on one of 390. */
static const guint column_widths[] = {180, 180, 148, 126, 104, 92};

typedef struct LadderDrawing {
    const Flow *flow;
    const LadderWords *words;
    guint column, width;
    guint y;
    GArray *lines; /* of LadderLine: those of the text at hand */
    /* The arrows of one look are one path. */
    GString *requests, *responses, *heads, *own, *media, *branches, *frames;
    /* So are the texts of one look one group. */
    GString *labels, *names, *marks, *own_labels;
} LadderDrawing;

static guint column_of(const LadderDrawing *drawing, guint participant)
{
    return drawing->column / 2 + participant * drawing->column;
}

static guint span_of(const FlowStep *step)
{
    return step->from > step->to ? step->from - step->to : MAX(step->to - step->from, 1);
}

/* MAX would measure a text twice. */
static double wider(double a, double b)
{
    return MAX(a, b);
}

/* A column must hold the longest word of its heads and notes, and of the labels that it alone
 * bears. */
static guint measure_column(const Flow *flow, const LadderWords *words)
{
    guint last = G_N_ELEMENTS(column_widths) - 1;
    double column = column_widths[MIN(flow->n_participants, last)];
    for (guint p = 0; p < flow->n_participants; p++)
        column = wider(column, ladder_text_longest(words->participants[p].text) + LABEL_MARGIN);
    for (guint s = 0; s < flow->n_steps; s++) {
        const FlowStep *step = &flow->steps[s];
        const char *text = words->notes[s].text ? words->notes[s].text : step->label;
        if (text)
            column = wider(column, (ladder_text_longest(text) + LABEL_MARGIN) / span_of(step));
    }
    return (guint)column;
}

/* A token, which no language translates: it runs from left to right wherever it stands. */
static LadderWord token_of(const char *label)
{
    return (LadderWord){.text = label};
}

/* SVG has no attribute `dir`, nor `title`; what it has says the same. A line whose language is the
 * page's runs as the page does. */
static void append_text_tag(LadderWord word, bool rtl, guint x, guint y, GString *group)
{
    digits_append_form(group, "<text x=\"%\" y=\"%\"", (int[]){(int)x, (int)y});
    if (word.lang)
        g_string_append_printf(group, " lang=\"%s\"", word.lang);
    if (word.lang || word.rtl != rtl)
        g_string_append_printf(group, " direction=\"%s\"", word.rtl ? "rtl" : "ltr");
    if (!word.stale) {
        g_string_append_c(group, '>');
        return;
    }
    g_string_append(group, " class=\"stale\"><title>");
    template_escape(word.stale, -1, group);
    g_string_append(group, "</title>");
}

static void append_line(const LadderLine *line, GString *group)
{
    template_escape(line->text, (gssize)line->length, group);
    g_string_append(group, "</text>");
}

/* Lines of text around a middle; y moves below them. */
static void draw_lines(LadderDrawing *drawing, LadderWord word, guint x, double width,
                       GString *group)
{
    ladder_text_break(word.text, width, drawing->lines);
    for (guint i = 0; i < drawing->lines->len; i++) {
        drawing->y += LINE_HEIGHT;
        append_text_tag(word, drawing->words->rtl, x, drawing->y - 3, group);
        append_line(&g_array_index(drawing->lines, LadderLine, i), group);
    }
}

static void draw_head(GString *path, guint to, bool rightwards, guint y)
{
    int back = rightwards ? -ARROW_HEAD : ARROW_HEAD;
    digits_append_form(path, "M% %l% % % %",
                       (int[]){(int)to + back, (int)y - ARROW_HEAD + 1, -back, ARROW_HEAD - 1, back,
                               ARROW_HEAD - 1});
}

static void draw_arrow(LadderDrawing *drawing, const FlowStep *step)
{
    guint from = column_of(drawing, step->from), to = column_of(drawing, step->to);
    draw_lines(drawing, token_of(step->label), (from + to) / 2,
               (double)span_of(step) * drawing->column - LABEL_MARGIN,
               step->own ? drawing->own_labels : drawing->labels);
    drawing->y += 2;
    GString *path = step->kind == FLOW_MEDIA ? drawing->media
                    : step->own              ? drawing->own
                    : step->answer           ? drawing->responses
                                             : drawing->requests;
    GString *head = step->own ? drawing->own : drawing->heads;
    if (step->kind == FLOW_LOST) { /* it ends halfway, in a cross */
        to = (from + to) / 2;
        digits_append_form(head, "M% %l8 8m0-8l-8 8", (int[]){(int)to - 4, (int)drawing->y - 4});
    }
    digits_append_form(path, "M% %H%", (int[]){(int)from, (int)drawing->y, (int)to});
    bool rightwards = to > from;
    if (step->kind != FLOW_LOST)
        draw_head(head, to, rightwards, drawing->y);
    if (step->kind == FLOW_MEDIA)
        draw_head(drawing->heads, from, !rightwards, drawing->y);
    drawing->y += ROW_GAP;
}

static void draw_note(LadderDrawing *drawing, const FlowStep *step, LadderWord text)
{
    guint x = column_of(drawing, step->from), top = drawing->y;
    double width = drawing->column - 2.0 * NOTE_PADDING;
    drawing->y += NOTE_PADDING - 1;
    draw_lines(drawing, text, x, width - NOTE_PADDING, drawing->marks);
    drawing->y += NOTE_PADDING - 1;
    digits_append_form(drawing->frames, "M% %h%v%h-%z",
                       (int[]){(int)(x - (guint)(width / 2)), (int)top, (int)width,
                               (int)(drawing->y - top), (int)width});
    drawing->y += ROW_GAP;
}

static void draw_branch(LadderDrawing *drawing)
{
    digits_append_form(drawing->branches, "M2 %H%",
                       (int[]){(int)drawing->y, (int)drawing->width - 2});
    drawing->y += BRANCH_HEIGHT;
}

static void draw_steps(LadderDrawing *drawing, guint *rows)
{
    for (guint s = 0; s < drawing->flow->n_steps; s++) {
        const FlowStep *step = &drawing->flow->steps[s];
        rows[s] = drawing->y;
        if (step->kind >= FLOW_PAR)
            draw_branch(drawing);
        else if (step->kind == FLOW_NOTE)
            draw_note(drawing, step, drawing->words->notes[s]);
        else if (step->kind == FLOW_TIMER)
            draw_note(drawing, step, token_of(step->label));
        else
            draw_arrow(drawing, step);
    }
}

static void draw_participants(LadderDrawing *drawing)
{
    guint bottom = 0;
    for (guint p = 0; p < drawing->flow->n_participants; p++) {
        drawing->y = 0;
        draw_lines(drawing, drawing->words->participants[p], column_of(drawing, p),
                   drawing->column - LABEL_MARGIN / 2.0, drawing->names);
        bottom = MAX(bottom, drawing->y);
    }
    drawing->y = bottom + ROW_GAP;
}

static void append_all(GString *out, const char *const *texts, guint n)
{
    for (guint i = 0; i < n; i++)
        g_string_append(out, texts[i]);
}

static void append_path(GString *out, const char *class, const GString *path)
{
    if (path->len > 0)
        append_all(out, (const char *[]){"<path class=\"", class, "\" d=\"", path->str, "\"/>"}, 5);
}

static void append_group(GString *out, const char *class, const GString *texts)
{
    if (texts->len > 0)
        append_all(out, (const char *[]){"<g class=\"", class, "\">", texts->str, "</g>"}, 5);
}

/* A word where HTML may stand, as it may in a title and a description. */
static void append_word(LadderWord word, GString *out)
{
    if (word.lang)
        words_open_language(word.lang, word.rtl, out);
    template_escape(word.text, -1, out);
    if (word.lang)
        g_string_append(out, "</span>");
}

static void append_opening(const LadderDrawing *drawing, GString *out)
{
    const LadderWords *words = drawing->words;
    guint tenths = drawing->width * EM_TENTHS / PIXELS;
    g_string_append_printf(out,
                           "<svg class=\"ladder\" viewBox=\"0 0 %u %u\" width=\"%u.%uem\" "
                           "role=\"img\" aria-labelledby=\"%s %s\"><title id=\"%s\">",
                           drawing->width, drawing->y, tenths / 10, tenths % 10, words->title_id,
                           words->desc_id, words->title_id);
    append_word(words->title, out);
    g_string_append_printf(out, "</title><desc id=\"%s\">", words->desc_id);
    for (guint p = 0; p < drawing->flow->n_participants; p++) {
        template_escape(p > 0 ? words->list_separator : "", -1, out);
        append_word(words->participants[p], out);
    }
    g_string_append(out, "</desc>");
}

void ladder_draw(const Flow *flow, const LadderWords *words, guint *rows, guint *width,
                 GString *out)
{
    LadderDrawing drawing = {.flow = flow, .words = words};
    GString **parts[] = {&drawing.requests, &drawing.responses, &drawing.heads,     &drawing.own,
                         &drawing.media,    &drawing.branches,  &drawing.frames,    &drawing.labels,
                         &drawing.names,    &drawing.marks,     &drawing.own_labels};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        *parts[i] = g_string_new(NULL);
    drawing.lines = g_array_new(FALSE, FALSE, sizeof(LadderLine));
    drawing.column = measure_column(flow, words);
    drawing.width = *width = drawing.column * flow->n_participants;
    draw_participants(&drawing);
    guint top = drawing.y - ROW_GAP / 2;
    draw_steps(&drawing, rows);
    append_opening(&drawing, out);
    g_string_append(out, "<path class=\"life\" d=\"");
    for (guint p = 0; p < flow->n_participants; p++)
        digits_append_form(out, "M% %V%",
                           (int[]){(int)column_of(&drawing, p), (int)top, (int)drawing.y});
    g_string_append(out, "\"/>");
    append_path(out, "request", drawing.requests);
    append_path(out, "response", drawing.responses);
    append_path(out, "media", drawing.media);
    append_path(out, "head", drawing.heads);
    append_path(out, "branch", drawing.branches);
    append_path(out, "own", drawing.own);
    append_path(out, "frame", drawing.frames);
    g_string_append(out, drawing.labels->str);
    append_group(out, "who", drawing.names);
    append_group(out, "note", drawing.marks);
    append_group(out, "own", drawing.own_labels);
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        g_string_free(*parts[i], TRUE);
    g_array_unref(drawing.lines);
}

/* ---- The list ---- */

/* A word that is seen as HTML: it has a mark where it is stale. */
static void list_word(LadderWord word, GString *out)
{
    if (word.stale)
        words_open_stale(word.stale, out);
    append_word(word, out);
    if (word.stale)
        g_string_append(out, "</span>");
}

/* A token in the list: kept together where the page runs the other way. */
static void list_token(const char *label, const LadderWords *words, GString *out)
{
    g_string_append(out, words->rtl ? "<bdi dir=\"ltr\">" : "");
    template_escape(label, -1, out);
    g_string_append(out, words->rtl ? "</bdi>" : "");
}

static void list_message(const FlowStep *step, const LadderWords *words, GString *out)
{
    list_word(words->participants[step->from], out);
    g_string_append(out, step->kind == FLOW_MEDIA ? " ↔ " : words->rtl ? " ← " : " → ");
    list_word(words->participants[step->to], out);
    template_escape(words->label_separator, -1, out);
    list_token(step->label, words, out);
    if (step->kind == FLOW_LOST) {
        template_escape(words->list_separator, -1, out);
        list_word(words->lost, out);
    }
}

/* A note or a timer. */
static void list_mark(const FlowStep *step, guint index, const LadderWords *words, GString *out)
{
    list_word(words->participants[step->from], out);
    bool note = step->kind == FLOW_NOTE;
    template_escape(note ? words->heading_separator : words->label_separator, -1, out);
    if (note)
        list_word(words->notes[index], out);
    else
        list_token(step->label, words, out);
}

void ladder_list(const Flow *flow, const LadderWords *words, GString *out)
{
    g_string_append(out, "<ol class=\"steps\">");
    for (guint s = 0; s < flow->n_steps; s++) {
        const FlowStep *step = &flow->steps[s];
        g_string_append(out, "<li>");
        if (step->kind == FLOW_NOTE || step->kind == FLOW_TIMER)
            list_mark(step, s, words, out);
        else if (step->kind >= FLOW_PAR)
            list_word(step->kind == FLOW_PAR   ? words->parallel
                      : step->kind == FLOW_AND ? words->branch
                                               : words->end,
                      out);
        else
            list_message(step, words, out);
        g_string_append(out, "</li>");
    }
    g_string_append(out, "</ol>");
}

GArray *ladder_mark_lines(LadderWord word, guint width, guint n_participants)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(LadderLine));
    /* The arrows of the first participant and their labels begin in the middle of its column. */
    ladder_text_break(word.text, (double)width / n_participants / 2, lines);
    return lines;
}

void ladder_mark(LadderWord word, const GArray *lines, bool rtl, guint y, guint width, GString *out)
{
    digits_append_form(out, "<path class=\"parts\" d=\"M0 %H%\"/><g class=\"parts\">",
                       (int[]){(int)y, (int)width});
    for (guint i = 0; i < lines->len; i++) {
        append_text_tag(word, rtl, 2, y + MARK_GAP + MARK_HEIGHT * (i + 1), out);
        append_line(&g_array_index(lines, LadderLine, i), out);
    }
    g_string_append(out, "</g>");
}
