/*
 * complete-words.h: what may stand next in the words of one command, printed for the completion of
 * shells: each a line, the word, a tab, and what it means.
 */
#pragma once

#include "commands/command.h"

G_BEGIN_DECLS

/* Instead of words: the shell knows these better. No word that is offered starts so. */
#define COMPLETE_FILES   ":files"
#define COMPLETE_FOLDERS ":folders"

/* Prints what may stand next in the words of a command, of which the last is being typed. */
void complete_words(const Command *command, const GOptionEntry *entries, int n, char **words);

/* Prints a word if it goes on from what is typed; and the commands of a table, without the first
 * `skip` bytes of their names. */
void complete_offer(const char *typed, const char *word, const char *help);
void complete_offer_commands(const Command *table, gsize skip, const char *typed);

G_END_DECLS
