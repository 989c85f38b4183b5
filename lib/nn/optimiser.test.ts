import { describe, expect, it } from 'vitest';
import { adam, type Optimiser, sgd } from './optimiser.ts';

/** The parameter after each gradient, beginning at `start`; pytorch.test.ts compares whole training runs. */
function path(optimise: Optimiser, gradients: readonly number[], start = 1): number[] {
  const p = Float32Array.of(start);
  return gradients.map((g) => {
    optimise(p, Float32Array.of(g));
    return p[0];
  });
}

const near = (ours: readonly number[], expected: readonly number[]) => {
  expect(ours.length).toBe(expected.length);
  ours.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 6);
  });
};

describe('sgd by hand, from 1 with gradients 1, 1, 0', () => {
  it('plain: p − ηg', () => near(path(sgd({ lr: 0.1 }), [1, 1, 0]), [0.9, 0.8, 0.8]));

  it('momentum: velocities 1, 1.5, 0.75', () =>
    near(path(sgd({ lr: 0.1, momentum: 0.5 }), [1, 1, 0]), [0.9, 0.75, 0.675]));

  it('Nesterov looks ahead: g + μv is 1.5, 1.75, 0.375', () =>
    near(path(sgd({ lr: 0.1, momentum: 0.5, nesterov: true }), [1, 1, 0]), [0.85, 0.675, 0.6375]));

  it('dampening spares the first step: velocities 1, 0.5 + 0.75, 0.625', () =>
    near(path(sgd({ lr: 0.1, momentum: 0.5, dampening: 0.25 }), [1, 1, 0]), [0.9, 0.775, 0.7125]));

  it('weight decay pulls towards 0: gradients 1.2, 1.176', () =>
    near(path(sgd({ lr: 0.1, weightDecay: 0.2 }), [1, 1]), [0.88, 0.7624]));

  it('momentum under a constant gradient comes to steps of η / (1 − μ)', () => {
    const steps = path(sgd({ lr: 0.01, momentum: 0.9 }), Array<number>(200).fill(1));
    expect(steps[198] - steps[199]).toBeCloseTo(0.01 / (1 - 0.9), 5);
  });
});

describe('adam', () => {
  it('its first step is η against the sign of the gradient, whatever its size', () => {
    for (const g of [0.1, 1, 1e3]) near(path(adam({ lr: 0.1 }), [g]), [0.9]);
    near(path(adam({ lr: 0.1 }), [-5]), [1.1]);
  });

  it('by hand: gradients 1 and 0 with betas of 0.5 and 0.75', () => {
    // m = 0.5, 0.25; v = 0.25, 0.1875; corrected by 0.5, 0.75 and 0.25, 0.4375.
    const second = (0.1 * (0.25 / 0.75)) / Math.sqrt(0.1875 / 0.4375);
    near(path(adam({ lr: 0.1, betas: [0.5, 0.75], eps: 0 }), [1, 0]), [0.9, 0.9 - second]);
  });

  it('without a gradient nothing moves; weight decay counts as a gradient', () => {
    near(path(adam(), [0, 0]), [1, 1]);
    near(path(adam({ lr: 0.1, weightDecay: 0.5 }), [0]), [0.9]);
  });

  it('has PyTorch’s defaults', () => {
    const spelled = adam({ lr: 0.001, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0 });
    expect(path(adam(), [3, -1, 2])).toEqual(path(spelled, [3, -1, 2]));
  });
});

it('each parameter goes its own way', () => {
  for (const make of [() => sgd({ lr: 0.1, momentum: 0.9 }), () => adam({ lr: 0.1 })]) {
    const optimise = make();
    const p = Float32Array.of(1, 1);
    optimise(p, Float32Array.of(1, -2));
    optimise(p, Float32Array.of(1, -2));
    expect([p[0], p[1]]).toEqual([path(make(), [1, 1])[1], path(make(), [-2, -2])[1]]);
  }
});

describe('what cannot be throws a RangeError that names it', () => {
  it.each([
    ['lr', () => sgd({ lr: -1 }), 'lr must be a number from 0 up, not -1'],
    ['lr', () => adam({ lr: Number.NaN }), 'lr must be a number from 0 up, not NaN'],
    ['momentum', () => sgd({ lr: 1, momentum: -0.5 }), 'momentum must be a number from 0 up, not -0.5'],
    [
      'Nesterov',
      () => sgd({ lr: 1, nesterov: true }),
      'nesterov needs a momentum above 0 and a dampening of 0, not 0 and 0',
    ],
    ['betas', () => adam({ betas: [0.9, 1] }), 'betas must be below 1, not 0.9 and 1'],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(new RangeError(message));
  });

  it('an optimiser belongs to its parameters', () => {
    for (const optimise of [sgd({ lr: 1 }), adam()]) {
      optimise(new Float32Array(2), new Float32Array(2));
      expect(() => optimise(new Float32Array(3), new Float32Array(3))).toThrow(
        new RangeError('this optimiser remembers 2 parameters, but there are 3'),
      );
      expect(() => optimise(new Float32Array(2), new Float32Array(1))).toThrow(
        new RangeError('1 gradients for 2 parameters'),
      );
    }
  });
});
