/* The time that the environment sets: SOURCE_DATE_EPOCH. */
#include "commands/epoch.h"

bool epoch_read(gint64 *time, GError **error)
{
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    guint64 given;
    *time = EPOCH_NONE;
    if (!text || text[0] == '\0')
        return true;
    if (g_ascii_string_to_unsigned(text, 10, 0, EPOCH_MAX, &given, NULL)) {
        *time = (gint64)given;
        return true;
    }
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "SOURCE_DATE_EPOCH is a number of seconds since 1970, not '%s'", text);
    return false;
}
