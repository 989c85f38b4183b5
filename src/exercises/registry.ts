import { questions as discreteConvolution } from './discrete-convolution.ts';
import type { Question } from './question.ts';

/** The questions at the end of each chapter, by the chapter's name. */
export const registry: Readonly<Record<string, readonly Question[]>> = {
  'discrete-convolution': discreteConvolution,
};
