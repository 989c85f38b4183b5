import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 800, height: 700 } });
const cdp = await page.context().newCDPSession(page);
await page.setContent('<canvas width=500 height=500 style="width:500px;height:500px"></canvas>');
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
const metrics = async () => Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map((m) => [m.name, m.value]));
for (const v of ['none', 'addPath', 'bitmap', 'canvas', 'poly', 'octo8', 'arc', 'rect', 'roundstroke']) {
  const a = await metrics();
  const n = await page.evaluate((v) => new Promise((done) => {
    const c = document.querySelector('canvas').getContext('2d'); let n = 0; const end = performance.now() + 2500; const r = 2.4;
    const off = new OffscreenCanvas(10, 10); const oc = off.getContext('2d'); oc.translate(5, 5); oc.beginPath(); oc.arc(0, 0, r, 0, 7); oc.fill(); 
    const el = document.createElement('canvas'); el.width = 10; el.height = 10; el.getContext('2d').drawImage(off, 0, 0); const bmp = off.transferToImageBitmap();
    const m = new DOMMatrix(); const mark = new Path2D('M-2.4 0a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0 -4.8 0z');
    const oct = Array.from({ length: 8 }, (_, i) => [1.03*r * Math.cos(i * Math.PI / 4), 1.03*r * Math.sin(i * Math.PI / 4)]);
    const f = (t) => {
      n++; c.clearRect(0, 0, 500, 500); c.fillStyle = '#06b'; c.strokeStyle='#06b';
      for (let k = 0; k < 3; k++) {
        const X = (i) => 250 + (i / 500) * 230 * Math.cos(i / 120 + k * 2.1 + t / 900), Y = (i) => 250 + (i / 500) * 230 * Math.sin(i / 120 + k * 2.1 + t / 900);
        if (v === 'addPath') { const p = new Path2D(); for (let i = 0; i < 500; i++) { m.e = X(i); m.f = Y(i); p.addPath(mark, m); } c.fill(p); }
        else if (v === 'bitmap') for (let i = 0; i < 500; i++) c.drawImage(bmp, X(i) - 5, Y(i) - 5);
        else if (v === 'canvas') for (let i = 0; i < 500; i++) c.drawImage(el, X(i) - 5, Y(i) - 5);
        else if (v === 'octo8') { c.beginPath(); for (let i = 0; i < 500; i++) { const x = X(i), y = Y(i); c.moveTo(x + oct[0][0], y + oct[0][1]); for (let j = 1; j < 8; j++) c.lineTo(x + oct[j][0], y + oct[j][1]); } c.fill(); }
        else if (v === 'poly') { for (let i = 0; i < 500; i++) { c.beginPath(); const x = X(i), y = Y(i); c.moveTo(x + oct[0][0], y + oct[0][1]); for (let j = 1; j < 8; j++) c.lineTo(x + oct[j][0], y + oct[j][1]); c.fill(); } }
        else if (v === 'arc') { c.beginPath(); for (let i = 0; i < 500; i++) { const x = X(i), y = Y(i); c.moveTo(x + r, y); c.arc(x, y, r, 0, 6.2832); } c.fill(); }
        else if (v === 'rect') { for (let i = 0; i < 500; i++) { const x = X(i), y = Y(i); c.fillRect(x - 2, y - 2, 4, 4); } }
        else if (v === 'roundstroke') { c.lineWidth = 4.8; c.lineCap = 'round'; c.beginPath(); for (let i = 0; i < 500; i++) { const x = X(i), y = Y(i); c.moveTo(x, y); c.lineTo(x, y); } c.stroke(); }
      }
      performance.now() < end ? requestAnimationFrame(f) : done(n);
    }; requestAnimationFrame(f);
  }), v);
  const b = await metrics();
  console.log(v.padEnd(12), 'frames', n, ['ThreadTime', 'ScriptDuration', 'TaskOtherDuration'].map((k) => k + ' ' + ((b[k] - a[k]) * 1000 / n).toFixed(2)).join('  '));
}
await browser.close();
