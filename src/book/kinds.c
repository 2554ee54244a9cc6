/* The kinds of files that a book consists of, one row of a table each. */
#include "book/kinds.h"

#include "book/ids.h"
#include "book/tables.h"

#include <string.h>

static bool match_code(const char *name, char **a, char **b)
{
    (void)b;
    if (!id_is_code(name))
        return false;
    *a = g_strdup(name);
    return true;
}

static const BookKind kinds[BOOK_N_FILE_KINDS] = {
    [BOOK_FILE_SITE] = {"site", FILE_FOLDER_ROOT, "site", .table = &table_site,
                        .example = "site.yaml"},
    [BOOK_FILE_LOCALE] = {"locale", FILE_FOLDER_LOCALE, "locale", .table = &table_locale,
                          .example = "locales/LANG/locale.yaml"},
    [BOOK_FILE_WORDS] = {"words", FILE_FOLDER_ENGLISH, "site", .mirrored = true,
                         .table = &table_words, .example = "locales/en/site.yaml"},
    [BOOK_FILE_QUESTIONS] = {"questions", FILE_FOLDER_CODES, "questions", .mirrored = true,
                             .table = &table_questions, .example = "codes/questions.yaml"},
    [BOOK_FILE_PROTOCOL] = {"protocol", FILE_FOLDER_PROTOCOL, "protocol", .mirrored = true,
                            .table = &table_protocol, .example = "codes/P/protocol.yaml"},
    [BOOK_FILE_GLOSSARY] = {"glossary", FILE_FOLDER_PROTOCOL, "glossary", .mirrored = true,
                            .table = &table_glossary, .example = "codes/P/glossary.yaml"},
    [BOOK_FILE_PROGRAMS] = {"programs", FILE_FOLDER_PROTOCOL, "programs", .mirrored = true,
                            .table = &table_programs, .example = "codes/P/programs.yaml"},
    [BOOK_FILE_DECIDE] = {"decide", FILE_FOLDER_PROTOCOL, "decide", .mirrored = true,
                          .table = &table_decide, .example = "codes/P/decide.yaml"},
    [BOOK_FILE_CODE] = {"code", FILE_FOLDER_PROTOCOL, .match = match_code, .mirrored = true,
                        .table = &table_code, .example = "codes/P/486.yaml"},
    [BOOK_FILE_PAIR] = {"pair", FILE_FOLDER_PROTOCOL, .match = id_split_pair, .mirrored = true,
                        .table = &table_pair, .example = "codes/P/480-vs-486.yaml"},
    [BOOK_FILE_RELATION] = {"relation", FILE_FOLDER_ACROSS, .match = id_split_relation,
                            .mirrored = true, .table = &table_relation,
                            .example = "codes/across/http.404-vs-sip.404.yaml"},
    [BOOK_FILE_LOCALE_GLOSSARY] = {"locale-glossary", FILE_FOLDER_LOCALE, "glossary",
                                   .table = &table_locale_glossary,
                                   .example = "locales/LANG/glossary.yaml"},
    [BOOK_FILE_TRANSLATION] = {"translation", FILE_FOLDER_MIRROR, .table = &table_translation,
                               .example = "locales/LANG/P/486.yaml"},
};

const BookKind *book_kind(BookFileKind kind)
{
    return &kinds[kind];
}

BookFileKind book_kind_of_file(FileFolder folder, const char *name, char **a, char **b)
{
    guint kind = 0;
    while (kind < BOOK_N_FILE_KINDS && !(kinds[kind].folder == folder && kinds[kind].file &&
                                         strcmp(kinds[kind].file, name) == 0))
        kind++;
    if (kind < BOOK_N_FILE_KINDS)
        return (BookFileKind)kind;
    for (kind = 0; kind < BOOK_N_FILE_KINDS; kind++)
        if (kinds[kind].folder == folder && kinds[kind].match && kinds[kind].match(name, a, b))
            break;
    return (BookFileKind)kind;
}

bool book_kind_is_of_locale(BookFileKind kind)
{
    return kinds[kind].folder >= FILE_FOLDER_ENGLISH;
}

char *book_folder_list(FileFolder folder)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint kind = 0; kind < BOOK_N_FILE_KINDS; kind++)
        if (kinds[kind].folder == folder && kinds[kind].file)
            g_string_append_printf(list, "%s'%s.yaml'", list->len > 0 ? ", " : "",
                                   kinds[kind].file);
    return g_string_free(g_steal_pointer(&list), FALSE);
}

const Field *book_table(BookFileKind kind)
{
    return kinds[kind].table;
}

const Field *book_table_own(BookFileKind kind)
{
    for (const Field *field = kinds[kind].table->fields; field && field->name; field++)
        if (field->type == FIELD_KEYWORDS)
            return field;
    return NULL;
}

const char *book_file_kind_name(BookFileKind kind)
{
    return kinds[kind].name;
}

BookFileKind book_file_kind_find(const char *name)
{
    guint kind = 0;
    while (kind < BOOK_N_FILE_KINDS && strcmp(kinds[kind].name, name) != 0)
        kind++;
    return (BookFileKind)kind;
}
