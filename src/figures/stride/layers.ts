import { type Knob, LinkError, type Range, snap } from '#figure/knobs.ts';

/** One layer of a stack, in the letters of the formula. */
export interface Layer {
  k: number;
  s: number;
  p: number;
  d: number;
}

export type Limits = Readonly<Record<keyof Layer, Range>>;

/** Up to `most` layers; a link writes them as `5-1-0-1,2-2-0-1`: k, s, p, d. */
export function layers(
  first: readonly Layer[],
  limits: Limits,
  most: number,
): Knob<Layer[]> & { limits: Limits; most: number } {
  const fields = ['k', 's', 'p', 'd'] as const;
  return {
    limits,
    most,
    initial: first.map((layer) => ({ ...layer })),
    write: (value) => value.map((layer) => fields.map((field) => layer[field]).join('-')).join(','),
    read(text) {
      const stack = text.split(',').map((part) => {
        if (!/^\d{1,4}(-\d{1,4}){3}$/.test(part)) throw new LinkError(text);
        const numbers = part.split('-').map(Number);
        return Object.fromEntries(
          fields.map((field, i) => [field, snap(numbers[i], limits[field])]),
        ) as unknown as Layer;
      });
      return stack.slice(0, most);
    },
  };
}
