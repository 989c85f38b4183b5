/** One layer as `layers.ts` in lib/core/assembly has it, with places in `f` instead of addresses. */
export type Layer = {
  [name in 'into' | 'out' | 'a' | 'z' | 'p' | 'g' | 'dz' | 'da' | 'pair']: number;
} & { f: Float32Array; relu: boolean };

/** From a point's first unit to that of the next: behind every fourth lie those points' second units. */
export const step = (i: number): number => ((i & 3) === 3 ? 5 : 1);
