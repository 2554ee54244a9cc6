/* The lines by which programs report a code. */
#include "page/log-lines.h"

/* The most lines that a page shows of a code; the page of programs has all of them. */
#define LINES_MAX 3

static const TemplateName log_names[] = {
    {"line", TEMPLATE_TEXT, true, NULL},
    {"by", TEMPLATE_TEXT, true, NULL},
    {"href", TEMPLATE_URL, true, NULL},
};
const TemplateShape log_shape = {log_names, G_N_ELEMENTS(log_names)};

static void log_lines_add(TemplateValue *lines, guint *n, const char *by, const char *line)
{
    TemplateValue *item = lines + (gsize)(*n)++ * LOG_N;
    item[LOG_LINE] = arena_static(line);
    item[LOG_BY] = arena_static(by);
}

static bool line_has_code(const ProgramLine *line, guint code)
{
    for (guint i = 0; i < line->codes.n; i++)
        if (line->codes.codes[i] == code)
            return true;
    return false;
}

TemplateValue log_lines_of_code(const Edition *edition, const Protocol *protocol, const Code *code,
                                Arena *arena)
{
    (void)edition;
    TemplateValue *lines = arena_values(arena, LINES_MAX * LOG_N);
    guint n = 0;
    for (guint i = 0; i < code->n_logs && n < LINES_MAX; i++)
        log_lines_add(lines, &n, code->logs[i].by, code->logs[i].line);
    for (guint p = 0; p < protocol->n_programs; p++) {
        const Program *program = &protocol->programs[p];
        for (guint i = 0; i < program->n_lines && n < LINES_MAX; i++)
            if (line_has_code(&program->lines[i], code->index))
                log_lines_add(lines, &n, program->name, program->lines[i].line);
    }
    return (TemplateValue){lines, n};
}
