/** How runs are spoken of. */
import { count, format, whole } from '#figure/format.ts';
import type { Summary, View } from './model.ts';
import { HIDDEN } from './networks.ts';
import { GROUP, type Model, type Params } from './setup.ts';

export const names: Record<Model, string> = { convnet: 'ConvNet', mlp: 'MLP', linear: 'linear' };
export const called: Record<Model, string> = {
  convnet: 'The convolutional network',
  mlp: `The perceptron with ${HIDDEN} hidden units`,
  linear: 'The linear classifier',
};
/** A share of digits read rightly below which a network may as well guess. */
export const GUESSES = 0.12;
export const percent = (share: number) => `${format(100 * share, 1)}\u00a0%`;
export const seconds = (run: Summary) =>
  `${format(run.seconds, 1)}\u00a0s${run.id ? '' : ' on one processor core'}`;
export const lossIs = (loss: number) => (loss >= 100 ? format(loss, 0) : format(loss, loss < 0.1 ? 4 : 3));
export const lessonsAre = ({ digits, shifted }: Params, lessons: number) =>
  shifted
    ? `${whole(Number(digits))} digits and their shifted copies (${whole(lessons)} lessons)`
    : `${whole(Number(digits))} digits`;
export const short = ({ model, digits, shifted, lr, batch, steps, seed }: Params) =>
  `${names[model]}, ${whole(Number(digits))} digits${shifted ? ' + copies' : ''}, step size ${lr}, batch ${batch}, ${whole(Number(steps))} steps, seed ${seed}`;

export function went(run: Summary): string {
  const { accuracy, wrong, heldOut, meanLoss } = run;
  const loss =
    meanLoss === undefined
      ? ''
      : ` The loss of the last ${GROUP} batches was ${lossIs(meanLoss)} on average.`;
  if (run.diverged)
    return `After ${count(run.step, 'step')} the loss grew beyond all bounds: with this step size the training diverges.`;
  if (accuracy === undefined) return 'No step has been done yet.';
  const test = `${percent(accuracy)} of ${whole(heldOut)} held-out digits were read rightly, ${wrong} were not`;
  return run.over
    ? `${test}, after ${whole(run.step)} steps in ${seconds(run)}.${loss}`
    : `After ${whole(run.step)} of ${whole(run.steps)} steps and ${seconds(run)}: ${test} at the last test.${loss}`;
}

/** How the run compares with the best of another network that is remembered. */
export function rival({ run, past }: View): string {
  if (run?.accuracy === undefined || !run.over) return '';
  const [other] = past
    .filter(({ setup, over, accuracy }) => over && accuracy !== undefined && setup.model !== run.setup.model)
    .sort((a, b) => b.accuracy! - a.accuracy!);
  return other
    ? ` ${called[other.setup.model]}, with ${whole(other.parameters)} parameters, had come to ${percent(other.accuracy!)}.`
    : '';
}
