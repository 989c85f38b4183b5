/** Questions on motifs in sequences, for the chapter's list. */
import { factor, format, subscript } from '#figure/format.ts';
import { bank, scores, windows } from '#lib/motif/copies.ts';
import { travelled } from '#lib/motif/travelled.ts';
import { tensor } from '#lib/tensor.ts';
import { from, numbers, row, until } from './draw.ts';
import { type Question, variant } from './question.ts';

export const sequences: readonly Question[] = [
  {
    id: 'covered',
    title: 'What the copies see',
    make(random) {
      const draw = () => ({
        copies: from(random, 3, 9),
        kernel: from(random, 3, 5),
        stride: from(random, 1, 5),
      });
      const { copies, kernel, stride } = until(draw, (m) => m.stride !== m.kernel);
      const { span } = bank({ cells: 99, copies, kernel, stride, first: 0 });
      const steps = copies - 1;
      return variant({
        question: 'How many cells lie between the first that any copy sees and the last, both counted?',
        given: [`${copies} copies of a detector, ${kernel} cells each`, `stride ${stride}`],
        answer: span,
        hint: `The first copy begins at cell 1, the last one ${steps} steps of ${stride} further on. Where does that one end?`,
        explain: `The last of the ${copies} windows begins ${steps} · ${stride} = ${steps * stride} cells after the first and is ${kernel} long: ${steps * stride} + ${kernel} = ${span}.`,
        mistakes: [
          {
            answer: copies * kernel,
            why:
              stride < kernel
                ? 'That counts cells once for every window they are in, and these windows overlap.'
                : 'That would be right for windows that adjoin. These leave gaps.',
          },
          {
            answer: copies * stride,
            why: `Between ${copies} windows there are only ${steps} steps, and the last window has a length of its own.`,
          },
          {
            answer: steps * stride,
            why: 'That is where the last window begins. It still has its own cells.',
          },
        ],
      });
    },
  },
  {
    id: 'routed',
    title: 'What MAX sends back',
    make(random) {
      const kernel = 2;
      const starts = [0, 2, 4];
      const draw = () => {
        const [x, w] = [numbers(random, 6, -2, 4), numbers(random, kernel, -2, 3)];
        const s = scores(tensor([1, 6], x), tensor([1, kernel], w), starts);
        const winner = s.indexOf(Math.max(...s));
        const [slope, j] = [from(random, -3, -2), from(random, 0, 1)];
        const seen = [...windows(tensor([1, 6], x), starts, kernel).data];
        const each = starts.map((_, i) => slope * seen[i * kernel + j]);
        return { x, w, s, winner, slope, j, each, all: each.reduce((a, b) => a + b) };
      };
      const { x, w, s, winner, slope, j, each, all } = until(
        draw,
        (m) =>
          m.w.every((v) => v !== 0) &&
          m.s.filter((v) => v === m.s[m.winner]).length === 1 &&
          m.each[m.winner] !== 0 &&
          m.each[m.winner] !== m.all,
      );
      const answer = each[winner];
      const value = x[starts[winner] + j];
      const name = `w${subscript(j + 1)}`;
      return variant({
        question: `Three adjoining copies share w, and y is their maximum. What is the gradient ∂C/∂${name}?`,
        given: [`x = ${row(x)}, two cells for each copy`, `w = ${row(w)}`, `∂C/∂y = ${format(slope)}`],
        answer,
        hint: `Work out the three scores: the first is ${format(w[0])} · ${factor(x[0])} + ${factor(w[1])} · ${factor(x[1])} = ${format(s[0])}. Only the largest one has a say.`,
        explain: `The scores are ${s.map((v) => format(v)).join(', ')}. Copy ${winner + 1} wins and gets the whole ${format(slope)}; in its window ${name} met ${format(value)}: ${format(slope)} · ${factor(value)} = ${format(answer)}. The other two copies add 0.`,
        mistakes: [
          {
            answer: all,
            why: 'That adds the windows of all three copies. Their gradients are added, but through MAX those of the losers are 0.',
          },
          {
            answer: slope,
            why: 'That is what the winner’s score receives. A weight receives it times the value that it met.',
          },
          { answer: value, why: 'That is ∂y/∂w. The chain rule multiplies it by ∂C/∂y.' },
        ],
      });
    },
  },
  {
    id: 'leftovers',
    title: 'Three steps without zero_grad',
    make(random) {
      const draw = () => numbers(random, 3, -3, 4);
      const gradients = until(draw, (g) => g.every((v) => v !== 0) && 2 * g[0] + g[1] !== 0);
      const [a, b, c] = gradients;
      const ends = (zeroGrad: boolean) => 0 - (travelled(gradients, zeroGrad).at(-1) ?? 0);
      const answer = ends(false);
      return variant({
        question:
          'Nobody calls zero_grad. The weight begins at 0, the learning rate is 1. Where is it after three steps?',
        given: [`the gradients of the three steps are ${format(a)}, ${format(b)} and ${format(c)}`],
        answer,
        hint: `The first step takes off ${factor(a)}. At the second, grad holds ${format(a)} + ${factor(b)} = ${format(a + b)}.`,
        explain: `grad holds ${format(a)}, then ${format(a + b)}, then ${format(a + b + c)}, and each is taken off in turn: −${factor(a)} − ${factor(a + b)} − ${factor(a + b + c)} = ${format(answer)}. The first gradient has been used three times.`,
        mistakes: [
          {
            answer: ends(true),
            why: 'So it would be with zero_grad, each gradient used once. Here grad still holds the earlier ones.',
          },
          { answer: -answer, why: 'Descent goes against the gradient: it is taken off.' },
          { answer: -c, why: 'That is the last gradient alone.' },
        ],
      });
    },
  },
];
