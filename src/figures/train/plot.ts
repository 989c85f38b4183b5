/** How curves are placed in a square of 100 × 100: both axes upright are logarithmic, of the loss and of the share that is wrong. */
import { digits } from '#content/digits/networks.ts';

export type Kind = 'loss' | 'accuracy';

/** What lies at the top and at the bottom: the loss, and the share of digits that is misread. */
const ENDS: Record<Kind, readonly [top: number, bottom: number]> = {
  loss: [4, 0.004],
  accuracy: [0.008, 1],
};

/** Height of a loss, or of a share of digits read rightly, from the top. */
function height(value: number, kind: Kind): number {
  const [top, bottom] = ENDS[kind].map(Math.log);
  const at = (Math.log(Math.max(1e-9, kind === 'loss' ? value : 1 - value)) - top) / (bottom - top);
  return Number((100 * Math.min(1, Math.max(0, at))).toFixed(1));
}

const tick = (kind: Kind) => (value: number) => ({
  y: height(value, kind),
  says: kind === 'loss' ? `${value}` : `${Math.round(100 * value)}\u00a0%`,
  guess: false,
});
export const ticks = {
  loss: [...[1, 0.1, 0.01].map(tick('loss')), { ...tick('loss')(Math.log(digits)), guess: true }],
  accuracy: [
    ...[0.5, 0.8, 0.9, 0.95, 0.98, 0.99].map(tick('accuracy')),
    { ...tick('accuracy')(1 / digits), guess: true },
  ],
};

/** A curve as a path; `reach` steps are as wide as the square. */
export const path = (
  points: readonly (readonly [step: number, value: number])[],
  reach: number,
  kind: Kind,
): string =>
  points
    .map(
      ([step, value], i) =>
        `${i ? 'L' : 'M'}${Number(((100 * step) / reach).toFixed(2))} ${height(value, kind)}`,
    )
    .join('');

/** How high the step size stands at its start. */
const WEDGE = 16;

/** The step sizes of a run as an area along the bottom. @param rates at places from 0 to 1 of the axis, as shares of the first. */
export const wedge = (rates: readonly (readonly [place: number, share: number])[]): string =>
  `M0 100${rates.map(([place, share]) => `L${Number((100 * place).toFixed(1))} ${Number((100 - WEDGE * share).toFixed(2))}`).join('')}V100z`;

const HUES = ['--soft', '--latent', '--input', '--hidden', '--output'] as const;
const DASHES = [undefined, '6 2', '2 2', '8 2 2 2', '1 3'] as const;
/** The line of a run that lies behind: no two of those remembered are alike. */
export const hueOf = (id: number): string => `var(${HUES[id % HUES.length]})`;
export const dashOf = (id: number): string | undefined => DASHES[id % DASHES.length];
