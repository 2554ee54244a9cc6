/* Numbers in decimal digits. */
#include "digits.h"

#include <string.h>

/* Of 64 bits, with a sign. */
#define DIGITS_MAX 20

void digits_append(GString *out, gint64 number)
{
    char digits[DIGITS_MAX], *end = digits + DIGITS_MAX, *begin = end;
    guint64 rest = number < 0 ? -(guint64)number : (guint64)number;
    do
        *--begin = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        *--begin = '-';
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
