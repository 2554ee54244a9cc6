/* Tells prose that needs no parser. */
#include "input/markdown-plain.h"

#include <glib.h>
#include <string.h>

/* More digits number no item. */
#define ITEM_DIGITS_MAX 9

/* Whether a line may begin a block that is no paragraph, or end one as a heading. */
static bool begins_block(const char *line)
{
    gsize digits = strspn(line, "0123456789");
    if (digits > 0)
        return line[digits] == '.' || line[digits] == ')';
    return strchr(" -=+#>~", *line) != NULL;
}

/* The end of the code that begins at a backtick; NULL where it is none, or none that stays as it
 * is: a run of backticks, code over two lines, or with blanks at its ends. */
static const char *skip_code(const char *backtick)
{
    const char *code = backtick + 1, *end = code + strcspn(code, "`\r\n");
    if (*end != '`' || end[1] == '`' || end == code || *code == ' ' || end[-1] == ' ')
        return NULL;
    return end;
}

/* What may mean more than itself: marks, blanks that are no space, and ends. */
#define SIGNS "\\<[]&*_`\t\r\v\f\n"

/* The end of a line of words; NULL where it holds more. */
static const char *skip_line(const char *line)
{
    const char *at = line + strcspn(line, SIGNS);
    if (at > line && begins_block(line))
        return NULL;
    while (*at == '`') {
        const char *end = skip_code(at);
        if (!end)
            return NULL;
        at = end + 1 + strcspn(end + 1, SIGNS);
    }
    bool blank_at_end = at > line && at[-1] == ' ';
    return (*at == '\n' || *at == '\0') && !blank_at_end ? at : NULL;
}

bool markdown_is_words(const char *text)
{
    while (*text != '\0') {
        const char *end = skip_line(text);
        if (!end)
            return false;
        text = *end == '\n' ? end + 1 : end;
    }
    return true;
}

const char *markdown_item(const char *line)
{
    gsize digits = strspn(line, "0123456789");
    const char *mark = line + digits;
    if (digits > ITEM_DIGITS_MAX || *mark != (digits > 0 ? '.' : '-') || mark[1] != ' ')
        return NULL;
    return mark[2] != ' ' && mark[2] != '\n' && mark[2] != '\0' ? mark + 2 : NULL;
}

bool markdown_is_list(const char *text)
{
    bool numbered = *text != '-';
    if (*text == '\0' || (numbered && strncmp(text, "1.", 2) != 0))
        return false;
    while (*text != '\0') {
        const char *item = (*text != '-') == numbered ? markdown_item(text) : NULL;
        const char *end = item ? skip_line(item) : NULL;
        if (!end)
            return false;
        text = *end == '\n' ? end + 1 : end;
    }
    return true;
}
