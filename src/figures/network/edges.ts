import { magnitude, valueColour } from '#figure/colour.ts';
import type { Mlp } from '#lib/nn/mlp.ts';
import type { Layout } from './layout.ts';

/** One weight as a line, from a neuron of the column before to one of `column`. */
export interface Edge {
  readonly key: string;
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly d: string;
  readonly width: number;
  readonly colour: string;
  readonly negative: boolean;
}

/** Colour of the faintest weight, as a share of the full colour: paler ones would be lost. */
const FAINTEST = 0.22;

/** Every weight as an edge; in each map the largest is the thickest, in full colour. */
export function edgesOf(net: Mlp, { units, dense }: Layout): Edge[] {
  const round = (n: number) => Number(n.toFixed(1));
  return net.flatMap(({ weight }, l) => {
    const most = magnitude(weight.data);
    const into = units[l].length;
    return Array.from(weight.data, (w, i) => {
      const [from, to] = [i % into, Math.floor(i / into)];
      const [a, b] = [units[l][from], units[l + 1][to]];
      const share = Math.abs(w) / most;
      return {
        key: `${l} ${i}`,
        column: l + 1,
        from,
        to,
        d: `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}`,
        width: round(0.75 + (dense ? 3 : 4.75) * share),
        colour: valueColour(Math.sign(w) * Math.max(share, FAINTEST), 1),
        negative: w < 0,
      };
    });
  });
}
