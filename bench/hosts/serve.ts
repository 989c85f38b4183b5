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

function find(path: string): string | undefined {
  const [start, folder] = PLACES.find(([start]) => path.startsWith(start))!;
  const top = resolve(here(folder));
  const file = resolve(top, path.slice(start.length));
  return file.startsWith(top + sep) && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** Serves the contenders' page; isolated from other origins, where a browser's clock is finest. */
export function serve(): Promise<Site> {
  let answer = new Float32Array(0);
  const server = createServer(async (request, response) => {
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    const path = (request.url ?? '/').split('?')[0];
    if (request.method === 'POST') {
      const parts: Uint8Array[] = [];
      for await (const part of request) parts.push(part);
      answer = new Float32Array(new Uint8Array(Buffer.concat(parts)).buffer);
      response.end();
    } else if (path === '/') {
      response.setHeader('content-type', 'text/html').end(PAGE);
    } else {
      const file = find(path);
      response.statusCode = file ? 200 : 404;
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      if (file) createReadStream(file).pipe(response);
      else response.end();
    }
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
