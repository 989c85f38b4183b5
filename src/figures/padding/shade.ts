/** From values to pixels. */
import { divergingRamp, greyRamp, inkRamp, type Palette, STEPS } from '#figure/ramp.ts';
import type { Picture } from '#figures/image/maps.ts';
import type { Numbers, Pictures, Settings } from './measure.ts';

/** A square of values, `most` in the ramp's last colour. */
export function shade(values: Float32Array, ramp: Uint32Array, most: number): Picture {
  const side = Math.sqrt(values.length);
  const clamp = (step: number) => Math.max(0, Math.min(2 * STEPS, step));
  const pixels = Uint32Array.from(values, (v) => ramp[clamp(Math.round((v / most) * STEPS) + STEPS)]);
  return { width: side, height: side, data: new Uint8ClampedArray(pixels.buffer) };
}

/** Every picture of the figure, in the order in which a still holds them: input, output, four errors, the constant picture. */
export function shadeAll(
  pictures: Pictures,
  { spans }: Numbers,
  filter: Settings['filter'],
  truth: boolean,
  palette: Palette,
): Picture[] {
  const [grey, ink] = [greyRamp(), inkRamp(palette)];
  return [
    shade(truth ? pictures.truth : pictures.padded, grey, 1),
    shade(pictures.output, filter === 'edges' ? divergingRamp(palette) : grey, spans.output),
    ...pictures.errors.map((values) => shade(values, ink, spans.error)),
    shade(pictures.constant, grey, 1),
  ];
}
