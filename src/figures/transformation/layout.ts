/** Where the graph's parts stand: along a line, or downwards where the page is narrow. */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A table beside a variable: its left edge, and the middle of its head. */
export type Place = Spot;

export const ROW = 24;
export const COLUMNS = [50, 56, 56] as const;
export const R = 19;
/** Width of an input where they stand side by side. */
export const CELL = 40;

export interface Wire {
  readonly d: string;
  /** The arrow's point, and which way it points, in degrees. */
  readonly tip: Spot;
  readonly turn: number;
  readonly label?: Spot & { readonly anchor: 'start' | 'middle' | 'end' };
}

const wire = (from: Spot, to: Spot, label?: Wire['label']): Wire => ({
  d: `M${from.x} ${from.y}L${to.x} ${to.y}`,
  tip: to,
  turn: Math.round((Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI),
  ...(label && { label }),
});

/** Half the distance between a wire and the gradient that runs beside it. */
const BESIDE = 7;

export function wide(out: number) {
  const axis = 62;
  const at = { u: 84, H: 204, w: 320, G: 456, yhat: 588, C: 732 };
  const edge = { u: R, H: 36, w: R, G: 38, yhat: R, C: 27 };
  type Part = keyof typeof at;
  const forward = (a: Part, b: Part) =>
    wire(
      { x: at[a] + edge[a] + 3, y: axis - BESIDE },
      { x: at[b] - edge[b] - 3, y: axis - BESIDE },
      { x: (at[a] + edge[a] + at[b] - edge[b]) / 2, y: axis - BESIDE - 14, anchor: 'middle' },
    );
  const backward = (a: Part, b: Part) =>
    wire(
      { x: at[a] - edge[a] - 3, y: axis + BESIDE },
      { x: at[b] + edge[b] + 3, y: axis + BESIDE },
      { x: (at[a] - edge[a] + at[b] + edge[b]) / 2, y: axis + BESIDE + 15, anchor: 'middle' },
    );
  const below = 134;
  const table = (x: number) => ({ x: x - (COLUMNS[0] + COLUMNS[1] + COLUMNS[2]) / 2, y: 116 });
  return {
    width: 800,
    height: below + R + 8 + Math.max(2, out) * ROW + 6,
    nodes: Object.fromEntries(Object.entries(at).map(([name, x]) => [name, { x, y: axis }])) as Record<
      Part,
      Spot
    >,
    x: { x: at.G, y: below },
    y: { x: at.C, y: below },
    xCells: Array.from({ length: out }, (_, i) => ({ x: at.G - 25, y: below + R + 8 + i * ROW })),
    yCell: { x: at.C - 25, y: below + R + 8 },
    tables: { u: table(at.u), w: table(at.w), yhat: table(at.yhat) },
    jacobian: { x: at.H, y: axis + 48, anchor: 'middle' as const },
    wires: {
      uH: forward('u', 'H'),
      Hw: forward('H', 'w'),
      wG: forward('w', 'G'),
      Gy: forward('G', 'yhat'),
      yC: forward('yhat', 'C'),
      x: wire({ x: at.G, y: below - R - 3 }, { x: at.G, y: axis + 38 }),
      y: wire({ x: at.C, y: below - R - 3 }, { x: at.C, y: axis + 30 }),
      Cy: backward('C', 'yhat'),
      yG: backward('yhat', 'G'),
      Gw: backward('G', 'w'),
      wH: backward('w', 'H'),
      Hu: backward('H', 'u'),
    },
  };
}

export type Layout = ReturnType<typeof wide>;

export function tall(into: number, out: number): Layout {
  const axis = 46;
  const HEAD = 22;
  /** Heights of the tables' blocks, and of what lies between them. */
  const block = (rows: number) => HEAD + rows * ROW;
  const [uTop, gap] = [4, 98];
  const wTop = uTop + block(into) + gap;
  const yTop = wTop + block(out) + gap;
  const cTop = yTop + block(1) + 62;
  const centre = (top: number, rows: number) => top + HEAD + (Math.min(rows, 2) * ROW) / 2;
  const ends = { u: uTop + block(into), w: wTop + block(out), yhat: yTop + block(1) };
  const nodes = {
    u: { x: axis, y: centre(uTop, into) },
    H: { x: axis, y: ends.u + gap / 2 },
    w: { x: axis, y: centre(wTop, out) },
    G: { x: axis, y: ends.w + gap / 2 },
    yhat: { x: axis, y: centre(yTop, 1) },
    C: { x: axis, y: cTop + 10 },
  };
  const edge = { u: R, H: 23, w: R, G: 23, yhat: R, C: 27 };
  type Part = keyof typeof nodes;
  const mid = (a: Part, b: Part) => (nodes[a].y + edge[a] + nodes[b].y - edge[b]) / 2;
  const forward = (a: Part, b: Part) =>
    wire(
      { x: axis - BESIDE, y: nodes[a].y + edge[a] + 2 },
      { x: axis - BESIDE, y: nodes[b].y - edge[b] - 2 },
      { x: axis - BESIDE - 7, y: mid(a, b), anchor: 'end' },
    );
  const backward = (a: Part, b: Part) =>
    wire(
      { x: axis + BESIDE, y: nodes[a].y - edge[a] - 2 },
      { x: axis + BESIDE, y: nodes[b].y + edge[b] + 2 },
      { x: axis + BESIDE + 7, y: mid(b, a), anchor: 'start' },
    );
  const table = (top: number) => ({ x: 116, y: top + HEAD / 2 });
  const from = 300 - out * CELL;
  const x = { x: Math.min(136, from - R - 5), y: nodes.G.y };
  const y = { x: 136, y: nodes.C.y };
  return {
    width: 300,
    height: cTop + 42,
    nodes,
    x,
    y,
    xCells: Array.from({ length: out }, (_, i) => ({ x: x.x + R + 5 + i * CELL, y: x.y - ROW / 2 })),
    yCell: { x: y.x + R + 5, y: y.y - ROW / 2 },
    tables: { u: table(uTop), w: table(wTop), yhat: table(yTop) },
    jacobian: { x: axis + 46, y: nodes.H.y, anchor: 'start' as unknown as 'middle' },
    wires: {
      uH: forward('u', 'H'),
      Hw: forward('H', 'w'),
      wG: forward('w', 'G'),
      Gy: forward('G', 'yhat'),
      yC: forward('yhat', 'C'),
      x: wire({ x: x.x - R - 2, y: x.y }, { x: axis + 40, y: x.y }),
      y: wire({ x: y.x - R - 2, y: y.y }, { x: axis + 30, y: y.y }),
      Cy: backward('C', 'yhat'),
      yG: backward('yhat', 'G'),
      Gw: backward('G', 'w'),
      wH: backward('w', 'H'),
      Hu: backward('H', 'u'),
    },
  };
}
