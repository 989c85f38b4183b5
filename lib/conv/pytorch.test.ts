import { describe, expect, it } from 'vitest';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { type ConvGradients, conv1d, conv2d, conv3d, convBackward } from './conv.ts';
import { convolve, correlate, type Mode } from './convolve.ts';
import fixtures from './fixtures/pytorch.json' with { type: 'json' };
import { type PaddingMode, pad, padBackward, type Widths } from './pad.ts';
import {
  avgPool1d,
  avgPool2d,
  avgPool3d,
  avgPoolBackward,
  maxPool1d,
  maxPool2d,
  maxPool3d,
  maxPoolBackward,
} from './pool.ts';
import { difference } from './testing.ts';
import { convTranspose1d, convTranspose2d, convTranspose3d, convTransposeBackward } from './transpose.ts';

/** What scripts/pytorch_fixtures.py writes; which keys there are depends on the op. */
type Fixture = {
  op: string;
  options: { kernel: number[] };
  input: Tensor;
  weight: Tensor;
  bias: Tensor;
  output: Tensor;
  gradOutput: Tensor;
  grad: ConvGradients;
  indices: number[];
  widths: Widths;
  mode: PaddingMode | Mode;
  x: number[];
  w: number[];
};

type Answer = { output: Tensor; grad?: Partial<ConvGradients>; indices?: Int32Array };

const convs = { conv1d, conv2d, conv3d };
const transposes = { convTranspose1d, convTranspose2d, convTranspose3d };
const maxPools = { maxPool1d, maxPool2d, maxPool3d };
const avgPools = { avgPool1d, avgPool2d, avgPool3d };
const lines = { convolve, correlate };

function ours({ op, input, weight, bias, gradOutput, options, ...rest }: Fixture): Answer {
  if (op in convs) {
    const settings = { ...options, bias };
    const output = convs[op as keyof typeof convs](input, weight, settings);
    return { output, grad: convBackward(gradOutput, input, weight, settings) };
  }
  if (op in transposes) {
    const settings = { ...options, bias };
    const output = transposes[op as keyof typeof transposes](input, weight, settings);
    return { output, grad: convTransposeBackward(gradOutput, input, weight, settings) };
  }
  if (op in maxPools) {
    const { output, indices } = maxPools[op as keyof typeof maxPools](input, options);
    return { output, indices, grad: { input: maxPoolBackward(gradOutput, indices, input.shape) } };
  }
  if (op in avgPools) {
    const output = avgPools[op as keyof typeof avgPools](input, options);
    return { output, grad: { input: avgPoolBackward(gradOutput, input.shape, options) } };
  }
  if (op in lines) {
    const y = lines[op as keyof typeof lines](rest.x, rest.w, rest.mode as Mode);
    return { output: tensor([y.length], y) };
  }
  const mode = rest.mode as PaddingMode;
  return {
    output: pad(input, rest.widths, mode),
    grad: { input: padBackward(gradOutput, input.shape, rest.widths, mode) },
  };
}

/** JSON has plain lists where a tensor has a Float32Array. */
function revive(fixture: object): Fixture {
  return JSON.parse(JSON.stringify(fixture), (_, value) =>
    value !== null && typeof value === 'object' && 'shape' in value ? tensor(value.shape, value.data) : value,
  );
}

describe(`the same as PyTorch ${fixtures.torch} and NumPy ${fixtures.numpy}`, () => {
  it.each(
    (fixtures.cases as object[]).map((fixture) => {
      const { op, options, widths, mode, x, w } = fixture as Fixture;
      return [
        op,
        JSON.stringify(options ?? (x ? [x.length, w.length, mode] : [widths, mode])),
        fixture,
      ] as const;
    }),
  )('%s %s', (_, __, fixture) => {
    const theirs = revive(fixture);
    const { output, grad, indices } = ours(theirs);
    expect(difference(output, theirs.output)).toBeLessThan(1e-5);
    expect(indices && [...indices]).toEqual(theirs.indices);
    expect(grad && Object.keys(grad)).toEqual(theirs.grad && Object.keys(theirs.grad));
    for (const name of Object.keys(grad ?? {}) as (keyof ConvGradients)[]) {
      expect(difference(grad![name]!, theirs.grad[name])).toBeLessThan(1e-5);
    }
  });
});
