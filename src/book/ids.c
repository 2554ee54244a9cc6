/* The names of codes, languages, protocols and classes, which become paths. */
#include "book/ids.h"

#include "book/pseudo.h"

#include <string.h>

static bool is_among(const char *id, const char *const *names)
{
    while (*names && g_ascii_strcasecmp(id, *names) != 0)
        names++;
    return *names != NULL;
}

/* Ids that two codes beside ID_VERSUS could make of a pair in two ways, also on a disk that takes
 * upper and lower case for one. */
static bool is_like_pair(const char *id)
{
    g_autofree char *lower = g_ascii_strdown(id, -1);
    return strstr(lower, ID_VERSUS) || g_str_has_prefix(lower, &ID_VERSUS[1]) ||
           strncmp(lower + strlen(id) - MIN(strlen(id), 3), ID_VERSUS, 3) == 0;
}

/* Ids that are the names of other pages of a protocol; 486.html and 486.svg are what hosts have for
 * 486, and what a card of it is. */
static bool is_like_page(const char *id)
{
    static const char *const reserved[] = {"index",    "matrix",   "decide", "glossary",
                                           "protocol", "programs", NULL};
    g_autofree char *lower = g_ascii_strdown(id, -1);
    return is_among(id, reserved) || g_str_has_prefix(lower, "by-") ||
           g_str_has_suffix(lower, ".card") || g_str_has_suffix(lower, ".html") ||
           g_str_has_suffix(lower, ".svg") ||
           (g_str_has_prefix(lower, "matrix-") && strstr(lower, "-and-"));
}

gsize id_code_length(const char *text)
{
    return strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");
}

const char *id_judge_code(const char *id)
{
    gsize length = strlen(id);
    if (id[0] == '-' && length > 1 && !id[1 + strspn(id + 1, "0123456789")])
        return "a code begins with a letter or a digit; a number below zero stands in 'number', "
               "beside a name";
    if (length == 0 || id[id_code_length(id)] != '\0' || !g_ascii_isalnum(id[0]))
        return "a code has letters (A-Z, a-z), digits, '.', '_' and '-' alone, and begins with a "
               "letter or a digit";
    if (length > ID_LENGTH_MAX)
        return "a code has at most 64 characters";
    if (id[length - 1] == '.' || id[length - 1] == '-')
        return "a code ends in a letter, a digit or '_'";
    if (is_like_pair(id))
        return "'-vs-' stands between two codes, so a code does not contain it, begin with 'vs-' "
               "or end in '-vs'";
    return is_like_page(id) ? "another page of a protocol has this name" : NULL;
}

bool id_is_device(const char *id)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", NULL};
    g_autofree char *name = g_strndup(id, strcspn(id, "."));
    bool is_port =
        strlen(name) == 4 && g_ascii_isdigit(name[3]) && name[3] != '0' &&
        (g_ascii_strncasecmp(name, "com", 3) == 0 || g_ascii_strncasecmp(name, "lpt", 3) == 0);
    return is_port || is_among(name, devices);
}

bool id_is_code(const char *id)
{
    return !id_judge_code(id);
}

const char *id_judge_protocol(const char *id)
{
    static const char *const reserved[] = {"across", "api",  "assets",      "index", "questions",
                                           "schema", "site", "translation", NULL};
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    gsize length = strlen(id);
    if (!g_ascii_islower(id[0]) || id[strspn(id, letters)] != '\0' || id[length - 1] == '-')
        return "a protocol has a-z, 0-9, '_' and '-' alone, begins with a letter and does not end "
               "in '-'";
    if (length > ID_LENGTH_MAX)
        return "a protocol has at most 64 characters";
    if (is_like_pair(id))
        return "'-vs-' stands between two codes, so a protocol does not contain it, begin with "
               "'vs-' or end in '-vs'";
    return is_among(id, reserved) ? "another page, folder or file has this name" : NULL;
}

static bool is_tag(const char *id)
{
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

const char *id_judge_language(const char *id)
{
    static const char *const pseudo[] = {PSEUDO_ID_ACCENTED, PSEUDO_ID_MIRRORED, NULL};
    if (!is_tag(id))
        return "a language is named by its tag, as in 'es', 'pt' or 'zh-Hant'";
    if (is_among(id, pseudo))
        return "a language that is made of the English has this name";
    return g_ascii_strcasecmp(id, "api") == 0 ? "the folder of the data for programs has this name"
                                              : NULL;
}

bool id_is_language(const char *id)
{
    return !id_judge_language(id);
}

/* Compares two runs of digits by value; both are moved to their end. */
static int compare_digits(const char **a, const char **b, const char *digits)
{
    const char *x = *a + strspn(*a, "0"), *y = *b + strspn(*b, "0");
    gsize m = strspn(x, digits), n = strspn(y, digits);
    int order = m != n ? (m < n ? -1 : 1) : g_ascii_strncasecmp(x, y, m);
    *a = x + m;
    *b = y + n;
    return order;
}

/* Whether a hexadecimal number begins here: 0x8A, at the start of a word. */
static bool is_hexadecimal(const char *id, const char *at)
{
    return at[0] == '0' && (at[1] == 'x' || at[1] == 'X') && g_ascii_isxdigit(at[2]) &&
           (at == id || !g_ascii_isalnum(at[-1]));
}

int id_compare(const char *a, const char *b)
{
    if (*a == '-' || *b == '-')
        return *a != *b ? (*a == '-' ? -1 : 1) : id_compare(b + 1, a + 1);
    const char *x = a, *y = b;
    while (*x && *y) {
        int order;
        if (is_hexadecimal(a, x) && is_hexadecimal(b, y)) {
            x += 2;
            y += 2;
            order = compare_digits(&x, &y, "0123456789ABCDEFabcdef");
        } else if (g_ascii_isdigit(*x) && g_ascii_isdigit(*y)) {
            order = compare_digits(&x, &y, "0123456789");
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

const char *id_range_hyphen(const char *range)
{
    return *range ? strchr(range + 1, '-') : NULL;
}

bool id_is_mixed(const char *a, const char *b)
{
    return is_hexadecimal(a, a) != is_hexadecimal(b, b);
}

bool id_is_hexadecimal(const char *id)
{
    return is_hexadecimal(id, id) && id[2 + strspn(id + 2, "0123456789ABCDEFabcdef")] == '\0';
}

gint64 id_number_value(const char *number)
{
    return g_ascii_strtoll(number, NULL, is_hexadecimal(number, number) ? 16 : 10);
}

int id_compare_numbers(const char *a, const char *b)
{
    gint64 x = id_number_value(a), y = id_number_value(b);
    return x == y ? 0 : x < y ? -1 : 1;
}

/* Splits two names of which `is_one` holds. */
static bool split_two(const char *both, bool (*is_one)(const char *), char **a, char **b)
{
    const char *versus = strstr(both, ID_VERSUS);
    if (!versus)
        return false;
    const char *second = versus + strlen(ID_VERSUS);
    g_autofree char *first = g_strndup(both, (gsize)(versus - both));
    if (!is_one(first) || !is_one(second))
        return false;
    *a = g_steal_pointer(&first);
    *b = g_strdup(second);
    return true;
}

bool id_split_pair(const char *pair, char **a, char **b)
{
    return split_two(pair, id_is_code, a, b);
}

bool id_split_side(const char *side, char **protocol, char **code)
{
    const char *stop = strchr(side, '.');
    if (!stop)
        return false;
    g_autofree char *first = g_strndup(side, (gsize)(stop - side));
    if (id_judge_protocol(first) || !id_is_code(stop + 1))
        return false;
    *protocol = g_steal_pointer(&first);
    *code = g_strdup(stop + 1);
    return true;
}

static bool is_side(const char *side)
{
    g_autofree char *protocol = NULL, *code = NULL;
    return id_split_side(side, &protocol, &code);
}

bool id_split_relation(const char *relation, char **a, char **b)
{
    return split_two(relation, is_side, a, b);
}

char *id_tidy(const char *name)
{
    g_autoptr(GRegex) versus =
        g_regex_new("[^A-Za-z0-9.]+vs[^A-Za-z0-9]+", G_REGEX_CASELESS | G_REGEX_RAW,
                    G_REGEX_MATCH_DEFAULT, NULL);
    return g_regex_replace_literal(versus, name, -1, 0, ID_VERSUS, G_REGEX_MATCH_DEFAULT, NULL);
}
