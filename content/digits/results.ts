/** What the networks of chapter 5 misread of the 10,000 official test digits, as `npm run train:digits` counted it, beside the paper's figures. */
import { parameterCount } from '#lib/nn/sequential.ts';
import { type Kind, untrained } from './networks.ts';
import shipped from './results.json' with { type: 'json' };

export const testDigits = 10_000;

export type Result = {
  readonly kind: Kind;
  /** Whether the pixels of all pictures were put in another order. */
  readonly shuffled: boolean;
  readonly seed: number;
  readonly errors: number;
  /** With the rounded weights that ship, where the network does. */
  readonly shippedErrors?: number;
};
export const results = shipped.results as readonly Result[];

/** The errors of all seeds of one kind. */
export const errorsOf = (kind: Kind, shuffled = false): number[] =>
  results.filter((r) => r.kind === kind && r.shuffled === shuffled).map(({ errors }) => errors);

/** The errors of the network that ships. */
export function shippedErrors(kind: Kind, shuffled = false): number {
  const found = results.find(
    (r) => r.kind === kind && r.shuffled === shuffled && r.shippedErrors !== undefined,
  );
  if (found?.shippedErrors === undefined) throw new RangeError(`no ${kind} network ships`);
  return found.shippedErrors;
}

/** "0.66 %" of the test digits. */
export const percent = (errors: number): string => `${((100 * errors) / testDigits).toFixed(2)} %`;

export const parametersOfKind = (kind: Kind): number => parameterCount(untrained(kind, 0));

/** Per cent of the same test digits, without distorted pictures to learn from. @see LeCun et al. 1998, figure 9. */
export const paper: Partial<Record<Kind, number>> = { convnet: 0.95, mlp300: 4.7, linear: 12 };
