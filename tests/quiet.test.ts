/** Pages load without a word on the console, ask for nothing outside the site and keep nothing about the reader. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { base, dist, fileOf, pages } from './helpers/book.ts';
import { scrollThrough, useSite } from './helpers/site.ts';

const site = useSite();
const STORED = ['theme'];

describe.each(pages.map((path) => ({ path })))('/$path', ({ path }) => {
  it('hydrates in silence, stays on its own site and remembers nothing', async () => {
    const page = await site.visit(path);
    await scrollThrough(page);
    if (await page.locator('#theme').count()) await page.locator('#theme').click();
    expect(page.complaints).toEqual([]);
    expect(page.asked.filter((url) => !url.startsWith(site.address) && !/^(data|blob):/.test(url))).toEqual(
      [],
    );
    expect(await page.context().cookies()).toEqual([]);
    const stored = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
    expect(STORED).toEqual(expect.arrayContaining(stored));
  });

  it('forbids everything but its own scripts by its policy', () => {
    const html = readFileSync(join(dist, fileOf(base + path)), 'utf8');
    const policy = /<meta http-equiv="content-security-policy" content="([^"]+)"/i.exec(html)![1];
    const rules = new Map(
      policy
        .split(';')
        .map((rule) => rule.trim().split(/\s+/))
        .map(([name, ...values]) => [name, values]),
    );
    expect(rules.get('default-src')).toEqual(["'none'"]);
    for (const rule of ['script-src', 'style-src']) {
      expect(rules.get(rule)).toBeDefined();
      expect(rules.get(rule)).not.toContain("'unsafe-inline'");
      expect(rules.get(rule)).not.toContain("'unsafe-eval'");
    }
    expect([...rules.values()].flat().filter((value) => /^(\*|https?:|\/\/)/.test(value))).toEqual([]);
  });
});
