/* The matrix: every pair of a protocol at a glance. */
#include "book/compare.h"
#include "page/addresses.h"
#include "page/frame.h"
#include "page/phrases.h"

enum { CELL_HREF, CELL_NAME, CELL_DISTANCE, CELL_NEAR, CELL_N };
static const TemplateName cell_names[] = {
    {"href", TEMPLATE_URL, false, NULL},
    {"name", TEMPLATE_TEXT, false, NULL},
    {"distance", TEMPLATE_TEXT, false, NULL},
    {"near", TEMPLATE_BOOL, false, NULL},
};
static const TemplateShape cell_shape = {cell_names, CELL_N};

/* A row: the higher code, with a cell for each lower one. */
enum { ROW_ID, ROW_NAME, ROW_HREF, ROW_TINT, ROW_CELLS, MATRIX_ROW_N };
static const TemplateName row_names[] = {
    {"id", TEMPLATE_TEXT, false, NULL},           {"name", TEMPLATE_TEXT, false, NULL},
    {"href", TEMPLATE_URL, false, NULL},          {"tint", TEMPLATE_TEXT, false, NULL},
    {"cells", TEMPLATE_LIST, false, &cell_shape},
};
static const TemplateShape matrix_row_shape = {row_names, MATRIX_ROW_N};

enum { MATRIX_HEADING = FRAME_N, MATRIX_COLUMNS, MATRIX_ROWS, MATRIX_N };
static const TemplateName matrix_names[] = {
    {"heading", TEMPLATE_HTML, false, NULL},
    {"columns", TEMPLATE_LIST, false, &matrix_row_shape},
    {"rows", TEMPLATE_LIST, false, &matrix_row_shape},
};

static TemplateValue matrix_cells(const Edition *edition, guint index, guint high, Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[index];
    TemplateValue *cells = arena_values(arena, (gsize)high * CELL_N);
    for (guint low = 0; low < high; low++) {
        const char *a = protocol->codes[low].id, *b = protocol->codes[high].id;
        TemplateValue *cell = cells + (gsize)low * CELL_N;
        cell[CELL_HREF] = address_sibling(edition, protocol, PAGE_PAIR, low, high, arena);
        cell[CELL_NAME] = phrase_text(edition, PATTERN_PAIR_SHORT, (const char *[]){a, b}, arena);
        cell[CELL_DISTANCE] =
            arena_number(arena, compare_codes(protocol, low, high, NULL).distance);
        cell[CELL_NEAR] = arena_bool(compare_is_near(protocol, low, high));
    }
    return (TemplateValue){cells, high};
}

static void matrix_row(const PrerenderedProtocol *ready, guint code, TemplateValue *row)
{
    const TemplateValue *side = ready->codes[code].side;
    row[ROW_ID] = side[SIDE_ID];
    row[ROW_NAME] = side[SIDE_NAME];
    row[ROW_HREF] = side[SIDE_HREF];
    row[ROW_TINT] = side[SIDE_TINT];
}

static void matrix_fill(const Edition *edition, const Page *page, Arena *arena,
                        TemplateValue *values)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    const PrerenderedProtocol *ready = &edition->protocols[page->protocol];
    guint n = protocol->n_codes > 0 ? protocol->n_codes - 1 : 0;
    TemplateValue *columns = arena_values(arena, (gsize)n * MATRIX_ROW_N);
    TemplateValue *rows = arena_values(arena, (gsize)n * MATRIX_ROW_N);
    for (guint i = 0; i < n; i++) {
        matrix_row(ready, i, columns + (gsize)i * MATRIX_ROW_N);
        TemplateValue *row = rows + (gsize)i * MATRIX_ROW_N;
        matrix_row(ready, i + 1, row);
        row[ROW_CELLS] = matrix_cells(edition, page->protocol, i + 1, arena);
    }
    values[MATRIX_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[FRAME_SUMMARY] = phrase_text(edition, PATTERN_MATRIX_ABOUT, NULL, arena);
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol, -1);
    values[MATRIX_COLUMNS] = (TemplateValue){columns, n};
    values[MATRIX_ROWS] = (TemplateValue){rows, n};
}

const View view_matrix = {"matrix", matrix_names, G_N_ELEMENTS(matrix_names), matrix_fill};
