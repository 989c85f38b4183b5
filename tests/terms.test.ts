/** Formula and picture light each other, from the figure's own terms, from the chapter's equations, and back. */
import { describe, expect, it } from 'vitest';
import { built } from './helpers/book.ts';
import { figureOn } from './helpers/figure.ts';
import { useSite } from './helpers/site.ts';

const site = useSite();

describe.each(built)('figure $number, $name', ({ name, home }) => {
  it('lights its picture from the keys to its formula', async () => {
    const { root, page } = await figureOn(await site.visit(home), name);
    const chips = root.locator('button.term');
    expect(await chips.count()).toBeGreaterThan(0);
    for (const chip of await chips.all()) {
      await chip.focus();
      const lit = root.locator('.picture [data-lit]');
      expect(await lit.count(), (await chip.textContent()) ?? '').toBeGreaterThan(0);
    }
    await page.locator('a.brand').focus();
    expect(await root.locator('[data-lit]').count()).toBe(0);
  });

  it('and the equations that name it light each other', async () => {
    const { root, page } = await figureOn(await site.visit(home), name);
    for (const equation of await page.locator(`.equation[data-figure="${name}"]`).all()) {
      await equation.scrollIntoViewIfNeeded();
      // The terms that the figure shows in this state: others, such as padding of 0, have no marks now.
      for (const term of await equation.locator('[data-term]').all()) {
        const key = (await term.getAttribute('data-term'))!;
        const marks = root.locator(`.picture [data-term~="${key}"]`);
        if ((await marks.count()) === 0) continue;
        await term.hover();
        expect(await root.locator('.picture [data-lit]').count(), key).toBeGreaterThan(0);
        await marks.first().dispatchEvent('pointerover', { bubbles: true });
        expect(await term.getAttribute('data-lit'), key).not.toBeNull();
      }
    }
  });
});
