/* Numbers in decimal digits. */
#include "digits.h"

#include <string.h>

/* What a form becomes with its numbers. */
#define FORM_MAX 256

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
    char text[FORM_MAX], digits[DIGITS_MAX], *end = text;
    for (; *form; form++) {
        g_assert(end - text < FORM_MAX - DIGITS_MAX - 1);
        if (*form != '%') {
            *end++ = *form;
            continue;
        }
        gint64 number = *numbers++;
        if (number < 0)
            *end++ = '-';
        const char *begin = digits_write((guint64)ABS(number), digits + DIGITS_MAX);
        end = mempcpy(end, begin, (gsize)(digits + DIGITS_MAX - begin));
    }
    g_string_append_len(out, text, end - text);
}
