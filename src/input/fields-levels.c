/* What is indented too little or too far, and so stands at the wrong level of a file. */
#include "input/fields-levels.h"

#include <string.h>

#include "input/fields-patterns.h"
#include "input/fields-shape.h"

/* What names of fields are made of. */
#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyz_"

/* ---- where an entry may stand ---- */

/* A value that waits for what should be indented below its name. */
static bool level_is_open(const YamlNode *value)
{
    return value->kind == YAML_TEXT && value->style == YAML_PLAIN && value->length == 0;
}

static bool level_is_free(const Field *field, const YamlPair *pair, FieldsPatterns *patterns)
{
    return field->element && (!field->pattern || !patterns ||
                              fields_patterns_match(patterns, field->pattern, pair->key->text));
}

/* Whether an entry looks as if it belonged into a map of this field, as one of its fields or as
 * what stands there at names of the writer's choice: a map that is like those. */
static bool level_suits(const Field *field, const YamlPair *pair, FieldsPatterns *patterns)
{
    const Field *below = fields_below(field, pair->key->text);
    if (below && below != field->element)
        return shape_fits(pair->value, below) || level_is_open(pair->value);
    return below && below->type == FIELD_MAP && level_is_free(field, pair, patterns) &&
           pair->value->kind == YAML_MAP && pair->value->n_pairs > 0 &&
           fields_resemble(pair->value, below);
}

/* The same below a name that has nothing of its own: any map of names takes what fits its form. */
static bool level_suits_open(const Field *field, const YamlPair *pair, FieldsPatterns *patterns)
{
    const Field *below = fields_below(field, pair->key->text);
    return level_suits(field, pair, patterns) ||
           (below && below == field->element && level_is_free(field, pair, patterns) &&
            fields_resemble(pair->value, below));
}

/* Whether nobody wonders at an entry where it stands. A name that is only misspelt is told as
 * such. */
static bool level_is_home(const Field *field, const YamlPair *pair)
{
    const Field *below = fields_below(field, pair->key->text);
    if (below)
        return below != field->element || level_is_open(pair->value) ||
               fields_resemble(pair->value, below);
    const char *nearest = shape_find_nearest(pair->key->text, field->fields);
    return nearest && shape_fits(pair->value, shape_find(field->fields, nearest));
}

/* ---- too little ---- */

/* Whether no field of a table has a name like this: it is that of a code, or a term. */
static bool level_is_odd(const YamlNode *key)
{
    return key->text[strspn(key->text, NAME_LETTERS)] != '\0';
}

/* Whether an entry belongs to the one before it, `owner`. */
static bool level_belongs(const Field *field, const YamlPair *owner, const YamlPair *pair,
                          FieldsPatterns *patterns)
{
    const Field *own = owner ? fields_below(field, owner->key->text) : NULL;
    bool is_map = own && (own->type == FIELD_MAP || own->type == FIELD_MAP_OF);
    if (!is_map || pair->key->in_flow || yaml_get(owner->value, pair->key->text))
        return false;
    bool is_open = level_is_open(owner->value);
    if (!is_open && owner->value->kind != YAML_MAP)
        return false;
    return is_open || level_is_odd(pair->key) ? level_suits_open(own, pair, patterns)
                                              : level_suits(own, pair, patterns);
}

bool levels_has_stray(const YamlNode *map, const Field *field)
{
    for (gsize i = 1; map->kind == YAML_MAP && i < map->n_pairs; i++)
        if (!level_is_home(field, &map->pairs[i]) &&
            level_belongs(field, &map->pairs[i - 1], &map->pairs[i], NULL))
            return true;
    return false;
}

/* ---- too far ---- */

/* Whether an entry is a field that a map above needs and lacks. */
static bool level_needs(const FieldsLevel *level, const YamlPair *pair)
{
    const Field *fixed = shape_find(level->field->fields, pair->key->text);
    return fixed && fixed->required && !yaml_get(level->map, pair->key->text) &&
           shape_fits(pair->value, fixed);
}

/* The level below that where an entry belongs; NULL where it belongs to none above. What is at home
 * does so only in a map that takes any names and values. */
static FieldsLevel *level_find_above(FieldsLevel *level, const YamlPair *pair, bool is_home,
                                     FieldsPatterns *patterns)
{
    const Field *element = level->field->element;
    if (is_home && (!element || element->type != FIELD_ANY))
        return NULL;
    for (FieldsLevel *at = level; at->above; at = at->above)
        if (is_home ? level_needs(at->above, pair)
                    : !yaml_get(at->above->map, pair->key->text) &&
                          level_suits(at->above->field, pair, patterns))
            return at;
    return NULL;
}

/* ---- a part of a text ---- */

/* How far a line is indented. */
static gsize line_indent(const char *line)
{
    return strspn(line, " ");
}

/* Where the last lines of a text begin of which each is a field of a map, lies below one, is of a
 * list or empty. What swallows a field has nothing else behind it; an example in a text has its
 * fence. */
static const char *line_find_tail(const char *text, const Field *fields)
{
    const char *tail = NULL;
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        gsize length = strspn(line, NAME_LETTERS);
        g_autofree char *name = line[length] == ':' ? g_strndup(line, length) : NULL;
        bool is_field = name && shape_find(fields, name);
        if (is_field && !tail)
            tail = line;
        else if (!is_field && !strchr(" -\n", *line))
            tail = NULL;
    }
    return tail;
}

/* Whether a line of a text looks like a field, with its name and its value. `in_tail`: nothing but
 * fields stands behind it. */
static bool line_is_field(const char *line, const Field *field, bool is_block, bool in_tail)
{
    gsize indent = line_indent(line), length = strlen(field->name);
    const char *start = line + indent, *value = start + length + 1;
    if (strncmp(start, field->name, length) != 0 || start[length] != ':')
        return false;
    if (!field->required && (!in_tail || indent > 0))
        return false;
    const char *next = strchr(value, '\n');
    if (*value == ' ')
        value++;
    if (*value == '\n')
        return field->required || (!is_block && line_indent(next + 1) > indent);
    return *value == '|' || (!is_block && (*value == '[' || (field->required && *value != '\0')));
}

/* The field that a map lacks and that a line of one of its texts is; NULL where there is none. */
static const Field *line_find_field(const FieldsLevel *level, const char *line, bool is_block,
                                    bool in_tail)
{
    const char *start = line + line_indent(line);
    if (start[strspn(start, NAME_LETTERS)] != ':')
        return NULL;
    for (const Field *field = level->field->fields; field && field->name; field++)
        if (line_is_field(line, field, is_block, in_tail) && !yaml_get(level->map, field->name))
            return field;
    return NULL;
}

/* Whether a line begins or ends an example. */
static bool line_is_fence(const char *line)
{
    const char *start = line + line_indent(line);
    return g_str_has_prefix(start, "```") || g_str_has_prefix(start, "~~~");
}

static bool level_judge_text(const FieldsLevel *level, const YamlPair *pair,
                             Diagnostics *diagnostics)
{
    const YamlNode *text = pair->value;
    if (text->kind != YAML_TEXT || text->style != YAML_LITERAL || !strchr(text->text, ':'))
        return false;
    const Field *own = shape_find(level->field->fields, pair->key->text);
    if (!own)
        return false;
    const char *tail = line_find_tail(text->text, level->field->fields);
    bool is_fenced = false; /* what an example shows is no field */
    for (const char *line = text->text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        is_fenced = is_fenced != line_is_fence(line);
        if (is_fenced)
            continue;
        const Field *field =
            line_find_field(level, line, own->type == FIELD_BLOCK, tail && line >= tail);
        if (!field)
            continue;
        gsize at = (gsize)(line - text->text) + line_indent(line);
        DiagnosticPlace place = yaml_text_place(text, at, (guint)strlen(field->name));
        diagnostics_add(diagnostics, DIAGNOSTIC_INDENTATION, &place,
                        "'%s' is indented like the text of '%s', and so a part of it; indent it "
                        "less",
                        field->name, pair->key->text);
        return true;
    }
    return false;
}

/* ---- all of a map ---- */

static void level_mark(const YamlNode *node, Diagnostics *diagnostics)
{
    DiagnosticPlace place = yaml_place(node);
    diagnostics_mark_wrong(diagnostics, &place);
}

static void level_set(FieldsLevel *level, gsize entry, LevelState state)
{
    if (!level->states)
        level->states = g_new0(LevelState, level->map->n_pairs);
    level->states[entry] = state;
}

LevelState levels_get(const FieldsLevel *level, gsize entry)
{
    return level->states ? level->states[entry] : LEVEL_RIGHT;
}

void levels_clear(FieldsLevel *level)
{
    g_clear_pointer(&level->states, g_free);
}

static void level_add_little(FieldsLevel *level, gsize entry, gsize owner, Diagnostics *diagnostics)
{
    const YamlPair *own = &level->map->pairs[owner];
    DiagnosticPlace place = yaml_place(level->map->pairs[entry].key);
    if (levels_get(level, entry - 1) != LEVEL_WRONG)
        diagnostics_add(diagnostics, DIAGNOSTIC_INDENTATION, &place,
                        "'%s' stands beside '%s' of line %u, and belongs below it; indent it "
                        "further",
                        level->map->pairs[entry].key->text, own->key->text, own->key->line);
    diagnostics_mark_wrong(diagnostics, &place);
    level_mark(own->key, diagnostics);
    level_mark(own->value, diagnostics);
    level_set(level, owner, LEVEL_LACKS);
    level_set(level, entry, LEVEL_WRONG);
}

/* `below` is the level below that where the entry belongs. */
static void level_add_far(FieldsLevel *level, gsize entry, FieldsLevel *below,
                          Diagnostics *diagnostics)
{
    const YamlNode *key = level->map->pairs[entry].key;
    DiagnosticPlace place = yaml_place(key);
    if (entry > 0 && levels_get(level, entry - 1) == LEVEL_WRONG)
        diagnostics_mark_wrong(diagnostics, &place);
    else if (below->key)
        diagnostics_add(diagnostics, DIAGNOSTIC_INDENTATION, &place,
                        "'%s' stands below '%s' of line %u, and belongs beside it; indent it less",
                        key->text, below->key->text, below->key->line);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_INDENTATION, &place,
                        "'%s' is indented too far; indent it less", key->text);
    for (FieldsLevel *at = level; at != below->above; at = at->above) {
        at->is_doubtful = true;
        if (at->key)
            level_mark(at->key, diagnostics);
    }
    below->above->is_doubtful = true;
    level_set(level, entry, LEVEL_WRONG);
}

void levels_judge(FieldsLevel *level, FieldsPatterns *patterns, Diagnostics *diagnostics)
{
    const YamlPair *pairs = level->map->pairs;
    gsize owner = 0;
    for (gsize i = 0; i < level->map->n_pairs; i++) {
        bool is_home = level_is_home(level->field, &pairs[i]);
        FieldsLevel *below = level_find_above(level, &pairs[i], is_home, patterns);
        if (below)
            level_add_far(level, i, below, diagnostics);
        else if (i > 0 && !is_home &&
                 level_belongs(level->field, &pairs[owner], &pairs[i], patterns))
            level_add_little(level, i, owner, diagnostics);
        else
            owner = i;
        if (owner == i && level_judge_text(level, &pairs[i], diagnostics)) {
            level_mark(pairs[i].key, diagnostics);
            level_mark(pairs[i].value, diagnostics);
            level_set(level, i, LEVEL_WRONG);
            level->is_doubtful = true;
        }
    }
}
