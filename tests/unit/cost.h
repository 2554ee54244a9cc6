/*
 * cost.h: whether the cost of a piece of work grows with the size of its input, and no faster.
 *
 * Cost is the processor time of the calling thread, so neither a busy machine nor the clock has a
 * say. It is compared with the cost of the same work on an eighth of the input, in the same run, so
 * neither has the speed of the machine.
 */
#pragma once

#include <glib.h>

/* Does the work on an input of this size. */
typedef void (*CostWork)(gsize size, gpointer data);

/*
 * Fails, naming the work by `what`, unless the work on `size` costs at most COST_FACTOR_MAX times
 * what it costs on an eighth of it. Linear work costs 8 times as much, quadratic work 64 times.
 * Work that costs less than COST_FLOOR_MS passes: a measurement of it would be noise, and it harms
 * nobody.
 */
void cost_assert_linear(const char *what, CostWork work, gsize size, gpointer data);
