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
    X(INVISIBLE, "invisible", DIAGNOSTIC_ERROR,                                                    \
      "The file holds a character that nobody sees and that belongs in no text. Delete it.")       \
    X(TURNED, "turned", DIAGNOSTIC_WARNING,                                                        \
      "The file holds an invisible character that shows a line in another order than it stands, so that a reviewer sees something else than what is printed. Delete it; a text of a language that runs from right to left needs none.") \
    X(YAML_SYNTAX, "yaml-syntax", DIAGNOSTIC_ERROR,                                                \
      "The file is not YAML from this place on. Only the first such error of a file is known.")    \
    X(YAML_FEATURE, "yaml-feature", DIAGNOSTIC_ERROR,                                              \
      "Anchors, aliases, tags and several documents in one file are not used here.")               \
    X(TOO_DEEP, "too-deep", DIAGNOSTIC_ERROR,                                                      \
      "Maps and lists are nested deeper than any file needs.")                                     \
    X(DEVICE_NAME, "device-name", DIAGNOSTIC_WARNING,                                              \
      "A file, a protocol, an alias or an old page has a name that Windows keeps for a device (con, aux, nul, com1), so that the book cannot be checked out there, or its site not be kept.") \
    X(TOO_LARGE, "too-large", DIAGNOSTIC_ERROR,                                                    \
      "The file, or a list or text in it, is larger than any of a book.")                                               \
    X(TOO_MANY, "too-many", DIAGNOSTIC_ERROR,                                                      \
      "The file, or the book, has so many errors that the rest is left out.")                                    \
    X(TOO_MANY_WARNINGS, "too-many-warnings", DIAGNOSTIC_WARNING,                                  \
      "The file, or the book, has so many warnings that the rest is left out.")                                  \
    X(DUPLICATE_KEY, "duplicate-key", DIAGNOSTIC_ERROR,                                            \
      "A map has the same key twice, of which one would be lost; or a list has the same item twice, which would be printed twice; or a header field is required and useful at once.")                               \
    X(UNKNOWN_FIELD, "unknown-field", DIAGNOSTIC_ERROR,                                            \
      "The file has a field that its kind does not know.")                                         \
    X(INDENTATION, "indentation", DIAGNOSTIC_ERROR,                                                \
      "A field is indented too little, so that it stands beside what it belongs to, or too far, so that it stands below what it belongs beside or is a part of the text above it.") \
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
    X(QUOTED_SIGN, "quoted-sign", DIAGNOSTIC_WARNING,                                              \
      "A text begins with '|-' inside quotes, or with a full-width bar, or stands in typographic quotes, or ends in a quote that nothing opens, where that is no sign but a part of the text, and printed. Delete the quotes, or write '|-', or plain quotes.") \
    X(MARKDOWN, "markdown", DIAGNOSTIC_ERROR,                                                      \
      "Prose may hold paragraphs, lists, links, emphasis and code; no headings, images, quotes or HTML, and no character that nobody sees, also where it is named, as by `&#7;`.") \
    X(LITERAL_MARKUP, "literal-markup", DIAGNOSTIC_WARNING,                                        \
      "Asterisks or backticks would be printed as they are.")                                      \
    X(NEWER_FORMAT, "newer-format", DIAGNOSTIC_ERROR,                                              \
      "The book is written in a format that this program does not know. A newer statusbook does.") \
    X(BAD_ID, "bad-id", DIAGNOSTIC_ERROR,                                                          \
      "The name of a code, class, language or protocol is not of the form that a path can hold, or is reserved; " \
      "or a term or a group of words is called 'unused'.") \
    X(SAME_ID, "same-id", DIAGNOSTIC_ERROR,                                                        \
      "Two names differ only in upper and lower case, so that their pages would fall together on some disks; or two terms differ only in that and in hyphens, and would have one anchor; or two languages have one tag, or two protocols one name.") \
    X(MISPLACED, "misplaced", DIAGNOSTIC_ERROR,                                                    \
      "A file does not hold what its name says, or stands where no such file is read.")            \
    X(UNREAD_FILE, "unread-file", DIAGNOSTIC_WARNING,                                              \
      "A file of codes/ or of locales/ is called like one that is read, but for '.yaml' at its end. Name it so, or put it elsewhere.") \
    X(UNREAD_FOLDER, "unread-folder", DIAGNOSTIC_WARNING,                                          \
      "A folder stands where none is read, or site.yaml names no protocol of its name; so nothing of it is printed.") \
    X(PAIR_ORDER, "pair-order", DIAGNOSTIC_ERROR,                                                  \
      "The lower code of a pair stands first, in names and on pages.")                             \
    X(NO_OWN_ANSWER, "no-own-answer", DIAGNOSTIC_WARNING,                                          \
      "The flow of a code that is sent shows nowhere that it is sent; mark that step with '==>'.")   \
    X(UNKNOWN_CODE, "unknown-code", DIAGNOSTIC_WARNING,                                            \
      "There is no file of this code (yet). It is printed without a link; a note on it is not printed.") \
    X(UNKNOWN_PROTOCOL, "unknown-protocol", DIAGNOSTIC_WARNING,                                    \
      "The book has no protocol of this name (yet). What is said of it is not printed.")           \
    X(UNKNOWN_STEP, "unknown-step", DIAGNOSTIC_ERROR,                                              \
      "An answer of a decision tree goes on with a step that the tree does not have, and that is no other tree.") \
    X(LOST_STEP, "lost-step", DIAGNOSTIC_ERROR,                                                    \
      "No answer of a decision tree leads to this step.")                                          \
    X(TREE_ROUND, "tree-round", DIAGNOSTIC_ERROR,                                                  \
      "The steps of a decision tree lead back to where they began, in the tree or by way of another, so that it never ends.") \
    X(WRONG_LEAF, "wrong-leaf", DIAGNOSTIC_ERROR,                                                  \
      "A decision tree ends at a code whose own answers are not those that the tree is for.")      \
    X(LEAF_SOURCE, "leaf-source", DIAGNOSTIC_WARNING,                                              \
      "An answer of a decision tree ends at codes, and no source says that they fit it.")          \
    X(UNREACHED_CODE, "unreached-code", DIAGNOSTIC_WARNING,                                        \
      "No decision tree leads to a code, and 'unreached' does not say why; or it says why, and a tree leads there.") \
    X(UNKNOWN_TERM, "unknown-term", DIAGNOSTIC_WARNING,                                            \
      "The glossary of the protocol has no such term (yet).")                                      \
    X(UNKNOWN_WORD, "unknown-word", DIAGNOSTIC_ERROR,                                              \
      "A protocol says a word in its own way that the site does not have.")                        \
    X(UNKNOWN_CONDITION, "unknown-condition", DIAGNOSTIC_ERROR,                                    \
      "A header field is required under a condition that protocol.yaml does not have.")            \
    X(MESSAGE, "message", DIAGNOSTIC_ERROR,                                                        \
      "A message is not of its form, or a reading is not that of its bytes: a line of a session says who speaks, bytes are in hexadecimal, and the parts of a reading have all bytes of the message, one behind the other.") \
    X(NO_ADDRESS, "no-address", DIAGNOSTIC_WARNING,                                                \
      "A source is no RFC, and 'documents' in protocol.yaml do not know it: it is printed without a link. Write its address there; where it has none, write '~' in its place.") \
    X(REPEATED_LINE, "repeated-line", DIAGNOSTIC_WARNING,                                          \
      "A line of a program stands in the logs of two codes, or there and in programs.yaml.")       \
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
      "The program or a template uses words that locales/en/site.yaml does not have. A newer program may want some that a book lacks: 'statusbook new book' begins one beside it that has all of the program's, in each language that the program knows; copy them.")             \
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
    X(DEAD_LINK, "dead-link", DIAGNOSTIC_ERROR,                                                    \
      "An address in a template, in the style or in a text is one of the site, and nothing is printed there.") \
    X(HOST_LIMIT, "host-limit", DIAGNOSTIC_WARNING,                                                \
      "The site has nine tenths or more of what its host takes on the plan that statusbook knows. Beyond, a deployment may fail.") \
    X(HOST_ADDRESS, "host-address", DIAGNOSTIC_WARNING,                                            \
      "The host serves pages under other addresses than 'urls' says, and redirects the others; or an address has what the host takes for any path.") \
    X(MOVED, "moved", DIAGNOSTIC_ERROR,                                                            \
      "A line of 'moved' leads to no page, or in a circle, or stands where a page is today.")      \
    X(REPEATED_SENTENCE, "repeated-sentence", DIAGNOSTIC_WARNING,                                  \
      "The same sentence of six words or more stands in the texts of two codes. Say what is true of this one.") \
    X(SAME_NAME, "same-name", DIAGNOSTIC_WARNING,                                                  \
      "Two codes of a protocol are called the same in a language.")                                \
    X(NO_DIFFERENCE, "no-difference", DIAGNOSTIC_WARNING,                                          \
      "Two codes answer every question that counts alike: their page says nothing.")               \
    X(UNDECLARED_NUMBER, "undeclared-number", DIAGNOSTIC_WARNING,                                  \
      "Two protocols share a number, and no file of codes/across says whether it means the same in both. Asked of two protocols as soon as one relation of theirs has 'number' among its kinds, and not where site.yaml has 'across: none'.") \
    X(TOKEN, "token", DIAGNOSTIC_ERROR,                                                            \
      "A translation has other tokens in backticks than its English. They are never translated: copy them.") \
    X(REFERENCE, "reference", DIAGNOSTIC_ERROR,                                                    \
      "A translation names another code, class of codes or RFC than its English does.")            \
    X(BAD_CHARACTER, "bad-character", DIAGNOSTIC_ERROR,                                            \
      "A translation holds U+FFFD, which stands where a character was lost, or an invisible character that turns the direction of text.") \
    X(NUMBER, "number", DIAGNOSTIC_WARNING,                                                        \
      "A number of the English is not in the translation, or the other way round.")                \
    X(ENDING, "ending", DIAGNOSTIC_WARNING,                                                        \
      "A translation ends in another kind of punctuation mark than its English.")                  \
    X(IDENTICAL, "identical", DIAGNOSTIC_WARNING,                                                  \
      "A translation is its English. Translate it, or empty it: then it counts as missing, and readers see that it is English.") \
    X(LENGTH, "length", DIAGNOSTIC_WARNING,                                                        \
      "A translation is far shorter or longer than others of its language are. Something may be left out or added.") \
    X(SCRIPT, "script", DIAGNOSTIC_WARNING,                                                        \
      "A translation is mostly in letters that its language is not written in, or in one of two kinds of letters that it needs.") \
    X(MIXED_SCRIPT, "mixed-script", DIAGNOSTIC_WARNING,                                            \
      "A word has letters of two scripts that look alike. It is not found by a search, and read wrongly by a screen reader.") \
    X(HALF_WIDTH, "half-width", DIAGNOSTIC_WARNING,                                                \
      "Half-width kana are not used. Write the full-width ones.")                                  \
    X(DOUBLED_WORD, "doubled-word", DIAGNOSTIC_WARNING,                                            \
      "A word stands twice, one right behind the other.")                                          \
    X(TERM, "term", DIAGNOSTIC_WARNING,                                                            \
      "The English has a term of the language's glossary, and the translation none of the forms that the glossary has for it.") \
    X(AVOIDED_TERM, "avoided-term", DIAGNOSTIC_WARNING,                                            \
      "A translation has a form that the language's glossary wants avoided.")                      \
    X(REQUIREMENT, "requirement", DIAGNOSTIC_WARNING,                                              \
      "MUST, SHOULD or MAY of the English is not said by the form that the language's glossary has for it, or is said where the English has none.") \
    X(UNPAIRED, "unpaired", DIAGNOSTIC_WARNING,                                                    \
      "A mark that comes in pairs stands alone.")                                                  \
    X(LIST_ITEMS, "list-items", DIAGNOSTIC_WARNING,                                                \
      "A translation has fewer or more items of a list than its English; one that begins with another mark than '- ' or '1. ' is none.") \
    X(LATIN_SPACE, "latin-space", DIAGNOSTIC_WARNING,                                              \
      "A space beside Latin letters, or none, against what 'latin_space' of the language's locale.yaml says.") \
    X(CAPITAL, "capital", DIAGNOSTIC_WARNING,                                                      \
      "A capital stands behind a colon, or begins a short answer or a condition, which are printed behind one, in a language whose locale.yaml says 'after_colon: small'.") \
    X(TWO_WAYS, "two-ways", DIAGNOSTIC_WARNING,                                                    \
      "The same short English is translated in two ways.")                                         \
    X(WAS_LEFT, "was-left", DIAGNOSTIC_WARNING,                                                    \
      "A translation was changed and its 'was' left. If the translation says today's English now, delete 'was'.") \
    X(UNKNOWN_ENGLISH, "unknown-english", DIAGNOSTIC_WARNING,                                      \
      "The English beside a new or changed translation is none that the book has, or that stood there before. Somebody changed it by hand, or it is older: 'statusbook l10n sync' writes today's.") \
    X(NO_ENGLISH, "no-english", DIAGNOSTIC_WARNING,                                                \
      "What stands beside a translation as its English shares hardly a word with it. Perhaps a translation was written over it, or stands behind it for want of a line 'text:'. No command writes over it: move it to 'text', or delete it, and 'statusbook l10n sync' writes the English.") \
    X(UNKNOWN_CHECK, "unknown-check", DIAGNOSTIC_WARNING,                                          \
      "An 'ok' silences a check that is not there, or an error, which cannot be silenced.")        \
    X(ENDED_SILENCE, "ended-silence", DIAGNOSTIC_WARNING,                                          \
      "An 'ok' silences a check of a text that has changed since, or whose English has, and the check has nothing to say of it any more. Delete the name of the check there.") \
    X(PO_SYNTAX, "po-syntax", DIAGNOSTIC_ERROR,                                                    \
      "The file is not PO at this place. Nothing of it is taken.")                                 \
    X(PO_FOREIGN, "po-foreign", DIAGNOSTIC_ERROR,                                                  \
      "A PO file is of no language of the book; or an entry belongs to no text of it, stands in the file twice, or was translated from an English that neither the book nor the language has. Such an entry is left out, and stays in the PO file: export anew, and bring its text in there.") \
    X(PO_CONFLICT, "po-conflict", DIAGNOSTIC_ERROR,                                                \
      "A text was translated both in the PO file and, since that was exported, in the book. It is left as the book has it; export anew, and bring your text in there.") \
    X(PO_TEXT, "po-text", DIAGNOSTIC_ERROR,                                                        \
      "A text of a PO file is none that the book can hold. It is left out; mend it there, and import again.") \
    X(PO_FUZZY, "po-fuzzy", DIAGNOSTIC_WARNING,                                                    \
      "An entry is fuzzy, and its text is done in the book or missing, or of an English that is not known, as where a tool took it from another entry. It is left out; clear the mark once the text is right.") \
    X(PO_EMPTY, "po-empty", DIAGNOSTIC_WARNING,                                                    \
      "An entry is empty, and the book has its text. It is left as it is; to drop a text, empty it in the YAML.") \
    X(PO_OBSOLETE, "po-obsolete", DIAGNOSTIC_WARNING,                                              \
      "A PO file keeps a text behind '#~', where tools and exports put what the book has no place for, and the book has not got it. It is not taken, and stays in the PO file. One message tells of all such entries.") \
    X(TEMPLATE, "template", DIAGNOSTIC_ERROR,                                                      \
      "A template is not of the form that Mustache has, or uses a name that its page does not have.")
/* clang-format on */
