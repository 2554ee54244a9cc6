/* A printed page as the preview hands it out: with the script that loads it anew. */
#include "serve/page.h"

/* Asks what is new, and is answered when something is. Only the page that is seen asks: a browser
 * has few connections to one host. Styles are set by script, since the policy of the pages takes no
 * other. */
const char page_script[] =
    "(() => {\n"
    "  'use strict';\n"
    "  const book = document.currentScript.src.split('?')[1];\n"
    "  let asking, board;\n"
    "  function show(errors) {\n"
    "    board?.remove();\n"
    "    board = undefined;\n"
    "    if (errors === '') return;\n"
    "    board = document.createElement('pre');\n"
    "    board.id = 'statusbook-errors';\n"
    "    board.lang = 'en';\n"
    "    board.dir = 'ltr';\n"
    "    board.setAttribute('role', 'alert');\n"
    "    board.textContent = errors;\n"
    "    Object.assign(board.style, {position: 'fixed', zIndex: 9999, inset: 'auto 0 0 0', margin: "
    "0,\n"
    "      padding: '1rem', maxHeight: '50vh', overflow: 'auto', color: '#fff', background: "
    "'#7a1010',\n"
    "      font: '14px/1.4 monospace', whiteSpace: 'pre', textAlign: 'left'});\n"
    "    document.body.append(board);\n"
    "  }\n"
    "  async function ask() {\n"
    "    const own = asking = new AbortController();\n"
    "    let seen = '';\n"
    "    while (!own.signal.aborted) {\n"
    "      try {\n"
    "        const answer = await fetch('" PAGE_NEWS "?' + seen, {signal: own.signal});\n"
    "        const lines = (await answer.text()).split('\\n');\n"
    "        if (lines[1] !== book) return location.reload();\n"
    "        seen = lines[0];\n"
    "        show(lines.slice(2).join('\\n'));\n"
    "      } catch {\n"
    "        await new Promise(done => setTimeout(done, 500));\n"
    "        seen = '';\n"
    "      }\n"
    "    }\n"
    "  }\n"
    "  document.addEventListener('visibilitychange', () => {\n"
    "    asking?.abort();\n"
    "    if (!document.hidden) ask();\n"
    "  });\n"
    "  if (!document.hidden) ask();\n"
    "})();\n";

void page_add_script(GString *html, const char *book)
{
    const char *body = g_strrstr(html->str, "</body>");
    g_autofree char *script = g_strdup_printf("<script src=\"" PAGE_SCRIPT "?%s\"></script>", book);
    g_string_insert(html, body ? body - html->str : -1, script);
}

void page_append_errors(const char *errors, GString *html)
{
    g_autofree char *escaped = g_markup_escape_text(errors, -1);
    g_string_append_printf(html,
                           "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "<title>statusbook</title>\n</head>\n<body>\n"
                           "<h1>The book has errors</h1>\n<pre>%s</pre>\n</body>\n</html>\n",
                           escaped);
}

void page_append_news(guint loads, const char *book, const char *errors, GString *out)
{
    g_string_append_printf(out, "%u\n%s\n%s", loads, book, errors);
}

const char *page_type(const char *path)
{
    static const char *const types[][2] = {
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".xml", "application/xml"},
        {".txt", "text/plain; charset=utf-8"},
        {".svg", "image/svg+xml"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(types); i++)
        if (g_str_has_suffix(path, types[i][0]))
            return types[i][1];
    return "application/octet-stream";
}
