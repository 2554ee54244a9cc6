/* The lines by which programs report a code. */
#include "page/log-lines.h"

#include "page/addresses.h"

#include <string.h>

/* The most lines that a page shows of a code; the page of programs has all of them. */
#define LINES_MAX 3

static const TemplateName log_names[] = {
    {"line", TEMPLATE_TEXT, true, NULL},
    {"by", TEMPLATE_TEXT, true, NULL},
    {"href", TEMPLATE_URL, true, NULL},
};
const TemplateShape log_shape = {log_names, G_N_ELEMENTS(log_names)};

LogProgram log_program_own(const Program *program)
{
    return (LogProgram){program, program->name, program->id};
}

/* Whether a name begins with that of a program, as a word of its own. */
static bool by_begins_with(const char *by, const char *name)
{
    gsize length = strlen(name);
    return g_ascii_strncasecmp(by, name, length) == 0 && !g_ascii_isalnum(by[length]);
}

LogProgram log_program_of(const Protocol *protocol, const char *by, Arena *arena)
{
    const Program *found = NULL;
    for (guint p = 0; p < protocol->n_programs; p++) {
        const Program *program = &protocol->programs[p];
        if (by_begins_with(by, program->name) &&
            (!found || strlen(program->name) > strlen(found->name)))
            found = program;
    }
    if (found)
        return log_program_own(found);
    g_autofree char *name = g_strndup(by, strcspn(by, ","));
    const char *kept = arena_join(arena, name, NULL).data;
    return (LogProgram){NULL, kept, arena_anchor(arena, name).data};
}

static void log_lines_add(const Edition *edition, const Protocol *protocol, LogProgram program,
                          TemplateValue *lines, guint *n, const char *by, const char *line,
                          Arena *arena)
{
    TemplateValue page = address_sibling(edition, protocol, PAGE_PROGRAMS, 0, 0, arena);
    TemplateValue *item = lines + (gsize)(*n)++ * LOG_N;
    item[LOG_LINE] = arena_static(line);
    item[LOG_BY] = arena_static(by);
    item[LOG_HREF] = arena_join(arena, page.data, "#", program.anchor, NULL);
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
    TemplateValue *lines = arena_values(arena, LINES_MAX * LOG_N);
    guint n = 0;
    for (guint i = 0; i < code->n_logs && n < LINES_MAX; i++)
        log_lines_add(edition, protocol, log_program_of(protocol, code->logs[i].by, arena), lines,
                      &n, code->logs[i].by, code->logs[i].line, arena);
    for (guint p = 0; p < protocol->n_programs; p++) {
        const Program *program = &protocol->programs[p];
        for (guint i = 0; i < program->n_lines && n < LINES_MAX; i++)
            if (line_has_code(&program->lines[i], code->index))
                log_lines_add(edition, protocol, log_program_own(program), lines, &n, program->name,
                              program->lines[i].line, arena);
    }
    return (TemplateValue){lines, n};
}
