import { describe, expect, it } from 'vitest';
import { latest, serve } from './worker.ts';

/** A worker whose answers come one macrotask later, in this thread. */
function fake<Question, Answer>(solve: (question: Question) => Answer) {
  const asked: Question[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: only the parts of a worker that the client touches.
  const scope: any = {};
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const worker: any = {
    postMessage: (data: unknown) => setTimeout(() => scope.onmessage({ data })),
    terminate() {},
  };
  scope.postMessage = (data: unknown) => worker.onmessage({ data });
  let memory = 0;
  serve<Question, Answer>(
    (question) => {
      asked.push(question);
      return { answer: solve(question) };
    },
    (note: number) => {
      memory = note;
    },
    scope,
  );
  return { asked, worker: worker as Worker, memory: () => memory };
}

describe('latest', () => {
  it('answers the newest of many questions, and undefined for those it overtook', async () => {
    const { asked, worker } = fake((n: number) => n * 2);
    const client = latest<number, number>(() => worker);
    expect(await Promise.all([1, 2, 3, 4].map((n) => client.ask(n)))).toEqual([2, undefined, undefined, 8]);
    expect(asked).toEqual([1, 4]);
    expect(await client.ask(5)).toBe(10);
  });

  it('starts no worker before the first question', () => {
    let started = 0;
    latest(() => {
      started++;
      return fake(() => 0).worker;
    });
    expect(started).toBe(0);
  });

  it('turns an error in the worker into a rejection, and goes on', async () => {
    const { worker } = fake((n: number) => {
      if (n < 0) throw new RangeError(`${n} is negative`);
      return n;
    });
    const client = latest<number, number>(() => worker);
    await expect(client.ask(-1)).rejects.toThrow('-1 is negative');
    expect(await client.ask(1)).toBe(1);
  });

  it('keeps every note, in order, and forgets what is cancelled', async () => {
    const { worker, memory } = fake((n: number) => n);
    const client = latest<number, number>(() => worker);
    client.tell(7);
    const first = client.ask(1);
    const second = client.ask(2);
    client.cancel();
    expect(await Promise.all([first, second])).toEqual([undefined, undefined]);
    expect(await client.ask(3)).toBe(3);
    expect(memory()).toBe(7);
  });
});
