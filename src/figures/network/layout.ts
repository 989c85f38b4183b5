/** Where the neurons stand: in columns from left to right, or in rows downwards where the page is narrow. */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly tall: boolean;
  readonly width: number;
  readonly height: number;
  /** Centres, layer by layer, the inputs first. */
  readonly units: readonly (readonly Spot[])[];
  /** Radius of each layer's neurons, and the room that each neuron has for a finger. */
  readonly radii: readonly number[];
  readonly rooms: readonly number[];
  /** Whether a bias has room below each neuron of a layer, or beside it. */
  readonly biases: readonly boolean[];
  /** A layer's name, and the shapes of the map that leads to the next; stacked, its matrix takes two lines. */
  readonly heads: readonly Spot[];
  readonly shapes: readonly Spot[];
  readonly stacked: boolean;
  /** Many edges: they are drawn thinner. */
  readonly dense: boolean;
  /** Where each map's weights are written, [out][in], while all of them have room; otherwise only those into one neuron are. */
  readonly weights: readonly (readonly (readonly Spot[])[] | undefined)[];
}

/** What a weight of five characters takes. */
const LABEL = { width: 36, height: 14 };
const LARGEST = 21;

/** Below this radius no number fits into a neuron. */
export const READABLE = 17.5;

const centred = (count: number, pitch: number, middle: number) =>
  Array.from({ length: count }, (_, i) => middle + (i - (count - 1) / 2) * pitch);
const between = (a: Spot, b: Spot, t: number): Spot => ({
  x: a.x + t * (b.x - a.x),
  y: a.y + t * (b.y - a.y),
});
const collide = (a: Spot, b: Spot) => Math.abs(a.x - b.x) < LABEL.width && Math.abs(a.y - b.y) < LABEL.height;

/** Every weight on its own edge, steep edges nearer to where they begin; undefined where two would meet. */
function written(from: readonly Spot[], to: readonly Spot[], tall: boolean) {
  if (from.length * to.length > 15) return undefined;
  const spots = to.map((b) =>
    from.map((a) => {
      const across = tall ? Math.abs(b.x - a.x) : Math.abs(b.y - a.y);
      if (across < 1) return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - (tall ? 0 : 9) };
      return between(a, b, across < 100 ? 0.5 : tall ? 0.28 : 0.33);
    }),
  );
  const all = spots.flat();
  return all.some((a, i) => all.some((b, j) => j < i && collide(a, b))) ? undefined : spots;
}

/** Where the weights into neuron `to` are written when there is no room for all: in as many rows as they need. */
export function intoOne({ tall, units }: Layout, column: number, to: Spot): Spot[] {
  const from = units[column - 1];
  if (!tall) return from.map((a) => between(a, to, 0.44));
  const pitch = from.length > 1 ? from[1].x - from[0].x : LABEL.width;
  const rows = Math.ceil(LABEL.width / (0.54 * pitch));
  return from.map((a, i) => between(a, to, rows === 1 ? 0.4 : 0.2 + (0.26 * (i % rows)) / (rows - 1)));
}

/** Distance of neighbours in a layer of `count`, `most` for two. */
const spread = (count: number, most: number, room: number) => Math.min(most, room / Math.max(2, count));
/** The last map has three outputs at least: it takes more room than the others. */
const WIDER = 1.3;

export function layout(sizes: readonly number[], tall: boolean): Layout {
  const last = sizes.length - 1;
  const dense = Math.max(...sizes) > 3;
  const gap = tall ? (dense ? 100 : 96) : 486 / (last - 1 + WIDER);
  const pitches = sizes.map((count) =>
    tall ? spread(count, 116, 242) : spread(count, 124, Math.max(250, 34 * count)),
  );
  const radii = pitches.map((pitch) =>
    Math.min(LARGEST, pitch * (tall ? 0.49 : 0.42), tall ? LARGEST : gap * 0.3),
  );
  const extent = Math.max(...sizes.map((count, l) => (count - 1) * pitches[l] + 2 * radii[l]));
  const middle = tall ? 175 : 46 + extent / 2;
  const along = (l: number) => (tall ? 23 : 24) + (l < last ? l : l - 1 + WIDER) * gap;
  const units = sizes.map((count, l) =>
    centred(count, pitches[l], middle).map((at) => (tall ? { x: at, y: along(l) } : { x: along(l), y: at })),
  );
  const foot = 46 + extent + 36;
  const stacked = tall ? dense : gap < 76;
  return {
    tall,
    width: tall ? 296 : 624,
    height: tall ? along(last) + LARGEST + 50 : foot + (stacked ? 59 : 25),
    units,
    radii,
    biases: pitches.map((pitch, l) => l > 0 && pitch - 2 * radii[l] >= (tall ? 40 : 18)),
    rooms: pitches.map((pitch) => Math.min(pitch, 56)),
    heads: sizes.map((_, l) => (tall ? { x: 0, y: along(l) - 6 } : { x: along(l), y: 12 })),
    shapes: sizes.slice(1).map((_, l) => {
      const middle = (along(l) + along(l + 1)) / 2;
      return tall ? { x: 0, y: middle - (stacked ? 10 : 2) } : { x: middle, y: foot };
    }),
    stacked,
    dense,
    weights: sizes.slice(1).map((_, l) => written(units[l], units[l + 1], tall)),
  };
}
