/* How messages about fields call what stands there and what is meant. */
#include "input/fields-words.h"

const char *fields_words_kind(const YamlNode *node)
{
    switch (node->kind) {
    case YAML_MAP:
        return "a map";
    case YAML_LIST:
        return "a list";
    default:
        return node->length == 0 ? "empty" : "a text";
    }
}

const char *fields_words_type(const Field *field)
{
    switch (field->type) {
    case FIELD_MAP:
    case FIELD_MAP_OF:
        return "a map ('name: …' on the lines below, indented)";
    case FIELD_LIST:
        return "a list ('- …' on the lines below)";
    case FIELD_TOKENS:
        return "a text, or a list of them,";
    case FIELD_PROSE:
        return field->element ? "a text, or a map of them," : "a text";
    case FIELD_NUMBER:
        return "a number";
    default:
        return "a text";
    }
}

char *fields_words_join(const GPtrArray *names, const char *last)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        if (i > 0)
            g_string_append(out, i + 1 == names->len ? last : ", ");
        g_string_append_printf(out, "'%s'", (const char *)g_ptr_array_index(names, i));
    }
    return g_string_free(out, FALSE);
}
