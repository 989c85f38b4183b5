import type { Browser } from 'playwright-core';
import { findBrowser, launch } from '../../tests/browser.ts';
import { bundlePage } from '../bundle.ts';
import type { Host, Sample } from './host.ts';
import type { Driven } from './page.ts';
import { type Site, serve } from './serve.ts';

declare const bench: Driven;

export interface Chromium {
  readonly version: string;
  host(name: string): Promise<Host>;
  close(): Promise<void>;
}

/** A browser in which every contender has a page, and so a process, of its own. */
export async function chromium(): Promise<Chromium> {
  await bundlePage();
  const [site, browser] = [await serve(), await launch(await findBrowser())];
  return {
    version: `Chromium ${browser.version()}`,
    host: (name) => pageHost(browser, site, name),
    async close() {
      await browser.close();
      site.close();
    },
  };
}

async function pageHost(browser: Browser, site: Site, name: string): Promise<Host> {
  // Contexts share no process.
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  await page.goto(site.origin);
  await page.waitForFunction('window.bench');
  try {
    const version = await page.evaluate((name) => bench.start(name), name);
    return {
      name,
      version,
      async prepare(item) {
        const { refused } = await page.evaluate((item) => bench.prepare(item), item);
        return refused === undefined ? { answer: site.answer() } : { refused };
      },
      sample: (repeats) => page.evaluate((repeats): Promise<Sample> => bench.sample(repeats), repeats),
      close: () => context.close(),
    };
  } catch (error) {
    await context.close();
    throw error;
  }
}
