/* The matrix: every pair of a protocol, first as one picture, then as tables that lead to the
 * comparisons. */
#include "book/compare.h"
#include "digits.h"
#include "page/addresses.h"
#include "page/frame.h"
#include "page/phrases.h"
#include "page/wording.h"
#include "plan/items.h"

#include <string.h>

/* From this shade on cells are as light as can be. */
#define SHADES 8
/* Codes of other kinds have few questions in common, so they differ in few: that does not make them
 * near. */
#define SHADES_APART 5
/* Longer ids would make columns far wider than the numbers in them. */
#define WIDE_ID 5
/* So few codes stand in one table, whatever their classes: a table for each two of these would have
 * a cell or two. */
#define ONE_TABLE_CODES_MAX 16
/* So few cells are so large that letters as high as they are would be too large. */
#define FEW_CELLS 40

enum { CELL_HREF, CELL_NAME, CELL_DISTANCE, CELL_SHADE, CELL_N };
static const TemplateName cell_names[] = {
    {"href", TEMPLATE_URL, false, NULL},
    {"name", TEMPLATE_TEXT, false, NULL},
    {"distance", TEMPLATE_TEXT, false, NULL},
    {"shade", TEMPLATE_TEXT, false, NULL},
};
static const TemplateShape cell_shape = {cell_names, CELL_N};

/* A head, and in a row the cells behind it. */
enum { ROW_ID, ROW_NAME, ROW_HREF, ROW_TINT, ROW_CELLS, MATRIX_ROW_N };
static const TemplateName row_names[] = {
    {"id", TEMPLATE_TEXT, false, NULL},           {"name", TEMPLATE_TEXT, false, NULL},
    {"href", TEMPLATE_URL, false, NULL},          {"tint", TEMPLATE_TEXT, false, NULL},
    {"cells", TEMPLATE_LIST, false, &cell_shape},
};
static const TemplateShape matrix_row_shape = {row_names, MATRIX_ROW_N};

enum { TABLE_HEADING, TABLE_LABEL, TABLE_TURNED, TABLE_COLUMNS, TABLE_ROWS, TABLE_N };
static const TemplateName table_names[] = {
    {"heading", TEMPLATE_HTML, false, NULL},
    {"label", TEMPLATE_TEXT, false, NULL},
    {"turned", TEMPLATE_BOOL, false, NULL}, /* the heads of columns stand upright */
    {"columns", TEMPLATE_LIST, false, &matrix_row_shape},
    {"rows", TEMPLATE_LIST, false, &matrix_row_shape},
};
static const TemplateShape table_shape = {table_names, TABLE_N};

/* The codes of one side of a table. */
typedef struct Side {
    const guint *codes;
    guint n;
} Side;

static guint shade_of(const Protocol *protocol, guint low, guint high, guint distance)
{
    return MIN(distance + (compare_is_near(protocol, low, high) ? 0 : SHADES_APART), SHADES);
}

static const char *shade_name(guint shade)
{
    static const char *const names[SHADES + 1] = {"d0", "d1", "d2", "d3", "d4",
                                                  "d5", "d6", "d7", "d8"};
    return names[shade];
}

static void cell_fill(const Edition *edition, const Protocol *protocol, guint low, guint high,
                      Arena *arena, TemplateValue *cell)
{
    const char *ids[] = {protocol->codes[low].id, protocol->codes[high].id};
    guint distance = compare_codes(protocol, low, high, NULL).distance;
    cell[CELL_HREF] = address_sibling(edition, protocol, PAGE_PAIR, low, high, arena);
    cell[CELL_NAME] = phrase_text(edition, PATTERN_PAIR_SHORT, ids, arena);
    cell[CELL_DISTANCE] = arena_number(arena, distance);
    cell[CELL_SHADE] = arena_static(shade_name(shade_of(protocol, low, high, distance)));
}

/* A head leads to the comparisons of its code. */
static void head_fill(const PrerenderedProtocol *ready, const Code *code, Arena *arena,
                      TemplateValue *row)
{
    const TemplateValue *side = ready->codes[code->index].side;
    row[ROW_ID] = arena_static(code->id);
    row[ROW_NAME] = arena_static(code->name);
    row[ROW_HREF] = arena_join(arena, side[SIDE_HREF].data, "#compare", NULL);
    row[ROW_TINT] = side[SIDE_TINT];
}

static bool side_is_wide(const Protocol *protocol, Side side)
{
    for (guint i = 0; i < side.n; i++)
        if (strlen(protocol->codes[side.codes[i]].id) > WIDE_ID)
            return true;
    return false;
}

/* A table of two sides; where both are the same codes, each pair stands in it once. */
static void table_fill(const Edition *edition, guint index, Side across, Side down, Arena *arena,
                       TemplateValue *table)
{
    const Protocol *protocol = &edition->book->protocols[index];
    const PrerenderedProtocol *ready = &edition->protocols[index];
    bool same = across.codes == down.codes;
    guint n_columns = across.n - same, n_rows = down.n - same;
    TemplateValue *columns = arena_values(arena, (gsize)n_columns * MATRIX_ROW_N);
    TemplateValue *rows = arena_values(arena, (gsize)n_rows * MATRIX_ROW_N);
    for (guint c = 0; c < n_columns; c++)
        head_fill(ready, &protocol->codes[across.codes[c]], arena,
                  columns + (gsize)c * MATRIX_ROW_N);
    for (guint r = 0; r < n_rows; r++) {
        TemplateValue *row = rows + (gsize)r * MATRIX_ROW_N;
        guint code = down.codes[r + same], n = same ? r + 1 : across.n;
        TemplateValue *cells = arena_values(arena, (gsize)n * CELL_N);
        head_fill(ready, &protocol->codes[code], arena, row);
        for (guint c = 0; c < n; c++)
            cell_fill(edition, protocol, MIN(across.codes[c], code), MAX(across.codes[c], code),
                      arena, cells + (gsize)c * CELL_N);
        row[ROW_CELLS] = (TemplateValue){cells, n};
    }
    table[TABLE_TURNED] = arena_bool(side_is_wide(protocol, across));
    table[TABLE_COLUMNS] = (TemplateValue){columns, n_columns};
    table[TABLE_ROWS] = (TemplateValue){rows, n_rows};
}

/* ---- The picture ---- */

/* The mean shade of the pairs of two blocks; of blocks of one code that of the two. */
static guint blocks_shade(const Protocol *protocol, guint size, guint low, guint high)
{
    guint64 sum = 0, n = 0;
    for (guint a = low * size; a < MIN((low + 1) * size, protocol->n_codes); a++)
        for (guint b = MAX(high * size, a + 1); b < MIN((high + 1) * size, protocol->n_codes);
             b++, n++)
            sum += shade_of(protocol, a, b, compare_codes(protocol, a, b, NULL).distance);
    return n > 0 ? (guint)(sum / n) : SHADES;
}

/* Cells that stand side by side in one shade are one stroke. */
static void picture_row(const Protocol *protocol, guint size, guint high, GString **paths)
{
    guint n = high + (size > 1);
    guint next = n > 0 ? blocks_shade(protocol, size, 0, high) : 0;
    for (guint low = 0; low < n;) {
        guint shade = next, first = low;
        while (++low < n && (next = blocks_shade(protocol, size, low, high)) == shade)
            ;
        digits_append_form(paths[shade], "M% %h%",
                           (int[]){(int)first, (int)high, (int)(low - first)});
    }
}

/* Every pair as a cell, the nearer the stronger its colour; of a large protocol pairs of blocks. */
static TemplateValue matrix_picture(const Protocol *protocol, guint *n_cells, Arena *arena)
{
    guint size = matrix_blocks(protocol) > 0 ? MATRIX_BLOCK : 1;
    guint n = (protocol->n_codes + size - 1) / size;
    GString *paths[SHADES + 1];
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint s = 0; s <= SHADES; s++)
        paths[s] = g_string_new(NULL);
    for (guint high = size > 1 ? 0 : 1; high < n; high++)
        picture_row(protocol, size, high, paths);
    for (guint s = 0; s <= SHADES; s++) {
        if (paths[s]->len > 0)
            g_string_append_printf(out, "<path class=\"d%u\" d=\"%s\"/>", s, paths[s]->str);
        g_string_free(paths[s], TRUE);
    }
    /* On paper each row ends in its code; in a browser of text alone they are lines. */
    for (guint i = 0; size == 1 && i < n; i++) {
        digits_append_form(out, "<text x=\"%.3\" y=\"%.3\">", (int[]){(int)i, (int)i});
        template_escape(protocol->codes[i].id, -1, out);
        g_string_append(out, "</text>\n");
    }
    *n_cells = n;
    return arena_text(arena, out);
}

/* ---- The page ---- */

enum {
    MATRIX_HEADING = FRAME_N,
    MATRIX_PICTURE,
    MATRIX_CELLS,
    MATRIX_FEW,
    MATRIX_TABLES,
    MATRIX_PARTS,
    MATRIX_HAS_PARTS,
    MATRIX_N
};
static const TemplateName matrix_names[] = {
    {"heading", TEMPLATE_HTML, false, NULL},        {"picture", TEMPLATE_HTML, false, NULL},
    {"n_cells", TEMPLATE_TEXT, false, NULL},        {"few", TEMPLATE_BOOL, false, NULL},
    {"tables", TEMPLATE_LIST, false, &table_shape}, {"parts", TEMPLATE_LIST, false, &link_shape},
    {"has_parts", TEMPLATE_BOOL, false, NULL},
};

/* The codes of a class, in their order. */
static Side side_of_class(const Protocol *protocol, guint class_index, Arena *arena)
{
    guint *codes = arena_alloc(arena, MAX(protocol->n_codes, 1) * sizeof *codes), n = 0;
    for (guint c = 0; c < protocol->n_codes; c++)
        if (protocol->codes[c].class_index == (int)class_index)
            codes[n++] = c;
    return (Side){codes, n};
}

/* So many codes from a place on, in their order. */
static Side side_of_run(guint first, guint n, Arena *arena)
{
    guint *codes = arena_alloc(arena, MAX(n, 1) * sizeof *codes);
    for (guint i = 0; i < n; i++)
        codes[i] = first + i;
    return (Side){codes, n};
}

/* What a class is called as it heads a table. */
static const char *class_label(const Edition *edition, const Protocol *protocol, guint index,
                               Arena *arena)
{
    const CodeClass *class = &protocol->classes[index];
    return class_is_word(class) ? wording_plain(edition, class->name, arena).data : class->id;
}

/* One table for two runs of codes. */
static TemplateValue matrix_table(const Edition *edition, guint index, Side across, Side down,
                                  TemplateValue title, Arena *arena)
{
    TemplateValue *table = arena_values(arena, TABLE_N);
    table_fill(edition, index, across, down, arena, table);
    table[TABLE_LABEL] = title;
    return (TemplateValue){table, 1};
}

/* A table for each two classes, those of one class first. */
static TemplateValue matrix_tables(const Edition *edition, guint index, Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[index];
    guint n_classes = protocol->n_classes, n = 0;
    Side *sides = arena_alloc(arena, n_classes * sizeof *sides);
    TemplateValue *tables = arena_values(arena, (gsize)n_classes * (n_classes + 1) / 2 * TABLE_N);
    for (guint i = 0; i < n_classes; i++)
        sides[i] = side_of_class(protocol, i, arena);
    for (guint apart = 0; apart < n_classes; apart++)
        for (guint i = 0; i + apart < n_classes; i++) {
            if (sides[i].n <= (apart == 0) || sides[i + apart].n == 0)
                continue;
            TemplateValue *table = tables + (gsize)n++ * TABLE_N;
            const char *ids[] = {class_label(edition, protocol, i, arena),
                                 class_label(edition, protocol, i + apart, arena)};
            table_fill(edition, index, sides[i], sides[i + apart], arena, table);
            table[TABLE_LABEL] =
                apart ? phrase_text(edition, PATTERN_PAIR_SHORT, ids, arena) : arena_static(ids[0]);
            table[TABLE_HEADING] = apart ? phrase_html(edition, PATTERN_PAIR_SHORT, ids, arena)
                                         : arena_escaped(arena, ids[0]);
        }
    return (TemplateValue){tables, n};
}

/* All pairs: by classes, where there are some and enough codes in them. */
static TemplateValue matrix_all(const Edition *edition, guint index, TemplateValue title,
                                Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[index];
    if (protocol->n_classes > 0 && protocol->n_codes > ONE_TABLE_CODES_MAX)
        return matrix_tables(edition, index, arena);
    Side all = side_of_run(0, protocol->n_codes, arena);
    return matrix_table(edition, index, all, all, title, arena);
}

/* Links to the pages of a protocol that is too large for one. */
static TemplateValue matrix_parts(const Edition *edition, guint index, Arena *arena)
{
    guint n = kind_count(PAGE_MATRIX_PART, edition->book, index);
    TemplateValue *links = arena_values(arena, (gsize)n * LINK_N);
    for (guint i = 0; i < n; i++) {
        Page page = kind_page(PAGE_MATRIX_PART, edition->book, index, i);
        TemplateValue *link = links + (gsize)i * LINK_N;
        page.protocol = index;
        link[LINK_LABEL] = arena_html(arena, phrase_title(edition, &page, arena));
        link[LINK_HREF] = address_sibling(edition, &edition->book->protocols[index],
                                          PAGE_MATRIX_PART, page.a, page.b, arena);
    }
    return (TemplateValue){links, n};
}

static void matrix_fill(const Edition *edition, const Page *page, Arena *arena,
                        TemplateValue *values)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    guint n_cells;
    bool whole = matrix_blocks(protocol) == 0;
    values[MATRIX_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[FRAME_SUMMARY] =
        phrase_text(edition, PATTERN_MATRIX_SUMMARY, (const char *[]){protocol->name}, arena);
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol, -1);
    values[MATRIX_PICTURE] = matrix_picture(protocol, &n_cells, arena);
    values[MATRIX_CELLS] = arena_number(arena, n_cells);
    values[MATRIX_FEW] = arena_bool(n_cells < FEW_CELLS);
    if (whole)
        values[MATRIX_TABLES] = matrix_all(edition, page->protocol, values[FRAME_TITLE], arena);
    else
        values[MATRIX_PARTS] = matrix_parts(edition, page->protocol, arena);
    values[MATRIX_HAS_PARTS] = arena_bool(!whole);
}

const View view_matrix = {"matrix", matrix_names, G_N_ELEMENTS(matrix_names), matrix_fill};

/* ---- A part of it: two blocks of codes ---- */

enum { PART_HEADING = FRAME_N, PART_TABLES, PART_N };
static const TemplateName part_names[] = {
    {"heading", TEMPLATE_HTML, false, NULL},
    {"tables", TEMPLATE_LIST, false, &table_shape},
};

static Side side_of_block(const Protocol *protocol, guint block, Arena *arena)
{
    guint first = block * MATRIX_BLOCK;
    return side_of_run(first, MIN(MATRIX_BLOCK, protocol->n_codes - first), arena);
}

static void part_fill(const Edition *edition, const Page *page, Arena *arena, TemplateValue *values)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    Side across = side_of_block(protocol, page->a, arena);
    Side down = page->a == page->b ? across : side_of_block(protocol, page->b, arena);
    values[PART_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    values[FRAME_SUMMARY] =
        phrase_text(edition, PATTERN_MATRIX_SUMMARY, (const char *[]){protocol->name}, arena);
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol, -1);
    values[PART_TABLES] =
        matrix_table(edition, page->protocol, across, down, values[FRAME_TITLE], arena);
}

const View view_matrix_part = {"matrix-part", part_names, G_N_ELEMENTS(part_names), part_fill};
