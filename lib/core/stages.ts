import { expectShape } from '#lib/conv/dimensions.ts';
import { layout } from '#lib/conv/layout.ts';
import type { NetworkLayer } from '#lib/nn/sequential.ts';
import { size } from '#lib/tensor.ts';
import { adjointTables, inputGradient } from './adjoint.ts';
import type { Arena } from './arena.ts';
import { weightGradient } from './conv-backward.ts';
import * as dense from './linear.ts';
import { border } from './place.ts';
import { planOf } from './plan.ts';
import { divisors, poolOf } from './pool.ts';
import { pack, run } from './run.ts';
import type { Parameter, Stage, Value } from './stage.ts';

type Layer<K extends NetworkLayer['kind']> = Extract<NetworkLayer, { kind: K }>;

/** Room for a value of this shape and for its gradient. */
export function value(arena: Arena, shape: readonly number[]): Value {
  const count = size(shape);
  return { shape, at: arena.zeros(count), gradient: arena.zeros(count) };
}

export function convStage(arena: Arena, x: Value, layer: Layer<'conv'>, w: Parameter, b: Parameter): Stage {
  const how = layout(x.shape, layer.weight.shape, layer.options ?? {});
  if (how.stride.length !== 1 && how.stride.length !== 2) {
    throw new RangeError(`a network convolves lines and planes, not [${x.shape.join(', ')}]`);
  }
  const plan = planOf(x.shape, layer.weight.shape, how);
  const { batch, groups, inputs, outputs, bare } = plan;
  const [rows, width] = plan.out;
  const y = value(arena, how.shape);
  const planes = batch * groups * outputs;
  const narrow = width < 4 ? arena.take(planes * rows * 4) : 0;
  const padded = bare ? x.at : arena.zeros(batch * groups * inputs * plan.plane);
  const [off, source] = [arena.integers(plan.off), arena.integers(dense.every(plan.taps, 4))];
  const packed = arena.take(layer.weight.data.length);
  const tables = adjointTables(arena, plan);
  return {
    value: y,
    refresh: () => pack(arena, plan, w.at, source, packed),
    forward() {
      if (!bare) border(arena, plan, x.at, padded, batch * groups * inputs);
      run(arena, plan, padded, off, packed, b.at, narrow || y.at);
      if (narrow) arena.kernels.copy(narrow, y.at, 1, planes * rows, width, 0, 16, 4, 0, 4 * width, 4);
    },
    backward(further) {
      weightGradient(arena, plan, y.gradient, padded, off, w.gradient);
      const [channels, plane] = [groups * outputs, rows * width];
      for (let n = 0; n < batch; n++) {
        arena.kernels.sums(y.gradient + 4 * n * channels * plane, channels, 4 * plane, plane, b.gradient);
      }
      if (further) inputGradient(arena, plan, tables, y.gradient, w.at, x.gradient);
    },
  };
}

export function linearStage(
  arena: Arena,
  x: Value,
  layer: Layer<'linear'>,
  w: Parameter,
  b: Parameter,
): Stage {
  const [out, into] = layer.weight.shape;
  const [batch] = x.shape;
  expectShape('the input of a dense layer', x.shape, [batch, into]);
  const y = value(arena, [batch, out]);
  const sizes = { batch, into, out };
  const tables = dense.denseTables(arena, sizes);
  return {
    value: y,
    forward: () => dense.forward(arena, sizes, x.at, tables.items, w.at, b.at, y.at),
    backward(further) {
      dense.weightGradient(arena, sizes, tables, y.gradient, x.at, w.gradient, b.gradient);
      if (further) dense.inputGradient(arena, sizes, tables, y.gradient, w.at, x.gradient);
    },
  };
}

export function maxPoolStage(arena: Arena, x: Value, { options }: Layer<'maxPool'>): Stage {
  const pool = poolOf(x.shape, options);
  const y = value(arena, pool.shape);
  const window = arena.integers(pool.window);
  const { planes, outputs, plane } = pool;
  // Windows of 2 × 2 side by side find their maximum again by its value.
  const [height, width, rows, columns, ...rest] = pool.window;
  const halves = rest.join() === '2,2,2,2,0,0,1,1' && 2 * rows <= height && 2 * columns <= width;
  const indices = halves ? 0 : arena.take(planes * outputs);
  return {
    value: y,
    forward: () => arena.kernels.maxPool(x.at, y.at, indices, window, planes),
    backward() {
      if (halves) return arena.kernels.maxPoolBackward2(y.gradient, x.at, y.at, x.gradient, window, planes);
      arena.kernels.zero(x.gradient, 4 * size(x.shape));
      arena.kernels.maxPoolBackward(y.gradient, indices, x.gradient, planes, outputs, plane);
    },
  };
}

export function avgPoolStage(arena: Arena, x: Value, { options }: Layer<'avgPool'>): Stage {
  const pool = poolOf(x.shape, options);
  const y = value(arena, pool.shape);
  const [window, by] = [arena.integers(pool.window), arena.floats(divisors(pool, options))];
  return {
    value: y,
    forward: () => arena.kernels.avgPool(x.at, y.at, by, window, pool.planes),
    backward() {
      arena.kernels.zero(x.gradient, 4 * size(x.shape));
      arena.kernels.avgPoolBackward(y.gradient, x.gradient, by, window, pool.planes);
    },
  };
}

/** In place: neither the layer before it nor its own gradient needs what it overwrites. */
export function reluStage(arena: Arena, x: Value): Stage {
  const count = size(x.shape);
  return {
    value: x,
    forward: () => arena.kernels.relu(x.at, x.at, count),
    backward: () => arena.kernels.reluBackward(x.gradient, x.at, x.gradient, count),
  };
}
