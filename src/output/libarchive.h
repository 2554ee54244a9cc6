/*
 * libarchive.h: the functions of libarchive (archive.h, archive_entry.h) that write an archive,
 * in a library that is opened for it.
 */
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define LIBARCHIVE_FUNCTIONS(_)                                                                    \
    _(entry_free)                                                                                  \
    _(entry_new)                                                                                   \
    _(entry_set_filetype)                                                                          \
    _(entry_set_mtime)                                                                             \
    _(entry_set_pathname)                                                                          \
    _(entry_set_perm)                                                                              \
    _(entry_set_size)                                                                              \
    _(error_string)                                                                                \
    _(write_close)                                                                                 \
    _(write_data)                                                                                  \
    _(write_finish_entry)                                                                          \
    _(write_free)                                                                                  \
    _(write_header)                                                                                \
    _(write_new)                                                                                   \
    _(write_open)                                                                                  \
    _(write_set_bytes_in_last_block)                                                               \
    _(write_set_bytes_per_block)                                                                   \
    _(write_set_format_ustar)

/* Each is the function whose name begins with archive_, and takes and means what that does. */
typedef struct Libarchive {
#define LIBARCHIVE_MEMBER(name) __typeof__(&archive_##name) name;
    LIBARCHIVE_FUNCTIONS(LIBARCHIVE_MEMBER)
#undef LIBARCHIVE_MEMBER
} Libarchive;

/* Opens the library, see library.h. */
bool libarchive_open(Libarchive *library, GError **error);

G_END_DECLS
