/* A folder for one test, with files that are written and read as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "temp_folder.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>

int temp_folder_new(void **state)
{
    TempFolder *folder = g_new0(TempFolder, 1);
    folder->path = g_dir_make_tmp("statusbook-test-XXXXXX", NULL);
    *state = folder;
    return folder->path ? 0 : -1;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

int temp_folder_free(void **state)
{
    TempFolder *folder = *state;
    nftw(folder->path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    g_free(folder->path);
    g_free(folder);
    return 0;
}

char *temp_folder_path(const TempFolder *folder, const char *name)
{
    return g_build_filename(folder->path, name, NULL);
}

void temp_folder_write(const TempFolder *folder, const char *name, const char *text)
{
    g_autofree char *path = temp_folder_path(folder, name);
    g_autofree char *above = g_path_get_dirname(path);
    assert_int_equal(g_mkdir_with_parents(above, 0755), 0);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

void temp_folder_assert(const TempFolder *folder, const char *name, const char *text)
{
    g_autofree char *path = temp_folder_path(folder, name);
    g_autofree char *found = NULL;
    g_file_get_contents(path, &found, NULL, NULL);
    if (g_strcmp0(found, text) != 0)
        fail_msg("'%s' is '%s', not '%s'", name, found ? found : "not there", text ? text : "gone");
}
