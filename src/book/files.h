/*
 * files.h: which files a book has, and reading them. For the loading files of this room only.
 */
#pragma once

#include "book/broken.h"

G_BEGIN_DECLS

/* Finds the files that there are. */
void files_discover(BookStore *store, const char *folder, Diagnostics *diagnostics);

/* What a thread needs to read and check files. */
typedef struct FileTools {
    Reader *reader;
    FieldsPatterns *patterns;
    YamlMemory *memory; /* its tree lives as long as the book */
} FileTools;

/* What is done with a file. It changes nothing but what belongs to the file, and adds to the file's
 * own messages. */
typedef void (*FileFunc)(BookFile *file, const FileTools *tools, gpointer user_data);

/* Reads and checks a file. */
void file_read(BookFile *file, const FileTools *tools, gpointer unused);

/* Says of each protocol that it lacks its file, once it is known that no other file holds that. */
void files_tell_lacking(const BookStore *store, Diagnostics *diagnostics);

/* All but the translations come first in the order of the files. */
typedef enum FilesPart { FILES_OF_BOOK, FILES_OF_TRANSLATIONS } FilesPart;

/* Has other threads call `func` for each file of a part; files_end takes its share, waits for them,
 * merges the messages in the order of the files, and frees the work. */
typedef struct FilesWork FilesWork;
FilesWork *files_begin(BookStore *store, const char *folder, FilesPart part, FileFunc func,
                       gpointer user_data);
void files_end(FilesWork *work, Diagnostics *diagnostics);

/* The first file of a kind, of a protocol or locale where it belongs to one; NULL where there is
 * none. */
const BookFile *files_find(const BookStore *store, BookFileKind kind, guint owner);

G_END_DECLS
