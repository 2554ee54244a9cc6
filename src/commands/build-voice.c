/* How a build speaks: to people, to a GitHub workflow, to programs. Where standard output
 * is taken, as by an archive, all of it goes to standard error. */
#include "commands/build.h"

#include "json.h"

#include <stdio.h>
#include <string.h>

struct BuildVoice {
    const BuildOptions *options;
    FILE *out;         /* what is not for standard error alone */
    Diagnostics *held; /* of --format json, which is one array */
};

static bool is_word(const char *word, const char *wanted)
{
    return word && strcmp(word, wanted) == 0;
}

static bool is_logged(const BuildVoice *voice)
{
    return is_word(voice->options->log, "json");
}

static bool is_github(const BuildVoice *voice)
{
    return is_word(voice->options->format, "github");
}

static bool is_one_array(const BuildVoice *voice)
{
    return is_word(voice->options->format, "json") && !is_logged(voice);
}

BuildVoice *build_voice_new(const BuildOptions *options)
{
    bool is_taken = is_word(options->tar, "-"); /* standard output is the archive's */
    BuildVoice *voice = g_new(BuildVoice, 1);
    *voice = (BuildVoice){options, is_taken ? stderr : stdout, diagnostics_new()};
    return voice;
}

void build_voice_free(BuildVoice *voice)
{
    if (!voice)
        return;
    if (is_one_array(voice)) {
        g_autofree char *text = diagnostics_format_json(voice->held);
        fputs(text, voice->out);
    }
    diagnostics_free(voice->held);
    g_free(voice);
}

int build_say_messages(BuildVoice *voice, Diagnostics *messages)
{
    bool strict = voice->options->strict;
    int status = command_status(messages, strict);
    if (is_one_array(voice)) {
        diagnostics_merge(voice->held, messages);
    } else if (is_logged(voice)) {
        g_autofree char *text = diagnostics_format_lines(messages);
        fputs(text, stderr);
    } else if (is_github(voice)) {
        g_autofree char *text = diagnostics_format_github(messages, strict);
        fputs(text, voice->out);
    } else {
        command_report(messages, strict);
    }
    return status;
}

/* Appends to the page of a workflow's run. */
static void say_on_page(const BuildVoice *voice, const char *markdown)
{
    const char *page = g_getenv("GITHUB_STEP_SUMMARY");
    if (!is_github(voice) || !page || !page[0])
        return;
    FILE *file = fopen(page, "a");
    bool written = file && fputs(markdown, file) != EOF;
    if (file && fclose(file) == EOF)
        written = false;
    if (!written && !is_logged(voice))
        command_complain("statusbook build: could not append to '%s'", page);
}

static void say_failure_as_json(int status, const char *text)
{
    g_autoptr(GString) line = g_string_new(NULL);
    Json json = {.out = line};
    json_open(&json, NULL, '{');
    json_put_text(&json, "event", "failure");
    json_put_number(&json, "status", status);
    json_put_text(&json, "message", text);
    json_close(&json, '}');
    fprintf(stderr, "%s\n", line->str);
}

static void say_annotation(const char *text, FILE *out)
{
    g_autoptr(GString) line = g_string_new(text);
    g_string_replace(line, "%", "%25", 0);
    g_string_replace(line, "\n", "%0A", 0);
    fprintf(out, "::error title=statusbook build::%s\n", line->str);
}

int build_say_failure(const BuildVoice *voice, int status, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *raw = g_strdup_vprintf(format, values);
    va_end(values);
    g_autofree char *text = diagnostics_clean(raw);
    if (is_logged(voice))
        say_failure_as_json(status, text);
    else if (is_github(voice))
        say_annotation(text, voice->out);
    if (!is_logged(voice))
        command_complain("statusbook build: %s", text);
    g_autofree char *markdown =
        g_strdup_printf("### statusbook\n\nThe site was not printed.\n\n    %s\n", text);
    say_on_page(voice, markdown);
    return status;
}

/* People see it from the messages and their number. */
void build_say_not_printed(const BuildVoice *voice, const Diagnostics *messages)
{
    guint errors = diagnostics_count(messages, DIAGNOSTIC_ERROR),
          warnings = diagnostics_count(messages, DIAGNOSTIC_WARNING);
    g_autofree char *text =
        g_strdup_printf("the site was not printed: errors: %u, warnings: %u%s", errors, warnings,
                        errors == 0 ? ", which --strict makes errors" : "");
    g_autofree char *markdown = g_strdup_printf("### statusbook\n\n%s\n", text);
    if (is_logged(voice))
        say_failure_as_json(EXIT_CONTENT, text);
    else if (is_github(voice))
        fprintf(voice->out, "%s\n", text);
    say_on_page(voice, markdown);
}

void build_say_summary(const BuildVoice *voice, const BuildResult *result)
{
    g_autofree char *markdown = build_report_markdown(result);
    say_on_page(voice, markdown);
    if (voice->options->quiet)
        return;
    g_autofree char *text =
        is_logged(voice) ? build_report_json(result) : build_report_text(result);
    fputs(text, is_logged(voice) || is_one_array(voice) ? stderr : voice->out);
}

bool build_is_unheard(const BuildVoice *voice)
{
    return is_logged(voice) && ferror(stderr);
}

bool build_shows_line(const BuildVoice *voice)
{
    return !voice->options->quiet && !is_logged(voice);
}
