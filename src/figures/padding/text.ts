import { format, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import { LEVEL, modes, SIDE } from './measure.ts';
import type { View } from './model.ts';

const percent = (share: number) => `${format(100 * share, share > 0.995 && share < 1 ? 1 : 0)} %`;
const modeNames = { zeros: 'zeros', reflect: 'reflect', replicate: 'replicate', circular: 'circular' };
const filterNames = { gaussian: 'Gaussian blur', box: 'Box blur', edges: 'Sobel x' };
const beyond = {
  zeros: 'black',
  reflect: 'the picture mirrored at its edge pixel',
  replicate: 'the edge pixel, over and over',
  circular: 'the opposite side of the picture',
};
/** A mean error: small ones keep more decimals, so that none but 0 reads 0. */
const error = (mean: number) => format(mean, mean < 0.001 ? 6 : 4);
const layersOf = (n: number) => (n === 1 ? 'one layer' : `${n} layers`);

export const text = {
  padded: (view: View) => (view.truth ? 'What is really there' : 'Padded input'),
  paddedNote: (view: View) =>
    view.truth ? 'the photograph goes on' : `beyond the edge: ${beyond[view.mode]}`,
  output: 'Output',
  outputNote: (view: View) =>
    `${filterNames[view.filter]} ${view.size} × ${view.size}, ${layersOf(view.layers)}`,
  errors: 'Error at the border',
  errorsNote: '|output − output on the larger photograph|',
  edge: 'edge',
  reads: (view: View) => `first layer reads ${view.radius} px`,
  feels: (view: View) => (view.untouched ? `felt ${view.reach} px deep` : 'felt everywhere'),
  map: (mode: (typeof modes)[number]) => modeNames[mode],
  mean: (value: number) => `mean ${error(value)}`,
  scale: (view: View) => ['0', `≥ ${format(view.spans.error, 2)}`],
  scaleName: 'error',
  leak: 'Position leak',
  leakNote: (view: View) =>
    `a constant grey of ${LEVEL} after ${layersOf(view.layers)}, each followed by a ReLU: response along the middle row`,
  leakZeros: 'zeros',
  leakOthers: 'reflect, replicate, circular',
  leakOthersShort: 'the other three',
  constant: (view: View) => `The grey picture, padded with ${modeNames[view.mode]}`,
  column: (i: number) => `column ${i}`,
  alt: {
    padded: 'Part of a photograph of boats with a black frame of zeros around it.',
    output: 'The same part, blurred by three layers: its margins have grown dark.',
    error: 'Where the output is wrong: a dark frame for zeros, faint ones for the other three.',
    constant: 'A constant grey picture after the same layers: darker towards its edges and corners.',
  },

  picture: 'Picture',
  pictures: { acanthus: 'Acanthus', boats: 'Boats', airplane: 'Airplane' },
  mode: 'Padding',
  modes: modeNames,
  filter: 'Kernel',
  filters: filterNames,
  size: 'Kernel size',
  sizeSays: (k: number) => `${k} × ${k}`,
  layers: 'Layers',
  truth: 'Show what is really beyond the edge',
  offline: 'The photograph could not be loaded, so the figure stays in its first state.',

  caption(view: View) {
    const [best, ...others] = view.ranking;
    const worst = others.at(-1)!;
    const touch = `Padding reaches ${percent(view.share)} of the outputs: ${whole(view.touched)} of ${whole(view.pixels)} pixels lie within ${view.layers} × ${view.radius} = ${view.layers * view.radius} of an edge.`;
    const rank =
      worst.mean === best.mean
        ? ''
        : ` Here ${modeNames[best.name]} guesses best, ${modeNames[worst.name]} worst (${format(worst.mean / (best.mean || 1e-5), 1)} times the error).`;
    const leak =
      view.uneven[0] > 0
        ? ' And zeros betray position: on a constant picture, only they answer differently near the edge.'
        : '';
    return `${touch}${rank}${leak}`;
  },

  describe(view: View) {
    const errors = modes.map((name, i) => `${modeNames[name]} ${error(view.means[i])}`).join(', ');
    const leak = view.leaks
      ? `A constant grey picture comes out between ${format(Math.min(...view.profile), 3)} and ${format(Math.max(...view.profile), 3)} along its middle row: the response tells how far the edge is.`
      : `A constant grey picture stays constant under ${modeNames[view.mode]} padding: the response tells nothing about position.`;
    return `${filterNames[view.filter]} of ${view.size} by ${view.size}, ${layersOf(view.layers)}, padded with ${modeNames[view.mode]} (${beyond[view.mode]}). Mean error against the larger photograph: ${errors}. ${leak}`;
  },

  table: (view: View) => ({
    caption: `Errors of the ${SIDE} × ${SIDE} outputs, and how uneven a constant picture becomes`,
    columns: ['padding', 'mean error', 'largest error', 'largest − least on constant grey'],
    rows: modes.map((name, i) => [
      modeNames[name],
      error(view.means[i]),
      format(view.largest[i], 4),
      format(view.uneven[i], 4),
    ]),
  }),

  keys: [],
  terms: { x: 'input x', y: 'output y' },
} satisfies FigureText<View> & Record<string, unknown>;
