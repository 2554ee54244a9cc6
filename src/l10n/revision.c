/* Files as they were in a revision of git, which is asked as a program. */
#include "l10n/revision.h"

#include <gio/gio.h>
#include <string.h>

/* Git must neither take files of a book for a repository, whose settings name programs, nor fetch
 * what a repository lacks, by a program that it names. */
static const char *const git_own[] = {"git", "-c", "safe.bareRepository=explicit"};
#define GIT_OWN G_N_ELEMENTS(git_own)

/* Starts git with these arguments, a NULL behind the last. */
static GSubprocess *git_start(const char *const *arguments, GError **error)
{
    gsize n = 0;
    while (arguments[n])
        n++;
    g_autofree const char **all = g_new0(const char *, GIT_OWN + n + 1);
    memcpy(all, git_own, sizeof git_own);
    memcpy(all + GIT_OWN, arguments, n * sizeof *all);
    g_autoptr(GSubprocessLauncher) launcher =
        g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                  G_SUBPROCESS_FLAGS_STDERR_PIPE);
    g_subprocess_launcher_setenv(launcher, "GIT_ALLOW_PROTOCOL", "", TRUE);
    return g_subprocess_launcher_spawnv(launcher, all, error);
}

/* Runs git and gives what it prints. Fails with what it says, on one line. */
static GBytes *git_run(const char *const *arguments, const char *input, GError **error)
{
    g_autoptr(GSubprocess) git = git_start(arguments, error);
    if (!git)
        return NULL;
    g_autoptr(GBytes) in = g_bytes_new(input, strlen(input)), out = NULL, said = NULL;
    if (!g_subprocess_communicate(git, in, NULL, &out, &said, error))
        return NULL;
    if (g_subprocess_get_successful(git))
        return g_steal_pointer(&out);
    gsize length;
    const char *text = g_bytes_get_data(said, &length);
    g_autofree char *why = g_strndup(text ? text : "", length);
    g_strdelimit(g_strstrip(why), "\n", ' ');
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_FAILED, why);
    return NULL;
}

/* The name of the commit, so that nothing in a revision can be taken for an option or a path. */
static char *revision_resolve(const char *revision, GError **error)
{
    g_autofree char *commit = g_strconcat(revision, "^{commit}", NULL);
    const char *arguments[] = {"rev-parse", "--verify", "--end-of-options", commit, NULL};
    g_autoptr(GBytes) out = git_run(arguments, "", error);
    if (!out) {
        g_prefix_error(error, "git does not find '%s': ", revision);
        return NULL;
    }
    gsize length;
    const char *name = g_bytes_get_data(out, &length);
    return g_strchomp(g_strndup(name, length));
}

/* One answer of `git cat-file --batch`: "ID TYPE SIZE", the bytes and a line end; or "NAME
 * missing", where the name may say anything. Only a blob is a file: a folder or a submodule may
 * have had its name. Returns what is behind it. */
static const char *revision_take(const char *at, const char *end, GPtrArray *files)
{
    const char *line_end = memchr(at, '\n', (gsize)(end - at));
    if (!line_end) {
        g_ptr_array_add(files, NULL);
        return end;
    }
    g_autofree char *line = g_strndup(at, (gsize)(line_end - at));
    const char *type = line + strspn(line, "0123456789abcdef");
    at = line_end + 1;
    if (*type != ' ') {
        g_ptr_array_add(files, NULL);
        return at;
    }
    gsize size = (gsize)g_ascii_strtoull(strrchr(type, ' ') + 1, NULL, 10);
    size = MIN(size, (gsize)(end - at));
    g_ptr_array_add(files, g_str_has_prefix(type, " blob ") ? g_bytes_new(at, size) : NULL);
    return MIN(at + size + 1, end);
}

static void bytes_free(gpointer bytes)
{
    if (bytes)
        g_bytes_unref(bytes);
}

GPtrArray *revision_read(const char *revision, const char *const *paths, GError **error)
{
    g_autofree char *commit = revision_resolve(revision, error);
    if (!commit)
        return NULL;
    g_autoptr(GString) wanted = g_string_new(NULL);
    for (gsize i = 0; paths[i]; i++)
        g_string_append_printf(wanted, "%s:./%s\n", commit, paths[i]);
    const char *arguments[] = {"cat-file", "--batch", NULL};
    g_autoptr(GBytes) out = git_run(arguments, wanted->str, error);
    if (!out) {
        g_prefix_error(error,
                       "git lacks files of '%s'; 'git fetch --refetch --no-filter' brings those of "
                       "a partial clone: ",
                       revision);
        return NULL;
    }
    gsize length;
    const char *at = g_bytes_get_data(out, &length), *end = at + length;
    GPtrArray *files = g_ptr_array_new_with_free_func(bytes_free);
    for (gsize i = 0; paths[i]; i++)
        at = revision_take(at, end, files);
    return files;
}

/* What git prints, on one line; NULL where it fails or prints nothing. */
static char *git_say(const char *const *arguments)
{
    g_autoptr(GBytes) out = git_run(arguments, "", NULL);
    gsize length = 0;
    const char *text = out ? g_bytes_get_data(out, &length) : NULL;
    g_autofree char *line = g_strchomp(g_strndup(text ? text : "", length));
    return *line ? g_steal_pointer(&line) : NULL;
}

char *revision_last_author(const char *path)
{
    const char *inside[] = {"rev-parse", "--git-dir", NULL};
    const char *log[] = {"log", "-1", "--no-show-signature", "--format=%an <%ae>", "--",
                         path,  NULL};
    const char *self[] = {"var", "GIT_AUTHOR_IDENT", NULL};
    g_autofree char *repository = git_say(inside);
    char *author = repository ? git_say(log) : NULL;
    if (author || !repository)
        return author;
    author = git_say(self); /* "Name <address> 1795000000 +0000" */
    char *end = author ? strrchr(author, '>') : NULL;
    if (end)
        end[1] = '\0';
    return author;
}
