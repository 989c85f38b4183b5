import { describe, expect, it } from 'vitest';
import { random } from '#lib/random.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import { likeness, motifTrainer, type Step } from './motif-trainer.ts';
import { BANDS, filterbank, path, synthesise } from './sound.ts';
import { curves, letters, type Maker, sounds, strips } from './strips.ts';
import { travelled, used } from './travelled.ts';

const K = 3;
const pattern = (rows: number, path: readonly number[]) => {
  const motif = tensor([rows, path.length]);
  path.forEach((row, j) => {
    motif.data[row * path.length + j] = 1;
  });
  return motif;
};
const kinds: Record<string, { make: Maker; motif: Tensor; least: number }> = {
  letters: { make: letters(12, [4, 0, 7]), motif: pattern(12, [4, 0, 7]), least: 0.9 },
  sounds: { make: sounds(K), motif: pattern(BANDS.length, path(K)), least: 0.97 },
  curves: { make: curves([-1, 1, 2]), motif: tensor([1, K], [-1, 1, 2]), least: 0.9 },
};

function learn(make: Maker, seed: number, { stride = 1, zeroGrad = true, wrong = 17 } = {}): Step[] {
  const draw = random(seed);
  const cells = 4 * stride + K;
  const train = strips(make, draw, { count: 128, cells, length: K, wrong });
  const test = strips(make, draw, { count: 128, cells, length: K });
  const step = motifTrainer({ train, test, kernel: K, stride, pooling: 'max', lr: 1, zeroGrad });
  return Array.from({ length: 41 }, step);
}

describe('a detector learns the motif from labels of whole strips', () => {
  it.each(Object.entries(kinds))(
    '%s: up to scale, and tells strips it never saw',
    (name, { make, motif, least }) => {
      for (const seed of [1, 2, 3, 4, 5]) {
        const last = learn(make, seed).at(-1)!;
        expect(likeness(last.w, motif, name === 'letters'), `seed ${seed}`).toBeGreaterThan(0.9);
        expect(last.accuracy, `seed ${seed}`).toBeGreaterThanOrEqual(least);
      }
    },
  );

  it('from its seed alone', () => {
    const { make } = kinds.letters;
    expect(learn(make, 3)).toEqual(learn(make, 3));
    expect(learn(make, 3)).not.toEqual(learn(make, 4));
  });

  it('sliding windows tell more strips than adjoining ones, which cut most motifs in two', () => {
    for (const seed of [1, 2, 3]) {
      const [sliding, adjoining] = [1, 3].map(
        (stride) => learn(kinds.letters.make, seed, { stride }).at(-1)!,
      );
      expect(sliding.accuracy).toBeGreaterThan(adjoining.accuracy + 0.05);
    }
  });
});

describe('without zero_grad', () => {
  it('a step uses the sum of all gradients so far', () => {
    expect(used([1, 1, 1], true)).toEqual([1, 1, 1]);
    expect(used([1, 1, 1], false)).toEqual([1, 2, 3]);
    expect(travelled([1, 1, 1], true)).toEqual([1, 2, 3]);
    expect(travelled([1, 1, 1], false)).toEqual([1, 3, 6]);
  });

  it('and so does the trainer: its first step is the same, its second adds both gradients', () => {
    const { make } = kinds.curves;
    const [clean, leftover] = [true, false].map((zeroGrad) => learn(make, 1, { zeroGrad }));
    expect(leftover[1]).toEqual(clean[1]);
    expect(leftover[2].gradient).toBeCloseTo(clean[2].gradient, 5);
    clean[2].w.data.forEach((w, i) => {
      const [first, second] = [clean[1].w.data[i], w - clean[1].w.data[i]];
      expect(leftover[2].w.data[i]).toBeCloseTo(first + first + second, 5);
    });
  });

  it('the loss falls faster at first, then climbs again, while with it it goes on falling', () => {
    for (const seed of [1, 2, 3]) {
      const [clean, leftover] = [true, false].map((zeroGrad) => learn(kinds.sounds.make, seed, { zeroGrad }));
      expect(leftover[10].loss).toBeLessThan(clean[10].loss);
      expect(leftover[40].loss).toBeGreaterThan(2 * leftover[10].loss);
      expect(clean[40].loss).toBeLessThan(clean[10].loss);
      expect(clean[40].held).toBe(clean[40].gradient);
    }
  });
});

describe('the sound', () => {
  it('is heard in the band in which the tone lies, as 1', () => {
    const heard = filterbank(synthesise({ frames: 8, length: 4, at: 2, seed: 1 }));
    path(4).forEach((band, j) => {
      const column = BANDS.map((_, b) => heard.data[b * 8 + 2 + j]);
      expect(column.indexOf(Math.max(...column))).toBe(band);
      expect(column[band]).toBeGreaterThan(0.6);
    });
  });

  it('measures amplitudes: a tone alone gives 2/T |Σ x e^{−iωt}|', () => {
    const wave = Float32Array.from(
      { length: 320 },
      (_, t) => 0.15 * Math.sin((2 * Math.PI * 800 * t) / 8000),
    );
    expect([...filterbank(wave).data]).toEqual([0, 1, 0, 0]);
  });

  it('stays within what a loudspeaker takes', () => {
    for (const seed of [1, 2, 3])
      for (const sample of synthesise({ frames: 32, length: 3, at: 9, seed }))
        expect(Math.abs(sample)).toBeLessThan(1);
  });
});

describe('strips', () => {
  it('without the word never have it, and with it always', () => {
    const word = [0, 1, 0];
    const { x, labels } = strips(letters(2, word), random(1), { count: 40, cells: 7, length: 3 });
    labels.data.forEach((label, n) => {
      const row = Array.from({ length: 7 }, (_, i) => x.data[n * 14 + 7 + i]);
      expect(row.join('').includes(word.join('')), `${row}`).toBe(label === 1);
    });
  });

  it('are labelled wrong as often as asked, of both kinds alike', () => {
    const { labels } = strips(curves([1]), random(1), { count: 96, cells: 3, length: 1, wrong: 17 });
    const wrong = [...labels.data].flatMap((label, n) => (label === n % 2 ? [] : [n % 2]));
    expect(wrong).toEqual([0, 1, 0, 1, 0]);
  });
});
