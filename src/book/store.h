/*
 * store.h: what a loaded book lives in: its files, its memory, and how the loading files complain.
 * For the loading files of this room only.
 */
#pragma once

#include "book/book.h"

G_BEGIN_DECLS

/* One file of the book, as it is found, read and parsed. */
typedef struct BookFile {
    BookFileKind kind;
    char *path; /* from the book's folder */
    char
        *id; /* of its source: site, sip/486, sip/480-vs-486; of a translation that of its source */
    guint protocol; /* of codes/P/… */
    guint locale;   /* of locales/L/… */
    char *a, *b;    /* the code (a), or the two of a pair */
    char *meant;    /* the source that it is by what it holds, and not by its name; or NULL */
    YamlFile *yaml; /* NULL where it could not be read */
    Diagnostics *diagnostics;
    bool has_errors;   /* the fields of the file: what it seems to lack may be one of them */
    bool lacks_source; /* a translation of what is not there */
} BookFile;

typedef struct BookStore BookStore;
struct BookStore {
    GPtrArray *files;              /* BookFile, in the order of the sources, then translations */
    GHashTable *broken;            /* what cannot be read, or does not end in .yaml: files_break */
    GPtrArray *owned;              /* blocks of memory */
    GPtrArray *memory;             /* YamlMemory, of the files; the bytes may be freed already */
    GPtrArray *flows;              /* Flow, of the codes */
    GHashTable *text_by_node;      /* const YamlNode * of the English → TextId */
    GHashTable *source_by_id;      /* const char * → place in Book.sources + 1 */
    GPtrArray *source_files;       /* BookFile of each source */
    char **languages, **protocols; /* of site.yaml */
    YamlFile *site;
    FieldsPatterns *patterns;                       /* for what is checked by one thread */
    guint jobs;                                     /* threads that load */
    GPtrArray *unread_protocols, *unread_languages; /* folders that site.yaml does not name */
    GPtrArray *lacking_protocols; /* of site.yaml that have no file, where no error says why */
    bool lacks_protocols;         /* one of site.yaml is a slip, so any may be meant */
    bool failed; /* a protocol is not there or could not be read: the book is of no use */
};

/* A store for a book that `jobs` threads load. Free with store_free, and with it all that lives in
 * it. */
BookStore *store_create(guint jobs);
void store_free(BookStore *store);

/* Memory that lives as long as the book, cleared. */
gpointer store_alloc(BookStore *store, gsize n, gsize size);
#define store_new(store, type, n) ((type *)store_alloc((store), (n), sizeof(type)))

/* The tokens of a text or a list; none where `node` is NULL. */
Tokens store_tokens(BookStore *store, const YamlNode *node);

/* Where the token with this index stands: in a list not always at the same place, since what is no
 * text is no token. */
const YamlNode *store_token_node(const YamlNode *node, guint index);

/* Whether an error says of a map, of one of its keys, or of one of the items of a list that its
 * form is wrong. What such a map or list seems to lack may be that; so nobody complains of it. */
bool store_has_wrong_part(const Diagnostics *diagnostics, const YamlNode *node);

/* The same of what a map has at `key`; where it has nothing there, of the map: another name may be
 * a slip of that key. */
bool store_is_doubtful(const Diagnostics *diagnostics, const YamlNode *map, const char *key);

/* Lets what a map has at `key` be doubtful: a message elsewhere tells already of what is wrong. */
void store_mark(Diagnostics *diagnostics, const YamlNode *map, const char *key);

/* Adds a message at a node: `subject` is put in single quotes, and the nearest of the names (n of
 * them, or NULL and 0) is proposed. */
void store_complain(Diagnostics *diagnostics, DiagnosticId id, const YamlNode *node,
                    const char *problem, const char *subject, const char *const *names, gsize n);

/* Warns of a name that Windows keeps for a device: neither a file of the book nor a page of the
 * site can have it there. */
void store_check_device(Diagnostics *diagnostics, DiagnosticPlace place, const char *name);

G_END_DECLS
