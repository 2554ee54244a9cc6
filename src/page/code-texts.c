/* What a code's texts are headed as, and those that are said for each reader. */
#include "page/code-texts.h"

#include "page/phrases.h"
#include "page/wording.h"

TemplateValue code_texts_fix(const Edition *edition, const Protocol *protocol, const Code *code,
                             Arena *arena)
{
    if (code->n_fixes == 0)
        return wording_html(edition, code->how_to_fix, WORDING_PROSE, arena);
    g_autoptr(GString) html = g_string_new(NULL);
    for (guint i = 0; i < code->n_fixes; i++) {
        const CodeFix *fix = &code->fixes[i];
        TemplateValue reader =
            wording_html(edition, protocol->readers[fix->reader].label, WORDING_LINE, arena);
        TemplateValue text = wording_html(edition, fix->text, WORDING_PROSE, arena);
        g_string_append(html, "<p class=\"reader\">");
        g_string_append_len(html, reader.data, (gssize)reader.size);
        g_string_append(html, "</p>\n");
        g_string_append_len(html, text.data, (gssize)text.size);
    }
    return arena_text(arena, html);
}

TemplateValue code_texts_ending(const Edition *edition, const Code *code, Arena *arena)
{
    static const PatternId endings[] = {
        [ENDING_FIX] = PATTERN_HOW_TO_FIX,        [ENDING_NEXT] = PATTERN_WHAT_NEXT,
        [ENDING_FOLLOW] = PATTERN_WHERE_NEXT,     [ENDING_CHECK] = PATTERN_WHAT_TO_CHECK,
        [ENDING_RESERVED] = PATTERN_WHY_RESERVED, [ENDING_FOUND] = PATTERN_WHERE_FOUND};
    return phrase_html(edition, endings[code->ending], NULL, arena);
}

TemplateValue code_texts_status(const Edition *edition, const Code *code, Arena *arena)
{
    static const PatternId statuses[] = {[CODE_STATUS_DEPRECATED] = PATTERN_STATUS_DEPRECATED,
                                         [CODE_STATUS_RESERVED] = PATTERN_STATUS_RESERVED,
                                         [CODE_STATUS_UNUSED] = PATTERN_STATUS_UNUSED,
                                         [CODE_STATUS_TEMPORARY] = PATTERN_STATUS_TEMPORARY,
                                         [CODE_STATUS_UNOFFICIAL] = PATTERN_STATUS_UNOFFICIAL,
                                         [CODE_STATUS_NEVER_SENT] = PATTERN_STATUS_NEVER_SENT,
                                         [CODE_STATUS_NAMED_ONLY] = PATTERN_STATUS_NAMED_ONLY,
                                         [CODE_STATUS_NOT_A_CODE] = PATTERN_STATUS_NOT_A_CODE};
    if (code->status == CODE_STATUS_CURRENT)
        return (TemplateValue){NULL, 0};
    return phrase_html(edition, statuses[code->status], NULL, arena);
}
