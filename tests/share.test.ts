/** A share link brings back the whole state, in the chapter and on the figure's own page. */
import { describe, expect, it } from 'vitest';
import { fromQuery, toQuery, VERSION_KEY } from '#figure/share.ts';
import { built, model } from './helpers/book.ts';
import { figureOn } from './helpers/figure.ts';
import { useSite } from './helpers/site.ts';
import { randomState } from './helpers/states.ts';

const site = useSite();

describe.each(built)('figure $number, $name', ({ name, home, embed }) => {
  it('has knobs that a link writes and reads without loss', async () => {
    const { knobs } = await model(name);
    expect(Object.keys(knobs)).not.toContain(VERSION_KEY);
    for (let seed = 1; seed <= 50; seed++) {
      const state = randomState(knobs, seed);
      expect(fromQuery(knobs, toQuery(knobs, state))).toEqual({ params: state });
    }
  });

  it.each([1, 2, 3])('opens from its own link as it stood (random state %i)', async (seed) => {
    const { knobs } = await model(name);
    const query = toQuery(knobs, randomState(knobs, seed));
    const first = await figureOn(await site.visit(embed + query), name);
    const [twin, caption, link] = [await first.twin(), await first.caption(), await first.copied('share')];
    expect(link).toBe(`${site.address}${home}${query}#${name}`);
    expect(await first.notice().count()).toBe(0);

    // A chapter reads links as a figure's own page does, and takes far longer to open: one state tries it.
    const address = seed === 1 ? link : `${site.address}${embed}${query}`;
    const second = await figureOn(await site.visit(address), name);
    expect(await second.twin()).toBe(twin);
    expect(await second.caption()).toBe(caption);
    expect(await second.copied('share')).toBe(link);
    expect(await second.notice().count()).toBe(0);
    expect(second.page.url()).toBe(address);
  });

  it('shares what a key has changed', async () => {
    const first = await figureOn(await site.visit(embed), name);
    const plain = await first.copied('share');
    expect(plain).toBe(`${site.address}${home}#${name}`);
    expect(await first.nudge()).toBe(true);
    const second = await figureOn(await site.visit(await first.copied('share')), name);
    expect(await second.twin()).toBe(await first.twin());
    expect(await second.caption()).toBe(await first.caption());
  });

  it('leaves links for other figures alone', async () => {
    const { knobs } = await model(name);
    const other = await figureOn(
      await site.visit(`${home}${toQuery(knobs, randomState(knobs, 1))}#references`),
      name,
    );
    expect(await other.copied('share')).toBe(`${site.address}${home}#${name}`);
  });
});
