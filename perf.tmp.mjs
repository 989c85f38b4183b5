import { serve } from './scripts/server.mjs';
import { chromium } from 'playwright-core';
const server = await serve('dist', '/unfolded/');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [label, query, rate, width, dpr] of [['1500 pts','?points=500&at=0&version=1',1,1280,1],['1500 pts dpr2','?points=500&at=0&version=1',1,1280,2],['1500 pts 4x','?points=500&at=0&version=1',4,1280,1],['1500 phone 4x','?points=500&at=0&version=1',4,360,3],['w3 4x','?points=500&width=3&at=0&version=1',4,1280,1],['240 4x','?at=0&version=1',4,1280,1]]) {
  const ctx = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: dpr });
  const page = await ctx.newPage();
  const cdp = await ctx.newCDPSession(page);
  await page.goto(server.address + 'embed/folding/' + query);
  await page.waitForSelector('figure#folding[data-ready]:not([aria-busy])');
  await page.waitForTimeout(1000);
  if (rate > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  const out = await page.evaluate(async () => {
    const long = []; new PerformanceObserver(l => long.push(...l.getEntries().map(e => e.duration))).observe({ type: 'longtask' });
    document.querySelector('button.play').click();
    const gaps = []; const work = []; let before = performance.now(); const end = before + 8000;
    await new Promise(done => { const f = (now) => { gaps.push(now - before); before = now; const c = new MessageChannel(); const t0 = performance.now(); c.port1.onmessage = () => work.push(performance.now() - t0); c.port2.postMessage(0); if (performance.now() < end) requestAnimationFrame(f); else done(); }; requestAnimationFrame(f); });
    const q = (a, p) => a.slice().sort((x, y) => x - y)[Math.floor(p * (a.length - 1))].toFixed(1);
    return { frames: gaps.length, fps: (gaps.length / 8).toFixed(1), median: q(gaps, .5), p95: q(gaps, .95), max: q(gaps, 1), workMedian: q(work, .5), workP95: q(work, .95), workMax: q(work, 1), long: long.map(x => x.toFixed(0)).join(',') };
  });
  console.log(label, JSON.stringify(out));
  await ctx.close();
}
await browser.close(); await server.close();
