/*
 * diagnostics-list.h: every message that statusbook can give, in one table.
 *
 *   X(identifier, "name", severity, "what it means and what to do")
 *
 * Names are stable: people silence and search for them.
 */
#pragma once

/* clang-format off */
#define DIAGNOSTICS_LIST(X)                                                                        \
    X(UNREADABLE, "unreadable", DIAGNOSTIC_ERROR,                                                  \
      "A file or folder could not be read.")                                                       \
    X(NOT_UTF8, "not-utf8", DIAGNOSTIC_ERROR,                                                      \
      "The file holds bytes that are not UTF-8. Save it as UTF-8.")                                \
    X(YAML_SYNTAX, "yaml-syntax", DIAGNOSTIC_ERROR,                                                \
      "The file is not YAML from this place on. Only the first such error of a file is known.")    \
    X(YAML_FEATURE, "yaml-feature", DIAGNOSTIC_ERROR,                                              \
      "Anchors, aliases, tags and several documents in one file are not used here.")               \
    X(TOO_DEEP, "too-deep", DIAGNOSTIC_ERROR,                                                      \
      "Maps and lists are nested deeper than any file needs.")                                     \
    X(TOO_LARGE, "too-large", DIAGNOSTIC_ERROR,                                                    \
      "The file is larger than any file of a book.")                                               \
    X(TOO_MANY, "too-many", DIAGNOSTIC_ERROR,                                                      \
      "The file has so many messages that the rest is left out.")                                  \
    X(DUPLICATE_KEY, "duplicate-key", DIAGNOSTIC_ERROR,                                            \
      "A map has the same key twice; one of the two would be lost.")                               \
    X(UNKNOWN_FIELD, "unknown-field", DIAGNOSTIC_ERROR,                                            \
      "The file has a field that its kind does not know.")                                         \
    X(MISSING_FIELD, "missing-field", DIAGNOSTIC_ERROR,                                            \
      "A field that must be there is not, or is empty.")                                           \
    X(WRONG_TYPE, "wrong-type", DIAGNOSTIC_ERROR,                                                  \
      "A map, a list or a text stands where another is meant.")                                    \
    X(WRONG_VALUE, "wrong-value", DIAGNOSTIC_ERROR,                                                \
      "The text is none of the values that the field may have, or not of its form.")               \
    X(FLOW_PROSE, "flow-prose", DIAGNOSTIC_ERROR,                                                  \
      "Prose is written in block style, '|-': inside { } a comma starts a new key.")               \
    X(PLAIN_PROSE, "plain-prose", DIAGNOSTIC_ERROR,                                                \
      "Prose is written in block style, '|-': in a plain text a ' #' cuts the rest off, and lines are folded.") \
    X(CUT_TEXT, "cut-text", DIAGNOSTIC_ERROR,                                                      \
      "A plain text is followed by ' #', which starts a comment: the rest of the text is lost. Use '|-' or quotes.") \
    X(MARKDOWN, "markdown", DIAGNOSTIC_ERROR,                                                      \
      "Prose may hold paragraphs, lists, links, emphasis and code; no headings, images, quotes or HTML.") \
    X(LITERAL_MARKUP, "literal-markup", DIAGNOSTIC_WARNING,                                        \
      "Asterisks or backticks would be printed as they are.")                                      \
    X(NEWER_FORMAT, "newer-format", DIAGNOSTIC_ERROR,                                              \
      "The book is written in a format that this program does not know. A newer statusbook does.") \
    X(BAD_ID, "bad-id", DIAGNOSTIC_ERROR,                                                          \
      "The name of a code, class, language or protocol is not of the form that a path can hold, or is reserved.") \
    X(SAME_ID, "same-id", DIAGNOSTIC_ERROR,                                                        \
      "Two names differ only in upper and lower case: their pages would fall together on some disks.") \
    X(MISPLACED, "misplaced", DIAGNOSTIC_ERROR,                                                    \
      "A file does not hold what its name says, or stands where no such file is read.")            \
    X(PAIR_ORDER, "pair-order", DIAGNOSTIC_ERROR,                                                  \
      "The lower code of a pair stands first, in names and on pages.")                             \
    X(UNKNOWN_CODE, "unknown-code", DIAGNOSTIC_ERROR,                                              \
      "There is no file of this code.")                                                            \
    X(UNKNOWN_CLASS, "unknown-class", DIAGNOSTIC_ERROR,                                            \
      "The protocol has no such class, or the code is outside its range.")                         \
    X(UNKNOWN_QUESTION, "unknown-question", DIAGNOSTIC_ERROR,                                      \
      "The protocol asks no such question.")                                                       \
    X(UNKNOWN_ANSWER, "unknown-answer", DIAGNOSTIC_ERROR,                                          \
      "The question has no such answer.")                                                          \
    X(UNANSWERED, "unanswered", DIAGNOSTIC_ERROR,                                                  \
      "The question applies to this code, by its other answers, and is not answered.")             \
    X(NOT_ASKED, "not-asked", DIAGNOSTIC_ERROR,                                                    \
      "The question does not apply to this code, by its other answers.")                           \
    X(UNKNOWN_PLACE, "unknown-place", DIAGNOSTIC_ERROR,                                            \
      "A pattern has a {place} that nothing fills.")                                               \
    X(MISSING_PLACE, "missing-place", DIAGNOSTIC_ERROR,                                            \
      "A pattern leaves out a {place} that its English has.")                                      \
    X(STALE_PLACE, "stale-place", DIAGNOSTIC_WARNING,                                              \
      "The English of this pattern has changed its places; until it is translated anew, readers see the English.") \
    X(PLURAL, "plural", DIAGNOSTIC_WARNING,                                                        \
      "A word follows a number and would have to agree with it. Put the number behind a colon.")   \
    X(MISSING_WORD, "missing-word", DIAGNOSTIC_ERROR,                                              \
      "The program or a template uses words that locales/en/site.yaml does not have.")             \
    X(UNUSED_WORD, "unused-word", DIAGNOSTIC_WARNING,                                              \
      "No template and no page uses these words.")                                                 \
    X(UNUSED_TRANSLATION, "unused-translation", DIAGNOSTIC_WARNING,                                \
      "The source no longer has what is translated here.")                                         \
    X(NOT_A_LANGUAGE, "not-a-language", DIAGNOSTIC_ERROR,                                          \
      "The language has no folder, or falls back to one that is not in the book or to itself.")    \
    X(FLOW, "flow", DIAGNOSTIC_ERROR,                                                              \
      "A line of a flow is not of a known form, or names a participant or note that protocol.yaml does not have.") \
    X(NO_BASE_URL, "no-base-url", DIAGNOSTIC_WARNING,                                              \
      "Without a base URL pages have no canonical address and no alternates.")                     \
    X(REPEATED_SENTENCE, "repeated-sentence", DIAGNOSTIC_WARNING,                                  \
      "The same sentence of six words or more stands in the texts of two codes. Say what is true of this one.") \
    X(SAME_NAME, "same-name", DIAGNOSTIC_WARNING,                                                  \
      "Two codes of a protocol are called the same in a language.")                                \
    X(NO_DIFFERENCE, "no-difference", DIAGNOSTIC_WARNING,                                          \
      "Two codes answer every question that counts alike: their page says nothing.")               \
    X(TEMPLATE, "template", DIAGNOSTIC_ERROR,                                                      \
      "A template is not of the form that Mustache has, or uses a name that its page does not have.")
/* clang-format on */
