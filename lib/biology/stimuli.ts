/** The patterns with which areas of visual cortex are probed, as polygons around (0, 0); x to the right, y downwards. */
export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

const at = (r: number, angle: number): Point => [r * Math.cos(angle), r * Math.sin(angle)];

function positive(settings: Record<string, number>): void {
  for (const [name, value] of Object.entries(settings))
    if (!(value > 0 && Number.isFinite(value)))
      throw new RangeError(`${name} must be positive, not ${value}`);
}

/**
 * The dark bars of a square-wave grating that cover a disc, and one period more on the side from which they drift:
 * all points whose distance along the angle, plus the phase, has a remainder below half a period.
 *
 * @param angle in radians: the direction in which the grating varies, across its bars.
 * @param phase in periods.
 * @throws RangeError when period or radius is not positive.
 */
export function grating(angle: number, period: number, radius: number, phase = 0): Polygon[] {
  positive({ period, radius });
  const [ux, uy] = at(1, angle);
  const corner = (along: number, across: number): Point => [
    along * ux - across * uy,
    along * uy + across * ux,
  ];
  const first = Math.floor(-radius / period - phase) - 1;
  const last = Math.ceil(radius / period - phase);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const from = (first + i + phase) * period;
    const to = from + period / 2;
    return [corner(from, -radius), corner(to, -radius), corner(to, radius), corner(from, radius)];
  });
}

/**
 * The dark arms of a polar grating: radial where `twist` is 0, else spirals, which turn by `twist` radians for every
 * e-fold of the radius. With arms and twist, all points with cos(arms · (θ − twist · ln r)) > 0 between two radii, their ends cut straight.
 *
 * @throws RangeError when the radii are not positive and rising, or arms is not a whole number from 1 up.
 */
export function spiral(arms: number, twist: number, inner: number, outer: number, steps = 16): Polygon[] {
  positive({ arms, inner, steps });
  if (!(outer > inner) || !Number.isInteger(arms))
    throw new RangeError(`no ${arms} arms lie between ${inner} and ${outer}`);
  const radii = Array.from({ length: steps + 1 }, (_, i) => inner * (outer / inner) ** (i / steps));
  const edge = (middle: number, side: number) =>
    radii.map((r) => at(r, middle + side * (Math.PI / (2 * arms)) + twist * Math.log(r)));
  return Array.from({ length: arms }, (_, k) => {
    const middle = (2 * Math.PI * k) / arms;
    return [...edge(middle, -1), ...edge(middle, 1).reverse()];
  });
}

/**
 * Kanizsa's square: four discs at the corners of a square that nobody draws, each with the quarter cut out that the square covers.
 *
 * @param half half the square's side.
 * @throws RangeError when a size is not positive, or discs would overlap.
 */
export function kanizsa(half: number, radius: number, steps = 18): Polygon[] {
  positive({ half, radius, steps });
  if (radius >= half) throw new RangeError(`discs of ${radius} overlap in a square of ${2 * half}`);
  return [0, 1, 2, 3].map((k) => {
    // The corner stands at 45° + k · 90°; its disc leaves out the quarter around the opposite direction.
    const away = Math.PI / 4 + (k * Math.PI) / 2;
    const [x, y] = at(half * Math.SQRT2, away);
    const arc = Array.from({ length: steps + 1 }, (_, i) =>
      at(radius, away + Math.PI * ((1.5 * i) / steps - 0.75)),
    );
    return [[x, y] as Point, ...arc.map(([dx, dy]): Point => [x + dx, y + dy])];
  });
}
