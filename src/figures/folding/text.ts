import { count, format, subscript, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { View } from './model.ts';
import type { Setup } from './nets.ts';
import type { LayerStats } from './stats.ts';
import { affine, cuts, deadLayer, doing, outcome, pair, pattern, percent, point } from './words.ts';

const shape = ({ width, depth, seed }: Setup) =>
  `${width} wide${depth === 4 ? '' : `, ${depth} deep`}, seed ${seed}`;
const layerName = (view: View) => (view.embedding ? 'embedding' : `layer ${view.moment.layer + 1}`);
const degrees = (radians: number) => `${format((radians * 180) / Math.PI, 1)}°`;

export const text = {
  data: 'Data',
  dataNames: {
    spiral3: 'Spiral, 3 arms',
    spiral5: 'Spiral, 5 arms',
    moons: 'Two moons',
    rings: 'Three rings',
    xor: 'XOR',
  },
  network: 'Network',
  networkName: (setup: Setup, accuracy: number) => `${shape(setup)}: ${percent(accuracy)}`,
  trainedHere: (setup: Setup) => `${shape(setup)}: trained here`,
  points: 'Points per class',
  grid: 'Grid',
  speed: 'Speed',
  speeds: { '0.5': '0.5×', '1': '1×', '2': '2×' },
  stages: {
    rotate: 'rotate',
    reflect: 'mirror',
    scale: 'stretch',
    rotateBack: 'rotate',
    shift: 'shift',
    affine: 'affine map',
    relu: 'ReLU',
  },

  input: 'Input plane',
  inputNote: ({ layer, regions }: View) =>
    `${layer.regions === regions ? '' : `${whole(layer.regions)} of `}${count(regions, 'linear region')}`,
  /** What stands behind the symbol over the right view. */
  planeNote({ position, moment: { stage, t }, layer, embedding, solid, beyond, width }: View): string {
    if (embedding || position === 0) return '';
    const last = stage === 'shift' || stage === 'affine';
    const when =
      t < 1 ? '' : stage === 'relu' ? 'after its ReLU' : layer.relu && last ? 'before its ReLU' : '';
    const which = beyond ? `neurons 1 to 3 of ${width}` : solid ? 'drag to turn' : '';
    return [when, which].filter(Boolean).join(', ');
  },
  layer: (view: View) =>
    view.embedding ? 'Embedding' : `Layer ${view.moment.layer + 1} of ${view.scene.sheets.length - 1}`,
  doing: (view: View) => (view.position === 0 ? 'input' : doing(view)),
  position: 'Way through the network',
  stagesOf: (view: View) => `Steps of ${layerName(view)}`,
  film: 'All layers',
  column: (layer: number, layers: number) =>
    layer < 0 ? 'Input' : layer === layers - 1 ? 'Embedding' : `After layer ${layer + 1}`,
  unit: (layer: number, layers: number, u: number) =>
    layer < 0 ? `x${subscript(u)}` : layer === layers - 1 ? `e${subscript(u)}` : `unit ${u}`,
  on: (on: readonly boolean[]) => `Units: ${on.map((unit) => (unit ? 'on' : 'off')).join(', ')}`,
  region: (view: View) => `In the marked region, ${view.follow.region + 1} of ${view.layer.regions}:`,
  inputLabel: 'Followed point in the input plane',
  planeLabel: (view: View) =>
    view.solid ? 'View of the sheet' : 'Followed point, seen in the current layer',
  inputSays: (view: View) => `${point(view)}; in its region ${pattern(view)}.`,
  planeSays: (view: View) =>
    view.solid ? `turned by ${view.turn}°, tipped by ${view.tip}°` : `${point(view)}.`,

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
      return `${start} Here layer ${dead.layer + 1} is dead: it takes every point to the origin, and what has become one point stays one. The network is right for ${outcome(view)}.`;
    if (scene.right >= 0.95 * total) return `${start} At the end straight lines part ${outcome(view)}.`;
    const merged =
      scene.merged > 0.05 * total
        ? `: ${whole(scene.merged)} have become one with a point of another class, and no later layer can part them`
        : '';
    return `${start} At the end straight lines part only ${outcome(view)}${merged}.`;
  },

  describe(view: View) {
    const { layer, position, regions, scene, total, moment } = view;
    const tail = `${point(view)}; in its region ${pattern(view)}.`;
    if (position === 0)
      return `The input plane as it is: a square with ${whole(total)} points in ${scene.data.classes} classes, which the network will cut into ${count(regions, 'linear region')}. ${tail}`;
    const name = view.embedding ? 'The embedding' : `Layer ${moment.layer + 1}`;
    const done = moment.t < 1 ? `${percent(Math.round(10 * moment.t) / 10)} of the way` : 'done';
    const whatever = `${affine(view)}${layer.relu ? `; ${cuts(view)}` : ''}`;
    const gains = layer.relu
      ? `The square now has ${count(layer.regions, 'linear region')}, ${layer.added ? whole(layer.added) : 'none'} of them new.`
      : `Straight lines part ${outcome(view)} here.`;
    return `${name}, ${doing(view)}: ${done}. Altogether ${whatever}. ${gains} ${tail}`;
  },

  table(view: View) {
    const { stats } = view.scene;
    const name = ({ relu, layer }: LayerStats) => (relu ? String(layer + 1) : 'embedding');
    const shares = ({ relu }: LayerStats, parts: readonly number[]) =>
      parts.map((part) => (relu ? percent(part) : '–'));
    const dead = ({ dead, relu }: LayerStats) => (relu ? dead.join(', ') || 'none' : '–');
    if (view.solid)
      return {
        caption: 'What each layer does; shares of the points by how many of the layer’s units are on',
        columns: ['layer', 'units', 'all on', 'some on', 'none on', 'regions so far', 'dead units'],
        rows: stats.map((layer) => [
          name(layer),
          layer.units,
          ...shares(layer, [layer.all, 1 - layer.all - layer.none, layer.none]),
          layer.regions,
          dead(layer),
        ]),
      };
    return {
      caption: 'What each layer does, step by step; shares of the points by quadrant before the ReLU',
      columns: [
        'layer',
        'first rotation',
        'mirrors',
        'σ₁',
        'σ₂',
        'second rotation',
        'shifts by',
        'I: stay',
        'II: to vertical axis',
        'III: to origin',
        'IV: to horizontal axis',
        'regions so far',
        'dead units',
      ],
      rows: stats.map((layer) => {
        const { theta, phi, sigma, reflects } = layer.svd!;
        return [
          name(layer),
          degrees(-theta),
          reflects ? 'yes' : 'no',
          format(sigma[0], 3),
          format(sigma[1], 3),
          degrees(phi),
          pair(layer.bias),
          ...shares(layer, [layer.all, layer.second, layer.none, layer.first]),
          layer.regions,
          dead(layer),
        ];
      }),
    };
  },

  keys: [
    ['← → ↑ ↓', 'in a view: move the followed point, with Shift in small steps; in space: turn the sheet'],
    ['Page Up, Page Down', 'in a view: follow the previous or next point of the data'],
    ['Space', 'in a view: play or pause'],
  ],

  terms: { theta: 'rotate', sigma: 'stretch', phi: 'rotate again', b: 'shift' },
} satisfies FigureText<View> & Record<string, unknown>;
