import { describe, expect, it } from 'vitest';
import { datasets, networks, recipe, start } from '#content/networks.ts';
import { initial } from '#figure/knobs.ts';
import { fromQuery, toQuery } from '#figure/share.ts';
import { activations } from '#lib/nn/mlp.ts';
import { area, contains } from '#lib/plane/clip.ts';
import { seen } from './camera.ts';
import { knobs, type Params, solve } from './model.ts';
import { atHand, keyOf, shipped } from './nets.ts';
import { linesPath, ringsPath } from './paths.ts';
import { inputAt } from './shot.ts';
import { endOf, momentAt, sameMoment, stepsOf } from './steps.ts';
import { filmOf } from './still.ts';
import { text } from './text.ts';

const first = initial(knobs);
const at = (changes: Partial<Params>) => solve({ ...first, ...changes });
const settings = networks.map(({ name, data, width, depth, seed }) => ({ name, data, width, depth, seed }));
/** Of every data set and width one. */
const some = settings.filter(({ name }) =>
  /^(spiral3-2-10|spiral3-2-2|spiral3-3-10|spiral3-5-1|spiral5-2|moons|rings-2|xor)/.test(name),
);

/** Corners of the shot in the layer's own units, told back from the view (two units only). */
const told = ({ shot: { xy, lens } }: ReturnType<typeof solve>, i: number) => [
  (xy[2 * i] - lens.left) / lens.scale,
  (lens.top - xy[2 * i + 1]) / lens.scale,
];

describe.each(some)('the way through $name', (setup) => {
  const net = shipped(setup)!.net;
  const steps = stepsOf(net);

  it('passes every layer’s W·x + b and what its ReLU makes of it, for every point', () => {
    const data = datasets[setup.data]();
    for (let l = 0; l < net.length - 1; l++) {
      const ends = [
        ...(net[l].relu ? [{ position: endOf(steps, l) - 1, which: 'pre' as const }] : []),
        { position: endOf(steps, l), which: 'post' as const },
      ];
      for (const { position, which } of ends) {
        const view = at({ ...setup, at: position });
        for (let i = 0; i < data.labels.length; i += 7) {
          const passed = activations(net, [data.points.data[2 * i], data.points.data[2 * i + 1]]);
          const want = passed[l][which];
          const most = Math.max(1, ...want.map(Math.abs));
          const shown = seen(view.shot.lens, want);
          expect(Math.abs(view.shot.xy[2 * i] - shown[0])).toBeLessThan(1e-5);
          expect(Math.abs(view.shot.xy[2 * i + 1] - shown[1])).toBeLessThan(1e-5);
          if (!view.solid)
            told(view, i).forEach((value, k) => {
              expect(Math.abs(value - want[k]) / most).toBeLessThan(1e-4);
            });
        }
      }
    }
  });

  it('begins with the input plane itself', () => {
    const view = at({ ...setup, at: 0 });
    view.scene.points.forEach((point, i) => {
      told(view, i).forEach((value, k) => {
        expect(value).toBeCloseTo(point[k], 4);
      });
    });
  });

  it('moves without a jump, across the borders of steps too: points, sheet and view', () => {
    const hop = 1e-3;
    for (let border = 1; border < steps.length; border++) {
      const [before, after] = [border - hop, border + hop].map((position) => at({ ...setup, at: position }));
      for (let i = 0; i < before.total; i += 11) {
        for (const k of [0, 1])
          expect(Math.abs(before.shot.xy[2 * i + k] - after.shot.xy[2 * i + k])).toBeLessThan(0.02);
      }
    }
  });

  it('keeps the whole sheet, and the origin, in the view all the way', () => {
    for (let position = 0; position <= steps.length; position += 0.23) {
      const { shot } = at({ ...setup, at: position });
      const { rings } = shot.sheet;
      for (let i = 2 * rings[0]; i < 2 * rings[rings.length - 1]; i++) {
        expect(shot.xy[i]).toBeGreaterThan(0);
        expect(shot.xy[i]).toBeLessThan(1);
      }
      for (const value of seen(shot.lens, [0, 0, 0])) expect(Math.abs(value - 0.5)).toBeLessThan(0.5);
    }
  });

  it('shows in both views the same region: the followed point lies in it here and there', () => {
    for (const position of [0, 2.5, steps.length - 1, steps.length]) {
      const view = at({ ...setup, at: position });
      const { region, input, place } = view.follow;
      expect(contains(view.shot.sheet.partition.regions[region].polygon, input)).toBe(true);
      const { xy, sheet } = view.shot;
      const corners = Array.from(
        { length: sheet.rings[region + 1] - sheet.rings[region] },
        (_, i) => sheet.rings[region] + i,
      );
      for (const k of [0, 1]) {
        const values = corners.map((i) => xy[2 * i + k]);
        expect(place[k]).toBeGreaterThan(Math.min(...values) - 1e-5);
        expect(place[k]).toBeLessThan(Math.max(...values) + 1e-5);
      }
    }
  });

  it('lays this layer’s creases on the axes before the ReLU, where one of its units is 0', () => {
    for (let l = 0; l < net.length - 2; l++) {
      const sheet = at({ ...setup, at: endOf(steps, l) }).shot.sheet;
      for (let i = sheet.rings[sheet.rings.length - 1]; i < sheet.inputs.length; i++) {
        const { pre } = activations(net, sheet.inputs[i])[l];
        const most = Math.max(1, ...pre.map(Math.abs));
        expect(Math.min(...pre.map(Math.abs)) / most).toBeLessThan(1e-6);
      }
    }
  });

  it('says something without a hole at every step', () => {
    for (let position = 0; position <= steps.length; position++) {
      const view = at({ ...setup, at: position });
      const said = [
        text.describe(view),
        text.caption(view),
        JSON.stringify(text.table(view)),
        text.doing(view),
      ].join(' ');
      expect(said).not.toMatch(/NaN|undefined|Infinity|null/);
      expect(said).not.toMatch(/\ba e| {2}/);
    }
  });
});

describe('folding', () => {
  it('counts in each layer’s shares every point once', () => {
    for (const setup of settings) {
      const view = at(setup);
      if (view.solid) continue;
      for (const { all, none, first: one, second } of view.scene.stats)
        expect(all + none + one + second).toBeCloseTo(1);
    }
  });

  it('shows the accuracy that shipped with the network', () => {
    for (const setup of settings) {
      const view = at(setup);
      expect(view.scene.right / view.total).toBeCloseTo(shipped(setup)!.accuracy, 6);
    }
  });

  it('parts the square by class without gaps', () => {
    const { decisions } = at({}).scene;
    expect(decisions.reduce((sum, { polygon }) => sum + area(polygon), 0)).toBeCloseTo(2.4 ** 2, 6);
  });

  it('finds a dead layer, and says that nothing after it can part what it merged', () => {
    const view = at({ seed: 2 });
    expect(view.scene.stats.map(({ dead, units }) => dead.length === units)).toContain(true);
    expect(view.scene.merged).toBe(view.total);
    expect(text.caption(view)).toMatch(/dead/);
  });

  it('finds under the pointer the input whose image lies there', () => {
    for (const setup of [{}, { width: 3, seed: 10, at: 3.4 }]) {
      const view = at(setup);
      const { xy, sheet } = view.shot;
      // The middle of an early region: its image is a polygon with an inside.
      const [a, b, c] = [0, 1, 2].map((k) => sheet.rings[0] + k);
      const middle = [0, 1].map((k) => (xy[2 * a + k] + xy[2 * b + k] + xy[2 * c + k]) / 3);
      const input = inputAt(view.shot, middle[0], middle[1])!;
      const back = solve({ ...first, ...setup, x: input[0], y: input[1], points: 20 });
      if (back.follow.datum >= 0) continue;
      expect(back.follow.place[0]).toBeCloseTo(middle[0], 4);
      expect(back.follow.place[1]).toBeCloseTo(middle[1], 4);
    }
    expect(inputAt(at({}).shot, 0.001, 0.999)).toBeUndefined();
  });

  it('stays at the same step of the same layer when the network changes', () => {
    const [from, to] = [10, 207].map((seed) => stepsOf(shipped({ ...first, seed })!.net));
    expect(from.map(({ stage }) => stage)).not.toEqual(to.map(({ stage }) => stage));
    for (const position of [0, 0.5, 8.25, from.length - 1, from.length]) {
      const moved = sameMoment(from, to, position);
      const [a, b] = [momentAt(from, position), momentAt(to, moved)];
      expect([b.layer, b.stage]).toEqual([a.layer, a.stage]);
      expect(b.t).toBeCloseTo(a.t, 9);
    }
    const wide = stepsOf(shipped({ ...first, width: 3, seed: 10 })!.net);
    for (let position = 0; position <= from.length; position += 0.5) {
      const moved = sameMoment(from, wide, position);
      expect(moved).toBeGreaterThanOrEqual(0);
      expect(moved).toBeLessThanOrEqual(wide.length);
      if (position > 0) expect(momentAt(wide, moved).layer).toBe(momentAt(from, position).layer);
    }
  });

  it('gives an untrained network for a seed that did not ship, and its start is what training begins from', () => {
    const setup = { data: 'moons', width: 2, depth: 1, seed: 77 } as const;
    expect(shipped(setup)).toBeUndefined();
    const fresh = start(setup.data, setup.width, setup.depth, setup.seed);
    expect(atHand(setup).net).toEqual(fresh.net);
    expect(at(setup).scene.right / at(setup).total).toBe(fresh.measure().accuracy);
  });

  it('carries a trained network in its link by the seed, and the same seed trains to the same accuracy', () => {
    const setup = { data: 'moons', width: 2, depth: 2, seed: 5 } as const;
    const { params } = fromQuery(knobs, toQuery(knobs, { ...first, ...setup }));
    expect(keyOf(params)).toBe(keyOf(setup));
    const train = () => {
      const trainer = start(params.data, params.width, params.depth, params.seed);
      for (let step = 0; step < recipe.steps / 10; step++) trainer.step();
      return trainer.measure();
    };
    expect(train()).toEqual(train());
  });

  it('has room in its knob for the longest way', () => {
    const longest = { ...first, depth: knobs.depth.max, seed: 1 };
    expect(6 * (knobs.depth.max + 1)).toBeGreaterThanOrEqual(solve(longest).scene.steps.length);
    expect(knobs.at.max).toBeGreaterThanOrEqual(6 * (knobs.depth.max + 1) - 1);
  });

  it('draws small pictures of x, of every hidden layer and of e', () => {
    const film = filmOf(at({}).scene, 0, 0);
    expect(film.map(({ layer }) => layer)).toEqual([-1, 0, 1, 2, 3, 4]);
    for (const picture of film) expect(JSON.stringify(picture)).not.toMatch(/NaN|undefined/);
  });
});

describe('paths', () => {
  it('leave out corners that add nothing, keep those that turn back, and turn all polygons the same way', () => {
    const square = Float32Array.from([0, 0, 0.4, 0, 1, 0, 1, 0, 1, 1, 0, 1]);
    expect(linesPath(square, Int32Array.from([0, 6]), 0, 1, 10)).toBe('M0 0L10 0L10 10L0 10');
    const back = Float32Array.from([0, 0, 1, 0, 0.5, 0]);
    expect(linesPath(back, Int32Array.from([0, 3]), 0, 1, 10)).toBe('M0 0L10 0L5 0');
    const other = Float32Array.from([0, 0, 0, 1, 1, 1, 1, 0]);
    expect(ringsPath(other, Int32Array.from([0, 4]), 10)).toBe('M10 0L10 10L0 10L0 0z');
  });
});
