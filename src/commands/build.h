/*
 * build.h: what the files of `statusbook build` share.
 */
#pragma once

#include "commands/command.h"
#include "site/site.h"

G_BEGIN_DECLS

/* What was asked for. */
typedef struct BuildOptions {
    char *out, *tar, *shard, *baseline, *changes, *changes_as, *languages, *protocols, *only;
    char *base_url, *host, *format, *log;
    int jobs;
    gboolean strict, quiet, dry, pseudo, in_place, durable;
    guint shard_number, n_shards; /* of --shard; 1 of 1 without it */
} BuildOptions;

/* build-options.c: parses them. False where there is nothing to build: with `error` for wrong use,
 * or *status is how to end. To be cleared in any case. */
bool build_options_parse(BuildOptions *options, const Command *self, int argc, char **argv,
                         int *status, GError **error);
void build_options_clear(BuildOptions *options);
/* Whether only some pages are printed, the others staying as they are. */
bool build_is_partial(const BuildOptions *options);

/* What a build came to. Times are in microseconds. */
typedef struct BuildResult {
    const Site *site;
    const char *place;  /* as the user named it */
    const char *dry_of; /* where nothing was written, but would have been; or NULL */
    SiteSummary printed;
    OutputSummary output;
    gint64 loading, printing;
    gint64 peak_kib;          /* the most memory that the process had */
    const HostCounts *counts; /* of the whole site; NULL where not all of it was printed */
} BuildResult;

/* build-report.c: the summary for people, on the terminal or (markdown) on the page of a GitHub
 * workflow's run; and for programs, one line of JSON. Free with g_free. */
char *build_report_text(const BuildResult *result);
char *build_report_markdown(const BuildResult *result);
char *build_report_json(const BuildResult *result);

/* build-voice.c: how a build speaks, by these options, which must live as long. Freeing it says
 * what was held back to be one array of JSON. */
typedef struct BuildVoice BuildVoice;
BuildVoice *build_voice_new(const BuildOptions *options);
void build_voice_free(BuildVoice *voice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BuildVoice, build_voice_free)

/* Says what was found in the book, and takes it; returns how to end. */
int build_say_messages(BuildVoice *voice, Diagnostics *messages);
/* Says why the build ends with this status, and returns it. */
int build_say_failure(const BuildVoice *voice, int status, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
/* Says that what was found in the book keeps it from being printed. */
void build_say_not_printed(const BuildVoice *voice, const Diagnostics *messages);
void build_say_summary(const BuildVoice *voice, const BuildResult *result);
/* Whether programs that read along have missed something: of --log json, standard error is all. */
bool build_is_unheard(const BuildVoice *voice);
/* Whether a line that changes may be shown. */
bool build_shows_line(const BuildVoice *voice);

/* build-changes.c: makes the folder of the lists `added`, `changed` and `removed`, without those of
 * an earlier build: whoever reads them after a failure finds none. Gives a descriptor that keeps
 * other builds from them until it is closed, -1 and `error` where one has them. */
int build_take_changes(const char *folder, GError **error);
/* Writes them, as paths or, with `base_url`, as addresses. */
bool build_write_changes(const Changes *changes, const char *folder, const char *base_url,
                         bool clean_urls, GError **error);

/* build-time.c: the time of the newest file of the book, in seconds since 1970. */
gint64 build_time_of_book(void);
/* The day of a time, YYYY-MM-DD in UTC; free with g_free. */
char *build_day(gint64 time);

/* build-line.c: a line on the terminal that tells how far printing is, while it lasts. */
typedef struct BuildLine BuildLine;
/* NULL where standard error is no terminal. `n_done` is counted up by others. */
BuildLine *build_line_new(const gint *n_done, guint n_pages);
/* Ends and removes it. */
void build_line_free(BuildLine *line);

G_END_DECLS
