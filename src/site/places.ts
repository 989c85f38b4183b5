import { figures } from '#content/book.ts';
import type { FigurePlace } from '#figure/types.ts';
import { href } from './links.ts';

/** Everything the shell must know of a figure's place in the book. */
export function place(name: string): FigurePlace {
  const figure = figures.find((entry) => entry.name === name);
  if (!figure) throw new Error(`No figure is named "${name}": add it to content/book.ts.`);
  const { title, lecture, number, chapter } = figure;
  return {
    name,
    title,
    ...(lecture && { lecture }),
    number,
    embed: href(`/embed/${name}/`),
    home: href(`/${chapter.name}/#${name}`),
    code: href(`/code/${name}/`),
    embedScript: href('/embed.js'),
  };
}

/** Names of the figures that have a folder: the others are in preparation. */
export const built: ReadonlySet<string> = new Set(
  Object.keys(import.meta.glob('../figures/*/*.astro')).map((path) => path.split('/').at(-2)!),
);
