import { expect, it } from 'vitest';
import { integer, random } from '#lib/random.ts';
import { tensor } from '#lib/tensor.ts';
import { permutedColumns } from './columns.ts';
import { begin, outputOf, type Sequential } from './sequential.ts';

const by = random(9);
const net: Sequential = [
  { kind: 'flatten' },
  { kind: 'linear', ...begin([5, 12], by) },
  { kind: 'relu' },
  { kind: 'linear', ...begin([3, 5], by) },
];
const order = Uint32Array.from({ length: 12 }, (_, i) => i);
for (let i = 11; i > 0; i--) {
  const j = integer(by, 0, i + 1);
  [order[i], order[j]] = [order[j], order[i]];
}

it('gives for shuffled inputs what the network gave for them in order', () => {
  const x = Float32Array.from({ length: 12 }, by);
  const shuffled = x.map((_, p) => x[order[p]]);
  const given = outputOf(permutedColumns(net, order), tensor([1, 1, 3, 4], shuffled)).data;
  outputOf(net, tensor([1, 1, 3, 4], x)).data.forEach((y, k) => {
    expect(given[k]).toBeCloseTo(y, 5);
  });
});

it('is refused where the first layer is no linear one of that size', () => {
  expect(() => permutedColumns(net, [0, 1])).toThrow(RangeError);
  expect(() => permutedColumns([{ kind: 'relu' }], [0])).toThrow(RangeError);
});
