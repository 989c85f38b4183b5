import { breath, work } from '#figure/job.ts';
import { averaging, type Found, type Question } from './noise.ts';

/** Milliseconds between two words about how it goes. */
const PACE = 60;

work<Question, Found, Found>(async (question, tell) => {
  const run = averaging(question);
  let told = performance.now();
  let next = run.next();
  for (; !next.done; next = run.next()) {
    if (performance.now() - told < PACE) continue;
    tell(next.value);
    await breath();
    told = performance.now();
  }
  return next.value;
});
