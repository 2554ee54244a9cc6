/* The language in which is written what a file may hold. */
#include "input/fields.h"

#include <string.h>

#include "input/fields-levels.h"
#include "input/fields-patterns.h"
#include "input/fields-shape.h"
#include "input/fields-style.h"
#include "input/fields-words.h"
#include "input/markdown.h"
#include "input/nearest.h"
#include "input/unseen.h"

/* One check of a map: what its fields have in common. */
typedef struct FieldsCheck {
    Diagnostics *diagnostics;
    FieldsPatterns *patterns;
    FieldsLevel *level; /* the map that is checked; NULL above the top */
    bool lacks;         /* some of what belongs into the next map stands beside it */
} FieldsCheck;

static void fields_check_node(FieldsCheck *check, const YamlNode *key, const YamlNode *node,
                              const Field *field);

/* ---- what a node is ---- */

/* An empty value has no place that one could see: its key has. */
static DiagnosticPlace fields_place(const YamlNode *key, const YamlNode *node)
{
    bool is_empty = node->kind == YAML_TEXT && node->length == 0 && node->style == YAML_PLAIN;
    return yaml_place(is_empty && key ? key : node);
}

static bool fields_wants_text(const Field *field)
{
    return field->type != FIELD_MAP && field->type != FIELD_MAP_OF && field->type != FIELD_LIST;
}

/* ---- texts ---- */

/* Whether a field takes one word out of many, so that whoever writes a list means one or several of
 * them. */
static bool fields_wants_one(const Field *field)
{
    return field->type == FIELD_TOKEN || field->type == FIELD_CHOICE || field->type == FIELD_NUMBER;
}

static void fields_add_wrong_type(FieldsCheck *check, const YamlNode *key, const YamlNode *node,
                                  const Field *field)
{
    g_autofree char *name = style_name(key, node);
    DiagnosticPlace place = fields_place(key, node);
    const char *hint = "";
    if (field->type == FIELD_LIST && shape_is_empty(node))
        hint = "; write [] for none, or leave the field out";
    else if (field->type == FIELD_MAP_OF && shape_is_empty(node))
        hint = "; write {} for none, or leave the field out";
    else if (shape_is_empty(node) && node->kind == YAML_TEXT)
        hint = "; write it, or leave the field out";
    else if (!fields_wants_text(field))
        hint = "";
    else if (field->type == FIELD_KEYWORDS && node->kind == YAML_LIST)
        hint = "; write the words on one line, with commas between them and no brackets";
    else if (field->type == FIELD_TOKENS && field->pattern)
        hint = "; a list stands in brackets, as in [a, b]";
    else if (node->kind == YAML_LIST && fields_wants_one(field))
        hint = node->style == YAML_FLOW && !field->pattern
                   ? "; write one, without a list; a text that starts with '[' must be in quotes"
                   : "; write one, without a list";
    else if (node->kind != YAML_TEXT && node->style == YAML_FLOW)
        hint = node->kind == YAML_MAP ? "; a text that starts with '{' must be in quotes"
                                      : "; a text that starts with '[' must be in quotes";
    else if (node->kind != YAML_TEXT)
        hint = "; a text with ': ' in it, or that starts with '- ', goes behind '|-'";
    diagnostics_add(check->diagnostics, DIAGNOSTIC_WRONG_TYPE, &place,
                    "%s is %s, but %s is meant%s", name, fields_words_kind(node),
                    fields_words_type(field), hint);
}

/* ---- values ---- */

/* Returns false where a token is not of the form that is wanted and that was said. */
static bool fields_check_pattern(FieldsCheck *check, const YamlNode *node, const Field *field)
{
    if (!field->pattern || fields_patterns_match(check->patterns, field->pattern, node->text))
        return true;
    DiagnosticPlace place = yaml_place(node);
    g_autofree char *meant = fields_patterns_nearest(check->patterns, field->pattern, node->text);
    bool is_example = meant && field->pattern_help && g_str_has_suffix(field->pattern_help, meant);
    g_autofree char *hint =
        meant && !is_example ? g_strdup_printf(" (did you mean '%s'?)", meant) : g_strdup("");
    if (field->pattern_help)
        diagnostics_add(check->diagnostics, DIAGNOSTIC_WRONG_VALUE, &place, "'%s' is not %s%s",
                        node->text, field->pattern_help, hint);
    else
        diagnostics_add(check->diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                        "'%s' is not of the form '%s'", node->text, field->pattern);
    return false;
}

static void fields_check_choice(FieldsCheck *check, const YamlNode *node, const Field *field)
{
    if (g_strv_contains(field->choices, node->text))
        return;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (gsize i = 0; field->choices[i]; i++)
        g_ptr_array_add(names, (gpointer)field->choices[i]);
    g_autofree char *all = fields_words_join(names, " or ");
    const char *nearest = nearest_word(node->text, field->choices, names->len);
    g_autofree char *meant =
        nearest ? g_strdup_printf(" (did you mean '%s'?)", nearest) : g_strdup("");
    DiagnosticPlace place = yaml_place(node);
    diagnostics_add(check->diagnostics, DIAGNOSTIC_WRONG_VALUE, &place, "'%s' is none of %s%s",
                    node->text, all, meant);
}

static void fields_check_number(FieldsCheck *check, const YamlNode *key, const YamlNode *node)
{
    gsize digits = strspn(node->text, "0123456789");
    if (digits == node->length && digits <= FIELD_NUMBER_DIGITS)
        return;
    g_autofree char *name = style_name(key, node);
    DiagnosticPlace place = yaml_place(node);
    diagnostics_add(check->diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                    "%s is '%s', but a whole number from 0 to %d is meant", name, node->text,
                    FIELD_NUMBER_MAX);
}

/* What is read must be seen; a separator may well be a space. */
static bool fields_is_blank(const YamlNode *node, const Field *field)
{
    bool is_read =
        field->type == FIELD_PROSE || field->type == FIELD_LINE || field->type == FIELD_BLOCK;
    bool is_begun = node->length > 0 || node->style == YAML_LITERAL || node->style == YAML_FOLDED;
    return is_read && is_begun && text_is_blank(node->text);
}

static void fields_check_text(FieldsCheck *check, const YamlNode *key, const YamlNode *node,
                              const Field *field)
{
    if (fields_is_blank(node, field)) {
        g_autofree char *name = style_name(key, node);
        DiagnosticPlace place = yaml_place(node);
        diagnostics_add(check->diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                        "%s holds nothing that one could see; write it, or leave the field out",
                        name);
        return;
    }
    switch (field->type) {
    case FIELD_PROSE:
        style_check_cut(node, check->diagnostics);
        if (style_check_block(key, node, check->diagnostics))
            markdown_check_prose(node, check->diagnostics);
        break;
    case FIELD_BLOCK:
        style_check_block(key, node, check->diagnostics);
        break;
    case FIELD_TEXT:
        break;
    case FIELD_LINE:
        style_check_cut(node, check->diagnostics);
        style_check_sign(node, check->diagnostics);
        if (style_check_one_line(key, node, check->diagnostics))
            markdown_check_line(node, check->diagnostics);
        break;
    case FIELD_CHOICE:
        if (node->length > 0 && style_check_quotes(node, check->diagnostics))
            fields_check_choice(check, node, field);
        break;
    case FIELD_NUMBER:
        if (node->length > 0 && style_check_quotes(node, check->diagnostics))
            fields_check_number(check, key, node);
        break;
    default:
        style_check_cut(node, check->diagnostics);
        style_check_stray(node, check->diagnostics);
        if (node->length > 0 && style_check_one_line(key, node, check->diagnostics) &&
            style_check_quotes(node, check->diagnostics))
            fields_check_pattern(check, node, field);
    }
}

/* ---- lists and maps ---- */

static void fields_check_list(FieldsCheck *check, const YamlNode *list, const Field *element)
{
    for (gsize i = 0; element && i < list->n_items; i++)
        fields_check_node(check, NULL, list->items[i], element);
}

/* Whether a list of tokens has its brackets; reports where they are left out. */
static bool fields_check_brackets(FieldsCheck *check, const YamlNode *node, const Field *field)
{
    if (!field->pattern)
        return style_check_brackets(node, check->diagnostics);
    if (!style_is_bare_list(node) ||
        fields_patterns_match(check->patterns, field->pattern, node->text))
        return true;
    DiagnosticPlace place = yaml_place(node);
    diagnostics_add(check->diagnostics, DIAGNOSTIC_WRONG_VALUE, &place,
                    "'%s' is one text; " STYLE_BRACKETS, node->text, node->text);
    return false;
}

/* Each of the tokens of a FIELD_TOKENS is checked like one token. */
static void fields_check_tokens(FieldsCheck *check, const YamlNode *key, const YamlNode *node,
                                const Field *field)
{
    if (!fields_check_brackets(check, node, field))
        return;
    Field token = *field;
    token.type = FIELD_TOKEN;
    token.required = false;
    if (node->kind == YAML_LIST)
        fields_check_list(check, node, &token);
    else
        fields_check_node(check, key, node, &token);
    style_check_twice(node, check->diagnostics);
}

/* "{label: Hello, world}" is a map of two fields, the second without a value. */
static bool fields_check_comma(FieldsCheck *check, const YamlPair *pair, bool is_first)
{
    if (is_first || !pair->key->in_flow || pair->key->style != YAML_PLAIN ||
        pair->value->kind != YAML_TEXT || pair->value->style != YAML_PLAIN ||
        pair->value->length > 0)
        return true;
    DiagnosticPlace place = yaml_place(pair->key);
    diagnostics_add(check->diagnostics, DIAGNOSTIC_FLOW_PROSE, &place,
                    "the text is cut before '%s': inside { } a comma starts a new field; put the "
                    "text in quotes, or write it behind '|-' on a line of its own",
                    pair->key->text);
    return false;
}

/* What stands at a free name of a map. */
static void fields_check_free(FieldsCheck *check, const YamlPair *pair, bool is_first,
                              const Field *field)
{
    if (!fields_check_comma(check, pair, is_first))
        return;
    bool is_form = fields_check_pattern(check, pair->key, field);
    if (field->element && (is_form || shape_fits(pair->value, field->element)))
        fields_check_node(check, pair->key, pair->value, field->element);
}

/* Begins with a map: looks at first what stands at the wrong level in it. */
static void fields_enter(FieldsCheck *check, FieldsLevel *level)
{
    level->above = check->level;
    level->is_doubtful = check->lacks;
    check->level = level;
    check->lacks = false;
    levels_judge(level, check->patterns, check->diagnostics);
}

static void fields_leave(FieldsCheck *check, FieldsLevel *level)
{
    check->level = level->above;
    levels_clear(level);
}

/* Whether nothing more is to be said of an entry of a map than what its level is. */
static bool fields_is_told(FieldsCheck *check, const FieldsLevel *level, gsize i)
{
    check->lacks = levels_get(level, i) == LEVEL_LACKS;
    bool is_told = levels_get(level, i) == LEVEL_WRONG ||
                   (check->lacks && shape_is_empty(level->map->pairs[i].value));
    check->lacks = check->lacks && !is_told;
    return is_told;
}

static void fields_check_map_of(FieldsCheck *check, const YamlNode *key, const YamlNode *map,
                                const Field *field)
{
    FieldsLevel level = {.key = key, .map = map, .field = field};
    fields_enter(check, &level);
    for (gsize i = 0; i < map->n_pairs; i++)
        if (!fields_is_told(check, &level, i))
            fields_check_free(check, &map->pairs[i], i == 0, field);
    fields_leave(check, &level);
}

/* Whether a free name of a map is a slip of one of its fields: it is like that, and what stands
 * there is not what free names have. */
static bool fields_is_slip(const YamlPair *pair, const Field *field)
{
    return !fields_resemble(pair->value, field->element) &&
           shape_find_nearest(pair->key->text, field->fields);
}

/* The one field that a map lacks, where a pair has the one name in it that nobody knows, and a
 * value that may stand there: that is meant, however little the names are alike. Else NULL. */
static const char *fields_find_lacking(const YamlNode *map, const YamlPair *pair,
                                       const Field *table)
{
    const Field *lacking = NULL;
    gsize strange = 0, missing = 0;
    for (gsize i = 0; i < map->n_pairs; i++)
        strange += !shape_find(table, map->pairs[i].key->text);
    for (; table && table->name; table++)
        if (table->required && !yaml_get(map, table->name) && missing++ == 0)
            lacking = table;
    bool is_one = strange == 1 && missing == 1;
    return is_one && fields_resemble(pair->value, lacking) ? lacking->name : NULL;
}

/* Returns the field that was meant, or NULL. */
static const char *fields_add_unknown(FieldsCheck *check, const YamlNode *map, const YamlPair *pair,
                                      const Field *table)
{
    const YamlNode *key = pair->key;
    const char *nearest = shape_find_nearest(key->text, table);
    if (!nearest)
        nearest = fields_find_lacking(map, pair, table);
    DiagnosticPlace place = yaml_place(key);
    if (nearest)
        diagnostics_add(check->diagnostics, DIAGNOSTIC_UNKNOWN_FIELD, &place,
                        "unknown field '%s' (did you mean '%s'?)", key->text, nearest);
    else
        diagnostics_add(check->diagnostics, DIAGNOSTIC_UNKNOWN_FIELD, &place, "unknown field '%s'",
                        key->text);
    return nearest;
}

static void fields_note_name(GPtrArray **names, const char *name)
{
    if (!*names)
        *names = g_ptr_array_new();
    g_ptr_array_add(*names, (gpointer)name);
}

/* One message names all that a map lacks, at the key that the map belongs to, but for what only has
 * a slip in its name and is `meant` (NULL: nothing is). */
static void fields_check_required(FieldsCheck *check, const YamlNode *key, const YamlNode *map,
                                  const Field *table, GPtrArray *meant)
{
    g_autoptr(GPtrArray) names = NULL;
    for (; table->name; table++)
        if (table->required && !yaml_get(map, table->name) &&
            !(meant && g_ptr_array_find(meant, table->name, NULL)))
            fields_note_name(&names, table->name);
    if (!names)
        return;
    g_autofree char *all = fields_words_join(names, " and ");
    bool is_root = map == yaml_file_root(map->file);
    DiagnosticPlace place =
        is_root ? yaml_file_place(map->file, 0, 0, 0) : yaml_place(key ? key : map);
    diagnostics_add(check->diagnostics, DIAGNOSTIC_MISSING_FIELD, &place, "%smissing %s %s",
                    is_root && map->n_pairs == 0 ? "the file is empty: " : "",
                    names->len == 1 ? "field" : "fields", all);
}

static void fields_check_pair(FieldsCheck *check, const YamlNode *map, gsize i, const Field *field,
                              GPtrArray **meant)
{
    const YamlPair *pair = &map->pairs[i];
    const Field *fixed = shape_find(field->fields, pair->key->text);
    if (fixed)
        fields_check_node(check, pair->key, pair->value, fixed);
    else if (field->element && !fields_is_slip(pair, field))
        fields_check_free(check, pair, i == 0, field);
    else if (fields_check_comma(check, pair, i == 0))
        fields_note_name(meant, fields_add_unknown(check, map, pair, field->fields));
}

static void fields_check_map(FieldsCheck *check, const YamlNode *key, const YamlNode *map,
                             const Field *field)
{
    g_autoptr(GPtrArray) meant = NULL;
    FieldsLevel level = {.key = key, .map = map, .field = field};
    fields_enter(check, &level);
    for (gsize i = 0; i < map->n_pairs; i++)
        if (!fields_is_told(check, &level, i))
            fields_check_pair(check, map, i, field, &meant);
    if (!level.is_doubtful)
        fields_check_required(check, key, map, field->fields, meant);
    fields_leave(check, &level);
}

/* ---- one node ---- */

static void fields_add_empty(FieldsCheck *check, const YamlNode *key, const YamlNode *node)
{
    bool is_root = node == yaml_file_root(node->file);
    g_autofree char *name = style_name(key, node);
    DiagnosticPlace place =
        is_root ? yaml_file_place(node->file, 0, 0, 0) : fields_place(key, node);
    diagnostics_add(check->diagnostics, DIAGNOSTIC_MISSING_FIELD, &place,
                    is_root ? "%s is empty" : "%s is empty, but it must be there", name);
    if (node->kind == YAML_TEXT)
        style_check_cut(node, check->diagnostics);
}

static void fields_check_node(FieldsCheck *check, const YamlNode *key, const YamlNode *node,
                              const Field *field)
{
    if (field->required && shape_is_empty(node))
        fields_add_empty(check, key, node);
    else if (field->type == FIELD_ANY)
        return;
    else if (!shape_fits(node, field))
        fields_add_wrong_type(check, key, node, field);
    else if (field->type == FIELD_MAP)
        fields_check_map(check, key, node, field);
    else if (field->type == FIELD_MAP_OF || (field->type == FIELD_PROSE && node->kind == YAML_MAP))
        fields_check_map_of(check, key, node, field);
    else if (field->type == FIELD_LIST && node->kind == YAML_LIST)
        fields_check_list(check, node, field->element);
    else if (field->type == FIELD_LIST)
        fields_check_node(check, key, node, field->element);
    else if (field->type == FIELD_TOKENS)
        fields_check_tokens(check, key, node, field);
    else
        fields_check_text(check, key, node, field);
}

void fields_check(const YamlNode *node, const Field *field, FieldsPatterns *patterns,
                  Diagnostics *diagnostics)
{
    g_autoptr(FieldsPatterns) own = patterns ? NULL : fields_patterns_new();
    FieldsCheck check = {diagnostics, own ? own : patterns, NULL, false};
    fields_check_node(&check, NULL, node, field);
}

/* ---- the parts of a map ---- */

void fields_each_part(const YamlNode *node, const Field *field, FieldsPartFunc func,
                      gpointer user_data)
{
    const Field *table = field->type == FIELD_MAP ? field->fields : NULL;
    if (node->kind != YAML_MAP)
        return;
    for (const Field *fixed = table; fixed && fixed->name; fixed++)
        for (gsize i = 0; i < node->n_pairs; i++)
            if (yaml_is(node->pairs[i].key, fixed->name))
                func(node->pairs[i].key, fixed, node->pairs[i].value, user_data);
    for (gsize i = 0; i < node->n_pairs; i++) {
        const Field *below = fields_below(field, node->pairs[i].key->text);
        if (below && below == field->element)
            func(node->pairs[i].key, below, node->pairs[i].value, user_data);
    }
}

bool fields_is_translated(const Field *field, const YamlNode *node)
{
    return (field->type == FIELD_LINE || field->type == FIELD_PROSE) && node->kind == YAML_TEXT;
}

/* ---- the texts that are translated ---- */

typedef struct FieldsWalk {
    GString *path;
    FieldsTextFunc func;
    gpointer user_data;
} FieldsWalk;

static void fields_walk_part(const YamlNode *key, const Field *field, const YamlNode *node,
                             gpointer user_data)
{
    FieldsWalk *walk = user_data;
    gsize before = walk->path->len;
    if (before > 0)
        g_string_append_c(walk->path, '.');
    g_string_append(walk->path, key->text);
    if (fields_is_translated(field, node))
        walk->func(walk->path->str, field, node, walk->user_data);
    fields_each_part(node, field, fields_walk_part, walk);
    g_string_truncate(walk->path, before);
}

void fields_each_text(const YamlNode *node, const Field *field, FieldsTextFunc func,
                      gpointer user_data)
{
    g_autoptr(GString) path = g_string_new(NULL);
    FieldsWalk walk = {path, func, user_data};
    fields_each_part(node, field, fields_walk_part, &walk);
}
