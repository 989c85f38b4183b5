/** Times the book's cores and lib/conv as `npm run bench` does: the same items, gate and rounds, in one worker. */
import { breath, work } from '#figure/job.ts';
import { conv } from '#lib/conv/conv.ts';
import { loadCore } from '#lib/core/core.ts';
import { plainCore } from '#lib/core/plain.ts';
import { tensor } from '#lib/tensor.ts';
import { flops } from '../../bench/flops.ts';
import type { Host } from '../../bench/hosts/host.ts';
import { convInputs } from '../../bench/inputs.ts';
import { type ConvWork, itemNamed } from '../../bench/items.ts';
import { measure } from '../../bench/rounds.ts';
import { quartiles } from '../../bench/stats.ts';
import { type Here, PACE, type Progress, type Question } from './here.ts';

function host(name: string, convolve: typeof conv): Host {
  let run: () => Float32Array;
  return {
    name,
    version: '',
    async prepare(item) {
      const work = itemNamed(item).work as ConvWork;
      const { x, w } = convInputs(work);
      const [input, weight] = [tensor(work.input, x), tensor(work.weight, w)];
      const { stride, padding, dilation } = work;
      run = () => convolve(input, weight, { stride, padding, dilation }).data;
      return { answer: run() };
    },
    async sample(repeats) {
      await breath();
      const start = performance.now();
      for (let i = 0; i < repeats; i++) run();
      return { wall: performance.now() - start };
    },
    async close() {},
  };
}

work<Question, Progress, Here>(async ({ items }, tell) => {
  const missing: string[] = [];
  const hosts: Host[] = [];
  for (const kind of ['simd', 'relaxed'] as const) {
    const core = await loadCore({ relaxed: kind === 'relaxed' });
    if (core.kind === kind) hosts.push(host(kind, core.conv));
    else missing.push(kind);
  }
  hosts.push(host('plain', plainCore().conv), host('lib', conv));
  const [contenders, { rounds }] = [hosts.length, PACE];
  const steps = contenders + rounds;
  const done: Here['items'][number][] = [];
  for (const [i, name] of items.entries()) {
    const item = itemNamed(name);
    let step = 0;
    const { timed, left } = await measure(item, hosts, PACE, () => {
      tell({ item: name, step, contenders, rounds, share: (i * steps + step) / (items.length * steps) });
      step++;
    });
    done.push({
      name,
      title: item.title,
      flops: flops(item.work),
      bars: timed.map(({ contender, wall }) => ({ contender, time: quartiles(wall) })),
      wrong: left.map(({ contender }) => contender),
    });
  }
  return { items: done, missing };
});
