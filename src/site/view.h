/*
 * view.h: what a template may say: the names of each kind of page and how their values come about.
 * For the files of this room only.
 *
 * Every view starts with the names of the frame (view-frame.c); a view file adds those of its own kind.
 */
#pragma once

#include "book/compare.h"
#include "book/patterns.h"
#include "site/coverage.h"
#include "site/moved.h"
#include "site/route.h"
#include "site/scratch.h"
#include "site/site.h"
#include "site/words.h"
#include "template/template.h"

G_BEGIN_DECLS

/* ---- Views --------------------------------------------------------------------------------------- */

/* The first are the kinds of pages, in the order of PageKind; the others are pieces of pages. */
typedef enum ViewId {
    VIEW_ROOT,
    VIEW_HOME,
    VIEW_PROTOCOL,
    VIEW_MATRIX,
    VIEW_CLASS,
    VIEW_CODE,
    VIEW_PAIR,
    VIEW_LOST,
    VIEW_API,
    VIEW_TRANSLATION,
    VIEW_PANEL,
    VIEW_CELL,
    VIEW_OPENSEARCH,
    VIEW_MOVED,
    VIEW_N
} ViewId;

typedef struct Edition Edition;

typedef struct View {
    const char *template_name;
    const TemplateName *names; /* its own, behind those of the frame */
    gsize n_names;
    /* Fills in the values of a page; NULL for a piece, which has a function of its own. */
    void (*fill)(const Edition *edition, const Page *page, Scratch *scratch, TemplateValue *values);
} View;

extern const View view_root, view_home, view_protocol, view_matrix, view_class, view_code, view_pair, view_panel,
    view_cell, view_lost, view_api, view_translation, view_opensearch, view_moved;

/* ---- The frame -------------------------------------------------------------------------------------- */

/* X(identifier, name, type, constant, shape); t and plain get their shapes from the words of the book. */
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
    X(FIND, "find", URL, true, NULL)                                                               \
    X(FOLDER, "folder", URL, true, NULL)                                                           \
    X(ENDING, "ending", URL, true, NULL)                                                           \
    X(LIST_SEPARATOR, "list_separator", TEXT, true, NULL)                                          \
    X(LABEL_SEPARATOR, "label_separator", TEXT, true, NULL)                                        \
    X(LANGUAGES, "languages", LIST, true, &language_shape)                                         \
    X(TITLE, "title", TEXT, false, NULL)                                                           \
    X(SUMMARY, "summary", TEXT, false, NULL)                                                       \
    X(NOINDEX, "noindex", BOOL, false, NULL)                                                       \
    X(CANONICAL, "canonical", URL, false, NULL)                                                    \
    X(ALTERNATES, "alternates", LIST, false, &alternate_shape)                                     \
    X(HAS_TRAIL, "has_trail", BOOL, false, NULL)                                                   \
    X(TRAIL, "trail", LIST, false, &trail_shape)                                                   \
    X(TRAIL_POSITION, "trail_position", TEXT, false, NULL)                                         \
    X(TRAIL_NAME, "trail_name", HTML, false, NULL)                                                 \
    X(LOCAL, "local", URL, false, NULL)                                                            \
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

/* What of a map is the same wherever it stands is printed once in a language, for the pages of
 * pairs: see template_cut. */
#define PIECES_NAME {"", TEMPLATE_PIECES, false, NULL}

/* A link: label (html), href, hint (text), about (html). */
enum { LINK_LABEL, LINK_HREF, LINK_HINT, LINK_ABOUT, LINK_PIECES, LINK_N };
/* A row of a table: label, a, b (html), whether it decides, and the sources of `a` where they are
 * its own (code pages). Label and a are those of a code, the rest of a page. */
enum { ROW_LABEL, ROW_A, ROW_B, ROW_DECIDES, ROW_SOURCES, ROW_PIECES, ROW_N };

extern const TemplateShape link_shape, row_shape, language_shape, alternate_shape, trail_shape,
    side_shape, notice_shape;

/* The values that are the same on all pages of a view in one language. */
void frame_bind(const Edition *edition, PageKind kind, TemplateValue *values);

/* What pages choose from: edit links, alternates, and the ways to the pages of a protocol. */
void frame_prepare(Edition *edition);
/* The part of it that also the pages beside the book need. */
void frame_prepare_addresses(Edition *edition);
void frame_prepare_protocol(Edition *edition, guint protocol);

/* The path of the root on its host, which absolute addresses start with: "/" or "/book/". */
TemplateValue frame_base_path(const Edition *edition);

/* The address that a page of these sources names as its canonical one: its own, or that of its English;
 * nothing without a base URL. */
TemplateValue frame_canonical(const Edition *edition, const PageSources *sources,
                              TemplateValue local, Scratch *scratch);

/* The values that every page has: addresses, alternates, notices; and the title of a page of a
 * protocol. Any other title, and the summary, are the view's. */
void frame_fill(const Edition *edition, const Page *page, Scratch *scratch, TemplateValue *values);

/* The address of a page without its language; and from another page of its protocol, where `b` is
 * for pairs, whose two codes come in any order. */
TemplateValue frame_local(const Edition *edition, const Page *page, Scratch *scratch);
TemplateValue frame_sibling(const Edition *edition, const Protocol *protocol, PageKind kind,
                            guint a, guint b, Scratch *scratch);

/* The crumbs of a page in a protocol: the protocol, and the class where `class_index` is not -1. */
TemplateValue frame_crumbs(const Edition *edition, guint protocol, int class_index);

/* ---- A code in a language ------------------------------------------------------------------------------ */

/* X(identifier, name, type, whether it is the same on all pages, shape): one of the two sides of a
 * pair page. */
#define SIDE_NAMES(X)                                                                              \
    X(ID, "id", TEXT, true, NULL)                                                                  \
    X(NAME, "name", TEXT, true, NULL)                                                              \
    X(HREF, "href", URL, true, NULL)                                                               \
    X(TINT, "tint", TEXT, true, NULL)                                                              \
    X(GLOSS, "gloss", HTML, true, NULL)                                                            \
    X(CLASS_NAME, "class_name", HTML, true, NULL)                                                  \
    X(PANEL, "panel", HTML, true, NULL)                                                            \
    X(MESSAGE, "message", TEXT, true, NULL)                                                        \
    X(MARKED, "marked", HTML, false, NULL)                                                         \
    X(LADDER, "ladder", HTML, true, NULL)                                                          \
    X(STEPS, "steps", HTML, true, NULL)                                                            \
    X(PARTS, "parts", TEXT, false, NULL)                                                           \
    X(SOURCES, "sources", LIST, true, &link_shape)                                                 \
    X(CHOOSE, "choose", HTML, false, NULL)                                                         \
    X(VERDICT, "verdict", HTML, false, NULL)                                                       \
    X(PIECES, "", PIECES, false, NULL)

enum {
#define X(id, name, type, constant, shape) SIDE_##id,
    SIDE_NAMES(X)
#undef X
        SIDE_N
};

/* Header fields of all messages of a protocol are bits of a set of this many words. */
#define FIELD_SET_WORDS 4

/* A line of a message: where it ends in the HTML of all, and its header field. */
typedef struct MessageLine {
    guint end, field;
} MessageLine;

/* What is the same wherever a code appears in a language: rendered once. */
typedef struct CodeParts {
    TemplateValue side[SIDE_N]; /* choose is the code's own when_to_use; no verdict, no parts, and
                                   nothing marked */
    TemplateValue opening, when_seen, how_to_fix; /* html */
    MessageLine *lines;
    guint n_lines;
    guint64 fields[FIELD_SET_WORDS]; /* those that the message has */
    guint *rows;                 /* the height at which each step of the ladder starts */
    guint ladder_width;
    TemplateValue *marks;        /* the line across the ladder at each step, and behind the last */
    const TemplateValue **facts; /* the row of each question, ROW_N values; NULL without an answer */
    TemplateValue *near;         /* links to near pairs, LINK_N values each */
    guint *near_codes;           /* with whom, in the same order */
    guint n_near;
} CodeParts;

/* An answer to a question that lists its answers: what all codes that give it share. */
typedef struct AnswerParts {
    TemplateValue row[ROW_N];
    TemplateValue verdict; /* html: a sentence */
    TemplateValue brief;   /* text, to stand behind a code: ": busy" */
} AnswerParts;

typedef struct QuestionParts {
    TemplateValue label, asks; /* html */
    TemplateValue plain_asks;  /* text */
    AnswerParts *answers;      /* by Code.values; NULL where answers are not listed */
} QuestionParts;

typedef struct NoteParts {
    TemplateValue summary; /* text */
    TemplateValue lead, insight, choose_a, choose_b; /* html */
} NoteParts;

typedef struct ProtocolParts {
    CodeParts *codes;
    QuestionParts *questions;
    NoteParts *notes;
    TemplateValue *crumbs; /* lists: without a class, then with each */
    TemplateValue *trails; /* lists of the pages above: without a class, then with each */
} ProtocolParts;

/* ---- A language ------------------------------------------------------------------------------------------ */

/* The site in one language: templates bound to its words, and all that is rendered once. */
struct Edition {
    const Site *site;
    guint index; /* of its locale */
    const Locale *locale;
    Template *templates[VIEW_N];
    Pattern *patterns[PATTERN_N_IDS];
    TemplateValue t, plain;
    ProtocolParts *protocols;
    TemplateValue *edits;     /* the edit link of each source */
    TemplateValue problem;    /* where to report one, up to the name of the page */
    TemplateValue *bases;     /* where each language begins: https://host/es/ */
    TemplateValue alternates; /* those of a page that all languages have */
    Scratch *scratch;         /* in which all of this lives */
};

Edition *edition_new(const Site *site, guint locale);
/* Without the parts of the codes and the edit links: for what is no page. */
Edition *edition_new_bare(const Site *site, guint locale);
void edition_free(Edition *edition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Edition, edition_free)

/* Appends a page to `out`; `scratch` is reset first. */
void edition_render(const Edition *edition, const Page *page, Scratch *scratch, GString *out);

/* Renders a piece: a view that is no page. */
TemplateValue edition_piece(const Edition *edition, ViewId view, TemplateValue *values,
                            Scratch *scratch);

/* Prints the pieces of a map of this shape, which lie at `place` in it, for as long as the edition
 * lives. */
void edition_make_pieces(const Edition *edition, const TemplateShape *shape, guint place,
                         TemplateValue *map);

/* A pattern of the language, filled. */
TemplateValue edition_pattern(const Edition *edition, PatternId id, const char *const *values,
                              Scratch *scratch);

/* The same as HTML, in an element with its language where that is not the page's. */
TemplateValue edition_pattern_html(const Edition *edition, PatternId id, const char *const *values,
                                   Scratch *scratch);

/* The title of a page of a protocol, by the language's own pattern; and the same as HTML, in an
 * element with its language where that is not the page's. */
TemplateValue edition_title(const Edition *edition, const Page *page, Scratch *scratch);
TemplateValue edition_heading(const Edition *edition, const Page *page, TemplateValue title,
                              Scratch *scratch);

/* parts.c: what is rendered once of each protocol. */
void parts_render(Edition *edition, guint protocol);

/* flows.c: the ladder of a code, and where two flows part: the first step that is not the same, or -1. */
void flows_render(const Edition *edition, const Protocol *protocol, const Code *code,
                  CodeParts *parts);
int flows_part(const Flow *a, const Flow *b);
/* The line across a ladder at a step, as the data of an SVG path. */
TemplateValue flows_mark(const CodeParts *parts, const Flow *flow, int step, Scratch *scratch);

/* messages.c: a message line by line; and as HTML, with the lines marked whose header field the
 * other has not. */
typedef struct FieldNames FieldNames;
FieldNames *field_names_new(void);
void field_names_free(FieldNames *names);
void messages_split(const Edition *edition, const Code *code, FieldNames *names, CodeParts *parts);
TemplateValue messages_mark(const CodeParts *side, const CodeParts *other, Scratch *scratch);

/* wording.c: a text as HTML, in an element with its language where that is not the page's. */
typedef enum WordingForm {
    WORDING_LINE,  /* a one-line text */
    WORDING_PROSE, /* all of a prose text: block elements */
    WORDING_FIRST, /* its first paragraph, without <p> */
    WORDING_REST,  /* what follows that */
} WordingForm;
TemplateValue wording_html(const Edition *edition, TextId text, WordingForm form,
                           Scratch *scratch);

/* A text as a JSON string, quotes included, that may stand in a script element. */
TemplateValue wording_json(TemplateValue text, Scratch *scratch);

/* A text as plain text: for titles, descriptions and attributes. */
TemplateValue wording_plain(const Edition *edition, TextId text, Scratch *scratch);

/* The same of its first paragraph alone. */
TemplateValue wording_plain_first(const Edition *edition, TextId text, Scratch *scratch);

/* What English says today, as plain text; of prose its first paragraph. */
TemplateValue wording_plain_english(const Edition *edition, TextId text, Scratch *scratch);

/* notice.c: what a page says of what it has in another language; an empty list where that is nothing. */
TemplateValue notices_of(const Edition *edition, const Page *page, Scratch *scratch);

/* sources.c: the links of a list of sources. */
TemplateValue sources_links(const Tokens *sources, Scratch *scratch);

/* The colour of a class, which is never the only sign: "tint-4"; without a class "tint-0". */
const char *view_tint(int class_index);

/* ---- The site ----------------------------------------------------------------------------------------------- */

struct Site {
    const Book *book;
    Coverages *coverages;
    Words *words;
    GHashTable *template_texts;        /* by the name of the template */
    TemplateName *names[VIEW_N];       /* of the frame and of the view */
    TemplateShape shapes[VIEW_N];
    Template *templates[VIEW_N];
    GPtrArray *assets;                 /* Asset */
    Moves *moves;                      /* what has moved */
    GString *redirects;                /* _redirects, where the host reads it; or NULL */
    GPtrArray *files;                  /* SiteFile */
    char *schema;                      /* of the data for programs */
    const char *style, *script, *icon; /* their paths, from the root */
    const char **find;                 /* the path of the find data of each language */
    Edition **editions;                /* of each language: NULL until site_render needs it */
    Edition **bare;                    /* without parts, for files: NULL until one needs it */
};

/* A file that is printed as it is. */
typedef struct Asset {
    char *path;
    bool hashed; /* its path has its hash in it: what is read there once never changes */
    char *bytes;
    gsize length;
} Asset;

const View *view_of(ViewId id);

/* The edition of a language that has no parts, for what is no page: made by the first who asks. */
const Edition *site_bare_edition(const Site *site, guint locale);

/* templates.c: reads and compiles them. False after a message. */
bool templates_load(Site *site, const char *folder, Diagnostics *diagnostics);

/* assets.c: reads and names them. */
bool assets_load(Site *site, const char *folder, Diagnostics *diagnostics);
/* Takes a file (and its bytes) into the assets; returns its path, with its hash where `hashed` says
 * so and site.yaml does not want stable names. */
const char *assets_add(Site *site, const char *name, bool hashed, char *bytes, gsize length);

/* find.c: the data by which the script finds codes in a language: a script too. Free with g_free. */
char *find_data(const Book *book, const Locale *locale, gsize *length);

G_END_DECLS
