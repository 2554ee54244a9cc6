/* What a PO file brings back into the files of a language. */
#include "book/english.h"
#include "book/ids.h"
#include "book/patterns.h"
#include "book/skeleton.h"
#include "input/unseen.h"
#include "l10n/entry.h"
#include "l10n/po/transfer.h"
#include "text-hash.h"

#include <string.h>

typedef struct Import {
    const Book *book;
    const Locale *locale;
    const PoFile *po;
    DiagnosticLines lines; /* of the file */
    Diagnostics *diagnostics;
    TransferReport *report;
    GHashTable *texts;   /* context → TextId */
    GHashTable *english; /* folded English → TextId, the first */
    GHashTable *taken;   /* TextId → ImportChange */
} Import;

/* What is to be done to one text. */
typedef struct ImportChange {
    TransferDeed deed;
    char *text;
    char *english; /* that it was made from */
    guint line;    /* of its entry */
} ImportChange;

/* An entry beside what the book has. */
typedef struct ImportEntry {
    const PoEntry *entry;
    const Translation *translation;
    TextId id;
    const char *today, *made; /* the English: today's, and what the book's text was made from */
    char *text, *current;     /* the entry's, the book's */
    const char *english;      /* what the entry's text was made from; NULL: not known */
} ImportEntry;

static void change_free(ImportChange *change)
{
    g_free(change->text);
    g_free(change->english);
    g_free(change);
}

/* ---- Languages ---- */

/* The languages that a file may be of, as PO names them. Free with g_free. */
static char *import_languages(const Book *book)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint l = 0; l < book->n_locales; l++) {
        g_autofree char *name = transfer_language_of(book, &book->locales[l]);
        if (book->locales[l].translations)
            g_string_append_printf(names, "%s'%s'", names->len > 0 ? ", " : "", name);
    }
    return g_string_free(g_steal_pointer(&names), FALSE);
}

const Locale *transfer_find_locale(const Book *book, const PoFile *po, Diagnostics *diagnostics)
{
    g_autofree char *language = po_file_field(po, "Language");
    const Locale *kindred = NULL;
    guint n_kindred = 0;
    for (guint l = 0; language && l < book->n_locales; l++) {
        const Locale *locale = &book->locales[l];
        g_autofree char *own = transfer_language_of(book, locale);
        if (!locale->translations)
            continue;
        g_autofree char *tag = g_strdelimit(g_strdup(language), "_", '-');
        if (strcmp(own, language) == 0 || strcmp(locale->id, language) == 0 ||
            g_ascii_strcasecmp(locale->tag, tag) == 0)
            return locale;
        if (strcspn(own, "_@") == strcspn(language, "_@") &&
            strncmp(own, language, strcspn(own, "_@")) == 0) {
            kindred = locale;
            n_kindred++;
        }
    }
    if (n_kindred == 1)
        return kindred;
    DiagnosticPlace place = {.path = po->path};
    g_autofree char *languages = import_languages(book);
    if (language && *language)
        diagnostics_add(diagnostics, DIAGNOSTIC_PO_FOREIGN, &place,
                        "'Language' of the header is '%s', and the book has %s; write one of these",
                        language, languages);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_PO_FOREIGN, &place,
                        "the header has no 'Language'; write one of %s there", languages);
    return NULL;
}

/* ---- Whether a text can be taken ---- */

static void import_complain(Import *import, const PoEntry *entry, DiagnosticId id,
                            const char *problem)
{
    bool of_text = id == DIAGNOSTIC_PO_TEXT || id == DIAGNOSTIC_PO_EMPTY;
    DiagnosticPlace place =
        diagnostic_lines_place(&import->lines, import->po->path, import->po->bytes,
                               import->po->length, of_text ? entry->text_line : entry->line, 1);
    diagnostics_add(import->diagnostics, id, &place, "'%s' %s",
                    entry->context ? entry->context : entry->id, problem);
}

/* Why the book could not hold a text, in the words of its loader; NULL where it can. Free with
 * g_free. */
static char *import_find_fault(const Import *import, const ImportEntry *at)
{
    if (strstr(at->text, "#-#-#-#-#")) /* msgcat writes them */
        return g_strdup("it holds the two texts of a conflict; keep one of them, and delete the "
                        "lines of '#-#-#-#-#'");
    const BookText *source = &import->book->texts[at->id];
    const Field field = {.name = "text", .type = source->prose ? FIELD_PROSE : FIELD_LINE};
    g_autoptr(Diagnostics) found = diagnostics_new();
    g_autoptr(GString) yaml = g_string_new("text:");
    skeleton_append_block(at->text, 2, yaml);
    g_autoptr(YamlFile) file = yaml_file_parse(import->po->path, yaml->str, yaml->len, found);
    const YamlNode *text = file ? yaml_get(yaml_file_root(file), "text") : NULL;
    const char *fault = diagnostics_first_error(found);
    if (fault)
        return g_strdup(fault);
    if (!text || text->kind != YAML_TEXT || strcmp(text->text, at->text) != 0)
        return g_strdup("it starts with a space, or ends its lines in another way");
    if (texts_has_places(import->book, source) && !patterns_fit(text, at->english, NULL))
        return g_strdup("it has not the {places} of its English");
    fields_check(text, &field, NULL, found);
    return g_strdup(diagnostics_first_error(found));
}

/* ---- What an entry does ---- */

static bool is_of(const char *english, const YamlNode *node)
{
    return node && english_is_same(english, node->text);
}

/* What the text of an entry was made from. A fuzzy one stays as stale as it is; what it says of its
 * old English is heeded only where the book knows that English: tools take both it and the text
 * from an entry that merely looks alike, and nobody may have looked at that. */
static const char *import_english(const ImportEntry *at)
{
    const PoEntry *entry = at->entry;
    const Translation *translation = at->translation;
    if (!entry->fuzzy)
        return entry->id;
    if (translation->state != TEXT_STALE)
        return NULL;
    bool known = entry->previous && (is_of(entry->previous, translation->was) ||
                                     is_of(entry->previous, translation->en));
    return known ? entry->previous : NULL;
}

/* Whether the English of an entry is one of which its text may be made: today's, that of the book's
 * translation, or that with which a missing text went out. */
static bool import_is_known(const ImportEntry *at)
{
    const char *english = at->entry->id;
    return english_is_same(english, at->today) || is_of(english, at->translation->en) ||
           is_of(english, at->translation->was) || transfer_is_untouched(at->entry, "");
}

/* Whether the book has another text than when an entry went out; a missing one is in nobody's
 * way. */
static bool import_is_moved(const Import *import, const ImportEntry *at, const char *base)
{
    if (at->translation->state == TEXT_MISSING)
        return false;
    g_autofree char *now = transfer_base(import->book, at->translation, at->id);
    return base && strcmp(base, now) != 0;
}

/* Whether somebody has marked a text as unfinished that is done in the book. */
static bool import_is_marked(const Import *import, const ImportEntry *at, const char *base)
{
    return at->entry->fuzzy && at->translation->state == TEXT_DONE &&
           strcmp(at->text, at->current) == 0 && !import_is_moved(import, at, base);
}

static TransferDeed import_refuse(Import *import, const ImportEntry *at, DiagnosticId id,
                                  const char *problem)
{
    import_complain(import, at->entry, id, problem);
    return TRANSFER_LEFT;
}

/* Whether a translation was probably written over the English of an entry. */
static bool import_is_overwritten(const ImportEntry *at)
{
    const PoEntry *entry = at->entry;
    return !transfer_is_untouched(entry, at->text) && !import_is_known(at) &&
           english_is_foreign(entry->id, at->today, at->text[0] != '\0');
}

/* What an entry does that can be taken; TRANSFER_UNCHANGED where it says what the book says. */
static TransferDeed import_compare(const ImportEntry *at)
{
    TextState state = at->translation->state;
    if (state == TEXT_MISSING)
        return at->text[0] ? TRANSFER_TRANSLATED : TRANSFER_UNCHANGED;
    if (strcmp(at->text, at->current) != 0)
        return TRANSFER_CHANGED;
    bool cleared =
        !at->entry->fuzzy && state == TEXT_STALE && english_is_same(at->entry->id, at->today);
    bool newer = at->english && !english_is_same(at->english, at->made);
    return cleared || newer ? TRANSFER_CONFIRMED : TRANSFER_UNCHANGED;
}

static TransferDeed import_decide(Import *import, const ImportEntry *at)
{
    const PoEntry *entry = at->entry;
    const char *base = transfer_entry_base(entry);
    TransferDeed deed = import_compare(at);
    if (import_is_marked(import, at, base))
        return import_refuse(import, at, DIAGNOSTIC_PO_FUZZY,
                             "is marked as fuzzy ('needs work'), and the book holds its text as "
                             "done: the mark is not taken; mend the text");
    if (import_is_overwritten(at))
        return import_refuse(import, at, DIAGNOSTIC_PO_FOREIGN,
                             "holds no English in 'msgid': it looks like the translation, which "
                             "belongs into 'msgstr'; move it there, and put the English back");
    if (deed == TRANSFER_UNCHANGED || transfer_is_untouched(entry, at->text))
        return TRANSFER_UNCHANGED;
    if (!import_is_known(at))
        return import_refuse(import, at, DIAGNOSTIC_PO_FOREIGN,
                             "is of another English than the book's and the translation's");
    const YamlNode *en = at->translation->en;
    if (en && english_is_foreign(en->text, at->today, at->translation->text != NULL))
        return import_refuse(import, at, DIAGNOSTIC_PO_CONFLICT,
                             "would be written over what stands in 'en' of the book, which is no "
                             "English; see 'statusbook check'");
    if (!at->english)
        return import_refuse(import, at, DIAGNOSTIC_PO_FUZZY,
                             "is fuzzy, which says that it is not finished; once it is, clear the "
                             "mark ('needs work')");
    if (import_is_moved(import, at, base))
        return import_refuse(import, at, DIAGNOSTIC_PO_CONFLICT,
                             "was translated in the book as well since the file was exported");
    if (text_is_blank(at->text))
        return import_refuse(import, at, DIAGNOSTIC_PO_EMPTY, "is empty; the book's text stays");
    g_autofree char *fault = import_find_fault(import, at);
    if (!fault)
        return deed;
    g_autofree char *problem = g_strconcat("cannot be taken: ", fault, NULL);
    return import_refuse(import, at, DIAGNOSTIC_PO_TEXT, problem);
}

/* The text of a context. Files that were exported when notes on pairs were named with a mere hyphen
 * (sip/480-486/summary) are still understood. */
static TextId import_find_text(const Import *import, const char *context)
{
    gpointer found = g_hash_table_lookup(import->texts, context);
    const char *slash = strchr(context, '/'), *end = slash ? strchr(slash + 1, '/') : NULL;
    const char *hyphen = end ? memchr(slash, '-', (gsize)(end - slash)) : NULL;
    if (!found && hyphen) {
        g_autofree char *today =
            g_strdup_printf("%.*s" ID_VERSUS "%s", (int)(hyphen - context), context, hyphen + 1);
        found = g_hash_table_lookup(import->texts, today);
    }
    return GPOINTER_TO_UINT(found);
}

/* Why an entry has no place. Texts may have been renamed since it went out: then the first that
 * says the same in English is named. Free with g_free. */
static char *import_why_homeless(const Import *import, const PoEntry *entry)
{
    const char *why =
        entry->context ? "is no text of the book" : "has no context, and so no place in the book";
    g_autofree char *english = english_fold(entry->id);
    TextId id = GPOINTER_TO_UINT(g_hash_table_lookup(import->english, english));
    if (id == TEXT_NONE)
        return g_strdup(why);
    g_autofree char *context = transfer_context(import->book, id);
    return g_strdup_printf("%s; '%s' has the same English", why, context);
}

static void import_take(Import *import, const PoEntry *entry)
{
    TextId id = entry->context ? import_find_text(import, entry->context) : TEXT_NONE;
    const ImportChange *first = g_hash_table_lookup(import->taken, GUINT_TO_POINTER(id));
    if (id == TEXT_NONE || first) {
        g_autofree char *why =
            first ? g_strdup_printf("stands in the file twice; this one is left out for that of "
                                    "line %u: keep one of them, and import again",
                                    first->line)
                  : import_why_homeless(import, entry);
        import_complain(import, entry, DIAGNOSTIC_PO_FOREIGN, why);
        import->report->deeds[TRANSFER_LEFT]++;
        return;
    }
    const Translation *translation = &import->locale->translations[id];
    g_autofree char *text = transfer_trim(entry->text);
    g_autofree char *current =
        transfer_trim(translation->state == TEXT_MISSING ? "" : translation->text->text);
    ImportEntry at = {.entry = entry,
                      .translation = translation,
                      .id = id,
                      .today = import->book->texts[id].node->text,
                      .made = book_made_from(import->book, translation, id),
                      .text = text,
                      .current = current};
    at.english = import_english(&at);
    ImportChange *change = g_new0(ImportChange, 1);
    change->deed = import_decide(import, &at);
    change->text = g_steal_pointer(&text);
    change->english = g_strdup(at.english);
    change->line = entry->line;
    g_hash_table_insert(import->taken, GUINT_TO_POINTER(id), change);
    import->report->deeds[change->deed]++;
}

/* Whether an obsolete entry holds nothing that the book lacks: no text, the one with which it went
 * out, or the book's. */
static bool import_has_obsolete(const Import *import, const PoEntry *entry)
{
    g_autofree char *text = transfer_trim(entry->text);
    if (*text == '\0' || transfer_is_untouched(entry, text))
        return true;
    TextId id = entry->context ? import_find_text(import, entry->context) : TEXT_NONE;
    const YamlNode *node = id == TEXT_NONE ? NULL : import->locale->translations[id].text;
    g_autofree char *current = transfer_trim(node ? node->text : "");
    return strcmp(text, current) == 0;
}

/* Tells once of all that the file keeps behind #~ and the book has not: a tool may have put it
 * there. */
static void import_tell_obsolete(Import *import)
{
    const GPtrArray *obsolete = import->po->obsolete;
    const PoEntry *first = NULL;
    guint n = 0;
    for (guint i = 0; i < obsolete->len; i++) {
        const PoEntry *entry = g_ptr_array_index(obsolete, i);
        if (import_has_obsolete(import, entry))
            continue;
        first = first ? first : entry;
        n++;
    }
    if (!first)
        return;
    g_autofree char *more = n > 1 ? g_strdup_printf(", and so are %u more", n - 1) : g_strdup("");
    g_autofree char *problem =
        g_strdup_printf("is obsolete ('#~') and not taken%s; to have a text taken, delete the '#~' "
                        "before its lines, and give it the context of a text of the book",
                        more);
    import_complain(import, first, DIAGNOSTIC_PO_OBSOLETE, problem);
}

/* ---- Writing ---- */

static const char *const deed_names[TRANSFER_N_DEEDS] = {
    [TRANSFER_TRANSLATED] = "translated",
    [TRANSFER_CHANGED] = "changed",
    [TRANSFER_CONFIRMED] = "confirmed",
};

static void import_apply(Import *import, Edit *edit, TextId id, const ImportChange *change)
{
    const BookText *text = &import->book->texts[id];
    EditNode *entry = entry_put(edit, import->book, id);
    bool stale = !english_is_same(change->english, text->node->text);
    if (change->deed == TRANSFER_CONFIRMED && !stale)
        entry_confirm(entry, text->node->text);
    else
        entry_translate(entry, change->text, change->english, text->node->text);
    g_ptr_array_add(import->report->lines,
                    g_strdup_printf("%s: %s: %s%s", edit_path(edit), text->path,
                                    deed_names[change->deed], stale ? ", still stale" : ""));
}

/* What is to be written of a text; NULL for nothing. */
static const ImportChange *import_change(const Import *import, TextId id)
{
    const ImportChange *change = g_hash_table_lookup(import->taken, GUINT_TO_POINTER(id));
    return change && deed_names[change->deed] ? change : NULL;
}

/* The file of a source cannot be written: its entries are left out, and no line tells of them. */
static void import_leave(Import *import, const BookSource *source, guint n_lines)
{
    TransferReport *report = import->report;
    for (TextId id = source->first; id < source->first + source->n_texts; id++) {
        const ImportChange *change = import_change(import, id);
        if (!change)
            continue;
        report->deeds[change->deed]--;
        report->deeds[TRANSFER_LEFT]++;
    }
    g_ptr_array_set_size(report->lines, (int)n_lines);
}

/* Writes what there is to write in the file of one source. */
static void import_write(Import *import, guint source, const char *folder, bool dry)
{
    const BookSource *from = &import->book->sources[source];
    guint n_lines = import->report->lines->len;
    bool opened = false, changed;
    g_autoptr(Edit) edit = NULL;
    GError *error = NULL;
    for (TextId id = from->first; id < from->first + from->n_texts; id++) {
        const ImportChange *change = import_change(import, id);
        if (!change)
            continue;
        if (!opened)
            edit = entry_open(import->book, import->locale, source, folder, import->diagnostics);
        opened = true;
        if (edit)
            import_apply(import, edit, id, change);
    }
    if (opened && (!edit || !(dry ? edit_rehearse : edit_save)(edit, &changed, &error)))
        import_leave(import, from, n_lines);
    if (error)
        g_ptr_array_add(import->report->failures, error);
}

static void import_index(Import *import)
{
    for (TextId id = import->book->n_texts - 1; id > 0; id--) {
        char *english = english_fold(import->book->texts[id].node->text);
        g_hash_table_replace(import->english, english, GUINT_TO_POINTER(id));
        g_hash_table_insert(import->texts, transfer_context(import->book, id),
                            GUINT_TO_POINTER(id));
    }
}

void transfer_import(const Book *book, const Locale *locale, const PoFile *po, const char *folder,
                     bool dry, TransferReport *report, Diagnostics *diagnostics)
{
    *report =
        (TransferReport){.lines = g_ptr_array_new_with_free_func(g_free),
                         .failures = g_ptr_array_new_with_free_func((GDestroyNotify)g_error_free)};
    g_autoptr(GHashTable) texts = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) english = g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) taken =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)change_free);
    Import import = {book, locale, po, {0}, diagnostics, report, texts, english, taken};
    import_index(&import);
    for (guint i = 0; i < po->entries->len; i++)
        import_take(&import, g_ptr_array_index(po->entries, i));
    import_tell_obsolete(&import);
    for (guint source = 0; source < book->n_sources; source++)
        import_write(&import, source, folder, dry);
}

void transfer_report_clear(TransferReport *report)
{
    g_clear_pointer(&report->lines, g_ptr_array_unref);
    g_clear_pointer(&report->failures, g_ptr_array_unref);
}
