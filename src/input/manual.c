/* The manual's lists, from the same tables that the loader uses. */
#include "input/manual.h"

/* How a type is called in the manual; statusbook(1) explains the words. */
static const char *const type_names[] = {
    [FIELD_TOKEN] = "token",       [FIELD_LINE] = "line",     [FIELD_PROSE] = "prose",
    [FIELD_BLOCK] = "block",       [FIELD_CHOICE] = "choice", [FIELD_NUMBER] = "number",
    [FIELD_TOKENS] = "tokens",     [FIELD_LIST] = "list",     [FIELD_MAP] = "map",
    [FIELD_MAP_OF] = "map",        [FIELD_TEXT] = "text",     [FIELD_ANY] = "any",
    [FIELD_KEYWORDS] = "keywords",
};

static void manual_append_body(const Field *field, const char *subject, GString *out);

/* ---- mdoc ---- */

/* Ends the line at hand, if there is one. */
static void manual_end_line(GString *out)
{
    if (out->len > 0 && out->str[out->len - 1] != '\n')
        g_string_append_c(out, '\n');
}

/* Appends one character so that roff prints it as it is, wherever on a line it stands. */
static void manual_append_character(char c, GString *out)
{
    bool starts_line = out->len == 0 || out->str[out->len - 1] == '\n';
    if (c == '\\')
        g_string_append(out, "\\e");
    else if (c == '\'')
        g_string_append(out, "\\(aq");
    else if (c == '.' && starts_line)
        g_string_append(out, "\\&.");
    else
        g_string_append_c(out, c);
}

/* Appends text; what stands in backticks is literal. A sentence that follows another one begins a
 * line of its own, so that roff knows where they part. */
static void manual_append_text(const char *text, GString *out)
{
    bool literal = false;
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '`') {
            literal = !literal;
            g_string_append(out, literal ? "\\fB" : "\\fR");
        } else if (*c == '.' && c[1] == ' ' && c > text && c[-1] != ' ' && !literal) {
            manual_append_character('.', out);
            g_string_append_c(out, '\n');
            c++;
        } else {
            manual_append_character(*c, out);
        }
    }
}

/* Appends `text`, then `more` where it is not NULL, as sentences on lines of their own. */
static void manual_append_sentence(const char *text, const char *more, GString *out)
{
    manual_end_line(out);
    manual_append_text(text, out);
    if (more)
        manual_append_text(more, out);
    if (out->str[out->len - 1] != '.')
        g_string_append_c(out, '.');
    g_string_append_c(out, '\n');
}

/* ---- A field ---- */

static void manual_append_choices(const char *const *choices, GString *out)
{
    manual_end_line(out);
    g_string_append(out, "One of\n");
    for (gsize i = 0; choices[i]; i++) {
        bool last = !choices[i + 1];
        if (last && i > 0)
            g_string_append(out, "or\n");
        g_string_append_printf(out, ".Cm %s%s\n", choices[i],
                               last              ? " ."
                               : !choices[i + 2] ? ""
                                                 : " ,");
    }
}

static void manual_append_list(const Field *table, GString *out)
{
    manual_end_line(out);
    g_string_append(out, ".Bl -tag -width Ds\n");
    for (; table->name; table++) {
        g_string_append_printf(out, ".It Cm %s Pq Em %s%s%s\n", table->name,
                               type_names[table->type],
                               table->type == FIELD_PROSE && table->element ? " or map" : "",
                               table->required ? ", required" : "");
        manual_append_body(table, "It", out);
    }
    g_string_append(out, ".El\n");
}

/* What the items of a list or the values of a map are; `subject` is "Each item" or "Each value". */
static void manual_append_element(const Field *element, const char *subject, GString *out)
{
    manual_end_line(out);
    g_string_append_printf(out, "%s is of type %s%s\n", subject, type_names[element->type],
                           element->type == FIELD_MAP ? ":" : ".");
    manual_append_body(element, subject, out);
}

/* Appends what follows the name of a field. `subject` is what its pattern speaks of. */
static void manual_append_body(const Field *field, const char *subject, GString *out)
{
    g_autofree char *is = g_strconcat(field->type == FIELD_TOKENS ? "Each"
                                      : field->element            ? "Each key"
                                                                  : subject,
                                      " is ", NULL);
    if (field->help)
        manual_append_sentence(field->help, NULL, out);
    if (field->choices)
        manual_append_choices(field->choices, out);
    if (field->pattern_help)
        manual_append_sentence(is, field->pattern_help, out);
    if (field->type == FIELD_MAP)
        manual_append_list(field->fields, out);
    if (field->type == FIELD_MAP && field->element)
        manual_append_element(field->element, "Each other value", out);
    else if (field->type == FIELD_PROSE && field->element)
        manual_append_element(field->element, "Each value of the map", out);
    else if (field->type == FIELD_LIST && field->element)
        manual_append_element(field->element, "Each item", out);
    else if (field->type == FIELD_MAP_OF && field->element)
        manual_append_element(field->element, "Each value", out);
}

void manual_append_file(const Field *field, GString *out)
{
    if (field->type == FIELD_MAP_OF)
        manual_append_sentence("The file is a map", NULL, out);
    manual_append_body(field, "It", out);
}

/* ---- Messages ---- */

void manual_append_messages(GString *out)
{
    g_string_append(out, ".Bl -tag -width Ds\n");
    for (guint i = 0; i < DIAGNOSTIC_N_IDS; i++) {
        DiagnosticId id = (DiagnosticId)i;
        bool error = diagnostic_severity(id) == DIAGNOSTIC_ERROR;
        g_string_append_printf(out, ".It Sy %s Pq Em %s\n", diagnostic_name(id),
                               error ? "error" : "warning");
        manual_append_sentence(diagnostic_help(id), NULL, out);
    }
    g_string_append(out, ".El\n");
}
