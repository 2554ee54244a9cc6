/* Numbers in decimal digits. */
#include "digits.h"

#include <string.h>

char *digits_write(guint64 number, char *end)
{
    do
        *--end = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    return end;
}

void digits_append(GString *out, gint64 number)
{
    char digits[DIGITS_MAX], *end = digits + DIGITS_MAX;
    char *begin = digits_write(number < 0 ? -(guint64)number : (guint64)number, end);
    if (number < 0)
        g_string_append_c(out, '-');
    g_string_append_len(out, begin, end - begin);
}

void digits_append_form(GString *out, const char *form, const int *numbers)
{
    for (;;) {
        const char *place = strchrnul(form, '%');
        g_string_append_len(out, form, place - form);
        if (*place == '\0')
            return;
        digits_append(out, *numbers++);
        form = place + 1;
    }
}
