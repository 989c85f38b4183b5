import { startContender } from '../contenders/all.ts';
import type { Contender, Job } from '../contenders/contender.ts';
import { itemNamed } from '../items.ts';
import { messageOf, type Sample } from './host.ts';

/** The side of a host that runs in the contender's own process or page. */
export class Player {
  private contender?: Contender;
  private job?: Job;
  private readonly cpu?: () => number;

  /** @param cpu processor time of this process so far, in milliseconds. */
  constructor(cpu?: () => number) {
    this.cpu = cpu;
  }

  async start(name: string, address?: string): Promise<string> {
    this.contender = await startContender(name, address);
    return this.contender.version;
  }

  async prepare(item: string): Promise<{ answer: Float32Array } | { refused: string }> {
    this.job = undefined;
    try {
      const job = await this.contender!.prepare(itemNamed(item).work);
      await job.run();
      this.job = job;
      return { answer: Float32Array.from(job.answer()) };
    } catch (error) {
      return { refused: messageOf(error) };
    }
  }

  async sample(repeats: number): Promise<Sample> {
    const job = this.job!;
    const cpu = this.cpu?.();
    const start = performance.now();
    if (job.awaits) for (let i = 0; i < repeats; i++) await job.run();
    else for (let i = 0; i < repeats; i++) job.run();
    const wall = performance.now() - start;
    return cpu === undefined ? { wall } : { wall, cpu: this.cpu!() - cpu };
  }
}
