import { serve } from './scripts/server.mjs';
import { chromium } from 'playwright-core';
const server = await serve('dist', '/unfolded/');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const jobs = JSON.parse(process.argv[2]);
for (const { name, width=1280, height=900, query='', dark=false, js=true, path='embed/folding/', act, full=true, dpr=1 } of jobs) {
  const ctx = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', javaScriptEnabled: js, deviceScaleFactor: dpr });
  const page = await ctx.newPage();
  page.on('console', m => console.log(name, m.type(), m.text()));
  page.on('pageerror', e => console.log(name, 'ERR', e.message));
  await page.goto(server.address + path + query);
  if (js) { await page.locator('figure#folding').scrollIntoViewIfNeeded(); await page.waitForSelector('figure#folding[data-ready]:not([aria-busy])'); await page.waitForTimeout(300); }
  if (act) { await page.evaluate(act); await page.waitForTimeout(400); }
  const target = path.startsWith('embed') ? page : page.locator('figure#folding');
  await target.screenshot({ path: `/tmp/s-${name}.png`, ...(path.startsWith('embed') && { fullPage: full }) });
  await ctx.close();
}
await browser.close(); await server.close();
