import { format } from '#figure/format.ts';
import { conv2d } from '#lib/conv/conv.ts';
import { receptiveField } from '#lib/conv/receptive-field.ts';
import { blobs } from '#lib/motif/blobs.ts';
import { tensor } from '#lib/tensor.ts';
import { from, numbers, pick, until } from './draw.ts';
import { type Question, variant } from './question.ts';
import { sequences } from './sequences.ts';

/** ±1 as ink and paper. */
const sheet = (cells: readonly number[], width: number) =>
  Array.from({ length: cells.length / width }, (_, r) =>
    cells
      .slice(r * width, (r + 1) * width)
      .map((cell) => (cell > 0 ? '■' : '□'))
      .join(' '),
  );

/** Blobs that touch by sides only. */
function bySides(on: readonly boolean[], width: number): number {
  // Twice as far apart, with bridges between neighbours side by side, corners no longer touch.
  const wide = 2 * width;
  const far = Array<boolean>(wide * (on.length / width) * 2).fill(false);
  on.forEach((cell, i) => {
    if (!cell) return;
    const at = 2 * Math.floor(i / width) * wide + 2 * (i % width);
    far[at] = true;
    if ((i + 1) % width && on[i + 1]) far[at + 1] = true;
    if (on[i + width]) far[at + wide] = true;
  });
  return connected(far, wide);
}

function connected(on: readonly boolean[], width: number): number {
  const open = new Set([...on.keys()].filter((i) => on[i]));
  let count = 0;
  for (const start of open) {
    count++;
    const stack = [start];
    open.delete(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const next = [
        at - width,
        at + width,
        ...(at % width ? [at - 1] : []),
        ...((at + 1) % width ? [at + 1] : []),
      ];
      for (const i of next) if (open.delete(i)) stack.push(i);
    }
  }
  return count;
}

export const questions: readonly Question[] = [
  ...sequences,
  {
    id: 'score',
    title: 'Score a window',
    make(random) {
      const draw = () => {
        const template = numbers(random, 9, 0, 1).map((v) => 2 * v - 1);
        const window = template.map((v) => (random() < 0.3 ? -v : v));
        return { template, window };
      };
      const { template, window } = until(draw, (made) => {
        const wrong = made.window.filter((v, i) => v !== made.template[i]).length;
        return wrong > 0 && wrong < 7 && made.template.some((v) => v > 0);
      });
      const [answer] = conv2d(tensor([1, 1, 3, 3], window), tensor([1, 1, 3, 3], template)).data;
      const same = window.filter((v, i) => v === template[i]).length;
      const ink = window.filter((v, i) => v > 0 && template[i] > 0).length;
      return variant({
        question: 'What does the template score on this window, with ink ■ as 1 and paper □ as −1?',
        given: [`template: ${sheet(template, 3).join(' / ')}`, `window: ${sheet(window, 3).join(' / ')}`],
        answer,
        hint: 'Go through the nine cells: where template and window agree the product is 1, where they differ it is −1.',
        explain: `${same} cells agree and ${9 - same} differ: ${same} − ${9 - same} = ${format(answer)}.`,
        mistakes: [
          { answer: same, why: `That many cells agree. The ${9 - same} that differ count −1 each.` },
          {
            answer: ink,
            why: 'Those are the cells with ink in both. Paper on paper scores 1 too, for −1 times −1 is 1.',
          },
          { answer: 9, why: 'That would be a perfect fit: the window does differ from the template.' },
        ],
      });
    },
  },
  {
    id: 'blobs',
    title: 'Count the blobs',
    make(random) {
      const width = 6;
      const draw = () => Array.from({ length: 4 * width }, () => random() < 0.33);
      const on = until(draw, (made) => {
        const { count } = blobs(made, width);
        return count >= 2 && bySides(made, width) > count;
      });
      const answer = blobs(on, width).count;
      const pixels = on.filter(Boolean).length;
      return variant({
        question:
          'These pixels of a score map are above the threshold. How many motifs are found, if pixels that touch, also by a corner, are one blob?',
        given: sheet(
          on.map((cell) => (cell ? 1 : -1)),
          width,
        ),
        answer,
        hint: `Start with the first ■ of the uppermost row that has one, and take in every ■ among its eight neighbours, and among theirs.`,
        explain: `The ${pixels} pixels form ${answer} blobs. Corners count as touching, so slanted rows of pixels hang together.`,
        mistakes: [
          {
            answer: pixels,
            why: 'Those are the pixels. One motif often lifts several neighbours over the threshold.',
          },
          {
            answer: bySides(on, width),
            why: 'Here corners touch too: pixels that meet at a corner are in one blob.',
          },
        ],
      });
    },
  },
  {
    id: 'equivariance',
    title: 'Moves that fit',
    make(random) {
      const layers = Array.from({ length: from(random, 2, 3) }, () => ({
        kernel: pick(random, [2, 3, 5]),
        stride: from(random, 1, 4),
      }));
      const answer = receptiveField(layers).at(-1)!.jump;
      const strides = layers.map(({ stride }) => stride);
      return variant({
        question:
          'Weights are shared in every layer, and padding is circular. What is the smallest move, in pixels of the input, that moves the last maps by exactly one of their pixels?',
        given: layers.map(({ kernel, stride }, i) => `layer ${i + 1}: kernel ${kernel}, stride ${stride}`),
        answer,
        hint: `A move by ${strides[0]} px of the input is a move by 1 in the maps of layer 1. How far must those move for the next layer?`,
        explain: `Each stride multiplies: ${strides.join(' × ')} = ${answer}. By less, a move falls between two windows, and the maps change instead of moving. The kernels do not matter.`,
        mistakes: [
          {
            answer: strides.reduce((a, b) => a + b, 0),
            why: 'A step of one layer is made of whole steps of the layer before: strides multiply, they do not add.',
          },
          {
            answer: strides[strides.length - 1],
            why: 'That is the step of the last layer, counted in pixels of the maps before it.',
          },
          { answer: 1, why: 'That holds without striding. Here windows stand further apart than one pixel.' },
        ],
      });
    },
  },
];
