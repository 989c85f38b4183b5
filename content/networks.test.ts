import { describe, expect, it } from 'vitest';
import { accuracy, dims, parametersOf } from '#lib/nn/mlp.ts';
import { datasets, HALF_SIDE, networks, recipe, sizesOf, start } from './networks.ts';

describe('the networks that ship', () => {
  it.each(networks)('$name has the architecture of the book and the accuracy it states', (network) => {
    const { points, labels, classes } = datasets[network.data]();
    expect(dims(network.net)).toEqual(sizesOf(network.width, network.depth, classes));
    expect(accuracy(network.net, points, labels)).toBeCloseTo(network.accuracy, 9);
  });

  it('good ones classify all but the points that arms share; the failures among them do not', () => {
    const best = new Map<string, number>();
    for (const { data, width, accuracy } of networks) {
      const key = `${data}, ${width} wide`;
      best.set(key, Math.max(accuracy, best.get(key) ?? 0));
    }
    // All arms of a spiral begin at the origin, where one of them at most can be right.
    const ceiling = { spiral3: 1 - 2 / 240, spiral5: 1 - 4 / 400, moons: 1, rings: 1, xor: 1 };
    for (const [key, value] of best) {
      const [data] = key.split(',') as [keyof typeof ceiling];
      expect(value, key).toBeLessThanOrEqual(ceiling[data] + 1e-9);
      // Two units cannot close a region, so rings stay out of reach.
      if (key !== 'rings, 2 wide') expect(value, key).toBeCloseTo(ceiling[data], 9);
    }
    expect(best.get('rings, 2 wide')).toBeLessThan(1);
    expect(networks.some(({ width, accuracy }) => width === 2 && accuracy < 0.34)).toBe(true);
  });

  it('one seed gives one network: training again gives the same weights', () => {
    const { data, width, depth, seed, net } = networks[0];
    const trainer = start(data, width, depth, seed);
    for (let i = 0; i < recipe.steps; i++) trainer.step();
    // Browsers and processors may round exp differently in the last digit, and training magnifies that.
    const gap = Math.max(...parametersOf(trainer.net).map((v, i) => Math.abs(v - parametersOf(net)[i])));
    expect(gap).toBeLessThan(1e-3);
  });

  it('every data set lies inside the square that figures draw', () => {
    for (const make of Object.values(datasets)) {
      expect(Math.max(...make().points.data.map(Math.abs))).toBeLessThanOrEqual(HALF_SIDE);
    }
  });
});
