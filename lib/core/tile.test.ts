import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANES, TILE, tile } from './tile.ts';

const source = ['taps', 'one']
  .map((name) => readFileSync(new URL(`assembly/${name}.ts`, import.meta.url), 'utf8'))
  .join('');

/** The body of the innermost loop of a function of the kernels. */
const loopOf = (name: string) => {
  const body = source.slice(source.indexOf(`\nfunction ${name}(`));
  return /for \(; off < end;[^{]*\{(.*?)\n {2}\}/s.exec(body)![1];
};
const count = (text: string, what: string) => text.split(what).length - 1;

describe.each([
  ['four', TILE],
  ['two', tile(2, 4)],
  ['quad', tile(1, 4)],
  ['eight', tile(1, 8)],
] as const)('the tile of `%s`', (name, { loads, splats, multiplyAdds }) => {
  it('costs what is counted in the kernel', () => {
    const loop = loopOf(name);
    expect(count(loop, 'v128.load(')).toBe(loads);
    expect(count(loop, 'load32_splat(')).toBe(splats);
    expect(count(loop, 'fma(')).toBe(multiplyAdds);
  });
});

it('a vector is 16 bytes', () => {
  expect(LANES * Float32Array.BYTES_PER_ELEMENT).toBe(16);
});
