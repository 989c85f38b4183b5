/** The networks of chapter 5 on the official test digits, which are fetched by npm where they are missing. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Core, core } from '#lib/core/core.ts';
import { permutedColumns } from '#lib/nn/columns.ts';
import { outputOf, parameterCount, parametersOf } from '#lib/nn/sequential.ts';
import { mnist } from '../../scripts/mnist.mjs';
import { type DigitSet, permutation, permuted, read, wrong } from './lesson.ts';
import { folded, type ShippedNetwork, untrained } from './networks.ts';
import { shippedDigits, shippedNetwork } from './node.ts';
import { batchOf } from './pack.ts';
import { errorsOf, parametersOfKind, shippedErrors, testDigits } from './results.ts';

let fast: Core;
let test: DigitSet;
beforeAll(async () => {
  fast = await core();
  test = await mnist('t10k');
}, 120_000);

const SHIPPED = [
  ['convnet', false],
  ['convnet', true],
  ['mlp', false],
  ['linear', false],
] as const;

describe.each(SHIPPED)('%s, pixels shuffled: %s', (kind, shuffled) => {
  it('misreads what the table says', () => {
    const set = shuffled ? permuted(test, permutation(1)) : test;
    const net = shippedNetwork(`${kind}${shuffled ? '-shuffled' : ''}` as ShippedNetwork);
    expect(test.labels).toHaveLength(testDigits);
    expect(wrong(read(fast, net, set), test.labels)).toBe(shippedErrors(kind, shuffled));
  });
});

it('the convolutional network is as good as LeNet-5 was without distorted digits, 0.95 %', () => {
  expect(shippedErrors('convnet') / testDigits).toBeLessThanOrEqual(0.0095);
});

it('rounding the weights costs no more than the choice of the seed', () => {
  const errors = errorsOf('convnet');
  expect(Math.abs(shippedErrors('convnet') - errors[0])).toBeLessThanOrEqual(
    Math.max(...errors) - Math.min(...errors),
  );
});

it('the three kinds have about as many parameters', () => {
  const counts = (['convnet', 'mlp', 'linear'] as const).map(parametersOfKind);
  expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.01);
});

it('two linear layers fold into one that says the same', () => {
  const net = untrained('linear', 4);
  const some = batchOf(shippedDigits('digits').slice(0, 5));
  const [two, one] = [outputOf(net, some), outputOf(folded(net), some)];
  for (const [i, v] of one.data.entries()) expect(v).toBeCloseTo(two.data[i], 4);
  expect(parameterCount(folded(net))).toBe(7850);
});

describe('the digits that ship', () => {
  it('are the first ten of each class and all that the network misreads', () => {
    const answers = read(fast, shippedNetwork('convnet'), test);
    const seen = new Array(10).fill(0);
    const wanted = [...test.labels.keys()].filter(
      (n) => seen[test.labels[n]]++ < 10 || answers[n] !== test.labels[n],
    );
    const digits = shippedDigits('digits');
    expect(digits.map(({ index }) => index)).toEqual(wanted);
    for (const { index, label, pixels } of digits) {
      expect(label).toBe(test.labels[index]);
      expect(pixels).toEqual(test.pictures.slice(index * 784, (index + 1) * 784));
    }
  });

  it('none to learn from is held out', () => {
    const key = ({ pixels }: { pixels: Uint8Array }) => pixels.join();
    const learned = new Set(shippedDigits('lessons').map(key));
    expect(learned.size).toBe(4000);
    expect(shippedDigits('held-out').filter((digit) => learned.has(key(digit)))).toHaveLength(0);
  });
});

it('a perceptron does not notice shuffled pixels: its first matrix with the same columns is the same network', () => {
  const net = shippedNetwork('mlp');
  const order = permutation(1);
  const set = { pictures: test.pictures.slice(0, 20 * 784), labels: test.labels.slice(0, 20) };
  expect([...read(fast, permutedColumns(net, order), permuted(set, order))]).toEqual([
    ...read(fast, net, set),
  ]);
  expect(parametersOf(net)[0].shape).toEqual([77, 784]);
});
