/*
 * settings.h: site.yaml, the settings of the site as a whole.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "input/yaml.h"

G_BEGIN_DECLS

typedef struct Book Book;
typedef struct BookStore BookStore;

typedef enum IndexPairs { INDEX_ALL, INDEX_NEAR, INDEX_NOTED } IndexPairs;

/* Which pairs of codes of two protocols have pages. */
typedef enum AcrossPages {
    ACROSS_DECLARED, /* those that a file of codes/across relates */
    ACROSS_NONE
} AcrossPages;

/* What codes have for the pages of others. */
typedef enum Cards {
    CARDS_NONE,
    CARDS_CODES /* a card and a badge for each code */
} Cards;

/* A language that stands on a host of its own. */
typedef struct LanguageHost {
    const char *language; /* its folder: ja */
    const char *base_url; /* ends in a slash; below it stands the folder of the language */
    bool has_moved;       /* it stood below that of the others before */
} LanguageHost;

typedef struct SiteSettings {
    const YamlNode *root;   /* of site.yaml, for the places of messages */
    const char *base_url;   /* of the host that is printed; ends in a slash; or NULL */
    const char *main_url;   /* as site.yaml has it; or NULL */
    bool is_preview;        /* nothing of it is for search engines */
    const char *repository; /* a web address without a slash at its end; or NULL */
    const char *branch;
    bool clean_urls;
    bool stable_assets;          /* no hashes in the names of assets */
    const char *host;            /* or NULL */
    guint index_from, menu_from; /* per cent */
    IndexPairs index_pairs;
    AcrossPages across;
    Cards cards;
    LanguageHost *hosts; /* of the languages that do not stand below `base_url` */
    guint n_hosts;
} SiteSettings;

/* What an address is not that cannot be a base_url, as in "an address that ends in a slash"; NULL
 * where it can be one. */
const char *settings_judge_base_url(const char *url);

/* Takes this address (which is copied) in place of those of site.yaml, for a preview, before
 * anything is made of the book. Returns NULL; or what the address is not, and then the book stays
 * as it is. That the book had no address is no longer said by `diagnostics`. */
const char *book_set_base_url(Book *book, const char *url, Diagnostics *diagnostics);

/* The base URL below which a language stands: that of its own host, or `base_url`; NULL where there
 * is none. */
const char *settings_base_url_of(const SiteSettings *settings, const char *language);

/* ---- For the loading files of this room ---- */

/* Reads site.yaml. False where nothing more can be loaded. */
bool settings_load(Book *book, const char *folder, Diagnostics *diagnostics);

/* Where site.yaml names a language or a protocol: `list` is "languages" or "protocols". */
const YamlNode *settings_node(const BookStore *store, const char *list, const char *name);

G_END_DECLS
