/* Which files the data for programs consists of, as rows of one table. */
#include "site/api-files.h"

#include "site/api-across.h"
#include "site/api.h"

/* What has a file each. */
typedef enum ApiScope {
    API_OF_BOOK,
    API_OF_PROTOCOL,
    API_OF_CODE,
    API_OF_LOWER, /* each code but the last, which is the lower one of no pair */
} ApiScope;

typedef struct ApiKind {
    ApiScope scope;
    const char *name; /* of a file of the book; of others what stands behind the protocol's id */
    bool (*is_there)(const Book *book); /* NULL: always */
    void (*render)(const Site *site, const SiteFile *file, GString *out);
} ApiKind;

static bool has_relations(const Book *book)
{
    return book->n_relations > 0;
}

/* In the order in which they are printed; those of a protocol stand together. */
static const ApiKind kinds[] = {
    {API_OF_BOOK, "schema", NULL, api_render_schema},
    {API_OF_BOOK, "across", has_relations, api_render_across},
    {API_OF_PROTOCOL, "", NULL, api_render_protocol},
    {API_OF_CODE, "/", NULL, api_render_code},
    {API_OF_LOWER, "/pairs/", NULL, api_render_pairs},
};

static void add_file(GPtrArray *files, const ApiKind *kind, const char *protocol, const char *code,
                     SiteFile file)
{
    file.render = kind->render;
    site_file_add(files, g_strdup_printf("api/v1/%s%s%s.json", protocol, kind->name, code), file);
}

static void add_of_protocol(GPtrArray *files, const ApiKind *kind, const Book *book, guint index)
{
    const Protocol *protocol = &book->protocols[index];
    guint n = protocol->n_codes;
    if (kind->scope == API_OF_PROTOCOL)
        add_file(files, kind, protocol->id, "", (SiteFile){.protocol = index});
    else if (kind->scope == API_OF_LOWER && n > 0)
        n--;
    for (guint c = 0; kind->scope >= API_OF_CODE && c < n; c++)
        add_file(files, kind, protocol->id, protocol->codes[c].id,
                 (SiteFile){.protocol = index, .index = c});
}

void api_files_add(GPtrArray *files, const Book *book)
{
    for (guint k = 0; k < G_N_ELEMENTS(kinds); k++)
        if (kinds[k].scope == API_OF_BOOK && (!kinds[k].is_there || kinds[k].is_there(book)))
            add_file(files, &kinds[k], "", "", (SiteFile){0});
    for (guint p = 0; p < book->n_protocols; p++)
        for (guint k = 0; k < G_N_ELEMENTS(kinds); k++)
            if (kinds[k].scope != API_OF_BOOK)
                add_of_protocol(files, &kinds[k], book, p);
}
