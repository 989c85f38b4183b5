/** How the small pictures lie on their sheets, and the sheets one below the other in the still. */

/** Pixels along a digit. */
export const SIDE = 28;

export interface Sheet {
  readonly cols: number;
  readonly rows: number;
  /** Values along a tile, pixels of the sheet for each, and the sheet's pixels from one tile to the next. */
  readonly tile: number;
  readonly scale: number;
  readonly cell: number;
}

const sheet = (cols: number, rows: number, tile: number, scale: number, gap = 2): Sheet => ({
  cols,
  rows,
  tile,
  scale,
  cell: tile * scale + gap,
});

export const netSheets = {
  t1: sheet(8, 1, 5, 4),
  s1: sheet(4, 2, 24, 1),
  c1: sheet(4, 2, 12, 2),
  w2: sheet(6, 4, 14, 2),
  s2: sheet(6, 4, 8, 3),
  c2: sheet(6, 4, 4, 6),
} as const;
export type SheetName = keyof typeof netSheets;
export const inputSheet = sheet(1, 1, SIDE, 4, 0);
export const lessonSheet = netSheets.t1;

/** Name of a sheet in the still: the input, those of both networks, and the templates that learn on the page. */
export type StillName = 'input' | `${0 | 1}${SheetName}` | 'lesson';

const order: readonly (readonly [StillName, Sheet])[] = [
  ['input', inputSheet],
  ...([0, 1] as const).flatMap((n) =>
    (Object.keys(netSheets) as SheetName[]).map((name) => [`${n}${name}`, netSheets[name]] as const),
  ),
  ['lesson', lessonSheet],
];

export const widthOf = ({ cols, cell }: Sheet): number => cols * cell;
export const heightOf = ({ rows, cell }: Sheet): number => rows * cell;

/** The size of the still, and where each sheet begins. */
export const still = (() => {
  const tops = new Map<StillName, { top: number; sheet: Sheet }>();
  let height = 0;
  for (const [name, sheet] of order) {
    tops.set(name, { top: height, sheet });
    height += heightOf(sheet);
  }
  return { width: Math.max(...order.map(([, sheet]) => widthOf(sheet))), height, tops };
})();

/** Where the whole still must lie so that only one sheet of it shows in a frame, in percent of the frame. */
export function window(name: StillName): Readonly<Record<'width' | 'height' | 'left' | 'top', string>> {
  const { top, sheet } = still.tops.get(name)!;
  const share = (part: number, of: number) => `${Number(((100 * part) / of).toFixed(3))}%`;
  return {
    width: share(still.width, widthOf(sheet)),
    height: share(still.height, heightOf(sheet)),
    left: '0',
    top: share(-top, heightOf(sheet)),
  };
}
