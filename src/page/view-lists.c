/* The pages that lead to others: the choice of language, home, a protocol, a class. */
#include "page/addresses.h"
#include "page/citations.h"
#include "page/frame.h"
#include "page/head.h"
#include "page/phrases.h"
#include "page/wording.h"

#include <string.h>

/* The page of a protocol with more codes than this leaves them to the pages of its classes, or,
 * where it has no classes, what defines each to the page of the code; and it names pairs with a
 * note without the note: it stays below a megabyte at 2,000 codes. */
#define PROTOCOL_CODES_MAX 500

/* A class with its codes. */
#define GROUP_NAMES(X)                                                                             \
    X(ID, "id", TEXT, NULL)                                                                        \
    X(NAME, "name", HTML, NULL)                                                                    \
    X(ABOUT, "about", HTML, NULL)                                                                  \
    X(HREF, "href", URL, NULL)                                                                     \
    X(TINT, "tint", TEXT, NULL)                                                                    \
    X(HAS_CODES, "has_codes", BOOL, NULL)                                                          \
    X(HAS_NAMES, "has_names", BOOL, NULL)                                                          \
    X(CODES, "codes", LIST, &side_shape)

enum {
#define X(id, name, type, shape) GROUP_##id,
    GROUP_NAMES(X)
#undef X
        GROUP_N
};
static const TemplateName group_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    GROUP_NAMES(X)
#undef X
};
static const TemplateShape group_shape = {group_names, GROUP_N};

/* The codes of a class (all of them where there are no classes), in their order. */
static TemplateValue group_codes(const Edition *edition, guint index, int class_index, Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[index];
    TemplateValue *items = arena_values(arena, (gsize)protocol->n_codes * SIDE_N);
    guint n = 0;
    for (guint c = 0; c < protocol->n_codes; c++)
        if (protocol->codes[c].class_index == class_index)
            memcpy(items + (gsize)n++ * SIDE_N, edition->protocols[index].codes[c].side,
                   SIDE_N * sizeof *items);
    return (TemplateValue){items, n};
}

/* Whether one of the codes has a name beside its id. */
static bool have_names(TemplateValue codes)
{
    const TemplateValue *sides = codes.data;
    for (gsize i = 0; i < codes.size; i++)
        if (sides[i * SIDE_N + SIDE_NAME].size > 0)
            return true;
    return false;
}

static void group_fill(const Edition *edition, guint index, int class_index, Arena *arena,
                       TemplateValue *group)
{
    const Protocol *protocol = &edition->book->protocols[index];
    group[GROUP_TINT] = arena_static(
        shapes_tint(class_index < 0 ? TONE_NEUTRAL : protocol->classes[class_index].tone));
    group[GROUP_CODES] = group_codes(edition, index, class_index, arena);
    group[GROUP_HAS_CODES] = arena_bool(group[GROUP_CODES].size > 0);
    group[GROUP_HAS_NAMES] = arena_bool(have_names(group[GROUP_CODES]));
    if (class_index < 0)
        return;
    const CodeClass *class = &protocol->classes[class_index];
    group[GROUP_ID] = arena_static(class_is_word(class) ? "" : class->id);
    group[GROUP_NAME] = wording_html(edition, class->name, WORDING_LINE, arena);
    group[GROUP_ABOUT] = wording_html(edition, class->about, WORDING_PROSE, arena);
    group[GROUP_HREF] =
        address_sibling(edition, protocol, PAGE_CLASS, (guint)class_index, 0, arena);
}

/* What the page of a large protocol leaves out of a group. */
static void group_shorten(TemplateValue *group, bool is_class)
{
    TemplateValue *codes = (TemplateValue *)group[GROUP_CODES].data;
    for (gsize i = 0; i < group[GROUP_CODES].size; i++)
        codes[i * SIDE_N + SIDE_SOURCES] = (TemplateValue){0};
    group[GROUP_HAS_CODES] = arena_bool(!is_class);
}

/* The classes of a protocol with their codes; one group without a name where there are none. */
static TemplateValue groups_of(const Edition *edition, guint index, Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[index];
    guint n = MAX(protocol->n_classes, 1);
    TemplateValue *groups = arena_values(arena, (gsize)n * GROUP_N);
    for (guint i = 0; i < n; i++) {
        TemplateValue *group = groups + (gsize)i * GROUP_N;
        group_fill(edition, index, protocol->n_classes > 0 ? (int)i : -1, arena, group);
        if (protocol->n_codes > PROTOCOL_CODES_MAX)
            group_shorten(group, protocol->n_classes > 0);
    }
    return (TemplateValue){groups, n};
}

/* ---- A protocol ---- */

/* A link to another page of the protocol. */
enum { PAGE_LINK_LABEL, PAGE_LINK_HREF, PAGE_LINK_FOLLOWS, PAGE_LINK_N };
static const TemplateName page_link_names[] = {
    {"label", TEMPLATE_HTML, false, NULL},
    {"href", TEMPLATE_URL, false, NULL},
    {"follows", TEMPLATE_BOOL, false, NULL}, /* not the first */
};
static const TemplateShape page_link_shape = {page_link_names, PAGE_LINK_N};

#define PROTOCOL_NAMES(X)                                                                          \
    X(HEADING, "heading", HTML, NULL)                                                              \
    X(FULL_NAME, "full_name", HTML, NULL)                                                          \
    X(ABOUT, "about", HTML, NULL)                                                                  \
    X(GROUPS, "groups", LIST, &group_shape)                                                        \
    X(SOURCES, "sources", LIST, &link_shape)                                                       \
    X(REGISTRIES, "registries", LIST, &link_shape)                                                 \
    X(PAGES, "pages", LIST, &page_link_shape)                                                      \
    X(CITES_RFC, "cites_rfc", BOOL, NULL)                                                          \
    X(NOTED, "noted", LIST, &link_shape)                                                           \
    X(HAS_NOTED, "has_noted", BOOL, NULL)

enum {
    PROTOCOL_BEFORE = FRAME_N - 1,
#define X(id, name, type, shape) PROTOCOL_##id,
    PROTOCOL_NAMES(X)
#undef X
        PROTOCOL_N
};
static const TemplateName protocol_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    PROTOCOL_NAMES(X)
#undef X
};

/* The pairs that have a note, each with its summary. */
static TemplateValue protocol_noted(const Edition *edition, guint index, Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[index];
    TemplateValue *links = arena_values(arena, (gsize)protocol->n_pair_notes * LINK_N);
    for (guint i = 0; i < protocol->n_pair_notes; i++) {
        const PairNote *note = &protocol->pair_notes[i];
        const char *a = protocol->codes[note->a].id, *b = protocol->codes[note->b].id;
        TemplateValue *link = links + (gsize)i * LINK_N;
        link[LINK_LABEL] = phrase_html(edition, PATTERN_PAIR_SHORT, (const char *[]){a, b}, arena);
        link[LINK_HREF] = address_sibling(edition, protocol, PAGE_PAIR, note->a, note->b, arena);
        link[LINK_HINT] = edition->protocols[index].notes[i].summary;
        if (protocol->n_codes <= PROTOCOL_CODES_MAX)
            link[LINK_ABOUT] = edition->protocols[index].notes[i].lead;
    }
    return (TemplateValue){links, protocol->n_pair_notes};
}

/* Adds links to the pages that the protocol has of a kind; returns how many. */
static guint protocol_add_pages(const Edition *edition, PageKind kind, guint index, Arena *arena,
                                TemplateValue *links)
{
    const Protocol *protocol = &edition->book->protocols[index];
    guint n = kind_count(kind, edition->book, index);
    for (guint i = 0; i < n; i++) {
        Page page = kind_page(kind, edition->book, index, i);
        TemplateValue *link = links + (gsize)i * PAGE_LINK_N;
        link[PAGE_LINK_LABEL] = phrase_link(edition, &page, arena);
        link[PAGE_LINK_HREF] = address_sibling(edition, protocol, kind, page.a, page.b, arena);
    }
    return n;
}

/* Links to the pages of all kinds that are listed on the page of their protocol. */
static TemplateValue protocol_pages(const Edition *edition, guint index, Arena *arena)
{
    guint n = 0, n_all = 0;
    for (guint k = 0; k < PAGE_N_KINDS; k++)
        if (kind_row((PageKind)k)->listed)
            n_all += kind_count((PageKind)k, edition->book, index);
    TemplateValue *links = arena_values(arena, (gsize)n_all * PAGE_LINK_N);
    for (guint k = 0; k < PAGE_N_KINDS; k++)
        if (kind_row((PageKind)k)->listed)
            n += protocol_add_pages(edition, (PageKind)k, index, arena,
                                    links + (gsize)n * PAGE_LINK_N);
    for (guint i = 1; i < n; i++)
        links[i * PAGE_LINK_N + PAGE_LINK_FOLLOWS] = arena_bool(true);
    return (TemplateValue){links, n};
}

/* Where an address leads: its host, without "www.". */
static const char *host_of(const char *address, Arena *arena)
{
    const char *host = strstr(address, "://");
    host = host ? host + 3 : address;
    if (g_str_has_prefix(host, "www."))
        host += 4;
    g_autoptr(GString) name = g_string_new_len(host, (gssize)strcspn(host, "/:?#"));
    return arena_text(arena, name).data;
}

/* Its registries, each with its host; where they are several, with the last part of its address. */
static TemplateValue protocol_registries(const Protocol *protocol, Arena *arena)
{
    TemplateValue *links = arena_values(arena, (gsize)protocol->registries.n * LINK_N);
    for (guint i = 0; i < protocol->registries.n; i++) {
        const char *address = protocol->registries.items[i], *last = strrchr(address, '/');
        TemplateValue *link = links + (gsize)i * LINK_N;
        link[LINK_HREF] = arena_static(address);
        link[LINK_HINT] =
            arena_static(protocol->registries.n > 1 && last ? last + 1 : host_of(address, arena));
    }
    return (TemplateValue){links, protocol->registries.n};
}

/* The words MUST, SHOULD and MAY are those of RFC 2119 only where RFCs define the protocol. */
static bool cites_rfc(const Protocol *protocol)
{
    for (guint i = 0; i < protocol->citations.n; i++)
        if (g_str_has_prefix(protocol->citations.items[i], SOURCE_RFC))
            return true;
    return false;
}

static void protocol_fill(const Edition *edition, const Page *page, Arena *arena,
                          TemplateValue *values)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    values[PROTOCOL_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    TemplateValue about = wording_plain_first(edition, protocol->about, arena);
    values[FRAME_SUMMARY] = head_describe(edition, values[FRAME_TITLE].data, &about, 1, arena);
    /* A protocol may be called what its codes are called: nothing stands there twice. */
    if (g_strcmp0(wording_plain(edition, protocol->title, arena).data, values[FRAME_TITLE].data) !=
        0)
        values[PROTOCOL_FULL_NAME] = wording_html(edition, protocol->title, WORDING_LINE, arena);
    values[PROTOCOL_ABOUT] = wording_html(edition, protocol->about, WORDING_PROSE, arena);
    values[PROTOCOL_GROUPS] = groups_of(edition, page->protocol, arena);
    values[PROTOCOL_SOURCES] = citations_links(protocol, &protocol->citations, arena);
    values[PROTOCOL_REGISTRIES] = protocol_registries(protocol, arena);
    values[PROTOCOL_PAGES] = protocol_pages(edition, page->protocol, arena);
    values[PROTOCOL_CITES_RFC] = arena_bool(cites_rfc(protocol));
    values[PROTOCOL_NOTED] = protocol_noted(edition, page->protocol, arena);
    values[PROTOCOL_HAS_NOTED] = arena_bool(protocol->n_pair_notes > 0);
}

const View view_protocol = {"protocol", protocol_names, G_N_ELEMENTS(protocol_names),
                            protocol_fill};

/* ---- A class ---- */

#define CLASS_NAMES(X)                                                                             \
    X(HEADING, "heading", HTML, NULL)                                                              \
    X(GROUP, "class", MAP, &group_shape)                                                           \
    X(OTHERS, "others", LIST, &link_shape)

enum {
    CLASS_BEFORE = FRAME_N - 1,
#define X(id, name, type, shape) CLASS_##id,
    CLASS_NAMES(X)
#undef X
        CLASS_N
};
static const TemplateName class_names[] = {
#define X(id, name, type, shape) {name, TEMPLATE_##type, false, shape},
    CLASS_NAMES(X)
#undef X
};

static TemplateValue class_others(const Edition *edition, const Page *page, Arena *arena)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    TemplateValue *links = arena_values(arena, (gsize)protocol->n_classes * LINK_N);
    guint n = 0;
    for (guint c = 0; c < protocol->n_classes; c++) {
        if (c == page->a)
            continue;
        const CodeClass *class = &protocol->classes[c];
        TemplateValue *link = links + (gsize)n++ * LINK_N;
        link[LINK_LABEL] = wording_html(edition, class->name, WORDING_LINE, arena);
        link[LINK_HREF] = address_sibling(edition, protocol, PAGE_CLASS, c, 0, arena);
        link[LINK_HINT] = arena_static(class_is_word(class) ? "" : class->id);
    }
    return (TemplateValue){links, n};
}

static void class_fill(const Edition *edition, const Page *page, Arena *arena,
                       TemplateValue *values)
{
    const Protocol *protocol = &edition->book->protocols[page->protocol];
    const CodeClass *class = &protocol->classes[page->a];
    TemplateValue *group = arena_values(arena, GROUP_N);
    group_fill(edition, page->protocol, (int)page->a, arena, group);
    values[CLASS_HEADING] = phrase_heading(edition, page, values[FRAME_TITLE], arena);
    TemplateValue about = wording_plain_first(edition, class->about, arena),
                  named = class_is_word(class)
                              ? values[FRAME_TITLE]
                              : arena_join(arena, values[FRAME_TITLE].data,
                                           edition->locale->heading_separator,
                                           wording_plain(edition, class->name, arena).data, NULL);
    TemplateValue titles[] = {named, values[FRAME_TITLE]};
    values[FRAME_PAGE_TITLE] = head_choose_title(titles, G_N_ELEMENTS(titles));
    values[FRAME_SUMMARY] = head_describe(edition, values[FRAME_TITLE].data, &about, 1, arena);
    values[FRAME_TITLE] = named;
    values[FRAME_CRUMBS] = frame_crumbs(edition, page->protocol, -1);
    values[CLASS_GROUP] = (TemplateValue){group, 1};
    values[CLASS_OTHERS] = class_others(edition, page, arena);
}

const View view_class = {"class", class_names, G_N_ELEMENTS(class_names), class_fill};

/* ---- The home pages of all languages, and the choice between them ---- */

enum { VERSION_TAG, VERSION_HREF, VERSION_N };
static const TemplateName version_names[] = {
    {"tag", TEMPLATE_TEXT, false, NULL},
    {"href", TEMPLATE_URL, false, NULL},
};
static const TemplateShape version_shape = {version_names, VERSION_N};

/* The home page in each language that search engines may show, and the choice for all others;
 * nothing without a base URL. The choice names the same, so that each of them leads to all. */
static TemplateValue home_versions(const Edition *edition, Arena *arena)
{
    const Book *book = edition->book;
    Page page = {.kind = PAGE_HOME};
    PageSources sources = page_sources(book, &page);
    if (!book->settings.base_url)
        return (TemplateValue){NULL, 0};
    TemplateValue *items = arena_values(arena, ((gsize)book->n_locales + 1) * VERSION_N),
                  *item = items;
    for (guint l = 0; l < book->n_locales; l++) {
        if (!coverage_is_indexed_in(edition->layout->coverages, l, &sources))
            continue;
        item[VERSION_TAG] = arena_static(book->locales[l].tag);
        item[VERSION_HREF] = arena_join(arena, edition->bases[l].data,
                                        address_local(edition, &page, arena).data, NULL);
        item += VERSION_N;
    }
    item[VERSION_TAG] = arena_static("x-default");
    item[VERSION_HREF] = frame_choice(book);
    return (TemplateValue){items, (gsize)(item - items) / VERSION_N + 1};
}

/* ---- Home ---- */

enum {
    CARD_ID,
    CARD_NAME,
    CARD_FULL_NAME,
    CARD_FOLDER,
    CARD_HREF,
    CARD_CODES,
    CARD_PAIRS,
    CARD_GROUPS,
    CARD_NOTED,
    CARD_HAS_NOTED,
    CARD_N
};
static const TemplateName card_names[] = {
    {"id", TEMPLATE_TEXT, false, NULL},           {"name", TEMPLATE_TEXT, false, NULL},
    {"full_name", TEMPLATE_HTML, false, NULL},    {"folder", TEMPLATE_URL, false, NULL},
    {"href", TEMPLATE_URL, false, NULL},          {"n_codes", TEMPLATE_TEXT, false, NULL},
    {"n_pairs", TEMPLATE_TEXT, false, NULL},      {"groups", TEMPLATE_LIST, false, &group_shape},
    {"noted", TEMPLATE_LIST, false, &link_shape}, {"has_noted", TEMPLATE_BOOL, false, NULL},
};
static const TemplateShape card_shape = {card_names, CARD_N};

enum {
    HOME_PROTOCOLS = FRAME_N,
    HOME_SEVERAL,
    HOME_VERSIONS,
    HOME_ACROSS,
    HOME_ACROSS_HEADING,
    HOME_EXAMPLES,
    HOME_N
};
static const TemplateName home_names[] = {
    {"protocols", TEMPLATE_LIST, false, &card_shape},   {"several", TEMPLATE_BOOL, false, NULL},
    {"versions", TEMPLATE_LIST, false, &version_shape}, {"across", TEMPLATE_URL, false, NULL},
    {"across_heading", TEMPLATE_HTML, false, NULL},     {"examples", TEMPLATE_TEXT, false, NULL}};

/* Protocols that the things to try come from: as many as fit on a line or two. */
#define EXAMPLE_PROTOCOLS 4
/* As find.js takes them apart. */
#define EXAMPLES_APART " | "

/* The pair that people ask for most, as far as anybody says so. */
static CodePair protocol_first_pair(const Protocol *protocol)
{
    if (protocol->n_asked > 0)
        return protocol->asked[0];
    if (protocol->n_pair_notes > 0)
        return (CodePair){protocol->pair_notes[0].a, protocol->pair_notes[0].b};
    return (CodePair){0, protocol->n_codes - 1};
}

/* Things to try in the field: of the first protocol a code, a phrase and a comparison, of others a
 * code. */
static TemplateValue home_examples(const Edition *edition, Arena *arena)
{
    const Book *book = edition->book;
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint p = 0; p < MIN(book->n_protocols, EXAMPLE_PROTOCOLS); p++) {
        const Protocol *protocol = &book->protocols[p];
        if (protocol->n_codes == 0)
            continue;
        CodePair pair = protocol_first_pair(protocol);
        const Code *a = &protocol->codes[pair.a], *b = &protocol->codes[pair.b];
        const char *names[] = {a->id, b->id};
        g_string_append(all, all->len > 0 ? EXAMPLES_APART : "");
        if (p > 0) {
            g_string_append_printf(all, "%s %s", protocol->name, a->id);
            continue;
        }
        g_string_append(all, a->id);
        if (a->name[0] != '\0')
            g_string_append_printf(all, EXAMPLES_APART "%s", a->name);
        if (a != b)
            g_string_append_printf(
                all, EXAMPLES_APART "%s",
                (const char *)phrase_text(edition, PATTERN_PAIR_SHORT, names, arena).data);
    }
    return arena_text(arena, all);
}

/* The title and the description name the protocols, since these are what people search for. */
static void home_fill_head(const Edition *edition, Arena *arena, TemplateValue *values)
{
    const Book *book = edition->book;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint p = 0; p < book->n_protocols; p++)
        g_string_append_printf(names, "%s%s", p > 0 ? edition->locale->list_separator : "",
                               book->protocols[p].name);
    TemplateValue titles[] = {
        phrase_text(edition, PATTERN_HOME_PAGE, (const char *[]){names->str}, arena),
        values[FRAME_TITLE]};
    TemplateValue about =
        phrase_text(edition, PATTERN_HOME_ABOUT, (const char *[]){names->str}, arena);
    values[FRAME_PAGE_TITLE] = head_choose_title(titles, G_N_ELEMENTS(titles));
    values[FRAME_SUMMARY] = head_describe(
        edition, phrase_text(edition, PATTERN_SITE_NAME, NULL, arena).data, &about, 1, arena);
}

static void home_fill(const Edition *edition, const Page *page, Arena *arena, TemplateValue *values)
{
    (void)page;
    const Book *book = edition->book;
    TemplateValue *cards = arena_values(arena, (gsize)book->n_protocols * CARD_N);
    for (guint p = 0; p < book->n_protocols; p++) {
        const Protocol *protocol = &book->protocols[p];
        TemplateValue *card = cards + (gsize)p * CARD_N;
        card[CARD_ID] = arena_static(protocol->id);
        card[CARD_NAME] = arena_static(protocol->name);
        card[CARD_FULL_NAME] = wording_html(edition, protocol->title, WORDING_LINE, arena);
        card[CARD_FOLDER] = arena_join(arena, protocol->id, "/", NULL);
        card[CARD_HREF] =
            address_local(edition, &(Page){.kind = PAGE_PROTOCOL, .protocol = p}, arena);
        card[CARD_CODES] = arena_number(arena, protocol->n_codes);
        card[CARD_PAIRS] = arena_number(arena, kind_count(PAGE_PAIR, book, p));
        card[CARD_GROUPS] = groups_of(edition, p, arena);
        card[CARD_NOTED] = protocol_noted(edition, p, arena);
        card[CARD_HAS_NOTED] = arena_bool(protocol->n_pair_notes > 0);
    }
    values[HOME_PROTOCOLS] = (TemplateValue){cards, book->n_protocols};
    values[HOME_SEVERAL] = arena_bool(book->n_protocols > 1);
    values[HOME_EXAMPLES] = home_examples(edition, arena);
    if (kind_count(PAGE_ACROSS_INDEX, book, 0) > 0) {
        Page across = {.kind = PAGE_ACROSS_INDEX};
        values[HOME_ACROSS] = address_local(edition, &across, arena);
        values[HOME_ACROSS_HEADING] =
            phrase_heading(edition, &across, phrase_title(edition, &across, arena), arena);
    }
    if (values[FRAME_ALTERNATES].size > 0)
        values[HOME_VERSIONS] = home_versions(edition, arena);
    home_fill_head(edition, arena, values);
}

const View view_home = {"home", home_names, G_N_ELEMENTS(home_names), home_fill};

/* ---- The choice of language ---- */

enum { ROOT_VERSIONS = FRAME_N };
static const TemplateName root_names[] = {{"versions", TEMPLATE_LIST, false, &version_shape}};

static void root_fill(const Edition *edition, const Page *page, Arena *arena, TemplateValue *values)
{
    (void)page;
    values[ROOT_VERSIONS] = home_versions(edition, arena);
    home_fill_head(edition, arena, values);
}

const View view_root = {"root", root_names, G_N_ELEMENTS(root_names), root_fill};
