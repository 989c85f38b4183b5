import { factor, format, whole } from '#figure/format.ts';
import type { FigureText } from '#figure/types.ts';
import type { Preset } from './kernels.ts';
import type { Span } from './maps.ts';
import type { View } from './model.ts';
import { photographs } from './photos.ts';
import type { Problem } from './studio.svelte.ts';

const titles = Object.fromEntries(photographs.map((photo) => [photo.name, photo.title]));

const does: Record<Preset, string> = {
  identity: 'keep each pixel as it is',
  box: 'replace each pixel by the mean of its window, so what is finer than the window is lost',
  gaussian:
    'average each window with a bell of weights, nearer pixels counting more: a blur without the box’s streaks',
  sharpen: 'add to each pixel what sets it apart from its neighbours',
  emboss: 'add brightness downhill and to the right, as if light fell from one corner',
  sobelX:
    'answer where brightness changes from left to right: positive where it rises, negative where it falls, zero on any even patch',
  sobelY:
    'answer where brightness changes from top to bottom: positive where it rises, negative where it falls, zero on any even patch',
  laplacian: 'answer where brightness bends: each edge becomes a pair of lines of opposite sign',
  outline: 'compare each pixel with all its neighbours and answer only where it stands out',
  motion: 'average along one diagonal, as if the camera had moved while it looked',
};

const presetNames: Record<Preset, string> = {
  sobelX: 'Sobel x',
  sobelY: 'Sobel y',
  laplacian: 'Laplacian',
  outline: 'Outline',
  emboss: 'Emboss',
  sharpen: 'Sharpen',
  box: 'Box blur',
  gaussian: 'Gaussian blur',
  motion: 'Motion blur',
  identity: 'Identity',
};

const kernelName = (view: View) => (view.preset ? presetNames[view.preset] : 'Your kernel');
const pictureName = (view: View) =>
  view.own === 'file'
    ? 'Your picture'
    : view.own === 'camera'
      ? 'Your camera'
      : view.picture === 'drawing'
        ? 'Your drawing'
        : titles[view.picture];
const mapName = (view: View, i: number) => (i === 0 ? kernelName(view) : presetNames[view.companions[i - 1]]);
const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const cardinal = (n: number) => words[n - 1] ?? String(n);
const capital = (word: string) => word[0].toUpperCase() + word.slice(1);
const place = (i: number, k: number) => `row ${Math.floor(i / k) + 1}, column ${(i % k) + 1}`;
const span = ([low, high]: Span) => [format(low), format(high)];

export const text = {
  input: 'Input',
  output: 'Output',
  source: (view: View) => {
    const photo = photographs.find(({ name }) => !view.own && name === view.picture);
    return photo
      ? `${photo.title} · ${photo.author}, ${photo.year}`
      : `${pictureName(view)}, ${view.width} × ${view.height}`;
  },
  result: (view: View) =>
    view.mode === 'four' ? 'four maps from four kernels' : `${kernelName(view)}, ${view.k} × ${view.k}`,
  inputAlt:
    'The photograph Acanthus mollis by Karl Blossfeldt: a thorny flower spike against a light ground.',
  outputAlt:
    'Its horizontal edges of brightness: every thorn and vein outlined, one side positive, the other negative.',
  pick: 'Pixel of the input',
  picked: (view: View) => `row ${view.row}, column ${view.col}: output ${format(view.y)}`,
  mapTag: (view: View, i: number) =>
    `${mapName(view, i)} ${view.display === 'signed' ? `±${format(view.spans[i]?.[1] ?? 1)}` : span(view.spans[i] ?? [0, 1]).join('–')}`,
  window: 'Window x',
  windowOf: (view: View) => `Window x · row ${view.row}, column ${view.col}`,
  kernel: (view: View) => (view.operation === 'convolution' ? 'Kernel w, turned by 180°' : 'Kernel w'),
  over: (view: View) => (view.divisor === 1 ? '' : `÷ ${view.divisor}`),
  products: 'Products w · x',
  windowCell: (view: View, i: number) => `x ${place(i, view.k)}`,
  kernelCell: (view: View, i: number) => `w ${place(i, view.k)}`,
  productCell: (view: View, i: number) => `product ${place(i, view.k)}`,
  sumOf: 'Sum of the products',
  sum: (view: View) => {
    if (view.mode === 'sum')
      return [
        `⅓ of ${view.colour ? view.channel : ''}: ${format(view.total / view.divisor / 3, 3)}`,
        'all three:',
      ];
    return view.divisor === 1 ? [] : [`${format(view.total, 2)} ÷ ${view.divisor}`];
  },
  y: (view: View) => format(view.y, 3),
  maps: (view: View) =>
    view.mode === 'four' ? view.outputs.map((y, i) => [mapName(view, i), format(y, 2)] as const) : [],
  dragHint: 'Drag a weight up or down, or type it.',

  picture: 'Picture',
  pictures: { acanthus: 'Acanthus', boats: 'Boats', airplane: 'Airplane', drawing: 'Draw' },
  upload: 'Open a picture…',
  film: 'Use the camera',
  unfilm: 'Stop the camera',
  book: 'Back to the book’s pictures',
  stays: 'It stays in this page: nothing is sent anywhere.',
  blank: 'Clear the drawing',
  drawHint: 'Draw with the pointer, or move with the arrows and press Space.',
  problems: {
    notPicture: 'That file is not a picture. Choose a JPEG, PNG, WebP, GIF or AVIF.',
    tooLarge: 'That picture is larger than 20 MB. Choose a smaller one.',
    unreadable: 'Your browser cannot read that picture. Try it saved as JPEG or PNG.',
    cameraRefused:
      'The camera was refused. Allow it for this page in your browser’s settings, or open a picture instead.',
    cameraAbsent: 'No camera was found here. Open a picture instead.',
    cameraFailed: 'The camera did not start; another program may be using it.',
    offline: 'The photograph could not be loaded.',
    worker:
      'Your browser could not run the computation in the background; the picture shows the last good state.',
  } satisfies Record<Problem, string>,
  preset: 'Kernel',
  presets: { ...presetNames, own: 'Your own' },
  size: 'Size',
  sizes: { '3': '3 × 3', '5': '5 × 5', '7': '7 × 7' },
  random: 'Random',
  divisor: 'Divide by',
  weight: (view: View, i: number) => `Weight ${Math.floor(i / view.k) + 1}, ${(i % view.k) + 1}`,
  operation: 'Operation',
  operations: { correlation: 'Cross-correlation', convolution: 'Convolution' },
  mode: 'Channels',
  modes: {
    grey: 'grey → 1 map',
    rgb: 'RGB → RGB, one kernel per channel',
    sum: 'RGB → 1 map, summed',
    four: 'grey → 4 maps',
  },
  channel: 'Window shown',
  channelNames: { red: 'red', green: 'green', blue: 'blue' },
  display: 'Shown as',
  displays: { raw: 'grey', signed: 'signed', absolute: 'absolute' },
  normalise: 'Stretch to the values',
  legend: 'Scale of the output',
  ends: (view: View) => {
    if (view.mode === 'four') return ['least', view.display === 'signed' ? '0' : '', 'most'];
    const [low, high] = span(view.spans[0] ?? [0, 1]);
    return [low, view.display === 'signed' ? '0' : '', high];
  },
  clipped: (view: View) =>
    view.normalise ? '98 % of the values; the rest is clipped' : 'what lies beyond is clipped',

  caption: (view: View) => {
    const n = view.k * view.k;
    const purpose = view.preset ? `: they ${does[view.preset]}.` : '.';
    return `${capital(cardinal(n))} weights, the same at all ${whole(view.width * view.height)} pixels, make ${view.mode === 'four' ? 'the first map' : 'this picture'}${purpose} That took ${whole(view.multiplications)} multiplications.`;
  },

  describe(view: View) {
    const kernel = `${view.preset ? presetNames[view.preset] : 'your kernel'}, ${view.k} by ${view.k}, weights adding up to ${format(view.weightSum, 3)}`;
    const how =
      view.operation === 'convolution' ? 'convolution: the kernel turned by 180°' : 'cross-correlation';
    const effect = view.preset ? ` Its weights ${does[view.preset]}.` : '';
    const at = `At row ${view.row}, column ${view.col} the ${view.k * view.k} products`;
    const sum =
      view.mode === 'four'
        ? `${at} of each kernel sum to ${view.outputs.map((y, i) => `${format(y)} (${mapName(view, i)})`).join(', ')}.`
        : view.mode === 'sum'
          ? `${at} of all three channels, a third each, sum to ${format(view.y, 3)}.`
          : `${at}${view.mode === 'rgb' ? ` of the ${view.channel} channel` : ''} sum to ${view.divisor === 1 ? '' : `${format(view.total, 3)}, divided by ${view.divisor}: `}${format(view.y, 3)}.`;
    return `${pictureName(view)} under ${kernel} (${how}).${effect} ${sum}`;
  },

  table: (view: View) => ({
    caption: `Window at row ${view.row}, column ${view.col}: Σ w · x${view.divisor === 1 ? '' : ` ÷ ${view.divisor}`} = ${format(view.total / view.divisor, 4)}`,
    columns: ['cell', 'window x', 'weight w', 'product'],
    rows: view.window.map((x, i) => [
      place(i, view.k),
      format(x, 4),
      factor(view.shown[i], 1),
      format(view.products[i], 4),
    ]),
  }),

  keys: [
    ['← → ↑ ↓', 'on the input: move to the next pixel'],
    ['Shift + arrow', 'ten pixels'],
    ['Space', 'on a drawing: draw or erase the pixel'],
    ['+ −', 'raise or lower the chosen weight'],
    ['0–9 or Enter', 'type the chosen weight'],
  ],

  terms: { x: 'window x', w: 'kernel w', y: 'output y' },
} satisfies FigureText<View> & Record<string, unknown>;
