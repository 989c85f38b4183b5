/** Hand-made templates against learned ones, on letters that neither has seen. */
import { testLetters } from '#content/learned-templates.ts';
import { type Counting, counted, judge, type Verdict } from '#lib/motif/detector.ts';
import { batch } from '#lib/motif/picture.ts';
import { scoreMaps } from '#lib/motif/score.ts';
import { read, templateNet } from '#lib/motif/template-net.ts';
import { REACH } from '#lib/motif/templates.ts';
import { tensor } from '#lib/tensor.ts';

/** Letters of each kind. */
export const PAIRS = 100;

export interface Settings {
  readonly templates: readonly number[];
  readonly thresholds: readonly number[];
  readonly counting: Counting;
  readonly against: number;
  readonly parameters: readonly number[];
  readonly shift: number;
  readonly rotation: number;
  readonly noise: number;
  readonly testSeed: number;
}

/** How many of the C and of the D were read as what. */
export type Confusion = Readonly<Record<Verdict, number>>;
export interface Comparison {
  readonly hand: readonly [C: Confusion, D: Confusion];
  readonly learned: readonly [C: Confusion, D: Confusion];
}

export function compare(settings: Settings): Comparison {
  const { shift, rotation, noise, testSeed } = settings;
  const { pictures, labels } = testLetters(PAIRS, { shift, rotation, noise, thickness: 0 }, testSeed);
  const w = tensor([3, 1, REACH, REACH], settings.templates);
  const y = scoreMaps(batch(pictures), w).data;
  const cells = pictures[0].length;
  const hand = pictures.map((_, n) => {
    const maps = [0, 1, 2].map((k) => y.subarray((3 * n + k) * cells, (3 * n + k + 1) * cells));
    return judge(counted(maps, settings.thresholds, settings.counting), settings.against).verdict;
  });
  const learned = read(templateNet(settings.parameters), pictures).map(
    (answer) => (answer ? 'D' : 'C') as Verdict,
  );
  const table = (verdicts: readonly Verdict[]) =>
    ([0, 1] as const).map((label) => {
      const count = { C: 0, D: 0, neither: 0, both: 0 };
      verdicts.forEach((verdict, n) => {
        if (labels[n] === label) count[verdict]++;
      });
      return count;
    }) as unknown as readonly [Confusion, Confusion];
  return { hand: table(hand), learned: table(learned) };
}

/** How many letters of the two rows were read rightly. */
export const rightOf = ([c, d]: readonly [Confusion, Confusion]): number => c.C + d.D;
