/** Every link, anchor, image, script and style sheet of the built book leads somewhere. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { base, fileOf, files, pages } from './helpers/book.ts';
import { useSite } from './helpers/site.ts';

const site = useSite();

interface Outline {
  readonly ids: readonly string[];
  /** Attribute values that are addresses, as they are written. */
  readonly targets: readonly string[];
  /** Levels of the headings, in order. */
  readonly levels: readonly number[];
  readonly title: string;
  /** Addresses of this book as it will be published: canonical, social picture. */
  readonly published: readonly string[];
}

const outlines = new Map<string, Outline>();

beforeAll(async () => {
  const page = await site.visit('404.html', { javaScriptEnabled: false });
  for (const path of pages) {
    await page.goto(site.address + path);
    outlines.set(
      path,
      await page.evaluate(() => {
        const all = (query: string) => [...document.querySelectorAll(query)];
        const values = (query: string, name: string) =>
          all(query).map((element) => element.getAttribute(name)!);
        return {
          ids: values('[id]', 'id'),
          targets: [
            ...values('a[href], link[href]:not([rel=canonical]), image[href], use[href]', 'href'),
            ...values('[src]', 'src'),
            ...values('astro-island', 'component-url'),
            ...values('astro-island', 'renderer-url'),
            ...values('[srcset]', 'srcset').flatMap((set) =>
              set.split(',').map((part) => part.trim().split(' ')[0]),
            ),
          ],
          levels: all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.tagName[1])),
          title: document.title,
          published: [
            ...values('link[rel=canonical]', 'href'),
            ...values('meta[property="og:image"]', 'content'),
          ],
        };
      }),
    );
  }
});

/** Why an address leads nowhere; undefined where it leads somewhere. */
function dead(target: string, from: string): string | undefined {
  if (/^(data|blob|mailto):/.test(target)) return undefined;
  const url = new URL(target, site.address + from);
  if (url.origin !== site.origin) return url.protocol === 'https:' ? undefined : `${target}: not https`;
  if (!url.pathname.startsWith(base)) return `${target}: outside ${base}`;
  const file = fileOf(url.pathname);
  if (!files.includes(file)) return `${target}: no such file`;
  const anchor = decodeURIComponent(url.hash.slice(1));
  const page = file.replace(/(^|\/)index\.html$/, '$1');
  return anchor && !outlines.get(page)?.ids.includes(anchor) ? `${target}: no such anchor` : undefined;
}

describe.each(pages.map((path) => ({ path })))('/$path', ({ path }) => {
  const outline = () => outlines.get(path)!;

  it('has no dead link', () => {
    expect([...new Set(outline().targets)].map((target) => dead(target, path)).filter(Boolean)).toEqual([]);
  });

  it('uses every id once', () => {
    expect(outline().ids.filter((id, i, all) => all.indexOf(id) !== i)).toEqual([]);
  });

  it('has one main heading and skips no level', () => {
    const { levels } = outline();
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, i) => i > 0 && level > levels[i - 1] + 1)).toEqual([]);
    expect(levels[0]).toBe(1);
  });

  it('names files of the book where it will be published', () => {
    for (const address of outline().published) {
      const { pathname } = new URL(address);
      expect(pathname.startsWith(base), address).toBe(true);
      expect(files, address).toContain(fileOf(pathname).replace(/^404\/index\.html$/, '404.html'));
    }
  });
});

it('every page has a title of its own', () => {
  const titles = [...outlines.values()].map(({ title }) => title);
  expect(titles.filter((title, i) => !title || titles.indexOf(title) !== i)).toEqual([]);
});

it('the site map lists pages of the book', () => {
  const map = readFileSync('dist/sitemap-0.xml', 'utf8');
  const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) =>
    fileOf(new URL(address).pathname),
  );
  expect(listed.length).toBeGreaterThan(0);
  expect(listed.filter((file) => !files.includes(file))).toEqual([]);
});
