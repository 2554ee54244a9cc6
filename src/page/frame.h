/*
 * frame.h: what every page has: words, addresses, the menu of languages, the way to the page,
 * notices.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* X(identifier, name, type, constant, shape); t and plain get their shapes from the words of the
 * book. */
#define FRAME_NAMES(X)                                                                             \
    X(T, "t", MAP, true, NULL)                                                                     \
    X(PLAIN, "plain", MAP, true, NULL)                                                             \
    X(LANG, "lang", TEXT, true, NULL)                                                              \
    X(DIR, "dir", TEXT, true, NULL)                                                                \
    X(UP, "up", URL, true, NULL)                                                                   \
    X(HOME, "home", URL, true, NULL)                                                               \
    X(STYLE, "style", URL, true, NULL)                                                             \
    X(SCRIPT, "script", URL, true, NULL)                                                           \
    X(ICON, "icon", URL, true, NULL)                                                               \
    X(TOUCH_ICON, "touch_icon", URL, true, NULL)                                                   \
    X(FIND, "find", URL, true, NULL)                                                               \
    X(FOLDER, "folder", URL, true, NULL)                                                           \
    X(ENDING, "ending", URL, true, NULL)                                                           \
    X(LIST_SEPARATOR, "list_separator", TEXT, true, NULL)                                          \
    X(LABEL_SEPARATOR, "label_separator", TEXT, true, NULL)                                        \
    X(HEADING_SEPARATOR, "heading_separator", TEXT, true, NULL)                                    \
    X(LANGUAGES, "languages", LIST, true, &language_shape)                                         \
    X(CHOICE, "choice", URL, true, NULL)                                                           \
    X(TITLE, "title", TEXT, false, NULL)                                                           \
    X(PAGE_TITLE, "page_title", TEXT, false, NULL)                                                 \
    X(IMAGE, "image", URL, true, NULL)                                                             \
    X(SUMMARY, "summary", TEXT, false, NULL)                                                       \
    X(NOINDEX, "noindex", BOOL, false, NULL)                                                       \
    X(CANONICAL, "canonical", URL, false, NULL)                                                    \
    X(ALTERNATES, "alternates", LIST, false, &alternate_shape)                                     \
    X(LD_NAME, "ld_name", HTML, false, NULL)                                                       \
    X(LD_URL, "ld_url", HTML, false, NULL)                                                         \
    X(LOCAL, "local", HTML, false, NULL)                                                           \
    X(CRUMBS, "crumbs", LIST, false, &link_shape)                                                  \
    X(HAS_NOTICES, "has_notices", BOOL, false, NULL)                                               \
    X(NOTICES, "notices", LIST, false, &notice_shape)                                              \
    X(EDIT, "edit", URL, false, NULL)                                                              \
    X(PROBLEM, "problem", URL, false, NULL)

enum {
#define X(id, name, type, constant, shape) FRAME_##id,
    FRAME_NAMES(X)
#undef X
        FRAME_N
};

/* The names of the frame (FRAME_N of them), which those of every view follow. */
extern const TemplateName frame_names[];

/* The values that are the same on all pages of a kind in one language. */
void frame_bind(const Edition *edition, PageKind kind, TemplateValue *values);

/* What pages choose from: the edit links; where each language begins, and the alternates, which
 * pages that stand in no plan need as well; the ways to the pages of a protocol. */
void frame_prepare_edits(Edition *edition);
void frame_prepare_addresses(Edition *edition);
void frame_prepare_protocol(Edition *edition, guint protocol);

/* The address that a page of these sources names as its canonical one: its own, or that of its
 * English; nothing without a base URL. */
TemplateValue frame_canonical(const Edition *edition, const PageSources *sources,
                              TemplateValue local, Arena *arena);

/* The address of the choice of language, which is one for all hosts: that of English. */
TemplateValue frame_choice(const Book *book);

/* The values that every page has: title, addresses, alternates, notices. The summary is the view's.
 */
void frame_fill(const Edition *edition, const Page *page, Arena *arena, TemplateValue *values);

/* The crumbs of a page in a protocol: the protocol, and the class where `class_index` is not -1. */
TemplateValue frame_crumbs(const Edition *edition, guint protocol, int class_index);

G_END_DECLS
