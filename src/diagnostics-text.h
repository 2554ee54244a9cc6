/*
 * diagnostics-text.h: the text of a message and the line that it cites, made harmless for a
 * terminal. For diagnostics.c only.
 */
#pragma once

#include "diagnostics.h"

G_BEGIN_DECLS

/* What a message says, on one line and not too long. Takes `text`; free with g_free. */
char *diagnostics_clean_text(char *text);

/* Cites the line of a place, with a caret where it has a column. NULL where there is nothing to
 * cite; else free with g_free. */
char *diagnostics_cite(const DiagnosticPlace *place);

G_END_DECLS
