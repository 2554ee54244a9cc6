/*
 * edition.h: the site in one language: templates bound to its words, its patterns taken apart, and
 * all that is rendered once.
 *
 * An edition belongs to no page, and does not change once it is made: any number of threads may
 * render pages of one.
 */
#pragma once

#include "book/patterns.h"
#include "page/layout.h"
#include "page/prerender.h"

G_BEGIN_DECLS

typedef struct Edition Edition;
struct Edition {
    const Layout *layout;
    const Book *book; /* that of the layout */
    guint index;      /* of its locale */
    const Locale *locale;
    Template *templates[VIEW_N];
    Pattern *patterns[PATTERN_N_IDS];
    TemplateValue t, plain;
    PrerenderedProtocol *protocols; /* NULL in a bare edition, as is: */
    Edition **voices;               /* by protocol: this edition in the words that the protocol
                                       says in its own way; itself, where there are none */
    TemplateValue *edits;           /* the edit link of each source */
    TemplateValue problem;          /* where to report one, up to the name of the page */
    TemplateValue *bases;           /* where each language begins: https://host/es/ */
    TemplateValue alternates;       /* those of a page that all languages have */
    Arena *arena;                   /* in which all of this lives */
};

/* The edition of a language, for pages; and a bare one, without edit links and what is rendered
 * once, for files that are no page of the plan. `wanted` says of each protocol whether pages of it
 * are rendered, since those of another are not prerendered then; NULL: all of them, which the pages
 * of no protocol need. The layout must outlive both. Free with edition_free. */
Edition *edition_new(const Layout *layout, guint locale, const bool *wanted);
Edition *edition_new_bare(const Layout *layout, guint locale);
void edition_free(Edition *edition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Edition, edition_free)

/* Appends a page to `out`. `arena` is reset first. */
void edition_render(const Edition *edition, const Page *page, Arena *arena, GString *out);

G_END_DECLS
