/** A contender's page: the same player as under Node, driven from outside. Answers go to the server, being large. */
import { Player } from './player.ts';

const player = new Player();

const driven = {
  start: (name: string) => player.start(name, new URL('./', location.href).href),
  async prepare(item: string): Promise<{ refused?: string }> {
    const result = await player.prepare(item);
    if ('refused' in result) return result;
    await fetch('/answer', { method: 'POST', body: result.answer as Float32Array<ArrayBuffer> });
    return {};
  },
  sample: (repeats: number) => player.sample(repeats),
};

export type Driven = typeof driven;

Object.assign(window, { bench: driven });
