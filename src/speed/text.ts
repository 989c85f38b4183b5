/** Every word of the drawings on the page about speed. */
import type { Bench } from '#content/bench.ts';
import { count, format, whole } from '#figure/format.ts';
import type { Tile } from '#lib/core/tile.ts';
import type { Verdict } from '../../bench/goals.ts';
import type { Progress } from './here.ts';
import type { Tap, View } from './offsets.ts';
import type { Lead } from './run.ts';

const names: Readonly<Record<string, string>> = {
  simd: 'Book SIMD',
  relaxed: 'Book relaxed',
  plain: 'Book plain',
  lib: 'lib/conv',
  'tfjs-cpu': 'TF.js CPU',
  'tfjs-wasm': 'TF.js Wasm',
  'ort-web': 'ONNX Runtime',
  convnetjs: 'ConvNetJS',
  native: 'C++',
  'peak-sse': 'the SSE peak',
  'peak-avx2': 'the AVX2 peak',
};
const name = (contender: string) => names[contender] ?? contender;
/** Where nobody else has such a core. */
const core = (ours: string) => name(ours).replace(/^Book /, '');

/** What stands behind a short name. */
const whose: Readonly<Record<string, string>> = {
  simd: 'this book’s core, whose bits repeat',
  relaxed: 'this book’s core, fused where the machine can',
  plain: 'this book’s core without WebAssembly',
  'tfjs-cpu': 'TensorFlow.js, JavaScript backend',
  'tfjs-wasm': 'TensorFlow.js, WebAssembly backend',
  'ort-web': 'ONNX Runtime Web',
  convnetjs: 'ConvNetJS',
  'ml-convolution': 'ml-convolution',
  native: 'the same loops compiled for this processor',
};

/** Three significant digits, and no power of ten. */
const digits = (value: number): string =>
  value >= 1000 ? whole(Math.round(value)) : format(Number(value.toPrecision(3)), 9);
const times = (value: number) => `${digits(value)} ×`;
const spread = ({ lower, upper }: { lower: number; upper: number }) => `${digits(lower)}–${digits(upper)}`;
const list = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const hosts = { node: 'Node', chromium: 'Chromium' } as const;
const clocks = { cpu: 'processor time', wall: 'wall time' } as const;
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** 4718592 → "4.72 million". */
function large(n: number): string {
  const [unit, word] = n >= 1e9 ? [1e9, ' billion'] : n >= 1e6 ? [1e6, ' million'] : [1, ''];
  return unit === 1 ? whole(n) : `${digits(n / unit)}${word}`;
}

/** Whether others used the machine, as the bench counts it. */
const BUSY = 0.5;

export const text = {
  name,
  whose: (contender: string) => whose[contender] ?? '',
  digits,
  times,
  spread,
  large,

  columns: { contender: 'Name', whose: 'What it is' },
  contenders: 'Who was measured',
  host: (run: Bench) => hosts[run.in],
  where: ({ in: place, date, versions, machine, rounds, by }: Bench) =>
    `${hosts[place]} ${versions[place]?.replace(/^v/, '') ?? ''} on ${day.format(new Date(date))}: ${machine.cpu}, ` +
    `${count(machine.cores, 'core')}, ${machine.memoryGiB} GiB, ${machine.os}; ${count(rounds, 'round')}, by ${clocks[by]}.`,
  busy: ({ machine }: Bench) =>
    machine.load > BUSY
      ? `Others used the machine (load ${format(machine.load)}): trust ratios, not milliseconds.`
      : '',
  noChromium: 'No run in a browser ships with this edition; the last section makes one on your machine.',

  unit: 'GFLOP/s',
  /** The faces of the book have no raised two: one would cost every reader a second file. */
  item: (title: string) => title.replace(/(\d+)²/g, '$1×$1'),
  fused: (factor: number) => {
    const share = format(100 * (factor - 1), 0);
    return factor >= 1.01 ? `${share} % faster` : 'no faster';
  },
  result: {
    title: (run: Bench) => `Speed under ${hosts[run.in]}, in billions of operations a second`,
    operations: (flops: number) => `${large(flops)} operations`,
    legend: { book: 'this book', library: 'a library', native: 'outside JavaScript', whisker: 'quartiles' },
    caption: (all: readonly Lead[]) => {
      const ahead = all.filter(({ factor }) => factor > 1).sort((a, b) => a.factor - b.factor);
      const behind = all.filter(({ factor }) => factor <= 1);
      const say = ({ item, factor, over }: Lead) => `${times(factor)} ${name(over)} on ${item}`;
      const least = ahead[0];
      const most = ahead.at(-1);
      return [
        'The scale is logarithmic: every line is ten times as fast as the one before.',
        least && most
          ? `Round against round, the repeatable core is faster than every library on ${ahead.length} of ${count(all.length, 'item')}: ` +
            (least === most ? `${say(least)}.` : `from ${say(least)} to ${say(most)}.`)
          : '',
        behind.length ? `It is not on ${list(behind.map(say))}.` : '',
      ]
        .filter(Boolean)
        .join(' ');
    },
    table: 'The numbers behind the drawing',
    columns: ['Item', 'Contender', 'ms', 'quartiles', 'GFLOP/s', 'SIMD is faster by', 'quartiles'],
    left: (contender: string, why: string) => `${name(contender)}: not measured, for ${why}`,
  },

  goals: {
    caption: 'Goals of the core, met or missed',
    columns: ['Item', 'Wanted', 'Measured', 'So'],
    wanted: ({ ours, theirs, atLeast, stretch }: Verdict) =>
      `${core(ours)} ≥ ${times(atLeast)} ${theirs.length > 1 ? 'the faster of ' : ''}${list(theirs.map(name))}${stretch ? ' (a wish)' : ''}`,
    measured: ({ ratio, why }: Verdict) =>
      ratio ? `${digits(ratio.median)} (${spread(ratio)})` : (why ?? ''),
    so: ({ ratio, met, atLeast }: Verdict) => {
      if (!ratio) return 'open';
      if (met) return 'met';
      if (ratio.median >= atLeast) return 'quartile missed';
      return `missed by ${format(Math.max(0.1, 100 * (1 - ratio.median / atLeast)), 1)}\u00a0%`;
    },
    summary: ({ goals, in: place }: Bench) => {
      const real = goals.filter(({ stretch }) => !stretch);
      const met = real.filter((goal) => goal.met).length;
      const open = real.filter(({ ratio }) => !ratio).length;
      const missed = real.length - met - open;
      const wishes = goals.filter(({ stretch }) => stretch);
      const granted = wishes.filter((goal) => goal.met).length;
      const are = (n: number) => (n === 1 ? 'is' : 'are');
      const parts = [
        `${met} of ${count(real.length, 'goal')} ${are(met)} met`,
        ...(missed ? [`${missed} ${are(missed)} missed`] : []),
        ...(open ? [`${open} ${are(open)} not measured`] : []),
        ...(wishes.length
          ? [`${granted} of ${count(wishes.length, 'wish', 'wishes')} beyond them ${are(granted)} granted`]
          : []),
      ];
      return `Under ${hosts[place]} ${list(parts)}.`;
    },
  },

  offsets: {
    kernel: 'Kernel',
    stride: 'Stride',
    dilation: 'Dilation',
    padding: 'Padding',
    tap: 'Tap',
    side: (n: number) => `${n} × ${n}`,
    plane: 'In memory',
    phase: (p: number, phases: number) => (phases === 1 ? 'all columns' : `part ${p}`),
    table: 'off[t], in bytes',
    cell: ({ u, v, off }: Tap) => `row ${u}, column ${v}: ${off} bytes`,
    describe: ({ params, plan, taps, chosen, lanes, problem }: View) => {
      const { stride, pitch, phase } = plan;
      const rows =
        stride[1] === 1
          ? `Each row is ${pitch} numbers long.`
          : `Each row of ${pitch} is split into ${stride[1]} parts of ${phase}, every ${ordinal(stride[1])} column together.`;
      if (problem) return `${rows} There are no taps: ${problem}.`;
      const tap = taps[chosen];
      const neighbours =
        lanes > 1
          ? `and the first ${lanes} outputs find their samples there side by side (outlined)`
          : 'for the one output of the row (outlined)';
      return (
        `${rows} The ${params.kernel} × ${params.kernel} kernel reads the ${count(taps.length, 'shaded cell')}. ` +
        `Tap ${chosen} lies ${count(tap.off, 'byte')} behind the first, ${neighbours}.`
      );
    },
    legend: { tap: 'read for the first output', vector: 'read at once for its neighbours', zero: 'padding' },
  },

  tile: {
    with: ({ channels, vectors }: Tile) => `A tile of ${channels} channels × ${count(vectors, 'vector')}`,
    alone: 'Without a tile',
    counts: ({ loads, splats, multiplyAdds }: Tile) =>
      `${count(loads, 'load')} + ${count(splats, 'splat')} for ${count(multiplyAdds, 'multiply-add')}`,
    samples: 'samples',
    weights: 'weights',
    sums: 'sums',
    caption: ({ registers }: Tile, gain: number) =>
      `One tap. Every vector of samples meets every weight, and each sum stays where it is: ${registers} registers are in use, ` +
      `and a loaded number does ${digits(gain)} times the work it would do alone.`,
  },

  lanes: {
    alone: 'One number at a time',
    together: (lanes: number) => `${lanes} at once`,
    rows: { x: 'sample', w: 'weight', c: 'sum so far', y: 'new sum' },
    instructions: (n: number) => count(n, 'multiply-add'),
    rounding: 'Rounding twice, rounding once',
    exact: 'exact product',
    floats: 'neighbouring float32 numbers',
    twice: 'product rounded, then sum rounded',
    once: 'rounded once, fused',
    caption: (a: number, c: number, { twice, once }: { twice: string; once: string }) =>
      `The exact square of ${a} in float32 lies between two float32 numbers. If it is rounded before ${Math.abs(c)} is ` +
      `taken away, ${twice} is left; fused, ${once}.`,
  },

  here: {
    start: 'Measure here',
    again: 'Measure again',
    cancel: 'Cancel',
    idle: 'Nothing has run yet. It takes some seconds, on a slow phone perhaps a minute.',
    progress: 'Progress',
    running: ({ item, step, contenders, rounds }: Progress) =>
      step < contenders
        ? `${item}: checking and warming up ${step + 1} of ${contenders}`
        : `${item}: round ${step - contenders + 1} of ${rounds}`,
    waits: 'Loading the cores',
    cancelled: 'Cancelled.',
    failed: 'The measurement could not run here.',
    missing: (kinds: readonly string[]) =>
      kinds.includes('simd')
        ? 'This browser has no WebAssembly SIMD, so only the TypeScript ran, which is also what the book’s figures use here.'
        : 'This browser has no relaxed SIMD, so the fused core is left out.',
    wrong: (contender: string, item: string) =>
      `${name(contender)} answered ${item} wrongly and was not timed.`,
    done: (all: readonly { item: string; factor: number }[]) =>
      `The fastest core’s lead over lib/conv here: ${list(all.map(({ item, factor }) => `${times(factor)} on ${item}`))}.`,
    still: 'This measurement needs JavaScript.',
  },
};

function ordinal(n: number): string {
  return ({ 2: 'second', 3: 'third', 4: 'fourth' } as Record<number, string>)[n] ?? `${n}th`;
}
