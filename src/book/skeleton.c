/* The file that a translator starts from: the maps of the source, with its English and empty texts.
 */
#include "book/skeleton.h"

#include <string.h>

/* Longer addresses are refused by the hosts of repositories, which take some 8,000 bytes in all. */
#define LINK_VALUE_MAX 7000

#define STEP 2 /* spaces a level */

static void append_indent(guint indent, GString *out)
{
    for (guint i = 0; i < indent; i++)
        g_string_append_c(out, ' ');
}

/* What editors take for a number, a truth or nothing, though this program does not. */
static bool is_plain_key(const char *key)
{
    static const char *const words[] = {"yes",   "no",   "on", "off", "true",
                                        "false", "null", "y",  "n",   NULL};
    bool plain = g_ascii_isalnum(key[0]) || key[0] == '_';
    for (const char *c = key; *c && plain; c++)
        plain = g_ascii_isalnum(*c) || strchr("_-. ", *c) || (guchar)*c >= 0x80;
    for (guint i = 0; words[i] && plain; i++)
        plain = g_ascii_strcasecmp(words[i], key) != 0;
    return plain && !g_str_has_suffix(key, " ") &&
           !g_regex_match_simple("^([0-9][0-9_.-]*(e[0-9]+)?|0[xob][0-9a-f_]+)$", key,
                                 G_REGEX_CASELESS, 0);
}

void skeleton_append_key(const char *key, GString *out)
{
    if (is_plain_key(key)) {
        g_string_append_printf(out, "%s:", key);
        return;
    }
    g_string_append_c(out, '"');
    for (const char *c = key; *c; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *c);
    }
    g_string_append(out, "\":");
}

void skeleton_append_block(const char *text, guint indent, GString *out)
{
    if (text[0] == '\0') {
        g_string_append(out, " \"\"\n");
        return;
    }
    /* YAML takes the indentation from the first line, unless it is told. */
    const char *first = text + strspn(text, "\n");
    bool told = *first == ' ' || *first == '\t';
    g_string_append_printf(out, told ? " |%d-\n" : " |-\n", STEP);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        if (lines[i][0] != '\0')
            append_indent(indent, out);
        g_string_append(out, lines[i]);
        g_string_append_c(out, '\n');
    }
}

/* Whether there is a translated text at or below a node. */
static bool has_text(const Field *field, const YamlNode *node)
{
    if (fields_is_translated(field, node))
        return true;
    for (gsize i = 0; node->kind == YAML_MAP && i < node->n_pairs; i++) {
        const Field *below = fields_below(field, node->pairs[i].key->text);
        if (below && has_text(below, node->pairs[i].value))
            return true;
    }
    return false;
}

/* A skeleton in the making. */
typedef struct Skeleton {
    GString *out;
    gsize limit;   /* how long it may be once it is escaped; 0: as long as it is */
    gsize whole;   /* up to here the texts of `out` fit */
    gsize escaped; /* how long that is, escaped */
    bool full;
} Skeleton;

/* Another text stands at the end: where it is too much, it goes again, with the keys above it. */
static void skeleton_close_text(Skeleton *skeleton)
{
    GString *out = skeleton->out;
    g_autofree char *escaped = g_uri_escape_string(out->str + skeleton->whole, NULL, FALSE);
    skeleton->escaped += strlen(escaped);
    skeleton->full = skeleton->limit > 0 && skeleton->escaped > skeleton->limit;
    if (skeleton->full)
        g_string_truncate(out, skeleton->whole);
    skeleton->whole = out->len;
}

/* A map of a skeleton, and how far its keys are indented. */
typedef struct SkeletonMap {
    Skeleton *skeleton;
    guint indent;
} SkeletonMap;

static void append_part(const YamlNode *key, const Field *field, const YamlNode *node,
                        gpointer skeleton_map);

/* Keywords are not translated: what the English ones are is a hint to whoever finds their own. */
static void skeleton_append_keywords(const char *key, const YamlNode *english, guint indent,
                                     Skeleton *skeleton)
{
    append_indent(indent, skeleton->out);
    g_string_append_printf(skeleton->out, "# English: %s\n", english->text);
    append_indent(indent, skeleton->out);
    g_string_append_printf(skeleton->out, "%s: \"\"\n", key);
    skeleton_close_text(skeleton);
}

static void append_entry(const char *key, const Field *field, const YamlNode *node, guint indent,
                         Skeleton *skeleton)
{
    GString *out = skeleton->out;
    if (field->type == FIELD_KEYWORDS && !skeleton->full) {
        skeleton_append_keywords(key, node, indent, skeleton);
        return;
    }
    if (skeleton->full || !has_text(field, node))
        return;
    append_indent(indent, out);
    skeleton_append_key(key, out);
    g_string_append_c(out, '\n');
    if (!fields_is_translated(field, node)) {
        SkeletonMap below = {skeleton, indent + STEP};
        fields_each_part(node, field, append_part, &below);
        return;
    }
    append_indent(indent + STEP, out);
    g_string_append(out, "en:");
    skeleton_append_block(node->text, indent + 2 * STEP, out);
    append_indent(indent + STEP, out);
    g_string_append(out, "text: \"\"\n");
    skeleton_close_text(skeleton);
}

static void append_part(const YamlNode *key, const Field *field, const YamlNode *node,
                        gpointer skeleton_map)
{
    const SkeletonMap *map = skeleton_map;
    append_entry(key->text, field, node, map->indent, map->skeleton);
}

static void skeleton_append_some(const Book *book, guint source, gsize limit, GString *out)
{
    Skeleton skeleton = {.out = out, .limit = limit, .whole = out->len};
    SkeletonMap top = {&skeleton, 0};
    fields_each_part(yaml_file_root(book_source_file(book, source)),
                     book_table(book->sources[source].kind), append_part, &top);
}

void skeleton_append(const Book *book, guint source, GString *out)
{
    skeleton_append_some(book, source, 0, out);
}

char *skeleton_edit_link(const Book *book, const Locale *locale, guint source, bool filled)
{
    const SiteSettings *settings = &book->settings;
    const BookSource *from = &book->sources[source];
    bool english = !locale->translations;
    if (!settings->repository)
        return NULL;
    g_autofree char *path = english ? g_strdup(from->path)
                                    : g_strdup_printf("locales/%s/%s.yaml", locale->id, from->id);
    if (english || locale->has_file[source])
        return g_strconcat(settings->repository, "/edit/", settings->branch, "/", path, NULL);
    g_autoptr(GString) skeleton = g_string_new(NULL);
    if (filled)
        skeleton_append_some(book, source, LINK_VALUE_MAX, skeleton);
    filled = skeleton->len > 0;
    g_autofree char *value = g_uri_escape_string(skeleton->str, NULL, FALSE);
    return g_strconcat(settings->repository, "/new/", settings->branch, "?filename=", path,
                       filled ? "&value=" : NULL, filled ? value : NULL, NULL);
}
