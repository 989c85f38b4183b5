import { expect, it } from 'vitest';
import { PARAMETERS, read, templateNet } from '#lib/motif/template-net.ts';
import { learned, lessons, testLetters } from './learned-templates.ts';
import { learn } from './lessons.ts';

it('the templates that ship tell at least 99 of 100 new letters apart, distorted as in the lessons', () => {
  const { pictures, labels } = testLetters(500, lessons.distortion, 1);
  const found = read(templateNet(learned.parameters), pictures);
  const right = found.filter((answer, n) => answer === labels[n]).length;
  expect(learned.parameters).toHaveLength(PARAMETERS);
  expect(right / labels.length).toBeGreaterThanOrEqual(0.99);
});

it('are what their seed gives', () => {
  const run = learn(learned.seed);
  let lesson = run.next();
  while (!lesson.done) lesson = run.next();
  expect(lesson.value).toEqual(learned.parameters);
}, 60_000);
