/** No link, however broken, leaves a figure blank or silent. */
import { describe, expect, it } from 'vitest';
import { initial, type Knobs } from '#figure/knobs.ts';
import { fromQuery, toQuery } from '#figure/share.ts';
import { built, model } from './helpers/book.ts';
import { figureOn, plain } from './helpers/figure.ts';
import { useSite } from './helpers/site.ts';
import { randomState } from './helpers/states.ts';

const site = useSite();

const GARBAGE = [
  '',
  'NaN',
  '-Infinity',
  '-1',
  '1e308',
  '1e999',
  '99999999999999999999',
  '0.1234567',
  'null',
  '[]',
  '{"a":1}',
  '😀'.repeat(9),
  ',,,,',
  '1,',
  '\u0000',
  '<script>alert(1)</script>',
  '1,2,3,NaN',
  '__proto__',
];

/** Broken queries, made from the knobs' own names and from a link that works. */
function broken(knobs: Knobs): string[] {
  const names = Object.keys(knobs);
  const good = toQuery(knobs, randomState(knobs, 7));
  const first = names[0];
  const text = encodeURIComponent(knobs[first].write(initial(knobs)[first]));
  return [
    ...GARBAGE.map((value, i) => `?${names[i % names.length]}=${encodeURIComponent(value)}&version=1`),
    ...['NaN', '-1', '99999999'].map(
      (value) => `?${names.map((name) => `${name}=${value}`).join('&')}&version=1`,
    ),
    good.replace('version=1', 'version=999'),
    good.slice(0, -4),
    good.slice(0, good.length >> 1),
    `${good}&version=2`,
    '?',
    '?&&=&',
    '?%E0%A4%A',
    `?${first}=%E0%A4%A&version=1`,
    `?${first}=${text}&${first}=x&version=1`,
    '?unknown=5&version=1',
    '?__proto__=1&constructor=2&version=1',
    `?${first}=${'9'.repeat(100_000)}&version=1`,
  ];
}

/** Links that are read alike show the same: the first of each kind, with what it is read as. */
function kinds(knobs: Knobs) {
  const all = broken(knobs).map((query) => {
    // As the address bar would have it.
    const { params, problem } = fromQuery(knobs, new URL(`http://a/${query}`).search);
    return { query, problem, state: toQuery(knobs, params) };
  });
  return [...new Map(all.reverse().map((kind) => [`${kind.problem} ${kind.state}`, kind])).values()];
}

/** What a reader of the figure meets: words, marks, and traces of numbers that are none. */
const seen = (root: Element) => {
  const copy = root.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('.notice, noscript, style')) part.remove();
  return {
    notices: root.querySelectorAll(':scope > .notice').length,
    words: root.querySelector('.twin')!.textContent!.length > 30,
    // A setting that cannot be drawn is explained where the picture stands.
    drawn:
      [...root.querySelectorAll('.picture :is(svg, img, canvas, table)')].some(
        (mark) => mark.getBoundingClientRect().height > 0,
      ) || root.querySelector<HTMLElement>('.picture')!.innerText.trim().length > 30,
    garbage: /.{0,40}\b(NaN|undefined|Infinity)\b.{0,40}/.exec(copy.outerHTML)?.[0] ?? '',
    state: root.querySelector<HTMLAnchorElement>('.actions a')!.search,
  };
};

describe.each(built)('figure $number, $name', ({ name, home, embed }) => {
  it('survives every broken link, and says so', async () => {
    const { knobs } = await model(name);
    const page = await site.visit(embed);
    for (const { query, problem, state } of kinds(knobs)) {
      await page.goto(site.address + embed + query, { waitUntil: 'domcontentloaded' });
      const { root } = await figureOn(page, name);
      const expected = {
        notices: problem ? 1 : 0,
        words: true,
        drawn: true,
        garbage: '',
        state: new URL(`http://a/${state}`).search,
      };
      expect(await root.evaluate(seen), query.slice(0, 120)).toEqual(expected);
      expect(page.complaints, query.slice(0, 120)).toEqual([]);
    }
  });

  it('answers after a broken link, and Reset takes the notice away', async () => {
    const page = await site.visit(`${home}?broken#${name}`);
    const figure = await figureOn(page, name);
    expect(await plain(figure.notice())).not.toBe('');
    expect(await figure.nudge()).toBe(true);
    await figure.button('Reset').click();
    await figure.notice().waitFor({ state: 'detached' });
  });
});
