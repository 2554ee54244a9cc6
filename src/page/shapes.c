/* The maps that templates of several kinds of pages hold. */
#include "page/shapes.h"

#include "page/log-lines.h"

static const TemplateName link_names[] = {
    {"label", TEMPLATE_HTML, true, NULL},
    {"href", TEMPLATE_URL, true, NULL},
    {"hint", TEMPLATE_TEXT, true, NULL},
    {"about", TEMPLATE_HTML, true, NULL},
    PIECES_NAME,
};
const TemplateShape link_shape = {link_names, G_N_ELEMENTS(link_names)};

static const TemplateName near_names[] = {
    {"links", TEMPLATE_LIST, true, &link_shape},
    PIECES_NAME,
};
const TemplateShape near_shape = {near_names, G_N_ELEMENTS(near_names)};

static const TemplateName row_names[] = {
    {"label", TEMPLATE_HTML, true, NULL},
    {"a", TEMPLATE_HTML, true, NULL},
    {"b", TEMPLATE_HTML, false, NULL},
    {"other", TEMPLATE_MAP, false, &row_shape},
    {"sources", TEMPLATE_LIST, false, &link_shape},
    PIECES_NAME,
};
const TemplateShape row_shape = {row_names, G_N_ELEMENTS(row_names)};

static const TemplateName reading_names[] = {
    {"bytes", TEMPLATE_TEXT, true, NULL},
    {"says", TEMPLATE_HTML, true, NULL},
};
static const TemplateShape reading_shape = {reading_names, READING_N};

static const TemplateName side_names[] = {
#define X(id, name, type, constant, shape) {name, TEMPLATE_##type, constant, shape},
    SIDE_NAMES(X)
#undef X
};
const TemplateShape side_shape = {side_names, G_N_ELEMENTS(side_names)};

const char *shapes_tint(Tone tone)
{
    static const char *const tints[] = {
        [TONE_NEUTRAL] = "tint-0",   [TONE_PROGRESS] = "tint-1", [TONE_SUCCESS] = "tint-2",
        [TONE_REDIRECT] = "tint-3",  [TONE_REQUEST] = "tint-4",  [TONE_SERVER] = "tint-5",
        [TONE_EVERYWHERE] = "tint-6"};
    return tints[tone];
}
