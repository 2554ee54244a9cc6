#include "input/schema.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define SCHEMA_DRAFT "http://json-schema.org/draft-07/schema#"
/* One line, as far as a pattern can say it. */
#define ONE_LINE "^[^\\n]*$"

/* ---- Pieces ---- */

static void schema_set(JsonBuilder *out, const char *name, const char *value)
{
    json_builder_set_member_name(out, name);
    json_builder_add_string_value(out, value);
}

static void schema_set_number(JsonBuilder *out, const char *name, gint64 value)
{
    json_builder_set_member_name(out, name);
    json_builder_add_int_value(out, value);
}

static void schema_set_bool(JsonBuilder *out, const char *name, bool value)
{
    json_builder_set_member_name(out, name);
    json_builder_add_boolean_value(out, value);
}

/* What editors take a scalar for. One that must be there cannot be empty, and empty is null. */
static void schema_set_scalar(JsonBuilder *out, const Field *field, bool list)
{
    json_builder_set_member_name(out, "type");
    json_builder_begin_array(out);
    json_builder_add_string_value(out, "string");
    json_builder_add_string_value(out, "number");
    json_builder_add_string_value(out, "boolean");
    if (!field->required)
        json_builder_add_string_value(out, "null");
    if (list)
        json_builder_add_string_value(out, "array");
    json_builder_end_array(out);
    if (field->required)
        schema_set_number(out, "minLength", 1);
}

/* A pattern matches all of a text; an optional one may be empty. */
static void schema_set_pattern(JsonBuilder *out, const char *pattern, const char *help,
                               bool required)
{
    g_autofree char *whole = g_strdup_printf(required ? "^(?:%s)$" : "^(?:%s)?$", pattern);
    g_autofree char *message = help ? g_strdup_printf("It is %s.", help) : NULL;
    schema_set(out, "pattern", whole);
    if (message)
        schema_set(out, "patternErrorMessage", message);
}

static void schema_append_token(JsonBuilder *out, const Field *field, bool list)
{
    schema_set_scalar(out, field, list);
    if (field->pattern)
        schema_set_pattern(out, field->pattern, field->pattern_help, field->required);
    else
        schema_set(out, "pattern", ONE_LINE);
}

/* ---- Types ---- */

static void schema_append_field(JsonBuilder *out, const Field *field);

/* `yes` and `no` are words here, and booleans in editors that keep to YAML 1.1. */
static void schema_append_choices(JsonBuilder *out, const Field *field)
{
    json_builder_set_member_name(out, "enum");
    json_builder_begin_array(out);
    for (gsize i = 0; field->choices[i]; i++)
        json_builder_add_string_value(out, field->choices[i]);
    if (g_strv_contains(field->choices, "yes")) {
        json_builder_add_boolean_value(out, TRUE);
        json_builder_add_boolean_value(out, FALSE);
    }
    if (!field->required)
        json_builder_add_null_value(out);
    json_builder_end_array(out);
}

static void schema_append_number(JsonBuilder *out, const Field *field)
{
    json_builder_set_member_name(out, "type");
    json_builder_begin_array(out);
    json_builder_add_string_value(out, "integer");
    json_builder_add_string_value(out, "string");
    if (!field->required)
        json_builder_add_string_value(out, "null");
    json_builder_end_array(out);
    schema_set_number(out, "minimum", 0);
    schema_set_number(out, "maximum", FIELD_NUMBER_MAX);
    schema_set(out, "pattern", field->required ? "^[0-9]{1,9}$" : "^[0-9]{0,9}$");
}

/* Text in block style, which is a string for every editor; an empty one is null where it stands
 * bare. */
static void schema_append_block(JsonBuilder *out, const Field *field)
{
    json_builder_set_member_name(out, "type");
    json_builder_begin_array(out);
    json_builder_add_string_value(out, "string");
    if (!field->required)
        json_builder_add_string_value(out, "null");
    json_builder_end_array(out);
    if (field->required)
        schema_set_number(out, "minLength", 1);
}

static void schema_append_tokens(JsonBuilder *out, const Field *field)
{
    Field token = *field;
    token.type = FIELD_TOKEN;
    token.required = false;
    token.help = NULL;
    schema_append_token(out, field, true);
    if (field->required)
        schema_set_number(out, "minItems", 1);
    json_builder_set_member_name(out, "items");
    schema_append_field(out, &token);
}

static void schema_append_list(JsonBuilder *out, const Field *field)
{
    schema_set(out, "type", "array");
    if (field->required)
        schema_set_number(out, "minItems", 1);
    json_builder_set_member_name(out, "items");
    schema_append_field(out, field->element);
}

/* Names of the writer's choice, and what stands at each. */
static void schema_append_free(JsonBuilder *out, const Field *field)
{
    json_builder_set_member_name(out, "additionalProperties");
    schema_append_field(out, field->element);
}

static void schema_append_map_of(JsonBuilder *out, const Field *field)
{
    schema_set(out, "type", "object");
    if (field->required)
        schema_set_number(out, "minProperties", 1);
    if (field->pattern) {
        json_builder_set_member_name(out, "propertyNames");
        json_builder_begin_object(out);
        schema_set_pattern(out, field->pattern, field->pattern_help, true);
        json_builder_end_object(out);
    }
    schema_append_free(out, field);
}

/* One of two: what `field` is by itself, and what it is in the form that `other` appends. */
static void schema_append_either(JsonBuilder *out, const Field *field,
                                 void (*one)(JsonBuilder *, const Field *),
                                 void (*other)(JsonBuilder *, const Field *))
{
    json_builder_set_member_name(out, "anyOf");
    json_builder_begin_array(out);
    json_builder_begin_object(out);
    one(out, field);
    json_builder_end_object(out);
    json_builder_begin_object(out);
    other(out, field);
    json_builder_end_object(out);
    json_builder_end_array(out);
}

static void schema_append_map(JsonBuilder *out, const Field *map)
{
    const Field *table = map->fields;
    schema_set(out, "type", "object");
    json_builder_set_member_name(out, "properties");
    json_builder_begin_object(out);
    for (const Field *field = table; field->name; field++) {
        json_builder_set_member_name(out, field->name);
        schema_append_field(out, field);
    }
    json_builder_end_object(out);
    bool any = false;
    for (const Field *field = table; field->name; field++)
        any = any || field->required;
    if (any) {
        json_builder_set_member_name(out, "required");
        json_builder_begin_array(out);
        for (const Field *field = table; field->name; field++)
            if (field->required)
                json_builder_add_string_value(out, field->name);
        json_builder_end_array(out);
    }
    if (map->element)
        schema_append_free(out, map);
    else
        schema_set_bool(out, "additionalProperties", false);
}

static void schema_append_members(JsonBuilder *out, const Field *field);

static void schema_append_item(JsonBuilder *out, const Field *field)
{
    schema_append_members(out, field->element);
}

/* What a field is, as members of the object at hand. */
static void schema_append_members(JsonBuilder *out, const Field *field)
{
    if (field->help)
        schema_set(out, "description", field->help);
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

static void schema_append_field(JsonBuilder *out, const Field *field)
{
    json_builder_begin_object(out);
    schema_append_members(out, field);
    json_builder_end_object(out);
}

/* ---- Files ---- */

static JsonBuilder *schema_begin(const char *title)
{
    JsonBuilder *out = json_builder_new();
    json_builder_begin_object(out);
    schema_set(out, "$schema", SCHEMA_DRAFT);
    schema_set(out, "title", title);
    return out;
}

static char *schema_end(JsonBuilder *out)
{
    json_builder_end_object(out);
    g_autoptr(JsonNode) root = json_builder_get_root(out);
    g_autofree char *text = json_to_string(root, TRUE);
    g_object_unref(out);
    return g_strconcat(text, "\n", NULL);
}

char *schema_print(const Field *field, const char *title)
{
    JsonBuilder *out = schema_begin(title);
    schema_append_members(out, field);
    return schema_end(out);
}

static void schema_refer(JsonBuilder *out, const char *member, const char *definition)
{
    g_autofree char *address = g_strconcat("#/definitions/", definition, NULL);
    json_builder_set_member_name(out, member);
    json_builder_begin_object(out);
    schema_set(out, "$ref", address);
    json_builder_end_object(out);
}

/* Where one of a text's fields is there and no map, the node is a text. */
static void schema_append_condition(JsonBuilder *out, const Field *text)
{
    json_builder_begin_object(out);
    json_builder_set_member_name(out, "anyOf");
    json_builder_begin_array(out);
    for (const Field *field = text->fields; field->name; field++) {
        if (field->type != FIELD_TEXT)
            continue;
        json_builder_begin_object(out);
        json_builder_set_member_name(out, "required");
        json_builder_begin_array(out);
        json_builder_add_string_value(out, field->name);
        json_builder_end_array(out);
        json_builder_set_member_name(out, "properties");
        json_builder_begin_object(out);
        json_builder_set_member_name(out, field->name);
        json_builder_begin_object(out);
        json_builder_set_member_name(out, "not");
        json_builder_begin_object(out);
        schema_set(out, "type", "object");
        json_builder_end_object(out);
        json_builder_end_object(out);
        json_builder_end_object(out);
        json_builder_end_object(out);
    }
    json_builder_end_array(out);
    json_builder_end_object(out);
}

char *schema_print_texts(const Field *text, const Field *own, const char *title)
{
    JsonBuilder *out = schema_begin(title);
    schema_set(out, "type", "object");
    json_builder_set_member_name(out, "properties");
    json_builder_begin_object(out);
    json_builder_set_member_name(out, own->name);
    schema_append_field(out, own);
    json_builder_set_member_name(out, "unused");
    json_builder_begin_object(out);
    schema_set(out, "type", "object");
    json_builder_end_object(out);
    json_builder_end_object(out);
    schema_refer(out, "additionalProperties", "node");
    json_builder_set_member_name(out, "definitions");
    json_builder_begin_object(out);
    json_builder_set_member_name(out, "text");
    schema_append_field(out, text);
    json_builder_set_member_name(out, "node");
    json_builder_begin_object(out);
    schema_set(out, "type", "object");
    json_builder_set_member_name(out, "if");
    schema_append_condition(out, text);
    schema_refer(out, "then", "text");
    json_builder_set_member_name(out, "else");
    json_builder_begin_object(out);
    schema_refer(out, "additionalProperties", "node");
    json_builder_end_object(out);
    json_builder_end_object(out);
    json_builder_end_object(out);
    return schema_end(out);
}
