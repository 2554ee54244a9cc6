#include "book/progress.h"

#include <string.h>

static void progress_add(Progress *sum, Progress part)
{
    sum->total += part.total;
    sum->done += part.done;
    sum->stale += part.stale;
    sum->missing += part.missing;
}

Progress progress_of_source(const Book *book, const Locale *locale, guint source)
{
    const BookSource *from = &book->sources[source];
    Progress progress = {.total = from->n_texts};
    for (TextId t = from->first; t < from->first + from->n_texts; t++) {
        TextState state = locale->translations ? locale->translations[t].state : TEXT_DONE;
        progress.done += state == TEXT_DONE;
        progress.stale += state == TEXT_STALE;
        progress.missing += state == TEXT_MISSING;
    }
    return progress;
}

/* Of the sources whose id starts so: "sip/". */
static Progress progress_of_prefix(const Book *book, const Locale *locale, const char *prefix)
{
    Progress sum = {0};
    for (guint s = 0; s < book->n_sources; s++)
        if (g_str_has_prefix(book->sources[s].id, prefix))
            progress_add(&sum, progress_of_source(book, locale, s));
    return sum;
}

Progress progress_of_protocol(const Book *book, const Locale *locale, guint protocol)
{
    g_autofree char *prefix = g_strconcat(book->protocols[protocol].id, "/", NULL);
    return progress_of_prefix(book, locale, prefix);
}

Progress progress_of_site(const Book *book, const Locale *locale)
{
    int site = book_find_source(book, "site");
    return site < 0 ? (Progress){0} : progress_of_source(book, locale, (guint)site);
}

Progress progress_of_book(const Book *book, const Locale *locale)
{
    return progress_of_prefix(book, locale, "");
}

guint progress_rank(const Book *book, TextId text)
{
    const BookText *entry = &book->texts[text];
    if (book->sources[entry->source].kind == BOOK_FILE_WORDS)
        return 0;
    if (!entry->prose)
        return strcmp(entry->path, "gloss") == 0 || strcmp(entry->path, "summary") == 0 ? 1 : 2;
    return strcmp(entry->path, "description") == 0 || strcmp(entry->path, "insight") == 0 ? 3 : 4;
}
