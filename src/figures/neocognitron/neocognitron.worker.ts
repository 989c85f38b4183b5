import { type Digit, unpackDigits } from '#content/digits/pack.ts';
import { unpackShipped } from '#content/neocognitron/networks.ts';
import type { Training } from '#content/neocognitron/shape.ts';
import { serve } from '#figure/worker.ts';
import { type Course, course } from './course.ts';
import { measure, type Pictures, type Settings, type Store } from './measure.ts';
import type { Seen } from './model.ts';

export type Question = { readonly settings: Settings } | { readonly seed: number };
export type Answer = { readonly seen: Seen; readonly pictures: Pictures } | { readonly course: Course };
export type Note =
  | { readonly digits: Uint8Array }
  | { readonly training: Training; readonly bytes: Uint8Array };

let digits: Digit[] = [];
const nets: { -readonly [name in Training]?: Store['nets'][name] } = {};

serve<Question, Answer>(
  (question) => ({
    answer:
      'seed' in question
        ? { course: course(digits, question.seed) }
        : measure(question.settings, { digits, nets }),
  }),
  (note: Note) => {
    if ('digits' in note) digits = unpackDigits(note.digits);
    else nets[note.training] = unpackShipped(note.bytes);
  },
);
