/** The three kinds of strip: letters, sound and a curve, each as numbers with a motif in mind. */
import { BANDS, filterbank, path, synthesise } from '#lib/motif/sound.ts';
import { curves, letters, type Maker, sounds } from '#lib/motif/strips.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import type { Params } from './model.ts';
import { capital, characters } from './words.ts';

export const CELLS = 32;
/** Letters that a lesson draws from, so that its weights can be shown. */
const SYMBOLS = 12;
const FILLERS = 'ETAOINSHRDLU ';

export interface Strip {
  /** Shape (C, 32). */
  readonly x: Tensor;
  /** What each of the C rows is: letters, bands in hertz, or the curve's only row. */
  readonly rows: readonly string[];
  /** The character in each cell, of letters. */
  readonly letters: readonly string[];
  /** The motif as weights, shape (C, K). */
  readonly motif: Tensor;
  /** Where the motif stands, as first cells counted from 0. */
  readonly stands: readonly number[];
}

/** What a lesson is made of: its strips, the rows of these, and the motif that is to be found. */
export interface Subject {
  readonly make: Maker;
  readonly rows: readonly string[];
  readonly motif: Tensor;
}

const distinct = (list: readonly string[]) => [...new Set(list)];
const lettersOf = (text: string) => characters(text).map(capital);

/** The text in capitals, filled up with blanks. */
function cellsOf(text: string): string[] {
  const line = lettersOf(text).slice(0, CELLS);
  return Array.from({ length: CELLS }, (_, i) => line[i] ?? ' ');
}

/** Weights of 1 at one row per column. */
function marks(rows: number, path: readonly number[]): Tensor {
  const w = tensor([rows, path.length]);
  path.forEach((row, j) => {
    w.data[row * path.length + j] = 1;
  });
  return w;
}

const curveMotif = ({ motif, kernel }: Params) => motif.slice(0, kernel);

export const stripOf: Readonly<Record<Params['input'], (params: Params) => Strip>> = {
  letters({ text, keyword }) {
    const line = cellsOf(text);
    const word = lettersOf(keyword);
    const rows = distinct([...word, ...line]);
    const places = line.map((_, i) => i);
    return {
      x: tensor(
        [rows.length, CELLS],
        rows.flatMap((row) => line.map((letter) => Number(letter === row))),
      ),
      rows,
      letters: line,
      motif: marks(
        rows.length,
        word.map((letter) => rows.indexOf(letter)),
      ),
      stands: places.filter((i) => word.every((letter, j) => line[i + j] === letter)),
    };
  },
  sound(params) {
    const at = phonemeAt(params);
    return {
      x: filterbank(waveOf(params)),
      rows: BANDS.map(String),
      letters: [],
      motif: marks(BANDS.length, path(params.kernel)),
      stands: [at],
    };
  },
  curve(params) {
    const w = curveMotif(params);
    return {
      x: tensor([1, CELLS], params.curve),
      rows: [''],
      letters: [],
      motif: tensor([1, w.length], w),
      stands: [],
    };
  },
};

/** The frame in which the phoneme begins, so that it ends within the strip; from 0. */
const phonemeAt = ({ at, kernel }: Params) => Math.min(at - 1, CELLS - kernel);

/** The sound itself, as it is played. */
export const waveOf = (params: Params): Float32Array =>
  synthesise({ frames: CELLS, length: params.kernel, at: phonemeAt(params), seed: params.seed });

export const subjectOf: Readonly<Record<Params['input'], (params: Params) => Subject>> = {
  letters({ text, keyword }) {
    const word = lettersOf(keyword);
    const rows = distinct([...word, ...cellsOf(text).filter((c) => c !== ' '), ...FILLERS]).slice(0, SYMBOLS);
    const places = word.map((letter) => rows.indexOf(letter));
    return { make: letters(rows.length, places), rows, motif: marks(rows.length, places) };
  },
  sound: ({ kernel }) => ({
    make: sounds(kernel),
    rows: BANDS.map(String),
    motif: marks(BANDS.length, path(kernel)),
  }),
  curve(params) {
    const w = curveMotif(params);
    return { make: curves(w), rows: [''], motif: tensor([1, w.length], w) };
  },
};

/** The cells of a window: letters of the keyword, or the slider's number. */
export const kernelOf = (params: Params): number =>
  params.input === 'letters' ? lettersOf(params.keyword).length : params.kernel;
