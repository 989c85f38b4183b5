/** What a reader does with a figure. */
import type { Locator } from 'playwright-core';
import { text } from '#figure/text.ts';
import type { Visit } from './site.ts';

export type Panel = 'share' | 'embed' | 'table' | 'pytorch' | 'keys';

export class FigureOnPage {
  readonly page: Visit;
  readonly name: string;
  readonly root: Locator;

  constructor(page: Visit, name: string) {
    this.page = page;
    this.name = name;
    this.root = page.locator(`figure#${name}`);
  }

  /** Scrolls to the figure and waits until it answers, with its worker's numbers where it has one. */
  async ready(): Promise<this> {
    await this.root.scrollIntoViewIfNeeded();
    await this.page.locator(`figure#${this.name}[data-ready]`).waitFor();
    return this.settled();
  }

  async settled(): Promise<this> {
    await this.page.locator(`figure#${this.name}:not([aria-busy])`).waitFor();
    return this;
  }

  twin = () => plain(this.root.locator('> .twin'));
  caption = () => plain(this.root.locator('.caption'));
  notice = () => this.root.locator('> .notice');
  button = (label: string) => this.root.locator('.actions').getByRole('button', { name: label, exact: true });
  panel = () => this.root.locator('figcaption > .panel');

  /** Everything the figure shows: its picture's marks and all its words. */
  state = () =>
    this.root.evaluate((root) => {
      const values = [...root.querySelectorAll<HTMLInputElement>('input, select')].map((control) =>
        control.type === 'radio' || control.type === 'checkbox' ? control.checked : control.value,
      );
      return (
        root.querySelector('.picture')!.innerHTML + root.querySelector('.twin')!.textContent + values.join()
      );
    });

  async open(panel: Panel): Promise<Locator> {
    const button = this.button(text[panel]);
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    return this.panel();
  }

  /** The text offered for copying in a panel. */
  async copied(panel: 'share' | 'embed' | 'pytorch'): Promise<string> {
    return (await this.open(panel)).locator('textarea').inputValue();
  }

  /** Presses keys on the first control that answers them, and says whether anything changed. */
  async nudge(): Promise<boolean> {
    const before = await this.state();
    const controls = this.root.locator(
      'input[type=range]:visible, input[type=radio]:visible:checked, input[type=checkbox]:visible, select:visible',
    );
    for (let i = 0; i < (await controls.count()); i++) {
      for (const key of ['ArrowRight', 'ArrowLeft', 'Space']) {
        await controls.nth(i).press(key);
        if ((await this.state()) !== before) return true;
      }
    }
    return false;
  }
}

/** The words of an element, blanks made single. */
export const plain = async (element: Locator) =>
  ((await element.textContent()) ?? '').replace(/\s+/g, ' ').trim();

export const figureOn = (page: Visit, name: string) => new FigureOnPage(page, name).ready();
