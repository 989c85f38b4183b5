/** The field as shapes: where light drives the cell, and where dark does. */
import { positiveParts } from '#lib/contour.ts';
import { type Gabor, gabor, REACH } from '#lib/vision/gabor.ts';

/** Squares on a side of the grid, and the share of the envelope's height from which on a zone is drawn. */
const N = 36;
const FROM = 0.15;

/** SVG paths in degrees from the cell's middle, y downwards, and a place within each zone for its sign. */
export function outline(own: Gabor) {
  const field = gabor({ ...own, x: 0, y: 0 });
  const step = (2 * REACH) / N;
  const values = Array.from({ length: (N + 1) ** 2 }, (_, i) =>
    field((i % (N + 1)) * step - REACH, Math.floor(i / (N + 1)) * step - REACH),
  );
  const most = Math.max(...values.map(Math.abs));
  const path = (sign: 1 | -1) =>
    positiveParts(
      values.map((v) => (sign * v) / most - FROM),
      N,
    )
      .map(
        (part) =>
          `M${part.map(([x, y]) => `${(x * step - REACH).toFixed(2)} ${(REACH - y * step).toFixed(2)}`).join('L')}z`,
      )
      .join('');
  const period = 1 / own.frequency;
  const turn = (own.orientation * Math.PI) / 180;
  const at = (phase: number) => {
    const u = -(((phase / 360 + 0.5) % 1) - 0.5) * period;
    // Off the middle, where the stimulus may have its handle.
    const v = -0.8 * own.along;
    return { x: v * Math.cos(turn) - u * Math.sin(turn), y: -v * Math.sin(turn) - u * Math.cos(turn) };
  };
  return [
    { sign: '+', d: path(1), ...at(own.phase) },
    { sign: '−', d: path(-1), ...at((own.phase + 180) % 360) },
  ] as const;
}
