/** A digit that the reader draws: cells that are ink or paper, and the grey picture that a network is given. */
import { side } from '#content/digits/networks.ts';
import { type Pixel, stroke } from '#figure/stroke.ts';
import { conv2d } from '#lib/conv/conv.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';

export type Cell = Pixel;

/** A pen two cells wide, as strokes of MNIST are about. */
const PEN = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** The cells, with the straight way from one to another inked or wiped. */
export function drawnTo(cells: Uint8Array, from: Cell, to: Cell, ink: number): Uint8Array {
  const drawn = cells.slice();
  for (const { row, col } of stroke(from, to))
    for (const [down, right] of PEN)
      if (row + down < side && col + right < side) drawn[(row + down) * side + col + right] = ink;
  return drawn;
}

/** A seven with its bar, so that the pad is not empty at first. */
export function firstDrawing(): Uint8Array {
  const corners = [
    [7, 8, 7, 19],
    [7, 19, 22, 11],
    [14, 11, 14, 19],
  ];
  return corners.reduce<Uint8Array>(
    (cells, [r0, c0, r1, c1]) => drawnTo(cells, { row: r0, col: c0 }, { row: r1, col: c1 }, 1),
    new Uint8Array(side * side),
  );
}

/** The pen's soft edge: rows (1, 2, 1) and columns (1, 2, 1), their sum 4/3, so that a stroke two cells wide is full. */
const soft = tensor(
  [1, 1, 3, 3],
  [1, 2, 1, 2, 4, 2, 1, 2, 1].map((w) => w / 12),
);

/** The drawing as the network takes it: shape (1, 1, 28, 28), values 0 … 1, edges of strokes grey as those of MNIST. */
export function inkOf(cells: Uint8Array): Tensor {
  const { shape, data } = conv2d(tensor([1, 1, side, side], cells), soft, { padding: 1 });
  return tensor(
    shape,
    data.map((v) => Math.min(1, v)),
  );
}
