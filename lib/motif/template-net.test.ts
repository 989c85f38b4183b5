import { expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { judge } from './detector.ts';
import { letter } from './letters.ts';
import { batch, SIDE } from './picture.ts';
import { scoreMaps } from './score.ts';
import { firstParameters, logits, PARAMETERS, read, templateNet } from './template-net.ts';
import { templateTrainer } from './template-trainer.ts';

const pictures = [letter('C'), letter('D')];

it('scores, ReLU, sum, weights: the net written out by hand', () => {
  const net = templateNet(firstParameters(random(3)));
  net.bias.data.set([0.5, -0.25, 0]);
  const y = scoreMaps(batch(pictures), net.templates);
  const cells = SIDE * SIDE;
  const expected = pictures.flatMap((_, n) => {
    const sums = [0, 1, 2].map((k) =>
      y.data
        .subarray((3 * n + k) * cells, (3 * n + k + 1) * cells)
        .reduce((sum, score) => sum + Math.max(0, score + net.bias.data[k]), 0),
    );
    return [0, 1].map((c) =>
      sums.reduce((sum, s, k) => sum + net.weight.data[3 * c + k] * s, net.letters.data[c]),
    );
  });
  const values = logits(net, pictures).data;
  values.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 1);
  });
});

it('training lowers the loss, from its seed alone', () => {
  const run = () => {
    const trainer = templateTrainer(firstParameters(random(1)), 0.02);
    return Array.from({ length: 40 }, () => trainer.step(pictures, [0, 1]));
  };
  const losses = run();
  const trainer = templateTrainer(firstParameters(random(1)), 0.02);
  for (const _ of losses) trainer.step(pictures, [0, 1]);
  expect(read(templateNet(trainer.parameters), pictures)).toEqual([0, 1]);
  expect(losses.at(-1)!).toBeLessThan(losses[0] / 10);
  expect(run()).toEqual(losses);
});

it('parameters of another number throw', () => {
  expect(() => templateNet([1, 2])).toThrow(
    new RangeError(`a net of 3 templates has ${PARAMETERS} parameters, not 2`),
  );
});

it('units fire from two motifs on, and what is against them takes off', () => {
  expect(judge([2, 0, 0], 2)).toEqual({ C: 2, D: -4, verdict: 'C' });
  expect(judge([0, 1, 1], 2)).toEqual({ C: -4, D: 2, verdict: 'D' });
  expect(judge([2, 1, 1], 2).verdict).toBe('neither');
  expect(judge([2, 1, 1], 0).verdict).toBe('both');
});
