/* What is wrong, where, how bad, and what to do. */
#include "diagnostics.h"

#include <stdarg.h>
#include <string.h>

/* So many errors and so many warnings are kept for one file: nobody reads more, and each cites a
 * line that has to be found, which in a file made of errors would take time with the square of its
 * length. */
#define DIAGNOSTICS_FILE_MAX 1000

/* A message longer than this (a key may be as long as a file) is cut. In characters. */
#define DIAGNOSTICS_TEXT_MAX 400

/* A source line longer than this is cut to a window, which begins so far before the place. */
#define DIAGNOSTICS_WINDOW 120
#define DIAGNOSTICS_BEFORE 40

/* A line longer than this, in bytes, is not shown at all: nobody wrote it by hand, and the place on
 * it has to be counted for each of many messages. */
#define DIAGNOSTICS_LINE_MAX (256 * 1024)

#define UTF8_BOM    "\xEF\xBB\xBF"
#define ELLIPSIS    "\xE2\x80\xA6"
#define REPLACEMENT 0xFFFD

typedef struct Diagnostic {
    DiagnosticId id;
    guint line, column;
    char *path;
    char *text;
    char *source; /* the cited line and the caret line, or NULL */
    char *note;   /* or NULL */
} Diagnostic;

struct Diagnostics {
    GPtrArray *list;                         /* of Diagnostic, in the order of adding */
    GHashTable *set;                         /* the same, to drop doubles */
    GHashTable *files[DIAGNOSTIC_ERROR + 1]; /* path -> how many messages of a severity it has */
    guint counts[DIAGNOSTIC_ERROR + 1];
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
    return g_str_hash(diagnostic->text) ^ g_str_hash(diagnostic->path) ^ diagnostic->line * 31 ^
           diagnostic->column;
}

Diagnostics *diagnostics_new(void)
{
    Diagnostics *diagnostics = g_new0(Diagnostics, 1);
    diagnostics->list = g_ptr_array_new_with_free_func(diagnostic_free);
    diagnostics->set = g_hash_table_new(diagnostic_hash, diagnostic_equal);
    for (guint s = 0; s <= DIAGNOSTIC_ERROR; s++)
        diagnostics->files[s] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return diagnostics;
}

void diagnostics_free(Diagnostics *diagnostics)
{
    if (!diagnostics)
        return;
    g_hash_table_destroy(diagnostics->set);
    for (guint s = 0; s <= DIAGNOSTIC_ERROR; s++)
        g_hash_table_destroy(diagnostics->files[s]);
    g_ptr_array_unref(diagnostics->list);
    g_free(diagnostics);
}

/* Appends a character that cannot harm a terminal or break a line: a name in a file may hold any.
 */
static void diagnostics_append_char(GString *out, gunichar c)
{
    bool harmless = c == '\t' || !(g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029);
    g_string_append_unichar(out, harmless ? c : REPLACEMENT);
}

/* Embeddings, overrides and isolates: a terminal that knows them would show the rest of the line,
 * and the caret under it, the wrong way round. */
static bool diagnostics_turns(gunichar c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* The character at `at` as it is shown, and the place behind it. A byte that is no UTF-8 counts as
 * one. */
static gunichar diagnostics_next_char(const char **at, const char *end)
{
    gunichar c = g_utf8_get_char_validated(*at, end - *at);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        *at += 1;
        return REPLACEMENT;
    }
    *at += g_unichar_to_utf8(c, NULL);
    return diagnostics_turns(c) ? REPLACEMENT : c;
}

/* What a message says, on one line and not too long. Takes `text`. */
static char *diagnostics_clean_text(char *text)
{
    g_autofree char *raw = text;
    GString *out = g_string_sized_new(128);
    const char *at = raw, *end = raw + strlen(raw);
    for (guint n = 0; at < end; n++) {
        if (n == DIAGNOSTICS_TEXT_MAX) {
            g_string_append(out, ELLIPSIS);
            break;
        }
        gunichar c = diagnostics_next_char(&at, end);
        diagnostics_append_char(out, c == '\n' || c == '\t' ? ' ' : c);
    }
    return g_string_free(out, FALSE);
}

char *diagnostics_clean(const char *text)
{
    return diagnostics_clean_text(g_strdup(text));
}

/* Finds a line of the file, without its end. NULL where it has no such line, or where it is not
 * worth to be shown. A byte order mark is not a part of it: editors do not show it. */
static const char *diagnostics_find_line(const DiagnosticPlace *place, const char **end)
{
    const char *at = place->text, *stop = at + place->length;
    if (place->length >= 3 && memcmp(at, UTF8_BOM, 3) == 0)
        at += 3;
    for (guint line = 1; line < place->line; line++) {
        at = memchr(at, '\n', (gsize)(stop - at));
        if (!at)
            return NULL;
        at++;
    }
    *end = memchr(at, '\n', (gsize)(stop - at));
    if (!*end)
        *end = stop;
    if (*end > at && (*end)[-1] == '\r')
        --*end;
    return *end > at && *end - at <= DIAGNOSTICS_LINE_MAX ? at : NULL;
}

/* The part of a line that is shown. */
typedef struct DiagnosticWindow {
    GArray *characters; /* gunichar */
    guint first;        /* the character of the line that it begins with, from 0 */
    guint from;         /* the one that the message is about: at most how many the line has */
    bool goes_on;       /* the line does, after it */
} DiagnosticWindow;

/* Reads characters until there are `n`, or the line ends; returns what follows. */
static const char *diagnostics_read_characters(const char *at, const char *end, guint n,
                                               GArray *characters)
{
    while (at < end && characters->len < n) {
        gunichar c = diagnostics_next_char(&at, end);
        g_array_append_val(characters, c);
    }
    return at;
}

/* Goes over `n` characters, or to the end of the line; says how many those were. */
static const char *diagnostics_skip(const char *at, const char *end, guint n, guint *skipped)
{
    for (*skipped = 0; at < end && *skipped < n; ++*skipped)
        if ((guchar)*at < 0x80)
            at++;
        else
            diagnostics_next_char(&at, end);
    return at;
}

/* Cuts the window around a column (from 1; 0 for none) out of a line: the whole line where it is
 * short. Only what is shown is kept, however long the line is. */
static DiagnosticWindow diagnostics_cut_window(const char *line, const char *end, guint column)
{
    DiagnosticWindow window = {g_array_new(FALSE, FALSE, sizeof(gunichar)), 0, 0, false};
    const char *at = diagnostics_read_characters(line, end, DIAGNOSTICS_WINDOW, window.characters);
    diagnostics_skip(line, end, column > 0 ? column - 1 : 0, &window.from);
    if (at == end)
        return window;
    window.first = window.from > DIAGNOSTICS_BEFORE ? window.from - DIAGNOSTICS_BEFORE : 0;
    g_array_set_size(window.characters, 0);
    at = diagnostics_skip(line, end, window.first, &window.first);
    at = diagnostics_read_characters(at, end, DIAGNOSTICS_WINDOW, window.characters);
    window.goes_on = at < end;
    return window;
}

/* How many cells of a terminal a character takes. */
static guint diagnostics_cells(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

/* Puts the caret under `width` characters of a window, from the one that the message is about. */
static void diagnostics_append_caret(GString *out, const DiagnosticWindow *window, guint width)
{
    const GArray *line = window->characters;
    guint from = window->from - window->first, cells = 0;
    for (guint i = 0; i < from; i++) {
        gunichar c = i < line->len ? g_array_index(line, gunichar, i) : ' ';
        if (c == '\t')
            g_string_append_c(out, '\t');
        else
            g_string_append(out, &"  "[2 - diagnostics_cells(c)]);
    }
    for (guint i = from; i < from + width && i < line->len; i++)
        cells += diagnostics_cells(g_array_index(line, gunichar, i));
    g_string_append_c(out, '^');
    for (guint i = 1; i < cells; i++)
        g_string_append_c(out, '~');
}

/* Whether a line would be a command to a workflow of GitHub, which looks for them in all that is
 * printed, also after spaces. */
static bool diagnostics_is_command(const char *line, const char *end)
{
    while (line < end && (*line == ' ' || *line == '\t'))
        line++;
    gsize length = (gsize)(end - line);
    return (length >= 2 && memcmp(line, "::", 2) == 0) ||
           (length >= 3 && memcmp(line, "##[", 3) == 0);
}

/* Cites the line of a place, with a caret where it has a column. NULL where there is nothing to
 * cite. */
static char *diagnostics_cite(const DiagnosticPlace *place)
{
    const char *end, *line = NULL;
    if (place->text && place->line > 0)
        line = diagnostics_find_line(place, &end);
    if (!line)
        return NULL;
    DiagnosticWindow window = diagnostics_cut_window(line, end, place->column);
    bool is_cut = window.first > 0 || diagnostics_is_command(line, end);
    GString *out = g_string_new("    ");
    if (is_cut)
        g_string_append(out, ELLIPSIS);
    for (guint i = 0; i < window.characters->len; i++)
        diagnostics_append_char(out, g_array_index(window.characters, gunichar, i));
    g_string_append(out, window.goes_on ? ELLIPSIS "\n" : "\n");
    if (place->column > 0) {
        g_string_append(out, is_cut ? "     " : "    ");
        diagnostics_append_caret(out, &window, MAX(place->width, 1));
        g_string_append_c(out, '\n');
    }
    g_array_unref(window.characters);
    return g_string_free(out, FALSE);
}

/* Keeps a message, or drops it where the same is there already. Takes `diagnostic`. */
static void diagnostics_take(Diagnostics *diagnostics, Diagnostic *diagnostic)
{
    if (g_hash_table_contains(diagnostics->set, diagnostic)) {
        diagnostic_free(diagnostic);
        return;
    }
    g_hash_table_add(diagnostics->set, diagnostic);
    g_ptr_array_add(diagnostics->list, diagnostic);
    diagnostics->counts[kinds[diagnostic->id].severity]++;
}

/* Counts one more message for a file; false where it has enough of its severity: no number of
 * warnings makes an error. */
static bool diagnostics_count_file(Diagnostics *diagnostics, DiagnosticId id, const char *path)
{
    bool is_error = kinds[id].severity == DIAGNOSTIC_ERROR;
    GHashTable *files = diagnostics->files[kinds[id].severity];
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(files, path));
    if (n > DIAGNOSTICS_FILE_MAX)
        return false;
    g_hash_table_insert(files, g_strdup(path), GUINT_TO_POINTER(n + 1));
    if (n < DIAGNOSTICS_FILE_MAX)
        return true;
    Diagnostic *diagnostic = g_new0(Diagnostic, 1);
    diagnostic->id = is_error ? DIAGNOSTIC_TOO_MANY : DIAGNOSTIC_TOO_MANY_WARNINGS;
    diagnostic->path = diagnostics_clean(path);
    diagnostic->text = g_strdup_printf("too many %s: only the first %d are shown",
                                       is_error ? "errors" : "warnings", DIAGNOSTICS_FILE_MAX);
    diagnostics_take(diagnostics, diagnostic);
    return false;
}

bool diagnostics_wants(const Diagnostics *diagnostics, DiagnosticId id, const char *path)
{
    GHashTable *files = diagnostics->files[kinds[id].severity];
    return GPOINTER_TO_UINT(g_hash_table_lookup(files, path)) <= DIAGNOSTICS_FILE_MAX;
}

void diagnostics_add(Diagnostics *diagnostics, DiagnosticId id, const DiagnosticPlace *place,
                     const char *format, ...)
{
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
    g_hash_table_remove_all(from->set);
    for (guint s = 0; s <= DIAGNOSTIC_ERROR; s++)
        g_hash_table_remove_all(from->files[s]);
    memset(from->counts, 0, sizeof from->counts);
    gsize n;
    g_autofree gpointer *list = g_ptr_array_steal(from->list, &n);
    for (gsize i = 0; i < n; i++) {
        Diagnostic *diagnostic = list[i];
        if (diagnostics_count_file(into, diagnostic->id, diagnostic->path))
            diagnostics_take(into, diagnostic);
        else
            diagnostic_free(diagnostic);
    }
}

guint diagnostics_count(const Diagnostics *diagnostics, DiagnosticSeverity severity)
{
    return diagnostics->counts[severity];
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
