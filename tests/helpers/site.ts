/** The built book in a browser: one server and one browser per test file, a fresh window for every visit. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { serve } from '../../scripts/server.mjs';
import { launch } from '../browser.ts';
import { base, dist } from './book.ts';

export type Visit = Page & {
  /** Console messages, errors and failed requests so far, in words. */
  readonly complaints: string[];
  /** Addresses of everything the page asked for. */
  readonly asked: string[];
};

export interface Options extends BrowserContextOptions {
  /** 1280 unless given. */
  readonly width?: number;
  readonly height?: number;
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
}

export interface Site {
  /** The site's address, base path included. */
  readonly address: string;
  readonly origin: string;
  /** Opens a page of the book, by its address below the base. */
  visit(page: string, options?: Options): Promise<Visit>;
}

/** Gives the tests of a file the served book; whatever a test opened is closed after it. */
export function useSite(): Site {
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([serve(dist, base), launch(inject('browser'))]);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  return {
    get address() {
      return server.address;
    },
    get origin() {
      return server.origin;
    },
    async visit(path, { width = 1280, height = 800, before, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, ...options });
      contexts.push(context);
      if (before) await context.addInitScript(before);
      const page = watched(await context.newPage());
      await page.goto(path.includes('://') ? path : server.address + path);
      return page;
    },
  };
}

function watched(page: Page): Visit {
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // What a page still asks for when the reader leaves it is no failure.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => asked.push(request.url()));
  return Object.assign(page, { complaints, asked });
}

/** Scrolls from top to bottom a screen at a time, so that everything that waits to be seen is seen. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const waits = document.querySelector('astro-island, [loading=lazy]') !== null;
    const step = waits ? innerHeight / 2 : document.documentElement.scrollHeight;
    for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
      scrollTo({ top: y, behavior: 'instant' });
      await frames();
    }
  });
  await page.waitForFunction(() =>
    [...document.querySelectorAll('figure.figure')].every((figure) => figure.hasAttribute('data-ready')),
  );
  await page.waitForLoadState('networkidle');
}
