/** Which picture is looked at, what the network makes of it, and whose score is divided. */
import { digits as classes, side } from '#content/digits/networks.ts';
import { batchOf, type Digit } from '#content/digits/pack.ts';
import { inkOf } from '#figures/features/pad.ts';
import { last } from '#figures/folding/last.ts';
import { contributions } from '#lib/nn/contributions.ts';
import { trace } from '#lib/nn/sequential.ts';
import { tensor } from '#lib/tensor.ts';
import type { Params } from './model.ts';
import type { Data } from './unseen.ts';

export const labels = Array.from({ length: classes }, (_, digit) => String(digit));
/** Digits of each class that ship, besides those that the network misreads. */
const OF_EACH = 10;

/** The digits among which `which` counts: the first ten of a class, or all that are further ones because they are misread. */
const groupOf = last((digits: readonly Digit[], source: Params['source']): readonly Digit[] => {
  const firsts = labels.map((label) => digits.filter((digit) => String(digit.label) === label));
  if (source === 'misread') return firsts.flatMap((all) => all.slice(OF_EACH));
  return firsts[Number(source)]?.slice(0, OF_EACH) ?? [];
});

const pictureOf = last(
  (digits: Data['digits'], source: Params['source'], which: number, drawing: Uint8Array | undefined) => {
    if (drawing) return { x: inkOf(drawing), group: 1, which: 1 };
    const group = groupOf(digits, source);
    const n = Math.max(1, Math.min(which, group.length));
    const digit = group[n - 1];
    if (!digit) return { x: tensor([1, 1, side, side]), group: 1, which: 1 };
    return { x: batchOf([digit]), label: digit.label, index: digit.index, group: group.length, which: n };
  },
);

/** A click asks for other votes on the same picture: what it does not change is computed once. */
const traceOf = last(trace);
const weightOf = last((of: number, rival: number | undefined) => {
  const weight = tensor([1, classes]);
  weight.data[of] = 1;
  if (rival !== undefined) weight.data[rival] = -1;
  return weight;
});
export const wholeOf = last(contributions);

/** The classes from the highest score down. */
const ranked = (scores: ArrayLike<number>) =>
  Array.from(scores, (_, k) => k).sort((a, b) => scores[b] - scores[a]);

/** Who is voted for, and against whom: no class is compared with itself. */
function contest({ target, rival }: Params, scores: ArrayLike<number>) {
  const order = ranked(scores);
  const of = target === 'read' ? order[0] : Number(target);
  const [next] = order.filter((k) => k !== of);
  const other =
    rival === 'none' ? undefined : rival === 'next' || Number(rival) === of ? next : Number(rival);
  return { of, rival: other, order };
}

/** The picture, what the network makes of it, and whose score is divided. */
export function read(params: Params, { net, digits }: Data) {
  const { x, ...from } = pictureOf(
    digits,
    params.source,
    params.which,
    params.source === 'drawing' ? params.drawing : undefined,
  );
  const traced = traceOf(net, x);
  const { of, rival, order } = contest(params, traced[traced.length - 1].output.data);
  return { x, from, traced, of, rival, order, weight: weightOf(of, rival) };
}
