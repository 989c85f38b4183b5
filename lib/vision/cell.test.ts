import { describe, expect, it } from 'vitest';
import { cellOf, drive, GAIN, POOLS, pool, rateOf } from './cell.ts';
import { type Gabor, gabor, phased, quadrature } from './gabor.ts';
import { HALF, placeOf, SIDE, sample } from './screen.ts';
import { kernelOf, sheet } from './sheet.ts';
import { bar, grating, HOUSE, house, overlap, type Placed, ring, turned } from './stimulus.ts';

const cell: Gabor = {
  x: 0.125,
  y: -0.125,
  orientation: 35,
  frequency: 0.5,
  phase: 0,
  across: 0.7,
  along: 1.05,
};
const placed: Placed = { x: 0.125, y: -0.125, angle: 35, length: 6, width: 1 };
const even = sample(gabor(cell));

describe('the bar', () => {
  it('covers its area, whichever way it lies', () => {
    for (const angle of [0, 17, 45, 90, 133]) {
      const area = sample(bar({ ...placed, angle })).reduce((a, b) => a + b) / 16;
      expect(Math.abs(area - 6)).toBeLessThan(angle % 90 ? 0.15 : 1e-9);
    }
  });

  it('covers a pixel by the share of it that a stripe of any width takes', () => {
    expect(overlap(0, 1, 0.25)).toBe(1);
    expect(overlap(0.5, 1, 0.25)).toBeCloseTo(0.5);
    expect(overlap(0, 0.1, 0.25)).toBeCloseTo(0.4);
    expect(overlap(2, 1, 0.25)).toBe(0);
  });

  it('changes what drives a cell without jumps as it moves and turns', () => {
    let [last, lastTurned] = [Number.NaN, Number.NaN];
    for (let i = 0; i <= 400; i++) {
      const moved = drive(even, sample(bar({ ...placed, x: -2 + i / 100 })));
      const turned = drive(even, sample(bar({ ...placed, angle: i / 4 })));
      // A hundredth of a degree, or a quarter of a turn's degree, makes no more than a small difference.
      if (i) expect(Math.abs(moved - last)).toBeLessThan(0.01);
      if (i) expect(Math.abs(turned - lastTurned)).toBeLessThan(0.01);
      [last, lastTurned] = [moved, turned];
    }
  });

  it('turned by half a turn is the same bar', () => {
    const half = sample(bar({ ...placed, angle: placed.angle + 180 }));
    sample(bar(placed)).forEach((value, i) => {
      expect(half[i]).toBeCloseTo(value, 12);
    });
  });
});

describe('a Gabor field', () => {
  it('has an envelope whose weights add up to 1, but for what is cut off', () => {
    const { even, odd } = quadrature(cell);
    const envelope = sample((x, y) => Math.hypot(even(x, y), odd(x, y))).reduce((a, b) => a + b);
    expect(envelope).toBeLessThan(1);
    expect(envelope).toBeGreaterThan(0.99);
  });

  it('answers gratings as its Fourier transform says, ½ exp(−2π²(σ_u²(k_u − f)² + σ_v² k_v²)) and the mirrored term', () => {
    for (const [angle, width] of [
      [35, 1],
      [35, 0.8],
      [50, 1],
      [10, 1.4],
      [80, 1.2],
    ]) {
      const f = 1 / (2 * width);
      const turn = ((angle - cell.orientation) * Math.PI) / 180;
      const [ku, kv] = [f * Math.cos(turn), f * Math.sin(turn)];
      const term = (k: number) =>
        Math.exp(-2 * Math.PI ** 2 * (cell.across ** 2 * k ** 2 + cell.along ** 2 * kv ** 2)) / 2;
      const blur = Math.sin((Math.PI * f) / 4) / ((Math.PI * f) / 4);
      const expected = blur * (term(ku - cell.frequency) + term(ku + cell.frequency));
      expect(drive(even, sample(grating({ ...placed, angle, width })))).toBeCloseTo(expected, 2);
    }
  });

  it('of phase φ answers even · cos φ − odd · sin φ', () => {
    const { even, odd } = quadrature(cell);
    const stimulus = sample(bar({ ...placed, x: 0.4, angle: 20 }));
    const [e, o] = [drive(sample(even), stimulus), drive(sample(odd), stimulus)];
    for (const phase of [0, 30, 90, 200]) {
      expect(drive(sample(gabor({ ...cell, phase })), stimulus)).toBeCloseTo(phased(e, o, phase), 12);
    }
  });

  it('turned with its stimulus answers as before', () => {
    const at = (turn: number) =>
      drive(
        sample(gabor({ ...cell, orientation: cell.orientation + turn })),
        sample(grating({ ...placed, angle: placed.angle + 10 + turn })),
      );
    expect(at(60)).toBeCloseTo(at(0), 2);
    expect(at(90)).toBeCloseTo(at(0), 2);
  });
});

describe('a cell', () => {
  it('of every seed lies well on the screen, and two seeds give two cells', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const { x, y, row, col, orientation, across, along, frequency } = cellOf(seed);
      expect(placeOf(row, col)).toEqual({ x, y });
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(HALF - 1.5);
      expect(orientation).toBeGreaterThanOrEqual(0);
      expect(orientation).toBeLessThan(180);
      expect(along).toBeGreaterThan(across);
      expect(across * frequency).toBeGreaterThan(0.3);
    }
    expect(cellOf(1)).not.toEqual(cellOf(2));
    expect(cellOf(1)).toEqual(cellOf(1));
  });

  it('is silent for the opposite contrast of what it likes', () => {
    const stimulus = sample(bar(placed));
    expect(rateOf(drive(even, stimulus))).toBeGreaterThan(20);
    expect(rateOf(-drive(even, stimulus))).toBe(0);
  });
});

describe('a house', () => {
  const at = { x: 1, y: -0.5, angle: 25, length: 6, width: 0.5 };

  it('is lit along every stroke, and nowhere beyond contrast 1', () => {
    const upright = house({ ...at, x: 0, y: 0, angle: 0 });
    for (const [v, u, v2, u2] of HOUSE)
      expect(upright((3 * (v + v2)) / 2, (3 * (u + u2)) / 2)).toBeCloseTo(1, 6);
    for (const value of sample(house(at))) expect(Math.abs(value - 0.5)).toBeLessThan(0.5 + 1e-9);
  });

  it('turns and moves as a whole', () => {
    const upright = house({ ...at, x: 0, y: 0, angle: 0 });
    for (const [px, py] of [
      [1, -0.5],
      [2.3, 1.7],
      [-1, 0.4],
    ]) {
      const [u, v] = turned(at)(px, py);
      expect(house(at)(px, py)).toBeCloseTo(upright(v, u), 6);
    }
  });
});

describe('a sheet of cells', () => {
  it('is a convolution: the value at the cell’s place is what drives the cell, and at any other what drives the cell there', () => {
    const { row, col, ...own } = cellOf(3);
    const stimulus = sample(ring({ ...placed, x: 1, y: 0.3, length: 4, width: 0.6 }));
    const map = sheet(stimulus, kernelOf(gabor(own), own));
    expect(map[row * SIDE + col]).toBeCloseTo(drive(sample(gabor(own)), stimulus), 7);
    for (const [r, c] of [
      [10, 30],
      [0, 0],
      [47, 20],
    ]) {
      const there = sample(gabor({ ...own, ...placeOf(r, c) }));
      expect(map[r * SIDE + c]).toBeCloseTo(drive(there, stimulus), 7);
    }
  });

  it('on whole numbers the two are the same number', () => {
    const whole = (x: number, y: number) => Math.round(8 * x) - Math.round(4 * y);
    const field = (x: number, y: number) => (Math.hypot(x - 0.125, y - 0.125) < 1 ? whole(x, y) : 0);
    const stimulus = sample((x, y) => Math.round(3 * x + y));
    expect(sheet(stimulus, kernelOf(field, { x: 0.125, y: 0.125 }))[23 * SIDE + 24]).toBe(
      drive(sample(field), stimulus),
    );
  });

  it('moves with its stimulus, pixel by pixel', () => {
    const kernel = kernelOf(gabor(cell), cell);
    const map = (x: number) => sheet(sample(bar({ ...placed, length: 3, x })), kernel);
    const [here, there] = [map(0), map(0.5)];
    for (let i = 2; i < SIDE * SIDE; i++) {
      if (i % SIDE >= 2) expect(there[i]).toBeCloseTo(here[i - 2], 6);
    }
  });
});

describe('a complex cell', () => {
  const { even, odd } = quadrature(cell);
  const fields = [sample(even), sample(odd)];
  /** Drives of the pair while the grating the cell likes drifts through one period. */
  const drifting = Array.from({ length: 32 }, (_, k) => {
    const at = (2 * k) / 32;
    const turn = (cell.orientation * Math.PI) / 180;
    const stimulus = sample(
      grating({ ...placed, x: cell.x - at * Math.sin(turn), y: cell.y + at * Math.cos(turn) }),
    );
    return [drive(fields[0], stimulus), drive(fields[1], stimulus)] as const;
  });
  const ripple = (phases: number, how: (typeof POOLS)[number]) => {
    const rates = drifting.map((pair) => pool([pair], 20, phases, how));
    return Math.max(...rates) / Math.min(...rates) - 1;
  };

  it('of four squared phases is the energy, even² + odd², exactly', () => {
    for (const [e, o] of [
      [0.3, -0.2],
      [-0.1, 0],
      [0.02, 0.4],
    ])
      expect(pool([[e, o]], 77, 4, 'squares')).toBeCloseTo(2 * GAIN * (e * e + o * o), 10);
  });

  it('does not care for the phase of a grating: squares least, then sum, then max; more phases help', () => {
    expect(ripple(4, 'squares')).toBeLessThan(0.02);
    expect(ripple(4, 'sum')).toBeGreaterThan(0.3);
    expect(ripple(4, 'max')).toBeGreaterThan(0.3);
    expect(ripple(8, 'sum')).toBeLessThan(ripple(4, 'sum'));
    expect(ripple(8, 'max')).toBeLessThan(ripple(4, 'max'));
    expect(ripple(1, 'max')).toBe(Infinity);
  });

  it('answers light and dark alike where its phases are even in number', () => {
    for (const how of POOLS)
      expect(pool([[0.2, 0.1]], 10, 4, how)).toBeCloseTo(pool([[-0.2, -0.1]], 10, 4, how), 10);
  });

  it('forgets the order of what it pools', () => {
    const pairs = [
      [0.1, 0.2],
      [0.3, -0.1],
      [-0.2, 0.05],
    ] as const;
    for (const how of POOLS)
      expect(pool(pairs, 5, 3, how)).toBeCloseTo(pool([...pairs].reverse(), 5, 3, how), 10);
  });

  it('gives the grating it likes GAIN/2 with many phases, however it pools', () => {
    for (const how of POOLS) expect(pool([[0.5, 0]], 0, 360, how)).toBeCloseTo(GAIN / 2, 1);
  });

  it('needs something to pool', () => {
    expect(() => pool([], 0, 4, 'max')).toThrow(RangeError);
  });
});
