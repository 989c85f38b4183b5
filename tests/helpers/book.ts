/** The built book as files: its base path, its pages, its figures. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { figures } from '#content/book.ts';
import type { Knobs, Values } from '#figure/knobs.ts';
import type { FigureText } from '#figure/types.ts';

export const dist = 'dist';

/** Every file of the built book, as a path below its base. */
export const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(dist.length + 1)
      .replaceAll('\\', '/'),
  );

/** Addresses of all pages below the base: "", "discrete-convolution/", "embed/convolve/", "404.html". */
export const pages = files
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
  .sort();

/** The path below which the book was built; it begins and ends with a slash. */
export const base = /<link rel="icon" href="([^"]*)icon\.svg"/.exec(
  readFileSync(join(dist, '404.html'), 'utf8'),
)![1];

export const embeds = pages.filter((page) => page.startsWith('embed/'));

/** The figures that have a folder, with the pages on which they stand. */
export const built = figures
  .filter(({ name }) => existsSync(`src/figures/${name}`))
  .map((figure) => ({ ...figure, home: `${figure.chapter.name}/`, embed: `embed/${figure.name}/` }));

export const chapters = [...new Set(figures.map(({ chapter }) => `${chapter.name}/`))].filter((page) =>
  pages.includes(page),
);

/** The part of a figure's model that tests can rely on. */
export interface Model {
  readonly knobs: Knobs;
  solve(params: Values<Knobs>): unknown;
  pytorch?(params: Values<Knobs>): string;
  numbers?(view: unknown): ArrayLike<number>;
}

const models = import.meta.glob<Model>('/src/figures/*/model.ts');
const texts = import.meta.glob<{ text: FigureText<unknown> }>('/src/figures/*/text.ts');

export const model = (name: string) => models[`/src/figures/${name}/model.ts`]();
export const words = async (name: string) => (await texts[`/src/figures/${name}/text.ts`]()).text;

/** The file that an address of the site names. */
export function fileOf(path: string): string {
  const inside = decodeURIComponent(path.split(/[?#]/)[0]).slice(base.length);
  return inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
}

/** Bytes that travel for a file: compressed where it is text. */
export function weight(file: string): number {
  const bytes = readFileSync(join(dist, file));
  return /\.(woff2?|png|jpe?g|webp|avif|mp3|bin)$/.test(file) ? bytes.length : gzipSync(bytes).length;
}
