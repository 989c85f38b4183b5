import { count, format, subscript, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { View } from './model.ts';
import { keyOf, type Setup } from './nets.ts';
import type { LayerStats } from './stats.ts';

const percent = (share: number) => `${Math.round(100 * share)} %`;
const degrees = (radians: number) => `${format((Math.abs(radians) * 180) / Math.PI, 0)}°`;
const turning = (radians: number) =>
  Math.abs(radians) < Math.PI / 360
    ? 'not at all'
    : `by ${degrees(radians)} ${radians > 0 ? 'anticlockwise' : 'clockwise'}`;
const pair = (values: readonly number[]) => `(${values.map((value) => format(value)).join(', ')})`;
const listed = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
const times = (value: number) => `${format(value)} times`;

const data = {
  spiral3: 'Spiral, 3 arms',
  spiral5: 'Spiral, 5 arms',
  moons: 'Two moons',
  rings: 'Three rings',
  xor: 'XOR',
} as const;

const stages = {
  rotate: 'rotate',
  reflect: 'reflect',
  scale: 'stretch',
  rotateBack: 'rotate',
  shift: 'shift',
  affine: 'affine map',
  relu: 'ReLU',
} as const;

/** "Layer 2", "The embedding". */
const who = (view: View) => (view.embedding ? 'The embedding' : `Layer ${view.moment.layer + 1}`);

/** What the step does, with its numbers. */
function doing({ moment: { stage }, layer: { svd, bias, units } }: View): string {
  if (stage === 'relu') return 'ReLU';
  if (!svd || stage === 'affine') return `all of Wx + b, to ${count(units, 'unit')}`;
  return {
    rotate: `rotate ${turning(-svd.theta)}`,
    reflect: 'reflect in the horizontal axis',
    scale: `stretch ${format(svd.sigma[0])} times across, ${format(svd.sigma[1])} times up`,
    rotateBack: `rotate ${turning(svd.phi)}`,
    shift: `shift by ${pair(bias)}`,
  }[stage];
}

/** What the layer's matrix does as a whole. */
function affine({ layer: { svd, units } }: View): string {
  if (!svd) return `takes its input to ${count(units, 'number')} by one affine map`;
  const [most, least] = svd.sigma;
  return `turns the plane ${turning(svd.phi - svd.theta)}${svd.reflects ? ', reflects it' : ''} and stretches it ${times(most)} along one direction and ${times(least)} along the other`;
}

/** What the layer's ReLU does to the points. */
function cuts({ layer, solid }: View): string {
  const { all, none, first, second, units } = layer;
  if (none === 1) return 'its ReLU takes every point to the origin';
  if (all === 1) return 'its ReLU changes no point';
  if (solid) {
    const some = 1 - all - none;
    const parts = [
      ...(some > 0 ? [`sets at least one of the ${units} units of ${percent(some)} of the points to 0`] : []),
      ...(none > 0 ? [`takes ${percent(none)} to the origin`] : []),
    ];
    return `its ReLU ${listed(parts)}`;
  }
  const parts = [
    ...(second > 0 ? [`${percent(second)} onto the vertical axis`] : []),
    ...(first > 0 ? [`${percent(first)} onto the horizontal axis`] : []),
    ...(none > 0 ? [`${percent(none)} onto the origin`] : []),
  ];
  return `its ReLU flattens ${listed(parts)}${parts.length ? ' of the points'.replace(/^/, '') : ''}`;
}

/** The followed point, in words. */
function point({
  follow: { datum, label, input, says, values },
  moment: { layer, stage },
  position,
}: View): string {
  const name =
    datum < 0 ? `The point ${pair(input)}` : `Point ${datum + 1} of the data, class ${label! + 1},`;
  const done = stage === 'relu' || position === 0 ? layer : layer - 1;
  const where =
    position === 0 || done < 0 ? '' : `, has come to ${pair(values[done + 1])} after layer ${done + 1}`;
  return `${name} lies at ${pair(input)}${where}, and ends as class ${says + 1}`;
}

/** Which units are on in the marked region, layer by layer. */
const pattern = ({ follow }: View) =>
  follow.pattern
    .map((on, l) => {
      const units = on.flatMap((unit, u) => (unit ? [u + 1] : []));
      return `layer ${l + 1}: ${units.length === on.length ? 'all on' : units.length ? `${units.join(', ')} on` : 'all off'}`;
    })
    .join('; ');

/** A layer all of whose units are off for every point. */
const deadLayer = ({ scene: { stats } }: View) =>
  stats.find(({ dead, units, relu }: LayerStats) => relu && dead.length === units);

const outcome = (view: View) => `${whole(view.scene.right)} of ${whole(view.total)} points`;

export const text = {
  data: 'Data',
  dataNames: data,
  network: 'Network',
  /** An option of the list of networks. */
  networkName: ({ width, depth, seed }: Setup, accuracy?: number) =>
    `${width} wide${depth === 4 ? '' : `, ${depth} deep`}, seed ${seed}${accuracy === undefined ? '' : `: ${percent(accuracy)}`}`,
  retrained: ({ width, depth, seed }: Setup) =>
    `${width} wide${depth === 4 ? '' : `, ${depth} deep`}, seed ${seed}: trained here`,
  keyOf,
  points: 'Points per class',
  grid: 'Grid',
  speed: 'Speed',
  speeds: { '0.5': '½×', '1': '1×', '2': '2×' },
  stages,
  input: 'Input plane',
  inputNote: (view: View) =>
    `${view.layer.regions === view.regions ? '' : `${whole(view.layer.regions)} of `}${count(view.regions, 'linear region')}`,
  /** The title of the right view: the layer's name is written with superscripts. */
  planeNote: (view: View) =>
    view.position === 0 ? 'as it is' : view.beyond ? `neurons 1 to 3 of ${view.width}` : '',
  layer: (view: View) =>
    view.embedding ? 'Embedding' : `Layer ${view.moment.layer + 1} of ${view.scene.sheets.length - 1}`,
  doing: (view: View) => (view.position === 0 ? 'the input plane' : doing(view)),
  restart: 'Play',
  stagesOf: (view: View) => `Steps of ${view.embedding ? 'the embedding' : `layer ${view.moment.layer + 1}`}`,
  film: 'All layers',
  column: (layer: number, layers: number) =>
    layer < 0 ? 'Input' : layer === layers - 1 ? 'Embedding' : `After layer ${layer + 1}`,
  unit: (layer: number, layers: number, u: number) =>
    layer < 0 ? `x${subscript(u)}` : layer === layers - 1 ? `e${subscript(u)}` : `unit ${u}`,
  on: (on: readonly boolean[]) => `Units: ${on.map((unit) => (unit ? 'on' : 'off')).join(', ')}`,
  region: (view: View) =>
    `Marked region, ${view.follow.region + 1} of ${view.layer.regions}: one affine map takes all of it from x to`,
  pattern,
  inputLabel: 'Followed point in the input plane',
  planeLabel: (view: View) =>
    view.solid ? 'View of the sheet' : 'Followed point, by its image in this layer',
  pointSays: point,
  planeSays: (view: View) => (view.solid ? `turned by ${view.turn}°, tipped by ${view.tip}°` : point(view)),
  train: {
    title: 'Train another',
    seed: 'Seed',
    width: 'Width',
    depth: 'Hidden layers',
    start: 'Train',
    cancel: 'Cancel',
    progress: 'Training',
    says: (step: number, steps: number, loss: number, accuracy: number) =>
      `step ${whole(step)} of ${whole(steps)}, loss ${format(loss, 3)}, ${percent(accuracy)} right`,
    waits: 'starting',
    failed: 'The training could not run in this browser; the figure shows the network before it.',
  },

  caption(view: View) {
    const { regions, scene, total } = view;
    const start = `Every layer is an affine map, then a cut: on each of ${count(regions, 'polygon')} the whole network is one affine map.`;
    const dead = deadLayer(view);
    if (dead)
      return `${start} Here layer ${dead.layer + 1} is dead: it takes every point to the origin, and what has become one point stays one. Straight lines part ${outcome(view)}.`;
    if (scene.right < 0.95 * total) {
      const merged =
        scene.merged > 0.05 * total
          ? `${whole(scene.merged)} have become one with a point of another class, and no later layer can part them`
          : 'the rest lie where the classes overlap';
      return `${start} Straight lines at the end part only ${outcome(view)}: ${merged}.`;
    }
    return `${start} At the end straight lines part ${outcome(view)}.`;
  },

  describe(view: View) {
    const { layer, position, regions, scene, total } = view;
    const tail = `${point(view)}; in its region, ${pattern(view)}.`;
    if (position === 0)
      return `The input plane as it is: a square with ${whole(total)} points in ${scene.data.classes} classes. ${view.scene.stats[0].regions === regions ? '' : `The network will cut it into ${count(regions, 'linear region')}. `}Layer 1 ${affine(view)}. ${tail}`;
    const done = view.moment.t < 1 ? `, ${percent(view.moment.t)} done` : ', done';
    const cut = layer.relu ? `; ${cuts(view)}` : '';
    const gains = layer.relu
      ? `Up to here the square has ${count(layer.regions, 'linear region')}${layer.added ? `, ${whole(layer.added)} more by this layer` : ', none of them by this layer'}.`
      : `Straight lines part ${outcome(view)} here.`;
    return `${who(view)}: ${doing(view)}${done}. As a whole it ${affine(view)}${cut}. ${gains} ${tail}`;
  },

  table(view: View) {
    const { stats, sheets } = view.scene;
    const name = (l: number) => (l === sheets.length - 1 ? 'embedding' : String(l + 1));
    const shares = (layer: LayerStats, parts: readonly number[]) =>
      parts.map((part) => (layer.relu ? percent(part) : '–'));
    const dead = ({ dead, relu }: LayerStats) => (!relu ? '–' : dead.length ? dead.join(', ') : 'none');
    return view.solid
      ? {
          caption: 'What each layer does; shares of the points by how many of the layer’s units are on',
          columns: ['layer', 'units', 'all on', 'some on', 'none on', 'regions so far', 'dead units'],
          rows: stats.map((layer) => [
            name(layer.layer),
            layer.units,
            ...shares(layer, [layer.all, 1 - layer.all - layer.none, layer.none]),
            layer.regions,
            dead(layer),
          ]),
        }
      : {
          caption:
            'What each layer does: first rotation, reflection, stretches σ, second rotation, shift; shares of the points in the quadrants before the ReLU',
          columns: [
            'layer',
            'rotates',
            'reflects',
            'σ₁',
            'σ₂',
            'rotates',
            'shifts by',
            'I stays',
            'II to vertical axis',
            'III to origin',
            'IV to horizontal axis',
            'regions so far',
            'dead units',
          ],
          rows: stats.map((layer) => {
            const { svd, bias } = layer;
            return [
              name(layer.layer),
              svd ? `${format((-svd.theta * 180) / Math.PI, 1)}°` : '–',
              svd?.reflects ? 'yes' : 'no',
              svd ? format(svd.sigma[0], 3) : '–',
              svd ? format(svd.sigma[1], 3) : '–',
              svd ? `${format((svd.phi * 180) / Math.PI, 1)}°` : '–',
              pair(bias),
              ...shares(layer, [layer.all, layer.second, layer.none, layer.first]),
              layer.regions,
              dead(layer),
            ];
          }),
        };
  },

  keys: [
    ['← → ↑ ↓', 'in a view: move the followed point (with Shift in small steps); in space: turn the sheet'],
    ['Page Up Page Down', 'in a view: follow the previous or next point of the data'],
    ['Space', 'in a view: play or pause'],
  ],

  terms: { theta: 'first rotation', sigma: 'stretch', phi: 'second rotation', b: 'shift' },
} satisfies FigureText<View> & Record<string, unknown>;
