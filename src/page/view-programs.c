/* The lines of logs that report the codes of a protocol, program by program. */
#include "page/citations.h"
#include "page/code-sides.h"
#include "page/frame.h"
#include "page/head.h"
#include "page/log-lines.h"
#include "page/phrases.h"
#include "page/tokens.h"
#include "page/wording.h"

#include <string.h>

enum { SETTING_FOLLOWS, SETTING_NAME, SETTING_N };
static const TemplateName setting_names[] = {
    {"follows", TEMPLATE_BOOL, false, NULL}, /* not the first */
    {"name", TEMPLATE_TEXT, false, NULL},
};
static const TemplateShape setting_shape = {setting_names, SETTING_N};

enum {
    LINE_LINE,
    LINE_BY,
    LINE_CODES,
    LINE_HAS_CODES,
    LINE_MISSING,
    LINE_MEANS,
    LINE_SETTINGS,
    LINE_SOURCES,
    LINE_N
};
static const TemplateName line_names[] = {
    {"line", TEMPLATE_TEXT, false, NULL},
    {"by", TEMPLATE_TEXT, false, NULL}, /* the part of the program, where it is told */
    {"codes", TEMPLATE_LIST, false, &side_shape},
    {"has_codes", TEMPLATE_BOOL, false, NULL},
    {"missing", TEMPLATE_TEXT, false, NULL},
    {"means", TEMPLATE_HTML, false, NULL},
    {"settings", TEMPLATE_LIST, false, &setting_shape},
    {"sources", TEMPLATE_LIST, false, &link_shape},
};
static const TemplateShape line_shape = {line_names, LINE_N};

enum { PROGRAM_ANCHOR, PROGRAM_NAME, PROGRAM_LINES, PROGRAM_N };
static const TemplateName program_names[] = {
    {"anchor", TEMPLATE_TEXT, false, NULL},
    {"name", TEMPLATE_TEXT, false, NULL},
    {"lines", TEMPLATE_LIST, false, &line_shape},
};
static const TemplateShape program_shape = {program_names, PROGRAM_N};

enum { PROGRAMS_HEADING = FRAME_N, PROGRAMS_PROGRAMS };
static const TemplateName programs_names[] = {
    {"heading", TEMPLATE_HTML, false, NULL},
    {"programs", TEMPLATE_LIST, false, &program_shape},
};

/* A section: a program with the lines of its own and those of codes, or one that codes alone name.
 */
typedef struct Section {
    LogProgram program;
    GArray *logs; /* CodeLogPlace */
} Section;

typedef struct CodeLogPlace {
    guint code, log;
} CodeLogPlace;

static void section_clear(gpointer data)
{
    g_array_unref(((Section *)data)->logs);
}

static Section *sections_add(GArray *sections, LogProgram program)
{
    Section section = {program, g_array_new(FALSE, FALSE, sizeof(CodeLogPlace))};
    g_array_append_val(sections, section);
    return &g_array_index(sections, Section, sections->len - 1);
}

static Section *sections_find(GArray *sections, LogProgram program)
{
    for (guint i = 0; i < sections->len; i++) {
        Section *section = &g_array_index(sections, Section, i);
        if (section->program.own == program.own &&
            strcmp(section->program.anchor, program.anchor) == 0)
            return section;
    }
    return sections_add(sections, program);
}

/* The programs in the order of their file, then those that codes alone name, by name. */
static int sections_compare(gconstpointer x, gconstpointer y)
{
    const Section *a = x, *b = y;
    if (a->program.own && b->program.own)
        return a->program.own < b->program.own ? -1 : a->program.own > b->program.own;
    if (a->program.own || b->program.own)
        return a->program.own ? -1 : 1;
    return g_ascii_strcasecmp(a->program.name, b->program.name);
}

static GArray *sections_of(const Protocol *protocol, Arena *arena)
{
    GArray *sections = g_array_new(FALSE, FALSE, sizeof(Section));
    g_array_set_clear_func(sections, section_clear);
    for (guint p = 0; p < protocol->n_programs; p++)
        sections_add(sections, log_program_own(&protocol->programs[p]));
    for (guint c = 0; c < protocol->n_codes; c++)
        for (guint l = 0; l < protocol->codes[c].n_logs; l++) {
            LogProgram program = log_program_of(protocol, protocol->codes[c].logs[l].by, arena);
            CodeLogPlace place = {c, l};
            g_array_append_val(sections_find(sections, program)->logs, place);
        }
    g_array_sort(sections, sections_compare);
    return sections;
}

/* ---- Lines ---- */

static TemplateValue line_settings(const Tokens *settings, Arena *arena)
{
    TemplateValue *items = arena_values(arena, (gsize)settings->n * SETTING_N);
    for (guint i = 0; i < settings->n; i++) {
        items[i * SETTING_N + SETTING_FOLLOWS] = arena_bool(i > 0);
        items[i * SETTING_N + SETTING_NAME] = arena_static(settings->items[i]);
    }
    return (TemplateValue){items, settings->n};
}

static void line_fill(const Edition *edition, const Page *page, const ProgramLine *own,
                      Arena *arena, TemplateValue *line)
{
    const Protocol *protocol = page_protocol(edition->book, page);
    line[LINE_LINE] = arena_static(own->line);
    line[LINE_CODES] = code_sides(edition, page->protocol, own->codes.codes, own->codes.n, arena);
    line[LINE_MISSING] = tokens_join(edition, &own->codes.missing, arena);
    line[LINE_HAS_CODES] = arena_bool(own->codes.n + own->codes.missing.n > 0);
    line[LINE_MEANS] = wording_html(edition, own->means, WORDING_PROSE, arena);
    line[LINE_SETTINGS] = line_settings(&own->settings, arena);
    line[LINE_SOURCES] = citations_links(protocol, &own->citations, arena);
}

static void line_fill_log(const Edition *edition, const Page *page, const Section *section,
                          const CodeLogPlace *place, Arena *arena, TemplateValue *line)
{
    const Code *code = &page_protocol(edition->book, page)->codes[place->code];
    const CodeLog *log = &code->logs[place->log];
    line[LINE_LINE] = arena_static(log->line);
    if (strcmp(log->by, section->program.name) != 0)
        line[LINE_BY] = arena_static(log->by);
    line[LINE_CODES] = code_sides(edition, page->protocol, &code->index, 1, arena);
    line[LINE_HAS_CODES] = arena_bool(true);
}

static void section_fill(const Edition *edition, const Page *page, const Section *section,
                         Arena *arena, TemplateValue *program)
{
    guint n_own = section->program.own ? section->program.own->n_lines : 0;
    guint n = n_own + section->logs->len;
    TemplateValue *lines = arena_values(arena, (gsize)n * LINE_N);
    for (guint i = 0; i < n_own; i++)
        line_fill(edition, page, &section->program.own->lines[i], arena, lines + (gsize)i * LINE_N);
    for (guint i = 0; i < section->logs->len; i++)
        line_fill_log(edition, page, section, &g_array_index(section->logs, CodeLogPlace, i), arena,
                      lines + (gsize)(n_own + i) * LINE_N);
    program[PROGRAM_ANCHOR] = arena_static(section->program.anchor);
    program[PROGRAM_NAME] = arena_static(section->program.name);
    program[PROGRAM_LINES] = (TemplateValue){lines, n};
}

static void programs_fill(const Edition *edition, const Page *page, Arena *arena,
                          TemplateValue *values)
{
    const Protocol *protocol = page_protocol(edition->book, page);
    g_autoptr(GArray) sections = sections_of(protocol, arena);
    TemplateValue *programs = arena_values(arena, (gsize)sections->len * PROGRAM_N);
    for (guint i = 0; i < sections->len; i++)
        section_fill(edition, page, &g_array_index(sections, Section, i), arena,
                     programs + (gsize)i * PROGRAM_N);
    values[PROGRAMS_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[FRAME_SUMMARY] =
        head_describe_list(edition, values[FRAME_TITLE], PATTERN_PROGRAMS_ABOUT, arena);
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol, -1);
    values[PROGRAMS_PROGRAMS] = (TemplateValue){programs, sections->len};
}

const View view_programs = {"programs", programs_names, G_N_ELEMENTS(programs_names),
                            programs_fill};
