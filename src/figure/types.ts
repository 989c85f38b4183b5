import type { FigureEntry } from '#content/book.ts';

/** Where a figure stands in the book and where its files are; made by `place()` at build time, a plain object. */
export interface FigurePlace extends Pick<FigureEntry, 'name' | 'title' | 'lecture'> {
  readonly number: string;
  /** Address of the page that shows only this figure. */
  readonly embed: string;
  /** Address of the figure in its chapter, with anchor. */
  readonly home: string;
  /** Address of the page that shows the figure's source. */
  readonly code: string;
  /** Address of the script that gives an embedding page the figure's height. */
  readonly embedScript: string;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Every word a figure shows; one object per figure, in its text.ts. */
export interface FigureText<View> {
  /** States the finding, with the numbers of the moment. */
  caption(view: View): string;
  /** The text twin: what the figure shows now, for a reader who does not see it. */
  describe(view: View): string;
  /** The numbers behind the picture, on demand. */
  table(view: View): Table;
  /** Keys and what they do, beyond what native controls do. */
  readonly keys: readonly (readonly [keys: string, effect: string])[];
  /** Names of the terms that formula and picture share: hovering or focusing one lights both. */
  readonly terms?: Readonly<Record<string, string>>;
}
