import { arch, cpus, loadavg, release, type as system, totalmem } from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly os: string;
  /** Processes that wanted to run during the last minute, before the first measurement: above 0.5, times are another's too. */
  readonly load: number;
}

export const machine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  os: `${system()} ${release()} ${arch()}`,
  load: Math.round(loadavg()[0] * 100) / 100,
});
