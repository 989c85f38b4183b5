/** Components that appear only after a click have their styles, too. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { embeds, files } from './helpers/book.ts';

const read = (file: string) => readFileSync(`dist/${file}`, 'utf8');
const scopes = (source: string) =>
  [...source.matchAll(/\bsvelte-[a-z0-9]{5,8}\b(?!-)/g)].map(([scope]) => scope);

/** A script and the scripts that it imports. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of read(file).matchAll(/["']\.\/([\w.@-]+\.js)["']/g))
    if (files.includes(`_astro/${name}`)) withImports(`_astro/${name}`, found);
  return found;
}

it.each(embeds)('%s links the styles of all its components', (embed) => {
  const html = read(`${embed}index.html`);
  const scripts = [...html.matchAll(/component-url="[^"]*(_astro\/[^"]+)"/g)].flatMap(([, file]) => [
    ...withImports(file),
  ]);
  const styles = [...html.matchAll(/<link rel="stylesheet" href="[^"]*(_astro\/[^"]+)"/g)].flatMap(
    ([, file]) => scopes(read(file)),
  );
  const needed = new Set(scripts.flatMap((file) => scopes(read(file))));
  expect(needed.size).toBeGreaterThan(0);
  expect([...needed].filter((scope) => !styles.includes(scope))).toEqual([]);
});
