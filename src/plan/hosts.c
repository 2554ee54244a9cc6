/* The hosts: what their documentation said in 2026. Figures change, and warnings say which one they
 * mean. Whoever finds another one changes it here and nowhere else. */
#include "plan/hosts.h"

#include <string.h>

#define GIGABYTE (1000 * MEGABYTE)
#define MEBIBYTE G_GUINT64_CONSTANT(1048576)

#define FEWER "print fewer languages, or give each a site of its own"

static const Host hosts[] = {
    /* Limits of a published site; the 404.html of the root is served at any depth. */
    {.id = "github-pages",
     .name = "GitHub Pages",
     .limits = {[HOST_BYTES] = {GIGABYTE, FEWER "; a deployment also ends after 10 minutes"}}},
    /* The free plan. Redirects come before files, static ones before those with :names. */
    {.id = "cloudflare-pages",
     .name = "Cloudflare Pages",
     .limits = {[HOST_FILES] = {20000, "a paid plan takes 100,000; or " FEWER},
                [HOST_FILE_BYTES] = {25 * MEBIBYTE, "split the protocol in two"}},
     .redirects_html = true,
     .reads_headers = true,
     .redirects = 2000,
     .patterns = 100,
     .leads_out = true,
     .status = "301",
     .not_found = HOST_NOT_FOUND_NEAREST},
    /* gitlab.com. A file wins over a line of _redirects, and nothing changes that: readers meet the
     * page that leads on. The lines are for who uploads the site without those pages. */
    {.id = "gitlab-pages",
     .name = "GitLab Pages",
     .limits = {[HOST_FILES] = {200000, FEWER}, [HOST_BYTES] = {GIGABYTE, FEWER}},
     .counts_folders = true,
     .redirects = 1000,
     .redirect_bytes = 64 * 1024,
     .status = "301",
     .files_first = true},
    /* The file wins unless the line has a '!'. A :name is a whole part of a path here, never a
     * piece of one. For 10,000 lines and more Netlify recommends other means. */
    {.id = "netlify",
     .name = "Netlify",
     .limits = {[HOST_FOLDER_FILES] = {54000, "split the protocol in two"}},
     .reads_headers = true,
     .redirects = 10000,
     .status = "301!",
     .leads_out = true,
     .not_found = HOST_NOT_FOUND_RULE},
    {.id = "none", .name = "no host"},
};

const Host *host_of(const Book *book)
{
    const char *id = book->settings.host;
    const Host *none = &hosts[G_N_ELEMENTS(hosts) - 1];
    for (const Host *host = hosts; id && host < none; host++)
        if (strcmp(host->id, id) == 0)
            return host;
    return none;
}
