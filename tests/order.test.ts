/** Chapters, folders and the list in content/book.ts tell the same story. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chapterNumber, chapters, figures } from '#content/book.ts';
import { built, pages } from './helpers/book.ts';

const pascal = (name: string) => name.replace(/(^|-)(\w)/g, (_, _dash, letter) => letter.toUpperCase());
const folders = readdirSync('src/figures', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const html = (page: string) => readFileSync(`dist/${page}index.html`, 'utf8');
const standing = (page: string) =>
  [...html(page).matchAll(/<figure\b[^>]*\bid="([\w-]+)"/g)].map(([, name]) => name);

describe('the list of the book', () => {
  it('names every figure and every chapter once', () => {
    const names = [...figures, ...chapters].map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it.each(folders)('has a line for the folder %s', (name) => {
    expect(figures.map((figure) => figure.name)).toContain(name);
  });

  it('gives chapter texts the number of their place', () => {
    const texts = readdirSync('content').filter((file) => /^\d\d-.*\.mdx$/.test(file));
    const places = chapters.map(
      (chapter) => `${String(chapterNumber(chapter)).padStart(2, '0')}-${chapter.name}.mdx`,
    );
    expect(places).toEqual(expect.arrayContaining(texts));
  });
});

describe.each(built)('figure $number, $name', ({ name, home, embed }) => {
  it('has its files, named as its folder', () => {
    for (const file of [
      'model.ts',
      'text.ts',
      'model.test.ts',
      `${pascal(name)}.svelte`,
      `${pascal(name)}.astro`,
    ]) {
      expect(existsSync(`src/figures/${name}/${file}`), file).toBe(true);
    }
  });

  it('stands once in the book, in its chapter, and has a page of its own', () => {
    const places = pages
      .filter((page) => page.endsWith('/') && !/^(embed|code)\//.test(page))
      .flatMap((page) =>
        standing(page)
          .filter((id) => id === name)
          .map(() => page),
      );
    expect(places).toEqual([home]);
    expect(standing(embed)).toEqual([name]);
  });
});

it.each(chapters.filter(({ name }) => pages.includes(`${name}/`)))(
  'the figures of chapter $name stand in the order of the list',
  ({ name, figures: list }) => {
    const order = list.map((figure) => figure.name).filter((figure) => folders.includes(figure));
    expect(standing(`${name}/`)).toEqual(order);
  },
);
