import { learned } from '#content/learned-templates.ts';
import { magnitude } from '#figure/colour.ts';
import { choice, drawing, list, range, toggle, type Values } from '#figure/knobs.ts';
import { blobs } from '#lib/motif/blobs.ts';
import { counted, judge, type Verdict } from '#lib/motif/detector.ts';
import { letter, letterNames } from '#lib/motif/letters.ts';
import { type Picture, SIDE } from '#lib/motif/picture.ts';
import { mapsOf } from '#lib/motif/score.ts';
import { CLASSES, K, logits, PARAMETERS, sums, templateNet } from '#lib/motif/template-net.ts';
import { REACH, templates, thresholds } from '#lib/motif/templates.ts';
import { tensor } from '#lib/tensor.ts';
import type { Comparison, Settings } from './compare.ts';
import { script } from './pytorch.ts';
import { LEAST, MOST, stripOf } from './strip.ts';

/** The three motifs, in the order of maps and counts. */
export const motifs = ['endpoint', 'upper', 'lower'] as const;
export type Motif = (typeof motifs)[number];

/** A letter as on and off cells: what is more ink than paper is on. */
export const inked = (picture: Picture): Uint8Array => Uint8Array.from(picture, (value) => Number(value > 0));

const threshold = (first: number) => range(first, { min: LEAST, max: MOST, step: 0.5 });

export const knobs = {
  letter: choice('C', [...letterNames, 'drawing']),
  drawing: drawing(inked(letter('C')), SIDE, SIDE),
  templates: list(
    motifs.flatMap((motif) => templates[motif]),
    {
      min: -1,
      max: 1,
      least: K * REACH * REACH,
      most: K * REACH * REACH,
    },
  ),
  endpoint: threshold(thresholds.endpoint),
  upper: threshold(thresholds.upper),
  lower: threshold(thresholds.lower),
  /** One threshold for all, and its value. */
  common: toggle(false),
  all: threshold(15),
  counting: choice('blobs', ['blobs', 'pixels']),
  /** What a motif of the other letter takes off. */
  against: range(2, { min: 0, max: 3 }),
  /** The pixel whose score is written out. */
  map: choice('endpoint', motifs),
  row: range(4, { min: 0, max: SIDE - 1 }),
  col: range(13, { min: 0, max: SIDE - 1 }),
  shift: range(3, { min: 0, max: 4 }),
  rotation: range(15, { min: 0, max: 45, step: 5 }),
  noise: range(0.2, { min: 0, max: 1, step: 0.1 }),
  testSeed: range(1, { min: 1, max: 9999 }),
  /** The seed that the learned templates come from, and what it gave: nobody who opens a link must learn again. */
  seed: range(learned.seed, { min: 1, max: 9999 }),
  parameters: list(learned.parameters, { min: -9, max: 9, step: 0.001, least: PARAMETERS, most: PARAMETERS }),
};

export type Params = Values<typeof knobs>;

export const thresholdsOf = ({ common, all, endpoint, upper, lower }: Params): number[] =>
  common ? [all, all, all] : [endpoint, upper, lower];

/** What the comparison depends on. */
export const settingsOf = (params: Params): Settings => ({
  templates: [...params.templates],
  thresholds: thresholdsOf(params),
  counting: params.counting,
  against: params.against,
  parameters: [...params.parameters],
  shift: params.shift,
  rotation: params.rotation,
  noise: params.noise,
  testSeed: params.testSeed,
});

/** The picture that is read. */
export const pictureOf = ({ letter: name, drawing }: Pick<Params, 'letter' | 'drawing'>): Picture =>
  name === 'drawing' ? Float32Array.from(drawing, (on) => 2 * on - 1) : letter(name);

/** What has been counted on test letters, and with which settings. */
export interface Known {
  readonly comparison: Comparison;
  readonly settings: Settings;
}

export function solve(params: Params, known?: Known) {
  const picture = pictureOf(params);
  const w = tensor([K, 1, REACH, REACH], params.templates);
  const scores = mapsOf(picture, w);
  const limits = thresholdsOf(params);
  const counts = counted(scores, limits, params.counting);
  const maps = motifs.map((name, k) => {
    const on = Array.from(scores[k], (score) => score > limits[k]);
    const { labels, count } = blobs(on, SIDE);
    return {
      name,
      template: params.templates.slice(k * REACH * REACH, (k + 1) * REACH * REACH),
      scores: scores[k],
      threshold: limits[k],
      peak: Math.max(...scores[k]),
      /** The highest score that is no detection. */
      next: Math.max(...scores[k].filter((score) => score <= limits[k])),
      labels,
      blobs: count,
      pixels: on.filter(Boolean).length,
      count: counts[k],
    };
  });
  const units = judge(counts, params.against);

  const chosen = motifs.indexOf(params.map);
  const { template } = maps[chosen];
  const reach = (REACH - 1) / 2;
  const window = template.map((_, i) => {
    const row = params.row + Math.floor(i / REACH) - reach;
    const col = params.col + (i % REACH) - reach;
    return row < 0 || col < 0 || row >= SIDE || col >= SIDE ? -1 : picture[row * SIDE + col];
  });
  const products = window.map((x, i) => x * template[i]);

  const net = templateNet(params.parameters);
  const [c, d] = logits(net, [picture]).data;
  const [min, max] = [-params.against, 1];
  return {
    ...params,
    picture,
    maps,
    counts,
    units,
    /** What each motif says for C and for D. */
    weights: { C: [max, min, min], D: [min, max, max] },
    chosen,
    window,
    products,
    total: maps[chosen].scores[params.row * SIDE + params.col],
    /** Products by sign: how many agree in full, and what grey leaves. */
    strip: stripOf(w, params.counting, params.against),
    learned: {
      templates: motifs.map((_, k) =>
        Array.from(net.templates.data.subarray(k * REACH * REACH, (k + 1) * REACH * REACH)),
      ),
      most: magnitude(net.templates.data),
      thresholds: Array.from(net.bias.data, (b) => -b),
      sums: Array.from(sums(net, [picture]).data),
      weights: {
        C: Array.from(net.weight.data.subarray(0, K)),
        D: Array.from(net.weight.data.subarray(K, CLASSES * K)),
      },
      scores: { C: c, D: d },
      verdict: (d > c ? 'D' : 'C') as Verdict,
    },
    known,
  };
}

export type View = ReturnType<typeof solve>;

/** What the exported script prints: the highest scores, the counts, the two sums, and the scores of the learned net. */
export const numbers = ({ maps, counts, units, learned }: View): number[] => [
  ...maps.map(({ peak }) => peak),
  ...counts,
  units.C,
  units.D,
  learned.scores.C,
  learned.scores.D,
];

export const pytorch = (params: Params): string => script(pictureOf(params), thresholdsOf(params), params);
