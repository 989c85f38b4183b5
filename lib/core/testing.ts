/** For tests only: every core there is, and comparisons. */
import { describe } from 'vitest';
import type { Tensor } from '#lib/tensor.ts';
import { type Core, loadCore } from './core.ts';
import { plainCore } from './plain.ts';

const cores = [await loadCore(), await loadCore({ relaxed: true }), plainCore()];

/** Runs one suite on every core, the plain one included. */
export function eachCore(name: string, suite: (core: Core) => void): void {
  describe.each(cores.map((core) => ({ core, kind: core.kind })))(`${name} ($kind)`, ({ core }) =>
    suite(core),
  );
}

/** The first place where two tensors are not the same number, NaN being one and ±0 another; undefined where none is. */
export function mismatch(actual: Tensor, expected: Tensor): string | undefined {
  if (actual.shape.join() !== expected.shape.join()) return `[${actual.shape}] against [${expected.shape}]`;
  const at = actual.data.findIndex(
    (a, i) => !(a === expected.data[i] || (Number.isNaN(a) && Number.isNaN(expected.data[i]))),
  );
  return at < 0 ? undefined : `${at}: ${actual.data[at]} against ${expected.data[at]}`;
}
