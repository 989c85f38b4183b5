/** Whatever a figure offers, the keyboard alone can do. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { built } from './helpers/book.ts';
import { type FigureOnPage, figureOn } from './helpers/figure.ts';
import { useSite } from './helpers/site.ts';

const site = useSite();
const open = async (embed: string, name: string) => figureOn(await site.visit(embed), name);

/** Marks everything a reader must be able to reach by Tab, one radio button per group; returns how many there are. */
const markStops = (figure: FigureOnPage) =>
  figure.root.evaluate((root) => {
    const all = [
      ...root.querySelectorAll<HTMLElement | SVGElement>(
        'a[href], button, input, select, textarea, summary, [tabindex]',
      ),
    ];
    const stops = all.filter((element) => {
      if (element.tabIndex < 0 || element.matches(':disabled') || !element.checkVisibility()) return false;
      return !(element instanceof HTMLInputElement && element.type === 'radio') || element.checked;
    });
    stops.forEach((element, i) => {
      element.setAttribute('data-stop', String(i));
    });
    root.setAttribute('tabindex', '-1');
    root.focus();
    return stops.length;
  });

/** Presses each key until the state differs, and says whether one did. */
async function answers(
  figure: FigureOnPage,
  control: Locator,
  keys: readonly string[],
  state: () => Promise<unknown>,
): Promise<boolean> {
  await control.focus();
  const before = await state();
  for (const key of keys) {
    await figure.page.keyboard.press(key);
    if ((await state()) !== before) return true;
  }
  return false;
}

describe.each(built)('figure $number, $name', ({ name, embed }) => {
  it('is reached whole by Tab', async () => {
    const figure = await open(embed, name);
    const count = await markStops(figure);
    const reached = new Set<string>();
    for (let i = 0; i < count + 10 && reached.size < count; i++) {
      await figure.page.keyboard.press('Tab');
      const stop = await figure.page.evaluate(() => document.activeElement?.getAttribute('data-stop'));
      if (stop) reached.add(stop);
    }
    const missed = await figure.root
      .locator('[data-stop]')
      .evaluateAll(
        (stops, seen) =>
          stops
            .filter((stop) => !seen.includes(stop.getAttribute('data-stop')!))
            .map((stop) => stop.outerHTML.slice(0, 120)),
        [...reached],
      );
    expect(missed).toEqual([]);
  });

  it('has sliders that arrow keys move', async () => {
    const figure = await open(embed, name);
    // One control may take another away: count again after each.
    const sliders = figure.root.locator('input[type=range]:visible:enabled');
    for (let i = 0; i < (await sliders.count()); i++) {
      const slider = sliders.nth(i);
      const [min, max] = [await slider.getAttribute('min'), await slider.getAttribute('max')];
      if (min === max) continue;
      const label = (await slider.getAttribute('aria-valuetext')) ?? '';
      expect(
        await answers(figure, slider, ['ArrowRight', 'ArrowLeft'], () => slider.inputValue()),
        label,
      ).toBe(true);
      expect(await slider.inputValue()).not.toBe('');
    }
  });

  it('has grids with one tab stop and arrow keys inside', async () => {
    const figure = await open(embed, name);
    for (const grid of await figure.root.locator('[role=grid]:visible').all()) {
      expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
      if ((await grid.locator('[role=gridcell]').count()) < 2) continue;
      const at = () => figure.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      const moved = await answers(
        figure,
        grid.locator('[tabindex="0"]'),
        ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'],
        at,
      );
      expect(moved, (await grid.getAttribute('aria-label')) ?? '').toBe(true);
      expect(await grid.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
    }
  });

  it('has options that arrow keys and the space bar choose', async () => {
    const figure = await open(embed, name);
    const radios = figure.root.locator('input[type=radio]:visible:checked');
    for (let i = 0; i < (await radios.count()); i++) {
      const radio = radios.nth(i);
      const group = figure.root.locator(`input[type=radio][name="${await radio.getAttribute('name')}"]`);
      const chosen = () =>
        group.evaluateAll((options) => (options as HTMLInputElement[]).findIndex((option) => option.checked));
      if ((await group.count()) > 1)
        expect(await answers(figure, radio, ['ArrowDown', 'ArrowUp'], chosen)).toBe(true);
    }
    const boxes = figure.root.locator('input[type=checkbox]:visible:enabled');
    for (let i = 0; i < (await boxes.count()); i++) {
      const box = boxes.nth(i);
      expect(await answers(figure, box, ['Space'], () => box.isChecked())).toBe(true);
    }
    // Elsewhere the arrow keys open a list that belongs to the system.
    if (process.platform !== 'linux') return;
    for (const select of await figure.root.locator('select:visible:enabled').all()) {
      if ((await select.locator('option').count()) < 2) continue;
      expect(await answers(figure, select, ['ArrowDown', 'ArrowUp'], () => select.inputValue())).toBe(true);
    }
  });

  it('tells in words what a key has changed', async () => {
    const figure = await open(embed, name);
    const twin = await figure.twin();
    const controls = await figure.root
      .locator(
        'input[type=range]:visible, input[type=radio]:visible:checked, select:visible, [role=grid]:visible [tabindex="0"]',
      )
      .all();
    let changed = false;
    for (const control of controls) {
      changed ||= await answers(
        figure,
        control,
        ['ArrowRight', 'ArrowLeft', '+', 'ArrowDown', '+'],
        figure.twin,
      );
      if (changed) break;
    }
    expect(changed, twin).toBe(true);
  });
});
