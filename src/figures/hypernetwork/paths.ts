import type { Corner } from '#lib/contour.ts';

/** Polygons as one path, `scale` units of the drawing to one of theirs, upwards. */
export const pathOf = (parts: readonly (readonly Corner[])[], scale: number): string => {
  const at = ([x, y]: Corner) => `${Number((x * scale).toFixed(1))} ${Number((-y * scale).toFixed(1))}`;
  return parts.map((part) => `M${part.map(at).join('L')}z`).join('');
};
