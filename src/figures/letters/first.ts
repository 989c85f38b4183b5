/** The first state's count of test letters, made while the book is built. */
import { initial } from '#figure/knobs.ts';
import { compare } from './compare.ts';
import { type Known, knobs, settingsOf } from './model.ts';

export function first(): Known {
  const settings = settingsOf(initial(knobs));
  return { comparison: compare(settings), settings };
}
