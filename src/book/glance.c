/* Which texts a file of a translation has: its lines, held against the tree of the English. */
#include "book/glance.h"

#include "input/unseen.h"
#include "input/yaml.h"

#include <string.h>

/* Of a file that is seen through line by line. */
typedef struct Line {
    const char *start, *end; /* without the line end */
    const char *next;        /* where the next one begins */
    gsize indent;            /* spaces in front; the whole line where it has nothing else */
    bool is_empty;           /* nothing but spaces */
} Line;

/* A map of the file that is open. */
typedef struct Level {
    gsize indent;            /* of its keys; NOT_YET until the first one */
    const YamlNode *english; /* its English; a text where the map is that of a translation */
    gsize n_maps;            /* how many of its keys have had a map */
    guint from;              /* where the next one is likely to stand in the English */
} Level;
#define NOT_YET G_MAXSIZE

/* What the map of a translation has. */
typedef struct Parts {
    bool has_text, has_en, has_was, is_seen;
} Parts;

typedef struct Glance {
    const Book *book;
    Locale *locale;
    const char *at, *end; /* what is left of the file */
    Level levels[YAML_DEPTH_MAX];
    guint depth;
    Parts parts; /* of the innermost level, where that is a translation */
} Glance;

static Line line_at(const char *at, const char *end)
{
    const char *stop = memchr(at, '\n', (gsize)(end - at));
    Line line = {.start = at, .end = stop ? stop : end, .next = stop ? stop + 1 : end};
    const char *text = at;
    while (text < line.end && *text == ' ')
        text++;
    line.indent = (gsize)(text - at);
    line.is_empty = text == line.end;
    return line;
}

static bool is_comment(const Line *line)
{
    return !line->is_empty && line->start[line->indent] == '#';
}

/* ---- Values ---- */

/* Whether anybody sees a line of a text. */
static bool line_is_seen(const char *start, const char *end)
{
    for (const char *at = start; at < end; at++)
        if (g_ascii_isgraph(*at))
            return true;
    g_autofree char *copy = g_strndup(start, (gsize)(end - start));
    return !text_is_blank(copy);
}

/* Takes `length` bytes off what is expected; false where it goes on in another way. */
static bool expect(const char **expected, const char *bytes, gsize length)
{
    if (strncmp(*expected, bytes, length) != 0)
        return false;
    *expected += length;
    return true;
}

/* Takes a block of text (`|-`) below a key: whether it holds anything that is seen, and whether it
 * is just `expected`, where that is not NULL. False where its lines are no plain block. */
static bool take_block(Glance *glance, gsize indent, const char *expected, bool *is_seen,
                       bool *is_same)
{
    gsize own = 0, n_breaks = 0;
    *is_seen = false;
    *is_same = expected != NULL;
    while (glance->at < glance->end) {
        Line line = line_at(glance->at, glance->end);
        if (!line.is_empty && own > 0 && line.indent < own)
            break;
        if (own == 0 && (line.is_empty || line.indent <= indent))
            return false;
        own = own == 0 ? line.indent : own;
        glance->at = line.next;
        if (line.is_empty && line.indent > own)
            return false;
        if (line.is_empty) {
            n_breaks++;
            continue;
        }
        for (; n_breaks > 0 && *is_same; n_breaks--)
            *is_same = expect(&expected, "\n", 1);
        n_breaks = 1;
        gsize length = (gsize)(line.end - line.start) - own;
        *is_same = *is_same && expect(&expected, line.start + own, length);
        *is_seen = *is_seen || line_is_seen(line.start + own, line.end);
    }
    *is_same = *is_same && *expected == '\0';
    return own > 0;
}

/* Whether a value on the line of its key is a word or more that mean themselves. */
static bool value_is_plain(const char *start, const char *end)
{
    static const char *const nothing[] = {"null", "Null", "NULL", NULL};
    g_autofree char *value = g_strndup(start, (gsize)(end - start));
    guchar first = (guchar)value[0];
    return (g_ascii_isalnum((char)first) || first >= 0x80) && !strstr(value, ": ") &&
           !strstr(value, " #") && end[-1] != ':' && !g_strv_contains(nothing, value);
}

/* Whether a value is one in quotes that has no signs of its own. */
static bool value_is_quoted(const char *start, const char *end)
{
    gsize length = (gsize)(end - start);
    return length >= 2 && *start == '"' && end[-1] == '"' && !memchr(start + 1, '"', length - 2) &&
           !memchr(start + 1, '\\', length - 2);
}

/* Whether what follows goes on with the value of a key that stands so far in. */
static bool goes_on(const Glance *glance, gsize indent)
{
    for (const char *at = glance->at; at < glance->end;) {
        Line line = line_at(at, glance->end);
        if (!line.is_empty && !is_comment(&line))
            return line.indent > indent;
        at = line.next;
    }
    return false;
}

/* Takes a text behind its key: a block, or a plain line. `start` to `end` is what stands on the
 * line of the key. */
static bool take_text(Glance *glance, gsize indent, const char *start, const char *end,
                      const char *expected, bool *is_seen, bool *is_same)
{
    gsize length = (gsize)(end - start);
    if (length == 2 && memcmp(start, "|-", 2) == 0)
        return take_block(glance, indent, expected, is_seen, is_same);
    if (length == 0 || !value_is_plain(start, end) || goes_on(glance, indent))
        return false;
    *is_seen = line_is_seen(start, end);
    *is_same = expected && strlen(expected) == length && memcmp(expected, start, length) == 0;
    return true;
}

/* ---- Translations ---- */

/* Notes what the map of a translation came to. */
static void close_translation(Glance *glance, const YamlNode *english)
{
    const Parts *parts = &glance->parts;
    Translation *translation = &glance->locale->translations[texts_of(glance->book, english)];
    if (parts->is_seen)
        translation->state = parts->has_was ? TEXT_STALE : TEXT_DONE;
}

/* The text of a word of the site may have places, and those may no longer fit: that takes a look at
 * both. */
static bool has_places(const Glance *glance, const YamlNode *english, const char *from)
{
    const BookText *text = &glance->book->texts[texts_of(glance->book, english)];
    return texts_has_places(glance->book, text) &&
           (strpbrk(english->text, "{}") || memchr(from, '{', (gsize)(glance->at - from)) ||
            memchr(from, '}', (gsize)(glance->at - from)));
}

/* Takes a part of a translation: `en` must be today's English, so that nothing else need be
 * compared. */
static bool take_part(Glance *glance, const YamlNode *english, gsize indent, const char *key,
                      const char *start, const char *end)
{
    Parts *parts = &glance->parts;
    bool is_seen = false, is_same = false;
    if (strcmp(key, "ok") == 0)
        return value_is_plain(start, end) && !goes_on(glance, indent);
    if (strcmp(key, "was") == 0 &&
        texts_has_places(glance->book, &glance->book->texts[texts_of(glance->book, english)]))
        return false;
    bool *has = strcmp(key, "text") == 0  ? &parts->has_text
                : strcmp(key, "en") == 0  ? &parts->has_en
                : strcmp(key, "was") == 0 ? &parts->has_was
                                          : NULL;
    if (!has || *has || !take_text(glance, indent, start, end, english->text, &is_seen, &is_same))
        return false;
    *has = true;
    if (has == &parts->has_text) {
        parts->is_seen = is_seen;
        return !has_places(glance, english, start);
    }
    return has == &parts->has_en ? is_same : is_seen;
}

/* ---- Maps ---- */

static bool open_level(Glance *glance, const YamlNode *english)
{
    bool is_text = english && english->kind == YAML_TEXT;
    if (!english || english->kind == YAML_LIST || glance->depth == YAML_DEPTH_MAX ||
        (is_text && texts_of(glance->book, english) == TEXT_NONE))
        return false;
    glance->levels[glance->depth++] = (Level){.indent = NOT_YET, .english = english};
    glance->parts = (Parts){false, false, false, false};
    return true;
}

/* Closes the maps that a line does not belong to; false where one of them is empty, or the line
 * stands between two. */
static bool close_levels(Glance *glance, gsize indent)
{
    while (glance->depth > 0) {
        Level *level = &glance->levels[glance->depth - 1];
        if (level->indent == NOT_YET) {
            bool is_inside = glance->depth == 1 ? indent == 0 : indent > level[-1].indent;
            level->indent = indent;
            return is_inside;
        }
        if (indent >= level->indent)
            return indent == level->indent;
        if (level->english->kind == YAML_TEXT)
            close_translation(glance, level->english);
        glance->depth--;
    }
    return false;
}

/* The key at the start of a line, of characters that mean themselves, and what follows its colon.
 * Free with g_free; NULL where there is none. */
static char *take_key(const Line *line, const char **value)
{
    const char *at = line->start + line->indent;
    bool is_quoted = *at == '"';
    const char *start = at + is_quoted, *end = start;
    while (end < line->end && (g_ascii_isalnum(*end) || strchr("_-./() ", *end)))
        end++;
    const char *colon = end + is_quoted;
    if (end == start || (!g_ascii_isalnum(*start) && *start != '_') || end[-1] == ' ' ||
        colon >= line->end || *colon != ':' || (is_quoted && *end != '"'))
        return NULL;
    for (at = colon + 1; at < line->end && *at == ' ';)
        at++;
    *value = at;
    return at == colon + 1 && at < line->end ? NULL : g_strndup(start, (gsize)(end - start));
}

static bool take_line(Glance *glance, const Line *line)
{
    const char *value, *end = line->end;
    g_autofree char *key = take_key(line, &value);
    if (!key || !close_levels(glance, line->indent))
        return false;
    while (end > value && end[-1] == ' ')
        end--;
    Level *level = &glance->levels[glance->depth - 1];
    const YamlNode *english = level->english;
    if (english->kind == YAML_TEXT)
        return take_part(glance, english, line->indent, key, value, end);
    /* Of more keys than the English has, one stands there twice: the parser finds it sooner. */
    if (value == end)
        return level->n_maps++ < english->n_pairs &&
               open_level(glance, yaml_get_from(english, key, &level->from));
    /* Of all that a translation may say on one line the keywords of a code alone are no text. */
    return glance->depth == 1 && strcmp(key, "keywords") == 0 &&
           (value_is_plain(value, end) || value_is_quoted(value, end)) &&
           !goes_on(glance, line->indent);
}

static bool take_lines(Glance *glance)
{
    while (glance->at < glance->end) {
        Line line = line_at(glance->at, glance->end);
        glance->at = line.next;
        if (!line.is_empty && !is_comment(&line) && !take_line(glance, &line))
            return false;
    }
    /* The end of the file closes all maps, but not one that has nothing. */
    bool is_whole = glance->levels[glance->depth - 1].indent != NOT_YET;
    if (is_whole && glance->levels[glance->depth - 1].english->kind == YAML_TEXT)
        close_translation(glance, glance->levels[glance->depth - 1].english);
    return is_whole;
}

bool glance_at_file(const Book *book, Locale *locale, guint source, const char *file, gsize length)
{
    const YamlNode *root = yaml_file_root(book_source_file(book, source));
    Glance glance = {.book = book, .locale = locale, .at = file, .end = file + length};
    if (memchr(file, '\r', length) || memchr(file, '\t', length) || memchr(file, '\0', length) ||
        !open_level(&glance, root))
        return false;
    if (take_lines(&glance))
        return true;
    const BookSource *from = &book->sources[source];
    for (TextId t = from->first; t < from->first + from->n_texts; t++)
        locale->translations[t].state = TEXT_MISSING;
    return false;
}
