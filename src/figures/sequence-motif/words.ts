/** Text that a reader types: any characters, counted as they are seen. */
import { type Knob, LinkError } from '#figure/knobs.ts';

/** The characters of a text as a reader counts them: an accent or an emoji is one. */
export function characters(text: string): string[] {
  if (!('Segmenter' in Intl)) return Array.from(text);
  return Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
}

/** The text on one line: tabs, breaks and what is no character become blanks. */
export const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ');

/** Capital and small letters count as one. */
export const capital = (character: string): string => {
  const upper = character.toUpperCase();
  return upper.length === character.length ? upper : character;
};

export interface WordsKnob extends Knob<string> {
  readonly shortest: number;
  readonly longest: number;
}

/** A text of `shortest` to `longest` characters. A link writes it between two points, so that one cut short is recognised. */
export const words = (first: string, shortest: number, longest: number): WordsKnob => ({
  initial: first,
  shortest,
  longest,
  write: (text) => `.${text}.`,
  read(text) {
    if (text.length < 2 || !text.startsWith('.') || !text.endsWith('.')) throw new LinkError(text);
    const line = characters(onOneLine(text.slice(1, -1)));
    if (line.length < shortest) throw new LinkError(text);
    return line.slice(0, longest).join('');
  },
});
