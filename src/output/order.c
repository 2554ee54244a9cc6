#include "output/order.h"

typedef struct Held {
    guint number;
    OrderItem item;
} Held;

struct Order {
    guint room;
    OrderWrite write;
    gpointer user_data;
    GMutex mutex; /* of all that follows */
    GCond moved;
    GArray *held;  /* Held, in no order: there are few */
    GArray *spare; /* OrderItem */
    guint next;    /* the number that is to be written */
    bool writing, stopped;
};

Order *order_new(guint room, OrderWrite write, gpointer user_data)
{
    Order *order = g_new0(Order, 1);
    order->room = room;
    order->write = write;
    order->user_data = user_data;
    g_mutex_init(&order->mutex);
    g_cond_init(&order->moved);
    order->held = g_array_new(FALSE, FALSE, sizeof(Held));
    order->spare = g_array_new(FALSE, FALSE, sizeof(OrderItem));
    return order;
}

static void item_free(OrderItem item)
{
    g_string_free(item.lines, TRUE);
    g_string_free(item.bytes, TRUE);
}

void order_free(Order *order)
{
    if (!order)
        return;
    for (guint i = 0; i < order->held->len; i++)
        item_free(g_array_index(order->held, Held, i).item);
    for (guint i = 0; i < order->spare->len; i++)
        item_free(g_array_index(order->spare, OrderItem, i));
    g_array_unref(order->held);
    g_array_unref(order->spare);
    g_mutex_clear(&order->mutex);
    g_cond_clear(&order->moved);
    g_free(order);
}

OrderItem order_item(Order *order)
{
    OrderItem item = {NULL, NULL};
    g_mutex_lock(&order->mutex);
    if (order->spare->len > 0) {
        item = g_array_index(order->spare, OrderItem, order->spare->len - 1);
        g_array_set_size(order->spare, order->spare->len - 1);
    }
    g_mutex_unlock(&order->mutex);
    if (!item.lines)
        return (OrderItem){g_string_new(NULL), g_string_new(NULL)};
    g_string_truncate(item.lines, 0);
    g_string_truncate(item.bytes, 0);
    return item;
}

/* Takes the item that is to be written now out of those that are held. */
static bool take_next(Order *order, OrderItem *item)
{
    for (guint i = 0; i < order->held->len; i++) {
        const Held *held = &g_array_index(order->held, Held, i);
        if (held->number != order->next)
            continue;
        *item = held->item;
        g_array_remove_index_fast(order->held, i);
        return true;
    }
    return false;
}

/* Writes all whose turn it is. Others go on meanwhile; their items wait here. */
static bool write_held(Order *order, GError **error)
{
    OrderItem item;
    bool written = true;
    order->writing = true;
    while (written && !order->stopped && take_next(order, &item)) {
        g_mutex_unlock(&order->mutex);
        written = order->write(&item, order->user_data, error);
        g_mutex_lock(&order->mutex);
        g_array_append_val(order->spare, item);
        order->next++;
        g_cond_broadcast(&order->moved);
    }
    order->writing = false;
    if (!written)
        order->stopped = true;
    g_cond_broadcast(&order->moved);
    return written;
}

bool order_put(Order *order, guint number, OrderItem item, GError **error)
{
    bool written = true;
    g_mutex_lock(&order->mutex);
    while (!order->stopped && number != order->next && order->held->len >= order->room)
        g_cond_wait(&order->moved, &order->mutex);
    g_array_append_val(order->held, ((Held){number, item}));
    if (!order->stopped && !order->writing)
        written = write_held(order, error);
    if (written && order->stopped) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
        written = false;
    }
    g_mutex_unlock(&order->mutex);
    return written;
}

void order_stop(Order *order)
{
    g_mutex_lock(&order->mutex);
    order->stopped = true;
    g_cond_broadcast(&order->moved);
    g_mutex_unlock(&order->mutex);
}
