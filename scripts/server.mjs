/** A small static server: the built book below its base path, and nothing beside it. */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.py': 'text/plain; charset=utf-8',
};

/** The file that `path` names, index.html for a folder; undefined where there is none. */
function find(folder, path) {
  const file = resolve(folder, `.${sep}${path}`);
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  for (const candidate of path === '' || path.endsWith('/') ? [join(file, 'index.html')] : [file]) {
    if (statSync(candidate, { throwIfNoEntry: false })?.isFile()) return candidate;
  }
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Serves `folder` below `base` on `port` of this machine (0: any free one).
 * @param {string} folder
 * @param {string} base begins and ends with /
 * @param {number} [port]
 * @returns {Promise<{ origin: string, address: string, port: number, close(): Promise<void> }>}
 */
export function serve(folder, base, port = 0) {
  const top = resolve(folder);
  // Share links may be long; a browser shows what the page makes of them, not what this server does.
  const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    const path = decoded((request.url ?? '/').split('?')[0]);
    const inside = path.startsWith(base);
    const file = inside ? find(top, path.slice(base.length)) : undefined;
    const shown = file ?? (inside ? find(top, '404.html') : undefined);
    response.writeHead(file ? 200 : 404, {
      'content-type': TYPES[extname(shown ?? '.txt')] ?? 'application/octet-stream',
    });
    if (!shown || request.method === 'HEAD') return response.end(shown ? undefined : 'Nothing here.');
    createReadStream(shown).pipe(response);
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const at = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
      const origin = `http://localhost:${at}`;
      const close = () =>
        new Promise((closed) => {
          server.close(() => closed(undefined));
          server.closeAllConnections();
        });
      done({ origin, address: origin + base, port: at, close });
    });
  });
}
