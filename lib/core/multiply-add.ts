/**
 * a · b + c in float32, the two ways of a processor.
 *
 *   twice = f(f(a · b) + c), once = f(a · b + c), f rounding to the nearest float32
 *
 * @param a, b, c float32 numbers such that a · b + c is exact in float64, as the product alone always is.
 * @returns `twice`, the same on every machine, and `once`, what a fused instruction gives.
 */
export function multiplyAdd(a: number, b: number, c: number): { twice: number; once: number } {
  return { twice: Math.fround(Math.fround(a * b) + c), once: Math.fround(a * b + c) };
}
