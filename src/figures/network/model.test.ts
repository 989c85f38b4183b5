import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { activations } from '#lib/nn/mlp.ts';
import { moved, nearest, step } from './keys.ts';
import { intoOne, layout } from './layout.ts';
import { knobs, type Params, passes, solve, type View } from './model.ts';
import { text } from './text.ts';

const at = (changes: Partial<Params> = {}) => solve({ ...initial(knobs), ...changes });
const within = ({ min, max }: { min: number; max: number }) => fc.integer({ min, max });
const coordinate = fc.integer({ min: -120, max: 120 }).map((n) => n / 100);

/** Any state that a link may ask for. */
const states: fc.Arbitrary<Partial<Params>> = fc.record({
  width: within(knobs.width),
  depth: within(knobs.depth),
  weights: fc.constantFrom(...knobs.weights.options),
  seed: within(knobs.seed),
  datum: within(knobs.datum),
  x1: coordinate,
  x2: coordinate,
  column: within(knobs.column),
  unit: within(knobs.unit),
});
const everywhere = (law: (view: View, state: Partial<Params>) => void, runs = 60) =>
  fc.assert(
    fc.property(states, (state) => law(at(state), state)),
    { numRuns: runs },
  );

describe('network', () => {
  it('passes the point on as a forward pass written out by hand does', () => {
    everywhere(({ net, x, columns, logits }) => {
      let a = [...x];
      net.forEach(({ weight, bias, relu }, l) => {
        const z: number[] = [];
        for (let o = 0; o < bias.shape[0]; o++) {
          z[o] = bias.data[o];
          for (let i = 0; i < a.length; i++) z[o] += weight.data[o * a.length + i] * a[i];
        }
        a = relu ? z.map((v) => (v > 0 ? v : 0)) : z;
        columns[l + 1].forEach((unit, o) => {
          expect(unit.pre).toBeCloseTo(z[o], 9);
          if (unit.kind !== 'output') expect(unit.value).toBeCloseTo(a[o], 9);
        });
      });
      expect(logits.length).toBe(a.length);
    });
  });

  it('writes out for every neuron the sum that it computes', () => {
    everywhere(({ columns }) => {
      for (const unit of columns.slice(1).flat()) {
        const sum = unit.weights.reduce((total, w, i) => total + w * unit.inputs[i], unit.bias);
        expect(sum).toBeCloseTo(unit.pre, 9);
      }
    });
  });

  it('gives probabilities that sum to 1, the largest for its answer', () => {
    everywhere(({ probabilities, answer, classes }) => {
      expect(probabilities).toHaveLength(classes);
      expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
      expect(probabilities[answer]).toBe(Math.max(...probabilities));
    });
  });

  it('costs −log of the label’s probability, and only where there is a label', () => {
    everywhere(({ cost, label, probabilities, datum }) => {
      expect(label === undefined).toBe(datum < 0);
      expect(cost === undefined).toBe(datum < 0);
      if (label !== undefined && probabilities[label] > 1e-9)
        expect(cost).toBeCloseTo(-Math.log(probabilities[label]), 6);
    });
  });

  it('has one affine map fewer than columns, each out × in with a bias of length out; all but the last two in ReLU', () => {
    everywhere(({ maps, sizes, net, width, depth, classes }) => {
      expect(sizes).toEqual([2, ...Array(depth).fill(width), 2, classes]);
      expect(maps).toEqual(sizes.slice(1).map((out, l) => ({ out, into: sizes[l], relu: l < depth })));
      net.forEach(({ weight, bias }, l) => {
        expect(weight.shape).toEqual([maps[l].out, maps[l].into]);
        expect(bias.shape).toEqual([maps[l].out]);
      });
    });
  });

  it('has Σ out · (in + 1) parameters: 39 in the lecture’s network', () => {
    everywhere(({ parameters, maps }) => {
      expect(parameters).toBe(maps.reduce((sum, { out, into }) => sum + out * (into + 1), 0));
    });
    expect(at().parameters).toBe(5 * 2 * 3 + 3 * 3);
  });

  it('calls off exactly those hidden units whose sum is not positive', () => {
    everywhere(({ hidden, columns, off, depth }) => {
      for (const unit of hidden.flat()) {
        expect(unit.on).toBe(unit.pre > 0);
        expect(unit.value).toBe(unit.on ? unit.pre : 0);
      }
      expect(off).toEqual(hidden.flat().filter(({ on }) => !on));
      expect([columns[0], ...columns.slice(depth + 1)].flat().every(({ on }) => on)).toBe(true);
    });
  });

  it('finds that a neuron reaches the answer exactly where some logit has a derivative by its sum', () => {
    everywhere(({ net, columns, logits }) => {
      // One row for each logit, carried backwards from the outputs.
      let rows = logits.map((_, k) => logits.map((_, o) => Number(o === k)));
      for (let column = columns.length - 1; column > 0; column--) {
        rows = rows.map((row) => row.map((d, o) => (columns[column][o].on ? d : 0)));
        for (const unit of columns[column])
          expect(unit.reaches).toBe(rows.some((row) => row[unit.unit] !== 0));
        const { weight } = net[column - 1];
        const width = weight.shape[1];
        rows = rows.map((row) =>
          Array.from({ length: width }, (_, i) =>
            row.reduce((sum, d, o) => sum + d * weight.data[o * width + i], 0),
          ),
        );
      }
      for (const unit of columns[0]) expect(unit.reaches).toBe(rows.some((row) => row[unit.unit] !== 0));
    });
  });

  it('draws faint only edges whose weight may change a little and change nothing', () => {
    everywhere(({ net, x, logits, columns }) => {
      // At a corner of ReLU a small change is not small.
      if (columns.flat().some(({ pre, kind }) => kind === 'hidden' && Math.abs(pre) < 1e-3)) return;
      for (const unit of columns.slice(1).flat()) {
        unit.weights.forEach((_, i) => {
          const l = unit.column - 1;
          if (passes(columns[l][i], unit)) return;
          const data = Float64Array.from(net[l].weight.data);
          data[unit.unit * unit.weights.length + i] += 1e-7;
          const weight = { shape: net[l].weight.shape, data: data as unknown as Float32Array };
          expect(activations(net.with(l, { ...net[l], weight }), x).at(-1)!.post).toEqual(logits);
        });
      }
    }, 30);
  });

  it('answers alike all around a point for which a hidden layer is wholly off', () => {
    const { data, deaf } = at();
    const views = data.map((_, datum) => at({ datum })).filter(({ blocked }) => blocked > 0);
    expect(views).toHaveLength(deaf);
    expect(deaf).toBeGreaterThan(0);
    for (const { x, logits, net, columns, blocked } of views) {
      // Close to where a unit of that layer comes on again, a step may be one too many.
      if (columns[blocked].some(({ pre }) => pre > -1e-3)) continue;
      expect(activations(net, [x[0] + 1e-6, x[1] - 1e-6]).at(-1)!.post).toEqual(logits);
    }
  });

  it('shows a network that was trained for these sizes where one ships, and says so where none does', () => {
    everywhere((view, { weights }) => {
      expect(view.trained).toBe(view.shipped && weights === 'trained');
      if (!view.trained) expect(text.caption(view)).toMatch(/Untrained/);
      expect(/[Uu]ntrained/.test(text.describe(view))).toBe(!view.trained);
    });
    expect(at().trained).toBe(true);
    expect(at().right / at().data.length).toBeGreaterThan(0.95);
  });

  it('draws another start for every seed, and the same one for the same seed', () => {
    const weights = (seed: number) => [...at({ weights: 'start', seed }).net[0].weight.data];
    expect(weights(1)).toEqual(weights(1));
    expect(weights(1)).not.toEqual(weights(2));
  });

  it('says of the lecture’s network what its drawing leaves open', () => {
    expect(text.caption(at())).toMatch(
      /^Seven columns, but six affine maps: five 2 × 2 matrices and a final 3 × 2, each with a bias vector, 39 parameters/,
    );
    expect(text.caption(at({ width: 10, depth: 1 }))).toMatch(
      /^Four columns, but three affine maps: a 10 × 2 matrix, one 2 × 10 and a final 3 × 2/,
    );
  });
});

describe('keys', () => {
  it('move the point within the plane and set it free of its datum', () => {
    everywhere((view, state) => {
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = at({ ...state, ...moved(view, key, true) });
        expect(next.datum).toBe(-1);
        for (const x of next.x) expect(Math.abs(x)).toBeLessThanOrEqual(knobs.x1.max);
      }
    }, 30);
  });

  it('step through the data, from the reader’s own point to the nearest', () => {
    expect(moved(at({ datum: 7 }), 'PageDown', false)).toEqual({ datum: 8 });
    expect(moved(at({ datum: 0 }), 'PageUp', false)).toEqual({ datum: 0 });
    const { at: place } = at().data[100];
    const free = { datum: -1, x1: place[0], x2: place[1] };
    expect(moved(at(free), 'PageDown', false)).toEqual({ datum: 100 });
    expect(nearest(place)).toEqual({ datum: 100, distance: 0 });
  });

  it('lead to every neuron, whichever way the network lies', () => {
    for (const tall of [false, true]) {
      const view = at({ width: 4, depth: 3 });
      const found = new Set<string>();
      const walk = (place: { column: number; unit: number }) => {
        const name = `${place.column} ${place.unit}`;
        if (found.has(name)) return;
        found.add(name);
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])
          walk(step(view, place, key, tall)!);
      };
      walk(view.chosen);
      expect(found.size).toBe(view.columns.flat().length);
    }
  });
});

describe('layout', () => {
  it.each([false, true])(
    'keeps neurons apart, large enough for a finger, and inside the picture (downwards: %s)',
    (tall) => {
      for (let width = knobs.width.min; width <= knobs.width.max; width++) {
        for (let depth = knobs.depth.min; depth <= knobs.depth.max; depth++) {
          const plan = layout(at({ width, depth }).sizes, tall);
          const all = plan.units.flatMap((units, l) => units.map((spot) => ({ ...spot, r: plan.radii[l] })));
          all.forEach((a, i) => {
            expect(Math.min(a.x, plan.width - a.x, a.y, plan.height - a.y)).toBeGreaterThanOrEqual(a.r);
            for (const b of all.slice(0, i))
              expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r);
          });
          expect(Math.min(...plan.rooms)).toBeGreaterThanOrEqual(24);
        }
      }
    },
  );

  it('writes no weight over another, and has room for all of them in the lecture’s network', () => {
    for (const tall of [false, true]) {
      expect(layout(at().sizes, tall).weights.every((spots) => spots !== undefined)).toBe(true);
      for (let width = knobs.width.min; width <= knobs.width.max; width++) {
        const plan = layout(at({ width }).sizes, tall);
        const spots = intoOne(plan, 2, plan.units[2][0]);
        spots.forEach((a, i) => {
          for (const b of spots.slice(0, i))
            expect(Math.abs(a.x - b.x) >= 34 || Math.abs(a.y - b.y) >= 11).toBe(true);
        });
      }
    }
  });
});
