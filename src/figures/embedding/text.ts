import { networks } from '#content/networks.ts';
import { count, format, subscript } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { Point } from '#lib/plane/affine.ts';
import type { PlaneName, View } from './model.ts';

/** A share as it is read; what is not all or nothing never reads so. */
function percent(share: number): string {
  const digits = share > 0.1 && share < 0.99 ? 0 : 1;
  if (share > 0 && share < 0.0005) return '< 0.1\u00a0%';
  if (share < 1 && share > 0.9995) return '> 99.9\u00a0%';
  return `${format(100 * share, digits)}\u00a0%`;
}

/** What softargmax gives is never quite nothing nor all, however it is rounded. */
const share = (value: number) => percent(Math.min(1 - 1e-9, Math.max(1e-9, value)));

const arms = (n: number) => Array.from({ length: n }, (_, k) => `arm ${k + 1}`);
const classNames = {
  spiral3: arms(3),
  spiral5: arms(5),
  moons: ['upper moon', 'lower moon'],
  rings: ['inner ring', 'middle ring', 'outer ring'],
  xor: ['same sign', 'opposite sign'],
};
const datasets = {
  spiral3: 'Spiral, 3 arms',
  spiral5: 'Spiral, 5 arms',
  moons: 'Moons',
  rings: 'Rings',
  xor: 'XOR',
};
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
const className = (view: View, k: number) => classNames[view.network.data][k];
const number = (value: number) => format(value, Math.abs(value) < 100 ? 2 : 0);
const pair = ([x, y]: Point) => `(${number(x)}, ${number(y)})`;
const accuracy = (view: View, right = view.right) => percent(right / view.total);
const w = (k: number) => `w${subscript(k + 1)}`;
/** Names in a row: a, b and c. */
const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
const sentence = (words: string) => words[0].toUpperCase() + words.slice(1);

const closedNames = (view: View) =>
  view.perClass.flatMap(({ closed, components }, k) => {
    if (!closed) return [];
    return closed === components ? [className(view, k)] : [`part of ${className(view, k)}`];
  });

const sides = ({ wrong: { length }, total }: View) =>
  length === 0
    ? `all ${total} points lie on the right side`
    : `${count(length, 'point')} of ${total} ${length === 1 ? 'lies' : 'lie'} on the wrong side`;

/** Whether regions lie wholly inside the square: what two-wide networks cannot do with up to three classes. */
function closure(view: View): string {
  const names = closedNames(view);
  if (names.length) return `Closed inside the square: ${listed(names)}`;
  return view.network.width === 2 && view.perClass.length <= 3
    ? 'No region closes: two units cannot fence one in, so each runs to the edge'
    : 'No region closes here: each runs to the edge of the square';
}

const borders = ({
  embedding: {
    borders: { length },
  },
}: View) => `${words[length] ?? length} straight ${length === 1 ? 'border' : 'borders'}`;

/** What the layers have made of the square before any class is decided. */
const pressed = ({ ranks: [points, lines, planes] }: View) =>
  `The layers have pressed ${percent(points)} of the square into single points and ${percent(lines)} onto lines; ${percent(planes)} still has two dimensions`;

/** Why the rest is not the last layer's fault. */
function lost({ ceiling, possible, total }: View): string {
  if (ceiling < possible) {
    return ` Points of different classes have become one, so no choice of vectors gets more than ${ceiling} right.`;
  }
  return possible < total
    ? ` Points of different classes coincide from the start, so no network gets more than ${possible} right.`
    : '';
}

function landing({ fibre, covered, x }: View): string {
  const places = fibre.points.length;
  if (covered > 0) return `${percent(covered)} of the square (hatched) lands on this very point of e`;
  if (fibre.segments.length) return 'a whole line of inputs (dotted) lands on this very point of e';
  if (places === 0) return 'no input of the square lands here';
  if (places === 1)
    return x
      ? 'no other input of the square lands on this point of e'
      : 'one input of the square (dot) lands here';
  return `${words[places] ?? places} inputs of the square (dots) land on this very point of e`;
}

const where = (view: View) => (view.x ? `x = ${pair(view.x)}, e = ${pair(view.e)}` : `e = ${pair(view.e)}`);

function verdict(view: View): string {
  return `${className(view, view.winner)} wins, ${view.margin < 0.01 ? 'less than 0.01' : number(view.margin)} ahead of ${className(view, view.second)}; ${landing(view)}.`;
}

export const text = {
  embedding: 'Embedding e',
  embeddingNote: 'drag the class vectors (on a scale of their own)',
  input: 'Input x',
  inputNote: (view: View) =>
    `the same regions, pulled back through ${count(view.patchCount, 'patch', 'patches')}`,
  picture: (view: View, plane: PlaneName) =>
    plane === 'input'
      ? `Input plane: the regions of ${listed(view.perClass.map((_, k) => className(view, k)))}, and the points: ${sides(view)}.`
      : `Embedding plane: ${borders(view)} between the classes, the images of the points, and the class vectors.`,
  className,
  w,
  b: (k: number) => `b${subscript(k + 1)}`,
  number,
  pair,
  share,
  signed: (value: number) => `${value < 0 ? '−' : '+'} ${number(Math.abs(value))}`,
  scores: 'Scores at the cursor',
  where,
  verdict: (view: View) => sentence(verdict(view)),
  vector: (view: View, k: number) => `Class vector ${w(k)} of ${className(view, k)}`,
  axis: (i: number) => `e${subscript(i + 1)}`,
  cursor: (plane: PlaneName) =>
    plane === 'input' ? 'Cursor in the input plane' : 'Cursor in the embedding plane',
  cursorSays: (view: View, plane: PlaneName) =>
    `${pair(plane === 'input' ? view.x! : view.e)}, ${className(view, view.winner)}, ${share(view.shares[view.winner])}`,

  data: 'Data',
  datasets,
  network: 'Network',
  networks: Object.fromEntries(
    networks.map(({ name, width, seed, accuracy: share }) => [
      name,
      `${width} wide, seed ${seed}: ${percent(share)}`,
    ]),
  ),
  patches: 'Patches',
  bias: (k: number) => `Bias b${subscript(k + 1)}`,
  trained: 'Back to the trained vectors',

  caption(view: View) {
    if (view.collapsed) {
      return `A dead layer has mapped the whole plane to one point. However the vectors are turned, one class wins everywhere: ${view.right} of ${view.total} points are right (${accuracy(view)}).`;
    }
    const parted = `${sentence(borders(view))} in the plane of e ${view.embedding.borders.length === 1 ? 'gets' : 'get'} ${view.right} of ${view.total} points right (${accuracy(view)})`;
    const pulled = `pulled back to the inputs, they are ${count(view.input.borders.length, 'straight piece')}`;
    const before = view.edited
      ? ` With the trained vectors it was ${accuracy(view, view.trainedRight)}.`
      : '';
    return `${parted}; ${pulled}. ${closure(view)}.${before}`;
  },

  describe(view: View) {
    const { network, perClass } = view;
    const regions = perClass
      .map(({ share, components }, k) =>
        components
          ? `${className(view, k)} ${percent(share)}${components > 1 ? ` in ${components} separate regions` : ''}`
          : `${className(view, k)} none`,
      )
      .join(', ');
    return `${datasets[network.data]}, ${network.width} wide, seed ${network.seed}${view.edited ? ', vectors moved' : ''}: ${sides(view)}.${lost(view)} Of the square, ${regions}. ${pressed(view)}. At ${where(view)}: ${verdict(view)}`;
  },

  table: (view: View) => ({
    caption: `The classes of ${datasets[view.network.data]}: ${view.right} of ${view.total} points right`,
    columns: [
      'class',
      'w',
      'b',
      'right',
      'wrong',
      'share of the square',
      'polygons',
      'regions',
      'of them closed',
    ],
    rows: view.perClass.map((own, k) => [
      className(view, k),
      pair(own.w),
      number(own.b),
      own.points - own.wrong,
      own.wrong,
      percent(own.share),
      own.polygons,
      own.components,
      own.closed,
    ]),
  }),

  keys: [
    ['← → ↑ ↓', 'turn the chosen class vector, or move the chosen cursor'],
    ['Shift + arrow', 'in small steps'],
  ],

  terms: { w: 'class vectors w', e: 'embedding e', b: 'biases b' },
} satisfies FigureText<View> & Record<string, unknown>;
