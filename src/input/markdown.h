/*
 * markdown.h: the Markdown of prose fields to safe HTML. Only markdown*.c see libcmark.
 *
 * Prose is CommonMark's paragraphs, lists, links (http, https), emphasis and code. Headings,
 * images, quotes, rules and HTML are errors; should one pass nevertheless, safe mode drops it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "diagnostics.h"
#include "input/yaml.h"

G_BEGIN_DECLS

/* Checks a prose or a one-line text and reports what it may not hold, at its place in the file. */
void markdown_check_prose(const YamlNode *text, Diagnostics *diagnostics);
void markdown_check_line(const YamlNode *text, Diagnostics *diagnostics);

/* Whether a text may lead to this address (NULL: none): http and https alone. */
bool markdown_is_web_url(const char *url);

/* Appends prose as HTML: <p>, <ul>, <ol>, <li>, <a>, <em>, <strong>, <code>, <pre> for fenced code
 * and <br> for a line that ends in a backslash or two spaces. `line_join` is what stands between
 * two source lines of a paragraph: " ", or "" in Japanese and Chinese; NULL is taken as " ". Links
 * (all are external) get rel="noopener"; what is no http or https loses its link. */
void markdown_prose_to_html(const char *text, const char *line_join, GString *out);

typedef enum MarkdownPart {
    MARKDOWN_LINE,  /* a one-line text: escaped, with `backticks` as <code> */
    MARKDOWN_PROSE, /* all of a prose */
    MARKDOWN_FIRST, /* its first block, without its <p>: the sentence that stands alone */
    MARKDOWN_REST,  /* what follows that; nothing where there is nothing */
} MarkdownPart;

/* Appends a part of a text as HTML. */
void markdown_part_to_html(const char *text, MarkdownPart part, const char *line_join,
                           GString *out);

/* Appends prose as plain text, not escaped: for titles, descriptions and search. Blocks are joined
 * by `line_join` too. */
void markdown_to_plain(const char *text, const char *line_join, GString *out);

/* Appends a one-line text as plain text: without the backticks of its code, all else as it is. */
void markdown_line_to_plain(const char *text, GString *out);

G_END_DECLS
