/** One item, all contenders: the gate, the warm-up, and rounds in which everyone gives one sample. */
import type { Host } from './hosts/host.ts';
import type { Item } from './items.ts';
import { error, oracle } from './oracle.ts';

export interface Pace {
  readonly rounds: number;
  /** Milliseconds that a contender runs before it is timed. */
  readonly warm: number;
}

export const PACES: Readonly<Record<'full' | 'quick', Pace>> = {
  full: { rounds: 11, warm: 300 },
  quick: { rounds: 5, warm: 100 },
};

/** A sample lasts at least, aims at, and is not meant to exceed so many milliseconds; one run may be longer. */
const [SHORTEST, AIM, LONGEST] = [8, 14, 25];

export interface Timed {
  readonly contender: string;
  readonly error: number;
  readonly repeats: number;
  /** Milliseconds per run, one for each round. */
  readonly wall: readonly number[];
  readonly cpu?: readonly number[];
}

export interface Left {
  readonly contender: string;
  /** Why it is not timed: it cannot do this, or does it wrongly. */
  readonly refused: string;
  readonly wrong?: boolean;
}

/** Rounds in order, and in every odd one the last comes first. */
export const orderOf = <T>(all: readonly T[], round: number): T[] =>
  round % 2 ? [...all].reverse() : [...all];

/** Repeats for the next sample, from what the last one took. */
export function nextRepeats(repeats: number, wall: number): number {
  if (wall >= SHORTEST && (wall <= LONGEST || repeats === 1)) return repeats;
  const factor = Math.min(10, AIM / Math.max(wall, 0.01));
  return Math.max(1, Math.round(repeats * factor));
}

async function warmUp(host: Host, warm: number): Promise<number> {
  let repeats = 1;
  for (let spent = 0; ; ) {
    const { wall } = await host.sample(repeats);
    spent += wall;
    const next = nextRepeats(repeats, wall);
    if (spent >= warm && next === repeats) return repeats;
    // A machine that is busy may never settle.
    if (spent >= 4 * warm + 4 * wall) return next;
    repeats = next;
  }
}

export async function measure(item: Item, hosts: readonly Host[], pace: Pace, tell: (what: string) => void) {
  const wanted = oracle(item.work);
  const left: Left[] = [];
  const ready: { host: Host; off: number; repeats: number; wall: number[]; cpu: number[] }[] = [];
  for (const host of hosts) {
    tell(`${item.name} ${host.name}: checking and warming up`);
    const result = await host.prepare(item.name);
    if ('refused' in result) {
      left.push({ contender: host.name, refused: result.refused });
      continue;
    }
    // A loop that only multiplies and adds answers nothing.
    const off = host.name.startsWith('peak-') ? 0 : error(result.answer, wanted);
    if (!(off <= item.tolerance)) {
      const refused = `wrong: its error of ${off.toExponential(1)} is above ${item.tolerance}`;
      left.push({ contender: host.name, refused, wrong: true });
      continue;
    }
    ready.push({ host, off, repeats: await warmUp(host, pace.warm), wall: [], cpu: [] });
  }
  for (let round = 0; round < pace.rounds; round++) {
    tell(`${item.name} round ${round + 1} of ${pace.rounds}`);
    for (const { host, repeats, wall, cpu } of orderOf(ready, round)) {
      const took = await host.sample(repeats);
      wall.push(took.wall / repeats);
      if (took.cpu !== undefined) cpu.push(took.cpu / repeats);
    }
  }
  const timed: Timed[] = ready.map(({ host, off, repeats, wall, cpu }) => ({
    contender: host.name,
    error: off,
    repeats,
    wall,
    ...(cpu.length > 0 && { cpu }),
  }));
  return { timed, left };
}
