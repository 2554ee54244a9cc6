/*
 * fuzz_flow.c: flows, as the text of a field.
 */
#include "fuzz-messages.h"

#include "book/flow.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_begin();
    return 0;
}

static void check_flow(const Flow *flow, const FlowNames *names)
{
    int forks = 0;
    for (guint i = 0; i < flow->n_participants; i++)
        FUZZ_ASSERT(flow->participants[i] < names->n_participants);
    for (guint i = 0; i < flow->n_steps; i++) {
        const FlowStep *step = &flow->steps[i];
        forks += (step->kind == FLOW_PAR) - (step->kind == FLOW_END);
        FUZZ_ASSERT(forks >= 0 && (step->kind != FLOW_NOTE || step->note < names->n_notes));
        if (step->kind < FLOW_PAR)
            FUZZ_ASSERT(step->from < names->n_participants && step->to < names->n_participants);
    }
    FUZZ_ASSERT(forks == 0);
    flow_has_own(flow);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
    static const char *const participants[] = {"caller", "proxy",  "callee",
                                               "client", "server", "a"};
    static const char *const notes[] = {"busy", "waits", "n"};
    static const FlowNames names = {.participants = participants,
                                    .n_participants = G_N_ELEMENTS(participants),
                                    .notes = notes,
                                    .n_notes = G_N_ELEMENTS(notes)};
    g_autoptr(GString) yaml = g_string_new("flow: |-\n  ");
    for (gsize i = 0; i < size; i++) {
        g_string_append_c(yaml, (char)data[i]);
        if (data[i] == '\n')
            g_string_append(yaml, "  ");
    }
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(YamlFile) file = yaml_file_parse("f.yaml", yaml->str, yaml->len, diagnostics);
    const YamlNode *text = file ? yaml_get(yaml_file_root(file), "flow") : NULL;
    if (text && text->kind == YAML_TEXT) {
        Flow *flow = flow_parse(text, &names, diagnostics);
        FUZZ_ASSERT(flow || diagnostics_count(diagnostics, DIAGNOSTIC_ERROR) > 0);
        if (flow)
            check_flow(flow, &names);
        if (flow)
            flow_free(flow);
    }
    fuzz_check_messages(diagnostics);
    return 0;
}
