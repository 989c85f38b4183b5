import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { size, tensor } from '#lib/tensor.ts';
import { naivePad } from './naive.ts';
import { type PaddingMode, pad, padBackward } from './pad.ts';
import { difference, finiteDifferences, inner, wholeNumbers } from './testing.ts';

const modes = ['zeros', 'reflect', 'replicate', 'circular'] as const;
const line = tensor([4], [1, 2, 3, 4]);

/** A plane or a volume and borders within the limits of the mode. */
const cases = fc
  .record({
    mode: fc.constantFrom<PaddingMode>(...modes),
    axes: fc.array(fc.record({ n: fc.integer({ min: 1, max: 5 }), before: fc.nat(6), after: fc.nat(6) }), {
      minLength: 1,
      maxLength: 3,
    }),
    seed: fc.nat(),
  })
  .map(({ mode, axes, seed }) => {
    const widths = axes.map(({ n, before, after }): [number, number] => {
      const most = { zeros: 6, replicate: 6, circular: n, reflect: n - 1 }[mode];
      return [Math.min(before, most), Math.min(after, most)];
    });
    return { mode, widths, input: wholeNumbers([2, 2, ...axes.map(({ n }) => n)], seed) };
  });

describe('pad', () => {
  it.each([
    ['zeros', [0, 0, 1, 2, 3, 4, 0, 0, 0]],
    ['reflect', [3, 2, 1, 2, 3, 4, 3, 2, 1]],
    ['replicate', [1, 1, 1, 2, 3, 4, 4, 4, 4]],
    ['circular', [3, 4, 1, 2, 3, 4, 1, 2, 3]],
  ] as const)('by hand: %s around 1 2 3 4', (mode, expected) => {
    expect([...pad(line, [[2, 3]], mode).data]).toEqual(expected);
  });

  it('is read, one sample at a time, from the input gone on for ever', () => {
    fc.assert(
      fc.property(cases, ({ mode, widths, input }) => {
        expect(difference(pad(input, widths, mode), naivePad(input, widths, mode))).toBe(0);
      }),
    );
  });

  it('pads one dimension after the other, in any order', () => {
    const input = wholeNumbers([3, 4], 1);
    for (const mode of modes) {
      const both = pad(
        input,
        [
          [1, 2],
          [2, 3],
        ],
        mode,
      );
      const rowsFirst = pad(
        pad(
          input,
          [
            [1, 2],
            [0, 0],
          ],
          mode,
        ),
        [[2, 3]],
        mode,
      );
      const columnsFirst = pad(
        pad(input, [[2, 3]], mode),
        [
          [1, 2],
          [0, 0],
        ],
        mode,
      );
      expect(rowsFirst).toEqual(both);
      expect(columnsFirst).toEqual(both);
    }
  });

  it('by nothing changes nothing', () => {
    for (const mode of modes) expect(pad(line, [[0, 0]], mode)).toEqual(line);
    expect(pad(line, [])).toEqual(line);
  });
});

describe('padBackward', () => {
  it('is the adjoint: ⟨pad(x), g⟩ = ⟨x, padBackward(g)⟩', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ mode, widths, input }, seed) => {
        const output = pad(input, widths, mode);
        const g = wholeNumbers(output.shape, seed);
        expect(inner(output, g)).toBe(inner(input, padBackward(g, input.shape, widths, mode)));
      }),
    );
  });

  it('agrees with finite differences', () => {
    const input = wholeNumbers([2, 3, 4], 2);
    for (const mode of modes) {
      const widths = [
        [2, 1],
        [1, 3],
      ] as const;
      const g = wholeNumbers(pad(input, widths, mode).shape, 3);
      const differences = finiteDifferences((x) => inner(pad(x, widths, mode), g), input);
      expect(difference(padBackward(g, input.shape, widths, mode), differences)).toBe(0);
    }
  });

  it('of zeros is a crop', () => {
    fc.assert(
      fc.property(cases, ({ widths, input }) => {
        expect(difference(padBackward(pad(input, widths), input.shape, widths), input)).toBe(0);
      }),
    );
  });
});

describe('what cannot be padded throws a RangeError that names it', () => {
  it('reflect by the size, circular by more than the size', () => {
    expect(() => pad(line, [[0, 4]], 'reflect')).toThrow(
      new RangeError("'reflect' padding of 4 needs more than 4 samples; use at most 3"),
    );
    expect(size(pad(line, [[0, 3]], 'reflect').shape)).toBe(7);
    expect(() => pad(line, [[5, 0]], 'circular')).toThrow(
      new RangeError("'circular' padding of 5 needs more than 4 samples; use at most 4"),
    );
    expect(size(pad(line, [[4, 0]], 'circular').shape)).toBe(8);
    expect(() => pad(tensor([0]), [[1, 0]], 'replicate')).toThrow(RangeError);
  });

  it('widths below zero, fractions, more widths than dimensions, gradients of another shape', () => {
    expect(() => pad(line, [[-1, 0]])).toThrow(
      new RangeError('padding must be a whole number from 0 up, not -1'),
    );
    expect(() => pad(line, [[0, 0.5]])).toThrow(RangeError);
    expect(() =>
      pad(line, [
        [0, 0],
        [0, 0],
      ]),
    ).toThrow(new RangeError('2 pairs of widths for 1 dimensions'));
    expect(() => padBackward(line, [4], [[1, 0]])).toThrow(
      new RangeError('the padded shape is [5], not [4]'),
    );
  });
});
