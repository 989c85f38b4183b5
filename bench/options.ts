import { parseArgs } from 'node:util';
import { contenders, natives } from './contenders/all.ts';
import { type Item, itemNamed, items } from './items.ts';

export interface Options {
  readonly in: 'node' | 'chromium';
  readonly pace: 'full' | 'quick';
  readonly by: 'wall' | 'cpu';
  readonly items: readonly Item[];
  readonly contenders: readonly string[];
  /** Where the result goes; by default a name of its own in bench/results. */
  readonly out?: string;
}

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** What `npm run bench -- …` asks for. @throws Error that says what would fit. */
export function options(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      items: { type: 'string' },
      contenders: { type: 'string' },
      in: { type: 'string', default: 'node' },
      by: { type: 'string', default: 'wall' },
      out: { type: 'string' },
    },
  });
  if (values.in !== 'node' && values.in !== 'chromium') {
    throw new RangeError(`--in ${values.in} is no place to run: use node or chromium`);
  }
  if (values.by !== 'wall' && values.by !== 'cpu') {
    throw new RangeError(`--by ${values.by} is no clock: use wall or cpu`);
  }
  if (values.by === 'cpu' && values.in === 'chromium') {
    throw new RangeError('pages cannot tell their processor time: use --by wall in chromium');
  }
  const all = [...Object.keys(contenders), ...natives];
  const wanted = values.contenders ? list(values.contenders) : all;
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown) throw new RangeError(`there is no contender ${unknown}: use ${all.join(', ')}`);
  return {
    in: values.in,
    by: values.by,
    pace: values.quick ? 'quick' : 'full',
    items: values.items ? list(values.items).map(itemNamed) : items,
    contenders: wanted,
    out: values.out,
  };
}
