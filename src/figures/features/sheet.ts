/** Small pictures side by side as one: where each stands, and its pixels. The page and the build paint with this. */
import { divergingRamp, inkRamp, type Palette, STEPS } from '#figure/ramp.ts';

export interface Tile {
  readonly values: ArrayLike<number>;
  /** The value drawn in full colour. */
  readonly most: number;
  /** From paper to ink, instead of the scale for signed values. */
  readonly ink?: boolean;
}

export interface Sheet {
  /** Left out before the files have come: the still of the first state stands there. */
  readonly tiles?: readonly Tile[];
  readonly count: number;
  readonly columns: number;
  /** Cells along a side of a tile. */
  readonly side: number;
}

/** The first state's pictures, all sheets below each other in one file for each theme, and where each begins. */
export interface Stills {
  readonly light: string;
  readonly dark: string;
  readonly width: number;
  readonly height: number;
  readonly tops: Readonly<Record<string, number>>;
}

/** Sheets without their pixels, light enough to travel in the page. */
export const bare = <S extends Readonly<Record<string, Sheet>>>(sheets: S): S =>
  Object.fromEntries(
    Object.entries(sheets).map(([name, { tiles: _, ...sheet }]) => [name, sheet]),
  ) as unknown as S;

export const sheetOf = (tiles: readonly Tile[], columns: number, side: number): Sheet => ({
  tiles,
  count: tiles.length,
  columns,
  side,
});

/** Pixels along a cell, so that the gaps between tiles are thin. */
export const cellOf = ({ side }: Sheet): number => (side < 10 ? 6 : 2);
const GAP = 2;

export function sizeOf(sheet: Sheet): { width: number; height: number } {
  const tile = sheet.side * cellOf(sheet);
  const along = (n: number) => n * (tile + GAP) - GAP;
  return { width: along(sheet.columns), height: along(Math.ceil(sheet.count / sheet.columns)) };
}

/** The square of tile i in the sheet. */
export function boxOf(sheet: Sheet, i: number): { x: number; y: number; size: number } {
  const size = sheet.side * cellOf(sheet);
  return { x: (i % sheet.columns) * (size + GAP), y: Math.floor(i / sheet.columns) * (size + GAP), size };
}

export interface Ramps {
  readonly signed: Uint32Array;
  readonly ink: Uint32Array;
}
export const rampsOf = (palette: Palette): Ramps => ({
  signed: divergingRamp(palette),
  ink: inkRamp(palette),
});

/** A sheet as RGBA bytes; gaps are transparent. */
export function paintSheet(sheet: Sheet, ramps: Ramps) {
  const { width, height } = sizeOf(sheet);
  const pixels = new Uint32Array(width * height);
  const cell = cellOf(sheet);
  sheet.tiles?.forEach(({ values, most, ink }, i) => {
    const { x, y, size } = boxOf(sheet, i);
    const ramp = ink ? ramps.ink : ramps.signed;
    for (let r = 0; r < size; r++)
      for (let c = 0; c < size; c++) {
        const value = values[Math.floor(r / cell) * sheet.side + Math.floor(c / cell)];
        const step = Math.max(-STEPS, Math.min(STEPS, Math.round((STEPS * value) / most)));
        pixels[(y + r) * width + x + c] = ramp[STEPS + step];
      }
  });
  return { width, height, data: new Uint8ClampedArray(pixels.buffer) };
}
