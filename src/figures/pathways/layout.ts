/** Where areas stand and how links run, in a wide picture and in a narrow one. */
import { AREA_IDS, type AreaId, areas, links } from './areas.ts';

interface Frame {
  readonly width: number;
  readonly height: number;
  /** Size of an area's box. */
  readonly box: readonly [width: number, height: number];
  readonly x: Readonly<Record<AreaId, number>>;
  /** Middle of the rows, from the retina up. */
  readonly rows: readonly number[];
}

const wide: Frame = {
  width: 590,
  height: 600,
  box: [98, 38],
  x: {
    retina: 262,
    m: 75,
    k: 262,
    p: 520,
    'v1-4b': 75,
    'v1-blob': 262,
    'v1-interblob': 395,
    'v1-4a': 520,
    'v2-thick': 150,
    'v2-thin': 272,
    'v2-inter': 395,
    mt: 75,
    v4: 395,
    mstd: 75,
    mstl: 190,
    pit: 395,
    pp: 75,
    ait: 395,
  },
  rows: [572, 494, 384, 288, 200, 116, 34],
};

const tall: Frame = {
  width: 300,
  height: 590,
  box: [70, 38],
  x: {
    retina: 112,
    m: 37,
    k: 112,
    p: 263,
    'v1-4b': 37,
    'v1-blob': 112,
    'v1-interblob': 188,
    'v1-4a': 263,
    'v2-thick': 98,
    'v2-thin': 178,
    'v2-inter': 258,
    mt: 37,
    v4: 258,
    mstd: 37,
    mstl: 117,
    pit: 258,
    pp: 37,
    ait: 258,
  },
  rows: [565, 490, 380, 285, 198, 115, 34],
};

/** The input layers of V1 for P stand below the others. */
const LOWER = 44;

const V2: readonly AreaId[] = ['v2-thick', 'v2-thin', 'v2-inter'];

const round = (value: number) => Number(value.toFixed(1));

export function layout(narrow: boolean) {
  const { width, height, box, x, rows } = narrow ? tall : wide;
  const at = (id: AreaId): readonly [number, number] => [
    x[id],
    rows[areas[id].level] + (id === 'v1-4a' ? LOWER : 0),
  ];
  const paths = links.map(({ from, to, both }) => {
    const [[ax, ay], [bx, by]] = [at(from), at(to)];
    const gap = 6;
    if (Math.abs(ay - by) < 1) {
      const side = Math.sign(bx - ax) * (box[0] / 2);
      return `M${round(ax + side + (both ? Math.sign(side) * gap : 0))} ${ay}H${round(bx - side - Math.sign(side) * gap)}`;
    }
    if (from === 'v1-4a') {
      // Along below the boxes of its level, then up.
      const up = bx + 0.3 * box[0];
      return `M${round(ax - box[0] / 2)} ${ay}H${round(up + 8)}Q${round(up)} ${ay} ${round(up)} ${ay - 8}V${round(by + box[1] / 2 + gap)}`;
    }
    const start = ay - box[1] / 2;
    const end = by + box[1] / 2 + gap;
    // Ways that do not go straight up arrive beside each other, and bend in the middle.
    const land = bx + Math.max(-0.36 * box[0], Math.min(0.36 * box[0], 0.22 * (ax - bx)));
    const leave = ax + Math.max(-0.3 * box[0], Math.min(0.3 * box[0], 0.14 * (bx - ax)));
    const bend = (start - end) / 2;
    return `M${round(leave)} ${round(start)}C${round(leave)} ${round(start - bend)} ${round(land)} ${round(end + bend)} ${round(land)} ${round(end)}`;
  });
  const band = (ids: readonly AreaId[], below = 0) => {
    const all = ids.map(at);
    const [left, right] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))];
    const [top, bottom] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))];
    const pad = 9;
    return {
      x: Math.max(1, left - box[0] / 2 - pad),
      y: top - box[1] / 2 - pad,
      right: Math.min(width - 1, right + box[0] / 2 + pad),
      bottom: bottom + box[1] / 2 + pad + below,
    };
  };
  return {
    width,
    height,
    box,
    at: Object.fromEntries(AREA_IDS.map((id) => [id, at(id)])) as Record<AreaId, readonly [number, number]>,
    paths,
    bands: [band(['m', 'k', 'p']), band(['v1-4b', 'v1-blob', 'v1-interblob', 'v1-4a']), band(V2, 16)],
    /** Where the names of the bands stand. */
    names: [
      { name: 'LGN', x: (x.k + x.p) / 2, y: rows[1] },
      { name: 'V1', x: x['v1-4b'] - box[0] / 2 + 8, y: rows[2] + LOWER + 10 },
      { name: 'V2', x: (x['v2-thick'] + x['v2-thin']) / 2, y: rows[3] + box[1] / 2 + 14 },
    ],
  };
}
