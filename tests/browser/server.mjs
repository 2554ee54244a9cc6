// Serves a printed site on a loopback port, as a plain web server does: files, folders by their index, 404.html.
import {createServer} from 'node:http';
import {readFile} from 'node:fs/promises';
import {join, extname, normalize} from 'node:path';

const types = {'.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.js': 'text/javascript',
  '.json': 'application/json', '.xml': 'application/xml', '.txt': 'text/plain'};

// What is no escape stands as it is.
function decoded(path) {
  try { return decodeURIComponent(path); } catch { return path; }
}

export async function serve(root, port = 0) {
  const server = createServer(async (request, response) => {
    let path = normalize(decoded(new URL(request.url, 'http://x').pathname));
    if (path.endsWith('/')) path += 'index.html';
    const send = (status, type, body) => response.writeHead(status, {'content-type': type}).end(body);
    try {
      send(200, types[extname(path)] ?? 'application/octet-stream', await readFile(join(root, path)));
    } catch {
      send(404, types['.html'], await readFile(join(root, '404.html')));
    }
  });
  await new Promise(ready => server.listen(port, '127.0.0.1', ready));
  return {address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close()};
}
