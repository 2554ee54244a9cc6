/*
 * fuzz-messages.h: what holds of messages whatever was read, and what every target begins with.
 */
#pragma once

#include "diagnostics.h"

G_BEGIN_DECLS

/* libFuzzer's two functions. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

/* What GLib complains of ends the target from here on. */
void fuzz_begin(void);

/* Formats the messages in each form, and ends the target where one is no UTF-8 or holds what a
 * terminal obeys. */
void fuzz_check_messages(Diagnostics *diagnostics);

/* Ends the target where something does not hold. */
#define FUZZ_ASSERT(truth) ((truth) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #truth))
G_NORETURN void fuzz_fail(const char *file, int line, const char *truth);

G_END_DECLS
