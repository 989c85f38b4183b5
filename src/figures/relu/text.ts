import { count, format, subscript } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { View } from './model.ts';

const NUMERALS = ['I', 'II', 'III', 'IV'] as const;
const fates = {
  clip: ['kept', 'onto the h₂ axis', 'collapsed to 0', 'onto the h₁ axis'],
  fold: ['kept', 'mirrored', 'turned by 180°', 'mirrored'],
};
const signs = ['z₁ > 0, z₂ > 0', 'z₁ ≤ 0, z₂ > 0', 'z₁ ≤ 0, z₂ ≤ 0', 'z₁ > 0, z₂ ≤ 0'];

/** A share as a whole per cent; what is not quite none or all does not read so. */
function says(share: number, part: number, whole: number): string {
  if (share === 0 && part > 0) return '< 1\u00a0%';
  return share === 100 && part < whole ? '> 99\u00a0%' : `${share}\u00a0%`;
}
const percent = (part: number, whole: number) => says(Math.round((100 * part) / whole), part, whole);

const vector = ([x, y]: readonly number[]) => `(${format(x)}, ${format(y)})`;
const name = (symbol: string, i: number) => `${symbol}${subscript(i + 1)}`;
const share = (view: View, q: number) => says(view.shares[q], view.counts[q], view.n);

/** What becomes of one unit, or of a unit and its opposite: how many points it is on for, or that it is dead. */
function state(view: View, i: number): string {
  const { on, opposite, dead } = view.units[i];
  if (view.mode === 'fold')
    return `on for ${percent(on, view.n)} of the points, its opposite for ${percent(opposite, view.n)}`;
  if (dead) return 'on for no point: dead, it passes no gradient';
  return on === view.n
    ? `on for all ${on} points`
    : `on for ${on} of ${view.n} points (${percent(on, view.n)})`;
}

/** Where the slider stands. */
function stage({ mode, t, slope }: View): string {
  if (t === 0) return 'The slider stands before the ReLU.';
  if (t === 100)
    return mode === 'clip' ? 'The slider stands after the ReLU.' : 'The slider stands after the fold.';
  if (slope === 0) return 'The slider stands half way through the fold, where it is just a ReLU.';
  return `The slider stands between: what was negative is multiplied by ${format(slope)}.`;
}

function merged({ distinct: { before, after } }: View): string {
  if (after === before) return `All ${before} different points stay different.`;
  if (after === 1) return `All ${before} different points now share one image.`;
  return `Of ${before} different points ${after} remain different.`;
}

/** What the clip does to the plane itself, between the points, where the layer is invertible. */
const between = ({ w: [a, b, c, d] }: View) =>
  a * d === b * c
    ? ''
    : ' Each point of an axis is the image of a whole half line of inputs, the origin that of a whole wedge.';

function clipped(view: View): string {
  const [kept, , collapsed] = view.counts;
  const axes = says(view.shares[1] + view.shares[3], view.onAxis, view.n);
  const dead = view.units.filter((unit) => unit.dead);
  if (dead.length === 2)
    return `Both units are dead: all ${view.n} points land on 0, and no gradient passes this layer.`;
  if (dead.length === 1) {
    const [alive, gone] = [1 - dead[0].i, dead[0].i];
    return `Unit ${gone + 1} is dead: all ${view.n} points are pressed onto the ${name('h', alive)} axis, and no gradient reaches ${name('w', gone)} or ${name('b', gone)}.`;
  }
  if (kept === view.n)
    return `All ${view.n} points lie in quadrant I, where ReLU changes nothing: here the layer is only affine.`;
  const press = `presses ${axes} onto an axis, where each keeps one of its two numbers`;
  return `Two units do not fold, they project: this ReLU keeps ${share(view, 0)} of the points in place, ${press}, and ${collapsed ? `drops ${share(view, 2)} on the origin: quadrant III alone collapses` : 'drops none on the origin, for quadrant III is empty'}.`;
}

const folded = (view: View) =>
  `A true fold takes two units per direction, |z| = z⁺ + (−z)⁺: four units lay all four quadrants onto the first, mirrored but undistorted. ${merged(view)} The ReLU alone would have set ${view.lost} of their ${2 * view.n} coordinates to 0.`;

export const text = {
  input: 'Input plane',
  inputNote: 'drag the arrows w and the lines b',
  inputPicture: 'The input plane with its points, two weight vectors and two lines',
  hidden: 'Hidden plane',
  hiddenPicture: (view: View) =>
    `The hidden plane with the images of grid and points: ${view.counts.map((_, q) => text.quadrant(view, q).join(' ')).join('; ')}`,
  hiddenNote: ({ mode, t, slope }: View) => {
    if (t === 0) return 'before: z = W x + b';
    if (t === 100) return mode === 'clip' ? 'after: h = [z]⁺' : 'after: h = [z]⁺ + [−z]⁺';
    return slope === 0 ? 'half way: the ReLU' : `between: z < 0 times ${format(slope)}`;
  },
  /** Numeral, fate and share of a quadrant. */
  quadrant: (view: View, q: number) => [NUMERALS[q], fates[view.mode][q], share(view, q)] as const,
  numeral: (q: number) => NUMERALS[q],

  weights: (i: number) => name('w', i),
  bias: (i: number) => name('b', i),
  hiddenAxis: (view: View) => (view.t === 0 ? 'z' : 'h'),
  inputAxis: 'x',
  arrow: (i: number) => `Arrow of the weights ${name('w', i)}`,
  arrowValue: vector,
  line: (i: number) => `Line of unit ${i + 1}, held by its bias ${name('b', i)}`,
  lineValue: (value: number) => format(value),
  weight: (i: number) => `w${subscript(Math.floor(i / 2) + 1)}${subscript((i % 2) + 1)}`,

  unit: (i: number) => `Unit ${i + 1}`,
  state,

  play: 'From before to after',
  play_says: (mode: View['mode']) => (t: number) => {
    if (t === 0) return 'before the ReLU';
    if (t === 100) return mode === 'clip' ? 'after the ReLU' : 'folded';
    return mode === 'fold' && t === 50 ? 'half way: the ReLU' : `${t} %`;
  },
  mode: 'What the layer does',
  modes: { clip: 'Clip: 2 units', fold: 'True fold: 4 units' },
  preset: 'Layer',
  presets: {
    quadrants: 'All four quadrants',
    lecture: 'As in the lecture',
    identity: 'Identity',
    rotation: 'Rotation by 45°',
    all: 'Everything kept',
    one: 'One dead unit',
    dead: 'A dead layer',
    own: 'Your own',
  },
  data: 'Points',
  datasets: {
    spiral3: 'Spiral, 3 arms',
    spiral5: 'Spiral, 5 arms',
    moons: 'Two moons',
    rings: 'Three rings',
    xor: 'XOR squares',
  },

  caption: (view: View) => (view.mode === 'clip' ? clipped(view) : folded(view)),

  describe(view: View): string {
    const units = view.units
      .map(
        ({ w, b, i }) =>
          `unit ${i + 1}, with weights ${vector(w)} and bias ${format(b)}, is ${state(view, i)}`,
      )
      .join('; ');
    const places = NUMERALS.map(
      (numeral, q) => `${share(view, q)} ${q ? '' : 'lie '}in ${numeral} (${fates[view.mode][q]})`,
    );
    const loss =
      view.mode === 'clip'
        ? ` ReLU sets ${count(view.lost, 'coordinate')} of ${2 * view.n} to 0. ${merged(view)}${between(view)}`
        : ` Nothing is set to 0: the fold forgets signs only, and distances within each quadrant stay. ${merged(view)}`;
    return `${units[0].toUpperCase()}${units.slice(1)}. Of ${view.n} points ${places.join(', ')}.${loss} ${stage(view)}`;
  },

  table: (view: View) => ({
    caption: `Points per quadrant of z = W x + b, and where ${view.mode === 'clip' ? 'the ReLU' : 'the fold'} takes them`,
    columns: [
      'quadrant',
      'signs',
      'points',
      'share',
      ...view.perClass.map((_, k) => `class ${k + 1}`),
      'where they land',
    ],
    rows: NUMERALS.map((numeral, q) => [
      numeral,
      signs[q],
      view.counts[q],
      share(view, q),
      ...view.perClass.map((counts) => counts[q]),
      fates[view.mode][q],
    ]),
  }),

  keys: [
    ['← → ↑ ↓ on an arrow’s end', 'move w by 0.05'],
    ['↑ ↓ on a line’s handle', 'raise or lower b by 0.05'],
    ['Shift with either', 'move by 0.01'],
  ],
  terms: { w1: 'weights w₁', w2: 'weights w₂', b: 'bias b', x: 'input x', h: 'hidden h' },
} satisfies FigureText<View> & Record<string, unknown>;
