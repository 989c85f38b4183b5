import { expect, it } from 'vitest';
import type { ConvGradients, ConvOptions } from '#lib/conv/conv.ts';
import fixtures from '#lib/conv/fixtures/pytorch.json' with { type: 'json' };
import type { AvgPoolOptions, MaxPoolOptions } from '#lib/conv/pool.ts';
import { difference } from '#lib/conv/testing.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { eachCore } from './testing.ts';

type Fixture = {
  op: string;
  options: ConvOptions & MaxPoolOptions & AvgPoolOptions;
  input: Tensor;
  weight: Tensor;
  bias: Tensor;
  output: Tensor;
  gradOutput: Tensor;
  grad: Partial<ConvGradients>;
  indices: number[];
};

const cases = (fixtures.cases as object[])
  .map((fixture) => fixture as Fixture)
  .filter(({ op }) => /^(conv|maxPool|avgPool)\dd$/.test(op))
  .map((fixture) => [fixture.op, JSON.stringify(fixture.options), fixture] as const);

/** JSON has plain lists where a tensor has a Float32Array. */
const revive = (fixture: Fixture): Fixture =>
  JSON.parse(JSON.stringify(fixture), (_, value) =>
    value !== null && typeof value === 'object' && 'shape' in value ? tensor(value.shape, value.data) : value,
  );

eachCore(`the same as PyTorch ${fixtures.torch}`, (core) => {
  it.each(cases)('%s %s', (op, _, fixture) => {
    const { input, weight, bias, gradOutput, options, ...theirs } = revive(fixture);
    let output: Tensor;
    let grad: Partial<ConvGradients>;
    if (op.startsWith('conv')) {
      output = core.conv(input, weight, { ...options, bias });
      grad = core.convBackward(gradOutput, input, weight, options);
    } else if (op.startsWith('max')) {
      const pooled = core.maxPool(input, options);
      output = pooled.output;
      grad = { input: core.maxPoolBackward(gradOutput, pooled.indices, input.shape) };
      expect([...pooled.indices]).toEqual(theirs.indices);
    } else {
      output = core.avgPool(input, options);
      grad = { input: core.avgPoolBackward(gradOutput, input.shape, options) };
    }
    expect(difference(output, theirs.output)).toBeLessThan(1e-5);
    for (const name of Object.keys(grad) as (keyof ConvGradients)[]) {
      expect(difference(grad[name]!, theirs.grad[name]!)).toBeLessThan(1e-5);
    }
  });
});
