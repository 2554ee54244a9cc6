/* What search engines and shared links show of a page. */
#include "page/head.h"

#include "page/phrases.h"

#include <string.h>

/* What a line of results shows of a title, and of a description at least and at most. */
#define TITLE_COLUMNS_MAX       60
#define DESCRIPTION_COLUMNS_MIN 70
#define DESCRIPTION_COLUMNS_MAX 160
#define ELLIPSIS                "…"

/* What comes before the first accent that has no width of its own. */
#define ACCENTS_FIRST 0x300

/* The columns of the letter here, which is set to the next one. */
static guint take_columns(const char **at, gunichar *letter)
{
    *letter = (guchar) * *at < 0x80 ? (guchar) * *at : g_utf8_get_char(*at);
    *at = g_utf8_next_char(*at);
    if (*letter < ACCENTS_FIRST)
        return 1;
    return g_unichar_iszerowidth(*letter) ? 0 : g_unichar_iswide(*letter) ? 2 : 1;
}

guint head_columns(TemplateValue text)
{
    gunichar letter;
    guint n = 0;
    for (const char *at = text.data, *end = at + text.size; at < end;)
        n += take_columns(&at, &letter);
    return n;
}

/* Whether a text takes no more than so many columns. No letter takes more of them than bytes. */
static bool fits(const char *text, gsize size, guint columns)
{
    gunichar letter;
    guint n = 0;
    if (size <= columns)
        return true;
    for (const char *at = text; n <= columns && at < text + size;)
        n += take_columns(&at, &letter);
    return n <= columns;
}

TemplateValue head_choose_title(const TemplateValue *titles, guint n)
{
    for (guint i = 0; i + 1 < n; i++)
        if (fits(titles[i].data, titles[i].size, TITLE_COLUMNS_MAX))
            return titles[i];
    return titles[n - 1];
}

/* How many bytes of a text fit into so many columns: all, or up to the end of a word. */
static gsize fitting_bytes(const char *text, gsize size, guint columns)
{
    gunichar letter;
    guint n = 0;
    gsize whole = 0;
    for (const char *at = text, *before = at; at < text + size; before = at) {
        n += take_columns(&at, &letter);
        if (n > columns)
            return whole;
        if (letter == ' ')
            whole = (gsize)(before - text);
        else if (letter >= 0x80 && g_unichar_iswide(letter))
            whole = (gsize)(at - text);
    }
    return size;
}

static gsize append(char *text, gsize size, const char *more, gsize length)
{
    memcpy(text + size, more, length);
    return size + length;
}

/* What stands of a label before a separator: one that ends in the mark with which the separator
 * begins has it once, as "Mandatory Ext." */
static gsize label_length(const char *label, const char *separator)
{
    gsize length = strlen(label);
    return length > 0 && *separator != '\0' && label[length - 1] == *separator ? length - 1
                                                                               : length;
}

TemplateValue head_describe(const Edition *edition, const char *label, const TemplateValue *texts,
                            guint n, Arena *arena)
{
    const char *separator = edition->locale->heading_separator, *join = edition->locale->line_join;
    gsize all = strlen(label) + strlen(separator) + strlen(ELLIPSIS) + n * strlen(join) + 1,
          size = 0;
    for (guint i = 0; i < n; i++)
        all += texts[i].size;
    char *text = arena_alloc(arena, all);
    size = append(text, size, label, label_length(label, separator));
    size = append(text, size, separator, strlen(separator));
    for (guint i = 0; i < n; i++) {
        if (texts[i].size == 0 || (i > 0 && !fits(text, size, DESCRIPTION_COLUMNS_MIN - 1)))
            continue;
        if (i > 0)
            size = append(text, size, join, strlen(join));
        size = append(text, size, texts[i].data, texts[i].size);
    }
    if (!fits(text, size, DESCRIPTION_COLUMNS_MAX)) {
        size = fitting_bytes(text, size, DESCRIPTION_COLUMNS_MAX - 1);
        size = append(text, size, ELLIPSIS, strlen(ELLIPSIS));
    }
    text[size] = '\0';
    return (TemplateValue){text, size};
}

TemplateValue head_describe_list(const Edition *edition, TemplateValue title, PatternId about,
                                 Arena *arena)
{
    TemplateValue says = phrase_text(edition, about, NULL, arena);
    return head_describe(edition, title.data, &says, 1, arena);
}

static bool is_error(const Code *code)
{
    if (code->tone == TONE_NEUTRAL && code->class_index < 0)
        return code->ending == ENDING_FIX;
    return code->tone >= TONE_REQUEST;
}

/* The first word by which people of a language look for a code; NULL where that is a word of its
 * name or holds its number, which a title has anyway. Free with g_free. */
static char *code_word(const Edition *edition, const Code *code)
{
    const char *keywords = book_keywords(edition->book, edition->locale, code);
    if (!keywords)
        return NULL;
    char *word = g_strstrip(g_strndup(keywords, strcspn(keywords, ",")));
    g_autofree char *folded = g_utf8_casefold(word, -1), *name = g_utf8_casefold(code->name, -1);
    bool is_number = code->beside && strstr(word, code->beside);
    if (*word != '\0' && !is_number && !strstr(name, folded))
        return word;
    g_free(word);
    return NULL;
}

TemplateValue head_code_title(const Edition *edition, const Protocol *protocol, const Code *code,
                              Arena *arena)
{
    bool error = is_error(code);
    g_autofree char *word = code_word(edition, code);
    /* Who knows a code by its number searches for that, and who knows it by its id, for the id. */
    const char *values[] = {protocol->name, code->shown, code->name, word ? word : ""};
    TemplateValue titles[3];
    guint n = 0;
    if (word)
        titles[n++] = phrase_text(edition, error ? PATTERN_CODE_ERROR_WORD : PATTERN_CODE_WORD,
                                  values, arena);
    titles[n++] =
        phrase_text(edition, error ? PATTERN_CODE_ERROR : PATTERN_CODE_PAGE, values, arena);
    titles[n++] = phrase_text(edition, PATTERN_CODE_TITLE, values, arena);
    return head_choose_title(titles, n);
}

TitleColumns head_code_columns(const Code *code)
{
    guint ids = head_columns(arena_static(code->id));
    return (TitleColumns){.names = ids + head_columns(arena_static(code->name)), .ids = ids};
}

/* Whether both have a name for the title with names, where these stand in parentheses: one that has
 * its own, as "(Unused)", is none. */
static bool pair_has_names(const Code *a, const Code *b)
{
    return *a->name != '\0' && *b->name != '\0' && *a->name != '(' && *b->name != '(';
}

/* The title with the names of both. */
static TemplateValue pair_names(const Edition *edition, const Protocol *protocol, const Code *a,
                                const Code *b, Arena *arena)
{
    const char *names[] = {protocol->name, a->id, a->name, b->id, b->name};
    return phrase_text(edition, PATTERN_PAIR_NAMES, names, arena);
}

/* The title with the ids of both alone. */
static TemplateValue pair_ids(const Edition *edition, const Protocol *protocol, const Code *a,
                              const Code *b, Arena *arena)
{
    const char *ids[] = {protocol->name, a->id, b->id};
    return phrase_text(edition, PATTERN_PAIR_PAGE, ids, arena);
}

TitleColumns head_pair_columns(const Edition *edition, const Protocol *protocol, Arena *arena)
{
    static const Code any = {.id = "1", .name = "A"};
    TitleColumns own = head_code_columns(&any);
    return (TitleColumns){
        .names = head_columns(pair_names(edition, protocol, &any, &any, arena)) - 2 * own.names,
        .ids = head_columns(pair_ids(edition, protocol, &any, &any, arena)) - 2 * own.ids};
}

TemplateValue head_pair_title(const Edition *edition, const Protocol *protocol, const Code *a,
                              const Code *b, TitleColumns columns, guint *taken, Arena *arena)
{
    bool named = pair_has_names(a, b) && columns.names <= TITLE_COLUMNS_MAX;
    *taken = named ? columns.names : columns.ids;
    return (named ? pair_names : pair_ids)(edition, protocol, a, b, arena);
}

TemplateValue head_describe_pair(const Edition *edition, const Protocol *protocol, const Code *a,
                                 const Code *b, TemplateValue title, guint title_columns,
                                 TemplateValue says, guint columns, Arena *arena)
{
    if (says.size == 0)
        return title;
    TemplateValue separator = arena_static(edition->locale->heading_separator);
    guint whole = columns + title_columns;
    if (whole < DESCRIPTION_COLUMNS_MIN && pair_has_names(a, b))
        title = pair_names(edition, protocol, a, b, arena);
    if (whole > DESCRIPTION_COLUMNS_MAX)
        title = pair_ids(edition, protocol, a, b, arena);
    if (columns > DESCRIPTION_COLUMNS_MAX ||
        !fits(title.data, title.size, DESCRIPTION_COLUMNS_MAX - columns))
        return head_describe(edition, title.data, &says, 1, arena);
    title.size = label_length(title.data, separator.data);
    TemplateValue texts[] = {title, separator, says};
    return arena_concat(arena, texts, G_N_ELEMENTS(texts));
}
