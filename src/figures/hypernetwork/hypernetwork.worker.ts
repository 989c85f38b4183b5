import { breath, work } from '#figure/job.ts';
import { type Course, course, type Setup } from './runs.ts';

work<Setup, Course, void>(async (setup, tell) => {
  for (const now of course(setup)) {
    tell(now);
    // Slow enough to be watched: the whole training takes about three seconds.
    await new Promise((done) => setTimeout(done, 60));
    await breath();
  }
});
