/** A figure's state as the query of a link, `?stride=3&version=1#stride`: only what differs from the first state, then the version.
 *  The version stands last so that a link cut short is recognised. */
import { initial, type Knobs, LinkError, type Values } from './knobs.ts';

/** A knob must not have this name. */
export const VERSION_KEY = 'version';
const VERSION = '1';
const LONGEST = 8192;

export type LinkProblem = 'broken' | 'version' | 'adjusted';

/** The query for `params`, with its question mark; empty in the first state. */
export function toQuery<K extends Knobs>(knobs: K, params: Values<K>): string {
  const query = new URLSearchParams();
  for (const [name, knob] of Object.entries(knobs)) {
    const text = knob.write(params[name]);
    if (text !== knob.write(knob.initial)) query.set(name, text);
  }
  if (query.size === 0) return '';
  query.set(VERSION_KEY, VERSION);
  // Commas are legal in a query and make arrays readable.
  return `?${query.toString().replaceAll('%2C', ',')}`;
}

/** The state a query asks for. What cannot be read gives the first state and says so; what exceeds a limit is moved to it. */
export function fromQuery<K extends Knobs>(
  knobs: K,
  search: string,
): { params: Values<K>; problem?: LinkProblem } {
  const params = initial(knobs);
  if (search.length <= 1) return { params };
  const query = new URLSearchParams(search);
  const version = query.get(VERSION_KEY);
  if (version === null || search.length > LONGEST) return { params, problem: 'broken' };
  if (version !== VERSION) return { params, problem: 'version' };
  let adjusted = false;
  try {
    for (const [name, knob] of Object.entries(knobs)) {
      const text = query.get(name);
      if (text === null) continue;
      const value = knob.read(text);
      adjusted ||= knob.write(value) !== text;
      (params as Record<string, unknown>)[name] = value;
    }
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return { params: initial(knobs), problem: 'broken' };
  }
  return adjusted ? { params, problem: 'adjusted' } : { params };
}
