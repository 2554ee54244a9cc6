/* Folders that site.yaml does not name, and names in it without a folder: the one may be a slip of
 * the other. */
#include "book/unread.h"

#include "input/nearest.h"

#include <string.h>

void unread_complain(const BookStore *store, const char *path, const char *name,
                     Diagnostics *diagnostics)
{
    DiagnosticPlace place = {.path = path};
    const char *const *protocols = (const char *const *)store->protocols;
    g_autofree char *small = g_ascii_strdown(name, -1);
    bool is_read = strcmp(small, BOOK_ACROSS) == 0 || g_strv_contains(protocols, small);
    const char *nearest = nearest_word(name, protocols, g_strv_length(store->protocols));
    if (!nearest)
        nearest = nearest_word(name, (const char *const[]){BOOK_ACROSS}, 1);
    if (is_read)
        diagnostics_add(diagnostics, DIAGNOSTIC_UNREAD_FOLDER, &place,
                        "the folder that is read is called '%s', in small letters", small);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_UNREAD_FOLDER, &place,
                        nearest ? "site.yaml names no protocol '%s', so this folder is not read "
                                  "(did you mean '%s'?)"
                                : "site.yaml names no protocol '%s', so this folder is not read",
                        name, nearest);
}

void unread_tell(const BookStore *store, Diagnostics *diagnostics)
{
    const GPtrArray *unread = store->unread_protocols;
    for (guint i = 0; !store->lacks_protocols && i < unread->len; i++) {
        const char *name = g_ptr_array_index(unread, i);
        g_autofree char *shown = g_build_filename("codes", name, NULL);
        unread_complain(store, shown, name, diagnostics);
    }
}

void unread_complain_absent(const GPtrArray *unread, DiagnosticId id, const YamlNode *node,
                            const char *name, const char *path, Diagnostics *diagnostics)
{
    const char *nearest = nearest_word(name, (const char *const *)unread->pdata, unread->len);
    DiagnosticPlace place = yaml_place(node);
    if (nearest)
        diagnostics_add(diagnostics, id, &place, "there is no '%s' (did you mean '%s'?)", path,
                        nearest);
    else if (id == DIAGNOSTIC_UNREADABLE)
        diagnostics_add(diagnostics, id, &place,
                        "there is no '%s'; 'statusbook new protocol %s' begins it", path, name);
    else
        diagnostics_add(diagnostics, id, &place,
                        "there is no '%s'; 'statusbook l10n add-locale %s' begins it", path, name);
}
