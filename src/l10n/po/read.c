/* The reader of PO. */
#include "l10n/po/po.h"

#include "input/reader.h"

#include <string.h>

/* What a string belongs to. */
typedef enum PoPart {
    PO_NONE,
    PO_CONTEXT,
    PO_ID,
    PO_PLURAL,
    PO_TEXT,
    PO_PREVIOUS,
    PO_SKIPPED
} PoPart;

typedef struct PoReader {
    PoFile *file;
    Diagnostics *diagnostics;
    guint line;                         /* from 1 */
    const char *start;                  /* of the line, in a copy of it */
    DiagnosticLines lines, entry_lines; /* of what is told of a line, and of an entry behind it */
    PoPart part;                        /* that a string on a line of its own goes on with */
    PoEntry *entry;                     /* the one at hand */
    GString *strings[PO_SKIPPED + 1];
    bool seen[PO_SKIPPED + 1];
    bool obsolete; /* the entry at hand is one that a tool keeps (#~) */
    bool sound;
} PoReader;

static void po_complain_at(PoReader *reader, DiagnosticLines *lines, guint line, guint column,
                           const char *problem, const char *subject)
{
    const PoFile *file = reader->file;
    DiagnosticPlace place =
        diagnostic_lines_place(lines, file->path, file->bytes, file->length, line, column);
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_PO_SYNTAX, &place, "%s '%s'", problem, subject);
}

/* Complains of the entry at hand. */
static void po_complain_entry(PoReader *reader, const char *problem, const char *subject)
{
    po_complain_at(reader, &reader->entry_lines, reader->entry->line, 1, problem, subject);
    reader->sound = false;
}

/* Complains of what stands at a byte of the line at hand. */
static void po_complain(PoReader *reader, const char *at, const char *problem, const char *subject)
{
    reader->sound = false;
    if (!diagnostics_wants(reader->diagnostics, DIAGNOSTIC_PO_SYNTAX, reader->file->path))
        return;
    glong before = g_utf8_strlen(reader->start, at - reader->start);
    po_complain_at(reader, &reader->lines, reader->line, (guint)before + 1, problem, subject);
}

/* ---- Entries ---- */

static char *po_take(PoReader *reader, PoPart part)
{
    return g_strdup(reader->strings[part]->str);
}

static void po_keep_entry(PoReader *reader)
{
    PoEntry *entry = reader->entry;
    for (guint i = 0; i <= PO_SKIPPED; i++)
        if (!g_utf8_validate(reader->strings[i]->str, -1, NULL))
            po_complain_entry(reader, "the escapes of an entry are not", "UTF-8");
    entry->context = reader->seen[PO_CONTEXT] ? po_take(reader, PO_CONTEXT) : NULL;
    entry->previous = reader->seen[PO_PREVIOUS] ? po_take(reader, PO_PREVIOUS) : NULL;
    entry->id = po_take(reader, PO_ID);
    entry->text = po_take(reader, PO_TEXT);
    if (entry->id[0] == '\0' && !entry->context && !reader->obsolete) {
        if (reader->file->header)
            po_complain_entry(reader, "a file has one header, and here begins another", "msgid");
        g_free(reader->file->header);
        reader->file->header = g_strdup(entry->text);
        return;
    }
    entry->obsolete = reader->obsolete;
    g_ptr_array_add(entry->obsolete ? reader->file->obsolete : reader->file->entries,
                    g_steal_pointer(&reader->entry));
}

/* Keeps the entry at hand, or says what it lacks: none is left out in silence. */
static void po_end_entry(PoReader *reader)
{
    bool whole = reader->seen[PO_ID] && reader->seen[PO_TEXT] && !reader->seen[PO_PLURAL];
    if (whole)
        po_keep_entry(reader);
    else if (reader->obsolete)
        return; /* a tool's, for which the book has no use */
    else if (reader->seen[PO_PLURAL])
        po_complain_entry(reader, "a book has no plurals, but an entry has", "msgid_plural");
    else if (!reader->seen[PO_ID])
        po_complain_entry(reader, "an entry ends without", "msgid");
    else
        po_complain_entry(reader, "an entry ends without", "msgstr");
}

/* Ends the entry at hand, and begins another. */
static void po_next_entry(PoReader *reader)
{
    if (reader->entry && reader->entry->line > 0)
        po_end_entry(reader);
    po_entry_free(reader->entry);
    reader->entry = po_entry_new();
    for (guint i = 0; i <= PO_SKIPPED; i++)
        g_string_truncate(reader->strings[i], 0);
    memset(reader->seen, 0, sizeof reader->seen);
    reader->part = PO_NONE;
    reader->obsolete = false;
}

/* ---- Strings ---- */

/* An octal or hexadecimal escape, whose backslash stands at `start`; returns behind it. */
static const char *po_read_number(PoReader *reader, const char *start, const char *at, guint base,
                                  guint digits, GString *into)
{
    guint value = 0;
    for (guint i = 0; i < digits && g_ascii_isxdigit(*at); i++, at++) {
        guint digit = (guint)g_ascii_xdigit_value(*at);
        if (digit >= base)
            break;
        value = value * base + digit;
    }
    if (value > 0 && value <= 0xff) {
        g_string_append_c(into, (char)value);
        return at;
    }
    g_autofree char *escape = g_strndup(start, (gsize)(at - start));
    po_complain(reader, start, "no text can hold what this escape says:", escape);
    return at;
}

/* What stands behind a backslash; returns behind it. */
static const char *po_read_escape(PoReader *reader, const char *at, GString *into)
{
    static const char letters[] = "nt\"\\rabfv'?", characters[] = "\n\t\"\\\r\a\b\f\v'?";
    const char *found = *at != '\0' ? strchr(letters, *at) : NULL;
    if (found) {
        g_string_append_c(into, characters[found - letters]);
        return at + 1;
    }
    if (*at >= '0' && *at <= '7')
        return po_read_number(reader, at - 1, at, 8, 3, into);
    if (*at == 'x' && g_ascii_isxdigit(at[1]))
        return po_read_number(reader, at - 1, at + 1, 16, 2, into);
    const char letter[] = {'\\', (char)(g_ascii_isprint(*at) ? *at : '?'), '\0'};
    po_complain(reader, at - 1, "unknown escape", letter);
    return at;
}

/* The quoted string at `at`, for the part at hand. */
static void po_read_string(PoReader *reader, const char *at)
{
    GString *into = reader->strings[reader->part];
    if (*at != '"' || reader->part == PO_NONE) {
        po_complain(reader, at,
                    *at == '"' ? "a string that belongs to nothing:"
                               : "a string in quotes is wanted, not",
                    at);
        return;
    }
    for (at++; *at != '"';) {
        if (*at == '\0') {
            po_complain(reader, at, "a string does not end in", "\"");
            return;
        }
        if (*at == '\\')
            at = po_read_escape(reader, at + 1, into);
        else
            g_string_append_c(into, *at++);
    }
    for (at++; *at == ' ' || *at == '\t';)
        at++;
    if (*at != '\0')
        po_complain(reader, at, "behind a string stands", at);
}

/* ---- Lines ---- */

static const char *po_skip_spaces(const char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

typedef struct PoKeyword {
    const char *name;
    PoPart part, previous; /* behind nothing, and behind #| */
} PoKeyword;

/* Forms of plurals have no place in a book; they are read over, and the entry is refused. */
static const PoKeyword keywords[] = {
    {"msgctxt", PO_CONTEXT, PO_SKIPPED}, {"msgid_plural", PO_PLURAL, PO_SKIPPED},
    {"msgid", PO_ID, PO_PREVIOUS},       {"msgstr[", PO_SKIPPED, PO_SKIPPED},
    {"msgstr", PO_TEXT, PO_SKIPPED},
};

/* A keyword with its string, or a string that goes on. */
static void po_read_statement(PoReader *reader, const char *at, bool previous)
{
    at = po_skip_spaces(at);
    if (*at == '"') {
        po_read_string(reader, at);
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(keywords); i++) {
        const PoKeyword *keyword = &keywords[i];
        gsize length = strlen(keyword->name);
        bool indexed = keyword->name[length - 1] == '[';
        if (!g_str_has_prefix(at, keyword->name) || (!indexed && !strchr(" \t\"", at[length])))
            continue;
        PoPart part = previous ? keyword->previous : keyword->part;
        if (reader->seen[part] && part != PO_SKIPPED) {
            po_complain(reader, at, "one entry has twice", keyword->name);
            return;
        }
        reader->part = part;
        reader->seen[part] = true;
        if (part == PO_ID || (reader->entry->line == 0 && !previous))
            reader->entry->line = reader->line;
        if (part == PO_TEXT)
            reader->entry->text_line = reader->line;
        po_read_string(reader, po_skip_spaces(at + strcspn(at, " \t\"")));
        return;
    }
    g_autofree char *word = g_strndup(at, strcspn(at, " \t\""));
    po_complain(reader, at, "unknown keyword", word);
}

static void po_read_flags(PoReader *reader, const char *flags)
{
    for (gsize length;; flags += length + 1) {
        flags += strspn(flags, " \t");
        length = strcspn(flags, ",");
        gsize word = strcspn(flags, ", \t");
        if (word == strlen("fuzzy") && strncmp(flags, "fuzzy", word) == 0)
            reader->entry->fuzzy = true;
        if (flags[length] == '\0')
            return;
    }
}

/* A line that starts with '#'. */
static void po_read_comment(PoReader *reader, const char *at)
{
    switch (at[1]) {
    case '~': /* obsolete: #~ and #~| */
        reader->obsolete = true;
        at = po_skip_spaces(at + 2);
        po_read_statement(reader, *at == '|' ? at + 1 : at, *at == '|');
        break;
    case '|':
        po_read_statement(reader, at + 2, true);
        break;
    case ',':
        po_read_flags(reader, at + 2);
        break;
    case '.':
        g_ptr_array_add(reader->entry->notes, g_strdup(po_skip_spaces(at + 2)));
        break;
    case ':': /* a place */
        break;
    case '\0': /* without words: nothing is kept of millions of them */
        break;
    default: /* a translator's own */
        g_ptr_array_add(reader->entry->remarks, g_strdup(po_skip_spaces(at + 1)));
        break;
    }
}

/* Whether a line begins another entry than the one at hand. */
static bool po_begins_entry(const PoReader *reader, const char *at)
{
    bool complete = reader->seen[PO_TEXT] || (reader->seen[PO_ID] && reader->seen[PO_SKIPPED]);
    bool obsolete = at[0] == '#' && at[1] == '~';
    if (at[0] == '#' && !obsolete)
        return complete || reader->obsolete;
    at = obsolete ? po_skip_spaces(at + 2) : at;
    bool opens = g_str_has_prefix(at, "msgctxt") || *at == '|' ||
                 (g_str_has_prefix(at, "msgid") && !g_str_has_prefix(at, "msgid_plural"));
    return opens && (complete || (reader->obsolete && !obsolete));
}

static void po_read_line(PoReader *reader, char *line)
{
    const char *at = po_skip_spaces(g_strchomp(line));
    reader->start = line;
    if (*at == '\0')
        return;
    if (po_begins_entry(reader, at))
        po_next_entry(reader);
    if (*at == '#')
        po_read_comment(reader, at);
    else
        po_read_statement(reader, at, false);
}

/* ---- Files ---- */

/* Checks that the file is UTF-8 as a whole, and without a NUL, which would end it. Other characters
 * that no text may hold are judged entry by entry, so that one of them does not keep out all
 * others.
 */
static bool po_check_bytes(const PoFile *file, Diagnostics *diagnostics)
{
    DiagnosticPlace place = {.path = file->path, .text = file->bytes, .length = file->length};
    if (!reader_check_utf8(&place, 0, diagnostics))
        return false;
    reader_warn_of_turns(&place, 0, diagnostics);
    return !memchr(file->bytes, '\0', file->length) ||
           reader_check_characters(&place, 0, DIAGNOSTIC_INVISIBLE, diagnostics);
}

/* Checks that the first line that says something may stand in a PO file. A file of another kind
 * brings one message, not one for each of its lines. */
static bool po_check_kind(const PoFile *file, Diagnostics *diagnostics)
{
    const char *at = file->bytes;
    if (g_str_has_prefix(at, READER_BOM))
        at += strlen(READER_BOM);
    guint line = 1;
    for (; *at; line++) {
        gsize length = strcspn(at, "\n"), lead = strspn(at, " \t\r");
        if (lead < length && at[lead] != '#')
            break;
        at += length + (at[length] == '\n');
    }
    at += strspn(at, " \t");
    if (*at == '\0' || *at == '"' || g_str_has_prefix(at, "msg"))
        return true;
    bool yaml = g_str_has_suffix(file->path, ".yaml") || g_str_has_suffix(file->path, ".yml");
    DiagnosticPlace place = {.path = file->path, .line = line};
    diagnostics_add(diagnostics, DIAGNOSTIC_PO_SYNTAX, &place,
                    yaml
                        ? "this is YAML and not PO: files below 'locales' are edited where they "
                          "are, and nothing has to be imported"
                        : "this is no PO file: nothing in it begins with 'msgid' before this line; "
                          "import takes what 'statusbook l10n export' printed");
    return false;
}

/* Checks that every line ends in a line feed. Where one ends in a carriage return alone, as old
 * programs of the Macintosh wrote them, the lines behind it would be read as a part of it. */
static bool po_check_line_ends(const PoFile *file, Diagnostics *diagnostics)
{
    DiagnosticPlace place = {.path = file->path, .line = 1};
    const char *start = file->bytes;
    for (const char *at = start;; at++) {
        at += strcspn(at, "\n\r");
        if (*at == '\0')
            return true;
        if (*at == '\r' && at[1] != '\n' && at[1] != '\0')
            break;
        place.line += *at == '\n';
        start = *at == '\n' ? at + 1 : start;
    }
    place.column = (guint)g_utf8_strlen(start, (gssize)strcspn(start, "\r")) + 1;
    diagnostics_add(diagnostics, DIAGNOSTIC_PO_SYNTAX, &place,
                    "a line ends in a carriage return alone (CR); save the file with line ends of "
                    "Unix (LF) or of Windows (CRLF)");
    return false;
}

/* Checks that no line begins a conflict that git left. What would be said of its lines follows from
 * it. */
static bool po_check_conflict(const PoFile *file, Diagnostics *diagnostics)
{
    static const char mark[] = "<<<<<<< ";
    guint line = 1;
    for (const char *at = file->bytes; *at; line++) {
        if (g_str_has_prefix(at, mark)) {
            DiagnosticPlace place = {.path = file->path,
                                     .line = line,
                                     .column = 1,
                                     .text = file->bytes,
                                     .length = file->length};
            diagnostics_add(diagnostics, DIAGNOSTIC_PO_SYNTAX, &place,
                            "git left a conflict of two changes here; keep one of them, and delete "
                            "the lines of '<<<<<<<', '=======' and '>>>>>>>'");
            return false;
        }
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    return true;
}

static bool po_read_lines(PoFile *file, Diagnostics *diagnostics)
{
    PoReader reader = {.file = file, .diagnostics = diagnostics, .sound = true};
    for (guint i = 0; i <= PO_SKIPPED; i++)
        reader.strings[i] = g_string_new(NULL);
    const char *begin = file->bytes;
    if (g_str_has_prefix(begin, READER_BOM))
        begin += strlen(READER_BOM);
    g_autoptr(GString) line = g_string_new(NULL);
    po_next_entry(&reader);
    for (const char *end; begin; begin = *end ? end + 1 : NULL) {
        end = begin + strcspn(begin, "\n");
        g_string_truncate(line, 0);
        g_string_append_len(line, begin, end - begin);
        reader.line++;
        po_read_line(&reader, line->str);
    }
    po_next_entry(&reader);
    po_entry_free(reader.entry);
    for (guint i = 0; i <= PO_SKIPPED; i++)
        g_string_free(reader.strings[i], TRUE);
    return reader.sound;
}

/* What a header names as the encoding (RFC 9110, section 8.3: names of parameters know no case);
 * NULL where it names none. Free with g_free. */
static char *po_charset(const PoFile *file)
{
    g_autofree char *type = po_file_field(file, "Content-Type");
    g_autoptr(GRegex) parameter =
        g_regex_new("\\bcharset\\s*=\\s*\"?([^\\s;\"]*)", G_REGEX_CASELESS, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    bool is_named = type && g_regex_match(parameter, type, 0, &match);
    return is_named ? g_match_info_fetch(match, 1) : NULL;
}

/* Checks that the header does not name another encoding: a program that believes it has written the
 * file so, and what looks like UTF-8 is not. ASCII is no proof: some encodings are made of it. */
static bool po_check_charset(const PoFile *file, Diagnostics *diagnostics)
{
    static const char *const fine[] = {"UTF-8", "UTF8", "ASCII", "US-ASCII", "CHARSET", NULL};
    g_autofree char *charset = po_charset(file);
    if (!charset)
        return true;
    for (guint i = 0; fine[i]; i++)
        if (g_ascii_strcasecmp(charset, fine[i]) == 0)
            return true;
    DiagnosticPlace place = {.path = file->path};
    diagnostics_add(diagnostics, DIAGNOSTIC_NOT_UTF8, &place,
                    "the header says 'charset=%s'; save the file as UTF-8, with 'charset=UTF-8'",
                    charset);
    return false;
}

PoFile *po_file_parse(const char *path, const char *text, gsize length, Diagnostics *diagnostics)
{
    g_autoptr(PoFile) file = g_new0(PoFile, 1);
    file->path = g_strdup(path);
    file->bytes = g_malloc(length + 1); /* a NUL in it does not end it */
    memcpy(file->bytes, text, length);
    file->bytes[length] = '\0';
    file->length = length;
    file->entries = g_ptr_array_new_with_free_func((GDestroyNotify)po_entry_free);
    file->obsolete = g_ptr_array_new_with_free_func((GDestroyNotify)po_entry_free);
    if (!po_check_bytes(file, diagnostics) || !po_check_line_ends(file, diagnostics) ||
        !po_check_conflict(file, diagnostics) || !po_check_kind(file, diagnostics) ||
        !po_read_lines(file, diagnostics) || !po_check_charset(file, diagnostics))
        return NULL;
    return g_steal_pointer(&file);
}

PoFile *po_file_load(const char *path, Diagnostics *diagnostics)
{
    gsize length;
    g_autofree char *text = reader_load(NULL, path, READER_EXPORTED_MAX, &length, diagnostics);
    return text ? po_file_parse(path, text, length, diagnostics) : NULL;
}

void po_file_free(PoFile *file)
{
    if (!file)
        return;
    g_free(file->path);
    g_free(file->bytes);
    g_free(file->header);
    g_ptr_array_free(file->entries, TRUE);
    g_ptr_array_free(file->obsolete, TRUE);
    g_free(file);
}

char *po_file_field(const PoFile *file, const char *name)
{
    g_autofree char *prefix = g_strconcat(name, ":", NULL);
    for (const char *line = file->header, *end; line; line = *end ? end + 1 : NULL) {
        end = line + strcspn(line, "\n");
        if (g_ascii_strncasecmp(line, prefix, strlen(prefix)) != 0)
            continue;
        const char *value = line + strlen(prefix);
        return g_strstrip(g_strndup(value, (gsize)(end - value)));
    }
    return NULL;
}
