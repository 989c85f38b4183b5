import { across } from './across.ts';
import { downwards } from './downwards.ts';
import type { View } from './model.ts';
import type { Layout } from './placed.ts';

/** Where everything stands: left to right on a wide page, downwards on a phone. Units are pixels at the narrowest width. */
export function layout(view: View, tall: boolean): Layout {
  return tall ? downwards(view) : across(view);
}
