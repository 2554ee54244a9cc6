/* Tests of flow from the inside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "book/flow.h"

static const char *const participants[] = {"caller", "proxy", "phone_a"};
static const char *const notes[] = {"busy", "rings"};
static const FlowNames names = {
    .participants = participants, .n_participants = 3, .notes = notes, .n_notes = 2};

/* A flow in a file: its first line is line 2, and starts in column 3. */
static YamlFile *flow_file(const char *lines)
{
    g_auto(GStrv) all = g_strsplit(lines, "\n", -1);
    GString *text = g_string_new("flow: |-\n");
    for (guint i = 0; all[i]; i++)
        g_string_append_printf(text, "%s%s\n", *all[i] ? "  " : "", all[i]);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    YamlFile *file = yaml_file_parse("f", text->str, text->len, diagnostics);
    g_string_free(text, TRUE);
    assert_non_null(file);
    return file;
}

static Flow *parse(const char *lines)
{
    g_autoptr(YamlFile) file = flow_file(lines);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    Flow *flow = flow_parse(yaml_get(yaml_file_root(file), "flow"), &names, diagnostics);
    g_autofree char *messages = diagnostics_format(diagnostics);
    assert_string_equal(messages, "");
    assert_non_null(flow);
    return flow;
}

/* The messages, without the lines that they cite, are these; and there is no flow. */
static void assert_bad(const char *lines, const char *expected)
{
    g_autoptr(YamlFile) file = flow_file(lines);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    assert_null(flow_parse(yaml_get(yaml_file_root(file), "flow"), &names, diagnostics));
    g_autofree char *messages = diagnostics_format(diagnostics);
    g_auto(GStrv) all = g_strsplit(messages, "\n", -1);
    g_autoptr(GString) said = g_string_new(NULL);
    for (guint i = 0; all[i]; i++)
        if (g_str_has_prefix(all[i], "f:"))
            g_string_append_printf(said, "%s\n", all[i]);
    assert_string_equal(said->str, expected);
}

static void assert_step(const Flow *flow, guint i, FlowStepKind kind, guint from, guint to,
                        const char *label)
{
    assert_true(i < flow->n_steps);
    const FlowStep *step = &flow->steps[i];
    assert_int_equal(step->kind, kind);
    assert_int_equal(step->from, from);
    assert_int_equal(step->to, to);
    if (label)
        assert_string_equal(step->label, label);
    else
        assert_null(step->label);
}

static void test_every_form(void **state)
{
    (void)state;
    Flow *flow = parse("proxy -> phone_a: INVITE\nproxy x-> phone_a: INVITE again\n"
                       "caller => phone_a: RTP: audio\nnote phone_a: rings\nnote proxy: busy\n"
                       "timer caller: Timer B");
    assert_int_equal(flow->n_steps, 6);
    assert_int_equal(flow->n_participants, 3);
    assert_int_equal(flow->participants[0], 1); /* in the order of their first step */
    assert_int_equal(flow->participants[1], 2);
    assert_int_equal(flow->participants[2], 0);
    assert_step(flow, 0, FLOW_MESSAGE, 0, 1, "INVITE");
    assert_step(flow, 1, FLOW_LOST, 0, 1, "INVITE again");
    assert_step(flow, 2, FLOW_MEDIA, 2, 1, "RTP: audio");
    assert_step(flow, 3, FLOW_NOTE, 1, 1, NULL);
    assert_int_equal(flow->steps[3].note, 1);
    assert_step(flow, 4, FLOW_NOTE, 0, 0, NULL);
    assert_int_equal(flow->steps[4].note, 0);
    assert_step(flow, 5, FLOW_TIMER, 2, 2, "Timer B");
    flow_free(flow);
}

static void test_branches(void **state)
{
    (void)state;
    Flow *flow = parse("par\n  proxy -> phone_a: A\nand\n  par\n    proxy -> caller: B\n  and\n\n"
                       "    proxy -> caller: C   \n  end\nend");
    static const FlowStepKind kinds[] = {FLOW_PAR, FLOW_MESSAGE, FLOW_AND, FLOW_PAR, FLOW_MESSAGE,
                                         FLOW_AND, FLOW_MESSAGE, FLOW_END, FLOW_END};
    assert_int_equal(flow->n_steps, G_N_ELEMENTS(kinds));
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        assert_int_equal(flow->steps[i].kind, kinds[i]);
    assert_string_equal(flow->steps[6].label, "C"); /* no space at its end */
    flow_free(flow);
}

static void test_answers(void **state)
{
    (void)state;
    Flow *flow = parse("caller -> proxy: A\nproxy --> caller: B\nproxy ==> caller: C\n"
                       "proxy x--> caller: D\nproxy x==> caller: E\ncaller => proxy: F");
    static const bool answers[] = {false, true, true, true, true, false};
    static const bool own[] = {false, false, true, false, true, false};
    for (guint i = 0; i < 6; i++) {
        assert_int_equal(flow->steps[i].answer, answers[i]);
        assert_int_equal(flow->steps[i].own, own[i]);
    }
    assert_int_equal(flow->steps[3].kind, FLOW_LOST);
    assert_int_equal(flow->steps[4].kind, FLOW_LOST);
    assert_true(flow_has_own(flow));
    flow_free(flow);
    flow = parse("caller -> proxy: A\nproxy --> caller: B");
    assert_false(flow_has_own(flow));
    flow_free(flow);
}

static void test_a_label_may_hold_signs(void **state)
{
    (void)state;
    Flow *flow = parse("caller -> proxy: 200 OK (x-> y: => z)");
    assert_step(flow, 0, FLOW_MESSAGE, 0, 1, "200 OK (x-> y: => z)");
    flow_free(flow);
    flow = parse("caller => proxy: RTP -> relay x-> lost");
    assert_step(flow, 0, FLOW_MEDIA, 0, 1, "RTP -> relay x-> lost");
    flow_free(flow);
}

static void test_nobody_sends_to_itself(void **state)
{
    (void)state;
    assert_bad("proxy -> proxy: looks",
               "f:2:3: error: both ends are one; for what it does write 'note P: NOTE', not "
               "'proxy -> proxy: looks' [flow]\n");
}

static void test_unknown_names(void **state)
{
    (void)state;
    assert_bad("caller -> porxy: INVITE",
               "f:2:13: error: unknown participant 'porxy' (did you mean 'proxy'?) [flow]\n");
    assert_bad("zebra -> proxy: INVITE", "f:2:3: error: unknown participant 'zebra' [flow]\n");
    assert_bad("caller -> proxy: A\n  caller => zebra: A",
               "f:3:15: error: unknown participant 'zebra' [flow]\n");
    assert_bad("note zebra: busy", "f:2:8: error: unknown participant 'zebra' [flow]\n");
    assert_bad("note proxy: bsuy",
               "f:2:15: error: unknown note 'bsuy' (did you mean 'busy'?) [flow]\n");
    assert_bad("timer zebra: T1", "f:2:9: error: unknown participant 'zebra' [flow]\n");
    assert_bad("zebra -> lion: A", "f:2:3: error: unknown participant 'zebra' [flow]\n"
                                   "f:2:12: error: unknown participant 'lion' [flow]\n");
}

static void test_lines_of_no_form(void **state)
{
    (void)state;
#define NO_FORM                                                                                    \
    "not 'A -> B: LABEL' (an answer: 'A --> B: LABEL'), 'note P: NOTE', 'timer P: NAME', 'par', "  \
    "'and' or 'end': "
    assert_bad("caller->proxy: A", "f:2:3: error: " NO_FORM "'caller->proxy: A' [flow]\n");
    assert_bad("caller ->> proxy: A", "f:2:3: error: " NO_FORM "'caller ->> proxy: A' [flow]\n");
    assert_bad("hello", "f:2:3: error: " NO_FORM "'hello' [flow]\n");
    assert_bad("caller -> proxy: A\n\n    hello", "f:4:7: error: " NO_FORM "'hello' [flow]\n");
    assert_bad("caller -> proxy",
               "f:2:3: error: missing ': ' before the text in 'caller -> proxy' [flow]\n");
    assert_bad("caller -> proxy:A",
               "f:2:3: error: missing ': ' before the text in 'caller -> proxy:A' [flow]\n");
    assert_bad("caller -> proxy:",
               "f:2:3: error: missing text behind ': ' in 'caller -> proxy:' [flow]\n");
    assert_bad("note proxy", "f:2:3: error: missing ': ' before the text in 'note proxy' [flow]\n");
    assert_bad("timer proxy:", "f:2:3: error: missing text behind ': ' in 'timer proxy:' [flow]\n");
}

static void test_branches_that_do_not_close(void **state)
{
    (void)state;
    assert_bad("end", "f:2:3: error: no 'par' is open at 'end' [flow]\n");
    assert_bad("and", "f:2:3: error: no 'par' is open at 'and' [flow]\n");
    assert_bad("par\nand\nend\nend", "f:5:3: error: no 'par' is open at 'end' [flow]\n");
    assert_bad("par\nand", "f:1:7: error: 'par' without its 'end' [flow]\n");
    assert_bad("par\npar\npar\npar\npar\nend\nend\nend\nend\nend",
               "f:6:3: error: branches are nested too deep at 'par' [flow]\n");
}

static void test_every_bad_line_is_said(void **state)
{
    (void)state;
    assert_bad("a\ncaller -> b: C\nnote proxy: d\nend",
               "f:2:3: error: " NO_FORM "'a' [flow]\n"
               "f:3:13: error: unknown participant 'b' [flow]\n"
               "f:4:15: error: unknown note 'd' [flow]\n"
               "f:5:3: error: no 'par' is open at 'end' [flow]\n");
}

static void test_columns_count_characters(void **state)
{
    (void)state;
    assert_bad("note proxy: 保留", "f:2:15: error: unknown note '保留' [flow]\n");
    assert_bad("呼 -> zebra: A", "f:2:3: error: unknown participant '呼' [flow]\n"
                                 "f:2:8: error: unknown participant 'zebra' [flow]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_form),
        cmocka_unit_test(test_branches),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_a_label_may_hold_signs),
        cmocka_unit_test(test_nobody_sends_to_itself),
        cmocka_unit_test(test_unknown_names),
        cmocka_unit_test(test_lines_of_no_form),
        cmocka_unit_test(test_branches_that_do_not_close),
        cmocka_unit_test(test_every_bad_line_is_said),
        cmocka_unit_test(test_columns_count_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
