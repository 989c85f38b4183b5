import { describe, expect, it, vi } from 'vitest';
import { random } from '#lib/random.ts';
import { size, tensor } from '#lib/tensor.ts';
import { core, loadCore } from './core.ts';
import { plainCore } from './plain.ts';
import { eachCore } from './testing.ts';

const stream = random(7);
const noise = (...shape: number[]) =>
  tensor(
    shape,
    Float32Array.from({ length: size(shape) }, () => stream() - 0.5),
  );

describe('cores', () => {
  it('are found by what the machine can do, and once', async () => {
    expect((await core()).kind).toBe('simd');
    expect((await loadCore({ relaxed: true })).kind).toBe('relaxed');
    expect(plainCore().kind).toBe('plain');
    expect(await core()).toBe(await core());
  });

  it('are plain where WebAssembly cannot compile them', async () => {
    // As in a new page, where nothing is compiled yet.
    vi.resetModules();
    const { load } = await import('./load.ts');
    const { compile } = WebAssembly;
    WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('no SIMD'));
    try {
      expect((await load(true)).kind).toBe('plain');
    } finally {
      WebAssembly.compile = compile;
    }
  });
});

eachCore('a core', (core) => {
  it('keeps to its memory over thousands of calls of changing shapes', { timeout: 60_000 }, () => {
    const calls = Array.from({ length: 24 }, (_, i) => {
      const [c, n] = [1 + (i % 5), 3 + i];
      const [x, w] = [noise(1, c, n, n), noise(1 + (i % 7), c, 3, 3)];
      const options = { padding: i % 3, stride: 1 + (i % 2) };
      const g = core.conv(x, w, options);
      return () => {
        core.conv(x, w, options);
        core.convBackward(g, x, w, options);
        core.maxPool(x, { kernel: 2 });
        core.linear(x, noise(3, n));
      };
    });
    for (const call of calls) call();
    const before = core.memory;
    for (let i = 0; i < 2500; i++) calls[i % calls.length]();
    expect(core.memory).toBe(before);
  });

  it('repeats itself to the bit, whatever it computed in between', () => {
    const [x, w] = [noise(2, 5, 13, 17), noise(7, 5, 3, 5)];
    const options = { padding: 2, stride: [1, 2], bias: noise(7) };
    const all = () => {
      const y = core.conv(x, w, options);
      const { input, weight, bias } = core.convBackward(y, x, w, options);
      return [y, input, weight, bias].map(({ data }) => new Uint32Array(data.buffer));
    };
    const first = all();
    for (const fill of [1, Number.NaN, Infinity]) {
      core.scale(tensor([20_000], new Float32Array(20_000).fill(fill)), 1);
      expect(all()).toEqual(first);
    }
  });

  it('leaves its arguments and its results as they were', () => {
    const [x, w] = [noise(1, 2, 6, 6), noise(4, 2, 3, 3)];
    const before = structuredClone([x, w]);
    const y = core.conv(x, w);
    const kept = structuredClone(y);
    core.conv(noise(1, 2, 6, 6), w);
    expect([x, w]).toEqual(before);
    expect(y).toEqual(kept);
  });
});
