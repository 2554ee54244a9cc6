/*
 * temp_folder.h: a folder for one test, with files that are written and read as text.
 */
#pragma once

#include <glib.h>

typedef struct TempFolder {
    char *path;
} TempFolder;

/* For cmocka: the folder is the state of the test, and is removed with all that is in it. */
int temp_folder_new(void **state);
int temp_folder_free(void **state);

/* The full path of a file in it; free with g_free. */
char *temp_folder_path(const TempFolder *folder, const char *name);

/* Writes a file, folders included. */
void temp_folder_write(const TempFolder *folder, const char *name, const char *text);

/* Fails unless a file has this text; where that is NULL, unless there is nothing. */
void temp_folder_assert(const TempFolder *folder, const char *name, const char *text);
