import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convolve, convolveBackward, correlate, correlateBackward, type Mode, terms } from './convolve.ts';

// Whole numbers: every sum is exact, so laws hold to the last bit.
const numbers = (maxLength = 8) => fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength });
const modes = fc.constantFrom<Mode>('full', 'same', 'valid');
const reversed = (w: number[]) => [...w].reverse();
/** Equal, where −0 is 0. */
function expectSame(actual: number[], expected: number[]) {
  const positive = (values: number[]) => values.map((value) => value + 0);
  expect(positive(actual)).toEqual(positive(expected));
}
const inner = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0);

/** Modes, and a kernel that fits. */
const cases = fc
  .record({ x: numbers(), w: numbers(), mode: modes })
  .map(({ x, w, mode }) => (mode === 'valid' && w.length > x.length ? { x: w, w: x, mode } : { x, w, mode }));

describe('convolve', () => {
  it('by hand: a step meets a ramp', () => {
    expect(convolve([1, 2, 3], [0, 1, 0.5])).toEqual([0, 1, 2.5, 4, 1.5]);
    expect(convolve([1, 2, 3], [0, 1, 0.5], 'same')).toEqual([1, 2.5, 4]);
    expect(convolve([1, 2, 3], [0, 1, 0.5], 'valid')).toEqual([2.5]);
    expect(correlate([1, 2, 3], [0, 1, 0.5])).toEqual([3.5]);
    expect(correlate([1, 2, 3], [0, 1, 0.5], 'same')).toEqual([2, 3.5, 3]);
    expect(correlate([1, 2, 3], [0, 1, 0.5], 'full')).toEqual([0.5, 2, 3.5, 3, 0]);
  });

  it('by hand: "same" keeps the left one of two middles for an even kernel', () => {
    expect(convolve([1, 0, 0], [1, 2], 'same')).toEqual([1, 2, 0]);
    expect(correlate([0, 1, 0], [1, 2], 'same')).toEqual([0, 2, 1]);
  });

  it('is the definition, y_i = Σ_j w_j x_{i−j}', () => {
    fc.assert(
      fc.property(numbers(), numbers(), (x, w) => {
        const y = Array.from({ length: x.length + w.length - 1 }, (_, i) =>
          w.reduce((sum, weight, j) => sum + weight * (x[i - j] ?? 0), 0),
        );
        expectSame(convolve(x, w), y);
      }),
    );
  });

  it('multiplies polynomials', () => {
    expect(convolve([1, 1], [1, 1])).toEqual([1, 2, 1]);
    expect(convolve([1, 2, 1], [1, -1])).toEqual([1, 1, -1, -1]);
  });

  it('is commutative', () => {
    fc.assert(fc.property(numbers(), numbers(), (x, w) => expectSame(convolve(x, w), convolve(w, x))));
  });

  it('is associative', () => {
    fc.assert(
      fc.property(numbers(), numbers(), numbers(), (x, v, w) =>
        expectSame(convolve(convolve(x, v), w), convolve(x, convolve(v, w))),
      ),
    );
  });

  it('is linear in the samples, in every mode', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -3, max: 3 }), fc.nat(), ({ x, w, mode }, a, seed) => {
        const other = x.map((_, i) => ((seed + 5 * i) % 7) - 3);
        const mixed = x.map((value, i) => a * value + other[i]);
        const parts = convolve(other, w, mode);
        expectSame(
          convolve(mixed, w, mode),
          convolve(x, w, mode).map((value, i) => a * value + parts[i]),
        );
      }),
    );
  });

  it('is shift-equivariant: a later input gives the same output later', () => {
    fc.assert(
      fc.property(numbers(), numbers(), fc.nat(5), (x, w, by) => {
        const late = new Array<number>(by).fill(0);
        expectSame(convolve([...late, ...x], w), [...late, ...convolve(x, w)]);
      }),
    );
  });

  it('has the impulse for its one: convolve(x, [1]) is x', () => {
    fc.assert(fc.property(numbers(), modes, (x, mode) => expectSame(convolve(x, [1], mode), x)));
  });

  it('takes typed arrays', () => {
    expect(convolve(Float32Array.of(1, 2), Float64Array.of(3))).toEqual([3, 6]);
  });
});

describe('correlate', () => {
  it('is convolution with the kernel turned round, in every mode', () => {
    fc.assert(
      fc.property(cases, ({ x, w, mode }) => {
        expect(correlate(x, w, mode)).toEqual(convolve(x, reversed(w), mode));
      }),
    );
  });

  it('is not commutative: exchanging the two turns the result round', () => {
    expect(correlate([1, 2], [0, 1], 'full')).not.toEqual(correlate([0, 1], [1, 2], 'full'));
    fc.assert(
      fc.property(numbers(), numbers(), (x, w) =>
        expectSame(correlate(x, w, 'full'), reversed(correlate(w, x, 'full'))),
      ),
    );
  });

  it('is the definition, y_i = Σ_j w_j x_{i+j}, where the kernel fits', () => {
    fc.assert(
      fc.property(numbers(), numbers(4), (x, w) => {
        fc.pre(w.length <= x.length);
        const y = Array.from({ length: x.length - w.length + 1 }, (_, i) => inner(w, x.slice(i)));
        expectSame(correlate(x, w), y);
      }),
    );
  });
});

describe('terms', () => {
  it('by hand: the kernel half outside the samples', () => {
    expect(terms([5, 6, 7], [1, 2], 0)).toEqual([
      { j: 0, index: 0, w: 1, x: 5, padding: false },
      { j: 1, index: -1, w: 2, x: 0, padding: true },
    ]);
    expect(terms([5, 6, 7], [1, 2], 1, 'valid', false)).toEqual([
      { j: 0, index: 1, w: 1, x: 6, padding: false },
      { j: 1, index: 2, w: 2, x: 7, padding: false },
    ]);
  });

  it('sum to the output they belong to, one for each weight', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), ({ x, w, mode }, flip) => {
        const y = (flip ? convolve : correlate)(x, w, mode);
        y.forEach((value, i) => {
          const products = terms(x, w, i, mode, flip);
          expect(products.map((term) => term.w)).toEqual(w);
          expect(products.reduce((sum, term) => sum + term.w * term.x, 0) + 0).toBe(value + 0);
          for (const { index, padding } of products) expect(padding).toBe(index < 0 || index >= x.length);
        });
      }),
    );
  });
});

describe('gradients', () => {
  it.each([
    ['convolve', convolve, convolveBackward],
    ['correlate', correlate, correlateBackward],
  ] as const)(
    '%s: agree with differences, which are exact for a function linear in x and in w',
    (_, forward, backward) => {
      fc.assert(
        fc.property(cases, fc.nat(), ({ x, w, mode }, seed) => {
          const g = forward(x, w, mode).map((_, i) => ((seed + 3 * i) % 11) - 5);
          const loss = (x: number[], w: number[]) => inner(forward(x, w, mode), g);
          const grad = backward(g, x, w, mode);
          const step = (v: number[], i: number) => v.map((value, at) => (at === i ? value + 1 : value));
          expectSame(
            grad.x,
            x.map((_, i) => loss(step(x, i), w) - loss(x, w) + 0),
          );
          expectSame(
            grad.w,
            w.map((_, j) => loss(x, step(w, j)) - loss(x, w) + 0),
          );
        }),
      );
    },
  );
});

describe('what does not fit throws a RangeError that names it', () => {
  it('a kernel longer than the samples, in mode valid only', () => {
    const message = new RangeError('kernel of 5 does not fit in 3 samples');
    expect(() => convolve([1, 2, 3], [1, 2, 3, 4, 5], 'valid')).toThrow(message);
    expect(() => correlate([1, 2, 3], [1, 2, 3, 4, 5])).toThrow(message);
    expect(convolve([1, 2, 3], [1, 2, 3, 4, 5], 'same')).toHaveLength(3);
  });

  it('nothing to convolve', () => {
    expect(() => convolve([], [1])).toThrow(
      new RangeError('a kernel of 1 and 0 samples: both need at least 1'),
    );
    expect(() => convolve([1], [])).toThrow(
      new RangeError('a kernel of 0 and 1 samples: both need at least 1'),
    );
  });

  it('an output that is not there', () => {
    const message = new RangeError("there is no output 4: mode 'full' has outputs 0 to 3");
    expect(() => terms([1, 2, 3], [1, 2], 4)).toThrow(message);
    expect(() => terms([1, 2, 3], [1, 2], -1)).toThrow(RangeError);
  });

  it('gradients of another length', () => {
    expect(() => convolveBackward([1], [1, 2], [1])).toThrow(
      new RangeError("mode 'full' has 2 outputs, but there are 1 gradients"),
    );
  });
});
