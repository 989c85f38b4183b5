/**
 * What a chapter can refer to by name: figures (from content/book.ts), equations (`<Equation id="…">`) and sections
 * (`## Title {#id}`), with their numbers, read from the chapters' source in order. Names are unique in the whole book.
 */
import { chapterNumber, chapters, figures } from '#content/book.ts';
import { href } from '../site/links.ts';

export interface Label {
  /** "Figure 4.2", "(4.1)", "Striding". */
  readonly text: string;
  readonly href: string;
  readonly kind: 'figure' | 'equation' | 'section';
}

const sources = import.meta.glob<string>('/content/*.mdx', { query: '?raw', import: 'default', eager: true });

/** The source of a chapter, or undefined while it is in preparation. */
export function chapterSource(name: string): string | undefined {
  return Object.entries(sources).find(([path]) => path.endsWith(`-${name}.mdx`))?.[1];
}

/** Names of the chapters that have a text. */
export const written: ReadonlySet<string> = new Set(
  chapters.map((c) => c.name).filter((name) => chapterSource(name)),
);

function collect(): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>();
  const add = (id: string, label: Label) => {
    if (labels.has(id))
      throw new Error(
        `The name "${id}" is used twice: names of figures, equations and sections are unique in the book.`,
      );
    labels.set(id, label);
  };
  for (const { name, number, chapter } of figures) {
    if (written.has(chapter.name))
      add(name, { kind: 'figure', text: `Figure ${number}`, href: href(`/${chapter.name}/#${name}`) });
  }
  for (const chapter of chapters) {
    const source = chapterSource(chapter.name) ?? '';
    const equations = [...source.matchAll(/<Equation\b[^>]*\bid="([^"]+)"/g)];
    equations.forEach(([, id], i) => {
      add(id, {
        kind: 'equation',
        text: `(${chapterNumber(chapter)}.${i + 1})`,
        href: href(`/${chapter.name}/#${id}`),
      });
    });
    for (const [, heading, id] of source.matchAll(/^#{2,4} (.+?) \{#([\w-]+)\}$/gm)) {
      add(id, { kind: 'section', text: heading, href: href(`/${chapter.name}/#${id}`) });
    }
  }
  return labels;
}

const labels = collect();

export function label(id: string): Label {
  const found = labels.get(id);
  if (!found)
    throw new Error(`<Ref to="${id}"/>: nothing has this name. Known: ${[...labels.keys()].join(', ')}.`);
  return found;
}
