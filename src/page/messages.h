/*
 * messages.h: messages on the wire, line by line, so that a pair can mark the header fields that
 * only one of its codes has.
 */
#pragma once

#include "page/edition.h"

G_BEGIN_DECLS

/* The header fields of all messages of a protocol, numbered as they come. Free with
 * field_names_free. */
typedef struct FieldNames FieldNames;
FieldNames *field_names_new(void);
void field_names_free(FieldNames *names);

/* What messages of a form are headed as: "On the wire". */
TemplateValue messages_heading(const Edition *edition, MessageForm form, Arena *arena);

/* What the bytes of a message say, one reading after the other. */
TemplateValue messages_readings(const Edition *edition, const Code *code, Arena *arena);

/* Splits the message of a code into lines. Only those of a head have header fields; in those of a
 * session who speaks is marked. */
void messages_split(const Edition *edition, const Code *code, FieldNames *names,
                    PrerenderedCode *ready);

/* The message of a side as HTML, with the lines marked whose header field the other has not. */
TemplateValue messages_mark(const PrerenderedCode *side, const PrerenderedCode *other,
                            Arena *arena);

G_END_DECLS
