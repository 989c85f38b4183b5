// Two words that every kernel uses. A v128 is a register of four float32 numbers.

/**
 * a · b + c in each of four lanes. In the plain build that is a product, rounded, and a sum, rounded: the same bits on
 * every machine. In the relaxed build it is whatever the machine does fastest, on most one fused, once-rounded step.
 */
// @ts-ignore: decorators are AssemblyScript's
@inline
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(c, f32x4.mul(a, b));
}

/** The sum of the four lanes. */
// @ts-ignore: decorators are AssemblyScript's
@inline
export function sum(v: v128): f32 {
  const pairs = f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** The lanes of one vector that lie before `count`, 1 to 3: all ones there, zeros from there on. */
// @ts-ignore: decorators are AssemblyScript's
@inline
export function before(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}
