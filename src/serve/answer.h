/*
 * answer.h: what a request is answered with.
 */
#pragma once

#include "serve/microhttpd.h"
#include "serve/page.h"
#include "serve/preview.h"

G_BEGIN_DECLS

/* Answers with the file at a path of the preview, which begins with a slash, as a web server would
 * that serves the printed site. Whatever there is of it is looked up without the path of the base
 * URL too. */
enum MHD_Result answer(const Microhttpd *http, struct MHD_Connection *connection,
                       const Preview *preview, const char *path);

/* Answers with a status and a text. */
enum MHD_Result answer_text(const Microhttpd *http, struct MHD_Connection *connection, guint status,
                            const char *text);

G_END_DECLS
