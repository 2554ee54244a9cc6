/*
 * fields-style.h: how a text is written. For fields.c only.
 */
#pragma once

#include "input/yaml.h"

G_BEGIN_DECLS

/* How a message calls a node: by its key, or as what it is. Free with g_free. */
char *style_name(const YamlNode *key, const YamlNode *node);

/* Complains of a plain text that a ' #' cuts. */
void style_check_cut(const YamlNode *node, Diagnostics *diagnostics);

/* Complains of a text that begins with '|-' inside quotes. */
void style_check_sign(const YamlNode *node, Diagnostics *diagnostics);

/* Prose and blocks: in block style, literal. Returns false where it is not and that was said. */
bool style_check_block(const YamlNode *key, const YamlNode *node, Diagnostics *diagnostics);

/* A text of one line. Returns false where it has several and that was said. */
bool style_check_one_line(const YamlNode *key, const YamlNode *node, Diagnostics *diagnostics);

G_END_DECLS
