/* What stands on the pages of each kind. */
#include "plan/contents.h"

/* ---- Sources ---- */

static void add(PageSources *sources, guint index)
{
    sources->indexes[sources->n++] = index;
}

void sources_of_pair(const Book *book, const Page *page, PageSources *sources)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    const PairNote *note = protocol_find_note(protocol, page->a, page->b);
    if (note)
        add(sources, note->text_file);
    add(sources, protocol->codes[page->a].text_file);
    add(sources, protocol->codes[page->b].text_file);
}

void sources_of_code(const Book *book, const Page *page, PageSources *sources)
{
    add(sources, book->protocols[page->protocol].codes[page->a].text_file);
}

void sources_of_protocol(const Book *book, const Page *page, PageSources *sources)
{
    add(sources, book->protocols[page->protocol].text_file);
}

/* Where no program has lines of its own, those of the codes have no texts. */
void sources_of_programs(const Book *book, const Page *page, PageSources *sources)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    add(sources, protocol->n_programs > 0 ? protocol->programs[0].text_file : protocol->text_file);
}

void sources_of_glossary(const Book *book, const Page *page, PageSources *sources)
{
    add(sources, book->protocols[page->protocol].terms[0].text_file);
}

void sources_of_decide(const Book *book, const Page *page, PageSources *sources)
{
    add(sources, book->protocols[page->protocol].trees[0].text_file);
}

/* A relation without texts is no file that a translator would mend. */
void sources_of_relation(const Book *book, const Page *page, PageSources *sources)
{
    const Relation *relation = &book->relations[page->a];
    if (book->sources[relation->text_file].n_texts > 0)
        add(sources, relation->text_file);
    add(sources, book_side_code(book, &relation->sides[0])->text_file);
    add(sources, book_side_code(book, &relation->sides[1])->text_file);
}

/* The words of the site are the first source of a book. */
void sources_of_site(const Book *book, const Page *page, PageSources *sources)
{
    (void)book;
    (void)page;
    add(sources, 0);
}

/* ---- Texts ---- */

/* What is said of a code wherever it is explained. */
static void visit_panel(const Code *code, TextVisit visit, gpointer data)
{
    visit(code->gloss, data);
    visit(code->description, data);
    visit(code->when_seen, data);
    visit(code->how_to_fix, data);
    for (guint f = 0; f < code->n_fixes; f++)
        visit(code->fixes[f].text, data);
}

/* `use` is what a note says in the place of when_to_use, or none. */
static void visit_code(const Code *code, TextId use, TextVisit visit, gpointer data)
{
    visit_panel(code, visit, data);
    visit(use == TEXT_NONE ? code->when_to_use : use, data);
}

void texts_of_pair(const Book *book, const Page *page, TextVisit visit, gpointer data)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    const PairNote *note = protocol_find_note(protocol, page->a, page->b);
    if (note) {
        visit(note->summary, data);
        visit(note->insight, data);
    }
    visit_code(&protocol->codes[page->a], note ? note->choose[0] : TEXT_NONE, visit, data);
    visit_code(&protocol->codes[page->b], note ? note->choose[1] : TEXT_NONE, visit, data);
}

void texts_of_code(const Book *book, const Page *page, TextVisit visit, gpointer data)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    const Code *code = &protocol->codes[page->a];
    visit_code(code, TEXT_NONE, visit, data);
    for (guint i = 0; i < code->related.n; i++)
        visit(protocol->codes[code->related.codes[i]].gloss, data);
}

void texts_of_class(const Book *book, const Page *page, TextVisit visit, gpointer data)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    for (guint c = 0; c < protocol->n_codes; c++)
        if (protocol->codes[c].class_index == (int)page->a)
            visit(protocol->codes[c].gloss, data);
}

static void visit_summaries(const Protocol *protocol, TextVisit visit, gpointer data)
{
    for (guint i = 0; i < protocol->n_pair_notes; i++)
        visit(protocol->pair_notes[i].summary, data);
}

void texts_of_protocol(const Book *book, const Page *page, TextVisit visit, gpointer data)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    for (guint c = 0; c < protocol->n_codes; c++)
        visit(protocol->codes[c].gloss, data);
    visit_summaries(protocol, visit, data);
}

void texts_of_programs(const Book *book, const Page *page, TextVisit visit, gpointer data)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    for (guint p = 0; p < protocol->n_programs; p++)
        for (guint l = 0; l < protocol->programs[p].n_lines; l++)
            visit(protocol->programs[p].lines[l].means, data);
}

void texts_of_glossary(const Book *book, const Page *page, TextVisit visit, gpointer data)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    for (guint t = 0; t < protocol->n_terms; t++) {
        visit(protocol->terms[t].means, data);
        visit(protocol->terms[t].more, data);
    }
}

static void visit_step(const TreeStep *step, TextVisit visit, gpointer data)
{
    visit(step->asks, data);
    for (guint a = 0; a < step->n_answers; a++) {
        const TreeAnswer *answer = &step->answers[a];
        visit(answer->when, data);
        visit(answer->says, data);
        visit(answer->why, data);
        visit(answer->practice, data);
    }
}

void texts_of_decide(const Book *book, const Page *page, TextVisit visit, gpointer data)
{
    const Protocol *protocol = &book->protocols[page->protocol];
    for (guint t = 0; t < protocol->n_trees; t++) {
        const Tree *tree = &protocol->trees[t];
        visit(tree->title, data);
        visit(tree->about, data);
        for (guint s = 0; s < tree->n_steps; s++)
            visit_step(&tree->steps[s], visit, data);
    }
    for (guint u = 0; u < protocol->n_unreached; u++)
        visit(protocol->unreached[u].why, data);
}

/* What is said of when to send each is on the page only where the relation says it. */
void texts_of_relation(const Book *book, const Page *page, TextVisit visit, gpointer data)
{
    const Relation *relation = &book->relations[page->a];
    visit(relation->summary, data);
    visit(relation->insight, data);
    for (guint s = 0; s < 2; s++) {
        const Code *code = book_side_code(book, &relation->sides[s]);
        visit(relation->choose[s], data);
        visit_panel(code, visit, data);
    }
}

void texts_of_relations(const Book *book, const Page *page, TextVisit visit, gpointer data)
{
    (void)page;
    for (guint r = 0; r < book->n_relations; r++)
        for (guint s = 0; s < 2; s++)
            visit(book_side_code(book, &book->relations[r].sides[s])->gloss, data);
}

void texts_of_home(const Book *book, const Page *page, TextVisit visit, gpointer data)
{
    (void)page;
    for (guint p = 0; p < book->n_protocols; p++)
        visit_summaries(&book->protocols[p], visit, data);
}
