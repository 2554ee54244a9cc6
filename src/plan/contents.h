/*
 * contents.h: what stands on the pages of each kind: for the table of kinds alone.
 */
#pragma once

#include "plan/kinds.h"

G_BEGIN_DECLS

/* Add the sources whose texts a page holds. */
void sources_of_pair(const Book *book, const Page *page, PageSources *sources);
void sources_of_code(const Book *book, const Page *page, PageSources *sources);
void sources_of_protocol(const Book *book, const Page *page, PageSources *sources);
void sources_of_programs(const Book *book, const Page *page, PageSources *sources);
void sources_of_glossary(const Book *book, const Page *page, PageSources *sources);
void sources_of_decide(const Book *book, const Page *page, PageSources *sources);
void sources_of_relation(const Book *book, const Page *page, PageSources *sources);
void sources_of_site(const Book *book, const Page *page, PageSources *sources);

/* Visit the texts that stand on a page, besides the words that many pages share. */
void texts_of_pair(const Book *book, const Page *page, TextVisit visit, gpointer data);
void texts_of_code(const Book *book, const Page *page, TextVisit visit, gpointer data);
void texts_of_class(const Book *book, const Page *page, TextVisit visit, gpointer data);
void texts_of_protocol(const Book *book, const Page *page, TextVisit visit, gpointer data);
void texts_of_programs(const Book *book, const Page *page, TextVisit visit, gpointer data);
void texts_of_glossary(const Book *book, const Page *page, TextVisit visit, gpointer data);
void texts_of_decide(const Book *book, const Page *page, TextVisit visit, gpointer data);
void texts_of_relation(const Book *book, const Page *page, TextVisit visit, gpointer data);
void texts_of_relations(const Book *book, const Page *page, TextVisit visit, gpointer data);
void texts_of_home(const Book *book, const Page *page, TextVisit visit, gpointer data);

G_END_DECLS
