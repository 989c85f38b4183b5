import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponent } from '#lib/stats/slope.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import type { Operand } from './autograd.ts';
import { numericJacobian } from './jacobian.ts';
import { mul, sub } from './ops/arithmetic.ts';
import { matmul } from './ops/matmul.ts';
import { pow } from './ops/pointwise.ts';
import { chain, identity, linearMap, positive, rotation, step, type Transform, tie } from './transform.ts';

const transforms: Record<string, Transform> = {
  identity: identity(2),
  linear: linearMap(tensor([3, 2], [1, 0.5, -0.5, 1, 1, -1])),
  tie: tie([0, 0, 1, 1]),
  positive: positive(2),
  rotation,
};
const all = Object.entries(transforms);

const x = tensor([4], [1, -0.5, 2, 1.5]);
/** ½ (w·x − y)². */
const cost =
  ({ out }: Transform, y = 0.4) =>
  (w: Operand) =>
    mul(0.5, pow(sub(matmul(w, tensor([out], x.data.slice(0, out))), y), 2));
const start = ({ into }: Transform) => tensor([into], [0.6, -0.9].slice(0, into));
const near = (a: Tensor, b: Tensor, digits = 4) => {
  expect(a.data.length).toBe(b.data.length);
  a.data.forEach((value, i) => {
    expect(value).toBeCloseTo(b.data[i], digits);
  });
};

describe.each(all)('%s', (_, h) => {
  const at = chain(h, cost(h), start(h));

  it('has the dimensions of the formulas: J is N_w × N_u, J Jᵀ is N_w × N_w', () => {
    expect(at.w.shape).toEqual([h.out]);
    expect(at.byW.shape).toEqual([h.out]);
    expect(at.byU.shape).toEqual([h.into]);
    expect(at.jacobian.shape).toEqual([h.out, h.into]);
    expect(at.square.shape).toEqual([h.out, h.out]);
  });

  it('has the gradients of finite differences, and ∂C/∂u = ∂C/∂w · J', () => {
    near(at.jacobian, numericJacobian(h.of, at.u));
    near(at.byW, numericJacobian(cost(h), at.w));
    near(
      at.byU,
      numericJacobian((u) => cost(h)(h.of(u)), at.u),
    );
    near(at.byU, matmul(at.byW, at.jacobian).value, 6);
  });

  it('a small step lowers the cost', () => {
    const after = chain(h, cost(h), step(h, at, 0.01).u);
    expect(after.cost).toBeLessThan(at.cost);
  });
});

describe('the step on w is the step on u to first order', () => {
  const affine = all.filter(([, { affine }]) => affine);
  const curved = all.filter(([, { affine }]) => !affine);

  it.each(affine)('%s is affine: nothing but rounding lies between them, however large the step', (_, h) => {
    const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(numbers, fc.double({ min: 0.001, max: 1, noNaN: true }), (u, eta) => {
        const { gap, rounding } = step(h, chain(h, cost(h), tensor([h.into], u.slice(0, h.into))), eta);
        expect(gap).toBeLessThanOrEqual(rounding);
      }),
    );
  });

  it.each(curved)('%s is not: the gap shrinks like η², with a measured exponent of 2 within 0.05', (_, h) => {
    const at = chain(h, cost(h), start(h));
    const etas = Array.from({ length: 9 }, (_, i) => 0.005 * 10 ** (i / 8));
    const gaps = etas.map((eta) => step(h, at, eta).gap);
    expect(Math.abs(exponent(etas, gaps) - 2)).toBeLessThan(0.05);
  });
});

it('the Y branch: J and J Jᵀ of the tied weights, and gradients that add', () => {
  const h = tie([0, 0, 1, 1]);
  const { jacobian, square, byW, byU } = chain(h, cost(h), start(h));
  expect([...jacobian.data]).toEqual([1, 0, 1, 0, 0, 1, 0, 1]);
  expect([...square.data]).toEqual([1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1]);
  expect(byU.data[0]).toBeCloseTo(byW.data[0] + byW.data[1], 6);
  expect(byU.data[1]).toBeCloseTo(byW.data[2] + byW.data[3], 6);
});

it('softplus keeps weights positive, a rotation keeps their length, through any step', () => {
  const far = (h: Transform) => step(h, chain(h, cost(h, 5), start(h)), 1).w.data;
  expect(far(transforms.positive).every((w) => w > 0)).toBe(true);
  expect(Math.hypot(...far(rotation))).toBeCloseTo(1, 6);
});
