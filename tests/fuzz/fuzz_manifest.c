/*
 * fuzz_manifest.c: manifests. A path in one that was read leads nowhere but below its tree, is
 * found again, and is written as it was read.
 */
#include "fuzz-messages.h"

#include "output/manifest.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_begin();
    return 0;
}

static void check_entry(const Manifest *manifest, guint i, GString *again)
{
    ManifestEntry entry = manifest_entry(manifest, i);
    g_autofree char *path = manifest_entry_path(&entry);
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    FUZZ_ASSERT(strlen(path) == entry.path_length && *path);
    for (guint n = 0; parts[n]; n++)
        FUZZ_ASSERT(*parts[n] && strcmp(parts[n], ".") != 0 && strcmp(parts[n], "..") != 0);
    FUZZ_ASSERT(strcmp(parts[0], MANIFEST_FOLDER) != 0);
    FUZZ_ASSERT(manifest_find(manifest, path) == i);
    manifest_append_entry(&entry, entry.since, again);
}

static Manifest *read_bytes(const void *bytes, gsize size)
{
    int file = memfd_create("manifest", MFD_CLOEXEC);
    FUZZ_ASSERT(file >= 0 && write(file, bytes, size) == (gssize)size);
    g_autoptr(GError) error = NULL;
    Manifest *manifest = manifest_read_descriptor(file, &error);
    FUZZ_ASSERT(!manifest == (error != NULL));
    close(file);
    return manifest;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    g_autoptr(Manifest) manifest = read_bytes(data, size);
    if (!manifest)
        return 0;
    g_autoptr(GString) again = g_string_new(NULL);
    manifest_append_head(again);
    for (guint i = 0; i < manifest_count(manifest); i++)
        check_entry(manifest, i, again);
    FUZZ_ASSERT(manifest_find(manifest, "no such path") < 0 || manifest_count(manifest) > 0);
    /* As this program writes it: of hashes and lengths there are other forms. */
    g_autoptr(Manifest) same = read_bytes(again->str, again->len);
    FUZZ_ASSERT(same && manifest_count(same) == manifest_count(manifest));
    g_autoptr(GString) twice = g_string_new(NULL);
    manifest_append_head(twice);
    for (guint i = 0; i < manifest_count(same); i++)
        check_entry(same, i, twice);
    FUZZ_ASSERT(g_string_equal(again, twice));
    return 0;
}
