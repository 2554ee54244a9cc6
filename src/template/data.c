/* data.c: the values of lenient templates. */
#include "template/data.h"

static TemplateData *data_new(DataKind kind)
{
    TemplateData *data = g_new0(TemplateData, 1);
    data->kind = kind;
    return data;
}

static void data_free(gpointer data)
{
    template_data_free(data);
}

TemplateData *template_data_string(const char *text)
{
    TemplateData *data = data_new(text != NULL ? DATA_STRING : DATA_NULL);
    if (text != NULL) {
        data->string = g_string_new(text);
    }
    return data;
}

TemplateData *template_data_bool(bool value)
{
    TemplateData *data = data_new(DATA_BOOL);
    data->truth = value;
    return data;
}

TemplateData *template_data_list(void)
{
    TemplateData *data = data_new(DATA_LIST);
    data->items = g_ptr_array_new_with_free_func(data_free);
    return data;
}

TemplateData *template_data_map(void)
{
    TemplateData *data = data_new(DATA_MAP);
    data->map = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, data_free);
    return data;
}

void template_data_append(TemplateData *list, TemplateData *item)
{
    g_return_if_fail(list->kind == DATA_LIST);
    g_ptr_array_add(list->items, item);
}

void template_data_set(TemplateData *map, const char *name, TemplateData *value)
{
    g_return_if_fail(map->kind == DATA_MAP);
    g_hash_table_replace(map->map, g_strdup(name), value);
}

void template_data_free(TemplateData *data)
{
    if (data == NULL) {
        return;
    }
    if (data->string != NULL) {
        g_string_free(data->string, TRUE);
    }
    g_clear_pointer(&data->items, g_ptr_array_unref);
    g_clear_pointer(&data->map, g_hash_table_unref);
    g_free(data);
}

bool template_data_is_true(const TemplateData *data)
{
    if (data == NULL) {
        return false;
    }
    switch (data->kind) {
    case DATA_NULL:
        return false;
    case DATA_STRING:
        return data->string->len > 0;
    case DATA_BOOL:
        return data->truth;
    case DATA_LIST:
        return data->items->len > 0;
    case DATA_MAP:
        return true;
    }
    return false;
}
