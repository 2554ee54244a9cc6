/*
 * transfer.h: what is translated goes out as PO, and comes back.
 *
 * An entry's context is the id of its source and the way to it: sip/486/description. A stale text
 * is fuzzy, with the English that it was made from; a missing one is empty. The remark `base x3fa2`
 * says what the book had when the entry went out (see silence.h), so that an import never undoes
 * what was done in the book since. It is a translator's comment, since a tool that merges an older
 * file into a newer one keeps these beside the older texts, and extracted ones beside the newer.
 */
#pragma once

#include "book/book.h"
#include "l10n/po/po.h"

G_BEGIN_DECLS

/* Appends the address of the page where a text is read; nothing where there is none. */
typedef void (*TransferPageFunc)(const Book *book, const Locale *locale, TextId text, GString *out);

typedef struct TransferOptions {
    const char *translator; /* "Name <address>", or NULL */
    const char *part;       /* a protocol, or "site" for the words of the site; NULL: all */
    gint64 created;         /* when the English was last changed, in seconds since 1970 */
    gint64 revised;         /* when the translation was */
    TransferPageFunc page;
    const PoFile *drafts; /* what stands there and is not finished is kept; or NULL */
} TransferOptions;

/* Whether a source belongs to a part. */
bool transfer_concerns(const Book *book, guint source, const char *part);

/* Appends the PO file of a language. A draft is what an entry of `drafts` says of a text that was
 * not taken into the book, since it is marked as fuzzy or something is wrong with it. It stays, as
 * a fuzzy text, unless the book's text is another one since; where the book has no such text any
 * more, as an obsolete entry. */
void transfer_export(const Book *book, const Locale *locale, const TransferOptions *options,
                     GString *out);

/* The language that a PO file is in, by its header; NULL after a message. */
const Locale *transfer_find_locale(const Book *book, const PoFile *po, Diagnostics *diagnostics);

/* What became of an entry. */
typedef enum TransferDeed {
    TRANSFER_TRANSLATED, /* a missing text is there */
    TRANSFER_CHANGED,    /* another text */
    TRANSFER_CONFIRMED,  /* the text as it was, for a newer English */
    TRANSFER_UNCHANGED,
    TRANSFER_LEFT, /* not taken; a message says why */
    TRANSFER_N_DEEDS
} TransferDeed;

typedef struct TransferReport {
    guint deeds[TRANSFER_N_DEEDS]; /* how many entries */
    GPtrArray *lines;              /* char *: "locales/es/sip/486.yaml: description: changed" */
    GPtrArray *failures;           /* GError *: why a file could not be written */
} TransferReport;

/* Brings the entries of a PO file into the files of a language below `folder`; `dry`: only says
 * what it would do. Entries that cannot be taken are added to `diagnostics`. A file that cannot be
 * written is a failure, its entries are left out, and all others are written. Clear the report with
 * transfer_report_clear. */
void transfer_import(const Book *book, const Locale *locale, const PoFile *po, const char *folder,
                     bool dry, TransferReport *report, Diagnostics *diagnostics);
void transfer_report_clear(TransferReport *report);

/* ---- What both ways share ---- */

/* The context of a text; free with g_free. */
char *transfer_context(const Book *book, TextId text);

/* The base of what a language has; free with g_free. */
char *transfer_base(const Book *book, const Translation *translation, TextId text);
#define TRANSFER_BASE "base "

/* The base of an entry; NULL where it was lost on the way. Files of before have it as a note. */
const char *transfer_entry_base(const PoEntry *entry);

/* Whether nobody has touched an entry, whose text is this, since it went out. That is for the entry
 * alone to say: the book may have been edited meanwhile. */
bool transfer_is_untouched(const PoEntry *entry, const char *text);

/* A language of a book as PO names it: pt_BR, zh_TW, sr@latin; its tag, as zh_Hant, where another
 * is named alike. Free with g_free. */
char *transfer_language_of(const Book *book, const Locale *locale);

/* A text without line ends and spaces around it; free with g_free. */
char *transfer_trim(const char *text);

G_END_DECLS
