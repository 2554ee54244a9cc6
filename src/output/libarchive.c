/* libarchive, opened where an archive is written. */
#include "output/libarchive.h"

#include "library.h"

bool libarchive_open(Libarchive *library, GError **error)
{
#define LIBARCHIVE_NAME(name) "archive_" #name,
    static const char *const names[] = {LIBARCHIVE_FUNCTIONS(LIBARCHIVE_NAME)};
    return library_open(LIBARCHIVE_FILE, names, G_N_ELEMENTS(names), library, error);
}
