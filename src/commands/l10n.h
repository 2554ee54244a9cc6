/*
 * l10n.h: `statusbook l10n`: the commands of translators, and what they share. One file a
 * subcommand or a few kindred ones.
 */
#pragma once

#include "book/book.h"
#include "commands/command.h"

G_BEGIN_DECLS

/* Whether the book can be worked on for a language (NULL: for all). Where it has errors it is not,
 * since a text that seems to be gone may only be unreadable: then the messages are printed, and
 * *status is how to end. What is said of the files of other languages is dropped: nobody has to
 * wait until somebody else has mended theirs. A book that is NULL could not be loaded. Warnings are
 * for `check`; they stay in `diagnostics`. */
bool l10n_is_sound(const Book *book, const Locale *locale, Diagnostics *diagnostics, int *status);

/* What a subcommand needs: its options parsed, between `min` and `max` arguments left behind
 * argv[0], the book loaded, and the language of argv[1] found (NULL where there is no argument).
 * False after a message: *status is how to end. */
typedef struct L10nCall {
    Book *book;
    const Locale *locale;     /* or NULL: all languages but English */
    Diagnostics *diagnostics; /* what loading found */
    int argc;
    char **argv;
} L10nCall;

bool l10n_begin(L10nCall *call, const Command *self, const GOptionEntry *entries, int min, int max,
                int argc, char **argv, int *status);
void l10n_end(L10nCall *call);

/* The language with this id, which is not English; NULL after a message: *status is how to end. */
const Locale *l10n_find_locale(const L10nCall *call, const char *id, int *status);

/* Whether a call is about this language. */
bool l10n_concerns(const L10nCall *call, const Locale *locale);

/* The source with this id; -1 after a message. */
int l10n_find_source(const L10nCall *call, const char *id);

/* Complains about wrong use and returns EXIT_USAGE. */
int l10n_wrong_use(const L10nCall *call, const char *problem, const char *subject);

/* How to end after an error of an edit. */
int l10n_status_of_error(const GError *error);

int l10n_run(const Command *self, int argc, char **argv);

int l10n_check_run(const Command *self, int argc, char **argv);
int l10n_status_run(const Command *self, int argc, char **argv);
int l10n_todo_run(const Command *self, int argc, char **argv);
int l10n_new_run(const Command *self, int argc, char **argv);
int l10n_add_locale_run(const Command *self, int argc, char **argv);
int l10n_sync_run(const Command *self, int argc, char **argv);
int l10n_fmt_run(const Command *self, int argc, char **argv);
int l10n_diff_run(const Command *self, int argc, char **argv);
int l10n_confirm_run(const Command *self, int argc, char **argv);
int l10n_ok_run(const Command *self, int argc, char **argv);
int l10n_accept_run(const Command *self, int argc, char **argv);
int l10n_export_run(const Command *self, int argc, char **argv);
int l10n_import_run(const Command *self, int argc, char **argv);

G_END_DECLS
