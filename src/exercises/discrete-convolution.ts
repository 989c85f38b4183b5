import { format, whole } from '#figure/format.ts';
import { receptiveField } from '#lib/conv/receptive-field.ts';
import { leftover, outputSize, samePadding, span, transposedOutputSize } from '#lib/conv/shape.ts';
import { size } from '#lib/tensor.ts';
import { from, pick, until } from './draw.ts';
import { commutative, flip, noFlip } from './order.ts';
import { type Question, variant } from './question.ts';

export const questions: readonly Question[] = [
  flip,
  noFlip,
  {
    id: 'size',
    title: 'How many outputs',
    make(random) {
      const draw = () => ({
        n: from(random, 12, 64),
        kernel: from(random, 2, 7),
        stride: from(random, 2, 4),
        padding: from(random, 0, 2),
      });
      const { n, ...window } = until(draw, (m) => leftover(m.n, m) > 0);
      const { kernel: k, stride: s, padding: p } = window;
      const answer = outputSize(n, window);
      const room = n + 2 * p - k;
      return variant({
        question: 'How many outputs does the layer have?',
        given: [`n = ${n} samples`, `kernel ${k}, stride ${s}, padding ${p} on each side`],
        answer,
        hint: `With padding there are ${n} + 2 × ${p} = ${n + 2 * p} samples. The first window takes ${k} of them; how often can it still move by ${s}?`,
        explain: `⌊(${n} + 2 × ${p} − ${k}) / ${s}⌋ + 1 = ⌊${room} / ${s}⌋ + 1 = ⌊${format(room / s)}⌋ + 1 = ${answer}; the last ${leftover(n, window) === 1 ? 'sample is' : `${leftover(n, window)} samples are`} not reached.`,
        mistakes: [
          {
            answer: answer + 1,
            why: `For a further window ${s - leftover(n, window)} more would be needed at the end: what is left over is dropped, so round ${format(room / s)} down.`,
          },
          {
            answer: answer - 1,
            why: 'That counts the steps. There is one window more than there are steps: add 1.',
          },
          {
            answer: outputSize(n, { kernel: k, stride: s }),
            why: `That is the size without padding: ${p} on each side make the input ${n + 2 * p} long.`,
          },
          { answer: room / s + 1, why: 'There is no fraction of a window: round down before adding 1.' },
        ],
      });
    },
  },
  {
    id: 'same',
    title: 'As many out as in',
    make(random) {
      const kernel = pick(random, [3, 5, 7]);
      const d = from(random, 2, 4);
      const answer = samePadding(kernel, d)[0];
      return variant({
        question: 'Which padding on each side gives as many outputs as inputs, at stride 1?',
        given: [`kernel ${kernel}, dilation ${d}`],
        answer,
        hint: `From its first weight to its last this kernel spans ${d} × (${kernel} − 1) + 1 = ${span(kernel, d)} samples. How many outputs does that cost?`,
        explain: `The kernel spans ${d} × (${kernel} − 1) + 1 = ${span(kernel, d)} samples, so ${span(kernel, d) - 1} outputs would be lost; half of them on each side: ${d} × (${kernel} − 1) / 2 = ${answer}.`,
        mistakes: [
          { answer: 2 * answer, why: `${2 * answer} is the padding of both sides together.` },
          {
            answer: samePadding(kernel)[0],
            why: `That would do without dilation. With dilation ${d} the kernel spans ${span(kernel, d)} samples, not ${kernel}.`,
          },
          {
            answer: Math.floor((kernel * d) / 2),
            why: `The kernel does not span ${kernel} × ${d} samples: nothing lies beyond its last weight, so it spans ${d} × (${kernel} − 1) + 1 = ${span(kernel, d)}.`,
          },
        ],
      });
    },
  },
  {
    id: 'weights',
    title: 'Parameters of a grouped layer',
    make(random) {
      const g = pick(random, [2, 3, 4]);
      const [i, o] = [g * from(random, 2, 4), g * from(random, 2, 5)];
      const k = pick(random, [3, 5]);
      const weights = size([o, i / g, k, k]);
      return variant({
        question: 'How many parameters does the layer have, its biases included?',
        given: [
          `${i} channels in, ${o} channels out, ${g} groups`,
          `kernel ${k} × ${k}, one bias for each output channel`,
        ],
        answer: weights + o,
        hint: `A kernel reads only its own group: ${i} / ${g} = ${i / g} channels. How many numbers has one kernel, and how many kernels are there?`,
        explain: `Each of ${o} kernels reads the ${i} / ${g} = ${i / g} channels of its group: ${o} × ${i / g} × ${k} × ${k} = ${whole(weights)} weights, and ${o} biases: ${whole(weights + o)}.`,
        mistakes: [
          { answer: weights, why: `Those are the weights: ${o} biases are still to be added.` },
          {
            answer: weights * g + o,
            why: `That is the layer without groups. A kernel reads only ${i / g} of the ${i} input channels.`,
          },
          {
            answer: weights * g,
            why: `That is the layer without groups, and without its biases. A kernel reads only ${i / g} of the ${i} input channels.`,
          },
          {
            answer: weights / g + o,
            why: `That is divided by ${g} once too often: there are still ${o} kernels, only each is thinner.`,
          },
        ],
      });
    },
  },
  {
    id: 'field',
    title: 'What one unit sees',
    make(random) {
      // A stride above the kernel would leave gaps, and "how many samples" two answers.
      const layer = () => {
        const kernel = from(random, 2, 5);
        return { kernel, stride: from(random, 1, Math.min(3, kernel)) };
      };
      const layers = until(
        () => [layer(), layer(), layer()],
        ([a, b]) => a.stride * b.stride > 1,
      );
      const fields = receptiveField(layers);
      const answer = fields[2].receptiveField;
      const jumps = [1, fields[0].jump, fields[1].jump];
      const plain = layers.reduce((sum, { kernel }) => sum + kernel - 1, 1);
      const late = layers.reduce((sum, { kernel }, l) => sum + (kernel - 1) * fields[l].jump, 1);
      return variant({
        question: 'How many samples of the input does one unit of the third layer see?',
        given: layers.map(({ kernel, stride }, l) => `layer ${l + 1}: kernel ${kernel}, stride ${stride}`),
        answer,
        hint: `Go layer by layer: one unit of the first sees ${layers[0].kernel} samples, and its neighbour stands ${fields[0].jump} further on. The second layer's kernel of ${layers[1].kernel} joins ${layers[1].kernel} such units.`,
        explain: `Neighbours before each layer lie ${jumps.join(', ')} samples apart: 1 + ${layers.map(({ kernel }, l) => `${kernel - 1} × ${jumps[l]}`).join(' + ')} = ${answer}. The third layer's own stride does not matter.`,
        mistakes: [
          {
            answer: plain,
            why: `That holds with strides of 1. Behind a stride the neighbours lie further apart: ${jumps.join(', ')} samples before the three layers.`,
          },
          {
            answer: late,
            why: "A layer's own stride moves its outputs apart, not the samples of its own window: count only the strides before it.",
          },
        ],
      });
    },
  },
  {
    id: 'transposed',
    title: 'Transposed',
    make(random) {
      const n = from(random, 4, 12);
      const window = { kernel: from(random, 2, 5), stride: from(random, 2, 3), padding: from(random, 0, 1) };
      const { kernel: k, stride: s, padding: p } = window;
      const answer = transposedOutputSize(n, window);
      return variant({
        question: 'How many outputs does a transposed convolution have?',
        given: [`n = ${n} samples`, `kernel ${k}, stride ${s}, padding ${p}, no output padding`],
        answer,
        hint: `Every sample lays down a copy of the kernel. The last of ${n} copies begins at ${n - 1} × ${s} = ${(n - 1) * s} and is ${k} long; then padding is cut off.`,
        explain: `(${n} − 1) × ${s} − 2 × ${p} + ${k} = ${answer}: every sample lays a copy of the kernel down, ${s} apart, and padding is cut off. A convolution with the same settings leads from ${answer} back to ${outputSize(answer, window)}.`,
        mistakes: [
          ...(n + 2 * p >= k
            ? [
                {
                  answer: outputSize(n, window),
                  why: 'That is the size of an ordinary convolution. The transposed one goes the other way.',
                },
              ]
            : []),
          { answer: answer + 2 * p, why: `Padding takes away here: ${p} on each side are cut off.` },
          {
            answer: answer + 4 * p,
            why: `Padding takes away here: ${p} on each side are cut off, not added.`,
          },
          {
            answer: n * s,
            why: `${n} × ${s} counts a full stride after the last sample too; the last copy of the kernel ends where it ends: (${n} − 1) × ${s} + ${k}, less the padding.`,
          },
        ],
      });
    },
  },
  commutative,
];
