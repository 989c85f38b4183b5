import type { Palette } from '#figure/ramp.ts';
import { serve } from '#figure/worker.ts';
import type { Tensor } from '#lib/tensor.ts';
import { channels, maps, type Picture, paint, type Setup, type Span } from './maps.ts';

export interface Answer {
  readonly picture: Picture;
  readonly spans: Span[];
}

let picture: Picture;
let palette: Palette;
let planes: { colour?: Tensor; grey?: Tensor } = {};

serve<Setup, Answer>(
  (setup) => {
    const kind = setup.mode === 'rgb' || setup.mode === 'sum' ? 'colour' : 'grey';
    planes[kind] ??= channels(picture, setup.mode);
    const { picture: drawn, spans } = paint(maps(planes[kind], setup), setup, palette);
    return {
      answer: { picture: drawn, spans },
      transfer: [drawn.data.buffer],
    };
  },
  (note: { picture?: Picture; palette?: Palette }) => {
    if (note.picture) [picture, planes] = [note.picture, {}];
    if (note.palette) palette = note.palette;
  },
);
