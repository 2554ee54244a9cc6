/*
 * reader.h: the one place where files of a book are read, whatever their kind: YAML, templates,
 * assets, PO.
 *
 * They are regular files within a limit, so that no pipe, device or slip of a size makes the
 * program wait or grow; below the folder of the book, so that no symbolic link puts somebody else's
 * file into a page or a message; and texts are UTF-8 that shows what it holds.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "diagnostics.h"
#include "input/memory.h"

G_BEGIN_DECLS

/* The largest file that a person writes: the largest of a real book has some 100 KiB. */
#define READER_WRITTEN_MAX (4 * 1024 * 1024)
/* The largest that a program makes of a whole language: a PO file of 10,000 pages has some 30 MiB.
 */
#define READER_EXPORTED_MAX (64 * 1024 * 1024)

/* The byte order mark with which some programs begin a file of UTF-8. */
#define READER_BOM "\xEF\xBB\xBF"

/* The folder of a book that is held open, for one thread that reads many files of it; NULL for
 * files wherever they are. What keeps it from being opened is told of each file. */
typedef struct Reader Reader;
Reader *reader_new(const char *folder);
void reader_free(Reader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reader, reader_free)

/* Reads a file of at most `max` bytes into `memory`. Returns its bytes, with a NUL behind them that
 * does not count. NULL after a message. */
char *reader_read(Reader *reader, const char *path, gsize max, Memory *memory, gsize *length,
                  Diagnostics *diagnostics);

/* The same for one file, below `folder` or, where that is NULL, wherever it is. Free with g_free.
 */
char *reader_load(const char *folder, const char *path, gsize max, gsize *length,
                  Diagnostics *diagnostics);

/* The same for a text: UTF-8 without a byte order mark, and without characters that nobody sees. */
char *reader_load_text(const char *folder, const char *path, gsize max, gsize *length,
                       Diagnostics *diagnostics);

/* The names in a folder of a book, in no order; none where it may lack and does. NULL after a
 * message: it may be a link that leads out of the book. Free with g_ptr_array_unref. Those that are
 * folders are added to the set `folders`, which does not own them, where that is not NULL. */
GPtrArray *reader_list(const char *folder, const char *path, bool may_lack, GHashTable *folders,
                       Diagnostics *diagnostics);

/* Whether a text, from the byte `start` on, is UTF-8. Of `file` the path, the text and its length
 * are known. Reports the first byte that is none. */
bool reader_check_utf8(const DiagnosticPlace *file, gsize start, Diagnostics *diagnostics);

/* Whether a text of UTF-8 holds no character that is not seen: no control characters, line ends
 * that are none in editors, or byte order marks. Reports the first one under this name. */
bool reader_check_characters(const DiagnosticPlace *file, gsize start, DiagnosticId id,
                             Diagnostics *diagnostics);

/* Whether there is nothing to report in a text, for less than the checks of it take; what is false
 * may be fine, too. A NUL stands behind it. */
bool reader_is_plain(const char *at, const char *end);

/* Warns of the first character that lets a line be shown in another order than it is read in. */
void reader_warn_of_turns(const DiagnosticPlace *file, gsize start, Diagnostics *diagnostics);

/* What is wrong with a character that may be in no text, in words that follow "U+0000 is"; NULL
 * where it is fine. A carriage return is judged by what follows it. */
const char *reader_judge(gunichar c, char next);

G_END_DECLS
