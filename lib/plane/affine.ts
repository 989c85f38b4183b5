import type { Layer } from '#lib/nn/mlp.ts';

export type Point = readonly [x: number, y: number];

/** x ↦ M·x + c from the plane to n numbers: matrix (n, 2), row by row; offset (n). */
export interface Affine {
  readonly matrix: readonly number[];
  readonly offset: readonly number[];
}

/** The map that leaves the plane as it is. */
export const identity: Affine = { matrix: [1, 0, 0, 1], offset: [0, 0] };

/** M·x + c. */
export const applied = ({ matrix, offset }: Affine, [x, y]: Point): number[] =>
  offset.map((c, i) => matrix[2 * i] * x + matrix[2 * i + 1] * y + c);

/** A layer's x ↦ W·x + b after a map: x ↦ W·(M·x + c) + b; its ReLU is left out. */
export function before({ weight, bias }: Pick<Layer, 'weight' | 'bias'>, { matrix, offset }: Affine): Affine {
  const width = offset.length;
  const [into, moved]: [number[], number[]] = [[], []];
  for (let o = 0; o < bias.data.length; o++) {
    let [x, y, c] = [0, 0, bias.data[o]];
    for (let k = 0; k < width; k++) {
      const w = weight.data[o * width + k];
      x += w * matrix[2 * k];
      y += w * matrix[2 * k + 1];
      c += w * offset[k];
    }
    into.push(x, y);
    moved.push(c);
  }
  return { matrix: into, offset: moved };
}

/** The map whose rows are 0 wherever `on` is false: ReLU's effect where the units' signs are known. */
export const kept = ({ matrix, offset }: Affine, on: readonly boolean[]): Affine => ({
  matrix: matrix.map((m, i) => (on[i >> 1] ? m : 0)),
  offset: offset.map((c, i) => (on[i] ? c : 0)),
});
