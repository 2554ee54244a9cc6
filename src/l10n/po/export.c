/* A language of a book as a PO file. */
#include "book/patterns.h"
#include "l10n/po/drafts.h"

/* ---- The header ---- */

static void export_append_time(const char *name, gint64 seconds, GString *out)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);
    g_autofree char *text = g_date_time_format(time, "%Y-%m-%d %H:%M+0000");
    g_string_append_printf(out, "%s: %s\n", name, text);
}

static void export_append_header(const Book *book, const Locale *locale,
                                 const TransferOptions *options, GString *out)
{
    g_autoptr(PoEntry) entry = po_entry_new();
    g_autoptr(GString) header = g_string_new(NULL);
    g_autofree char *language = transfer_language_of(book, locale);
    const char *repository = book->settings.repository;
    g_string_append_printf(header, "Project-Id-Version: %s %d\n",
                           options->part ? options->part : "statusbook", BOOK_FORMAT);
    if (repository)
        g_string_append_printf(header, "Report-Msgid-Bugs-To: %s\n", repository);
    export_append_time("POT-Creation-Date", options->created, header);
    export_append_time("PO-Revision-Date", options->revised, header);
    g_string_append_printf(header, "Last-Translator: %s\n",
                           options->translator ? options->translator
                           : repository        ? repository
                                               : locale->name);
    g_string_append_printf(header, "Language-Team: %s\n", locale->name);
    g_string_append_printf(header, "Language: %s\n", language);
    g_string_append(header, "MIME-Version: 1.0\n"
                            "Content-Type: text/plain; charset=UTF-8\n"
                            "Content-Transfer-Encoding: 8bit\n"
                            "X-Generator: statusbook\n");
    entry->id = g_strdup("");
    entry->text = g_strdup(header->str);
    po_append_entry(entry, out);
}

/* ---- Entries ---- */

static void export_find_place(const char *name, gsize offset, gpointer data)
{
    (void)name;
    (void)offset;
    *(bool *)data = true;
}

static bool export_has_places(const Book *book, const BookText *text)
{
    bool found = false;
    if (texts_has_places(book, text))
        patterns_each_place(text->node->text, export_find_place, &found);
    return found;
}

static void export_append_text(const Book *book, const Locale *locale, TextId id,
                               const TransferOptions *options, const Drafts *drafts, GString *out)
{
    const BookText *text = &book->texts[id];
    const Translation *translation = &locale->translations[id];
    g_autoptr(PoEntry) entry = po_entry_new();
    g_autoptr(GString) page = g_string_new(NULL);
    if (options->page)
        options->page(book, locale, id, page);
    if (page->len > 0)
        g_ptr_array_add(entry->notes, g_strdup(page->str));
    g_ptr_array_add(entry->remarks, transfer_base(book, translation, id));
    entry->reference = g_strdup_printf("%s:%u", book->sources[text->source].path, text->node->line);
    entry->context = transfer_context(book, id);
    entry->id = transfer_trim(text->node->text);
    entry->text = transfer_trim(translation->state == TEXT_MISSING ? "" : translation->text->text);
    entry->has_places = export_has_places(book, text);
    entry->fuzzy = translation->state == TEXT_STALE;
    if (entry->fuzzy)
        entry->previous = transfer_trim(book_made_from(book, translation, id));
    drafts_keep(drafts, book, translation, id, entry);
    if (entry->id[0] != '\0')
        po_append_entry(entry, out);
}

void transfer_export(const Book *book, const Locale *locale, const TransferOptions *options,
                     GString *out)
{
    g_autoptr(Drafts) drafts = drafts_new(options->drafts);
    export_append_header(book, locale, options, out);
    for (TextId id = 1; id < book->n_texts; id++)
        if (transfer_concerns(book, book->texts[id].source, options->part))
            export_append_text(book, locale, id, options, drafts, out);
    drafts_append_homeless(drafts, book, out);
}
