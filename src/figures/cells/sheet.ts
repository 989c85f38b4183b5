/** A sheet of the chosen cell; apart from the model, for only who opens it fetches the convolution. */
import { cellOf, GAIN } from '#lib/vision/cell.ts';
import { gabor } from '#lib/vision/gabor.ts';
import { SIDE, sample } from '#lib/vision/screen.ts';
import { kernelOf, sheet } from '#lib/vision/sheet.ts';
import type { Placed } from '#lib/vision/stimulus.ts';
import { kept, patternOf, type Stimulus } from './rig.ts';

export const sheetOf = kept(
  ({ seed, stimulus, ...placed }: Placed & { seed: number; stimulus: Stimulus }) => {
    const own = cellOf(seed);
    const map = sheet(sample(patternOf(stimulus, placed)), kernelOf(gabor(own), own));
    return {
      map,
      here: map[own.row * SIDE + own.col],
      most: map.reduce((a, b) => Math.max(a, b)),
      least: map.reduce((a, b) => Math.min(a, b)),
      /** Cells that fire at least once a second. */
      driven: map.reduce((n, value) => n + Number(value * GAIN >= 1), 0),
    };
  },
);
