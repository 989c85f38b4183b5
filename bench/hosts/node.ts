import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Question } from './child.ts';
import type { Host, Sample } from './host.ts';

/** A contender in a Node process of its own. @throws Error when it cannot start here. */
export async function nodeHost(name: string): Promise<Host> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr!.on('data', (text) => {
    said = `${said}${text}`.slice(-2000);
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`its process ended: ${said.trim().split('\n').at(-1) ?? ''}`);
  });
  // Whoever asks hears of it; an end that nobody waits for is the usual one.
  ended.catch(() => undefined);

  async function ask<T>(question: Question): Promise<T> {
    child.send(question);
    const [reply] = await Promise.race([once(child, 'message'), ended]);
    if ('error' in reply) throw new Error(reply.error);
    return reply.answer;
  }
  async function close() {
    child.disconnect();
    await once(child, 'exit');
  }
  try {
    const version = await ask<string>({ ask: 'start', name });
    return {
      name,
      version,
      prepare: (item) => ask({ ask: 'prepare', name: item }),
      sample: (repeats) => ask<Sample>({ ask: 'sample', repeats }),
      close,
    };
  } catch (error) {
    if (child.connected) await close();
    throw error;
  }
}
