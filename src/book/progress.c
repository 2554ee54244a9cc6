/* What of the book a language has: done, stale, missing. */
#include "book/progress.h"

#include <string.h>

void progress_add(Progress *sum, Progress part)
{
    sum->total += part.total;
    sum->done += part.done;
    sum->stale += part.stale;
    sum->missing += part.missing;
    sum->unseen += part.unseen;
    sum->words += part.words;
    sum->words_unseen += part.words_unseen;
}

Progress progress_of_text(const Book *book, const Locale *locale, TextId text)
{
    TextState state = locale->translations ? locale->translations[text].state : TEXT_DONE;
    bool unseen =
        state == TEXT_MISSING || (locale->translations && locale->translations[text].misfit);
    guint words = book->texts[text].words;
    return (Progress){.total = 1,
                      .done = state == TEXT_DONE,
                      .stale = state == TEXT_STALE,
                      .missing = state == TEXT_MISSING,
                      .unseen = unseen,
                      .words = words,
                      .words_unseen = unseen ? words : 0};
}

Progress progress_of_source(const Book *book, const Locale *locale, guint source)
{
    const BookSource *from = &book->sources[source];
    Progress progress = {0};
    for (TextId t = from->first; t < from->first + from->n_texts; t++)
        progress_add(&progress, progress_of_text(book, locale, t));
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
    if (site < 0)
        return (Progress){0};
    return progress_of_source(book, locale, (guint)site);
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
