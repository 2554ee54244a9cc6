/* JSON Schema for editors, from the same tables that the loader uses. */
#include "input/schema.h"

#include "json.h"

#define SCHEMA_DRAFT "http://json-schema.org/draft-07/schema#"
/* One line, as far as a pattern can say it. */
#define ONE_LINE "^[^\\n]*$"

/* ---- Pieces ---- */

/* Whether one of some texts may stand where a pattern is asked for. */
static bool schema_takes(const Field *field, const char *const *texts)
{
    g_autofree char *whole = g_strdup_printf("^(?:%s)$", field->pattern ? field->pattern : ".*");
    for (; *texts; texts++)
        if (g_regex_match_simple(whole, *texts, 0, 0))
            return true;
    return false;
}

/* The types of a value; a place that is NULL is none. */
static void schema_set_types(Json *out, const char *const *types, gsize n)
{
    json_open(out, "type", '[');
    for (gsize i = 0; i < n; i++)
        if (types[i])
            json_put_text(out, NULL, types[i]);
    json_close(out, ']');
}

/* What editors take a scalar for. One that must be there cannot be empty, and empty is null. A
 * pattern says nothing of what they take for a number, so where none fits there is none. */
static void schema_set_scalar(Json *out, const Field *field, bool list)
{
    static const char *const numbers[] = {"5", "14", "404", "1.5", NULL};
    static const char *const booleans[] = {"true", "yes", "no", NULL};
    const char *const types[] = {
        "string",
        schema_takes(field, numbers) ? "number" : NULL,
        schema_takes(field, booleans) ? "boolean" : NULL,
        field->required ? NULL : "null",
        list ? "array" : NULL,
    };
    schema_set_types(out, types, G_N_ELEMENTS(types));
    if (field->required)
        json_put_number(out, "minLength", 1);
}

/* A pattern matches all of a text; an optional one may be empty. */
static void schema_set_pattern(Json *out, const char *pattern, const char *help, bool required)
{
    g_autofree char *whole = g_strdup_printf(required ? "^(?:%s)$" : "^(?:%s)?$", pattern);
    g_autofree char *message = help ? g_strdup_printf("It is %s.", help) : NULL;
    json_put_text(out, "pattern", whole);
    if (message)
        json_put_text(out, "patternErrorMessage", message);
}

static void schema_append_token(Json *out, const Field *field, bool list)
{
    schema_set_scalar(out, field, list);
    if (field->pattern)
        schema_set_pattern(out, field->pattern, field->pattern_help, field->required);
    else
        json_put_text(out, "pattern", ONE_LINE);
}

/* ---- Types ---- */

static void schema_append_field(Json *out, const char *name, const Field *field);

/* `yes` and `no` are words here, and booleans in editors that keep to YAML 1.1. */
static void schema_append_choices(Json *out, const Field *field)
{
    json_open(out, "enum", '[');
    for (gsize i = 0; field->choices[i]; i++)
        json_put_text(out, NULL, field->choices[i]);
    if (g_strv_contains(field->choices, "yes")) {
        json_put_bool(out, NULL, true);
        json_put_bool(out, NULL, false);
    }
    if (!field->required) {
        json_put_text(out, NULL, "");
        json_put_text(out, NULL, NULL);
    }
    json_close(out, ']');
}

static void schema_append_number(Json *out, const Field *field)
{
    const char *const types[] = {"integer", "string", field->required ? NULL : "null"};
    schema_set_types(out, types, G_N_ELEMENTS(types));
    json_put_number(out, "minimum", 0);
    json_put_number(out, "maximum", FIELD_NUMBER_MAX);
    g_autofree char *pattern =
        g_strdup_printf("^[0-9]{%d,%d}$", field->required ? 1 : 0, FIELD_NUMBER_DIGITS);
    json_put_text(out, "pattern", pattern);
}

/* Text in block style, which is a string for every editor; an empty one is null where it stands
 * bare. */
static void schema_append_block(Json *out, const Field *field)
{
    const char *const types[] = {"string", field->required ? NULL : "null"};
    schema_set_types(out, types, G_N_ELEMENTS(types));
    if (field->required)
        json_put_number(out, "minLength", 1);
}

static void schema_append_tokens(Json *out, const Field *field)
{
    Field token = *field;
    token.type = FIELD_TOKEN;
    token.required = false;
    token.help = NULL;
    schema_append_token(out, field, true);
    if (field->required)
        json_put_number(out, "minItems", 1);
    schema_append_field(out, "items", &token);
}

static void schema_append_list(Json *out, const Field *field)
{
    json_put_text(out, "type", "array");
    if (field->required)
        json_put_number(out, "minItems", 1);
    schema_append_field(out, "items", field->element);
}

/* Names of the writer's choice, and what stands at each. Names of fields fit the pattern too. */
static void schema_append_free(Json *out, const Field *field)
{
    if (field->pattern) {
        json_open(out, "propertyNames", '{');
        schema_set_pattern(out, field->pattern, field->pattern_help, true);
        json_close(out, '}');
    }
    schema_append_field(out, "additionalProperties", field->element);
}

static void schema_append_map_of(Json *out, const Field *field)
{
    json_put_text(out, "type", "object");
    if (field->required)
        json_put_number(out, "minProperties", 1);
    schema_append_free(out, field);
}

/* One of two: what `field` is by itself, and what it is in the form that `other` appends. */
static void schema_append_either(Json *out, const Field *field, void (*one)(Json *, const Field *),
                                 void (*other)(Json *, const Field *))
{
    json_open(out, "anyOf", '[');
    json_open(out, NULL, '{');
    one(out, field);
    json_close(out, '}');
    json_open(out, NULL, '{');
    other(out, field);
    json_close(out, '}');
    json_close(out, ']');
}

static void schema_append_map(Json *out, const Field *map)
{
    const Field *table = map->fields;
    json_put_text(out, "type", "object");
    json_open(out, "properties", '{');
    for (const Field *field = table; field->name; field++)
        schema_append_field(out, field->name, field);
    json_close(out, '}');
    bool any = false;
    for (const Field *field = table; field->name; field++)
        any = any || field->required;
    if (any) {
        json_open(out, "required", '[');
        for (const Field *field = table; field->name; field++)
            if (field->required)
                json_put_text(out, NULL, field->name);
        json_close(out, ']');
    }
    if (map->element)
        schema_append_free(out, map);
    else
        json_put_bool(out, "additionalProperties", false);
}

static void schema_append_members(Json *out, const Field *field);

static void schema_append_item(Json *out, const Field *field)
{
    schema_append_members(out, field->element);
}

/* What a field is, as members of the object at hand. */
static void schema_append_members(Json *out, const Field *field)
{
    if (field->help)
        json_put_text(out, "description", field->help);
    switch (field->type) {
    case FIELD_TOKEN:
    case FIELD_LINE:
    case FIELD_KEYWORDS:
        schema_append_token(out, field, false);
        break;
    case FIELD_PROSE:
        if (field->element)
            schema_append_either(out, field, schema_append_block, schema_append_map_of);
        else
            schema_append_block(out, field);
        break;
    case FIELD_BLOCK:
        schema_append_block(out, field);
        break;
    case FIELD_TEXT:
        schema_set_scalar(out, field, false);
        break;
    case FIELD_CHOICE:
        schema_append_choices(out, field);
        break;
    case FIELD_NUMBER:
        schema_append_number(out, field);
        break;
    case FIELD_TOKENS:
        schema_append_tokens(out, field);
        break;
    case FIELD_LIST:
        if (field->alone)
            schema_append_either(out, field, schema_append_list, schema_append_item);
        else
            schema_append_list(out, field);
        break;
    case FIELD_MAP:
        schema_append_map(out, field);
        break;
    case FIELD_MAP_OF:
        schema_append_map_of(out, field);
        break;
    case FIELD_ANY:
        break;
    }
}

static void schema_append_field(Json *out, const char *name, const Field *field)
{
    json_open(out, name, '{');
    schema_append_members(out, field);
    json_close(out, '}');
}

/* ---- Files ---- */

static void schema_begin(Json *out, const char *title)
{
    *out = (Json){.out = g_string_new(NULL), .pretty = true};
    json_open(out, NULL, '{');
    json_put_text(out, "$schema", SCHEMA_DRAFT);
    json_put_text(out, "title", title);
}

static char *schema_end(Json *out)
{
    json_close(out, '}');
    g_string_append_c(out->out, '\n');
    return g_string_free(out->out, FALSE);
}

char *schema_print(const Field *field, const char *title)
{
    Json out;
    schema_begin(&out, title);
    schema_append_members(&out, field);
    return schema_end(&out);
}

static void schema_refer(Json *out, const char *member, const char *definition)
{
    g_autofree char *address = g_strconcat("#/definitions/", definition, NULL);
    json_open(out, member, '{');
    json_put_text(out, "$ref", address);
    json_close(out, '}');
}

/* Where one of a text's fields is there and no map, the node is a text. */
static void schema_append_condition(Json *out, const char *name, const Field *text)
{
    json_open(out, name, '{');
    json_open(out, "anyOf", '[');
    for (const Field *field = text->fields; field->name; field++) {
        if (field->type != FIELD_TEXT)
            continue;
        json_open(out, NULL, '{');
        json_open(out, "required", '[');
        json_put_text(out, NULL, field->name);
        json_close(out, ']');
        json_open(out, "properties", '{');
        json_open(out, field->name, '{');
        json_open(out, "not", '{');
        json_put_text(out, "type", "object");
        json_close(out, '}');
        json_close(out, '}');
        json_close(out, '}');
        json_close(out, '}');
    }
    json_close(out, ']');
    json_close(out, '}');
}

char *schema_print_texts(const Field *text, const Field *own, const char *title)
{
    Json schema, *out = &schema;
    schema_begin(out, title);
    json_put_text(out, "type", "object");
    json_open(out, "properties", '{');
    schema_append_field(out, own->name, own);
    json_open(out, "unused", '{');
    json_put_text(out, "type", "object");
    json_close(out, '}');
    json_close(out, '}');
    schema_refer(out, "additionalProperties", "node");
    json_open(out, "definitions", '{');
    schema_append_field(out, "text", text);
    json_open(out, "node", '{');
    json_put_text(out, "type", "object");
    schema_append_condition(out, "if", text);
    schema_refer(out, "then", "text");
    json_open(out, "else", '{');
    schema_refer(out, "additionalProperties", "node");
    json_close(out, '}');
    json_close(out, '}');
    json_close(out, '}');
    return schema_end(out);
}
