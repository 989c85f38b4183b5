/** The courses that the figure opens with, run once while the book is built: every task with every H, from the first seed. */
import { tensor } from '#lib/tensor.ts';
import { type Course, finished, HIDDEN, type Progress, type Role, TASKS } from './runs.ts';

/** A course as plain lists, as a page can carry it. */
export type Packed = Pick<Course, 'name' | 'step'> &
  Record<Role, Omit<Progress, 'parameters'> & { parameters: number[] }>;

const short = (value: number) => Number(value.toPrecision(4));

function pack(course: Course): Packed {
  const packed = (role: Role) => ({
    losses: course[role].losses.map(short),
    accuracy: course[role].accuracy,
    parameters: Array.from(course[role].parameters.data, short),
  });
  return {
    name: course.name,
    step: course.step,
    hyper: packed('hyper'),
    plain: packed('plain'),
    equal: packed('equal'),
  };
}

export function unpack(packed: Packed): Course {
  const progress = (role: Role): Progress => ({
    ...packed[role],
    parameters: tensor([packed[role].parameters.length], packed[role].parameters),
  });
  return { ...packed, hyper: progress('hyper'), plain: progress('plain'), equal: progress('equal') };
}

let made: Packed[] | undefined;
export const first = (seed: number): Packed[] =>
  (made ??= TASKS.flatMap((task) => HIDDEN.map((hidden) => pack(finished({ task, hidden, seed })))));
