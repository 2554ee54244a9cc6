/* The badge of a code, as a picture for pages of others. */
#include "page/badge.h"
#include "page/frame.h"
#include "page/shapes.h"

/* X(identifier, name, type); lengths are pixels */
#define BADGE_NAMES(X)                                                                             \
    X(LABEL, "label", TEXT)                                                                        \
    X(TINT, "tint", TEXT)                                                                          \
    X(WIDTH, "width", TEXT)                                                                        \
    X(CODE, "code", TEXT)                                                                          \
    X(CODE_X, "code_x", TEXT)                                                                      \
    X(CODE_WIDTH, "code_width", TEXT)                                                              \
    X(CODE_MIDDLE, "code_middle", TEXT)                                                            \
    X(CODE_LENGTH, "code_length", TEXT)                                                            \
    X(GLOSS, "gloss", TEXT)                                                                        \
    X(GLOSS_LANG, "gloss_lang", TEXT)                                                              \
    X(GLOSS_DIR, "gloss_dir", TEXT)                                                                \
    X(GLOSS_MIDDLE, "gloss_middle", TEXT)                                                          \
    X(GLOSS_LENGTH, "gloss_length", TEXT)

enum {
    BADGE_BEFORE = FRAME_N - 1,
#define X(id, name, type) BADGE_##id,
    BADGE_NAMES(X)
#undef X
};

static const TemplateName badge_names[] = {
#define X(id, name, type) {name, TEMPLATE_##type, false, NULL},
    BADGE_NAMES(X)
#undef X
};

/* The code stands first, where a line of the language begins. */
static void badge_fill(const Edition *edition, const Page *page, Arena *arena,
                       TemplateValue *values)
{
    const Code *code = &page_protocol(edition->book, page)->codes[page->a];
    Badge badge = badge_new(edition, page, arena);
    bool rtl = edition->locale->rtl;
    guint code_x = rtl ? badge.gloss.width : 0, gloss_x = rtl ? 0 : badge.code.width;
    values[BADGE_LABEL] = badge.label;
    values[BADGE_TINT] = arena_static(shapes_tint(code->tone));
    values[BADGE_WIDTH] = arena_number(arena, badge_width(&badge));
    values[BADGE_CODE] = badge.code.text;
    values[BADGE_CODE_X] = arena_number(arena, code_x);
    values[BADGE_CODE_WIDTH] = arena_number(arena, badge.code.width);
    values[BADGE_CODE_MIDDLE] = arena_number(arena, code_x + badge.code.width / 2);
    values[BADGE_CODE_LENGTH] = arena_number(arena, badge.code.text_width);
    values[BADGE_GLOSS] = badge.gloss.text;
    values[BADGE_GLOSS_LANG] = arena_static(badge.gloss_locale->tag);
    values[BADGE_GLOSS_DIR] = arena_static(badge.gloss_locale->rtl ? "rtl" : "ltr");
    values[BADGE_GLOSS_MIDDLE] = arena_number(arena, gloss_x + badge.gloss.width / 2);
    values[BADGE_GLOSS_LENGTH] = arena_number(arena, badge.gloss.text_width);
}

const View view_badge = {"badge", badge_names, G_N_ELEMENTS(badge_names), badge_fill};
