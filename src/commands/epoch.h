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
/* The last second that the head of a tar entry can say: eleven octal digits, in the year 2242. */
#define EPOCH_MAX G_GINT64_CONSTANT(077777777777)

/* `*time` in seconds since 1970, at most EPOCH_MAX; or EPOCH_NONE. False and
 * `error`, of G_OPTION_ERROR, where the variable says no such number. */
bool epoch_read(gint64 *time, GError **error);

G_END_DECLS
