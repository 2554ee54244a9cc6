/*
 * scratch.h: memory for what one page, or one language, is made of: handed out in one direction,
 * all of it taken back at once. The blocks stay, so that a worker allocates nothing from its second
 * page on.
 */
#pragma once

#include <glib.h>

#include "template/template.h"

G_BEGIN_DECLS

typedef struct Scratch Scratch;

Scratch *scratch_new(void);
void scratch_free(Scratch *scratch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scratch, scratch_free)

/* Takes back everything that was handed out. */
void scratch_reset(Scratch *scratch);

/* `size` bytes, aligned for any type, not cleared. They live until the next reset. */
gpointer scratch_alloc(Scratch *scratch, gsize size);

/* Values, all of them zero: false or empty. */
TemplateValue *scratch_values(Scratch *scratch, gsize n);

/* A text: a copy of what `text` holds. */
TemplateValue scratch_text(Scratch *scratch, const GString *text);

/* A text of several parts (at most 16), one behind the other; NULL ends them. */
TemplateValue scratch_join(Scratch *scratch, ...) G_GNUC_NULL_TERMINATED;

/* The same of `n` parts; and of values, whose lengths are known. */
TemplateValue scratch_join_n(Scratch *scratch, const char *const *parts, gsize n);
TemplateValue scratch_concat(Scratch *scratch, const TemplateValue *parts, gsize n);

/* A text as HTML: itself, where it has nothing to escape. */
TemplateValue scratch_html(Scratch *scratch, TemplateValue text);

/* The same of what a place of type HTML takes of a name, an id or a token, which lives longer than
 * the page. Empty where `text` is NULL. */
TemplateValue scratch_escaped(Scratch *scratch, const char *text);

/* The same in an element without attributes: "bdi", "code". */
TemplateValue scratch_element(Scratch *scratch, const char *element, const char *text);

/* A number. */
TemplateValue scratch_number(Scratch *scratch, guint number);

/* A text that lives longer than the page: nothing is copied. NULL is none. */
TemplateValue scratch_static(const char *text);

/* True or false. */
TemplateValue scratch_bool(gboolean value);

G_END_DECLS
