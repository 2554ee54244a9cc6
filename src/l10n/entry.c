/* What is done to one translated text in the file of its language. */
#include "l10n/entry.h"

#include "book/english.h"
#include "input/unseen.h"
#include "l10n/outline.h"
#include "l10n/check/silence.h"

const char *const entry_parts[] = {"was", "en", "text", "ok", NULL};

char *entry_path(const Book *book, const Locale *locale, guint source)
{
    return g_strdup_printf("locales/%s/%s.yaml", locale->id, book->sources[source].id);
}

Edit *entry_open(const Book *book, const Locale *locale, guint source, const char *folder,
                 Diagnostics *diagnostics)
{
    g_autofree char *path = entry_path(book, locale, source);
    return edit_open(folder, path, diagnostics);
}

EditNode *entry_find(Edit *edit, const Book *book, TextId text)
{
    g_autoptr(Outline) outline = outline_new(book, book->texts[text].source);
    g_autoptr(GPtrArray) way = outline_way(outline, text);
    EditNode *node = edit_root(edit);
    for (guint i = 0; node && i < way->len; i++)
        node = edit_get(node, ((const Outline *)g_ptr_array_index(way, i))->key);
    return edit_is_map(node) ? node : NULL;
}

EditNode *entry_put(Edit *edit, const Book *book, TextId text)
{
    EditNode *entry = entry_find(edit, book, text);
    if (entry)
        return entry;
    g_autoptr(Outline) outline = outline_new(book, book->texts[text].source);
    g_autoptr(GPtrArray) way = outline_way(outline, text);
    const Outline *above = outline;
    entry = edit_root(edit);
    for (guint i = 0; i < way->len; i++) {
        const Outline *next = g_ptr_array_index(way, i);
        entry = edit_put_map(entry, next->key, above->order);
        above = next;
    }
    edit_set_text(entry, "en", book->texts[text].node->text, entry_parts);
    edit_set_text(entry, "text", "", entry_parts);
    return entry;
}

bool entry_is(const EditNode *map)
{
    return edit_get_text(map, "en") || edit_get_text(map, "text");
}

bool entry_is_unwritten(const EditNode *entry, const char *today)
{
    if (!entry)
        return true;
    const char *en = edit_get_text(entry, "en"), *text = edit_get_text(entry, "text");
    return en && text && text_is_blank(text) && !edit_get(entry, "was") && !edit_get(entry, "ok") &&
           !english_is_foreign(en, today, false);
}

void entry_take(EditNode *from, const char *key, EditNode *map, const char *to,
                const char *const *order)
{
    if (edit_get(map, to))
        edit_remove(map, to);
    edit_move(from, key, map, to, order);
}

/* A part that says something; NULL otherwise. */
static const char *entry_part(const EditNode *entry, const char *key)
{
    const char *text = edit_get_text(entry, key);
    return text && *text ? text : NULL;
}

/* The English that the text was made from: `was`, else `en`, else NULL. */
static const char *entry_made_from(const EditNode *entry)
{
    const char *was = entry_part(entry, "was");
    return was ? was : entry_part(entry, "en");
}

void entry_translate(EditNode *entry, const char *translation, const char *english,
                     const char *today)
{
    bool done = english_is_same(english, today);
    if (entry_has_foreign_english(entry, today))
        return;
    if (done)
        edit_remove(entry, "was");
    else
        edit_set_text(entry, "was", english, entry_parts);
    edit_set_text(entry, "en", today, entry_parts);
    edit_set_text(entry, "text", translation, entry_parts);
}

bool entry_has_foreign_english(const EditNode *entry, const char *today)
{
    const char *en = entry_part(entry, "en");
    return en && english_is_foreign(en, today, entry_part(entry, "text") != NULL);
}

void entry_confirm(EditNode *entry, const char *today)
{
    if (entry_has_foreign_english(entry, today))
        return;
    edit_remove(entry, "was");
    edit_set_text(entry, "en", today, entry_parts);
}

void entry_refresh(EditNode *entry, const char *today)
{
    const char *was = entry_part(entry, "was"), *en = entry_part(entry, "en");
    if (entry_has_foreign_english(entry, today))
        return;
    bool changed = en && !english_is_same(en, today);
    if (changed && !was && entry_part(entry, "text"))
        edit_set_text(entry, "was", en, entry_parts);
    edit_set_text(entry, "en", today, entry_parts);
    if (was && english_is_same(was, today))
        edit_remove(entry, "was");
}

/* ---- Silences ---- */

static char *entry_fingerprint(const EditNode *entry)
{
    const char *english = entry_made_from(entry), *text = edit_get_text(entry, "text");
    return silence_fingerprint(english ? english : "", text ? text : "");
}

/* The checks that `ok` names without a fingerprint: a list, or a name alone. */
static GPtrArray *entry_bare_checks(const EditNode *ok)
{
    GPtrArray *checks = g_ptr_array_new_with_free_func(g_free);
    const YamlNode *source = edit_source(ok);
    if (edit_kind(ok) == YAML_TEXT && source && source->length > 0)
        g_ptr_array_add(checks, g_strdup(source->text));
    for (gsize i = 0; edit_kind(ok) == YAML_LIST && source && i < source->n_items; i++)
        if (source->items[i]->kind == YAML_TEXT && source->items[i]->length > 0)
            g_ptr_array_add(checks, g_strdup(source->items[i]->text));
    return checks;
}

void entry_fill_silences(EditNode *entry)
{
    EditNode *ok = edit_get(entry, "ok");
    if (!ok)
        return;
    g_autofree char *fingerprint = entry_fingerprint(entry);
    g_autoptr(GPtrArray) bare = entry_bare_checks(ok);
    if (bare->len > 0)
        ok = edit_put_map(entry, "ok", entry_parts);
    for (guint i = 0; i < bare->len; i++)
        edit_set_token(ok, g_ptr_array_index(bare, i), fingerprint, NULL);
    if (edit_kind(ok) != YAML_MAP)
        return;
    g_auto(GStrv) checks = edit_keys(ok);
    for (guint i = 0; checks[i]; i++)
        if (!entry_part(ok, checks[i]))
            edit_set_token(ok, checks[i], fingerprint, NULL);
}

void entry_silence(EditNode *entry, const char *check)
{
    entry_fill_silences(entry);
    g_autofree char *fingerprint = entry_fingerprint(entry);
    EditNode *ok = edit_put_map(entry, "ok", entry_parts);
    edit_set_token(ok, check, fingerprint, NULL);
}

/* ---- Between files ---- */

void entry_copy(EditNode *entry, EditNode *from)
{
    entry_fill_silences(from);
    for (guint i = 0; entry_parts[i]; i++) {
        const char *part = edit_get_text(from, entry_parts[i]);
        if (part)
            edit_set_text(entry, entry_parts[i], part, entry_parts);
    }
    const EditNode *silences = edit_get(from, "ok");
    if (!edit_is_map(silences))
        return;
    g_auto(GStrv) checks = edit_keys(silences);
    EditNode *ok = edit_put_map(entry, "ok", entry_parts);
    for (guint i = 0; checks[i]; i++)
        edit_set_token(ok, checks[i], edit_get_text(silences, checks[i]), NULL);
}
