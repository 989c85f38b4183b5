import { expect, it } from 'vitest';
import { lattice } from './lattice.ts';
import { strides } from './tensor.ts';

it('with a tensor’s strides visits its elements in order', () => {
  expect([...lattice([2, 3, 2], strides([2, 3, 2]))]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

it('with the strides swapped transposes; with a step of 0 repeats', () => {
  expect([...lattice([3, 2], [1, 3])]).toEqual([0, 3, 1, 4, 2, 5]);
  expect([...lattice([2, 3], [0, 1])]).toEqual([0, 1, 2, 0, 1, 2]);
});

it('without dimensions is one point, with none along a dimension no point', () => {
  expect([...lattice([], [])]).toEqual([0]);
  expect([...lattice([3, 0], [1, 1])]).toEqual([]);
});
