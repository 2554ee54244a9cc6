/* data.h: what TemplateData is. Private to the template room. */
#pragma once

#include "template/template.h"

typedef enum DataKind {
    DATA_NULL,
    DATA_STRING,
    DATA_BOOL,
    DATA_LIST,
    DATA_MAP,
} DataKind;

struct TemplateData {
    DataKind kind;
    bool truth;       /* bool */
    GString *string;  /* string */
    GPtrArray *items; /* list: of TemplateData */
    GHashTable *map;  /* map: char * to TemplateData */
};

/* Whether a section on it is shown. */
bool template_data_is_true(const TemplateData *data);
