/** axe finds nothing on any page, in both themes, on a phone, a tablet and a desk, figures' panels open too. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chapters, pages } from './helpers/book.ts';
import { scrollThrough, useSite } from './helpers/site.ts';

const site = useSite();

/** What the theme decides. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** One line per broken rule, of all or of these, with the first of its places. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // Listing what passes takes most of the time, and nobody reads it.
  axe.options({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) });
  const { violations: found } = await axe.analyze();
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.length} × ${nodes[0].html.slice(0, 160)}`,
  );
}

/** Leaves one token of every style: highlighted code repeats a dozen colours ten thousand times, and axe would weigh each. */
const thinCode = (page: Page) =>
  page.evaluate(() => {
    const seen = new Set<string>();
    for (const token of document.querySelectorAll('pre span[style]')) {
      const style = token.getAttribute('style')!;
      if (seen.has(style)) token.remove();
      seen.add(style);
    }
    for (const line of document.querySelectorAll('pre span:empty')) line.remove();
  });

/** The violations of a page at its widths, and of its colours in the dark at the last, each with the first setting that shows it. */
async function everywhere(page: Page, widths = [360, 768, 1280]): Promise<string[]> {
  const all = new Map<string, string>();
  const look = async (width: number, colorScheme: 'light' | 'dark') => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    for (const violation of await violations(page, colorScheme === 'dark' ? COLOURS : undefined)) {
      if (!all.has(violation)) all.set(violation, `${width} ${colorScheme} ${violation}`);
    }
  };
  for (const width of widths) await look(width, 'light');
  // What is dark does not depend on the width.
  await look(widths.at(-1)!, 'dark');
  return [...all.values()];
}

describe('axe finds nothing', () => {
  it.each(pages)('on /%s', async (path) => {
    const page = await site.visit(path, { reducedMotion: 'reduce' });
    await scrollThrough(page);
    await thinCode(page);
    // A figure's own page shows what its chapter shows, which is tried at every width; a source page is text.
    const widths = path.startsWith('embed/') ? [360] : path.startsWith('code/') ? [768] : undefined;
    expect(await everywhere(page, widths)).toEqual([]);
  });

  it.each(chapters)('on /%s with the panels of its figures and its contents open', async (path) => {
    const page = await site.visit(path, { reducedMotion: 'reduce' });
    await scrollThrough(page);
    const all: string[] = [];
    for (const panel of ['Data', 'Share', 'Keys']) {
      for (const button of await page
        .locator('.actions')
        .getByRole('button', { name: panel, exact: true })
        .all())
        await button.click();
      all.push(...(await everywhere(page, [panel === 'Keys' ? 1280 : 360])));
    }
    await page.locator('details.contents summary').click();
    expect([...all, ...(await violations(page))]).toEqual([]);
  });
});
