/** ml-convolution's direct convolution, zeros at both ends; lines only. */

import { convInputs } from '../inputs.ts';
import type { Work } from '../items.ts';
import { type Contender, type Job, Refusal } from './contender.ts';

export async function mlConvolution(): Promise<Contender> {
  const { directConvolution } = await import('ml-convolution');
  return {
    version: '2.0.0, directConvolution',
    prepare(work: Work): Job {
      if (work.kind !== 'conv' || work.input.length !== 3) throw new Refusal('it convolves lines only');
      const { x, w } = convInputs(work);
      // It takes arrays of any kind, and is fastest with plain ones.
      const [line, kernel] = [Array.from(x), Array.from(w)];
      let y: number[] = [];
      return {
        run() {
          y = directConvolution(line, kernel);
        },
        answer: () => y,
      };
    },
  };
}
