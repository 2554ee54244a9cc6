/* What two manifests differ in. */
#include "output/changes.h"

#include "text-order.h"

void changes_free(Changes *changes)
{
    if (!changes)
        return;
    g_ptr_array_unref(changes->added);
    g_ptr_array_unref(changes->changed);
    g_ptr_array_unref(changes->removed);
    g_free(changes);
}

static void compare_entry(Changes *changes, const Manifest *before, const ManifestEntry *entry)
{
    g_autofree char *path = manifest_entry_path(entry);
    gint64 index = manifest_find(before, path);
    if (index < 0) {
        g_ptr_array_add(changes->added, g_steal_pointer(&path));
        return;
    }
    ManifestEntry old = manifest_entry(before, (guint)index);
    if (old.hash != entry->hash || old.length != entry->length)
        g_ptr_array_add(changes->changed, g_steal_pointer(&path));
}

Changes *changes_new(const Manifest *before, const Manifest *after)
{
    Changes *changes = g_new(Changes, 1);
    changes->added = g_ptr_array_new_with_free_func(g_free);
    changes->changed = g_ptr_array_new_with_free_func(g_free);
    changes->removed = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < manifest_count(after); i++) {
        ManifestEntry entry = manifest_entry(after, i);
        compare_entry(changes, before, &entry);
    }
    for (guint i = 0; i < manifest_count(before); i++) {
        ManifestEntry entry = manifest_entry(before, i);
        g_autofree char *path = manifest_entry_path(&entry);
        if (manifest_find(after, path) < 0)
            g_ptr_array_add(changes->removed, g_steal_pointer(&path));
    }
    g_ptr_array_sort(changes->added, text_order);
    g_ptr_array_sort(changes->changed, text_order);
    g_ptr_array_sort(changes->removed, text_order);
    return changes;
}
