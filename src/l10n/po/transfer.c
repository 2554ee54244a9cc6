/* What the ways to PO and back share. */
#include "l10n/po/transfer.h"

#include "l10n/check/silence.h"

#include <string.h>

bool transfer_concerns(const Book *book, guint source, const char *part)
{
    if (!part)
        return true;
    const char *id = book->sources[source].id;
    gsize length = strlen(part);
    return strncmp(id, part, length) == 0 && (id[length] == '\0' || id[length] == '/');
}

char *transfer_context(const Book *book, TextId text)
{
    return g_strconcat(book->sources[book->texts[text].source].id, "/", book->texts[text].path,
                       NULL);
}

/* The fingerprint of a text in which white space counts too: where paragraphs part is a
 * translator's work, and silence_fingerprint folds it. Free with g_free. */
static char *transfer_fingerprint(const char *english, const char *text)
{
    g_autofree char *exact = transfer_trim(text);
    g_strdelimit(exact, " ", '\x01');
    g_strdelimit(exact, "\n", '\x02');
    g_strdelimit(exact, "\t", '\x03');
    return silence_fingerprint(english, exact);
}

char *transfer_base(const Book *book, const Translation *translation, TextId text)
{
    g_autofree char *fingerprint =
        transfer_fingerprint(book_made_from(book, translation, text),
                             translation->state == TEXT_MISSING ? "" : translation->text->text);
    return g_strconcat(TRANSFER_BASE, fingerprint, NULL);
}

char *transfer_trim(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
    g_autofree char *joined = g_strjoinv("\n", lines);
    const char *begin = joined + strspn(joined, " \n");
    gsize length = strlen(begin);
    while (length > 0 && (begin[length - 1] == '\n' || begin[length - 1] == ' '))
        length--;
    return g_strndup(begin, length);
}

/* The language of a tag as PO names it. Free with g_free. */
static char *language_name(const char *tag)
{
    g_auto(GStrv) parts = g_strsplit(tag, "-", -1);
    const char *script = "", *region = "";
    for (guint i = 1; parts[0] && parts[i]; i++)
        if (strlen(parts[i]) == 4)
            script = parts[i];
        else if (strlen(parts[i]) == 2)
            region = parts[i];
    if (!*region && parts[0] && strcmp(parts[0], "zh") == 0)
        region = strcmp(script, "Hant") == 0 ? "TW" : strcmp(script, "Hans") == 0 ? "CN" : "";
    const char *modifier = strcmp(script, "Latn") == 0   ? "@latin"
                           : strcmp(script, "Cyrl") == 0 ? "@cyrillic"
                                                         : "";
    return g_strconcat(parts[0], *region ? "_" : "", region, modifier, NULL);
}

char *transfer_language_of(const Book *book, const Locale *locale)
{
    char *name = language_name(locale->tag);
    for (guint l = 0; l < book->n_locales; l++) {
        g_autofree char *other = language_name(book->locales[l].tag);
        if (locale == &book->locales[l] || strcmp(other, name) != 0)
            continue;
        g_free(name);
        return g_strdelimit(g_strdup(locale->tag), "-", '_');
    }
    return name;
}

static const char *transfer_find_base(const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++)
        if (g_str_has_prefix(lines->pdata[i], TRANSFER_BASE))
            return lines->pdata[i];
    return NULL;
}

const char *transfer_entry_base(const PoEntry *entry)
{
    const char *base = transfer_find_base(entry->remarks);
    return base ? base : transfer_find_base(entry->notes);
}

bool transfer_is_untouched(const PoEntry *entry, const char *text)
{
    const char *base = transfer_entry_base(entry);
    const char *english = entry->fuzzy && entry->previous ? entry->previous : entry->id;
    g_autofree char *now = transfer_fingerprint(english, text);
    return base && strcmp(base + strlen(TRANSFER_BASE), now) == 0;
}
