/** The theme follows the system or the reader, from the first paint on. */
import { expect, it } from 'vitest';
import { useSite } from './helpers/site.ts';

const site = useSite();

/** Notes the theme when the document's own scripts have run and nothing is painted yet. */
const note = () => {
  document.addEventListener('DOMContentLoaded', () => {
    Object.assign(window, { early: document.documentElement.dataset.theme ?? 'system' });
  });
};
const early = () => (window as unknown as { early: string }).early;
const paper = () => getComputedStyle(document.body).backgroundColor;

it('cycles through system, light and dark, and survives a reload from the first paint on', async () => {
  const page = await site.visit('', { before: note, colorScheme: 'light' });
  const button = page.locator('#theme');
  for (const theme of ['light', 'dark', 'system']) {
    await button.click();
    expect(await page.evaluate(() => document.documentElement.dataset.theme ?? 'system')).toBe(theme);
    expect(await button.getAttribute('aria-label')).toMatch(theme);
    const before = await page.evaluate(paper);
    await page.reload();
    expect(await page.evaluate(early)).toBe(theme);
    expect(await page.evaluate(paper)).toBe(before);
  }
});

it('follows the system where the reader has chosen nothing', async () => {
  const page = await site.visit('', { colorScheme: 'light' });
  const light = await page.evaluate(paper);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate(paper)).not.toBe(light);
});

it('keeps the reader’s choice against the system, on every page', async () => {
  const page = await site.visit('', { colorScheme: 'dark' });
  await page.locator('#theme').click();
  const light = await page.evaluate(paper);
  await page.goto(`${site.address}404.html`);
  expect(await page.evaluate(paper)).toBe(light);
});

it('ignores a stored theme that is none', async () => {
  const page = await site.visit('', { before: () => localStorage.setItem('theme', '<b>') });
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
  expect(page.complaints).toEqual([]);
});
