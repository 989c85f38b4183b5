/** What a page may weigh: bytes and counts, which repeat, and no milliseconds, which do not. */
import { describe, expect, it } from 'vitest';
import { built, chapters, fileOf, pages, weight } from './helpers/book.ts';
import { scrollThrough, useSite, type Visit } from './helpers/site.ts';

const site = useSite();
const KB = 1000;
/** `script` is all of it, workers too. */
const LIMITS = { requests: 20, fonts: 80 * KB, script: 117 * KB };
/** A first load should stay below 160 kB. These do not: their server-drawn figures weigh as HTML what they give to readers without JavaScript. */
const HEAVY: Readonly<Record<string, number>> = {
  'folding-space/': 226 * KB,
  'computed-parameters/': 183 * KB,
  'discrete-convolution/': 190 * KB,
  'deep-networks/': 207 * KB,
};
const firstLoad = (path: string) => HEAVY[path] ?? 160 * KB;
/** Chapter 5 opens with a figure that shares its mathematics with three others: a request for each piece that is shared. */
const MANY: Readonly<Record<string, number>> = { 'deep-networks/': 23 };
/** What a reader of one figure in a frame loads as script, the runtime included. */
const FIGURE_SCRIPT = 60 * KB;

/** Adds up how far things jump, as browsers do: what the reader caused does not count. */
function watchShifts() {
  const sum = { value: 0, what: [] as string[] };
  Object.assign(window, { shifts: sum });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node?: Element }[];
    })[]) {
      if (entry.hadRecentInput) continue;
      sum.value += entry.value;
      sum.what.push(
        ...entry.sources.map(
          ({ node }) =>
            `${entry.value.toFixed(4)} ${node?.nodeName} ${node?.parentElement?.outerHTML.slice(0, 100)}`,
        ),
      );
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
const shifts = () => (window as unknown as { shifts: { value: number; what: string[] } }).shifts;

const filesOf = (page: Visit) => [
  ...new Set(
    page.asked.filter((url) => url.startsWith(site.address)).map((url) => fileOf(new URL(url).pathname)),
  ),
];
const sum = (files: readonly string[]) => files.reduce((total, file) => total + weight(file), 0);
const kilo = (bytes: number) => `${(bytes / KB).toFixed(1)} kB`;

describe.each(chapters.map((path) => ({ path })))('/$path', ({ path }) => {
  it('stays within its weights', async () => {
    const page = await site.visit(path, { width: 360, before: watchShifts });
    await page.waitForLoadState('networkidle');
    const first = filesOf(page);
    await scrollThrough(page);
    const all = filesOf(page);
    const measured = {
      first: sum(first),
      requests: first.length,
      fonts: sum(all.filter((file) => /\.woff2?$/.test(file))),
      script: sum(all.filter((file) => file.endsWith('.js'))),
    };
    console.log(
      `/${path} first load ${kilo(measured.first)} in ${measured.requests} requests; ` +
        `after scrolling: fonts ${kilo(measured.fonts)}, scripts ${kilo(measured.script)}, all ${kilo(sum(all))} in ${all.length} requests`,
    );
    console.log(first.map((file) => `    ${kilo(weight(file)).padStart(9)} ${file}`).join('\n'));
    for (const [name, limit] of Object.entries({
      ...LIMITS,
      requests: MANY[path] ?? LIMITS.requests,
      first: firstLoad(path),
    })) {
      expect.soft(measured[name as keyof typeof measured], name).toBeLessThanOrEqual(limit);
    }
  });
});

describe('nothing jumps while a page loads and is scrolled', () => {
  // Figures are met in their chapters, and of the pages of source, which are made alike, one stands for all.
  const own = pages.filter(
    (path, i) => !/^embed\//.test(path) && !(/^code\//.test(path) && /^code\//.test(pages[i - 1])),
  );
  it.each(
    own.flatMap(
      (path) =>
        [
          [path, 360],
          [path, 1280],
        ] as const,
    ),
  )('/%s at %i px', async (path, width) => {
    const page = await site.visit(path, { width, before: watchShifts });
    await scrollThrough(page);
    const { value, what } = await page.evaluate(shifts);
    expect(Number(value.toFixed(3)), what.join('\n')).toBe(0);
  });
});

describe.each(built)('figure $number, $name, alone', ({ embed }) => {
  it('stays within its script', async () => {
    const page = await site.visit(embed);
    await page.waitForLoadState('networkidle');
    const script = sum(filesOf(page).filter((file) => file.endsWith('.js')));
    console.log(`/${embed} scripts ${kilo(script)}`);
    expect(script).toBeLessThanOrEqual(FIGURE_SCRIPT);
  });
});
