import { type Lesson, learn } from '#content/lessons.ts';
import { breath, work } from '#figure/job.ts';

work<number, Lesson, number[]>(async (seed, tell) => {
  const run = learn(seed);
  let next = run.next();
  for (; !next.done; next = run.next()) {
    tell(next.value);
    await breath();
  }
  return next.value;
});
