/** The first state, computed while the book is built. */
import { shippedDigits, shippedNetwork } from '#content/digits/node.ts';
import { initial } from '#figure/knobs.ts';
import { stillOf } from '#figures/features/stills.ts';
import { knobs, solve } from './model.ts';

export const shippedData = () => ({ net: shippedNetwork('convnet'), digits: shippedDigits('digits') });
export const first = () => solve(initial(knobs), shippedData());
export const still = (theme: 'light' | 'dark') => stillOf(first().sheets, theme);
