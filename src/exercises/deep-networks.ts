import { factor, format, whole } from '#figure/format.ts';
import { maxPool1d } from '#lib/conv/pool.ts';
import { receptiveField } from '#lib/conv/receptive-field.ts';
import { outputSize, poolOutputSize } from '#lib/conv/shape.ts';
import { begin, parameterCount } from '#lib/nn/sequential.ts';
import { tensor } from '#lib/tensor.ts';
import { from, numbers, pick, row, until } from './draw.ts';
import { type Question, variant } from './question.ts';

/** Maxima over windows of two. */
const halved = (values: readonly number[]) => [
  ...maxPool1d(tensor([1, 1, values.length], values), { kernel: 2 }).output.data,
];
const plus = (terms: readonly string[]) => terms.join(' + ');

export const questions: readonly Question[] = [
  {
    id: 'parameters',
    title: 'Count the parameters',
    make(random) {
      const [into, out] = [pick(random, [3, 6, 8, 16]), pick(random, [10, 12, 20, 32])];
      const [kernel, side] = [pick(random, [3, 5]), pick(random, [10, 14, 28])];
      const weight = [out, into, kernel, kernel];
      const answer = parameterCount([{ kind: 'conv', ...begin(weight, random) }]);
      const sums = `${out} × ${into} × ${kernel} × ${kernel}`;
      return variant({
        question: 'How many parameters does this convolutional layer have, biases included?',
        given: [
          `${into} maps of ${side} × ${side} in, ${out} maps out`,
          `kernel ${kernel} × ${kernel}, padding ${(kernel - 1) / 2}`,
        ],
        answer,
        hint: `One template has a ${kernel} × ${kernel} slice for each of the ${into} maps. How many templates are there, and what else does each have?`,
        explain: `${sums} weights and ${out} biases: ${whole(answer)}. The size of the maps does not enter.`,
        mistakes: [
          {
            answer: answer - out,
            why: `Those are the weights. Each of the ${out} templates has a bias too.`,
          },
          {
            answer: out * kernel * kernel + out,
            why: `A template looks at all ${into} maps at once, with a slice of its own for each.`,
          },
          {
            answer: answer * side * side,
            why: 'Weights are shared: one template serves every place of the map.',
          },
        ],
      });
    },
  },
  {
    id: 'flatten',
    title: 'Where the maps end',
    make(random) {
      const draw = () => ({
        n: from(random, 24, 40),
        kernels: [pick(random, [3, 5]), pick(random, [3, 5])],
        maps: [pick(random, [6, 8]), pick(random, [12, 16, 20])],
      });
      const sizes = (n: number, kernels: readonly number[]) => {
        const all: number[] = [];
        for (const kernel of kernels) {
          all.push(outputSize(all.at(-1) ?? n, { kernel }));
          all.push(poolOutputSize(all.at(-1)!, { kernel: 2 }));
        }
        return all;
      };
      const { n, kernels, maps } = until(draw, (made) => sizes(made.n, made.kernels)[2] % 2 === 1);
      const steps = sizes(n, kernels);
      const last = steps[3];
      const answer = maps[1] * last * last;
      return variant({
        question: 'The last maps are read as one vector. How many numbers does it hold?',
        given: [
          `input 1 × ${n} × ${n}`,
          ...kernels.map(
            (k, i) =>
              `${maps[i]} maps by kernel ${k} × ${k}, no padding; then max-pooling by 2, which drops what fills no window`,
          ),
        ],
        answer,
        hint: `The first convolution leaves ${n} − ${kernels[0]} + 1 = ${steps[0]} places along a side, the pooling after it ${steps[1]}.`,
        explain: `Along a side ${n} → ${steps.join(' → ')}: ${maps[1]} × ${last} × ${last} = ${whole(answer)}.`,
        mistakes: [
          { answer: last * last, why: `That is one map; there are ${maps[1]}.` },
          {
            answer: maps[1] * (last + 1) ** 2,
            why: `${steps[2]} is odd: the last row and column fill no window and are dropped.`,
          },
          {
            answer: maps[0] * answer,
            why: `The second layer’s templates sum over the ${maps[0]} maps of the first; there are ${maps[1]} maps afterwards.`,
          },
        ],
      });
    },
  },
  {
    id: 'sees',
    title: 'How far a unit sees',
    make(random) {
      const [first, second, third] = [pick(random, [3, 5]), pick(random, [3, 5]), pick(random, [3, 5])];
      const pool = pick(random, [2, 3]);
      const layers = [
        { kernel: first },
        { kernel: pool, stride: pool },
        { kernel: second },
        { kernel: pool, stride: pool },
        { kernel: third },
      ];
      const fields = receptiveField(layers);
      const answer = fields.at(-1)!.receptiveField;
      const before = fields[3];
      return variant({
        question: 'How many pixels of the input, along a side, does one unit of the last layer see?',
        given: layers.map(
          ({ kernel, stride = 1 }, i) =>
            `layer ${i + 1}: ${stride > 1 ? 'pooling' : 'kernel'} ${kernel}, stride ${stride}`,
        ),
        answer,
        hint: `After the first pooling a unit sees ${fields[1].receptiveField} pixels, and its neighbour stands ${fields[1].jump} pixels on.`,
        explain: `Before the last layer a unit sees ${before.receptiveField} pixels and the next stands ${before.jump} on: ${before.receptiveField} + (${third} − 1) × ${before.jump} = ${answer}.`,
        mistakes: [
          {
            answer: receptiveField([{ kernel: first }, { kernel: second }, { kernel: third }])[2]
              .receptiveField,
            why: 'That forgets the pooling: it puts units further apart, and later kernels then reach further.',
          },
          {
            answer: before.receptiveField,
            why: 'That is what the last layer’s inputs see. It looks at several of them.',
          },
          {
            answer: before.receptiveField + third - 1,
            why: `The last layer’s inputs stand ${before.jump} pixels apart, not 1.`,
          },
        ],
      });
    },
  },
  {
    id: 'one-pixel',
    title: 'A move by one',
    make(random) {
      const draw = () => numbers(random, 9, 0, 9);
      const moved = (signal: readonly number[]) => [halved(signal.slice(1)), halved(signal.slice(0, 8))];
      const changed = (signal: readonly number[]) => {
        const [before, after] = moved(signal);
        return before.filter((v, i) => v !== after[i]).length;
      };
      const signal = until(draw, (made) => changed(made) > 0 && changed(made) < 4);
      const [before, after] = moved(signal);
      const answer = changed(signal);
      const raw = signal.slice(1).filter((v, i) => v !== signal[i]).length;
      return variant({
        question:
          'Max-pooling by 2, stride 2. How many of the four pooled values change when the signal moves right by one?',
        given: [`before: ${row(signal.slice(1))}`, `after: ${row(signal.slice(0, 8))}`],
        answer,
        hint: `The first window holds ${row(signal.slice(1, 3))} before and ${row(signal.slice(0, 2))} after.`,
        explain: `Before ${row(before)}, after ${row(after)}: ${answer} of 4 differ. Pooling forgives a move only when the maximum stays in its window.`,
        mistakes: [
          {
            answer: 0,
            why: 'That is what one would hope. But the maximum of a window may move into the next one.',
          },
          { answer: raw, why: `${raw} of the 8 samples change. Ask for the maxima of pairs.` },
        ],
      });
    },
  },
  {
    id: 'share-of-biases',
    title: 'What the biases vote',
    make(random) {
      const draw = () => ({
        x: numbers(random, 2, 1, 4),
        weights: [numbers(random, 2, -3, 3), numbers(random, 2, -3, 3)],
        biases: numbers(random, 2, -4, 4),
        v: numbers(random, 2, -3, 3),
        c: from(random, -4, 4),
      });
      const sum = ({ x, weights, biases }: ReturnType<typeof draw>, h: number) =>
        biases[h] + weights[h][0] * x[0] + weights[h][1] * x[1];
      const made = until(
        draw,
        (m) => sum(m, 0) > 0 && sum(m, 1) < 0 && m.v.every((v) => v !== 0) && m.biases.every((b) => b !== 0),
      );
      const { x, weights, biases, v, c } = made;
      const score = v[0] * sum(made, 0) + c;
      const answer = c + v[0] * biases[0];
      return variant({
        question:
          'The network is linear where it stands: its score is Σ derivative × input, plus what the biases give. How much do the biases give?',
        given: [
          `x = ${row(x)}`,
          ...weights.map(
            (w, h) =>
              `h${h ? '₂' : '₁'} = max(0, ${plus([...w.map((wi, i) => `${factor(wi)} · x${i ? '₂' : '₁'}`), factor(biases[h])])})`,
          ),
          `score = ${plus([...v.map((vi, i) => `${factor(vi)} · h${i ? '₂' : '₁'}`), factor(c)])}`,
        ],
        answer,
        hint: `Which of the two units is above 0 here? h₁ comes to ${format(sum(made, 0))} before its ReLU.`,
        explain: `Only h₁ is on, and passes its bias on, times ${factor(v[0])}: ${factor(v[0])} × ${factor(biases[0])} + ${factor(c)} = ${format(answer)}. With the inputs’ votes, ${format(score - answer)}, that makes the score, ${format(score)}.`,
        mistakes: [
          {
            answer: c,
            why: 'That is the last bias. The bias of a hidden unit that is on reaches the score too.',
          },
          {
            answer: c + v[0] * biases[0] + v[1] * biases[1],
            why: 'h₂ is off here: neither its inputs nor its bias have any say.',
          },
          { answer: score, why: 'That is the whole score, the votes of the inputs included.' },
          {
            answer: c + biases[0] + biases[1],
            why: 'A hidden bias counts times the weight that reads its unit.',
          },
        ],
      });
    },
  },
];
