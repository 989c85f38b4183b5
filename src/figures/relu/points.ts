/** The data sets as 240 points each. */
import { type DatasetName, datasets } from '#content/networks.ts';
import type { Point } from '#lib/plane/affine.ts';

export interface Data {
  readonly classes: number;
  readonly labels: ArrayLike<number>;
  readonly points: readonly Point[];
}

const loaded = new Map<DatasetName, Data>();

/** To six decimals: what a browser's sine leaves of 0 must not decide on which side of a line a point lies. */
const rounded = (value: number) => Number(value.toFixed(6)) + 0;

/** A data set as 240 points; made once. */
export function data(name: DatasetName): Data {
  const before = loaded.get(name);
  if (before) return before;
  const { classes } = datasets[name](2);
  const { points, labels } = datasets[name](240 / classes);
  const made = {
    classes,
    labels,
    points: Array.from(
      labels,
      (_, i): Point => [rounded(points.data[2 * i]), rounded(points.data[2 * i + 1])],
    ),
  };
  loaded.set(name, made);
  return made;
}
