import { magnitude } from '#figure/colour.ts';
import { activations, argmax, parameterCount } from '#lib/nn/mlp.ts';
import { crossEntropy, softmax } from '#lib/nn/softmax.ts';
import { data, type Params, prepare, shipped } from './setup.ts';

export { numbers, pytorch } from './pytorch.ts';
export { knobs, type Params } from './setup.ts';

export type Kind = 'input' | 'hidden' | 'embedding' | 'output';

/** Where a neuron stands: column 0 holds the inputs. */
export interface At {
  readonly column: number;
  readonly unit: number;
}

/** One neuron and its sum: pre = Σ weights · inputs + bias. Of an input, `pre` is the input itself. */
export interface Unit extends At {
  readonly kind: Kind;
  readonly weights: readonly number[];
  readonly inputs: readonly number[];
  readonly bias: number;
  readonly pre: number;
  /** What the neuron gives on: of hidden ones after ReLU, of outputs the probability. */
  readonly value: number;
  /** False where ReLU has cut the sum to 0. */
  readonly on: boolean;
  /** Whether anything of it can still reach the output: it is on, and no later layer is wholly off. */
  readonly reaches: boolean;
}

const kindOf = (column: number, depth: number): Kind =>
  column === 0 ? 'input' : column <= depth ? 'hidden' : column === depth + 1 ? 'embedding' : 'output';

export function solve(params: Params) {
  const { depth, datum } = params;
  const { net, sizes, classes, trained, seed, answers, deaf, most } = prepare(params);
  const x = datum < 0 ? [params.x1, params.x2] : data[datum].at;
  const layers = activations(net, x);
  const logits = layers[net.length - 1].post;
  const probabilities = softmax(logits);
  const on = layers.map(({ pre }, l) => pre.map((sum) => !net[l].relu || sum > 0));
  /** The last layer that is wholly off, as a column: nothing before it matters. 0 where there is none. */
  const blocked = on.findLastIndex((units) => !units.includes(true)) + 1;
  const columns: Unit[][] = sizes.map((size, column) =>
    Array.from({ length: size }, (_, unit) => {
      const kind = kindOf(column, depth);
      const reached = column > blocked || blocked === 0;
      if (kind === 'input') {
        const value = x[unit];
        return {
          column,
          unit,
          kind,
          weights: [],
          inputs: [],
          bias: 0,
          pre: value,
          value,
          on: true,
          reaches: reached,
        };
      }
      const { weight, bias } = net[column - 1];
      const inputs = column === 1 ? x : layers[column - 2].post;
      return {
        column,
        unit,
        kind,
        inputs,
        weights: Array.from(weight.data.subarray(unit * inputs.length, (unit + 1) * inputs.length)),
        bias: bias.data[unit],
        pre: layers[column - 1].pre[unit],
        value: kind === 'output' ? probabilities[unit] : layers[column - 1].post[unit],
        on: on[column - 1][unit],
        reaches: on[column - 1][unit] && reached,
      };
    }),
  );
  const column = Math.min(params.column, columns.length - 1);
  const chosen: Unit = columns[column][Math.min(params.unit, sizes[column] - 1)];
  const hidden = columns.slice(1, depth + 1);
  const answer = argmax(logits);
  const label = datum < 0 ? undefined : data[datum].label;
  return {
    ...params,
    x,
    sizes,
    columns,
    hidden,
    chosen,
    blocked,
    off: hidden.flat().filter((unit) => !unit.on),
    /** Every affine map, as PyTorch writes its weight: outputs × inputs. */
    maps: net.map(({ weight, relu }) => ({ out: weight.shape[0], into: weight.shape[1], relu })),
    parameters: parameterCount(net),
    net,
    trained,
    shipped: shipped(params.width, depth) !== undefined,
    seed,
    data,
    answers,
    deaf,
    right: answers.filter((k, i) => k === data[i].label).length,
    classes,
    logits,
    probabilities,
    answer,
    label,
    cost: label === undefined ? undefined : crossEntropy(logits, label),
    /** Full colour: of each column, and of each map's weights. */
    most: { columns: most, maps: net.map(({ weight }) => magnitude(weight.data)) },
  };
}

export type View = ReturnType<typeof solve>;

/** Whether what `from` gives on has a way through `to`: both are on, and no later layer is wholly off. */
export const passes = (from: Unit, to: Unit): boolean => from.on && to.reaches;
