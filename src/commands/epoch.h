/*
 * epoch.h: the time that the environment sets for what is made to be the same again:
 * SOURCE_DATE_EPOCH, as https://reproducible-builds.org/specs/source-date-epoch/ has it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* No time: the variable is not set, or empty. */
#define EPOCH_NONE ((gint64)-1)

/* `*time` in seconds since 1970, at most the end of the year 9999; or EPOCH_NONE. False and
 * `error`, of G_OPTION_ERROR, where the variable says no such number. */
bool epoch_read(gint64 *time, GError **error);

G_END_DECLS
