import { describe, expect, it } from 'vitest';
import { divergingRamp, greyRamp, inkRamp, mix, type Palette, STEPS } from './ramp.ts';

const palette: Palette = {
  negative: [224, 138, 46],
  zero: [255, 253, 248],
  positive: [80, 152, 220],
  ink: [29, 31, 36],
};
const bytes = (pixel: number) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];

describe('ramps', () => {
  it('end and meet in the palette’s own colours', () => {
    const ramp = divergingRamp(palette);
    expect(bytes(ramp[0])).toEqual(palette.negative);
    expect(bytes(ramp[STEPS])).toEqual(palette.zero);
    expect(bytes(ramp[2 * STEPS])).toEqual(palette.positive);
    expect(bytes(inkRamp(palette)[2 * STEPS])).toEqual(palette.ink);
    expect(bytes(greyRamp()[2 * STEPS])).toEqual([255, 255, 255]);
  });

  it('are opaque', () => {
    for (const ramp of [divergingRamp(palette), inkRamp(palette), greyRamp()]) {
      for (const pixel of ramp) expect(pixel >>> 24).toBe(255);
    }
  });

  it('mix in OKLab, as color-mix does: half of black and white is #636363', () => {
    expect(mix([0, 0, 0], [255, 255, 255], 0.5)).toEqual([99, 99, 99]);
  });
});
