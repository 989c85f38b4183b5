import fc from 'fast-check';
import { expect, it } from 'vitest';
import { multiplyAdd } from './multiply-add.ts';

it('rounding once keeps what rounding twice loses', () => {
  // (1 + ε)² = 1 + 2ε + ε², of which float32 has no room for ε² = 2⁻²⁴.
  const a = 1 + 2 ** -12;
  expect(multiplyAdd(a, a, -(1 + 2 ** -11))).toEqual({ twice: 0, once: 2 ** -24 });
});

it('both agree where the product is a float32', () => {
  const small = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(small, small, small, (a, b, c) => {
      const { twice, once } = multiplyAdd(a, b, c);
      expect(twice).toBe(a * b + c);
      expect(once).toBe(twice);
    }),
  );
});
