/** The first state, computed while the book is built. */
import { initial } from '#figure/knobs.ts';
import { knobs, solve } from './model.ts';
import { shippedData } from './node.ts';
import { stillOf } from './stills.ts';

export const first = () => solve(initial(knobs), shippedData());
export const still = (theme: 'light' | 'dark') => stillOf(first().sheets, theme);
