/*
 * store.h: what a loaded book lives in. For the loading files of this room only.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* One file of the book, as it is found, read and parsed. */
typedef struct BookFile {
    BookFileKind kind;
    char *path; /* from the book's folder */
    char *id;   /* of its source: site, sip/486, sip/480-vs-486; of a translation that of its source */
    guint protocol; /* of codes/P/… */
    guint locale;   /* of locales/L/… */
    char *a, *b;    /* the code (a), or the two of a pair */
    YamlFile *yaml; /* NULL where it could not be read */
    Diagnostics *diagnostics;
} BookFile;

typedef struct BookStore {
    GPtrArray *files;              /* BookFile, in the order of the sources, then translations */
    GPtrArray *owned;              /* blocks of memory */
    GPtrArray *flows;              /* Flow, of the codes */
    GHashTable *text_by_node;      /* const YamlNode * of the English → TextId */
    GHashTable *source_by_id;      /* const char * → place in Book.sources + 1 */
    GPtrArray *source_files;       /* BookFile of each source */
    char **languages, **protocols; /* of site.yaml */
    YamlFile *site;
    FieldsPatterns *patterns; /* for what is checked by one thread */
    guint jobs;               /* threads that load */
    bool failed; /* a protocol is not there or could not be read: the book is of no use */
} BookStore;

/* Memory that lives as long as the book, cleared. */
gpointer store_alloc(BookStore *store, gsize n, gsize size);
#define store_new(store, type, n) ((type *)store_alloc((store), (n), sizeof(type)))

/* The tokens of a text or a list; none where `node` is NULL. */
Tokens store_tokens(BookStore *store, const YamlNode *node);

/* files.c: which files there are, and reading them. */
void files_discover(BookStore *store, const char *folder, Diagnostics *diagnostics);

/* What is done with a file. It changes nothing but what belongs to the file, and adds to the file's
 * own messages. */
typedef void (*FileFunc)(BookFile *file, FieldsPatterns *patterns, gpointer user_data);

/* Reads and checks a file; `folder` is that of the book. */
void file_read(BookFile *file, FieldsPatterns *patterns, gpointer folder);

/* All but the translations come first in the order of the files. */
typedef enum FilesPart { FILES_OF_BOOK, FILES_OF_TRANSLATIONS } FilesPart;

/* Has other threads call `func` for each file of a part; files_end takes its share, waits for them,
 * merges the messages in the order of the files, and frees the work. */
typedef struct FilesWork FilesWork;
FilesWork *files_begin(BookStore *store, FilesPart part, FileFunc func, gpointer user_data);
void files_end(FilesWork *work, Diagnostics *diagnostics);

/* The first file of a kind, of a protocol or locale where it belongs to one; NULL where there is
 * none. */
const BookFile *files_find(const BookStore *store, BookFileKind kind, guint owner);

/* Whether there is a source with this id whose file could not be read: that is an error already, so
 * nobody complains that it is missing. */
bool files_is_broken(const BookStore *store, const char *id);

/* settings.c: site.yaml. False where nothing more can be loaded. */
bool settings_load(Book *book, const char *folder, Diagnostics *diagnostics);
/* Where site.yaml names a language or a protocol: `list` is "languages" or "protocols". */
const YamlNode *settings_node(const BookStore *store, const char *list, const char *name);

/* texts.c: the sources and their texts, and the id of an English node (TEXT_NONE for NULL). */
void texts_collect(Book *book, Diagnostics *diagnostics);
TextId texts_of(const Book *book, const YamlNode *english);

/* locales.c: the languages; and a FileFunc that reads a translation, once the texts are known. */
void locales_load(Book *book, Diagnostics *diagnostics);
typedef struct TranslationFolder {
    Book *book;
    const char *folder;
} TranslationFolder;
void translation_read(BookFile *file, FieldsPatterns *patterns, gpointer translation_folder);

/* protocols.c: protocol.yaml. codes.c: the codes. facts.c: their answers. notes.c: pair notes. */
void protocols_load(Book *book, Diagnostics *diagnostics);
/* The bits of the answers that a text or a list names. */
guint64 question_answers(const Question *question, const YamlNode *value, Diagnostics *diagnostics);
void codes_load(Book *book, guint protocol, Diagnostics *diagnostics);
/* When all protocols are loaded: whether the equivalents of one that are in the book are there. */
void codes_check_equivalents(const Book *book, guint protocol, Diagnostics *diagnostics);
void facts_load(const Protocol *protocol, Code *code, const YamlNode *facts, BookStore *store,
                Diagnostics *diagnostics);
void facts_number(Protocol *protocol);
void notes_load(Book *book, guint protocol, Diagnostics *diagnostics);

/* Adds a message at a node: `subject` is put in single quotes, and the nearest of the names (n of
 * them, or NULL and 0) is proposed. */
void store_complain(Diagnostics *diagnostics, DiagnosticId id, const YamlNode *node,
                    const char *problem, const char *subject, const char *const *names, gsize n);

G_END_DECLS
