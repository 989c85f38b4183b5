import { backward, variable, zeroGrad } from '#lib/nn/autograd.ts';
import { descend } from '#lib/nn/descend.ts';
import { add } from '#lib/nn/ops/arithmetic.ts';
import { conv1d } from '#lib/nn/ops/conv.ts';
import { mean } from '#lib/nn/ops/reduce.ts';
import { reshape } from '#lib/nn/ops/shape.ts';
import { sgd } from '#lib/nn/optimiser.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { logistic } from './copy-gradients.ts';
import { type Pooling, pooled } from './pooling.ts';
import type { Strips } from './strips.ts';

export interface Detector {
  /** Shape (C, K). */
  readonly w: Tensor;
  /** Minus the threshold. */
  readonly b: number;
}

export interface Step extends Detector {
  /** Of the strips trained on, before the next step. */
  readonly loss: number;
  /** Share of held-out strips that are told right. */
  readonly accuracy: number;
  /** Length of the gradient of the step that led here, and of what `grad` held when the step was made; 0 at the start. */
  readonly gradient: number;
  readonly held: number;
}

export interface Lesson {
  readonly train: Strips;
  readonly test: Strips;
  readonly kernel: number;
  readonly stride: number;
  readonly pooling: Pooling;
  readonly lr: number;
  /** Whether leftovers are cleared between steps. */
  readonly zeroGrad: boolean;
}

/**
 * Learns a motif from strips that are labelled as a whole: gradient descent on w and b for the mean logistic loss of pool_i G(x_[i], w) + b.
 *
 * It begins with w = 0, where all copies tie and share the gradient, so the first step is that of the mean: towards what is more frequent
 * anywhere in strips that have the motif. The first call returns the start, every further one makes a step.
 */
export function motifTrainer(lesson: Lesson): () => Step {
  const { train, test, kernel, stride, pooling } = lesson;
  const channels = train.x.shape[1];
  const w = variable(tensor([1, channels, kernel]));
  const b = variable(tensor([1]));
  const optimise = sgd({ lr: lesson.lr });
  const answers = ({ x }: Strips) => {
    const answer = pooled(conv1d(x, w, { stride }), pooling);
    return add(reshape(answer, [-1]), b);
  };
  const length = (parts: readonly Float32Array[]) => Math.hypot(...parts.flatMap((part) => [...part]));
  let begun = false;
  let now = { gradient: 0, held: 0 };
  return () => {
    if (begun) {
      const before = [w.grad, b.grad].map((grad) => grad?.data.slice());
      backward(mean(logistic(answers(train), train.labels)));
      const held = [w.grad!.data, b.grad!.data];
      const gradient = held.map((part, p) => part.map((g, i) => g - (before[p]?.[i] ?? 0)));
      now = { gradient: length(gradient), held: length(held) };
      descend(optimise, [w, b]);
      if (lesson.zeroGrad) zeroGrad([w, b]);
    }
    begun = true;
    const said = answers(test).value.data;
    const right = said.filter((z, n) => z > 0 === test.labels.data[n] > 0).length;
    return {
      ...now,
      w: tensor([channels, kernel], w.value.data.slice()),
      b: b.value.data[0],
      loss: mean(logistic(answers(train), train.labels)).value.data[0],
      accuracy: right / said.length,
    };
  };
}

/**
 * How much two patterns look alike, whatever their size: their cosine, ⟨a, b⟩ / (|a| |b|); 0 where one is all zeros.
 *
 * With `centred`, each column's mean is taken off first: what all letters have alike at one place says nothing about the word.
 */
export function likeness(a: Tensor, b: Tensor, centred = false): number {
  const [rows, columns] = a.shape;
  const flat = ({ data }: Tensor) =>
    Array.from(data, (value, at) => {
      if (!centred) return value;
      let total = 0;
      for (let r = 0; r < rows; r++) total += data[r * columns + (at % columns)];
      return value - total / rows;
    });
  const [p, q] = [flat(a), flat(b)];
  const sizes = Math.hypot(...p) * Math.hypot(...q);
  return sizes > 0 ? p.reduce((sum, value, i) => sum + value * q[i], 0) / sizes : 0;
}
