/** A typed number that is none is refused at the field with a reason, and the last good state stays. */
import { describe, expect, it } from 'vitest';
import { built } from './helpers/book.ts';
import { figureOn, plain } from './helpers/figure.ts';
import { useSite } from './helpers/site.ts';

const site = useSite();
const REFUSED = ['abc', '', '--1', 'NaN', 'Infinity', '1e999', '-1e30', '1 2', '0x'];

describe.each(built)('figure $number, $name', ({ name, embed }) => {
  it('refuses in its fields what is not a number', async () => {
    const figure = await figureOn(await site.visit(embed), name);
    for (const field of await figure.root
      .locator('input[inputmode]:visible, input[type=number]:visible')
      .all()) {
      const [value, twin] = [await field.inputValue(), await figure.twin()];
      for (const typed of REFUSED) {
        await field.fill(typed);
        expect(await field.getAttribute('aria-invalid'), typed).toBe('true');
        const reason = await field.getAttribute('aria-describedby');
        expect(await plain(figure.page.locator(`[id="${reason}"]`)), typed).not.toBe('');
        expect(await figure.twin(), typed).toBe(twin);
      }
      await field.blur();
      expect(await field.inputValue()).toBe(value);
      expect(await field.getAttribute('aria-invalid')).toBeNull();
    }
    expect(figure.page.complaints).toEqual([]);
  });
});
