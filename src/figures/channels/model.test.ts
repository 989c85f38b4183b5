import { describe, expect, test } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { layout } from './layout.ts';
import { divisors, knobs, type Params, preset, presets, pytorch, solve, step, unitAt } from './model.ts';
import { text } from './text.ts';

const first = initial(knobs);
const with_ = (changes: Partial<Params>): Params => ({ ...first, ...changes });

/** Every kind, channel count, group count, kernel, stride and padding. */
function* settings(): Generator<Params> {
  for (const kind of knobs.kind.options)
    for (const inputs of [1, 2, 3, 4, 6])
      for (const outputs of [1, 4, 5, 6])
        for (const groups of [1, 2, 3, 6])
          for (const kernel of [1, 2, 3])
            for (const stride of [1, 2])
              for (const padding of [0, 1])
                yield with_({
                  kind,
                  inputs,
                  outputs,
                  groups,
                  kernel,
                  stride,
                  padding,
                  depth: ((inputs - 1) % 4) + 1,
                  sheet: 5,
                  row: 6,
                  column: 3,
                });
}

describe('channels', () => {
  test('the sum written out is the number that the convolution computed, at every setting', () => {
    for (const params of settings()) {
      const view = solve(params);
      expect(text.describe(view)).not.toMatch(/NaN|undefined/);
      expect(text.caption(view)).not.toMatch(/NaN|undefined/);
      if (!view.fits) continue;
      const y = view.units.at(-1)!;
      const output = view.stacks.at(-1)!;
      expect(y.sum).toBe(output.sheets[y.sheet][y.row * output.side + y.column]);
      for (const hidden of view.units.slice(0, -1)) {
        expect(hidden.sum).toBe(
          view.stacks[1].sheets[hidden.sheet][hidden.row * view.stacks[1].side + hidden.column],
        );
      }
    }
  });

  test('weights and products counted are the ones there are', () => {
    for (const params of settings()) {
      const view = solve(params);
      if (!view.fits) continue;
      const weights = view.stages.flatMap(({ blocks }) =>
        blocks.flatMap(({ slices }) => slices.flat()),
      ).length;
      expect(view.cost.own.weights).toBe(weights);
      const products = view.stages.reduce((sum, { depth, kernel }, i) => {
        const outputs = view.stacks[i + 1].sheets.length * view.side ** 2;
        return sum + outputs * depth * kernel ** 2;
      }, 0);
      expect(view.cost.own.products).toBe(products);
    }
  });

  test('everything is drawn inside the picture, in both layouts', () => {
    for (const params of settings()) {
      const view = solve(params);
      if (!view.fits) continue;
      for (const tall of [false, true]) {
        const plan = layout(view, tall);
        const boxes = [
          ...plan.stacks.flatMap((stack) => stack.boxes),
          ...plan.stages.flatMap((stage) => stage.blocks),
        ];
        for (const { x, y, width, height } of boxes) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(plan.width + 0.01);
          expect(y + height).toBeLessThanOrEqual(plan.height + 0.01);
        }
        expect(plan.links.every(({ path }) => !path.includes('NaN'))).toBe(true);
        if (tall) expect(plan.stacks.at(-1)!.size).toBeGreaterThanOrEqual(24);
      }
    }
  });

  test('groups must divide both channel counts, and the refusal names what would fit', () => {
    const view = solve(with_({ inputs: 4, outputs: 6, groups: 4 }));
    expect(view.fits).toBe(false);
    expect(text.misfit(view)).toBe(
      '6 outputs cannot be split into 4 groups; 1, 2, 3 or 6 would do. 4 inputs and 6 outputs together allow 1 or 2.',
    );
    expect(divisors(6, 6)).toEqual([1, 2, 3, 6]);
  });

  test('each preset gives the layer it names, from any channel counts', () => {
    for (let inputs = 1; inputs <= 6; inputs++)
      for (let outputs = 1; outputs <= 6; outputs++)
        for (const name of presets) {
          const view = solve(with_({ inputs, outputs, ...preset(name, with_({ inputs, outputs })) }));
          expect(view.fits).toBe(true);
          expect(view.preset).toBe(name);
        }
  });

  test('grouping divides the weights by the groups; the separable pair has k²·Cin + Cin·Cout', () => {
    const weights = (changes: Partial<Params>) => solve(with_(changes)).cost.own.weights;
    expect([1, 2, 4].map((groups) => weights({ groups }))).toEqual([144, 72, 36]);
    expect(weights({ kind: 'separable' })).toBe(9 * 4 + 4 * 4);
    expect(solve(with_({ kind: 'separable' })).cost.ordinary.weights).toBe(144);
    expect(weights({ kind: 'volume' })).toBe(18);
  });

  test('a group does not feel the channels of another', () => {
    const alone = solve(with_({ groups: 2, sheet: 0 })).units[0].parts.map((part) => part.sheet);
    expect(alone).toEqual([0, 1]);
    expect(solve(with_({ groups: 2, sheet: 3 })).units[0].parts.map((part) => part.sheet)).toEqual([2, 3]);
  });

  test('adding a channel or a kernel leaves the numbers of the others alone', () => {
    const [small, large] = [solve(with_({ inputs: 2 })), solve(with_({ inputs: 3 }))];
    expect(large.stacks[0].sheets.slice(0, 2)).toEqual(small.stacks[0].sheets);
    expect(large.stages[0].blocks[1].slices.slice(0, 2)).toEqual(small.stages[0].blocks[1].slices);
  });

  test('keys walk every unit and stay inside; a position and its unit are one', () => {
    const view = solve(with_({ sheet: 1, row: 0, column: 2 }));
    expect(step(view, 'ArrowUp')).toEqual({ sheet: 0, row: view.side - 1, column: 2 });
    expect(step(view, 'PageDown')).toEqual({ sheet: 2, row: 0, column: 2 });
    expect(step(view, 'ArrowRight')).toEqual({ sheet: 1, row: 0, column: 2 });
    expect(step(view, 'x')).toBeUndefined();
    for (let at = 0; at < view.count; at++) expect(solve(with_(unitAt(view, at))).position).toBe(at);
  });

  test('the script carries the weights and prints the output', () => {
    expect(pytorch(first)).toContain('.view(4, 4, 3, 3)');
    expect(pytorch(with_({ kind: 'volume' }))).toContain(
      'F.conv3d(x, w, b, stride=(1, 1, 1), padding=(0, 0, 0))',
    );
    expect(pytorch(with_({ groups: 3 }))).toMatch(/cannot be split.*\nprint\(\[\]\)$/);
  });
});
