/*
 * api-files.h: which files the data for programs consists of.
 */
#pragma once

#include "site/files.h"

G_BEGIN_DECLS

/* Adds them, in the order in which they are printed. To add a kind of them is to add a row of its
 * table, and what renders it. */
void api_files_add(GPtrArray *files, const Book *book);

G_END_DECLS
