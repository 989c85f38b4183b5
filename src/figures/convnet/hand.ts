import type { Spot } from '#lib/data/ink.ts';

export type Stroke = readonly [from: Spot, to: Spot];

/** Gathers the places that a hand passes and gives them once a frame, however many they are. */
export function hand(give: (strokes: readonly Stroke[]) => void) {
  let at: Spot = { x: 0, y: 0 };
  let strokes: Stroke[] = [];
  return (to: Spot, begins: boolean) => {
    strokes.push([begins ? to : at, to]);
    at = to;
    if (strokes.length > 1) return;
    requestAnimationFrame(() => {
      give(strokes);
      strokes = [];
    });
  };
}
