import { factor, format, subscript } from '#figure/format.ts';
import type { Operand } from '#lib/nn/autograd.ts';
import { countOf, hypernet } from '#lib/nn/hypernet.ts';
import { mul, sub } from '#lib/nn/ops/arithmetic.ts';
import { matmul } from '#lib/nn/ops/matmul.ts';
import { pow } from '#lib/nn/ops/pointwise.ts';
import { chain, linearMap, positive, rotation, step, type Transform, tie } from '#lib/nn/transform.ts';
import { exponent } from '#lib/stats/slope.ts';
import { tensor } from '#lib/tensor.ts';
import { from, numbers, pick, row, until } from './draw.ts';
import { type Question, variant } from './question.ts';

const named = (symbol: string, i: number) => `${symbol}${subscript(i + 1)}`;
const by = (symbol: string, i: number) => `∂C/∂${named(symbol, i)}`;
/** "w₁ = w₃ = u₁". */
const ties = (index: readonly number[]) =>
  [0, 1].map(
    (k) => `${index.flatMap((i, at) => (i === k ? [named('w', at)] : [])).join(' = ')} = ${named('u', k)}`,
  );

/** Ways to tie four weights to two parameters, each used at least once. */
const drawIndex = (random: () => number) =>
  until(
    () => [0, ...numbers(random, 3, 0, 1)],
    (index) => index.filter((i) => i === 0).length > 1 && index.includes(1),
  );

const curved: readonly { readonly name: string; readonly h: Transform }[] = [
  { name: 'a softplus, wᵢ = log(1 + exp uᵢ)', h: positive(2) },
  { name: 'an angle that becomes a direction, w = (cos u, sin u)', h: rotation },
  { name: 'a Y branch, w₁ = w₂ = u₁ and w₃ = w₄ = u₂', h: tie([0, 0, 1, 1]) },
  { name: 'a matrix, w = A u', h: linearMap(tensor([2, 2], [2, 1, -1, 1])) },
];

/** The measured power of η with which the gap between both steps grows, as a whole number; 0 where there is no gap. */
function order(h: Transform): number {
  if (h.affine) return 0;
  const x = tensor([h.out], [1, -0.5, 2, 1].slice(0, h.out));
  const cost = (w: Operand) => mul(0.5, pow(sub(matmul(w, x), 0.4), 2));
  const at = chain(h, cost, tensor([h.into], [0.6, -0.9].slice(0, h.into)));
  const etas = [0.02, 0.03, 0.05, 0.08];
  return Math.round(
    exponent(
      etas,
      etas.map((eta) => step(h, at, eta).gap),
    ),
  );
}

export const questions: readonly Question[] = [
  {
    id: 'jacobian-size',
    title: 'Dimensions',
    make(random) {
      const [into, out] = [from(random, 2, 9), from(random, 10, 30)];
      const { jacobian, square } = chain(
        linearMap(tensor([out, into])),
        (w) => matmul(w, tensor([out])),
        tensor([into]),
      );
      const answer = square.shape[0] * square.shape[1];
      return variant({
        question: 'How many numbers has the matrix J Jᵀ in the step on w?',
        given: [`u has ${into} numbers, w = H(u) has ${out}`, 'J = ∂H/∂u'],
        answer,
        hint: `J has a row for every number of w and a column for every number of u: ${jacobian.shape.join(' × ')}. What is the shape of J times its transpose?`,
        explain: `J is ${jacobian.shape.join(' × ')} and Jᵀ is ${[...jacobian.shape].reverse().join(' × ')}, so J Jᵀ is ${square.shape.join(' × ')}: ${answer} numbers. Its rank is at most ${into}: the weights can move in no more directions than u has.`,
        mistakes: [
          {
            answer: into * out,
            why: `That is J itself, ${out} × ${into}. The product with its transpose has another shape.`,
          },
          {
            answer: into ** 2,
            why: `That is Jᵀ J, ${into} × ${into}. In J Jᵀ the small side is summed over.`,
          },
        ],
      });
    },
  },
  {
    id: 'tied-gradient',
    title: 'Gradients meet',
    make(random) {
      const index = drawIndex(random);
      const g = until(
        () => numbers(random, 4, -6, 6),
        (all) => all.every((value) => value !== 0),
      );
      const { byU } = chain(tie(index), (w) => matmul(w, tensor([4], g)), tensor([2], [1, 1]));
      const answer = byU.data[0];
      const own = g.filter((_, i) => index[i] === 0);
      return variant({
        question: `What is ${by('u', 0)}?`,
        given: [...ties(index), `∂C/∂w = ${row(g)}`],
        answer,
        hint: `Which weights copy u₁? Each of them sends its gradient back through the branch.`,
        explain: `${index.flatMap((i, at) => (i === 0 ? [by('w', at)] : [])).join(' + ')} = ${own.map((value, i) => (i ? factor(value) : format(value))).join(' + ')} = ${format(answer)}: where a wire branches, gradients add.`,
        mistakes: [
          { answer: own[0], why: 'That is what the first copy sends back. The others send theirs, too.' },
          { answer: answer / own.length, why: 'That is the mean. A branch adds; it does not average.' },
          {
            answer: g.reduce((a, b) => a + b),
            why: 'Not every weight is a copy of u₁: the copies of u₂ do not count.',
          },
        ],
      });
    },
  },
  {
    id: 'whole-chain',
    title: 'The whole chain',
    make(random) {
      const draw = () => ({
        u: numbers(random, 2, -3, 3),
        x: numbers(random, 4, -3, 3),
        y: from(random, -5, 5),
      });
      const h = tie([0, 0, 1, 1]);
      const answered = ({ u, x, y }: ReturnType<typeof draw>) => {
        const cost = (w: Operand) => mul(0.5, pow(sub(matmul(w, tensor([4], x)), y), 2));
        return chain(h, cost, tensor([2], u));
      };
      const made = until(draw, (m) => answered(m).byU.data[1] !== 0 && m.x[2] !== 0 && m.x[3] !== 0);
      const { u, x, y } = made;
      const at = answered(made);
      const answer = at.byU.data[1];
      const prediction = matmul(at.w, tensor([4], x)).value.data[0];
      return variant({
        question: 'What is ∂C/∂u₂?',
        given: [
          'w₁ = w₂ = u₁, w₃ = w₄ = u₂, ȳ = w · x, C = (ȳ − y)(ȳ − y) / 2',
          `u = ${row(u)}, x = ${row(x)}, y = ${format(y)}`,
        ],
        answer,
        hint: `First forward: ȳ = ${format(u[0])} · ${factor(x[0] + x[1])} + ${factor(u[1])} · ${factor(x[2] + x[3])}. Then back: ∂C/∂ȳ = ȳ − y, and ${by('w', 2)} = (ȳ − y) x₃.`,
        explain: `ȳ = ${format(prediction)}, so ∂C/∂ȳ = ${format(prediction - y)}. ${by('w', 2)} + ${by('w', 3)} = ${format(prediction - y)} · (${format(x[2])} + ${factor(x[3])}) = ${format(answer)}.`,
        mistakes: [
          { answer: -answer, why: 'The sign: ∂C/∂ȳ is ȳ − y, not y − ȳ.' },
          { answer: at.byW.data[2], why: `That is ${by('w', 2)} alone. u₂ feeds w₄ as well.` },
          { answer: at.byU.data[0], why: 'That is ∂C/∂u₁.' },
        ],
      });
    },
  },
  {
    id: 'order',
    title: 'A smaller step',
    make(random) {
      const { name, h } = pick(random, curved);
      const times = from(random, 2, 12);
      const power = order(h);
      const none = 'there was no gap';
      const smaller = (n: number) => `${n} times smaller`;
      const answer = power === 0 ? none : smaller(times ** power);
      return variant({
        question:
          'One step on u, and the first-order step on w, lead to weights a small distance apart. What becomes of that gap?',
        given: [`H is ${name}`, `η, already small, is made ${times} times smaller`],
        answer,
        choices: [smaller(times), smaller(times ** 2), smaller(times ** 3), none],
        hint: 'Is H affine? If it is, first order is all there is. If not, what is the first term that the first-order step leaves out?',
        explain:
          power === 0
            ? 'This H is linear: its first-order account is exact, and both steps give the same weights at every η.'
            : `This H is curved. The first-order step leaves out terms from the square of η on, so the gap shrinks like that square: ${times} · ${times} = ${times ** 2}.`,
        mistakes: [
          {
            answer: none,
            why: 'Only an affine H leaves no gap. This one is curved, so its first-order account is not exact.',
          },
          {
            answer: smaller(times),
            why:
              power === 0
                ? 'This H is linear. Is there anything beyond first order?'
                : 'What is of first order in η, both steps share. The gap begins one order later.',
          },
        ],
      });
    },
  },
  {
    id: 'hyper-count',
    title: 'Parameters of a hypernetwork',
    make(random) {
      const [contexts, hidden, inputs] = [from(random, 1, 4), from(random, 2, 6), from(random, 2, 6)];
      const answer = countOf(hypernet(inputs, contexts, hidden));
      const first = hidden * (contexts + 1);
      return variant({
        question: 'How many parameters has the whole, the biases included?',
        given: [
          `G has ${inputs} inputs and one output, with a bias`,
          `H reads ${contexts} ${contexts === 1 ? 'number' : 'numbers'}, has ${hidden} hidden units, and writes all of G’s weights`,
        ],
        answer,
        hint: `What is learned is u, the parameters of H; those of G are computed. H ends in as many units as G has parameters: ${inputs + 1}.`,
        explain: `H’s hidden layer has ${hidden} × ${contexts + 1} = ${first} parameters, its last layer ${inputs + 1} × ${hidden + 1} = ${(inputs + 1) * (hidden + 1)}: together ${answer}. G adds none, for its ${inputs + 1} weights are an output.`,
        mistakes: [
          {
            answer: answer + inputs + 1,
            why: `G’s ${inputs + 1} weights are written by H; they are not parameters.`,
          },
          {
            answer: first + inputs * (hidden + 1),
            why: 'G has a bias too, and H must write it: one more unit at the end of H.',
          },
          {
            answer: hidden * contexts + (inputs + 1) * hidden,
            why: 'Those are the weights of H. Every one of its units has a bias as well.',
          },
        ],
      });
    },
  },
];
