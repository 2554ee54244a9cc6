/* Where the printed files go. */
#include "output/output.h"

#include "output/backend.h"
#include "output/sequencer.h"

#include <limits.h>
#include <string.h>

/* Batches that may wait for a slower one, for each thread. */
#define BATCHES_HELD 2

/* Files are handed to the place when there are so many bytes of them, or the batch ends: a
 * processor that goes to and fro between rendering and the system finds neither's memory near. */
#define HANDED_SIZE 131072

/* Lines of the manifest are noted when there are so many bytes of them: a call of the system for
 * each batch would cost as much as making its lines. */
#define NOTE_SIZE 65536

/* How a file compares with the manifest that changes are told against. */
enum { SEEN_NOT, SEEN_SAME, SEEN_CHANGED };

struct Output {
    const OutputOptions *options;
    const Backend *backend;
    gpointer place;
    Sequencer *sequencer;
    GString *lines;           /* of the manifest, to be noted; whoever writes a batch has them */
    Manifest *baseline;       /* NULL for none */
    const Manifest *previous; /* what stands at the place; NULL for nothing */
    const Manifest *before;   /* what is compared with: the one or the other, or NULL */
    guint8 *seen;             /* of its entries */
    gint n_added, n_changed;  /* atomic */
    guint n_removed;
};

/* A file whose bytes are there, and that waits to be handed over. */
typedef struct BatchFile {
    BackendFile file;
    gsize start; /* in the bytes that are its batch's own */
} BatchFile;

struct OutputBatch {
    Output *output;
    gpointer writer;
    SequencerItem item;
    guint number;
    bool in_this_shard;
    GString *own;        /* for files that do not go to the bytes of the batch */
    GArray *files;       /* BatchFile: those in there */
    GStringChunk *paths; /* theirs */
    GString *file;       /* where the file that was begun stands: there, or in those bytes */
    gsize start;         /* its first byte there */
};

/* ---- Opening ---- */

void output_free(Output *output)
{
    if (!output)
        return;
    sequencer_free(output->sequencer);
    g_string_free(output->lines, TRUE);
    if (output->place)
        output->backend->close(output->place);
    manifest_free(output->baseline);
    g_free(output->seen);
    g_free(output);
}

/* Finds the row of the place that the options name. */
static const Backend *find_backend(const OutputOptions *options)
{
    return options->is_dry    ? &backend_nowhere
           : options->archive ? &backend_archive
           : options->tree    ? &backend_tree
                              : &backend_nowhere;
}

/* Finds what changes are told against. */
static bool read_before(Output *output, GError **error)
{
    const char *baseline = output->options->baseline;
    if (output->backend->previous)
        output->previous = output->backend->previous(output->place);
    if (baseline && !(output->baseline = manifest_read(baseline, error)))
        return false;
    output->before = baseline ? output->baseline : output->previous;
    if (output->before)
        output->seen = g_new0(guint8, MAX(manifest_count(output->before), 1));
    return true;
}

static bool note_lines(Output *output, GError **error)
{
    const GString *lines = output->lines;
    bool noted = output->backend->note(output->place, lines->str, lines->len, error);
    g_string_truncate(output->lines, 0);
    return noted;
}

/* Writes one batch, when the sequencer says that it is its turn. */
static bool write_item(const SequencerItem *item, gpointer data, GError **error)
{
    Output *output = data;
    const Backend *backend = output->backend;
    g_string_append_len(output->lines, item->lines->str, (gssize)item->lines->len);
    return (output->lines->len < NOTE_SIZE || note_lines(output, error)) &&
           (!backend->write ||
            backend->write(output->place, item->bytes->str, item->bytes->len, error));
}

Output *output_new(const OutputOptions *options, GError **error)
{
    g_autoptr(Output) output = g_new0(Output, 1);
    output->options = options;
    output->backend = find_backend(options);
    output->lines = g_string_new(NULL);
    manifest_append_head(output->lines);
    output->sequencer = sequencer_new(options->jobs * BATCHES_HELD, write_item, output);
    output->place = output->backend->open(options, error);
    if (!output->place || !read_before(output, error))
        return NULL;
    return g_steal_pointer(&output);
}

/* ---- Writing ---- */

bool output_make_folder(Output *output, const char *path, GError **error)
{
    return output->backend->make_folder(output->place, path, error);
}

OutputBatch *output_batch_new(Output *output)
{
    OutputBatch *batch = g_new0(OutputBatch, 1);
    batch->output = output;
    batch->own = g_string_new(NULL);
    batch->files = g_array_new(FALSE, FALSE, sizeof(BatchFile));
    batch->paths = g_string_chunk_new(PATH_MAX);
    batch->writer = output->backend->writer_new(output->place);
    return batch;
}

static void drop_item(OutputBatch *batch)
{
    if (!batch->item.lines)
        return;
    g_string_free(batch->item.lines, TRUE);
    g_string_free(batch->item.bytes, TRUE);
    batch->item = (SequencerItem){NULL, NULL};
}

void output_batch_free(OutputBatch *batch)
{
    if (!batch)
        return;
    drop_item(batch);
    g_string_free(batch->own, TRUE);
    g_array_unref(batch->files);
    g_string_chunk_free(batch->paths);
    batch->output->backend->writer_free(batch->writer);
    g_free(batch);
}

void output_batch_begin(OutputBatch *batch, guint number, bool in_this_shard)
{
    drop_item(batch);
    batch->item = sequencer_item(batch->output->sequencer);
    batch->number = number;
    batch->in_this_shard = in_this_shard;
}

/* Holds a file against what is compared with; `index` is its line there, and `entry` is filled,
 * where it has one. */
static int compare_file(Output *output, gint64 index, guint64 hash, gsize length,
                        ManifestEntry *entry)
{
    if (index < 0) {
        g_atomic_int_inc(&output->n_added);
        return SEEN_NOT;
    }
    *entry = manifest_entry(output->before, (guint)index);
    bool same = entry->hash == hash && entry->length == length;
    output->seen[index] = same ? SEEN_SAME : SEEN_CHANGED;
    if (!same)
        g_atomic_int_inc(&output->n_changed);
    return output->seen[index];
}

/* Since when a file is as it is, as the manifest says it. */
static const char *since_of(const Output *output, int seen, const ManifestEntry *entry)
{
    if (!output->options->baseline)
        return MANIFEST_UNKNOWN;
    if (seen != SEEN_SAME)
        return output->options->day;
    return strcmp(entry->since, MANIFEST_KEPT) == 0 ? MANIFEST_UNKNOWN : entry->since;
}

GString *output_batch_open_file(OutputBatch *batch)
{
    const Backend *backend = batch->output->backend;
    bool is_in_batch = backend->begin_file && batch->in_this_shard;
    batch->file = is_in_batch ? backend->begin_file(batch->writer, batch->item.bytes) : batch->own;
    batch->start = batch->file->len;
    return batch->file;
}

/* Hands over what waits. */
static bool hand_over(OutputBatch *batch, GError **error)
{
    bool handed = true;
    for (guint i = 0; handed && i < batch->files->len; i++) {
        BatchFile *waiting = &g_array_index(batch->files, BatchFile, i);
        waiting->file.bytes = batch->own->str + waiting->start;
        handed = batch->output->backend->end_file(batch->writer, &waiting->file, error);
    }
    g_array_set_size(batch->files, 0);
    g_string_chunk_clear(batch->paths);
    g_string_truncate(batch->own, 0);
    return handed;
}

/* Lets a file wait with others of the batch; one in the bytes of the batch is handed over. */
static bool end_file(OutputBatch *batch, BackendFile file, GError **error)
{
    if (batch->file != batch->own)
        return batch->output->backend->end_file(batch->writer, &file, error);
    file.path = g_string_chunk_insert(batch->paths, file.path);
    g_array_append_val(batch->files, ((BatchFile){file, batch->start}));
    return batch->own->len < HANDED_SIZE || hand_over(batch, error);
}

bool output_batch_close_file(OutputBatch *batch, const char *path, GError **error)
{
    Output *output = batch->output;
    ManifestEntry entry;
    BackendFile file = {.path = path,
                        .bytes = batch->file->str + batch->start,
                        .length = batch->file->len - batch->start};
    file.hash = manifest_hash(file.bytes, file.length);
    gint64 index = output->before ? manifest_find(output->before, path) : -1;
    int seen = compare_file(output, index, file.hash, file.length, &entry);
    const char *since = since_of(output, seen, &entry);
    manifest_append(path, file.hash, file.length, since, batch->item.lines);
    if (!batch->in_this_shard) {
        g_string_truncate(batch->file, batch->start);
        return true;
    }
    file.index = output->before == output->previous ? index
                 : output->previous                 ? manifest_find(output->previous, path)
                                                    : -1;
    return end_file(batch, file, error);
}

bool output_batch_end(OutputBatch *batch, GError **error)
{
    if (!hand_over(batch, error))
        return false;
    SequencerItem item = batch->item;
    batch->item = (SequencerItem){NULL, NULL};
    return sequencer_put(batch->output->sequencer, batch->number, item, error);
}

void output_stop(Output *output)
{
    sequencer_stop(output->sequencer);
}

bool output_tells_since(const Output *output)
{
    return output->options->baseline != NULL;
}

bool output_since(const Output *output, const char *path, char since[MANIFEST_SINCE_SIZE])
{
    if (!output_tells_since(output))
        return false;
    gint64 index = manifest_find(output->before, path);
    ManifestEntry entry = {0};
    if (index >= 0)
        entry = manifest_entry(output->before, (guint)index);
    const char *day = since_of(output, index >= 0 ? output->seen[index] : SEEN_NOT, &entry);
    g_strlcpy(since, day, MANIFEST_SINCE_SIZE);
    return strcmp(day, MANIFEST_UNKNOWN) != 0;
}

/* ---- The end ---- */

/* Notes which files of the folder would stay though they are not printed: what a dry build tells is
 * what a true one does. */
static void append_unseen(Output *output)
{
    const Backend *backend = output->backend;
    for (guint i = 0; i < manifest_count(output->before); i++) {
        ManifestEntry entry = manifest_entry(output->before, i);
        const char *since =
            output->seen[i] == SEEN_NOT ? backend->since_of_unseen(output->place, &entry) : NULL;
        if (!since)
            continue;
        manifest_append_entry(&entry, since, output->lines);
        output->seen[i] = SEEN_SAME;
    }
}

static bool keeps(const Output *output, const ManifestEntry *entry)
{
    g_autofree char *path = manifest_entry_path(entry);
    return output->backend->keeps && output->backend->keeps(output->place, path);
}

/* Files that another shard may have, or that were not asked for, are no files that are gone. */
static void count_removed(Output *output)
{
    const OutputOptions *options = output->options;
    if (options->is_partial || (options->is_shard && !options->is_first_shard))
        return;
    for (guint i = 0; i < manifest_count(output->before); i++) {
        ManifestEntry entry = manifest_entry(output->before, i);
        output->n_removed += output->seen[i] == SEEN_NOT && !keeps(output, &entry);
    }
}

bool output_finish(Output *output, GError **error)
{
    const Backend *backend = output->backend;
    if (output->before && backend->since_of_unseen)
        append_unseen(output);
    if (!note_lines(output, error) || !backend->finish(output->place, error))
        return false;
    if (output->before)
        count_removed(output);
    return true;
}

OutputSummary output_summary(const Output *output)
{
    const Backend *backend = output->backend;
    return (OutputSummary){
        .written = backend->n_written(output->place),
        .added = (guint)output->n_added,
        .changed = (guint)output->n_changed,
        .removed = output->n_removed,
        .is_compared = output->before && manifest_count(output->before) > 0,
        .why_in_place = backend->why_in_place ? backend->why_in_place(output->place) : NULL,
    };
}

Changes *output_changes(const Output *output, GError **error)
{
    g_autoptr(Manifest) nothing = manifest_new_empty();
    g_autoptr(Manifest) after = output->backend->read_manifest(output->place, error);
    if (!after)
        return NULL;
    Changes *changes = changes_new(output->before ? output->before : nothing, after);
    if (output->options->is_partial)
        g_ptr_array_set_size(changes->removed, 0);
    return changes;
}
