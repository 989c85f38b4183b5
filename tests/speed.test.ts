/** The page on speed measures on the reader's machine when it is asked to, and not before. */
import { expect, it } from 'vitest';
import { text } from '../src/speed/text.ts';
import { scrollThrough, useSite } from './helpers/site.ts';

const site = useSite();
const heavy = (url: string) => /\.wasm$|worker/.test(url);

it('fetches nothing to run before a click, then each module once, and shows speeds', async () => {
  const page = await site.visit('speed/');
  await scrollThrough(page);
  expect(page.asked.filter(heavy)).toEqual([]);
  await page.getByRole('button', { name: text.here.start }).click();
  await page.getByRole('button', { name: text.here.again }).waitFor({ timeout: 120_000 });
  const modules = page.asked.filter((url) => url.endsWith('.wasm')).map((url) => url.split('/').at(-1));
  expect(new Set(modules).size).toBe(2);
  expect(modules).toHaveLength(2);
  const bars = page.locator('.here .bars');
  expect(await bars.count()).toBe(3);
  for (const name of ['simd', 'relaxed', 'plain', 'lib'])
    expect(await bars.first().getByText(text.name(name), { exact: true }).count()).toBe(1);
  expect(page.complaints).toEqual([]);
}, 150_000);

it('stops when it is told to', async () => {
  const page = await site.visit('speed/');
  await scrollThrough(page);
  await page.getByRole('button', { name: text.here.start }).click();
  await page.getByRole('button', { name: text.here.cancel }).click();
  await page.getByText(text.here.cancelled).waitFor();
  expect(await page.locator('.here .bars').count()).toBe(0);
  expect(page.complaints).toEqual([]);
});

it('says so where WebAssembly has no SIMD, and measures what is left', async () => {
  const page = await site.visit('speed/');
  await page.route('**/*.wasm', (route) => route.fulfill({ body: 'no module' }));
  await scrollThrough(page);
  await page.getByRole('button', { name: text.here.start }).click();
  await page.getByText(text.here.missing(['simd', 'relaxed'])).waitFor({ timeout: 120_000 });
  expect(
    await page.locator('.here .bars').first().getByText(text.name('plain'), { exact: true }).count(),
  ).toBe(1);
}, 150_000);

it('shows the taps of another kernel by keyboard', async () => {
  const page = await site.visit('speed/');
  await scrollThrough(page);
  const drawing = page.locator('figure.drawing:has(input)');
  const before = await drawing.locator('figcaption').textContent();
  await drawing.getByRole('slider').first().press('ArrowRight');
  await expect.poll(() => drawing.locator('figcaption').textContent()).not.toBe(before);
});
