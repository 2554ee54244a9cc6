/* Names in the folders of codes/ that no file there has, and what they mean. */
#include "book/file-names.h"

#include "book/ids.h"
#include "input/nearest.h"

#include <string.h>

/* What people write between a protocol and a code. */
#define PARTS "._- "

/* ---- Relations ---- */

/* Splits one of the two sides of a relation. Returns the protocol, the longest that there is, and
 * where its code begins; NULL where it is none. */
static const char *side_find_protocol(const char *side, const char *const *protocols,
                                      const char **code)
{
    const char *found = NULL;
    for (guint i = 0; protocols[i]; i++) {
        gsize length = strlen(protocols[i]);
        if (g_ascii_strncasecmp(side, protocols[i], length) != 0 ||
            (found && strlen(found) > length))
            continue;
        gsize parts = strspn(side + length, PARTS);
        if ((parts == 0 && !g_ascii_isdigit(side[length])) || !id_is_code(side + length + parts))
            continue;
        found = protocols[i];
        *code = side + length + parts;
    }
    return found;
}

/* The name of the relation that a name means: http.404-vs-sip.404 for sip_404 vs http-404. NULL
 * where it means none. Free with g_free. */
static char *find_relation(const char *name, const char *const *protocols)
{
    g_autofree char *tidy = id_tidy(name);
    g_auto(GStrv) sides = g_strsplit(tidy, ID_VERSUS, 2);
    if (g_strv_length(sides) != 2)
        return NULL;
    const char *first_code, *second_code;
    const char *first = side_find_protocol(sides[0], protocols, &first_code);
    const char *second = side_find_protocol(sides[1], protocols, &second_code);
    if (!first || !second || strcmp(first, second) == 0)
        return NULL;
    g_autofree char *a = g_strconcat(first, ".", first_code, NULL);
    g_autofree char *b = g_strconcat(second, ".", second_code, NULL);
    bool turned = strcmp(a, b) > 0;
    return g_strconcat(turned ? b : a, ID_VERSUS, turned ? a : b, NULL);
}

bool file_name_is_relation(const char *name, const char *const *protocols)
{
    g_autofree char *relation = find_relation(name, protocols), *a = NULL, *b = NULL;
    return relation && id_split_relation(name, &a, &b);
}

/* ---- All names ---- */

char *file_name_judge(FileFolder folder, const char *name, const char *const *protocols)
{
    g_autofree char *tidy = id_tidy(name), *a = NULL, *b = NULL;
    if (strcmp(tidy, name) != 0 && book_kind_of_file(folder, tidy, &a, &b) < BOOK_N_FILE_KINDS)
        return g_strdup_printf("'" ID_VERSUS "' stands between two codes: name the file '%s.yaml'",
                               tidy);
    g_autofree char *relation = find_relation(name, protocols);
    if (relation)
        return g_strdup_printf("this names two codes of two protocols: the file is "
                               "'codes/" BOOK_ACROSS "/%s.yaml'",
                               relation);
    g_autofree char *small = g_ascii_strdown(name, -1);
    if (strcmp(small, name) != 0 && book_kind_of_file(folder, small, &a, &b) < BOOK_N_FILE_KINDS)
        return g_strdup_printf("the file is called '%s.yaml', in small letters", small);
    if (folder == FILE_FOLDER_ACROSS)
        return g_strdup("the name of the file is not that of two codes of two protocols "
                        "(http.404-vs-sip.404)");
    if (folder == FILE_FOLDER_PROTOCOL)
        return g_strdup_printf(
            "the name of the file is neither a code (486) nor a pair of codes (480-vs-486): %s",
            strstr(name, ID_VERSUS) ? "one of the two cannot be a code" : id_judge_code(name));
    g_autofree char *list = book_folder_list(folder);
    return g_strdup_printf("beside the folders of the protocols, codes/ holds %s alone", list);
}

char *file_name_key(const char *name)
{
    const char *slash = strrchr(name, '/');
    g_autofree char *small = g_ascii_strdown(slash ? slash + 1 : name, -1);
    return g_strconcat("?", g_strdelimit(small, " _", '-'), NULL);
}

char **file_name_meant(FileFolder folder, const char *below, const char *name,
                       const char *const *protocols)
{
    g_autoptr(GStrvBuilder) ids = g_strv_builder_new();
    const char *start = name + strspn(name, " _-");
    g_autofree char *code = g_strndup(start, id_code_length(start));
    g_autofree char *source = g_strconcat(below, code, NULL);
    if (folder == FILE_FOLDER_PROTOCOL && *code)
        g_strv_builder_add(ids, source); /* '486 .yaml' is 486 */
    g_autofree char *tidy = id_tidy(name), *pair = g_strconcat(below, tidy, NULL);
    if (*below)
        g_strv_builder_add(ids, pair); /* '480 vs 486.yaml' is 480-vs-486 */
    g_autofree char *small = g_ascii_strdown(name, -1), *fixed = g_strconcat(below, small, NULL);
    g_strv_builder_add(ids, fixed); /* 'Protocol.yaml' is protocol */
    g_autofree char *relation = find_relation(name, protocols);
    g_autofree char *across = g_strconcat(BOOK_ACROSS "/", relation, NULL);
    if (relation || folder == FILE_FOLDER_ACROSS) /* which may be any where that is not clear */
        g_strv_builder_add(ids, across);
    return g_strv_builder_end(ids);
}

/* ---- Endings ---- */

/* How long the ending of a name is that means YAML, also with a slip in it; 0 where it has none. */
static gsize ending_length(const char *name)
{
    static const char *const whole[] = {".yml", ".yaml", ".yml.txt", ".yaml.txt"};
    static const char *const yaml[] = {"yaml", "yml"};
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (guint i = 0; i < G_N_ELEMENTS(whole); i++)
        if (g_str_has_suffix(lower, whole[i]))
            return strlen(whole[i]);
    const char *stop = strrchr(lower, '.');
    bool is_near = stop && stop[1] == 'y' && nearest_word(stop + 1, yaml, G_N_ELEMENTS(yaml));
    return is_near ? strlen(stop) : 0;
}

/* The ending of a name that is none of YAML: .txt, .bak. What has a digit or a capital in it is a
 * part of a code. NULL where there is none. */
static const char *find_other_ending(const char *name)
{
    const char *stop = strrchr(name, '.');
    return stop && stop[1 + strspn(stop + 1, "abcdefghijklmnopqrstuvwxyz")] == '\0' ? stop : NULL;
}

static bool is_name_of_kind(const char *stem)
{
    for (guint kind = 0; kind < BOOK_N_FILE_KINDS; kind++)
        if (g_strcmp0(book_kind((BookFileKind)kind)->file, stem) == 0)
            return true;
    return false;
}

char *file_name_stem(const char *name, bool *is_clear)
{
    gsize length = ending_length(name);
    const char *other = length == 0 ? find_other_ending(name) : NULL;
    bool is_text = g_strcmp0(other, ".txt") == 0 || g_strcmp0(other, ".json") == 0;
    if (other && !is_text)
        return NULL;
    char *stem = g_strndup(name, strlen(name) - (other ? strlen(other) : length));
    const char *slash = strrchr(stem, '/'), *last = slash ? slash + 1 : stem;
    *is_clear = length > 0 || is_name_of_kind(last);
    if (*is_clear || strstr(last, ID_VERSUS) || (id_is_code(last) && strpbrk(last, "0123456789_")))
        return stem;
    g_free(stem);
    return NULL;
}

bool file_name_is_meant(const char *name)
{
    bool is_clear;
    g_autofree char *stem = file_name_stem(name, &is_clear);
    return stem;
}
