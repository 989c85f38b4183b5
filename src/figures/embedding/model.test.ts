import { describe, expect, it } from 'vitest';
import { datasets, HALF_SIDE, networks } from '#content/networks.ts';
import { initial } from '#figure/knobs.ts';
import { accuracy, activations, argmax } from '#lib/nn/mlp.ts';
import { applied, type Point } from '#lib/plane/affine.ts';
import { area, contains } from '#lib/plane/clip.ts';
import { random } from '#lib/random.ts';
import { knobs, type Params, solve, withBias, withVector } from './model.ts';
import { boxAround } from './scene.ts';
import { text } from './text.ts';

const at = (changes: Partial<Params>) => solve({ ...initial(knobs), ...changes });

/** States that a reader could have made: every network as trained and moved. */
const states = networks.flatMap(({ name }, n) =>
  [0, 1, 2].map((turn) => {
    const next = random(10 * n + turn);
    const within = (size: number) => Number((size * (2 * next() - 1)).toFixed(2));
    return {
      ...initial(knobs),
      network: name,
      moved: turn === 0 ? [] : Array.from({ length: 15 }, () => within(turn === 1 ? 0.5 : 2)),
      plane: knobs.plane.options[turn % 2],
      u: within(1),
      v: within(1),
    } satisfies Params;
  }),
);
const cases = states.map((params, i) => ({ title: `${params.network}, state ${i % 3}`, params }));

describe.each(cases)('embedding of $title', ({ params }) => {
  const view = solve(params);
  const { classes } = datasets[view.network.data]();

  it('colours both planes by argmax', () => {
    const next = random(2);
    for (const name of ['input', 'embedding'] as const) {
      const { box, regions } = view[name];
      for (let i = 0; i < 200; i++) {
        const p: Point = [0, 1].map((k) => box.centre[k] + box.half * (2 * next() - 1)) as unknown as Point;
        const scores =
          name === 'input' ? activations(view.net, p)[view.net.length - 1].post : applied(view.head, p);
        const [first, second] = [...scores].sort((a, b) => b - a);
        // On a border, within rounding, either side is right.
        if (first - second < 1e-5 * Math.max(1, Math.abs(first))) continue;
        const found = regions.flatMap((polygons, k) => (polygons.some((one) => contains(one, p)) ? [k] : []));
        expect(found, `${name} ${p}`).toEqual([argmax(scores)]);
      }
    }
  });

  it('counts as right what the network with these vectors classifies rightly', () => {
    const { points, labels } = datasets[view.network.data]();
    expect(view.right / view.total).toBeCloseTo(accuracy(view.net, points, labels), 9);
    expect(view.perClass.reduce((sum, own) => sum + own.wrong, 0)).toBe(view.wrong.length);
    expect(view.right).toBeLessThanOrEqual(view.ceiling);
    expect(view.ceiling).toBeLessThanOrEqual(view.possible);
  });

  it('shares the whole square and the whole view among the classes', () => {
    expect(view.perClass.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 7);
    const seen = view.embedding.regions.flat().reduce((sum, polygon) => sum + area(polygon), 0);
    expect(seen / (2 * view.embedding.box.half) ** 2).toBeCloseTo(1, 7);
    expect(view.ranks.reduce((sum, share) => sum + share)).toBeCloseTo(1, 7);
  });

  it('says at the cursor what the whole network says there', () => {
    if (view.x) {
      const passed = activations(view.net, view.x);
      expect(view.e).toEqual(passed[passed.length - 2].post);
      const most = Math.max(1, ...view.scores.map(Math.abs));
      for (const k of view.scores.keys()) {
        expect((view.scores[k] - passed[passed.length - 1].post[k]) / most).toBeCloseTo(0, 9);
      }
    }
    expect(view.shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
    expect(view.winner).toBe(argmax(view.shares));
    expect(view.margin).toBe(view.scores[view.winner] - view.scores[view.second]);
    expect(view.second).not.toBe(view.winner);
  });

  it('has words for everything, with numbers in them', () => {
    const words = [
      text.caption(view),
      text.describe(view),
      text.verdict(view),
      ...text.table(view).rows.flat(),
      ...knobs.plane.options.map((name) => text.picture(view, name)),
      ...view.perClass.map((_, k) => text.className(view, k)),
    ].join(' ');
    expect(words).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(view.perClass).toHaveLength(classes);
  });

  it('is left as it is when the same is added to all vectors and biases', () => {
    const same = [0.25, -0.4, 0.15];
    const moved = Array.from({ length: 3 * classes }, (_, i) => (params.moved[i] ?? 0) + same[i % 3]);
    const other = solve({ ...params, moved });
    expect(other.wrong).toEqual(view.wrong);
    for (const k of view.shares.keys()) {
      expect(other.shares[k]).toBeCloseTo(view.shares[k], 3);
      expect(other.perClass[k].share).toBeCloseTo(view.perClass[k].share, 4);
    }
  });
});

describe('embedding', () => {
  it('has three borders that meet in one point where there are three classes', () => {
    for (const { name } of networks.filter(({ data }) => datasets[data](2).classes === 3)) {
      const { meetings, embedding } = at({ network: name });
      expect(meetings).toHaveLength(1);
      expect(embedding.borders).toHaveLength(3);
      for (const segment of embedding.borders) {
        const gaps = segment.map(([x, y]) => Math.hypot(x - meetings[0][0], y - meetings[0][1]));
        expect(Math.min(...gaps) / embedding.box.half).toBeLessThan(1e-9);
      }
    }
  });

  it('shows all that borders cost in the plane of inputs: every one of their pieces is a tie', () => {
    const { input, net } = at({});
    expect(input.borders.length).toBeGreaterThan(3);
    for (const [[px, py], [qx, qy]] of input.borders) {
      const { post } = activations(net, [(px + qx) / 2, (py + qy) / 2])[net.length - 1];
      const [first, second] = [...post].sort((a, b) => b - a);
      expect(first - second).toBeLessThan(1e-5);
    }
  });

  it('never closes a region of a two-wide network with two or three classes, and does so three wide', () => {
    for (const { params } of cases) {
      const { network, perClass } = solve(params);
      if (network.width > 2 || perClass.length > 3) continue;
      expect(perClass.map(({ closed }) => closed)).toEqual(perClass.map(() => 0));
    }
    const rings = networks.find(({ data, width }) => data === 'rings' && width === 3)!;
    expect(at({ network: rings.name }).perClass.map(({ closed }) => closed)).toEqual([1, 1, 0]);
  });

  it('knows a network whose dead layer makes one point of everything', () => {
    const dead = networks.filter(({ name }) => at({ network: name }).collapsed);
    expect(dead.map(({ accuracy }) => accuracy)).toEqual([1 / 3]);
    const view = at({ network: dead[0].name });
    expect([view.ceiling, view.covered]).toEqual([80, expect.closeTo(1, 7)]);
  });

  it('opens with vectors as trained', () => {
    for (const { name, accuracy: share } of networks) {
      const view = at({ network: name });
      expect(view.edited).toBe(false);
      expect(view.right).toBe(view.trainedRight);
      expect(view.right / view.total).toBeCloseTo(share, 9);
    }
  });

  it('puts a vector where it is dragged, and forgets a move that is taken back', () => {
    const params = initial(knobs);
    const { perClass } = solve(params);
    const moved = withVector(params, 1, [0.3, -0.2]);
    const { tip } = solve({ ...params, moved }).perClass[1];
    expect(tip[0]).toBeCloseTo(0.3, 2);
    expect(tip[1]).toBeCloseTo(-0.2, 2);
    expect(withVector({ ...params, moved }, 1, perClass[1].tip)).toEqual([]);
    const biased = withBias(params, 2, 0.5);
    expect(biased).toHaveLength(9);
    expect(solve({ ...params, moved: biased }).perClass[2].b).toBeCloseTo(perClass[2].biasAt(0.5), 4);
    expect(withBias({ ...params, moved: biased }, 2, 0)).toEqual([]);
    // However far it is dragged, the link still holds it.
    expect(Math.max(...withVector(params, 0, [99, 99]))).toBe(knobs.moved.max);
  });

  it('draws all points, 0 and the trained arrows, even where all points coincide', () => {
    for (const { name } of networks) {
      const { embedding, perClass } = at({ network: name });
      const inside = ([x, y]: Point) =>
        Math.max(Math.abs(x - embedding.box.centre[0]), Math.abs(y - embedding.box.centre[1])) <
        embedding.box.half;
      for (const p of [...embedding.points, [0, 0] as const, ...perClass.map(({ arrow }) => arrow)])
        expect(inside(p)).toBe(true);
    }
    expect(boxAround([[0, 0]], []).half).toBeGreaterThan(0);
    const { centre, half } = boxAround(
      [
        [5, 5],
        [5, 5],
      ],
      [
        [0.4, 0],
        [-0.4, 0],
      ],
    );
    for (const p of [0, 5]) for (const c of centre) expect(Math.abs(p - c)).toBeLessThan(half);
    expect(0.4 * half - centre[0]).toBeLessThan(half);
  });

  it('names every region inside itself, and within the drawing', () => {
    for (const { params } of cases) {
      const view = solve(params);
      for (const plane of [view.input, view.embedding]) {
        plane.names.forEach((spot, k) => {
          expect(spot === undefined).toBe(plane.regions[k].length === 0);
          if (!spot) return;
          for (const i of [0, 1]) {
            expect(Math.abs(spot[i] - plane.box.centre[i])).toBeLessThanOrEqual(plane.box.half);
          }
        });
      }
    }
    expect(HALF_SIDE).toBe(at({}).input.box.half);
  });
});
