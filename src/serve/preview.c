/* What the preview shows: the book as it was last good, and what is wrong with it now. */
#include "serve/preview.h"

#include "book/homes.h"

struct Preview {
    char *folder;
    PreviewLoaded loaded;
    gpointer user_data;
    Book *book;
    Site *site;
    char *name; /* of the book */
    char *errors;
    guint loads;
};

Preview *preview_new(const char *folder, PreviewLoaded loaded, gpointer user_data)
{
    Preview *preview = g_new0(Preview, 1);
    preview->folder = g_strdup(folder);
    preview->loaded = loaded;
    preview->user_data = user_data;
    preview->name = g_strdup("none");
    preview->errors = g_strdup("");
    return preview;
}

void preview_free(Preview *preview)
{
    if (!preview)
        return;
    site_free(preview->site);
    book_free(preview->book);
    g_free(preview->name);
    g_free(preview->errors);
    g_free(preview->folder);
    g_free(preview);
}

static void preview_swap(Preview *preview, Book *book, Site *site)
{
    site_free(preview->site);
    book_free(preview->book);
    preview->book = book;
    preview->site = site;
    g_free(preview->name);
    /* The time tells apart the books of two runs: a page that outlives the server asks the next
     * one. */
    preview->name = g_strdup_printf("%" G_GINT64_FORMAT "-%u", g_get_real_time(), preview->loads);
}

static bool preview_is_error(const DiagnosticMessage *message, gpointer user_data)
{
    (void)user_data;
    return diagnostic_severity(message->id) == DIAGNOSTIC_ERROR;
}

void preview_load(Preview *preview)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Book) book = book_load(preview->folder, diagnostics);
    if (book) {
        book->settings.menu_from = 0; /* who translates sees the language that was just begun */
        book_gather_hosts(book);
    }
    g_autoptr(Site) site = book ? site_new(book, preview->folder, diagnostics) : NULL;
    preview->loads++;
    if (preview->loaded)
        preview->loaded(book, diagnostics, preview->user_data);
    diagnostics_filter(diagnostics, preview_is_error, NULL);
    g_free(preview->errors);
    preview->errors = diagnostics_format(diagnostics);
    if (!site || diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0)
        return;
    book_forget_bytes(book);
    preview_swap(preview, g_steal_pointer(&book), g_steal_pointer(&site));
}

const Site *preview_site(const Preview *preview)
{
    return preview->site;
}

const char *preview_book(const Preview *preview)
{
    return preview->name;
}

guint preview_loads(const Preview *preview)
{
    return preview->loads;
}

const char *preview_errors(const Preview *preview)
{
    return preview->errors;
}
