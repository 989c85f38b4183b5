import { LinkError } from '#figure/knobs.ts';

/** Grey levels of a drawing besides paper, which is 0. */
export const INK = 15;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Letters for 1 … 32 pixels of paper, for one pixel of each level, and for 1 … 16 of full ink. */
const [PAPER, LEVEL, FULL] = [0, 32, 48];

/** A drawing in grey levels, `width × height`, row by row; a link writes runs of paper and of ink as one letter each. */
export function greys(first: Uint8Array, width: number, height: number) {
  return {
    width,
    height,
    initial: first,
    write(levels: Uint8Array): string {
      let text = '';
      for (let i = 0; i < levels.length; ) {
        const level = Math.min(INK, levels[i]);
        const most = level === 0 ? 32 : level === INK ? 16 : 1;
        let length = 1;
        while (length < most && i + length < levels.length && Math.min(INK, levels[i + length]) === level)
          length++;
        text += LETTERS[level === 0 ? PAPER + length - 1 : level === INK ? FULL + length - 1 : LEVEL + level];
        i += length;
      }
      return text;
    },
    read(text: string): Uint8Array {
      const levels: number[] = [];
      for (const letter of text) {
        const token = LETTERS.indexOf(letter);
        if (token < 0 || levels.length > width * height) throw new LinkError(text);
        if (token < LEVEL) levels.push(...new Array<number>(token - PAPER + 1).fill(0));
        else if (token < FULL) levels.push(token - LEVEL);
        else levels.push(...new Array<number>(token - FULL + 1).fill(INK));
      }
      if (levels.length !== width * height) throw new LinkError(text);
      return Uint8Array.from(levels);
    },
  };
}

/** Ink from 0 to 1 as levels, and back. */
export const levelsOf = (ink: Float32Array): Uint8Array => Uint8Array.from(ink, (v) => Math.round(INK * v));
export const inkOfLevels = (levels: Uint8Array): Float32Array => Float32Array.from(levels, (v) => v / INK);
