/** How the book writes numbers: a real minus sign, no trailing zeros, at most `digits` decimals. */
export function format(value: number, digits = 2): string {
  const rounded = Number(value.toFixed(digits));
  return (Object.is(rounded, -0) ? 0 : rounded).toString().replace('-', '−');
}

/** A factor or addend inside a sum: negative numbers stand in brackets. */
export function factor(value: number, digits = 2): string {
  const text = format(value, digits);
  return text.startsWith('−') ? `(${text})` : text;
}

const grouped = new Intl.NumberFormat('en');

/** A whole number as it is read: 2,359,296. */
export const whole = (n: number): string => grouped.format(n);

/** An index below the line: x₋₁, x₁₂. */
export function subscript(n: number): string {
  return String(n)
    .replace('-', '₋')
    .replace(/\d/g, (d) => '₀₁₂₃₄₅₆₇₈₉'[Number(d)]);
}

/** "1 row", "2 rows". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${whole(n)} ${n === 1 ? one : many}`;
}
