import { random } from '#lib/random.ts';

/** Whole numbers, row by row, and what their sum of products is divided by. */
export interface Kernel {
  readonly values: readonly number[];
  readonly divisor: number;
}

export const presets = [
  'sobelX',
  'sobelY',
  'laplacian',
  'outline',
  'emboss',
  'sharpen',
  'box',
  'gaussian',
  'motion',
  'identity',
] as const;
export type Preset = (typeof presets)[number];

/** Row n of Pascal's triangle: the whole-number bell of k = n + 1 weights. */
export function binomial(k: number): number[] {
  return Array.from({ length: k - 1 }).reduce<number[]>((row) => times(row, [1, 1]), [1]);
}

/** The product of two polynomials: 1-D convolution of their coefficients. */
function times(a: readonly number[], b: readonly number[]): number[] {
  const product = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      product[i + j] += x * y;
    });
  });
  return product;
}

const outer = (column: readonly number[], row: readonly number[]) =>
  column.flatMap((c) => row.map((r) => c * r));
const square = (k: number, value: (down: number, right: number) => number) =>
  Array.from({ length: k * k }, (_, i) => value(Math.floor(i / k) - (k - 1) / 2, (i % k) - (k - 1) / 2));
const weight = (values: readonly number[]) => values.reduce((sum, w) => sum + Math.abs(w), 0);
/** Divided so that a larger kernel answers about as strongly as its 3 × 3 original, whose weights add up to 8 in magnitude. */
const like3 = (values: number[]): Kernel => ({
  values,
  divisor: Math.max(1, Math.round(weight(values) / 8)),
});

/** Smoothing along one axis, difference along the other: Sobel's operator for k = 3. */
export const slope = (k: number) => times(binomial(k - 2), [-1, 0, 1]);

function laplacian(k: number): number[] {
  const bend = times(binomial(k - 2), [1, -2, 1]);
  const bell = times(binomial(k - 2), [0, 1, 0]);
  const across = outer(bell, bend);
  return outer(bend, bell).map((w, i) => w + across[i]);
}

const make: Record<Preset, (k: number) => Kernel> = {
  identity: (k) => ({ values: square(k, (i, j) => (i || j ? 0 : 1)), divisor: 1 }),
  box: (k) => ({ values: square(k, () => 1), divisor: k * k }),
  gaussian: (k) => ({ values: outer(binomial(k), binomial(k)), divisor: 4 ** (k - 1) }),
  sharpen: (k) => {
    if (k === 3) return { values: [0, -1, 0, -1, 5, -1, 0, -1, 0], divisor: 1 };
    // Unsharp masking: twice the picture less its blur.
    return { values: square(k, (i, j) => (i || j ? -1 : 2 * k * k - 1)), divisor: k * k };
  },
  emboss: (k) => {
    const relief = square(k, (i, j) => i + j);
    const { divisor } = like3(relief);
    return { values: relief.map((w, i) => (i === (relief.length - 1) / 2 ? divisor : w)), divisor };
  },
  sobelX: (k) => like3(outer(binomial(k), slope(k))),
  sobelY: (k) => like3(outer(slope(k), binomial(k))),
  laplacian: (k) => like3(laplacian(k)),
  outline: (k) => ({ values: square(k, (i, j) => (i || j ? -1 : k * k - 1)), divisor: (k * k - 1) / 8 }),
  motion: (k) => ({ values: square(k, (i, j) => (i === -j ? 1 : 0)), divisor: k }),
};

/** The preset as a kernel of k × k, k one of 3, 5, 7. */
export const preset = (name: Preset, k: number): Kernel => make[name](k);

/** The preset that a kernel is, if it is one. */
export function presetOf({ values, divisor }: Kernel): Preset | undefined {
  const k = Math.sqrt(values.length);
  return presets.find((name) => {
    const known = preset(name, k);
    return known.divisor === divisor && known.values.every((w, i) => w === values[i]);
  });
}

/** Whole numbers from −9 to 9, divided like the presets. */
export function randomKernel(k: number, seed: number): Kernel {
  const next = random(seed);
  return like3(square(k, () => Math.floor(next() * 19) - 9));
}

/** The kernel in the middle of a larger one, or a smaller one with zeros around it. */
export function resize({ values, divisor }: Kernel, k: number): Kernel {
  const known = presetOf({ values, divisor });
  if (known) return preset(known, k);
  const from = Math.sqrt(values.length);
  const shift = (from - k) / 2;
  const at = (i: number, j: number) => (i >= 0 && j >= 0 && i < from && j < from ? values[i * from + j] : 0);
  return {
    values: Array.from({ length: k * k }, (_, i) => at(Math.floor(i / k) + shift, (i % k) + shift)),
    divisor,
  };
}
