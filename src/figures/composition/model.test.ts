import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { magnitude } from '#figure/colour.ts';
import { initial } from '#figure/knobs.ts';
import { shippedData } from './first.ts';
import { counts, idOf, knobs, type Params, solve, words } from './model.ts';
import { text } from './text.ts';
import { wiresOf } from './wires.ts';

const data = shippedData();
const at = (changed: Partial<Params> = {}) => solve({ ...initial(knobs), ...changed }, data);
const everything = { top: 8 } as const;
const sum = (values: readonly number[]) => values.reduce((all, v) => all + v, 0);
const first = at();

describe('the votes', () => {
  it('and what the biases gave add up to the score at every layer, also of a difference', () => {
    for (const rival of ['none', 'next', '7'] as const) {
      const { sums, biases, score, scores, of, against } = at({ rival });
      expect(score).toBeCloseTo(scores[of] - (against === undefined ? 0 : scores[against]), 4);
      for (const layer of ['parts', 'edges', 'pixels'] as const)
        expect(sums[layer] + biases[layer]).toBeCloseTo(score, 4);
    }
  });

  it('of parts, motifs and edges are all there: those shown and the others', () => {
    const { parts, motifs, edges, sums } = at(everything);
    expect(parts.shown.length + parts.rest).toBe(counts.part);
    expect(motifs.shown.length + motifs.rest).toBe(counts.motif);
    for (const layer of [parts, motifs])
      expect(sum(layer.shown.map(({ vote }) => vote)) + layer.restVote).toBeCloseTo(sums.parts, 4);
    expect(sum(edges.shown.map(({ vote }) => vote))).toBeCloseTo(sums.edges, 4);
  });

  it('of a part are its value times its slope, and come first where they are loudest', () => {
    const votes = first.parts.shown.map(({ vote }) => Math.abs(vote));
    expect(votes).toEqual(votes.toSorted((a, b) => b - a));
    for (const { value, slope, vote } of first.parts.shown) expect(value * slope).toBeCloseTo(vote, 5);
  });
});

describe('what is looked into', () => {
  const part = first.parts.shown[0];
  it('as a part gives its vote alone, from pixels that it sees', () => {
    const view = at({ chosen: part.id });
    expect(view.sums.parts).toBeCloseTo(part.vote, 5);
    const { values } = view.sheets.pixels.tiles![0];
    for (let i = 0; i < values.length; i++) {
      const [row, col] = [Math.floor(i / 28) - part.top, (i % 28) - part.left];
      if (row < 0 || col < 0 || row >= view.field || col >= view.field) expect(values[i]).toBe(0);
    }
    expect(sum(Array.from(values))).toBeCloseTo(view.sums.pixels, 4);
  });

  it('is always among what is shown', () => {
    const view = at({ chosen: idOf.part + 399, top: 3 });
    expect(view.part?.at).toBe(399);
    expect(view.parts.shown).toHaveLength(4);
  });

  it('as edges adds up to everything', () => {
    expect(sum(first.motifs.shown.map(({ vote }) => vote)) + first.motifs.restVote).toBeCloseTo(
      first.sums.parts,
      4,
    );
    const edges = Array.from({ length: counts.edge }, (_, e) => at({ chosen: idOf.edge + e }));
    expect(sum(edges.map(({ sums }) => sums.pixels))).toBeCloseTo(first.sums.pixels, 4);
  });
});

describe('lines', () => {
  it('into a motif carry what its edges give, and out of an edge its vote', () => {
    const view = at({ ...everything, chosen: idOf.motif + first.motifs.shown[0].map });
    const m = view.motifs.shown.findIndex(({ id }) => id === view.chosen);
    view.edges.shown.forEach(({ vote }, e) => {
      expect(view.links[m][e]).toBeCloseTo(vote, 5);
    });
    const { edges, most } = wiresOf(view);
    expect(most.edges).toBe(magnitude(view.edges.shown.map(({ vote }) => vote)));
    expect(edges).toHaveLength(counts.edge);
  });
});

it('the misread digits that ship are read wrongly', () => {
  const { from } = at({ source: 'misread' });
  for (let which = 1; which <= from.group; which += 13) {
    const view = at({ source: 'misread', which });
    expect(view.reads).not.toBe(view.from.label);
  }
});

it('nothing is compared with itself, and every state reads in words that need no pixels', () => {
  const states = fc.record({
    source: fc.constantFrom(...knobs.source.options),
    which: fc.integer(knobs.which),
    target: fc.constantFrom(...knobs.target.options),
    rival: fc.constantFrom(...knobs.rival.options),
    top: fc.integer(knobs.top),
    chosen: fc.integer(knobs.chosen),
  });
  fc.assert(
    fc.property(states, (state) => {
      const view = at(state);
      expect(view.of).not.toBe(view.against);
      const say = (seen: typeof view) =>
        JSON.stringify([text.caption(seen), text.describe(seen), text.table(seen)]);
      expect(say(view)).not.toMatch(/NaN|undefined|Infinity/);
      expect(say(JSON.parse(JSON.stringify(words(view))))).toBe(say(view));
    }),
    { numRuns: 12 },
  );
});

it('an empty sheet leaves the score to the biases', () => {
  const view = at({ source: 'drawing', drawing: new Uint8Array(784) });
  expect(view.sums.pixels).toBe(0);
  expect(view.biases.pixels).toBeCloseTo(view.score, 5);
  expect(text.describe(view)).not.toMatch(/NaN|undefined/);
});
