/** The code a figure offers for other pages works there: the figure appears, and the frame takes its height. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toQuery } from '#figure/share.ts';
import { built, model } from './helpers/book.ts';
import { figureOn, plain } from './helpers/figure.ts';
import { useSite } from './helpers/site.ts';
import { randomState } from './helpers/states.ts';

const site = useSite();
let host: Server;
let body = '';

beforeAll(
  () =>
    new Promise<void>((ready) => {
      host = createServer((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(
          `<!doctype html><title>Another site</title><link rel="icon" href="data:,"><div style="width: 22rem">${body}</div>`,
        );
      }).listen(0, '127.0.0.1', ready);
    }),
);
afterAll(() => {
  host.closeAllConnections();
  host.close();
});

describe.each(built)('figure $number, $name', ({ name, embed }) => {
  it('shows itself in a frame of its own height on another site', async () => {
    const { knobs } = await model(name);
    const query = toQuery(knobs, randomState(knobs, 3));
    const figure = await figureOn(await site.visit(embed + query), name);
    const [twin, code] = [await figure.twin(), await figure.copied('embed')];
    expect(code).toContain(`<iframe src="${site.address}${embed}${query.replaceAll('&', '&amp;')}"`);

    body = code;
    const page = await site.visit(`http://localhost:${(host.address() as AddressInfo).port}/`);
    const inside = page.frameLocator('iframe');
    await inside.locator(`figure#${name}[data-ready]:not([aria-busy])`).waitFor();
    await expect
      .poll(async () => {
        const height = await inside
          .locator('body')
          .evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
        const frame = await page
          .locator('iframe')
          .evaluate((element) => (element as HTMLIFrameElement).style.height);
        return frame === `${height}px` ? 'fits' : `the frame has ${frame}, its page ${height}px`;
      })
      .toBe('fits');
    expect(await plain(inside.locator('.twin'))).toBe(twin);
    expect(page.complaints).toEqual([]);
  });
});
