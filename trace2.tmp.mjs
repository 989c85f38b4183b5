import { serve } from './scripts/server.mjs';
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const server = await serve('dist', '/unfolded/');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [label, q] of [['spiral3 1500', '?points=500&at=0&version=1'], ['w3 1500', '?points=500&width=3&at=0&version=1'], ['w5 1500', '?points=500&width=5&seed=1&at=0&version=1']]) {
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await browser.startTracing(page, { path: '/tmp/trace.json', categories: ['devtools.timeline','disabled-by-default-devtools.timeline'] });
await page.goto(server.address + 'embed/folding/' + q);
await page.waitForSelector('figure#folding[data-ready]:not([aria-busy])');
await page.waitForTimeout(500);
await page.evaluate(() => performance.mark('play'));
await page.locator('button.play').click();
await page.waitForTimeout(q.includes('width') ? 10000 : 27500);
await page.evaluate(() => performance.mark('end'));
await browser.stopTracing();
const { traceEvents } = JSON.parse(readFileSync('/tmp/trace.json'));
const mains = traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain');
for (const main of mains) {
  const ev = traceEvents.filter((e) => e.ph === 'X' && e.pid === main.pid && e.tid === main.tid && e.name === 'RunTask');
  if (ev.length < 100) continue;
  const t = ev.map((e) => e.tdur / 1000).sort((a, b) => b - a);
  const fr = traceEvents.filter((e) => e.pid === main.pid && e.name === 'FireAnimationFrame').length;
  const big = ev.filter((e) => e.tdur > 12000).map((e) => ((e.tdur/1000).toFixed(0)+'@'+((e.ts-ev[0].ts)/1e6).toFixed(1)));
  console.log(label, 'frames', fr, 'tasks', ev.length, 'top CPU ms', t.slice(0, 10).map((x) => x.toFixed(1)).join(' '), '| >12:', big.join(' '));
}
await page.close();
}
await browser.close(); await server.close();
