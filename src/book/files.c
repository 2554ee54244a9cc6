/* Finds the files of a book and reads them. Several threads read; each file has its own collection
 * of messages, so no thread waits for another. */
#include "book/files.h"

#include "book/file-names.h"
#include "book/foreign.h"
#include "book/ids.h"
#include "book/settings.h"
#include "book/unread.h"
#include "input/reader.h"
#include "text-hash.h"

#include <string.h>

/* More threads than this gain nothing, since the files are small. */
#define READERS_MAX 8

static BookFile *files_add(BookStore *store, BookFileKind kind, const char *id, char *path)
{
    BookFile *file = g_new0(BookFile, 1);
    file->kind = kind;
    file->id = g_strdup(id);
    file->path = path;
    file->diagnostics = diagnostics_new();
    g_ptr_array_add(store->files, file);
    return file;
}

const BookFile *files_find(const BookStore *store, BookFileKind kind, guint owner)
{
    bool of_locale = book_kind_is_of_locale(kind);
    for (guint i = 0; i < store->files->len; i++) {
        const BookFile *file = g_ptr_array_index(store->files, i);
        if (file->kind == kind && (of_locale ? file->locale : file->protocol) == owner)
            return file;
    }
    return NULL;
}

static void files_misplaced(const char *path, const char *why, Diagnostics *diagnostics)
{
    DiagnosticPlace place = {.path = path};
    diagnostics_add(diagnostics, DIAGNOSTIC_MISPLACED, &place, "%s", why);
}

/* Whether nobody means a file to be read: it is hidden, or a copy that an editor keeps. */
static bool files_is_hidden(const char *name)
{
    return name[0] == '.' || name[0] == '#' || g_str_has_suffix(name, "~");
}

/* A file with another ending: it is no source, and nobody complains that that is not there. */
static void files_add_misnamed(BookStore *store, const char *path, const char *name,
                               Diagnostics *diagnostics)
{
    g_autofree char *shown = g_strdup_printf("%s/%s", path, name);
    bool is_clear;
    g_autofree char *stem = file_name_stem(shown, &is_clear);
    bool is_source = g_str_has_prefix(stem, "codes/");
    g_autofree char *id = is_source                              ? g_strdup(stem + strlen("codes/"))
                          : strcmp(stem, "locales/en/site") == 0 ? g_strdup("site")
                                                                 : g_strconcat(stem, ".yaml", NULL);
    DiagnosticPlace place = {.path = shown};
    diagnostics_add(diagnostics, is_clear ? DIAGNOSTIC_MISPLACED : DIAGNOSTIC_UNREAD_FILE, &place,
                    "the name of the file does not end in '.yaml', so it is not read");
    (is_clear ? files_break : files_leave)(store, id);
}

/* Whether what is in a folder of codes/, or of a language, is read. */
static bool files_is_read(const BookStore *store, const char *name)
{
    return strcmp(name, BOOK_ACROSS) == 0 ||
           g_strv_contains((const char *const *)store->protocols, name);
}

/* What stands in a folder that is not read: nobody misses it where it belongs. */
static void files_leave_folder(BookStore *store, const char *folder, const char *path)
{
    g_autoptr(Diagnostics) unwanted = diagnostics_new();
    g_autoptr(GPtrArray) names = reader_list(folder, path, true, NULL, unwanted);
    for (guint i = 0; names && i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        bool is_clear;
        g_autofree char *stem = file_name_stem(name, &is_clear);
        if (stem && strcmp(stem, "protocol") != 0) /* which each protocol has */
            files_leave_name(store, stem);
    }
}

/* A folder where protocols have theirs, or where there should be none. That no protocol has its
 * name is told once, of codes/. */
static void files_see_folder(BookStore *store, const char *folder, const char *path,
                             const char *name, bool of_protocols, Diagnostics *diagnostics)
{
    g_autofree char *id = g_strconcat(name, "/", NULL), *shown = g_build_filename(path, name, NULL);
    if (of_protocols && (files_is_read(store, name) || files_is_told(store, id)))
        return;
    if (g_str_has_prefix(path, "codes"))
        files_leave_folder(store, folder, shown);
    if (of_protocols)
        files_leave(store, id);
    if (of_protocols && strcmp(path, "codes") == 0) {
        g_ptr_array_add(store->unread_protocols, g_strdup(name));
        return;
    }
    DiagnosticPlace place = {.path = shown};
    if (of_protocols)
        unread_complain(store, shown, name, diagnostics);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_UNREAD_FOLDER, &place,
                        "files are not looked for so deep, so this folder is not read");
}

/* The names in a folder that end in .yaml, without that ending, in no order; none where there is no
 * such folder and it may lack. NULL after a message. Other folders in it are those of protocols, or
 * should not be there. */
static GPtrArray *files_list(BookStore *store, const char *folder, const char *path,
                             bool of_protocols, bool may_lack, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) folders = g_hash_table_new(text_hash, g_str_equal);
    g_autoptr(GPtrArray) all = reader_list(folder, path, may_lack, folders, diagnostics);
    if (!all)
        return NULL;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < all->len; i++) {
        const char *name = g_ptr_array_index(all, i);
        if (files_is_hidden(name))
            continue;
        if (g_str_has_suffix(name, ".yaml"))
            g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".yaml")));
        else if (g_hash_table_contains(folders, name))
            files_see_folder(store, folder, path, name, of_protocols, diagnostics);
        else if (file_name_is_meant(name))
            files_add_misnamed(store, path, name, diagnostics);
    }
    return names;
}

/* ---- codes/ ---- */

/* A name that no file of codes/ has. Nobody misses the source that it means. */
static void files_add_misplaced(BookStore *store, FileFolder folder, const char *below,
                                const char *path, const char *name, Diagnostics *diagnostics)
{
    const char *const *protocols = (const char *const *)store->protocols;
    g_autofree char *why = file_name_judge(folder, name, protocols);
    files_misplaced(path, why, diagnostics);
    files_break_name(store, name);
    g_auto(GStrv) meant = file_name_meant(folder, below, name, protocols);
    for (guint i = 0; meant[i]; i++)
        files_break(store, meant[i]);
}

/* One file of codes/, of codes/P/ or of codes/across/. `below` is the name of that folder with a
 * slash, or empty; `protocol` its place. */
static void files_add_source(BookStore *store, FileFolder folder, const char *below, guint protocol,
                             const char *name, Diagnostics *diagnostics)
{
    g_autofree char *path = g_strconcat("codes/", below, name, ".yaml", NULL);
    g_autofree char *id = g_strconcat(below, name, NULL);
    g_autofree char *a = NULL, *b = NULL;
    BookFileKind kind = book_kind_of_file(folder, name, &a, &b);
    if (kind == BOOK_N_FILE_KINDS ||
        (kind == BOOK_FILE_PAIR &&
         file_name_is_relation(name, (const char *const *)store->protocols))) {
        files_add_misplaced(store, folder, below, path, name, diagnostics);
        return;
    }
    store_check_device(diagnostics, (DiagnosticPlace){.path = path}, name);
    BookFile *file = files_add(store, kind, id, g_steal_pointer(&path));
    file->protocol = protocol;
    file->a = g_steal_pointer(&a);
    file->b = g_steal_pointer(&b);
    if (kind == BOOK_FILE_RELATION && strcmp(file->a, file->b) > 0) {
        g_autofree char *turned = g_strconcat(below, file->b, ID_VERSUS, file->a, NULL);
        files_break(store, turned);
    }
}

/* False where the folder cannot be read. */
static bool files_add_sources(BookStore *store, const char *folder, FileFolder kind,
                              const char *below, guint protocol, Diagnostics *diagnostics)
{
    g_autofree char *dir = g_strconcat("codes/", below, NULL);
    if (g_str_has_suffix(dir, "/"))
        dir[strlen(dir) - 1] = '\0';
    g_autoptr(GPtrArray) names = files_list(store, folder, dir, kind == FILE_FOLDER_CODES,
                                            kind != FILE_FOLDER_CODES, diagnostics);
    if (!names)
        files_break(store, *below ? below : FILES_ALL_SOURCES);
    for (guint i = 0; names && i < names->len; i++)
        files_add_source(store, kind, below, protocol, g_ptr_array_index(names, i), diagnostics);
    return names != NULL;
}

/* Whether a folder of codes/ has no source, and no error says why. */
static bool files_lack_folder(const BookStore *store, const char *below)
{
    g_autofree char *folder = g_strconcat(below, "/", NULL);
    for (guint i = 0; i < store->files->len; i++)
        if (g_str_has_prefix(((const BookFile *)g_ptr_array_index(store->files, i))->id, folder))
            return false;
    return !files_is_broken(store, folder);
}

/* Without its file nothing that belongs to a protocol can be judged. */
static void files_need_protocol(BookStore *store, guint protocol)
{
    const char *id = store->protocols[protocol];
    if (files_find(store, BOOK_FILE_PROTOCOL, protocol))
        return;
    g_autofree char *source = g_strconcat(id, "/protocol", NULL);
    g_autofree char *folder = g_strconcat(id, "/", NULL);
    if (!files_is_broken(store, source))
        g_ptr_array_add(store->lacking_protocols, (gpointer)id);
    store->lacks_protocols = store->lacks_protocols || files_lack_folder(store, id);
    files_break(store, folder);
}

/* Whether a file under another name holds what this source is to hold. */
static bool files_is_meant_by_any(const BookStore *store, const char *source)
{
    for (guint i = 0; i < store->files->len; i++)
        if (g_strcmp0(((const BookFile *)g_ptr_array_index(store->files, i))->meant, source) == 0)
            return true;
    return false;
}

void files_tell_lacking(const BookStore *store, Diagnostics *diagnostics)
{
    for (guint i = 0; i < store->lacking_protocols->len; i++) {
        const char *id = g_ptr_array_index(store->lacking_protocols, i);
        g_autofree char *source = g_strconcat(id, "/protocol", NULL);
        g_autofree char *path = g_strdup_printf("codes/%s.yaml", source);
        if (!files_is_meant_by_any(store, source))
            unread_complain_absent(store->unread_protocols, DIAGNOSTIC_UNREADABLE,
                                   settings_node(store, "protocols", id), id, path, diagnostics);
    }
}

/* The sources of the whole book, of each protocol, and across protocols. */
static void files_add_codes(BookStore *store, const char *folder, Diagnostics *diagnostics)
{
    guint n_protocols = g_strv_length(store->protocols);
    if (!files_add_sources(store, folder, FILE_FOLDER_CODES, "", 0, diagnostics))
        return;
    for (guint p = 0; p < n_protocols; p++) {
        g_autofree char *below = g_strconcat(store->protocols[p], "/", NULL);
        files_add_sources(store, folder, FILE_FOLDER_PROTOCOL, below, p, diagnostics);
        files_need_protocol(store, p);
    }
    unread_tell(store, diagnostics);
    files_add_sources(store, folder, FILE_FOLDER_ACROSS, BOOK_ACROSS "/", n_protocols, diagnostics);
}

/* ---- locales/L/ ---- */

/* The kind of a file that stands in the folder of a language itself; BOOK_N_FILE_KINDS where there
 * is none. */
static BookFileKind files_kind_in_locale(const char *name, bool english)
{
    static const FileFolder mirrored[] = {FILE_FOLDER_ENGLISH, FILE_FOLDER_CODES};
    char *none = NULL;
    BookFileKind kind = book_kind_of_file(FILE_FOLDER_LOCALE, name, &none, &none);
    if (kind == BOOK_N_FILE_KINDS && english)
        return book_kind_of_file(FILE_FOLDER_ENGLISH, name, &none, &none);
    for (guint i = 0; kind == BOOK_N_FILE_KINDS && i < G_N_ELEMENTS(mirrored); i++) {
        BookFileKind source = book_kind_of_file(mirrored[i], name, &none, &none);
        if (source < BOOK_N_FILE_KINDS && book_kind(source)->mirrored)
            return BOOK_FILE_TRANSLATION;
    }
    return kind;
}

static void files_complain_in_locale(const char *path, bool english, Diagnostics *diagnostics)
{
    g_autofree char *own = book_folder_list(FILE_FOLDER_LOCALE);
    g_autofree char *words = book_folder_list(FILE_FOLDER_ENGLISH);
    g_autofree char *codes = book_folder_list(FILE_FOLDER_CODES);
    g_autofree char *why = g_strdup_printf(
        english ? "English has %s and %s here, and all else in codes/"
                : "a language has %s, %s, %s, a folder for each protocol and '" BOOK_ACROSS "'",
        own, words, codes);
    files_misplaced(path, why, diagnostics);
}

/* The translations in a folder below that of a language: of a protocol, or of what lies between
 * protocols. */
static void files_add_translations(BookStore *store, const char *folder, guint locale,
                                   const char *below, Diagnostics *diagnostics)
{
    const char *language = store->languages[locale];
    g_autofree char *dir = g_strdup_printf("locales/%s/%s", language, below);
    g_autoptr(GPtrArray) names = files_list(store, folder, dir, false, true, diagnostics);
    if (names && names->len > 0 && files_lack_folder(store, below)) {
        DiagnosticPlace place = {.path = dir};
        diagnostics_add(diagnostics, DIAGNOSTIC_UNUSED_TRANSLATION, &place,
                        "nothing stands in 'codes/%s' that the files of this folder translate",
                        below);
        return;
    }
    for (guint i = 0; names && i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_strconcat(dir, "/", name, ".yaml", NULL);
        g_autofree char *id = g_strconcat(below, "/", name, NULL);
        if (strcmp(language, "en") == 0) {
            files_misplaced(path, "the English of a code stands in codes/, beside its facts",
                            diagnostics);
            files_break_name(store, name);
        } else
            files_add(store, BOOK_FILE_TRANSLATION, id, g_steal_pointer(&path))->locale = locale;
    }
}

static void files_add_locale(BookStore *store, const char *folder, guint locale,
                             Diagnostics *diagnostics)
{
    bool english = strcmp(store->languages[locale], "en") == 0;
    g_autofree char *dir = g_strdup_printf("locales/%s", store->languages[locale]);
    g_autoptr(GPtrArray) names = files_list(store, folder, dir, true, !english, diagnostics);
    if (!names) {
        g_autofree char *head = g_strconcat(dir, "/locale.yaml", NULL);
        files_break(store, head);
        if (english)
            files_break(store, "site");
        return;
    }
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *path = g_strconcat(dir, "/", name, ".yaml", NULL);
        BookFileKind kind = files_kind_in_locale(name, english);
        if (kind == BOOK_N_FILE_KINDS)
            files_complain_in_locale(path, english, diagnostics);
        else
            files_add(store, kind, name, g_steal_pointer(&path))->locale = locale;
    }
    for (guint p = 0; store->protocols[p]; p++)
        files_add_translations(store, folder, locale, store->protocols[p], diagnostics);
    files_add_translations(store, folder, locale, BOOK_ACROSS, diagnostics);
}

static void files_add_locales(BookStore *store, const char *folder, Diagnostics *diagnostics)
{
    g_autoptr(GHashTable) folders = g_hash_table_new(text_hash, g_str_equal);
    g_autoptr(GPtrArray) names = reader_list(folder, "locales", false, folders, diagnostics);
    if (!names) {
        files_break(store, "locales/");
        files_break(store, "site");
        return;
    }
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (g_hash_table_contains(folders, name) && !files_is_hidden(name) &&
            !g_strv_contains((const char *const *)store->languages, name))
            g_ptr_array_add(store->unread_languages, g_strdup(name));
    }
    for (guint l = 0; store->languages[l]; l++)
        files_add_locale(store, folder, l, diagnostics);
}

/* ---- All of them ---- */

/* Kinds in their order; of one kind by protocol, locale, then the codes in theirs. */
static int files_compare(gconstpointer x, gconstpointer y)
{
    const BookFile *a = *(BookFile *const *)x, *b = *(BookFile *const *)y;
    bool translated = a->kind == BOOK_FILE_TRANSLATION, other = b->kind == BOOK_FILE_TRANSLATION;
    if (translated != other)
        return translated ? 1 : -1;
    if (a->protocol != b->protocol)
        return a->protocol < b->protocol ? -1 : 1;
    if (a->kind != b->kind)
        return (int)a->kind - (int)b->kind;
    if (a->locale != b->locale)
        return a->locale < b->locale ? -1 : 1;
    int order = a->a && b->a ? id_compare(a->a, b->a) : 0;
    if (order == 0 && a->b && b->b)
        order = id_compare(a->b, b->b);
    return order != 0 ? order : strcmp(a->path, b->path);
}

void files_discover(BookStore *store, const char *folder, Diagnostics *diagnostics)
{
    files_add_codes(store, folder, diagnostics);
    files_add_locales(store, folder, diagnostics);
    g_ptr_array_sort(store->files, files_compare);
}

/* ---- Work on files, spread over threads ---- */

struct FilesWork {
    const char *folder; /* of the book */
    BookStore *store;
    guint first, behind; /* those of the part */
    FileFunc func;
    gpointer user_data;
    gint next; /* the next file that nobody has taken; atomic */
    GThread *threads[READERS_MAX];
    guint n_threads;
};

/* Returns the memory of what it has read. */
static gpointer files_worker(gpointer data)
{
    FilesWork *work = data;
    YamlMemory *memory = yaml_memory_new();
    g_autoptr(Reader) reader = reader_new(work->folder);
    g_autoptr(FieldsPatterns) patterns = fields_patterns_new();
    const FileTools tools = {reader, patterns, memory};
    for (guint i; (i = (guint)g_atomic_int_add(&work->next, 1)) < work->behind;)
        work->func(g_ptr_array_index(work->store->files, i), &tools, work->user_data);
    return memory;
}

static guint files_count_of_book(const GPtrArray *files)
{
    guint n = 0;
    while (n < files->len &&
           ((const BookFile *)g_ptr_array_index(files, n))->kind != BOOK_FILE_TRANSLATION)
        n++;
    return n;
}

FilesWork *files_begin(BookStore *store, const char *folder, FilesPart part, FileFunc func,
                       gpointer user_data)
{
    FilesWork *work = g_new0(FilesWork, 1);
    work->folder = folder;
    guint n_of_book = files_count_of_book(store->files);
    work->store = store;
    work->first = part == FILES_OF_BOOK ? 0 : n_of_book;
    work->behind = part == FILES_OF_BOOK ? n_of_book : store->files->len;
    work->next = (gint)work->first;
    work->func = func;
    work->user_data = user_data;
    /* Where the system gives no more threads, those that there are do the work. */
    GThread *thread;
    guint n = CLAMP(store->jobs, 1, READERS_MAX) - 1;
    while (work->n_threads < n && (thread = g_thread_try_new("read", files_worker, work, NULL)))
        work->threads[work->n_threads++] = thread;
    return work;
}

void files_end(FilesWork *work, Diagnostics *diagnostics)
{
    g_ptr_array_add(work->store->memory, files_worker(work));
    for (guint i = 0; i < work->n_threads; i++)
        g_ptr_array_add(work->store->memory, g_thread_join(work->threads[i]));
    for (guint i = work->first; i < work->behind; i++) {
        BookFile *file = g_ptr_array_index(work->store->files, i);
        file->has_errors = diagnostics_count(file->diagnostics, DIAGNOSTIC_ERROR) > 0;
        diagnostics_merge(diagnostics, file->diagnostics);
        if (book_kind(file->kind)->mirrored && !file->yaml)
            files_break(work->store, file->id);
        if (file->meant)
            files_break(work->store, file->meant);
    }
    g_free(work);
}

/* Whether a file holds what can be loaded, whatever is wrong in it; after a message where not. */
static bool file_check(BookFile *file, FieldsPatterns *patterns)
{
    const YamlNode *root = yaml_file_root(file->yaml);
    g_autofree char *foreign = foreign_judge(file->kind, root);
    if (foreign) {
        file->meant = foreign_find_pair(file, root);
        g_autofree char *named =
            file->meant ? g_strdup_printf("this is a note on two codes: name the file '%s.yaml'",
                                          strchr(file->meant, '/') + 1)
                        : NULL;
        files_misplaced(file->path, named ? named : foreign, file->diagnostics);
        file->meant = file->meant ? file->meant : foreign_find_named(file, root);
        return false;
    }
    fields_check(root, book_table(file->kind), patterns, file->diagnostics);
    bool is_empty = root->kind != YAML_MAP || root->n_pairs == 0;
    if (foreign_is_misnamed(file, root)) {
        file->meant = g_strdup_printf("%.*s/%s", (int)strcspn(file->id, "/"), file->id,
                                      yaml_get_text(root, "code"));
        return false;
    }
    return !(is_empty && diagnostics_count(file->diagnostics, DIAGNOSTIC_ERROR) > 0);
}

void file_read(BookFile *file, const FileTools *tools, gpointer unused)
{
    (void)unused;
    file->yaml = yaml_file_read(tools->reader, file->path, tools->memory, file->diagnostics);
    if (file->yaml && !file_check(file, tools->patterns))
        g_clear_pointer(&file->yaml, yaml_file_free);
}
