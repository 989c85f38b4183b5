/** Readers who ask for less motion get none, and a figure at rest costs nothing. */
import { describe, expect, it } from 'vitest';
import { built } from './helpers/book.ts';
import { figureOn } from './helpers/figure.ts';
import { useSite } from './helpers/site.ts';

const site = useSite();

/** Counts the animation frames that a page asks for. */
function countFrames() {
  const request = window.requestAnimationFrame.bind(window);
  Object.assign(window, { frames_asked: 0 });
  window.requestAnimationFrame = (callback) => {
    (window as unknown as { frames_asked: number }).frames_asked++;
    return request(callback);
  };
}

/** Frames asked for within one second. */
const framesInASecond = () =>
  new Promise<number>((done) => {
    const counter = window as unknown as { frames_asked: number };
    const before = counter.frames_asked;
    setTimeout(() => done(counter.frames_asked - before), 1000);
  });

describe.each(built)('figure $number, $name', ({ name, embed }) => {
  it('does not move where the reader asks for less motion', async () => {
    const figure = await figureOn(await site.visit(embed, { reducedMotion: 'reduce' }), name);
    await figure.nudge();
    await figure.settled();
    const running = await figure.page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    expect(running).toBe(0);
    expect(await figure.root.getByRole('button', { name: 'Play', exact: true }).count()).toBe(0);
    // Two pictures of the same state, with time between them, are the same.
    const picture = () => figure.root.locator('.picture').evaluate((element) => element.innerHTML);
    const first = await picture();
    await figure.page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
    expect(await picture()).toBe(first);
  });

  it('asks for no animation frame while nothing happens', async () => {
    const figure = await figureOn(await site.visit(embed, { before: countFrames }), name);
    await figure.nudge();
    await expect.poll(() => figure.page.evaluate(framesInASecond), { timeout: 15_000 }).toBe(0);
  });
});
