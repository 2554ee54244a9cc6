/* What is said of two codes of two protocols. */
#include "page/relations.h"

#include "page/addresses.h"
#include "page/citations.h"
#include "page/phrases.h"

#include <string.h>

static PatternId statement_of(const Relation *relation)
{
    bool number = relation_is(relation, RELATION_NUMBER);
    if (relation_is(relation, RELATION_MEANING))
        return number ? PATTERN_ACROSS_SAME : PATTERN_ACROSS_SAME_MEANING;
    if (relation_is(relation, RELATION_NEAREST))
        return number ? PATTERN_ACROSS_NEAR_NUMBER : PATTERN_ACROSS_NEAREST;
    return number ? PATTERN_ACROSS_DECEIVES : PATTERN_ACROSS_MAPPED;
}

TemplateValue relations_statement(const Edition *edition, const Relation *relation, Arena *arena)
{
    return phrase_html(edition, statement_of(relation), NULL, arena);
}

TemplateValue relations_plain_statement(const Edition *edition, const Relation *relation,
                                        Arena *arena)
{
    return phrase_text(edition, statement_of(relation), NULL, arena);
}

TemplateValue relations_meaning(const Edition *edition, const Relation *relation, Arena *arena)
{
    PatternId id = relation_is(relation, RELATION_MEANING)   ? PATTERN_SAME_MEANING
                   : relation_is(relation, RELATION_NEAREST) ? PATTERN_NEAREST
                                                             : PATTERN_OTHER_MEANING;
    return phrase_html(edition, id, NULL, arena);
}

TemplateValue relations_short(const Edition *edition, const Relation *relation, Arena *arena)
{
    const char *values[4];
    for (guint s = 0; s < 2; s++) {
        const RelationSide *side = &relation->sides[s];
        values[2 * s] = edition->book->protocols[side->protocol].name;
        values[2 * s + 1] = book_side_code(edition->book, side)->id;
    }
    return phrase_html(edition, PATTERN_ACROSS_SHORT, values, arena);
}

TemplateValue relations_address(const Edition *edition, guint relation, Arena *arena)
{
    if (edition->book->settings.across == ACROSS_NONE)
        return (TemplateValue){NULL, 0};
    Page page = {.kind = PAGE_ACROSS, .a = relation};
    return address_from_folder(edition, &page, arena);
}

TemplateValue relations_sources(const Edition *edition, const Relation *relation,
                                const Tokens *sources, Arena *arena)
{
    const Protocol *first = &edition->book->protocols[relation->sides[0].protocol],
                   *second = &edition->book->protocols[relation->sides[1].protocol];
    TemplateValue *links = arena_values(arena, (gsize)sources->n * LINK_N);
    for (guint i = 0; i < sources->n; i++) {
        Tokens one = {.items = sources->items + i, .n = 1};
        const Protocol *knows = protocol_document(first, sources->items[i]) ? first : second;
        TemplateValue link = citations_links(knows, &one, arena);
        memcpy(links + (gsize)i * LINK_N, link.data, LINK_N * sizeof *links);
    }
    return (TemplateValue){links, sources->n};
}
