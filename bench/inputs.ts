/** The numbers every contender is given: seeded, so that all have the same ones in every process. */
import { type Dataset, moons } from '../lib/data/plane.ts';
import { heNormal } from '../lib/nn/init.ts';
import { type Mlp, mlp } from '../lib/nn/mlp.ts';
import { integer, random } from '../lib/random.ts';
import type { ConvWork, LeNetWork, MlpWork } from './items.ts';
import { CLASSES, parameterCount, parameterShapes, SIDE, split } from './lenet.ts';

const product = (shape: readonly number[]) => shape.reduce((p, n) => p * n, 1);

/** `count` numbers uniform in ±`scale`. */
function uniform(count: number, seed: number, scale = 1): Float32Array {
  const draw = random(seed);
  return Float32Array.from({ length: count }, () => scale * (2 * draw() - 1));
}

export const convInputs = ({ input, weight }: ConvWork) => ({
  x: uniform(product(input), 1),
  w: uniform(product(weight), 2),
});

/** Pictures (batch, 1, 32, 32), their classes, and all parameters in one row, drawn as PyTorch draws a layer's. */
export function lenetInputs({ batch }: LeNetWork) {
  const parameters = new Float32Array(parameterCount);
  split(parameters).forEach(({ data }, i) => {
    const fanIn = product(parameterShapes[i - (i % 2)].slice(1));
    data.set(uniform(data.length, 10 + i, 1 / Math.sqrt(fanIn)));
  });
  const draw = random(4);
  return {
    x: uniform(batch * SIDE * SIDE, 3),
    labels: Uint8Array.from({ length: batch }, () => integer(draw, 0, CLASSES)),
    parameters,
  };
}

/** Two moons, and a network whose layers all live at the start and to the end. */
export const mlpInputs = ({ sizes, points }: MlpWork): { data: Dataset; net: Mlp } => ({
  data: moons(points / 2, 0.04, random(1)),
  net: mlp(sizes, sizes.length - 2, random(1), heNormal(0.5)),
});
