import { serve } from '#figure/worker.ts';
import type { Picture } from '#figures/image/maps.ts';
import type { Tensor } from '#lib/tensor.ts';
import { measure, type Numbers, type Pictures, type Settings, surroundings } from './measure.ts';

export interface Answer {
  readonly numbers: Numbers;
  readonly pictures: Pictures;
}

let larger: Tensor;

serve<Settings, Answer>(
  (settings) => {
    const { numbers, pictures } = measure(settings, larger);
    const all = [pictures.padded, pictures.truth, pictures.output, pictures.constant, ...pictures.errors];
    return {
      answer: { numbers, pictures },
      transfer: [...new Set(all.map((values) => values.buffer))],
    };
  },
  (note: { photo: Picture; place: readonly [number, number] }) => {
    larger = surroundings(note.photo, note.place);
  },
);
