/**
 * The slope of the straight line that fits points best, by least squares: Σ (x − x̄)(y − ȳ) / Σ (x − x̄)².
 *
 * @throws RangeError when there are fewer than two different x, or not one y for each.
 */
export function slope(x: readonly number[], y: readonly number[]): number {
  if (x.length !== y.length || new Set(x).size < 2) {
    throw new RangeError(
      `a slope needs two different x and a y for each, not ${x.length} x and ${y.length} y`,
    );
  }
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const across = x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0);
  return across / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}

/** The exponent p of the power law y ∝ xᵖ that fits positive numbers best: the slope of log y over log x. */
export const exponent = (x: readonly number[], y: readonly number[]): number =>
  slope(x.map(Math.log), y.map(Math.log));
