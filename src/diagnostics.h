/*
 * diagnostics.h: what is wrong, where, how bad, and what to do.
 *
 * Whoever finds something wrong adds it here and goes on, so that one run tells everything. The
 * collection is sorted by path, line and column when it is formatted, whatever the order in which
 * it was filled. Only src/commands prints it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "diagnostics-list.h"

G_BEGIN_DECLS

typedef enum DiagnosticSeverity {
    DIAGNOSTIC_WARNING,
    DIAGNOSTIC_ERROR,
} DiagnosticSeverity;

/* Every kind of message, from diagnostics-list.h: DIAGNOSTIC_UNKNOWN_FIELD and so on. */
typedef enum DiagnosticId {
#define X(id, name, severity, help) DIAGNOSTIC_##id,
    DIAGNOSTICS_LIST(X)
#undef X
        DIAGNOSTIC_N_IDS
} DiagnosticId;

/* The place of a problem. */
typedef struct DiagnosticPlace {
    const char *path; /* as the user would type it, relative to the book's folder */
    const char *text; /* the file, to cite the line from; NULL where there is none */
    gsize length;     /* of `text`, in bytes */
    guint first;  /* the line that `text` begins with, which may be a later one; 0 is taken as 1 */
    guint line;   /* from 1; 0: the file as a whole */
    guint column; /* in characters, from 1; 0: the line as a whole */
    guint width;  /* how many characters the caret marks; 0 is taken as 1 */
    const char *note; /* one line to print below the cited one; or NULL */
} DiagnosticPlace;

/* A text whose lines are counted on, for messages that come in its order. */
typedef struct DiagnosticLines {
    const char *at; /* where `line` begins */
    gsize length;   /* from there on */
    guint line;     /* from 1; 0: the text is not begun */
} DiagnosticLines;

/* The place of a line and column of a text, which has to be the same for one `lines`. */
DiagnosticPlace diagnostic_lines_place(DiagnosticLines *lines, const char *path, const char *text,
                                       gsize length, guint line, guint column);

typedef struct Diagnostics Diagnostics;

Diagnostics *diagnostics_new(void);
void diagnostics_free(Diagnostics *diagnostics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Diagnostics, diagnostics_free)

/* Adds a message. Its text starts in lower case, names the problem first, puts its subject in
 * single quotes and has no full stop. Path and source line are copied. Not for several threads at
 * once: each has a collection of its own, merged when it is done. */
void diagnostics_add(Diagnostics *diagnostics, DiagnosticId id, const DiagnosticPlace *place,
                     const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Whether an error says already that what stands at a place is not of the form that is wanted
 * there, or is a field that nobody knows. Nobody can say more of it; whatever else is added there,
 * but for what is missing, is dropped. What a file's messages were merged from knows it too. */
bool diagnostics_is_wrong(const Diagnostics *diagnostics, const DiagnosticPlace *place);

/* Marks a place as such without a message, where one elsewhere tells of it already. */
void diagnostics_mark_wrong(Diagnostics *diagnostics, const DiagnosticPlace *place);

/* A text as it may be shown on a terminal and in a log: on one line, not too long, UTF-8, without
 * control characters and those that turn a line. Free with g_free. */
char *diagnostics_clean(const char *text);

/* The same of all lines of a text, and nothing is cut. Free with g_free. */
char *diagnostics_harmless(const char *text);

/* Whether another such message for a file would be kept: there may be enough of its severity. Who
 * has to count for the place of a message asks first. */
bool diagnostics_wants(const Diagnostics *diagnostics, DiagnosticId id, const char *path);

/* Moves all messages of `from` to `into`; `from` is empty afterwards. */
void diagnostics_merge(Diagnostics *into, Diagnostics *from);

/* One message, as it is kept. */
typedef struct DiagnosticMessage {
    DiagnosticId id;
    const char *path;
    guint line, column; /* 0 as in the place */
    const char *text;
    const char *note; /* or NULL */
} DiagnosticMessage;

/* Calls `func` for every message, in the order in which they are printed. Those for which it
 * returns false are dropped. */
typedef bool (*DiagnosticFunc)(const DiagnosticMessage *message, gpointer user_data);
void diagnostics_filter(Diagnostics *diagnostics, DiagnosticFunc func, gpointer user_data);

/* Asks `func` for the note of each message that has none. It returns one to be freed, or NULL. */
typedef char *(*DiagnosticNoteFunc)(const DiagnosticMessage *message, gpointer user_data);
void diagnostics_note(Diagnostics *diagnostics, DiagnosticNoteFunc func, gpointer user_data);

guint diagnostics_count(const Diagnostics *diagnostics, DiagnosticSeverity severity);

/* The text of the first error, in the order in which they are printed; NULL where there is none. It
 * lives as long as that message. */
const char *diagnostics_first_error(Diagnostics *diagnostics);

/* Whether a file has an error. */
bool diagnostics_has_error(const Diagnostics *diagnostics, const char *path);

/* The messages, sorted by path, line, column, then text, doubles dropped:
 *
 *   codes/sip/486.yaml:7:1: error: unknown field 'glos' [unknown-field]
 *       glos: Busy
 *       ^~~~
 *
 * The caret stands under the right character whatever the width of those before it (East Asian wide
 * characters take two cells, combining ones none; a tab is kept as a tab). A long source line is
 * cut to a window around the place. */
char *diagnostics_format(Diagnostics *diagnostics);

/* The same for programs: an array of JSON objects, and the workflow commands by which GitHub shows
 * messages beside the lines of a change. */
char *diagnostics_format_json(Diagnostics *diagnostics);
/* One JSON object a line, each with "event": "message". */
char *diagnostics_format_lines(Diagnostics *diagnostics);
/* With `strict` warnings are shown as the errors that they are then. */
char *diagnostics_format_github(Diagnostics *diagnostics, bool strict);

/* The name of a kind ("unknown-field"), its severity, and a sentence or two on what it means and
 * what to do, for `statusbook help` and the manual. diagnostic_find gives the kind with a name;
 * DIAGNOSTIC_N_IDS where there is none. */
DiagnosticId diagnostic_find(const char *name);
const char *diagnostic_name(DiagnosticId id);
DiagnosticSeverity diagnostic_severity(DiagnosticId id);
const char *diagnostic_help(DiagnosticId id);

G_END_DECLS
