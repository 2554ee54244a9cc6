#include "book/ids.h"

#include "book/pseudo.h"

#include <string.h>

static bool is_among(const char *id, const char *const *names)
{
    while (*names && g_ascii_strcasecmp(id, *names) != 0)
        names++;
    return *names != NULL;
}

bool id_is_code(const char *id)
{
    static const char *const reserved[] = {"index", "matrix", "decide", "glossary", NULL};
    gsize length = strlen(id);
    if (length == 0 || length > ID_LENGTH_MAX || !g_ascii_isalnum(id[0]) || id[length - 1] == '.')
        return false;
    for (gsize i = 1; i < length; i++)
        if (!g_ascii_isalnum(id[i]) && id[i] != '.' && id[i] != '_')
            return false;
    return !is_among(id, reserved);
}

bool id_is_word(const char *id)
{
    if (!g_ascii_islower(id[0]))
        return false;
    for (const char *c = id + 1; *c; c++)
        if (!g_ascii_islower(*c) && !g_ascii_isdigit(*c) && *c != '_')
            return false;
    return true;
}

bool id_is_language(const char *id)
{
    static const char *const reserved[] = {"api", PSEUDO_ID_ACCENTED, PSEUDO_ID_MIRRORED, NULL};
    if (is_among(id, reserved))
        return false;
    gsize run = 0;
    bool first = true;
    for (const char *c = id;; c++) {
        if (*c == '-' || *c == '\0') {
            if (run < 2 || run > (first ? 3u : 8u))
                return false;
            if (*c == '\0')
                return true;
            first = false;
            run = 0;
        } else if (first ? g_ascii_islower(*c) : g_ascii_isalnum(*c)) {
            run++;
        } else {
            return false;
        }
    }
}

/* Compares two runs of digits by value; both are moved behind their run. */
static int compare_digits(const char **a, const char **b)
{
    const char *x = *a + strspn(*a, "0"), *y = *b + strspn(*b, "0");
    gsize m = strspn(x, "0123456789"), n = strspn(y, "0123456789");
    int order = m != n ? (m < n ? -1 : 1) : strncmp(x, y, m);
    *a = x + m;
    *b = y + n;
    return order;
}

int id_compare(const char *a, const char *b)
{
    const char *x = a, *y = b;
    while (*x && *y) {
        int order;
        if (g_ascii_isdigit(*x) && g_ascii_isdigit(*y)) {
            order = compare_digits(&x, &y);
        } else {
            order = (guchar)*x - (guchar)*y;
            x++;
            y++;
        }
        if (order != 0)
            return order;
    }
    if (*x != *y)
        return *x ? 1 : -1;
    return strcmp(a, b);
}

bool id_split_pair(const char *pair, char **a, char **b)
{
    const char *hyphen = strchr(pair, '-');
    if (!hyphen)
        return false;
    g_autofree char *first = g_strndup(pair, (gsize)(hyphen - pair));
    if (!id_is_code(first) || !id_is_code(hyphen + 1))
        return false;
    *a = g_steal_pointer(&first);
    *b = g_strdup(hyphen + 1);
    return true;
}
