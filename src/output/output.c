#include "output/output.h"

#include "output/archive.h"
#include "output/previous-tree.h"
#include "output/sequencer.h"
#include "output/tree.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Batches that may wait for a slower one, for each thread. */
#define BATCHES_HELD 2

/* What a file is, held against the manifest that is compared with. */
enum { SEEN_NOT, SEEN_SAME, SEEN_CHANGED };

struct Output {
    const OutputOptions *options;
    Tree *tree; /* one of the two, or neither */
    Archive *archive;
    Sequencer *sequencer;
    Manifest *read;         /* a baseline; or NULL */
    PreviousTree *there;             /* the folder where nothing is written; or NULL */
    const Manifest *before; /* what is compared with: that, or the tree's; NULL for nothing */
    guint8 *seen;           /* of its entries */
    int manifest;           /* the new one where no tree has it: a file without a name; or -1 */
    gint n_written;         /* of which no tree knows; atomic, as are: */
    gint n_added, n_changed;
    guint n_removed;
};

struct OutputBatch {
    Output *output;
    ArchivePiece *piece; /* NULL without an archive */
    TreeWriter *writer;  /* NULL without a folder */
    Beneath *there;      /* NULL but for a dry build */
    SequencerItem item;
    guint number;
    bool is_here;
    GString *own;  /* for a file that is not written to an archive; */
    GString *file; /* that, or those of the archive: where the file that was begun stands */
    gsize start;   /* its first byte there */
};

/* ---- Opening ---- */

void output_free(Output *output)
{
    if (!output)
        return;
    sequencer_free(output->sequencer);
    tree_free(output->tree);
    archive_close(output->archive);
    manifest_free(output->read);
    previous_tree_free(output->there);
    if (output->manifest >= 0)
        close(output->manifest);
    g_free(output->seen);
    g_free(output);
}

/* A file that nobody else sees: a manifest may be larger than what one wants in memory. Where it
 * can, it never has a name, so that not even a killed build leaves one. */
static bool open_manifest(Output *output, GError **error)
{
    g_autofree char *path = NULL;
    output->manifest = open(g_get_tmp_dir(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (output->manifest >= 0)
        return true;
    output->manifest = g_file_open_tmp("statusbook-manifest-XXXXXX", &path, error);
    if (output->manifest >= 0)
        unlink(path);
    return output->manifest >= 0;
}

/* Reads what changes are told against. */
static bool read_before(Output *output, GError **error)
{
    const OutputOptions *options = output->options;
    if (options->is_dry && options->tree && !(output->there = tree_look_at(options, error)))
        return false;
    if (options->baseline && !(output->read = manifest_read(options->baseline, error)))
        return false;
    output->before = output->read    ? output->read
                     : output->there ? previous_tree_manifest(output->there)
                     : output->tree  ? tree_old(output->tree)
                                     : NULL;
    if (output->before)
        output->seen = g_new0(guint8, MAX(manifest_count(output->before), 1));
    return true;
}

static bool has_manifest(const OutputOptions *options)
{
    return !options->is_part_of_many || options->is_first_part;
}

static bool open_place(Output *output, GError **error)
{
    const OutputOptions *options = output->options;
    if (options->archive && !options->is_dry) {
        output->archive = archive_open(options->archive, options->time, error);
        return output->archive && (!has_manifest(options) || open_manifest(output, error));
    }
    if (options->tree && !options->is_dry) {
        output->tree = tree_open(options, error);
        return output->tree != NULL;
    }
    return !options->wants_changes || open_manifest(output, error);
}

static bool write_lines(Output *output, const char *lines, gsize length, GError **error)
{
    if (output->tree)
        return tree_note(output->tree, lines, length, error);
    return output->manifest < 0 || write_all(output->manifest, lines, length) ||
           fail_errno(error, "could not write", "the manifest");
}

/* What the sequencer writes of a batch. */
static bool write_item(const SequencerItem *item, gpointer data, GError **error)
{
    Output *output = data;
    return write_lines(output, item->lines->str, item->lines->len, error) &&
           (!output->archive ||
            archive_write(output->archive, item->bytes->str, item->bytes->len, error));
}

static bool write_head(Output *output, GError **error)
{
    g_autoptr(GString) head = g_string_new(NULL);
    manifest_append_head(head);
    return write_lines(output, head->str, head->len, error);
}

Output *output_new(const OutputOptions *options, GError **error)
{
    g_autoptr(Output) output = g_new0(Output, 1);
    output->options = options;
    output->manifest = -1;
    output->sequencer = sequencer_new(options->jobs * BATCHES_HELD, write_item, output);
    if (!open_place(output, error) || !read_before(output, error) || !write_head(output, error))
        return NULL;
    return g_steal_pointer(&output);
}

/* ---- Writing ---- */

bool output_make_folder(Output *output, const char *path, GError **error)
{
    if (output->tree)
        return tree_make_folder(output->tree, path, error);
    if (!output->archive)
        return true;
    g_autoptr(GString) bytes = g_string_new(NULL);
    ArchivePiece *piece = archive_piece_new(output->archive);
    bool written = archive_piece_add_folder(piece, path, bytes, error) &&
                   archive_write(output->archive, bytes->str, bytes->len, error);
    archive_piece_free(piece);
    return written;
}

OutputBatch *output_batch_new(Output *output)
{
    OutputBatch *batch = g_new0(OutputBatch, 1);
    batch->output = output;
    batch->own = g_string_new(NULL);
    if (output->archive)
        batch->piece = archive_piece_new(output->archive);
    if (output->tree)
        batch->writer = tree_writer_new(output->tree);
    if (output->there)
        batch->there = previous_tree_reach(output->there);
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
    archive_piece_free(batch->piece);
    tree_writer_free(batch->writer);
    beneath_free(batch->there);
    g_free(batch);
}

void output_batch_begin(OutputBatch *batch, guint number, bool is_here)
{
    drop_item(batch);
    batch->item = sequencer_item(batch->output->sequencer);
    batch->number = number;
    batch->is_here = is_here;
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

/* Into an archive a file goes where it is made, behind room for its head. */
GString *output_batch_open_file(OutputBatch *batch)
{
    bool is_archived = batch->piece && batch->is_here;
    batch->file = is_archived ? batch->item.bytes : g_string_truncate(batch->own, 0);
    if (is_archived)
        archive_piece_begin(batch->piece, batch->file);
    batch->start = batch->file->len;
    return batch->file;
}

/* Whether a dry build finds a file as it is, so that a true one would not write it. */
static bool is_there(const OutputBatch *batch, const char *path, guint64 hash, const char *bytes,
                     gsize length)
{
    PreviousTree *there = batch->output->there;
    gint64 index = manifest_find(previous_tree_manifest(there), path);
    return index >= 0 &&
           previous_tree_take(there, batch->there, (guint)index, path, hash, bytes, length);
}

bool output_batch_add(OutputBatch *batch, const char *path, const char *bytes, gsize length,
                      GError **error)
{
    g_string_append_len(output_batch_open_file(batch), bytes, (gssize)length);
    return output_batch_close_file(batch, path, error);
}

bool output_batch_close_file(OutputBatch *batch, const char *path, GError **error)
{
    Output *output = batch->output;
    const char *bytes = batch->file->str + batch->start;
    gsize length = batch->file->len - batch->start;
    guint64 hash = manifest_hash(bytes, length);
    ManifestEntry entry;
    gint64 index = output->before ? manifest_find(output->before, path) : -1;
    int seen = compare_file(output, index, hash, length, &entry);
    manifest_append(path, hash, length, since_of(output, seen, &entry), batch->item.lines);
    if (!batch->is_here)
        return true;
    if (output->tree) {
        if (output->read)
            index = manifest_find(tree_old(output->tree), path);
        return tree_write(batch->writer, path, index, hash, bytes, length, error);
    }
    if (output->there && is_there(batch, path, hash, bytes, length))
        return true;
    g_atomic_int_inc(&output->n_written);
    return !batch->piece || archive_piece_end(batch->piece, path, error);
}

bool output_batch_end(OutputBatch *batch, GError **error)
{
    SequencerItem item = batch->item;
    batch->item = (SequencerItem){NULL, NULL};
    return sequencer_put(batch->output->sequencer, batch->number, item, error);
}

void output_stop(Output *output)
{
    sequencer_stop(output->sequencer);
}

bool output_since(const Output *output, const char *path, char since[MANIFEST_SINCE_SIZE])
{
    if (!output->options->baseline)
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

/* What of a file that was not printed is left by a dry build: its SINCE; NULL where it would go, or
 * is not in the folder. */
static const char *since_of_unseen(const Output *output, const ManifestEntry *entry)
{
    g_autofree char *path = manifest_entry_path(entry);
    return manifest_find(previous_tree_manifest(output->there), path) >= 0
               ? previous_tree_since_of_unseen(output->options, entry, output->n_written > 0)
               : NULL;
}

/* Notes which files of the folder would stay though they are not printed: what a dry build tells is
 * what a true one does. */
static bool note_unseen(Output *output, GError **error)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    for (guint i = 0; i < manifest_count(output->before); i++) {
        ManifestEntry entry = manifest_entry(output->before, i);
        const char *since = output->seen[i] == SEEN_NOT ? since_of_unseen(output, &entry) : NULL;
        if (!since)
            continue;
        manifest_append_entry(&entry, since, lines);
        output->seen[i] = SEEN_SAME;
    }
    return write_lines(output, lines->str, lines->len, error);
}

static void count_removed(Output *output)
{
    if (output->options->is_partial || !has_manifest(output->options))
        return;
    for (guint i = 0; i < manifest_count(output->before); i++) {
        if (output->seen[i] != SEEN_NOT)
            continue;
        ManifestEntry entry = manifest_entry(output->before, i);
        g_autofree char *path = manifest_entry_path(&entry);
        output->n_removed += !(output->tree && tree_keeps(output->tree, path));
    }
}

bool output_finish(Output *output, GError **error)
{
    if (output->there && !note_unseen(output, error))
        return false;
    if (output->tree && !tree_finish(output->tree, error))
        return false;
    if (output->archive && !archive_finish(output->archive, MANIFEST_PATH, output->manifest, error))
        return false;
    if (output->before)
        count_removed(output);
    return true;
}

/* Files; of a folder those that it does not have already. */
static guint n_written(const Output *output)
{
    return output->tree ? tree_n_written(output->tree) : (guint)output->n_written;
}

OutputSummary output_summary(const Output *output)
{
    return (OutputSummary){
        .written = n_written(output),
        .added = (guint)output->n_added,
        .changed = (guint)output->n_changed,
        .removed = output->n_removed,
        .is_compared = output->before && manifest_count(output->before) > 0,
        .why_in_place =
            output->tree && tree_n_written(output->tree) + tree_n_removed(output->tree) > 0
                ? tree_why_in_place(output->tree)
                : NULL,
    };
}

/* The manifest that was written, wherever that is now. */
static Manifest *read_after(const Output *output, GError **error)
{
    if (!output->tree)
        return manifest_read_descriptor(output->manifest, error);
    return tree_read_manifest(output->tree, error);
}

Changes *output_changes(const Output *output, GError **error)
{
    g_autoptr(Manifest) nothing = manifest_new_empty();
    g_autoptr(Manifest) after = read_after(output, error);
    if (!after)
        return NULL;
    Changes *changes = changes_new(output->before ? output->before : nothing, after);
    if (output->options->is_partial)
        g_ptr_array_set_size(changes->removed, 0);
    return changes;
}
