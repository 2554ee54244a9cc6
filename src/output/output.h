/*
 * output.h: where the printed files go. Paths and bytes only: this room knows nothing of pages.
 *
 * Files come in batches, each a run of files in the order of the plan. Threads fill batches side by
 * side; their traces (lines of the manifest, the archive's bytes) are written in the order of the
 * batches' numbers, so that the result does not depend on who was faster. Nothing is kept of a file
 * that is written, whatever their number.
 *
 * There are three places, each a row of functions (backend.h): a folder, an archive, nowhere. In
 * all of them what changes is told against a manifest: that of the folder, or a baseline.
 */
#pragma once

#include "output/changes.h"

G_BEGIN_DECLS

/* What a build puts beside its place has a name that begins with that of the place and this. */
#define OUTPUT_BESIDE ".statusbook-"

typedef struct Output Output;
typedef struct OutputBatch OutputBatch;

typedef struct OutputOptions {
    const char *tree;     /* a folder; */
    const char *archive;  /* or an archive, "-" for standard output; with neither: nowhere */
    bool is_dry;          /* write nothing, only tell what would change in `tree` */
    bool in_place;        /* replace the files of the folder one by one */
    bool is_durable;      /* wait for the disk, so that the loss of power changes nothing */
    const char *baseline; /* a manifest to tell changes against; NULL: that of the folder */
    const char *day;      /* YYYY-MM-DD: since when changed files are as they are; for `baseline` */
    gint64 time;          /* of the files, in seconds since 1970; -1 for the time of writing
                             (a folder only) */
    guint jobs;           /* threads for what the output itself does, from 1 */
    bool is_partial;      /* files that are not written stay as they are */
    bool is_shard;        /* one of several parts of a site, each to a folder of its own; */
    bool is_first_shard;  /* the one with the manifest */
    bool wants_changes;   /* output_changes will be called */
    const char *keep_once; /* files below this prefix are kept one build longer; or NULL */
} OutputOptions;

/* The options must live as long as the output. NULL and `error` where one cannot or may not write
 * there. Free with output_free, which drops what was not finished. */
Output *output_new(const OutputOptions *options, GError **error);
void output_free(Output *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Output, output_free)

/* Makes a folder, after those above it; before the first batch, by one thread. */
bool output_make_folder(Output *output, const char *path, GError **error);

/* A batch, for one thread, used again and again. Free with output_batch_free. */
OutputBatch *output_batch_new(Output *output);
void output_batch_free(OutputBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OutputBatch, output_batch_free)

/* Begins the batch with this number: 0, 1, 2 and so on, each once. `in_this_shard` is false where
 * another shard has its files: then they are only noted. */
void output_batch_begin(OutputBatch *batch, guint number, bool in_this_shard);

/* Begins a file: gives the string to whose end its bytes are appended. It is the output's, and is
 * used for nothing else; what stands in it already is no part of the file. */
GString *output_batch_open_file(OutputBatch *batch);

/* Ends the file that was begun. It may wait for others of its batch, so that it is written, or
 * found impossible to write, by a later call for the batch, the end of which is the last. */
bool output_batch_close_file(OutputBatch *batch, const char *path, GError **error);

/* Ends the batch. It may wait for batches with lower numbers. After a failure anywhere, or
 * output_stop, all of them fail (G_IO_ERROR_CANCELLED). */
bool output_batch_end(OutputBatch *batch, GError **error);

/* Somebody failed: nobody is to wait any longer. */
void output_stop(Output *output);

/* Whether it is told anything of days: only by a baseline. */
bool output_tells_since(const Output *output);

/* Since which day a file that was added has the bytes it has: a day of the baseline, or that of the
 * options where it differs from it. False where that is not known. */
bool output_since(const Output *output, const char *path, char since[MANIFEST_SINCE_SIZE]);

/* Puts what was written in its place. */
bool output_finish(Output *output, GError **error);

/* What has come of it; complete after output_finish, and by one thread at a time before. */
typedef struct OutputSummary {
    guint written; /* files; of a folder those that were not there already */
    guint added, changed,
        removed; /* against the manifest that is compared with, where there is one */
    bool is_compared;
    const char *why_in_place; /* NULL where folders were exchanged, or nothing was done */
} OutputSummary;

OutputSummary output_summary(const Output *output);

/* What changed, after output_finish; NULL and `error` where it cannot be told. Free with
 * changes_free. */
Changes *output_changes(const Output *output, GError **error);

G_END_DECLS
