/* Numbers outside backticks: RFCs and codes, which name something, and all others. */
#include "l10n/check/firsts.h"
#include "l10n/check/text.h"

#include <string.h>

/* Numbers up to this are written as words in one language and as digits in another. */
#define SPELLED_MAX 12
/* Digits of a group in 3,000; in India of those before the last: 12,34,567. */
#define GROUP_DIGITS       3
#define GROUP_DIGITS_INDIA 2

/* The first full-width character. */
#define FULL_WIDTH_FIRST 0xff00

typedef struct CheckNumber {
    char *name; /* "RFC 3261", "486", "4xx", "0.5": as English writes it */
    char *
        other; /* what it is where its marks are taken otherwise: 3.000 is 3000 or 3.000; or NULL */
    bool names; /* an RFC, a code, a class of codes */
    gsize at;
    guint width;
} CheckNumber;

static void number_clear(gpointer data)
{
    CheckNumber *number = data;
    g_free(number->name);
    g_free(number->other);
}

/* The value of a digit of any script, full-width ones among them; -1 for all else. */
static int digit_at(const char *at)
{
    return g_unichar_digit_value(g_utf8_get_char(at));
}

static const char *digits_end(const char *at, GString *out)
{
    for (; *at && digit_at(at) >= 0; at = g_utf8_next_char(at))
        g_string_append_c(out, (char)('0' + digit_at(at)));
    return at;
}

/* A mark inside a number, as ASCII; 0 for none. */
static char number_mark(gunichar c)
{
    switch (c) {
    case '.':
    case 0xff0e:
        return '.';
    case ',':
    case 0xff0c:
    case 0x66b: /* the Arabic decimal sign */
        return ',';
    case '\'': /* Swiss */
    case 0xa0:
    case 0x66c: /* the Arabic sign of groups */
    case 0x2009:
    case 0x2019:
    case 0x202f:
        return ' ';
    default:
        return 0;
    }
}

/* Whether the mark of a number here parts groups: three digits follow, or in India two and then
 * such a mark again. */
static bool is_of_groups(const char *mark)
{
    gsize n = strspn(mark + 1, "0123456789");
    const char *next = mark + 1 + n;
    return n == GROUP_DIGITS || (n == GROUP_DIGITS_INDIA && *next == *mark && is_of_groups(next));
}

/* Marks taken for those of groups go, and a decimal sign becomes a full stop. */
static char *number_normalize(const char *digits, char decimal)
{
    GString *out = g_string_new(NULL);
    for (; *digits; digits++)
        if (*digits == decimal)
            g_string_append_c(out, '.');
        else if (g_ascii_isdigit(*digits))
            g_string_append_c(out, *digits);
        else if (!is_of_groups(digits))
            g_string_append_c(out, '.');
    return g_string_free(out, FALSE);
}

static bool side_has_number(const CheckSide *side, const char *name)
{
    for (guint i = 0; i < side->numbers->len; i++)
        if (strcmp(g_array_index(side->numbers, CheckNumber, i).name, name) == 0)
            return true;
    return false;
}

/* Reads groups that common spaces part, as in "3 000". Two numbers may stand side by side as well,
 * so the English has to have the whole. Returns where they end, or `at`. */
static const char *number_read_groups(const char *at, const CheckSide *english, GString *out)
{
    g_autoptr(GString) all = g_string_new(out->str);
    const char *end = at;
    while (*end == ' ' && digit_at(end + 1) >= 0) {
        gsize before = all->len;
        end = digits_end(end + 1, all);
        if (all->len - before != GROUP_DIGITS)
            return at;
    }
    if (end == at || !side_has_number(english, all->str))
        return at;
    g_string_assign(out, all->str);
    return end;
}

/* What number_mark says of a mark and the digit behind it; a full-width mark between digits of
 * common width ends a clause: 404，410. */
static char number_mark_before(gunichar mark, gunichar next)
{
    return mark >= FULL_WIDTH_FIRST && next < FULL_WIDTH_FIRST ? 0 : number_mark(mark);
}

/* The end of a date such as 5.11.2026 or 2026.11.05 that stands here, NULL for none. English writes
 * it otherwise, so its parts are numbers of their own. */
static const char *date_end(const char *at)
{
    g_autoptr(GString) lengths = g_string_new(NULL);
    for (;;) {
        g_autoptr(GString) digits = g_string_new(NULL);
        at = digits_end(at, digits);
        g_string_append_printf(lengths, "%" G_GSIZE_FORMAT, digits->len);
        if (*at != '.' || digit_at(at + 1) < 0)
            break;
        at++;
    }
    static const char *const dates[] = {"114", "124", "214", "224", "411",
                                        "412", "421", "422", NULL};
    return g_strv_contains(dates, lengths->str) ? at : NULL;
}

/* What a sign of Chinese, Japanese or Korean numbers multiplies by; 0 for none. */
static double number_times(gunichar sign)
{
    switch (sign) {
    case 0x4e07: /* 万 */
    case 0x842c: /* 萬 */
    case 0xb9cc: /* 만 */
        return 1e4;
    case 0x4ebf: /* 亿 */
    case 0x5104: /* 億 */
    case 0xc5b5: /* 억 */
        return 1e8;
    default:
        return 0;
    }
}

/* Reads on where such a sign stands behind a number, perhaps behind a space: 10 万, 123万4567. The
 * number becomes what all of it says. Returns where it ends, or `at`. */
static const char *number_read_signs(const char *at, GString *number)
{
    double sum = 0, part = g_ascii_strtod(number->str, NULL), times;
    const char *sign = at;
    for (;;) {
        sign += *sign == ' ';
        times = number_times(g_utf8_get_char(sign));
        if (times == 0)
            break;
        sum += part * times;
        at = sign = g_utf8_next_char(sign);
        sign += *sign == ' ';
        g_string_truncate(number, 0);
        sign = digits_end(sign, number);
        part = number->len > 0 ? g_ascii_strtod(number->str, NULL) : 0;
        at = number->len > 0 ? sign : at;
    }
    if (sum > 0)
        g_string_printf(number, "%.0f", sum + part);
    return at;
}

/* Reads digits with marks between them. Returns where they end. */
static const char *number_read(const char *at, const CheckSide *english, GString *out)
{
    at = digits_end(at, out);
    if (english)
        at = number_read_groups(at, english, out);
    for (;;) {
        const char *next = *at ? g_utf8_next_char(at) : at;
        char mark = *at ? number_mark_before(g_utf8_get_char(at), g_utf8_get_char(next)) : 0;
        if (mark == 0 || digit_at(next) < 0)
            return at;
        g_autoptr(GString) behind = g_string_new(NULL);
        const char *end = digits_end(next, behind);
        if (mark == ' ' && behind->len != GROUP_DIGITS)
            return at;
        g_string_append_c(out, mark);
        g_string_append(out, behind->str);
        at = end;
    }
}

/* Whether "RFC" and perhaps a space stand before a place. */
static bool is_behind_rfc(const char *words, const char *at)
{
    while (at > words) {
        const char *before = g_utf8_prev_char(at);
        gunichar c = g_utf8_get_char(before);
        if (c != ' ' && c != 0xa0 && c != 0x202f)
            break;
        at = before;
    }
    return at - words >= 3 && strncmp(at - 3, "RFC", 3) == 0;
}

static bool is_code(const Book *book, const char *id)
{
    for (guint p = 0; p < book->n_protocols; p++)
        if (protocol_find_code(&book->protocols[p], id))
            return true;
    return false;
}

/* Where a name such as Q.850 begins whose number stands here; the number itself where there is
 * none. */
static const char *name_start(const char *words, const char *number)
{
    const char *at = number;
    if (at == words || at[-1] != '.')
        return number;
    at--;
    while (at > words && g_ascii_isalpha(at[-1]))
        at--;
    return at[0] == '.' ? number : at;
}

/* The number at `start`, whose digits and marks are these. Returns where it ends. */
static const char *number_add(const Book *book, GArray *numbers, const char *words,
                              const char *start, const char *end, const char *digits, char decimal)
{
    CheckNumber number = {0};
    const char *name = name_start(words, start);
    if (is_behind_rfc(words, start)) {
        number.name = g_strdup_printf("RFC %s", digits);
        number.names = true;
    } else if (strlen(digits) == 1 && g_str_has_prefix(end, "xx")) {
        end += strlen("xx");
        number.name = g_strdup_printf("%sxx", digits);
        number.names = true;
    } else {
        int prefix = (int)(start - name);
        bool marked = digits[strspn(digits, "0123456789")] != '\0';
        g_autofree char *alone = number_normalize(digits, decimal);
        g_autoptr(GString) normal = g_string_new(alone);
        const char *behind = number_read_signs(end, normal);
        marked &= behind == end;
        end = behind;
        g_autofree char *other =
            marked ? number_normalize(digits, decimal == '.' ? ',' : '.') : NULL;
        number.names = prefix == 0 && strlen(digits) >= 3 && is_code(book, normal->str);
        number.name = g_strdup_printf("%.*s%s", prefix, name, normal->str);
        number.other = other ? g_strdup_printf("%.*s%s", prefix, name, other) : NULL;
        start = name;
    }
    number.at = (gsize)(start - words);
    number.width = (guint)g_utf8_strlen(start, end - start);
    g_array_append_val(numbers, number);
    return end;
}

void check_numbers_find(const Book *book, CheckSide *side, char decimal, const CheckSide *english)
{
    if (!side->numbers) {
        side->numbers = g_array_new(FALSE, FALSE, sizeof(CheckNumber));
        g_array_set_clear_func(side->numbers, number_clear);
    }
    g_array_set_size(side->numbers, 0);
    const Letters *letters = &side->letters;
    const char *end = side->words, *date = end;
    for (guint i = 0; letters->has & LETTER_DIGIT && i < letters->n; i++) {
        if (!(letters->kinds[i] & LETTER_DIGIT))
            continue;
        const char *at = side->words + letters->offsets[i];
        if (at < end)
            continue;
        g_autoptr(GString) digits = g_string_new(NULL);
        const char *ends = at < date ? NULL : date_end(at);
        date = ends ? ends : date;
        end = at < date ? digits_end(at, digits) : number_read(at, english, digits);
        end = number_add(book, side->numbers, side->words, at, end, digits->str, decimal);
    }
}

static bool number_is(const CheckNumber *a, const CheckNumber *b)
{
    return strcmp(a->name, b->name) == 0 || (a->other && strcmp(a->other, b->name) == 0) ||
           (b->other && strcmp(a->name, b->other) == 0);
}

/* The numbers of a side, and where the name of each, and what else it may be, stands first; NULL
 * where they are few. */
typedef struct SideNumbers {
    const GArray *all;
    GHashTable *names, *others;
} SideNumbers;

static SideNumbers numbers_of(const CheckSide *side)
{
    SideNumbers numbers = {.all = side->numbers};
    if (numbers.all->len <= FIRSTS_FEW)
        return numbers;
    numbers.names = firsts_new();
    numbers.others = firsts_new();
    for (guint i = 0; i < numbers.all->len; i++) {
        const CheckNumber *number = &g_array_index(numbers.all, CheckNumber, i);
        firsts_add(numbers.names, g_strdup(number->name), i);
        if (number->other)
            firsts_add(numbers.others, g_strdup(number->other), i);
    }
    return numbers;
}

static void numbers_clear(SideNumbers *numbers)
{
    g_clear_pointer(&numbers->names, g_hash_table_unref);
    g_clear_pointer(&numbers->others, g_hash_table_unref);
}

/* Whether a number is one of the first n. */
static bool numbers_have(const SideNumbers *numbers, guint n, const CheckNumber *number)
{
    if (numbers->names)
        return firsts_have(numbers->names, number->name, n) ||
               firsts_have(numbers->others, number->name, n) ||
               (number->other && firsts_have(numbers->names, number->other, n));
    for (guint i = 0; i < n; i++)
        if (number_is(&g_array_index(numbers->all, CheckNumber, i), number))
            return true;
    return false;
}

/* Whether a number is so small that it may stand as a word on the other side. */
static bool number_is_spelled(const CheckNumber *number)
{
    return !number->names && strlen(number->name) <= 2 && strspn(number->name, "0123456789") > 0 &&
           g_ascii_strtoull(number->name, NULL, 10) <= SPELLED_MAX;
}

static void check_missing(const CheckText *check, const SideNumbers *english,
                          const SideNumbers *text)
{
    for (guint i = 0; i < english->all->len; i++) {
        const CheckNumber *number = &g_array_index(english->all, CheckNumber, i);
        if (!number_is_spelled(number) && !numbers_have(text, text->all->len, number) &&
            !numbers_have(english, i, number) && !check_tokens_have(check->text, number->name))
            check_report(check, number->names ? DIAGNOSTIC_REFERENCE : DIAGNOSTIC_NUMBER,
                         CHECK_NOWHERE, 1, number->at, "missing '%s' of the English; write it too",
                         number->name);
    }
}

static void check_own(const CheckText *check, const SideNumbers *english, const SideNumbers *text)
{
    for (guint i = 0; i < text->all->len; i++) {
        const CheckNumber *number = &g_array_index(text->all, CheckNumber, i);
        if (!number_is_spelled(number) && !numbers_have(english, english->all->len, number) &&
            !numbers_have(text, i, number) && !check_tokens_have(check->english, number->name))
            check_report(check, number->names ? DIAGNOSTIC_REFERENCE : DIAGNOSTIC_NUMBER,
                         number->at, number->width, CHECK_NOWHERE,
                         "'%s' does not stand in the English; write what stands there",
                         number->name);
    }
}

void check_numbers(const CheckText *check)
{
    SideNumbers english = numbers_of(check->english), text = numbers_of(check->text);
    check_missing(check, &english, &text);
    check_own(check, &english, &text);
    numbers_clear(&english);
    numbers_clear(&text);
}
