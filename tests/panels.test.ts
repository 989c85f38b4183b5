/** What the shell gives every figure: Reset, Save, and the panels. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toQuery } from '#figure/share.ts';
import { text } from '#figure/text.ts';
import { built, model } from './helpers/book.ts';
import { type FigureOnPage, figureOn, type Panel, plain } from './helpers/figure.ts';
import { useSite } from './helpers/site.ts';
import { randomState } from './helpers/states.ts';

const site = useSite();
const PANELS: readonly Panel[] = ['share', 'embed', 'table', 'pytorch', 'keys'];

/** The figure in a state that is not its first. */
async function altered(name: string, embed: string): Promise<FigureOnPage> {
  const { knobs } = await model(name);
  return figureOn(await site.visit(embed + toQuery(knobs, randomState(knobs, 5))), name);
}

describe.each(built)('figure $number, $name', ({ name, number, embed }) => {
  it('returns to the state of the server’s page by Reset', async () => {
    const still = await site.visit(embed, { javaScriptEnabled: false });
    const figure = await altered(name, embed);
    await figure.button(text.reset).click();
    const first = await plain(still.locator('figure .twin'));
    await expect.poll(figure.twin).toBe(first);
    expect(await figure.copied('share')).not.toContain('?');
  });

  it('saves its picture as an SVG file that draws something', async () => {
    const figure = await altered(name, embed);
    const [download] = await Promise.all([
      figure.page.waitForEvent('download'),
      figure.button(text.save).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`figure-${number}-${name}.svg`);
    const source = readFileSync(await download.path(), 'utf8');
    const [errors, marks] = await figure.page.evaluate((svg) => {
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return [
        parsed.querySelectorAll('parsererror').length,
        parsed.querySelectorAll('rect, path, circle, line, polygon, polyline, image, text').length,
      ];
    }, source);
    expect(errors).toBe(0);
    expect(marks).toBeGreaterThan(5);
    expect(source).not.toMatch(/\b(NaN|undefined)\b/);
    expect(source).not.toMatch(/\bhref="(?!data:|#)/);
  });

  it('opens and closes each of its panels', async () => {
    const figure = await figureOn(await site.visit(embed), name);
    const { pytorch } = await model(name);
    for (const panel of PANELS.filter((which) => which !== 'pytorch' || pytorch)) {
      const button = figure.button(text[panel]);
      await button.press('Enter');
      expect(await button.getAttribute('aria-expanded')).toBe('true');
      expect(await figure.panel().isVisible()).toBe(true);
      expect(await plain(figure.panel())).not.toBe('');
      await button.press('Enter');
      expect(await button.getAttribute('aria-expanded')).toBe('false');
      expect(await figure.panel().isVisible()).toBe(false);
    }
  });

  it('gives its numbers as a table without holes', async () => {
    const figure = await altered(name, embed);
    const panel = await figure.open('table');
    expect(await panel.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await panel.locator('thead th').count()).toBeGreaterThan(0);
    expect(await plain(panel)).not.toMatch(/\b(NaN|undefined|null|Infinity)\b/);
  });

  it('gives PyTorch code that holds no JavaScript value', async () => {
    if (!(await model(name)).pytorch) return;
    const figure = await altered(name, embed);
    const script = await figure.copied('pytorch');
    expect(script).toMatch(/^import torch/m);
    expect(script).not.toMatch(/\b(NaN|undefined|null|Infinity|true|false)\b/);
  });

  it('links to its own page and to its source', async () => {
    const figure = await altered(name, embed);
    const links = await figure.root
      .locator('.actions a')
      .evaluateAll((all) => (all as HTMLAnchorElement[]).map((a) => a.href));
    const state = new URL(figure.page.url()).search;
    expect(links).toEqual([`${site.address}${embed}${state}`, `${site.address}code/${name}/`]);
  });
});
