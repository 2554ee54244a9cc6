/* scan.c: delimiters, sigils, the white space around a tag, and its line and column. */
#include "template/scan.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

static Slice slice_trimmed(const char *from, const char *to)
{
    while (from < to && is_space(*from))
        from++;
    while (to > from && is_space(to[-1]))
        to--;
    return (Slice){from, (gsize)(to - from)};
}

void template_scanner_init(Scanner *scanner, const char *name, const char *text, gsize length,
                           ErrorSink *sink)
{
    *scanner = (Scanner){.name = name,
                         .start = text,
                         .end = text + length,
                         .cursor = text,
                         .place = text,
                         .line = 1,
                         .column = 1,
                         .open = {"{{", 2},
                         .close = {"}}", 2},
                         .sink = sink};
}

/* Counts on from the last place, so that a file of any number of tags is counted once. */
static void move_place(Scanner *scanner, const char *to)
{
    for (; scanner->place < to; scanner->place++) {
        if (*scanner->place == '\n') {
            scanner->line++;
            scanner->column = 1;
        } else if (((guchar)*scanner->place & 0xC0) != 0x80) { /* not inside a character */
            scanner->column++;
        }
    }
}

/* Where the line of `tag` begins, if only white space is before it on that line. */
static const char *find_lead(const Scanner *scanner, const char *tag)
{
    while (tag > scanner->start && (tag[-1] == ' ' || tag[-1] == '\t'))
        tag--;
    return tag == scanner->start || tag[-1] == '\n' ? tag : NULL;
}

/* Where the line after `stop` begins, if only white space is before it. */
static const char *find_next(const Scanner *scanner, const char *stop)
{
    while (stop < scanner->end && (*stop == ' ' || *stop == '\t'))
        stop++;
    if (stop == scanner->end)
        return stop;
    if (*stop == '\r' && stop + 1 < scanner->end)
        stop++;
    return *stop == '\n' ? stop + 1 : NULL;
}

/* Whether the closing delimiter at `close` has `mark` right before it; returns where the mark is.
 */
static const char *find_mark(const Scanner *scanner, const char *from, const char *close, char mark)
{
    if (close > from && close[-1] == mark)
        return close - 1;
    /* The mark may look like the first character of the delimiter, as in {{{x}}}. */
    if (close[0] == mark && (gsize)(scanner->end - close) > scanner->close.length &&
        memcmp(close + 1, scanner->close.data, scanner->close.length) == 0)
        return close;
    return NULL;
}

/* Finds the closing delimiter, with `mark` (a character, or 0 for none) right before it. Returns
 * where it begins, or NULL. What was found is kept: a file of unclosed tags, each of which finds
 * the same far end, is still searched once. */
static const char *find_close(Scanner *scanner, const char *from, char mark)
{
    const char **found = &scanner->found[mark == 0 ? 0 : mark == '=' ? 1 : 2];
    if (*found && *found < from)
        *found = NULL;
    const char *search = from;
    while (!*found) {
        const char *close = memmem(search, (gsize)(scanner->end - search), scanner->close.data,
                                   scanner->close.length);
        if (!close)
            return NULL;
        *found = mark == 0 ? close : find_mark(scanner, from, close, mark);
        search = close + 1;
    }
    return *found;
}

static TagKind kind_of(char sigil)
{
    switch (sigil) {
    case '!':
        return TAG_COMMENT;
    case '=':
        return TAG_DELIMITERS;
    case '{':
    case '&':
        return TAG_RAW;
    case '#':
        return TAG_SECTION;
    case '^':
        return TAG_INVERTED;
    case '/':
        return TAG_CLOSE;
    case '>':
        return TAG_PARTIAL;
    case '<':
        return TAG_PARENT;
    case '$':
        return TAG_BLOCK;
    default:
        return TAG_VARIABLE;
    }
}

/* What stands before the closing delimiter of a tag with this sigil, or 0 for nothing. */
static char mark_of(char sigil)
{
    switch (sigil) {
    case '{':
        return '}';
    case '=':
        return '=';
    default:
        return '\0';
    }
}

static bool has_space(Slice text)
{
    for (gsize i = 0; i < text.length; i++)
        if (is_space(text.data[i]))
            return true;
    return false;
}

/* How many bytes of a bad tag an error shows: a stray opening can swallow half a file. */
#define SHOWN_MAX 40

static void fail_tag(Scanner *scanner, Tag *tag, const char *problem)
{
    const char *shown_end = tag->name.data + MIN(tag->name.length, (gsize)SHOWN_MAX);
    while (shown_end > tag->name.data && shown_end < tag->name.data + tag->name.length &&
           ((guchar)*shown_end & 0xC0) == 0x80)
        shown_end--;
    g_autofree char *raw = g_strndup(tag->name.data, (gsize)(shown_end - tag->name.data));
    g_autofree char *shown = g_utf8_make_valid(raw, -1);
    template_sink_add(scanner->sink, scanner->name, tag->line, tag->column, "%s '%s'", problem,
                      shown);
    tag->kind = TAG_BAD;
}

/* Two words with white space between them. */
static void set_delimiters(Scanner *scanner, Tag *tag)
{
    const char *end = tag->name.data + tag->name.length;
    const char *first_end = tag->name.data;
    while (first_end < end && !is_space(*first_end))
        first_end++;
    Slice open = {tag->name.data, (gsize)(first_end - tag->name.data)};
    Slice close = slice_trimmed(first_end, end);
    if (open.length == 0 || close.length == 0 || has_space(close)) {
        fail_tag(scanner, tag, "invalid delimiters");
        return;
    }
    scanner->open = open;
    scanner->close = close;
    memset(scanner->found, 0, sizeof scanner->found);
}

/* A name may be any text without white space; the name of a value is words with dots between. */
static void check_name(Scanner *scanner, Tag *tag)
{
    bool of_value = tag->kind == TAG_VARIABLE || tag->kind == TAG_RAW || tag->kind == TAG_SECTION ||
                    tag->kind == TAG_INVERTED;
    Slice name = tag->name;
    if (name.length == 0) {
        template_sink_add(scanner->sink, scanner->name, tag->line, tag->column,
                          "missing name in tag");
        tag->kind = TAG_BAD;
        return;
    }
    if (has_space(name)) {
        fail_tag(scanner, tag, "white space in name");
        return;
    }
    if (memchr(name.data, 0, name.length)) {
        fail_tag(scanner, tag, "zero byte in name");
        return;
    }
    if (!of_value || (name.length == 1 && name.data[0] == '.'))
        return;
    gsize n_dots = 0;
    bool empty_part = name.data[0] == '.' || name.data[name.length - 1] == '.';
    for (gsize i = 0; i + 1 < name.length; i++) {
        n_dots += name.data[i] == '.';
        empty_part = empty_part || (name.data[i] == '.' && name.data[i + 1] == '.');
    }
    if (empty_part || n_dots >= TEMPLATE_DEPTH_MAX)
        fail_tag(scanner, tag, empty_part ? "invalid name" : "too many dots in name");
}

/* There is no end to this tag: report it. */
static void fail_unclosed(Scanner *scanner, Tag *tag, const char *content, const char *resume)
{
    const char *shown_end = content + MIN(scanner->end - content, 2 * SHOWN_MAX);
    const char *line_end = memchr(content, '\n', (gsize)(shown_end - content));
    tag->name = slice_trimmed(content, line_end ? line_end : shown_end);
    fail_tag(scanner, tag, "unclosed tag");
    tag->stop = resume;
    scanner->cursor = resume;
}

/* Reads what is between the delimiters of the tag that starts at tag->start. */
static void read_tag(Scanner *scanner, Tag *tag)
{
    const char *content = tag->start + scanner->open.length;
    const char *inside = content;
    while (inside < scanner->end && is_space(*inside))
        inside++;
    char sigil = '\0';
    if (inside < scanner->end)
        sigil = *inside;
    tag->kind = kind_of(sigil);
    if (tag->kind != TAG_VARIABLE)
        inside++;
    const char mark = mark_of(sigil);
    const char *close = find_close(scanner, inside, mark);
    if (!close) {
        fail_unclosed(scanner, tag, content, scanner->end);
        return;
    }
    tag->name = slice_trimmed(inside, close);
    tag->stop = close + (mark != 0) + scanner->close.length;
    if (tag->kind != TAG_COMMENT && tag->kind != TAG_DELIMITERS &&
        memmem(tag->name.data, tag->name.length, scanner->open.data, scanner->open.length)) {
        fail_unclosed(scanner, tag, content, content);
        return;
    }
    scanner->cursor = tag->stop;
    tag->lead = find_lead(scanner, tag->start);
    tag->next = find_next(scanner, tag->stop);
    if (tag->kind == TAG_DELIMITERS)
        set_delimiters(scanner, tag);
    else if (tag->kind != TAG_COMMENT)
        check_name(scanner, tag);
}

void template_scan_tag(Scanner *scanner, Tag *tag)
{
    *tag = (Tag){.kind = TAG_NONE};
    gsize rest = (gsize)(scanner->end - scanner->cursor);
    tag->start = memmem(scanner->cursor, rest, scanner->open.data, scanner->open.length);
    if (!tag->start) {
        tag->start = scanner->end;
        tag->stop = scanner->end;
        scanner->cursor = scanner->end;
        return;
    }
    move_place(scanner, tag->start);
    tag->line = scanner->line;
    tag->column = scanner->column;
    read_tag(scanner, tag);
}
