import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { AREA_IDS, areas, links } from './areas.ts';
import { layout } from './layout.ts';
import { knobs, type Params, solve, step } from './model.ts';
import { text } from './text.ts';

const set = (some: Partial<Params>): Params => ({ ...initial(knobs), ...some });

describe('pathways', () => {
  it('finds six synapses from the retina to AIT by two ways, one of which crosses the other stream', () => {
    const view = solve(initial(knobs));
    expect(view.synapses).toBe(6);
    expect(view.ways).toEqual([
      ['retina', 'k', 'v1-blob', 'v2-thin', 'v4', 'pit', 'ait'],
      ['retina', 'm', 'v1-4b', 'mt', 'v4', 'pit', 'ait'],
    ]);
    expect(view.crossing).toBe(1);
    expect(text.caption(view)).toContain('6 synapses');
  });

  it('keeps within a stream: one way what, five synapses to the parietal lobe, none across', () => {
    expect(solve(set({ stream: 'what' })).ways).toHaveLength(1);
    expect(solve(set({ stream: 'where', to: 'pp' })).synapses).toBe(5);
    const across = solve(set({ stream: 'where' }));
    expect(across.synapses).toBeUndefined();
    expect(across.outside).toBe('ait');
    expect(text.found(across)).toContain('is not in');
  });

  it('finds no way down', () => {
    const view = solve(set({ from: 'ait', to: 'retina' }));
    expect(view.ways).toEqual([]);
    expect(text.found(view)).toContain('No way leads up');
  });

  it('has inputs for all but the retina, and links that go up, or both ways on one level', () => {
    for (const { from, to, both, cross } of links) {
      const sideways = areas[from].level === areas[to].level;
      expect(areas[to].level >= areas[from].level).toBe(true);
      if (both) expect(sideways).toBe(true);
      const shared = areas[from].streams.some((stream) => areas[to].streams.includes(stream));
      expect(shared).toBe(!cross);
    }
    for (const node of solve(initial(knobs)).nodes) expect(node.inputs.length > 0).toBe(node.id !== 'retina');
  });

  it('leads by arrow keys from the retina to every area, and along links when up or down', () => {
    const seen = new Set<string>(['retina']);
    for (const id of seen) {
      const view = solve(set({ area: id as Params['area'] }));
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        const to = step(view, key);
        if (!to) continue;
        seen.add(to);
        if (key === 'ArrowUp') expect(view.chosen.outputs).toContain(to);
        if (key === 'ArrowDown') expect(view.chosen.inputs).toContain(to);
      }
    }
    expect(seen.size).toBe(AREA_IDS.length);
  });

  it('says something whole of every setting, and names what is at the ends', () => {
    for (const stream of knobs.stream.options)
      for (const from of AREA_IDS)
        for (const to of AREA_IDS) {
          const view = solve(set({ stream, from, to, area: to }));
          for (const says of [text.caption(view), text.describe(view)])
            expect(says).not.toMatch(/NaN|undefined|Infinity/);
          if (view.synapses) expect(view.ways.every((way) => way.length === view.synapses! + 1)).toBe(true);
        }
  });

  it('has room for every area in both pictures: boxes lie inside and never on each other', () => {
    for (const narrow of [false, true]) {
      const { at, box, width, height } = layout(narrow);
      const places = AREA_IDS.map((id) => at[id]);
      places.forEach(([x, y], i) => {
        expect(x - box[0] / 2).toBeGreaterThanOrEqual(0);
        expect(x + box[0] / 2).toBeLessThanOrEqual(width);
        expect(y + box[1] / 2).toBeLessThanOrEqual(height);
        for (const [ox, oy] of places.slice(i + 1))
          expect(Math.abs(x - ox) >= box[0] || Math.abs(y - oy) >= box[1]).toBe(true);
      });
    }
  });
});
