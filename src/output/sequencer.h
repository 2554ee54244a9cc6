/*
 * sequencer.h: puts what threads make side by side into the order of its numbers.
 */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct Sequencer Sequencer;

/* What is put in order: two texts, one for each place where it goes. */
typedef struct SequencerItem {
    GString *lines, *bytes;
} SequencerItem;

/* Writes one item; called for 0, 1, 2 and so on, never twice at once, by any thread. */
typedef bool (*SequencerWrite)(const SequencerItem *item, gpointer user_data, GError **error);

/* Holds `room` items back at most. Free with sequencer_free. */
Sequencer *sequencer_new(guint room, SequencerWrite write, gpointer user_data);
void sequencer_free(Sequencer *sequencer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sequencer, sequencer_free)

/* An empty item, one that was written before where there is one: fresh memory is dear. */
SequencerItem sequencer_item(Sequencer *sequencer);

/* Takes the item with this number; each number comes once. Waits while too many are held back.
 * False and `error` where writing failed, also for another thread (G_IO_ERROR_CANCELLED). */
bool sequencer_put(Sequencer *sequencer, guint number, SequencerItem item, GError **error);

/* Nobody is to wait any longer: every sequencer_put fails from now on. */
void sequencer_stop(Sequencer *sequencer);

G_END_DECLS
