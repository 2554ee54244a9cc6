/* Codes in the folder of another protocol. */
#include "book/foreign-codes.h"

#include "book/files.h"

#include <string.h>

/* Whether a fact answers a question that is asked, and by one of its answers. */
static bool fact_fits(const YamlPair *fact, const YamlNode *questions)
{
    const YamlNode *question = yaml_get(questions, fact->key->text), *is = fact->value;
    const YamlNode *answers = yaml_get(question, "answers");
    if (is->kind == YAML_MAP)
        is = yaml_get(is, "is");
    if (is && is->kind == YAML_LIST && is->n_items > 0)
        is = is->items[0];
    return question && (!answers || !is || is->kind != YAML_TEXT || yaml_get(answers, is->text));
}

/* How many facts of a code do not fit a protocol. */
static gsize code_count_unfit(const YamlNode *facts, const YamlNode *questions)
{
    gsize n = 0;
    for (gsize i = 0; i < facts->n_pairs; i++)
        n += !fact_fits(&facts->pairs[i], questions);
    return n;
}

/* What a protocol asks; NULL where its file is none, or its fields are wrong. */
static const YamlNode *questions_of(const BookFile *file)
{
    bool is_known = file->kind == BOOK_FILE_PROTOCOL && file->yaml && !file->has_errors;
    return is_known ? yaml_get(yaml_file_root(file->yaml), "questions") : NULL;
}

/* The id of the protocol that most facts fit, and the fewest do not; NULL where there is none. */
static const char *code_find_protocol(const BookStore *store, const YamlNode *facts)
{
    const char *found = NULL;
    gsize least = facts->n_pairs / 2 + 1;
    for (guint i = 0; i < store->files->len; i++) {
        const BookFile *file = g_ptr_array_index(store->files, i);
        const YamlNode *questions = questions_of(file);
        gsize unfit = questions ? code_count_unfit(facts, questions) : least;
        if (unfit >= least)
            continue;
        least = unfit;
        found = store->protocols[file->protocol];
    }
    return found;
}

/* Takes a code of `right`, or of a protocol that nobody knows, for a file that cannot be read. */
static void code_drop(BookStore *store, BookFile *file, const YamlNode *facts, const char *right,
                      Diagnostics *diagnostics)
{
    const char *wrong = store->protocols[file->protocol];
    DiagnosticPlace place = yaml_place(facts->pairs[0].key);
    if (right)
        diagnostics_add(diagnostics, DIAGNOSTIC_MISPLACED, &place,
                        "most of these facts answer no question of '%s' but those of '%s'; a "
                        "code of it stands in 'codes/%s'",
                        wrong, right, right);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_MISPLACED, &place,
                        "most of these facts answer no question of '%s'; a code of another "
                        "protocol stands in the folder of that",
                        wrong);
    g_autofree char *meant = right ? g_strconcat(right, strchr(file->id, '/'), NULL) : NULL;
    if (meant)
        files_break(store, meant);
    g_clear_pointer(&file->yaml, yaml_file_free);
    files_break(store, file->id);
}

/* Answers that nobody knows may also wait to be written; then another protocol knows them no more.
 */
static void code_judge(BookStore *store, BookFile *file, const YamlNode *questions,
                       Diagnostics *diagnostics)
{
    const YamlNode *facts = yaml_get(yaml_file_root(file->yaml), "facts");
    gsize n = yaml_map_length(facts), unasked = 0;
    if (n < 2 || 2 * code_count_unfit(facts, questions) <= n)
        return;
    for (gsize i = 0; i < n; i++)
        unasked += !yaml_get(questions, facts->pairs[i].key->text);
    const char *right = code_find_protocol(store, facts);
    if (right || 2 * unasked > n)
        code_drop(store, file, facts, right, diagnostics);
}

void foreign_codes_drop(BookStore *store, Diagnostics *diagnostics)
{
    const YamlNode *questions = NULL; /* of the protocol whose file came last */
    for (guint i = 0; i < store->files->len; i++) {
        BookFile *file = g_ptr_array_index(store->files, i);
        if (file->kind == BOOK_FILE_PROTOCOL)
            questions = questions_of(file);
        else if (file->kind == BOOK_FILE_CODE && file->yaml && questions)
            code_judge(store, file, questions, diagnostics);
    }
}
