/* Puts what threads make side by side into the order of its numbers. */
#include "output/sequencer.h"

typedef struct Held {
    guint number;
    SequencerItem item;
} Held;

struct Sequencer {
    guint room;
    SequencerWrite write;
    gpointer user_data;
    GMutex mutex; /* of all that follows */
    GCond moved;
    GArray *held;  /* Held, in no order: there are few */
    GArray *spare; /* SequencerItem */
    guint next;    /* the number that is to be written */
    guint waiting; /* threads, for their turn */
    bool writing, stopped;
};

Sequencer *sequencer_new(guint room, SequencerWrite write, gpointer user_data)
{
    Sequencer *sequencer = g_new0(Sequencer, 1);
    sequencer->room = room;
    sequencer->write = write;
    sequencer->user_data = user_data;
    g_mutex_init(&sequencer->mutex);
    g_cond_init(&sequencer->moved);
    sequencer->held = g_array_new(FALSE, FALSE, sizeof(Held));
    sequencer->spare = g_array_new(FALSE, FALSE, sizeof(SequencerItem));
    return sequencer;
}

static void item_free(SequencerItem item)
{
    g_string_free(item.lines, TRUE);
    g_string_free(item.bytes, TRUE);
}

void sequencer_free(Sequencer *sequencer)
{
    if (!sequencer)
        return;
    for (guint i = 0; i < sequencer->held->len; i++)
        item_free(g_array_index(sequencer->held, Held, i).item);
    for (guint i = 0; i < sequencer->spare->len; i++)
        item_free(g_array_index(sequencer->spare, SequencerItem, i));
    g_array_unref(sequencer->held);
    g_array_unref(sequencer->spare);
    g_mutex_clear(&sequencer->mutex);
    g_cond_clear(&sequencer->moved);
    g_free(sequencer);
}

SequencerItem sequencer_item(Sequencer *sequencer)
{
    SequencerItem item = {NULL, NULL};
    g_mutex_lock(&sequencer->mutex);
    if (sequencer->spare->len > 0) {
        item = g_array_index(sequencer->spare, SequencerItem, sequencer->spare->len - 1);
        g_array_set_size(sequencer->spare, sequencer->spare->len - 1);
    }
    g_mutex_unlock(&sequencer->mutex);
    if (!item.lines)
        return (SequencerItem){g_string_new(NULL), g_string_new(NULL)};
    g_string_truncate(item.lines, 0);
    g_string_truncate(item.bytes, 0);
    return item;
}

/* Wakes the threads that wait. Where there are none the system is not asked. */
static void wake(Sequencer *sequencer)
{
    if (sequencer->waiting > 0)
        g_cond_broadcast(&sequencer->moved);
}

/* Takes the item that is to be written now out of those that are held. */
static bool take_next(Sequencer *sequencer, SequencerItem *item)
{
    for (guint i = 0; i < sequencer->held->len; i++) {
        const Held *held = &g_array_index(sequencer->held, Held, i);
        if (held->number != sequencer->next)
            continue;
        *item = held->item;
        g_array_remove_index_fast(sequencer->held, i);
        return true;
    }
    return false;
}

/* Writes all whose turn it is. Others go on meanwhile; their items wait here. */
static bool write_held(Sequencer *sequencer, GError **error)
{
    SequencerItem item;
    bool written = true;
    sequencer->writing = true;
    while (!sequencer->stopped && take_next(sequencer, &item)) {
        g_mutex_unlock(&sequencer->mutex);
        written = sequencer->write(&item, sequencer->user_data, error);
        g_mutex_lock(&sequencer->mutex);
        g_array_append_val(sequencer->spare, item);
        sequencer->next++;
        sequencer->stopped = sequencer->stopped || !written;
        wake(sequencer);
    }
    sequencer->writing = false;
    return written;
}

bool sequencer_put(Sequencer *sequencer, guint number, SequencerItem item, GError **error)
{
    bool written = true;
    g_mutex_lock(&sequencer->mutex);
    sequencer->waiting++;
    while (!sequencer->stopped && number != sequencer->next &&
           sequencer->held->len >= sequencer->room)
        g_cond_wait(&sequencer->moved, &sequencer->mutex);
    sequencer->waiting--;
    g_array_append_val(sequencer->held, ((Held){number, item}));
    if (!sequencer->stopped && !sequencer->writing)
        written = write_held(sequencer, error);
    if (written && sequencer->stopped) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
        written = false;
    }
    g_mutex_unlock(&sequencer->mutex);
    return written;
}

void sequencer_stop(Sequencer *sequencer)
{
    g_mutex_lock(&sequencer->mutex);
    sequencer->stopped = true;
    wake(sequencer);
    g_mutex_unlock(&sequencer->mutex);
}
