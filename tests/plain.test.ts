/** Without JavaScript, and on paper, the book shows every figure. */
import { describe, expect, it } from 'vitest';
import { built, chapters } from './helpers/book.ts';
import { plain } from './helpers/figure.ts';
import { useSite } from './helpers/site.ts';

const site = useSite();

describe.each(built)('figure $number, $name', ({ name, home, embed }) => {
  it.each([home, embed])('is complete without JavaScript on %s', async (path) => {
    const page = await site.visit(path, { javaScriptEnabled: false, width: 768 });
    const figure = page.locator(`figure#${name}`);
    const marks = figure.locator('.picture :is(svg, img, canvas, table):visible');
    expect(await marks.count()).toBeGreaterThan(0);
    expect(await marks.first().evaluate((mark) => mark.getBoundingClientRect().height)).toBeGreaterThan(20);
    expect((await plain(figure.locator('.twin'))).length).toBeGreaterThan(30);
    expect((await plain(figure.locator('.caption'))).length).toBeGreaterThan(30);
    expect(await figure.locator('button:visible:not(.picture *, .formula *)').count()).toBe(0);
  });
});

it.each(chapters)('%s prints its figures and words, and nothing to click', async (path) => {
  const page = await site.visit(path, { width: 768 });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('header.site').isVisible()).toBe(false);
  for (const part of await page.locator('figure.figure').all()) {
    expect(await part.locator('.picture').isVisible()).toBe(true);
    expect(await part.locator('.twin').isVisible()).toBe(true);
    expect(await part.locator('.actions').isVisible()).toBe(false);
    const [box, width] = await part.evaluate((figure) => [
      figure.scrollWidth - figure.clientWidth,
      figure.clientWidth,
    ]);
    expect(width).toBeGreaterThan(0);
    expect(box).toBeLessThanOrEqual(1);
  }
});
