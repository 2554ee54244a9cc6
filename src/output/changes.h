/*
 * changes.h: what two manifests differ in.
 */
#pragma once

#include "output/manifest.h"

G_BEGIN_DECLS

/* Lists of paths, each sorted. */
typedef struct Changes {
    GPtrArray *added, *changed, *removed; /* char * */
} Changes;

/* Compares two manifests. What is kept one build longer counts as there. Free with changes_free. */
Changes *changes_new(const Manifest *before, const Manifest *after);
void changes_free(Changes *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Changes, changes_free)

G_END_DECLS
