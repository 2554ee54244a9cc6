/* The lines by which programs report the codes of a protocol (programs.yaml). */
#include "book/programs.h"

#include "book/book.h"
#include "book/files.h"
#include "text-hash.h"

/* A line in hand: who has it already, by its text. */
typedef struct Lines {
    Diagnostics *diagnostics;
    GHashTable *seen; /* the line → where it stands, as a message says it */
} Lines;

static void lines_add(Lines *lines, const YamlNode *line, const char *program, const char *where)
{
    g_autofree char *key = g_strconcat(program, "\n", line->text, NULL);
    const char *other = g_hash_table_lookup(lines->seen, key);
    if (other) {
        DiagnosticPlace place = yaml_place(line);
        diagnostics_add(lines->diagnostics, DIAGNOSTIC_REPEATED_LINE, &place,
                        "this line of '%s' stands in '%s' too; leave it in one of the two", program,
                        other);
        return;
    }
    g_hash_table_insert(lines->seen, g_steal_pointer(&key), (gpointer)where);
}

static void lines_add_logs(Lines *lines, const Book *book, const Protocol *protocol)
{
    for (guint c = 0; c < protocol->n_codes; c++) {
        guint source = protocol->codes[c].text_file;
        const YamlNode *logs = yaml_get(yaml_file_root(book_source_file(book, source)), "logs");
        for (gsize i = 0; logs && logs->kind == YAML_LIST && i < logs->n_items; i++) {
            const YamlNode *line = yaml_get(logs->items[i], "line");
            const char *by = yaml_get_text(logs->items[i], "by");
            if (line && line->kind == YAML_TEXT && by)
                lines_add(lines, line, by, book->sources[source].id);
        }
    }
}

static void program_load_line(Book *book, const Protocol *protocol, const YamlPair *pair,
                              ProgramLine *line, Diagnostics *diagnostics)
{
    const YamlNode *map = pair->value;
    line->id = pair->key->text;
    line->line = yaml_get_text(map, "line");
    line->codes = refs_load(book, protocol, yaml_get(map, "codes"), diagnostics);
    line->means = texts_of(book, yaml_get(map, "means"));
    line->settings = store_tokens(book->store, yaml_get(map, "setting"));
    line->citations = store_tokens(book->store, yaml_get(map, "source"));
}

static void program_load(Book *book, const Protocol *protocol, const YamlPair *pair,
                         Program *program, Lines *seen)
{
    const YamlNode *lines = yaml_get(pair->value, "lines");
    gsize n = yaml_map_length(lines);
    program->id = pair->key->text;
    program->name = yaml_get_text(pair->value, "name");
    if (!program->name)
        program->name = program->id;
    program->lines = store_new(book->store, ProgramLine, n);
    for (gsize i = 0; i < n; i++) {
        const YamlNode *line = yaml_get(lines->pairs[i].value, "line");
        if (!line || line->kind != YAML_TEXT)
            continue;
        program_load_line(book, protocol, &lines->pairs[i], &program->lines[program->n_lines++],
                          seen->diagnostics);
        lines_add(seen, line, program->name, book->sources[program->text_file].id);
    }
}

void programs_load(Book *book, guint index, Diagnostics *diagnostics)
{
    Protocol *protocol = &book->protocols[index];
    const BookFile *file = files_find(book->store, BOOK_FILE_PROGRAMS, index);
    Lines seen = {diagnostics, g_hash_table_new_full(text_hash, g_str_equal, g_free, NULL)};
    lines_add_logs(&seen, book, protocol);
    const YamlNode *root = file && file->yaml ? yaml_file_root(file->yaml) : NULL;
    gsize n = yaml_map_length(root);
    protocol->programs = store_new(book->store, Program, n);
    for (gsize i = 0; i < n; i++) {
        Program *program = &protocol->programs[protocol->n_programs++];
        program->text_file = (guint)book_find_source(book, file->id);
        program_load(book, protocol, &root->pairs[i], program, &seen);
    }
    g_hash_table_destroy(seen.seen);
}
