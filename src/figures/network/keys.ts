import { snap } from '#figure/knobs.ts';
import type { At, View } from './model.ts';
import { data, type Params, side } from './setup.ts';

/** The datum closest to a point, and how far it is. */
export function nearest(x: readonly number[]): { datum: number; distance: number } {
  const distances = data.map(({ at }) => Math.hypot(at[0] - x[0], at[1] - x[1]));
  const distance = Math.min(...distances);
  return { datum: distances.indexOf(distance), distance };
}

/** The reader's own point, moved to where it may stand. */
export const free = (x1: number, x2: number): Partial<Params> => ({
  datum: -1,
  x1: snap(x1, side),
  x2: snap(x2, side),
});

/** What a key makes of the point: arrows move it, Page Up and Page Down step through the data. */
export function moved({ x, datum }: View, key: string, far: boolean): Partial<Params> | undefined {
  const by = side.step * (far ? 10 : 2);
  const end = data.length - 1;
  const to: Record<string, () => Partial<Params>> = {
    ArrowLeft: () => free(x[0] - by, x[1]),
    ArrowRight: () => free(x[0] + by, x[1]),
    ArrowDown: () => free(x[0], x[1] - by),
    ArrowUp: () => free(x[0], x[1] + by),
    PageUp: () => ({ datum: datum < 0 ? nearest(x).datum : Math.max(0, datum - 1) }),
    PageDown: () => ({ datum: datum < 0 ? nearest(x).datum : Math.min(end, datum + 1) }),
    Home: () => ({ datum: 0 }),
    End: () => ({ datum: end }),
  };
  return Object.hasOwn(to, key) ? to[key]() : undefined;
}

/** The neuron to which a key leads: layers lie side by side, or below each other where the picture is tall. */
export function step({ sizes }: View, { column, unit }: At, key: string, tall: boolean): At | undefined {
  const layer = (to: number) => {
    const c = Math.min(sizes.length - 1, Math.max(0, to));
    return { column: c, unit: Math.min(unit, sizes[c] - 1) };
  };
  const along = (to: number) => ({ column, unit: Math.min(sizes[column] - 1, Math.max(0, to)) });
  const [back, on, up, down] = tall
    ? ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']
    : ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
  const to: Record<string, At> = {
    [back]: layer(column - 1),
    [on]: layer(column + 1),
    [up]: along(unit - 1),
    [down]: along(unit + 1),
    Home: along(0),
    End: along(sizes[column] - 1),
  };
  return Object.hasOwn(to, key) ? to[key] : undefined;
}
