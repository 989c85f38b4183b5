import { factor, format, subscript } from '#figure/format.ts';
import { convolve, correlate, terms } from '#lib/conv/convolve.ts';
import type { Random } from '#lib/random.ts';
import { from, numbers, row, until } from './draw.ts';
import { type Question, type Variant, variant } from './question.ts';

/** One output of either operation; the other operation's value is the classic mistake. */
function oneOutput(random: Random, flip: boolean): Variant {
  const make = () => {
    const x = numbers(random, 5, -3, 4);
    const w = numbers(random, 3, -2, 3);
    const at = from(random, 0, 2);
    return { x, w, at, flipped: convolve(x, w, 'valid')[at], straight: correlate(x, w, 'valid')[at] };
  };
  const { x, w, at, flipped, straight } = until(
    make,
    (m) => m.flipped !== m.straight && m.w.every((v) => v !== 0),
  );
  const answer = flip ? flipped : straight;
  const other = flip ? straight : flipped;
  // In the numbering of the formula, a valid convolution begins at output k − 1.
  const i = flip ? at + w.length - 1 : at;
  const products = terms(x, w, at, 'valid', flip);
  const letters = products.map((t) => `w${subscript(t.j)}x${subscript(t.index)}`).join(' + ');
  const sum = products.map((t, n) => `${n ? factor(t.w) : format(t.w)} × ${factor(t.x)}`).join(' + ');
  return variant({
    question: flip
      ? `Convolution: yᵢ = Σⱼ wⱼ xᵢ₋ⱼ. What is y${subscript(i)}?`
      : `Cross-correlation: yᵢ = Σⱼ wⱼ xᵢ₊ⱼ. What is y${subscript(i)}?`,
    given: [`x = ${row(x)}`, `w = ${row(w)}`],
    answer,
    hint: `Begin with w₀ = ${format(w[0])}: it meets x${subscript(products[0].index)} = ${format(products[0].x)}. Then w₁ = ${format(w[1])} meets the sample ${flip ? 'before' : 'after'} it.`,
    explain: `y${subscript(i)} = ${letters} = ${sum} = ${format(answer)}.`,
    mistakes: [
      {
        answer: other,
        why: flip
          ? `${format(other)} is the cross-correlation: the kernel was laid on the window as it is written. Convolution reads it backwards, so w₀ meets the last sample of the window, x${subscript(i)}.`
          : `${format(other)} is the convolution: the kernel was flipped. Cross-correlation lays it on the window as it is written, so w₀ meets the first sample, x${subscript(i)}.`,
      },
    ],
  });
}

export const flip: Question = {
  id: 'flip',
  title: 'One number of a convolution',
  make: (random) => oneOutput(random, true),
};
export const noFlip: Question = {
  id: 'no-flip',
  title: 'The same without the flip',
  make: (random) => oneOutput(random, false),
};

export const commutative: Question = {
  id: 'commutative',
  title: 'Does order matter?',
  make(random) {
    const choices = ['only convolution', 'only cross-correlation', 'both', 'neither'] as const;
    const mirror = (half: number[]) => [...half, ...half.toReversed().slice(1)];
    const same = (a: number[], b: number[]) => a.every((v, i) => v === b[i]);
    const symmetric = random() < 0.5;
    const draw = () => {
      const [a, b] = [numbers(random, symmetric ? 2 : 3, -2, 3), numbers(random, symmetric ? 2 : 3, -2, 3)];
      const [x, w] = symmetric ? [mirror(a), mirror(b)] : [a, b];
      const of = (f: typeof convolve) => [f(x, w, 'full'), f(w, x, 'full')] as const;
      return { x, w, convolved: of(convolve), correlated: of(correlate) };
    };
    const { x, w, convolved, correlated } = until(
      draw,
      (m) => m.w.some((v) => v) && !same(m.x, m.w) && same(...m.correlated) === symmetric,
    );
    const laws = [same(...convolved), same(...correlated)];
    return variant({
      question: 'Which operation gives the same outputs when x and w change places (all outputs kept)?',
      given: [`x = ${row(x)}`, `w = ${row(w)}`],
      choices,
      answer: laws[0] ? (laws[1] ? choices[2] : choices[0]) : laws[1] ? choices[1] : choices[3],
      hint: 'Work out the first and the last output of each, both ways.',
      explain: symmetric
        ? `Convolution always commutes: ${row(convolved[0])} either way. Here x and w read the same backwards, so the flip changes nothing and cross-correlation gives these numbers too.`
        : `Convolution always commutes: ${row(convolved[0])} either way. Cross-correlation gives ${row(correlated[0])}, and ${row(correlated[1])} the other way round: the same numbers backwards.`,
      mistakes: [
        {
          answer: choices[3],
          why: 'One of the two always commutes: Σⱼ wⱼ xᵢ₋ⱼ runs over all pairs of samples whose indices add up to i, whatever the order.',
        },
        {
          answer: choices[0],
          why: 'True in general, but look at these numbers: both rows read the same backwards. What does the flip change then?',
        },
        {
          answer: choices[2],
          why: 'Try the first output of a cross-correlation both ways: it pairs the end of one row with the beginning of the other.',
        },
        {
          answer: choices[1],
          why: symmetric
            ? 'Convolution always commutes, so it cannot be left out.'
            : 'It is the flip that lets the order not matter, and cross-correlation has none.',
        },
      ],
    });
  },
};
