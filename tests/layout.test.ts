/** Nothing is wider than the screen, and nothing is too small for a finger. */
import { describe, expect, it } from 'vitest';
import { built, pages } from './helpers/book.ts';
import { figureOn } from './helpers/figure.ts';
import { scrollThrough, useSite } from './helpers/site.ts';

const site = useSite();

describe('no page scrolls sideways', () => {
  // 640 px is what a window of 1280 px has left when it is zoomed to 200 %.
  it.each(pages)('/%s at 320 px and at twice the size', async (path) => {
    const page = await site.visit(path, { width: 320 });
    await scrollThrough(page);
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 640 });
      const [content, wide] = await page.evaluate(() => {
        const far = [...document.querySelectorAll('body *')].filter(
          (element) => element.getBoundingClientRect().right > innerWidth + 1,
        );
        return [
          document.documentElement.scrollWidth,
          far.slice(0, 3).map((element) => element.outerHTML.slice(0, 100)),
        ] as const;
      });
      expect(content, wide.join('\n')).toBeLessThanOrEqual(width);
    }
  });
});

describe.each(built)('figure $number, $name', ({ name, embed }) => {
  it('has targets of at least 24 px on a phone', async () => {
    const figure = await figureOn(await site.visit(embed, { width: 360 }), name);
    await figure.open('share');
    const small = await figure.root.evaluate((root) => {
      const all = root.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [role=gridcell], [role=slider], [tabindex="0"]',
      );
      return [...all]
        .filter((element) => element.checkVisibility() && !element.matches(':disabled'))
        .flatMap((element) => {
          const target =
            element instanceof HTMLInputElement && element.type !== 'text'
              ? (element.closest('label') ?? element)
              : element;
          const { width, height } = target.getBoundingClientRect();
          return Math.min(width, height) < 23.99
            ? [`${width.toFixed(1)} × ${height.toFixed(1)}: ${element.outerHTML.slice(0, 120)}`]
            : [];
        });
    });
    expect(small).toEqual([]);
  });
});
