/* _redirects, for hosts that read it: a line for each page that has moved, in each language, as
 * many as the host takes. Where they are more, and the host knows :names for a part of a path, two
 * lines say where the pairs of a code went, and only those that lead elsewhere have one of their
 * own. What has no line is reached by its stub. */
#include "site/redirects.h"

#include "book/homes.h"
#include "book/ids.h"
#include "plan/hosts.h"
#include "plan/route.h"

#include <string.h>

typedef struct Writing {
    const Site *site;
    const Host *host;
    const char *base, *ending;
    GString *out;
    guint n, most; /* lines */
    guint left_out;
} Writing;

static void redirects_append(Writing *writing, const char *line)
{
    gsize limit = writing->host->redirect_bytes;
    if (writing->n == writing->most || (limit > 0 && writing->out->len + strlen(line) > limit)) {
        writing->left_out++;
        return;
    }
    writing->n++;
    g_string_append(writing->out, line);
}

static void redirects_append_page(Writing *writing, guint locale, const Moved *moved)
{
    const Book *book = writing->site->layout.book;
    const char *language = book->locales[locale].id;
    g_autoptr(GString) to = g_string_new(NULL);
    route_append_local(book, &moved->to, to);
    g_autofree char *line =
        g_strdup_printf("%s%s/%s%s %s%s/%s %s\n", writing->base, language, moved->from,
                        writing->ending, writing->base, language, to->str, writing->host->status);
    redirects_append(writing, line);
}

/* ---- Lines for all pairs of a code ---- */

static bool redirects_has_patterns(const Writing *writing, int code)
{
    return code >= 0 && (guint)code < writing->host->patterns / 2;
}

/* Whether the pattern of its code leads a pair to the right page: the other code has not moved, and
 * still stands on the same side. */
static bool redirects_fits_pattern(const Writing *writing, const Moved *moved)
{
    const Book *book = writing->site->layout.book;
    const MovedCode *code = &g_array_index(writing->site->moves->codes, MovedCode, moved->code);
    const Protocol *protocol = &book->protocols[moved->protocol];
    const char *name = strchr(moved->from, '/') + 1, *versus = strstr(name, ID_VERSUS);
    g_autofree char *first = g_strndup(name, (gsize)(versus - name));
    bool low = strcmp(first, code->id) == 0;
    const char *now = protocol->codes[code->to].id;
    return moved->to.kind == PAGE_PAIR &&
           strcmp(protocol->codes[moved->to.a].id, low ? now : first) == 0 &&
           strcmp(protocol->codes[moved->to.b].id, low ? versus + strlen(ID_VERSUS) : now) == 0;
}

static void redirects_append_patterns(Writing *writing, const MovedCode *code)
{
    const Protocol *protocol = &writing->site->layout.book->protocols[code->protocol];
    const char *now = protocol->codes[code->to].id, *end = writing->ending,
               *status = writing->host->status;
    g_autofree char *folder = g_strdup_printf("%s:language/%s/", writing->base, protocol->id);
    g_string_append_printf(writing->out, "%s%s" ID_VERSUS ":other%s %s%s" ID_VERSUS ":other%s %s\n",
                           folder, code->id, end, folder, now, end, status);
    g_string_append_printf(writing->out, "%s:other" ID_VERSUS "%s%s %s:other" ID_VERSUS "%s%s %s\n",
                           folder, code->id, end, folder, now, end, status);
}

/* ---- The file ---- */

static void redirects_append_moved(Writing *writing, bool patterns)
{
    const Moves *moves = writing->site->moves;
    for (guint l = 0; l < writing->site->layout.book->n_locales; l++)
        for (guint i = 0; book_is_here(writing->site->layout.book, l) && i < moves->pages->len;
             i++) {
            const Moved *moved = g_ptr_array_index(moves->pages, i);
            if (!patterns || !redirects_has_patterns(writing, moved->code) ||
                !redirects_fits_pattern(writing, moved))
                redirects_append_page(writing, l, moved);
        }
    for (guint i = 0; patterns && i < moves->codes->len; i++)
        if (redirects_has_patterns(writing, (int)i))
            redirects_append_patterns(writing, &g_array_index(moves->codes, MovedCode, i));
}

/* Where there is no page below the folder of a language, its 404.html. */
static void redirects_append_not_found(const Writing *writing)
{
    const Book *book = writing->site->layout.book;
    for (guint l = 0; l < book->n_locales; l++)
        if (book_is_here(book, l))
            g_string_append_printf(writing->out, "%s%s/* %s%s/404.html 404\n", writing->base,
                                   book->locales[l].id, writing->base, book->locales[l].id);
}

/* A language that has left: all below its folder, to where it is; that of its cards too. */
static void redirects_append_left(const Writing *writing)
{
    const Book *book = writing->site->layout.book;
    const char *status = writing->host->status;
    for (guint l = 0; l < book->n_locales; l++) {
        if (!book_has_left(book, l))
            continue;
        const char *id = book->locales[l].id, *base = book->locales[l].base_url;
        g_string_append_printf(writing->out, "%s%s/* %s%s/:splat %s\n", writing->base, id, base, id,
                               status);
        if (book->settings.cards != CARDS_NONE)
            g_string_append_printf(writing->out,
                                   "%s" ROUTE_CARD "/%s/* %s" ROUTE_CARD "/%s/:splat %s\n",
                                   writing->base, id, base, id, status);
    }
}

/* How many languages are here, or have left. */
static guint redirects_count(const Book *book, bool (*is)(const Book *book, guint locale))
{
    guint n = 0;
    for (guint l = 0; l < book->n_locales; l++)
        n += is(book, l);
    return n;
}

GString *redirects_new(const Site *site, Diagnostics *diagnostics)
{
    const Book *book = site->layout.book;
    const Host *host = host_of(book);
    guint n_here = redirects_count(book, book_is_here), n = site->moves->pages->len * n_here;
    guint left = host->leads_out ? redirects_count(book, book_has_left) : 0;
    left *= book->settings.cards != CARDS_NONE ? 2 : 1;
    guint not_found = host->not_found == HOST_NOT_FOUND_RULE ? n_here : 0;
    guint fixed = not_found + left;
    if (host->redirects == 0 || n + fixed == 0)
        return NULL;
    Writing writing = {.site = site,
                       .host = host,
                       .base = route_base_path(book),
                       .ending = route_ending(book),
                       .out = g_string_new(NULL),
                       .most = host->redirects - MIN(fixed, host->redirects)};
    redirects_append_moved(&writing, n > writing.most && host->patterns > 0);
    if (left > 0)
        redirects_append_left(&writing);
    if (not_found > 0)
        redirects_append_not_found(&writing);
    if (writing.left_out > 0 && !host->files_first) {
        DiagnosticPlace place = yaml_place(yaml_get(book->settings.root, "host"));
        diagnostics_add(
            diagnostics, DIAGNOSTIC_HOST_LIMIT, &place,
            "%s takes %u lines of _redirects, and 'moved' and aliases make %u more: those pages "
            "lead on by themselves alone",
            host->name, host->redirects, writing.left_out);
    }
    return writing.out;
}

void redirects_render(const Site *site, const SiteFile *file, GString *out)
{
    (void)file;
    g_string_append_len(out, site->redirects->str, (gssize)site->redirects->len);
}
