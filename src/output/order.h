/*
 * order.h: puts what threads make side by side into the order of its numbers.
 */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct Order Order;

/* What is put in order: two texts, one for each place where it goes. */
typedef struct OrderItem {
    GString *lines, *bytes;
} OrderItem;

/* Writes one item; called for 0, 1, 2 and so on, never twice at once, by any thread. */
typedef bool (*OrderWrite)(const OrderItem *item, gpointer user_data, GError **error);

/* Holds `room` items back at most. Free with order_free. */
Order *order_new(guint room, OrderWrite write, gpointer user_data);
void order_free(Order *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Order, order_free)

/* An empty item, one that was written before where there is one: fresh memory is dear. */
OrderItem order_item(Order *order);

/* Takes the item with this number; each number comes once. Waits while too many are held back.
 * False and `error` where writing failed, also for another thread (G_IO_ERROR_CANCELLED). */
bool order_put(Order *order, guint number, OrderItem item, GError **error);

/* Nobody is to wait any longer: every order_put fails from now on. */
void order_stop(Order *order);

G_END_DECLS
