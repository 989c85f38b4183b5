import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Where addresses lead; the first that fits counts. */
const PLACES = [
  ['/ort/', '../node_modules/onnxruntime-web/dist/'],
  ['/tfjs/', '../node_modules/@tensorflow/tfjs-backend-wasm/dist/'],
  ['/build/', '../../lib/core/build/'],
  ['/', '../.cache/page/'],
] as const;

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/page.js"></script>';

export interface Site {
  readonly origin: string;
  /** The numbers that a page sent last. */
  answer(): Float32Array;
  close(): void;
}

/** Serves the contenders' page; isolated from other origins, where a browser's clock is finest. */
export function serve(): Promise<Site> {
  let answer = new Float32Array(0);
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    if (request.method === 'POST') {
      const parts = await Array.fromAsync(request);
      answer = new Float32Array(new Uint8Array(Buffer.concat(parts)).buffer);
      return response.end();
    }
    if (path === '/') return response.setHeader('content-type', 'text/html').end(PAGE);
    const [start, folder] = PLACES.find(([start]) => path.startsWith(start))!;
    const top = here(folder);
    const file = resolve(top, path.slice(start.length));
    if (!file.startsWith(resolve(top) + sep) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.statusCode = 404;
      return response.end();
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      done({
        origin: `http://localhost:${port}`,
        answer: () => answer,
        close() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
