/** The bench itself: starts every contender, measures item by item, writes a result and prints it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleTfjs } from './bundle.ts';
import { natives } from './contenders/all.ts';
import { type Chromium, chromium } from './hosts/chromium.ts';
import { type Host, messageOf } from './hosts/host.ts';
import { nativeHost } from './hosts/native.ts';
import { nodeHost } from './hosts/node.ts';
import { machine } from './machine.ts';
import { options } from './options.ts';
import { report } from './report.ts';
import { judged, type Measured, measured, type Result } from './result.ts';
import { measure, PACES } from './rounds.ts';

const isNative = (name: string): name is (typeof natives)[number] =>
  (natives as readonly string[]).includes(name);

/** One line that changes on a terminal; elsewhere only what begins an item is printed. */
function tell(what: string) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${what} `);
  else if (what.includes(' round 1 ')) console.log(what);
}

export async function bench(args: readonly string[]): Promise<void> {
  const asked = options(args);
  const pace = PACES[asked.pace];
  const here = machine();
  await bundleTfjs();
  const browser: Chromium | undefined = asked.in === 'chromium' ? await chromium() : undefined;
  const hosts: Host[] = [];
  const absent: Record<string, string> = {};
  try {
    for (const name of asked.contenders) {
      tell(`starting ${name}`);
      const start = isNative(name) ? nativeHost(name) : browser ? browser.host(name) : nodeHost(name);
      await start.then(
        (host) => hosts.push(host),
        (error) => {
          absent[name] = messageOf(error).split('\n')[0];
        },
      );
    }
    const items: Measured[] = [];
    for (const item of asked.items) {
      const { timed, left } = await measure(item, hosts, pace, tell);
      items.push(measured(item, timed, left, asked.by));
    }
    tell('');
    const versions = Object.fromEntries(hosts.map(({ name, version }) => [name, version]));
    const result: Result = {
      date: new Date().toISOString(),
      in: asked.in,
      pace: asked.pace,
      by: asked.by,
      rounds: pace.rounds,
      machine: here,
      versions: { [asked.in]: browser?.version ?? process.version, ...versions },
      absent,
      items,
      goals: judged(items, asked.by),
    };
    console.log(`\n${report(result)}`);
    console.log(`\nWritten to ${write(result, asked.out)}`);
  } finally {
    await Promise.all(hosts.map((host) => host.close().catch(() => undefined)));
    await browser?.close();
  }
}

function write(result: Result, out?: string): string {
  const folder = fileURLToPath(new URL('./results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = out ?? `${folder}${result.in}-${result.date.slice(0, 19).replaceAll(':', '-')}.json`;
  writeFileSync(file, `${JSON.stringify(result)}\n`);
  return file;
}
