import { factor, format } from '#figure/format.ts';
import { activations, type Layer, mlp, parameterCount } from '#lib/nn/mlp.ts';
import { mostPieces } from '#lib/plane/arrangement.ts';
import { tensor } from '#lib/tensor.ts';
import { from, numbers, pick, row, until } from './draw.ts';
import { type Question, variant } from './question.ts';

const fates = {
  kept: 'it stays where it is',
  vertical: 'on the vertical axis',
  horizontal: 'on the horizontal axis',
  origin: 'at the origin',
} as const;

function fate([x, y]: readonly number[]): string {
  if (x > 0) return y > 0 ? fates.kept : fates.horizontal;
  return y > 0 ? fates.vertical : fates.origin;
}

/** A whole number that is not zero. */
const nonZero = (random: () => number, most: number) =>
  until(
    () => from(random, -most, most),
    (n) => n !== 0,
  );

/** One rectified layer of two units with whole numbers. */
const layer = (weight: readonly number[], bias: readonly number[]): Layer => ({
  weight: tensor([2, 2], weight),
  bias: tensor([2], bias),
  relu: true,
});

export const questions: readonly Question[] = [
  {
    id: 'parameters',
    title: 'Count the parameters',
    make(random) {
      const [width, depth, classes] = [from(random, 2, 6), from(random, 2, 5), from(random, 2, 5)];
      const sizes = [2, ...Array<number>(depth).fill(width), 2, classes];
      const net = mlp(sizes, depth, () => 0);
      const answer = parameterCount(net);
      const weights = net.reduce((sum, { weight }) => sum + weight.data.length, 0);
      const terms = sizes.slice(1).map((out, l) => `${out} × ${sizes[l] + 1}`);
      return variant({
        question: 'How many parameters has the network, biases included?',
        given: [
          `2 inputs, ${depth} hidden layers of ${width} units`,
          `an embedding of 2, then ${classes} outputs`,
        ],
        answer,
        hint: `There are ${sizes.length} columns and ${net.length} affine maps between them. The first takes 2 numbers to ${width}: ${2 * width} weights and ${width} biases.`,
        explain: `Each of the ${net.length} maps has (inputs + 1) × outputs parameters: ${terms.join(' + ')} = ${answer}.`,
        mistakes: [
          {
            answer: weights,
            why: `Those are the weights. Every unit has a bias too: ${answer - weights} more.`,
          },
          {
            answer: weights + net.length,
            why: `That gives each layer one bias. A bias is a vector, one number for every unit of its layer.`,
          },
          {
            answer: answer - (width + 1) * 2,
            why: 'One map is missing: the one from the last hidden layer to the embedding, which has no ReLU but has weights and biases.',
          },
        ],
      });
    },
  },
  {
    id: 'unit',
    title: 'What one unit says',
    make(random) {
      const draw = () => {
        const w = [nonZero(random, 3), nonZero(random, 3)];
        const x = [nonZero(random, 4), nonZero(random, 4)];
        const b = nonZero(random, 4);
        const [{ pre, post }] = activations([layer([...w, 0, 0], [b, 0])], x);
        return { w, x, b, sum: pre[0], answer: post[0] };
      };
      // In half of all variants the unit is off.
      const off = random() < 0.5;
      const { w, x, b, sum, answer } = until(draw, (made) => made.sum < 0 === off && made.sum !== 0);
      const written = `${format(w[0])} × ${factor(x[0])} + ${factor(w[1])} × ${factor(x[1])} + ${factor(b)}`;
      return variant({
        question: 'What does the unit put out?',
        given: [`h = [w · x + b]⁺`, `w = ${row(w)}, b = ${format(b)}`, `x = ${row(x)}`],
        answer,
        hint: `First the weighted sum and the bias: ${written}. Then the ReLU.`,
        explain: `${written} = ${format(sum)}${off ? ', which is negative: the ReLU puts out 0 and the unit is off' : ', which is positive: the ReLU lets it pass'}.`,
        mistakes: [
          { answer: sum, why: 'That is the sum before the ReLU, which lets nothing negative pass.' },
          { answer: -sum, why: 'The ReLU does not take the magnitude: what is negative becomes 0.' },
          {
            answer: Math.max(0, sum - b),
            why: `The bias of ${format(b)} is still to be added, before the ReLU.`,
          },
        ],
      });
    },
  },
  {
    id: 'fate',
    title: 'Where a point goes',
    make(random) {
      const z = [nonZero(random, 5), nonZero(random, 5)];
      const [{ post }] = activations([layer([1, 0, 0, 1], [0, 0])], z);
      const answer = fate(z);
      return variant({
        question: 'A layer of two units has brought a point here. Where is it after the ReLU?',
        given: [`z = (${z.map((v) => format(v)).join(', ')})`],
        answer,
        choices: Object.values(fates),
        hint: 'The ReLU works on each coordinate by itself: a negative one becomes 0, a positive one stays.',
        explain: `[${format(z[0])}]⁺ = ${format(post[0])} and [${format(z[1])}]⁺ = ${format(post[1])}: (${post.map((v) => format(v)).join(', ')}).`,
        mistakes: Object.values(fates).map((answer) => ({
          answer,
          why:
            answer === fates.origin
              ? 'Only where both coordinates are negative does a point fall to the origin; here one survives.'
              : answer === fates.kept
                ? 'Only where both coordinates are positive does a point stay; here one is negative.'
                : 'Look again which coordinate is negative: that one becomes 0, and the point keeps the other.',
        })),
      });
    },
  },
  {
    id: 'merged',
    title: 'Told apart?',
    make(random) {
      const choices = ['yes', 'no'] as const;
      const same = random() < 0.5;
      const draw = () => {
        const [a, b] = [numbers(random, 2, -4, 4), numbers(random, 2, -4, 4)];
        const rectified = [a, b].map((z) => activations([layer([1, 0, 0, 1], [0, 0])], z)[0].post);
        return { a, b, rectified };
      };
      const { a, b, rectified } = until(
        draw,
        (m) =>
          m.a.join() !== m.b.join() &&
          (m.rectified[0].join() === m.rectified[1].join()) === same &&
          Math.min(...m.a) < 0 &&
          Math.min(...m.b) < 0,
      );
      const [one, two] = rectified.map((h) => `(${h.map((v) => format(v)).join(', ')})`);
      return variant({
        question: 'Can any later layer still tell the two points apart?',
        given: [
          `before the ReLU: (${a.map((v) => format(v)).join(', ')})`,
          `and (${b.map((v) => format(v)).join(', ')})`,
        ],
        answer: same ? 'no' : 'yes',
        choices,
        hint: 'Later layers see only what the ReLU leaves: work out both images.',
        explain: same
          ? `Both become ${one}. Whatever follows treats them alike: a later bias can move the two, but it moves them together.`
          : `They become ${one} and ${two}. As long as the images differ, a later layer can part them.`,
        mistakes: [
          {
            answer: same ? 'yes' : 'no',
            why: same
              ? `Both become ${one}: from here on they are one point.`
              : `They become ${one} and ${two}: a number was lost, but not the difference.`,
          },
        ],
      });
    },
  },
  {
    id: 'pieces',
    title: 'How many pieces',
    make(random) {
      const n = from(random, 2, 40);
      const answer = mostPieces(n);
      return variant({
        question:
          'Into how many pieces can one layer cut the plane at most, each with an affine map of its own?',
        given: [`2 inputs, one hidden layer of ${n} ReLU units`],
        answer,
        hint: 'Every unit draws one line, where it turns on. A new line gains one piece, and one more for every line it crosses.',
        explain: `${n} lines, each crossing all before it: 1 + ${n} + ${n} × ${n - 1} / 2 = ${answer}.`,
        mistakes: [
          {
            answer: n + 1,
            why: 'That is for lines that do not meet. Crossing lines cut one another’s pieces again.',
          },
          {
            answer: 2 ** n,
            why: `There are ${2 ** n} patterns of on and off, but on a plane most of them occur nowhere.`,
          },
          { answer: answer - 1, why: 'Before the first line there is already one piece: the plane.' },
        ],
      });
    },
  },
  {
    id: 'fold',
    title: 'A true fold',
    make(random) {
      const directions = from(random, 2, 9);
      const x = -from(random, 1, 9);
      const asks = pick(random, ['units', 'sum'] as const);
      const answer = asks === 'units' ? 2 * directions : -x;
      return variant({
        question:
          asks === 'units'
            ? 'How many ReLU units does it take to fold space along each of these directions, losing nothing?'
            : 'Two units see the same input, one with weight 1 and one with weight −1, and their outputs are added. What comes out?',
        given: [asks === 'units' ? `${directions} directions` : `x = ${format(x)}, no bias`],
        answer,
        hint: 'A fold takes x to |x|. A ReLU keeps one side only; what does the other side need?',
        explain:
          asks === 'units'
            ? `|x| = [x]⁺ + [−x]⁺: two units for each direction, ${directions} × 2 = ${answer}.`
            : `[${format(x)}]⁺ + [${format(-x)}]⁺ = 0 + ${format(-x)} = ${format(answer)}: the two units fold the line at 0.`,
        mistakes:
          asks === 'units'
            ? [
                {
                  answer: directions,
                  why: 'One unit for a direction keeps one side and flattens the other: nothing is folded.',
                },
              ]
            : [
                { answer: 0, why: 'The unit with weight −1 is on here: it sees a positive number.' },
                { answer: x, why: 'No ReLU puts out a negative number.' },
              ],
      });
    },
  },
];
