/** A sheet of cells with the field of the chosen one, as the worker computes it. */
import { cellOf, drive, GAIN } from '#lib/vision/cell.ts';
import { gabor } from '#lib/vision/gabor.ts';
import { SIDE, sample } from '#lib/vision/screen.ts';
import { kernelOf, sheet } from '#lib/vision/sheet.ts';
import type { Placed } from '#lib/vision/stimulus.ts';
import { patternOf, type Stimulus } from './rig.ts';

export interface SpreadQuestion extends Placed {
  readonly seed: number;
  readonly stimulus: Stimulus;
}

export interface Spread {
  /** SIDE² drives, their highest magnitude, and how many cells fire at least once a second. */
  readonly map: Float32Array;
  readonly most: number;
  readonly driven: number;
  /** What the map reads at the cell's place, and what drives the cell, summed over the screen. */
  readonly here: number;
  readonly drive: number;
}

export function spread({ seed, stimulus, ...placed }: SpreadQuestion): Spread {
  const own = cellOf(seed);
  const field = gabor(own);
  const screen = sample(patternOf(stimulus, placed));
  const map = sheet(screen, kernelOf(field, own));
  return {
    map,
    most: map.reduce((a, b) => Math.max(a, Math.abs(b)), 0),
    driven: map.reduce((n, value) => n + Number(value * GAIN >= 1), 0),
    here: map[own.row * SIDE + own.col],
    drive: drive(sample(field), screen),
  };
}
