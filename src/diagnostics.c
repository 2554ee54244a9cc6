/* What is wrong, where, how bad, and what to do. */
#include "diagnostics.h"

#include "diagnostics-text.h"
#include "text-hash.h"

#include <stdarg.h>
#include <string.h>

/* So many errors and so many warnings are kept for one file: nobody reads more, and each cites a
 * line that has to be found, which in a file made of errors would take time with the square of its
 * length. */
#define DIAGNOSTICS_FILE_MAX 1000
/* And so many of all files: a word and a comma may make each. */
#define DIAGNOSTICS_ALL_MAX 10000

typedef struct Diagnostic {
    DiagnosticId id;
    guint line, column;
    char *path;
    char *text;
    char *source; /* the cited line and the caret line, or NULL */
    char *note;   /* or NULL */
} Diagnostic;

struct Diagnostics {
    GPtrArray *list; /* of Diagnostic, in the order of adding */
    /* Each file of a book has a collection, and nearly all stay empty: the tables are there from
     * the first message on. */
    GHashTable *set;   /* what is in the list, to drop doubles */
    GHashTable *wrong; /* places whose value or name is of a wrong form → id of that message + 1 */
    GHashTable *files[DIAGNOSTIC_ERROR + 1]; /* path -> how many messages of a severity it has */
    guint counts[DIAGNOSTIC_ERROR + 1];
    bool is_full[DIAGNOSTIC_ERROR + 1]; /* all files together have enough, and that is said */
};

static const struct {
    const char *name;
    DiagnosticSeverity severity;
    const char *help;
} kinds[DIAGNOSTIC_N_IDS] = {
#define X(id, name, severity, help) [DIAGNOSTIC_##id] = {name, severity, help},
    DIAGNOSTICS_LIST(X)
#undef X
};

DiagnosticId diagnostic_find(const char *name)
{
    guint id = 0;
    while (id < DIAGNOSTIC_N_IDS && strcmp(kinds[id].name, name) != 0)
        id++;
    return (DiagnosticId)id;
}

const char *diagnostic_name(DiagnosticId id)
{
    return kinds[id].name;
}

DiagnosticSeverity diagnostic_severity(DiagnosticId id)
{
    return kinds[id].severity;
}

const char *diagnostic_help(DiagnosticId id)
{
    return kinds[id].help;
}

static void diagnostic_free(gpointer data)
{
    Diagnostic *diagnostic = data;
    g_free(diagnostic->path);
    g_free(diagnostic->text);
    g_free(diagnostic->source);
    g_free(diagnostic->note);
    g_free(diagnostic);
}

static int diagnostic_compare(const Diagnostic *a, const Diagnostic *b)
{
    int order = strcmp(a->path, b->path);
    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    if (order == 0)
        order = (a->column > b->column) - (a->column < b->column);
    if (order == 0)
        order = strcmp(a->text, b->text);
    if (order == 0)
        order = (a->id > b->id) - (a->id < b->id);
    return order;
}

static int diagnostic_compare_items(gconstpointer a, gconstpointer b)
{
    return diagnostic_compare(*(const Diagnostic *const *)a, *(const Diagnostic *const *)b);
}

static gboolean diagnostic_equal(gconstpointer a, gconstpointer b)
{
    return diagnostic_compare(a, b) == 0;
}

static guint diagnostic_hash(gconstpointer data)
{
    const Diagnostic *diagnostic = data;
    return text_hash(diagnostic->text) ^ text_hash(diagnostic->path) ^ diagnostic->line * 31 ^
           diagnostic->column;
}

Diagnostics *diagnostics_new(void)
{
    Diagnostics *diagnostics = g_new0(Diagnostics, 1);
    diagnostics->list = g_ptr_array_new_with_free_func(diagnostic_free);
    return diagnostics;
}

static void diagnostics_make_tables(Diagnostics *diagnostics)
{
    if (diagnostics->set)
        return;
    diagnostics->set = g_hash_table_new(diagnostic_hash, diagnostic_equal);
    diagnostics->wrong = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    for (guint s = 0; s <= DIAGNOSTIC_ERROR; s++)
        diagnostics->files[s] = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
}

void diagnostics_free(Diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    g_clear_pointer(&diagnostics->set, g_hash_table_destroy);
    g_clear_pointer(&diagnostics->wrong, g_hash_table_destroy);
    for (guint s = 0; s <= DIAGNOSTIC_ERROR; s++)
        g_clear_pointer(&diagnostics->files[s], g_hash_table_destroy);
    g_ptr_array_unref(diagnostics->list);
    g_free(diagnostics);
}

/* ---- One mistake, one message ---- */

/* Whether a message says that a value or a name is not of the form that its place wants. */
static bool diagnostic_is_of_form(DiagnosticId id)
{
    return id == DIAGNOSTIC_WRONG_VALUE || id == DIAGNOSTIC_WRONG_TYPE || id == DIAGNOSTIC_BAD_ID ||
           id == DIAGNOSTIC_FLOW_PROSE || id == DIAGNOSTIC_YAML_FEATURE ||
           id == DIAGNOSTIC_UNKNOWN_FIELD || id == DIAGNOSTIC_INDENTATION;
}

static char *diagnostics_place_key(const char *path, guint line, guint column)
{
    return g_strdup_printf("%u:%u %s", line, column, path);
}

/* Which message of a form stands at a place, and 1; 0: none. */
static guint diagnostics_find_wrong(const Diagnostics *diagnostics, const DiagnosticPlace *place)
{
    if (place->line == 0 || !diagnostics->wrong || g_hash_table_size(diagnostics->wrong) == 0)
        return 0;
    g_autofree char *key = diagnostics_place_key(place->path, place->line, place->column);
    return GPOINTER_TO_UINT(g_hash_table_lookup(diagnostics->wrong, key));
}

bool diagnostics_is_wrong(const Diagnostics *diagnostics, const DiagnosticPlace *place)
{
    return diagnostics_find_wrong(diagnostics, place) > 0;
}

/* Whether a message follows from one of a form at the same place. What a map lacks is told at its
 * first key, and does not. */
static bool diagnostics_follows(const Diagnostics *diagnostics, DiagnosticId id,
                                const DiagnosticPlace *place)
{
    guint wrong = diagnostics_find_wrong(diagnostics, place);
    return wrong > 0 && wrong != DIAGNOSTIC_UNKNOWN_FIELD + 1 && id != DIAGNOSTIC_MISSING_FIELD &&
           id != DIAGNOSTIC_UNANSWERED;
}

static void diagnostics_note_wrong(Diagnostics *diagnostics, const Diagnostic *diagnostic)
{
    if (diagnostic->line == 0 || !diagnostic_is_of_form(diagnostic->id))
        return;
    char *key = diagnostics_place_key(diagnostic->path, diagnostic->line, diagnostic->column);
    g_hash_table_insert(diagnostics->wrong, key, GUINT_TO_POINTER(diagnostic->id + 1));
}

void diagnostics_mark_wrong(Diagnostics *diagnostics, const DiagnosticPlace *place)
{
    diagnostics_make_tables(diagnostics);
    char *key = diagnostics_place_key(place->path, place->line, place->column);
    g_hash_table_insert(diagnostics->wrong, key, GUINT_TO_POINTER(DIAGNOSTIC_INDENTATION + 1));
}

/* The places that a collection knows to be wrong, also those without a message. */
static void diagnostics_merge_wrong(Diagnostics *into, const Diagnostics *from)
{
    GHashTableIter iter;
    gpointer key, id;
    g_hash_table_iter_init(&iter, from->wrong);
    while (g_hash_table_iter_next(&iter, &key, &id))
        g_hash_table_insert(into->wrong, g_strdup(key), id);
}

/* ---- Keeping them ---- */

/* Keeps a message, or drops it where the same is there already. Takes `diagnostic`. */
static void diagnostics_take(Diagnostics *diagnostics, Diagnostic *diagnostic)
{
    if (g_hash_table_contains(diagnostics->set, diagnostic)) {
        diagnostic_free(diagnostic);
        return;
    }
    g_hash_table_add(diagnostics->set, diagnostic);
    g_ptr_array_add(diagnostics->list, diagnostic);
    diagnostics_note_wrong(diagnostics, diagnostic);
    diagnostics->counts[kinds[diagnostic->id].severity]++;
}

/* Whether so many messages are there that no more of a severity are kept. */
static bool diagnostics_is_full(const Diagnostics *diagnostics, DiagnosticId id, const char *path)
{
    DiagnosticSeverity severity = kinds[id].severity;
    GHashTable *files = diagnostics->files[severity];
    guint n = files ? GPOINTER_TO_UINT(g_hash_table_lookup(files, path)) : 0;
    return n > DIAGNOSTICS_FILE_MAX || diagnostics->is_full[severity];
}

/* Says, at the file whose message was one too many, that the rest is left out. */
static void diagnostics_end(Diagnostics *diagnostics, DiagnosticSeverity severity, const char *path,
                            const char *format, guint most)
{
    bool is_error = severity == DIAGNOSTIC_ERROR;
    Diagnostic *diagnostic = g_new0(Diagnostic, 1);
    diagnostic->id = is_error ? DIAGNOSTIC_TOO_MANY : DIAGNOSTIC_TOO_MANY_WARNINGS;
    diagnostic->path = diagnostics_clean(path);
    diagnostic->text = g_strdup_printf(format, is_error ? "errors" : "warnings", most);
    diagnostics_take(diagnostics, diagnostic);
}

/* Counts one more message for a file; false where it, or all, have enough of its severity: no
 * number of warnings makes an error. */
static bool diagnostics_count_file(Diagnostics *diagnostics, DiagnosticId id, const char *path)
{
    DiagnosticSeverity severity = kinds[id].severity;
    if (diagnostics_is_full(diagnostics, id, path))
        return false;
    diagnostics_make_tables(diagnostics);
    GHashTable *files = diagnostics->files[severity];
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(files, path));
    g_hash_table_insert(files, g_strdup(path), GUINT_TO_POINTER(n + 1));
    diagnostics->is_full[severity] = diagnostics->counts[severity] >= DIAGNOSTICS_ALL_MAX;
    if (diagnostics->is_full[severity])
        diagnostics_end(diagnostics, severity, path,
                        "too many %s in all files: only the first %u are shown",
                        DIAGNOSTICS_ALL_MAX);
    else if (n == DIAGNOSTICS_FILE_MAX)
        diagnostics_end(diagnostics, severity, path, "too many %s: only the first %u are shown", n);
    else
        return true;
    return false;
}

bool diagnostics_wants(const Diagnostics *diagnostics, DiagnosticId id, const char *path)
{
    return !diagnostics_is_full(diagnostics, id, path);
}

/* ---- Adding ---- */

void diagnostics_add(Diagnostics *diagnostics, DiagnosticId id, const DiagnosticPlace *place,
                     const char *format, ...)
{
    if (diagnostics_follows(diagnostics, id, place))
        return;
    if (!diagnostics_count_file(diagnostics, id, place->path))
        return;
    Diagnostic *diagnostic = g_new0(Diagnostic, 1);
    diagnostic->id = id;
    diagnostic->line = place->line;
    diagnostic->column = place->line > 0 ? place->column : 0;
    diagnostic->path = diagnostics_clean(place->path);
    va_list arguments;
    va_start(arguments, format);
    diagnostic->text = diagnostics_clean_text(g_strdup_vprintf(format, arguments));
    va_end(arguments);
    diagnostic->source = diagnostics_cite(place);
    diagnostic->note = place->note ? diagnostics_clean_text(g_strdup(place->note)) : NULL;
    diagnostics_take(diagnostics, diagnostic);
}

void diagnostics_merge(Diagnostics *into, Diagnostics *from)
{
    if (from->list->len == 0)
        return;
    g_hash_table_remove_all(from->set);
    for (guint s = 0; s <= DIAGNOSTIC_ERROR; s++)
        g_hash_table_remove_all(from->files[s]);
    memset(from->counts, 0, sizeof from->counts);
    memset(from->is_full, 0, sizeof from->is_full);
    gsize n;
    g_autofree gpointer *list = g_ptr_array_steal(from->list, &n);
    for (gsize i = 0; i < n; i++) {
        Diagnostic *diagnostic = list[i];
        if (diagnostics_count_file(into, diagnostic->id, diagnostic->path))
            diagnostics_take(into, diagnostic);
        else
            diagnostic_free(diagnostic);
    }
    diagnostics_make_tables(into);
    diagnostics_merge_wrong(into, from);
}

guint diagnostics_count(const Diagnostics *diagnostics, DiagnosticSeverity severity)
{
    return diagnostics->counts[severity];
}

const char *diagnostics_first_error(Diagnostics *diagnostics)
{
    g_ptr_array_sort(diagnostics->list, diagnostic_compare_items);
    for (guint i = 0; i < diagnostics->list->len; i++) {
        const Diagnostic *diagnostic = g_ptr_array_index(diagnostics->list, i);
        if (kinds[diagnostic->id].severity == DIAGNOSTIC_ERROR)
            return diagnostic->text;
    }
    return NULL;
}

bool diagnostics_has_error(const Diagnostics *diagnostics, const char *path)
{
    GHashTable *files = diagnostics->files[DIAGNOSTIC_ERROR];
    return files && g_hash_table_contains(files, path);
}

static DiagnosticMessage diagnostic_message(const Diagnostic *diagnostic)
{
    return (DiagnosticMessage){diagnostic->id,     diagnostic->path, diagnostic->line,
                               diagnostic->column, diagnostic->text, diagnostic->note};
}

void diagnostics_note(Diagnostics *diagnostics, DiagnosticNoteFunc func, gpointer user_data)
{
    for (guint i = 0; i < diagnostics->list->len; i++) {
        Diagnostic *diagnostic = g_ptr_array_index(diagnostics->list, i);
        DiagnosticMessage message = diagnostic_message(diagnostic);
        char *note = diagnostic->note ? NULL : func(&message, user_data);
        if (note)
            diagnostic->note = diagnostics_clean_text(note);
    }
}

void diagnostics_filter(Diagnostics *diagnostics, DiagnosticFunc func, gpointer user_data)
{
    g_ptr_array_sort(diagnostics->list, diagnostic_compare_items);
    for (guint i = 0; i < diagnostics->list->len;) {
        Diagnostic *diagnostic = g_ptr_array_index(diagnostics->list, i);
        DiagnosticMessage message = diagnostic_message(diagnostic);
        if (func(&message, user_data)) {
            i++;
            continue;
        }
        diagnostics->counts[kinds[diagnostic->id].severity]--;
        g_hash_table_remove(diagnostics->set, diagnostic);
        g_ptr_array_remove_index(diagnostics->list, i);
    }
}

char *diagnostics_format(Diagnostics *diagnostics)
{
    g_ptr_array_sort(diagnostics->list, diagnostic_compare_items);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < diagnostics->list->len; i++) {
        const Diagnostic *diagnostic = g_ptr_array_index(diagnostics->list, i);
        g_string_append(out, diagnostic->path);
        if (diagnostic->line > 0)
            g_string_append_printf(out, ":%u", diagnostic->line);
        if (diagnostic->column > 0)
            g_string_append_printf(out, ":%u", diagnostic->column);
        g_string_append_printf(out, ": %s: %s [%s]\n",
                               kinds[diagnostic->id].severity == DIAGNOSTIC_ERROR ? "error"
                                                                                  : "warning",
                               diagnostic->text, kinds[diagnostic->id].name);
        if (diagnostic->source)
            g_string_append(out, diagnostic->source);
        if (diagnostic->note)
            g_string_append_printf(out, "    %s\n", diagnostic->note);
    }
    return g_string_free(out, FALSE);
}
