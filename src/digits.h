/*
 * digits.h: numbers in decimal digits, where there are so many that a format of printf would take
 * most of the time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of 64 bits. */
#define DIGITS_MAX 20

/* Writes a number so that its last digit stands right before `end`, where DIGITS_MAX bytes have
 * room at the most. Returns where its first one stands; no NUL is written. */
char *digits_write(guint64 number, char *end);

void digits_append(GString *out, gint64 number);

/* Appends `form` with the numbers, in their order, in place of each '%' in it. It is
 * one that a program writes: some hundred bytes. */
void digits_append_form(GString *out, const char *form, const int *numbers);

G_END_DECLS
