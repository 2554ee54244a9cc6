/* The notes on pairs of codes. */
#include "book/notes.h"

#include "book/files.h"
#include "book/ids.h"
#include "book/sides.h"
#include "input/nearest.h"

#include <stdlib.h>

/* A code without a file: where another one is meant, nobody misses the note on that. */
static void note_complain_code(const Book *book, const Protocol *protocol, const char *id,
                               const BookFile *file, Diagnostics *diagnostics)
{
    DiagnosticPlace place = {.path = file->path};
    g_autofree const char **names = g_new(const char *, MAX(protocol->n_codes, 1));
    for (guint c = 0; c < protocol->n_codes; c++)
        names[c] = protocol->codes[c].id;
    const char *meant = nearest_word(id, names, protocol->n_codes);
    g_autofree char *hint = meant ? g_strdup_printf(" (did you mean '%s'?)", meant) : g_strdup("");
    diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, &place,
                    "the file names the code '%s', of which there is no file%s", id, hint);
    g_autofree char *pair =
        g_strdup_printf("%s" ID_VERSUS "%s", id == file->a && meant ? meant : file->a,
                        id == file->b && meant ? meant : file->b);
    if (meant)
        files_leave_name(book->store, pair);
}

/* The code that a pair's file names, or NULL after a message. */
static const Code *note_code(const Book *book, const Protocol *protocol, const char *id,
                             const BookFile *file, Diagnostics *diagnostics)
{
    const Code *code = protocol_find_code(protocol, id);
    if (!code && !refs_is_excused(book, protocol->id, id)) {
        DiagnosticPlace place = {.path = file->path};
        const Code *other = protocol_find_alias(protocol, id);
        if (other)
            diagnostics_add(diagnostics, DIAGNOSTIC_UNKNOWN_CODE, &place,
                            "the file names the alias '%s'; name it by the code, '%s'", id,
                            other->id);
        else
            note_complain_code(book, protocol, id, file, diagnostics);
    }
    return code;
}

/* Whether both codes are of another protocol, in whose folder the file belongs. Says so. */
static bool note_is_elsewhere(const Book *book, const Protocol *protocol, const BookFile *file,
                              Diagnostics *diagnostics)
{
    const char *home = refs_find_home(book, file->a);
    if (protocol_find_code(protocol, file->a) || protocol_find_code(protocol, file->b) || !home ||
        g_strcmp0(home, refs_find_home(book, file->b)) != 0)
        return false;
    DiagnosticPlace place = {.path = file->path};
    diagnostics_add(diagnostics, DIAGNOSTIC_MISPLACED, &place,
                    "both are codes of '%s'; a note on them stands in 'codes/%s'", home, home);
    files_break_name(book->store, file->id);
    return true;
}

/* Whether the place of a code among the others is not known, for an error in its number. */
static bool note_is_unsorted(const Book *book, const Protocol *protocol, const char *id,
                             const Diagnostics *diagnostics)
{
    const Code *code = protocol_find_code(protocol, id);
    return !code ||
           store_is_doubtful(diagnostics, yaml_file_root(book_source_file(book, code->text_file)),
                             "number");
}

/* The lower code stands first, in the order of the protocol. */
static bool note_check_order(const Book *book, const Protocol *protocol, const BookFile *file,
                             Diagnostics *diagnostics)
{
    DiagnosticPlace place = {.path = file->path};
    int order = protocol_compare_ids(protocol, file->a, file->b);
    bool is_known = order == 0 || (!refs_is_doubtful(book, protocol, "order", diagnostics) &&
                                   !note_is_unsorted(book, protocol, file->a, diagnostics) &&
                                   !note_is_unsorted(book, protocol, file->b, diagnostics));
    if (!is_known)
        return false;
    if (order > 0) {
        diagnostics_add(diagnostics, DIAGNOSTIC_PAIR_ORDER, &place,
                        "the lower code stands first: name the file '%s" ID_VERSUS "%s.yaml'",
                        file->b, file->a);
        g_autofree char *meant =
            g_strdup_printf("%s/%s" ID_VERSUS "%s", protocol->id, file->b, file->a);
        files_break(book->store, meant); /* its translations have the right name already */
    } else if (order == 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_PAIR_ORDER, &place,
                        "a pair is of two codes, not of '%s' and itself", file->a);
    return order < 0;
}

static int note_load_decides(const Book *book, const Protocol *protocol, const PairNote *note,
                             const YamlNode *node, Diagnostics *diagnostics)
{
    if (!node || node->kind != YAML_TEXT)
        return -1;
    int decides = protocol_find_question(protocol, node->text);
    if (decides < 0) {
        refs_complain_question(book, protocol, node, diagnostics);
        return -1;
    }
    const Question *question = &protocol->questions[decides];
    const Code *codes = protocol->codes;
    guint a = codes[note->a].values[decides], b = codes[note->b].values[decides];
    if (!question_is_listed(question)) {
        if (!question->unclear)
            store_complain(diagnostics, DIAGNOSTIC_WRONG_VALUE, node,
                           "only a question of kind one or many decides between two codes, not",
                           node->text, NULL, 0);
        return -1;
    }
    if (a != 0 && b != 0 && a != b)
        return decides;
    /* That an answer is missing has been said of the code. */
    if (!codes[note->a].facts[decides].unclear && !codes[note->b].facts[decides].unclear)
        sides_complain_alike(node, diagnostics);
    return -1;
}

static void note_load(Book *book, Protocol *protocol, const BookFile *file,
                      Diagnostics *diagnostics)
{
    if (note_is_elsewhere(book, protocol, file, diagnostics))
        return;
    const Code *a = note_code(book, protocol, file->a, file, diagnostics);
    const Code *b = note_code(book, protocol, file->b, file, diagnostics);
    if (!note_check_order(book, protocol, file, diagnostics) || !a || !b)
        return;
    const YamlNode *root = yaml_file_root(file->yaml);
    PairNote *note = &protocol->pair_notes[protocol->n_pair_notes++];
    note->a = a->index;
    note->b = b->index;
    note->text_file = (guint)book_find_source(book, file->id);
    note->summary = texts_of(book, yaml_get(root, "summary"));
    note->insight = texts_of(book, yaml_get(root, "insight"));
    note->decides = note_load_decides(book, protocol, note, yaml_get(root, "decides"), diagnostics);
    sides_load_choose(book, file, yaml_get(root, "choose"), note->choose, diagnostics);
}

static int notes_compare(gconstpointer x, gconstpointer y)
{
    const PairNote *a = x, *b = y;
    return a->a != b->a ? (a->a < b->a ? -1 : 1) : a->b < b->b ? -1 : a->b > b->b;
}

void notes_load(Book *book, guint index, Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    guint n = 0;
    for (guint i = 0; i < book->store->files->len; i++)
        n += ((BookFile *)g_ptr_array_index(book->store->files, i))->kind == BOOK_FILE_PAIR;
    protocol->pair_notes = store_new(book->store, PairNote, n);
    for (guint i = 0; i < book->store->files->len; i++) {
        const BookFile *file = g_ptr_array_index(book->store->files, i);
        if (file->kind == BOOK_FILE_PAIR && file->protocol == index && file->yaml)
            note_load(book, protocol, file, diagnostics);
    }
    qsort(protocol->pair_notes, protocol->n_pair_notes, sizeof(PairNote), notes_compare);
    for (guint i = 0; i < protocol->n_pair_notes; i++) {
        Code *lower = &protocol->codes[protocol->pair_notes[i].a];
        if (lower->n_notes++ == 0)
            lower->first_note = i;
    }
}
