/** Marks of labelled points: every class has a colour of its own and a shape of its own. */

/** CSS colour of class `k`. */
export const classColour = (k: number): string => `var(--class-${k % 5})`;

/** Paths around (0, 0) of equal area, so that no class looks heavier: disc, square, triangle, diamond, plus. */
const shapes: readonly ((r: number) => string)[] = [
  (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  (r) => box(0.886 * r),
  (r) => `M0 ${-1.55 * r}L${1.35 * r} ${0.78 * r}H${-1.35 * r}z`,
  (r) => `M0 ${-1.25 * r}L${1.25 * r} 0L0 ${1.25 * r}L${-1.25 * r} 0z`,
  (r) =>
    `M${-0.4 * r} ${-1.2 * r}h${0.8 * r}v${0.8 * r}h${0.8 * r}v${0.8 * r}h${-0.8 * r}v${0.8 * r}h${-0.8 * r}v${-0.8 * r}h${-0.8 * r}v${-0.8 * r}h${0.8 * r}z`,
];

function box(half: number): string {
  return `M${-half} ${-half}h${2 * half}v${2 * half}h${-2 * half}z`;
}

/** SVG path of the mark of class `k` around (0, 0), as large as a disc of radius `r`. */
export const classMark = (k: number, r: number): string =>
  shapes[k % shapes.length](r).replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2))));

/** One SVG path with the mark of class `k` at each of `places`. */
export const classMarks = (
  k: number,
  r: number,
  places: readonly (readonly [x: number, y: number])[],
): string => {
  const mark = classMark(k, r);
  return places.map(([x, y]) => moved(mark, x, y)).join('');
};

/** A path whose absolute commands are M, L and H, moved. */
const moved = (path: string, x: number, y: number) =>
  path.replace(/([MLH])(-?[\d.]+)(?: (-?[\d.]+))?/g, (_, command, a, b) =>
    [
      command + Number((Number(a) + x).toFixed(2)),
      ...(b === undefined ? [] : [Number((Number(b) + y).toFixed(2))]),
    ].join(' '),
  );
