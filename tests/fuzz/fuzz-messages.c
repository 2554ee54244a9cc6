/* What holds of messages whatever was read, and what every target begins with. */
#include "fuzz-messages.h"

#include <stdio.h>
#include <stdlib.h>

/* By abort, since libFuzzer keeps what led to that, and not what led to a trap. */
static void end_at_complaint(const char *domain, GLogLevelFlags level, const char *message,
                             gpointer data)
{
    g_log_default_handler(domain, level & ~G_LOG_FLAG_FATAL, message, data);
    if (level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR))
        abort();
}

void fuzz_begin(void)
{
    g_log_set_default_handler(end_at_complaint, NULL);
}

void fuzz_fail(const char *file, int line, const char *truth)
{
    fprintf(stderr, "%s:%d: this does not hold: %s\n", file, line, truth);
    abort();
}

static void check_text(char *text)
{
    FUZZ_ASSERT(g_utf8_validate(text, -1, NULL));
    for (const char *at = text; *at; at++)
        FUZZ_ASSERT(*at == '\n' || *at == '\t' || !g_ascii_iscntrl(*at));
    g_free(text);
}

void fuzz_check_messages(Diagnostics *diagnostics)
{
    check_text(diagnostics_format(diagnostics));
    check_text(diagnostics_format_json(diagnostics));
    check_text(diagnostics_format_lines(diagnostics));
    check_text(diagnostics_format_github(diagnostics, true));
}
