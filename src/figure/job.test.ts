import { describe, expect, it } from 'vitest';
import { breath, type Job, job, work } from './job.ts';

type Tell = (progress: number) => void;

/** A job whose workers live in this thread: a question arrives, and every answer returns, one macrotask later. */
function fake(task: (n: number, tell: Tell) => string | Promise<string>): {
  job: Job<number, number, string>;
  ended: number[];
} {
  const ended: number[] = [];
  let opened = 0;
  const open = () => {
    const name = opened++;
    // biome-ignore lint/suspicious/noExplicitAny: only the parts of a worker that a job touches.
    const [scope, worker]: any[] = [{}, {}];
    worker.postMessage = (data: number) => setTimeout(() => scope.onmessage({ data }));
    worker.terminate = () => ended.push(name);
    scope.postMessage = (data: unknown) => setTimeout(() => worker.onmessage?.({ data }));
    work<number, number, string>(task, scope);
    return worker as Worker;
  };
  return { job: job(open), ended };
}

const counting = (n: number, tell: Tell) => {
  for (let i = 1; i <= n; i++) tell(i);
  return `counted to ${n}`;
};

describe('job', () => {
  it('tells how it goes, in order, then gives its result and ends its worker', async () => {
    const { job, ended } = fake(counting);
    const told: number[] = [];
    expect(await job.start(3, (i) => told.push(i))).toBe('counted to 3');
    expect(told).toEqual([1, 2, 3]);
    expect(ended).toEqual([0]);
    expect(await job.start(1)).toBe('counted to 1');
    expect(ended).toEqual([0, 1]);
  });

  it('tells nothing more once it is cancelled, and gives undefined', async () => {
    const { job, ended } = fake(counting);
    const told: number[] = [];
    const result = job.start(5, (i) => {
      told.push(i);
      if (i === 2) job.cancel();
    });
    expect(await result).toBeUndefined();
    await new Promise((done) => setTimeout(done, 5));
    expect(told).toEqual([1, 2]);
    expect(ended).toEqual([0]);
    job.cancel();
    expect(ended).toEqual([0]);
  });

  it('does tasks that rest now and then, and stops hearing of them between two rests', async () => {
    const slow = async (n: number, tell: Tell) => {
      for (let i = 1; i <= n; i++) {
        tell(i);
        await breath();
      }
      if (n > 9) throw new RangeError(`${n} is too much`);
      return `counted to ${n}`;
    };
    const { job } = fake(slow);
    expect(await job.start(3)).toBe('counted to 3');
    await expect(job.start(10)).rejects.toThrow('10 is too much');
    const told: number[] = [];
    const result = job.start(5, (i) => told.push(i) === 2 && job.cancel());
    expect(await result).toBeUndefined();
    expect(told).toEqual([1, 2]);
  });

  it('drops a task for a newer one', async () => {
    const { job, ended } = fake(counting);
    const told: number[] = [];
    const first = job.start(4, () => told.push(-1));
    const second = job.start(2, (i) => told.push(i));
    expect(await Promise.all([first, second])).toEqual([undefined, 'counted to 2']);
    expect(told).toEqual([1, 2]);
    expect(ended).toEqual([0, 1]);
  });

  it('turns an error in the worker into a rejection, and can start again', async () => {
    const { job, ended } = fake((n, tell) => {
      if (n < 0) throw new RangeError(`${n} is negative`);
      return counting(n, tell);
    });
    await expect(job.start(-1)).rejects.toThrow('-1 is negative');
    expect(ended).toEqual([0]);
    expect(await job.start(1)).toBe('counted to 1');
  });

  it('rejects where a worker cannot start', async () => {
    let prevented = false;
    const worker = {
      terminate() {},
      postMessage() {
        setTimeout(() =>
          this.onerror({
            message: '',
            preventDefault: () => {
              prevented = true;
            },
          }),
        );
      },
      onerror(_: unknown) {},
    };
    await expect(job(() => worker as unknown as Worker).start(1)).rejects.toThrow('could not start');
    expect(prevented).toBe(true);
  });
});
