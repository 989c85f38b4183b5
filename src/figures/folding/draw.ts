/** Paints a layer's sheet on a canvas, as large as the canvas stands on the page. */
import { classMark } from '#figure/marks.ts';
import { before } from '#lib/plane/affine.ts';
import { decide } from '#lib/plane/decisions.ts';
import { type Lens, seen } from './camera.ts';
import type { Scene } from './scene.ts';
import type { Shot } from './shot.ts';

export const COLOURS = [
  'ink',
  'wash',
  'hidden',
  'class-0',
  'class-1',
  'class-2',
  'class-3',
  'class-4',
] as const;
export type Colours = Readonly<Record<(typeof COLOURS)[number], string>>;

/** Radius of a point's mark, per side of the view: smaller where there are many. */
export const radiusOf = (points: number): number => 0.0065 * (240 / points) ** 0.25;

/** How strongly the half-planes are shaded that the next ReLU flattens. */
export function shade({ moment: { stage, t }, order, sheet }: Shot, relu: boolean): number {
  if (order || !relu || sheet.rings.length === 0) return 0;
  return stage === 'shift' ? t : stage === 'relu' ? 1 - t : 0;
}

/** How strongly the classes' parts of the embedding plane are tinted: they come with its last step. */
export const tint = ({ moment: { layer, stage, t } }: Shot, scene: Scene): number =>
  layer === scene.sheets.length - 1 && (stage === 'shift' || stage === 'affine') ? t : 0;

/** How strongly the sheet is filled: less where the classes' tints lie under it. */
export const sheetAlpha = (shot: Shot, scene: Scene): number => 0.12 * (1 - 0.7 * tint(shot, scene));

/** The classes' parts of the view of the embedding plane. */
export function partsOf({ net }: Scene, { left, top, scale }: Pick<Lens, 'left' | 'top' | 'scale'>) {
  const corner = (x: number, y: number) => [(x - left) / scale, (top - y) / scale] as const;
  const view = [corner(0, 1), corner(1, 1), corner(1, 0), corner(0, 0)];
  const logits = before(net[net.length - 1], { matrix: [1, 0, 0, 1], offset: [0, 0] });
  return decide(view, logits).map(({ label, polygon }) => ({
    label,
    corners: polygon.map(([x, y]) => [left + scale * x, top - scale * y] as const),
  }));
}

export function draw(
  context: CanvasRenderingContext2D,
  side: number,
  density: number,
  scene: Scene,
  shot: Shot,
  grid: boolean,
  colours: Colours,
): void {
  const { sheet, xy, order, lens } = shot;
  const { rings, lines } = sheet;
  const trace = (first: number, end: number) => {
    context.moveTo(xy[2 * first] * side, xy[2 * first + 1] * side);
    for (let i = first + 1; i < end; i++) context.lineTo(xy[2 * i] * side, xy[2 * i + 1] * side);
  };
  const stroke = (colour: string, alpha: number, width: number) => {
    context.strokeStyle = colour;
    context.globalAlpha = alpha;
    context.lineWidth = width;
    context.stroke();
  };
  const fill = (colour: string, alpha: number) => {
    context.fillStyle = colour;
    context.globalAlpha = alpha;
    context.fill();
  };
  context.lineJoin = 'round';
  context.clearRect(0, 0, side, side);

  const dark = shade(shot, scene.stats[shot.moment.layer].relu);
  if (dark > 0) {
    const [ox, oy] = seen(lens, [0, 0]).map((value) => Math.min(1, Math.max(0, value)) * side);
    context.beginPath();
    context.rect(0, 0, ox, oy);
    context.rect(0, oy, side, side - oy);
    fill(colours.wash, 0.75 * dark);
  }
  const tinted = tint(shot, scene);
  if (tinted > 0) {
    for (const { label, corners } of partsOf(scene, lens)) {
      context.beginPath();
      for (const [x, y] of corners) context.lineTo(x * side, y * side);
      context.closePath();
      fill(colours[`class-${label % 5}` as 'class-0'], 0.14 * tinted);
    }
  }

  if (order) {
    for (const r of order) {
      context.beginPath();
      trace(rings[r], rings[r + 1]);
      context.closePath();
      fill(colours.hidden, 0.13);
      stroke(colours.ink, 0.45, 0.75);
    }
  } else {
    // Two units never lay the plane over itself, so the regions are one shape, whichever way round a mirror turned them.
    context.beginPath();
    for (let r = 0; r < rings.length - 1; r++) {
      trace(rings[r], rings[r + 1]);
      context.closePath();
    }
    fill(colours.hidden, sheetAlpha(shot, scene));
  }
  const borders = lines.length - 5;
  if (grid) {
    context.beginPath();
    for (let n = 0; n < borders; n++) trace(lines[n], lines[n + 1]);
    stroke(colours.hidden, density > 1 ? 0.4 : 0.3, 1 / density);
  }
  if (!order) {
    context.beginPath();
    for (let r = 0; r < rings.length - 1; r++) {
      trace(rings[r], rings[r + 1]);
      context.closePath();
    }
    stroke(colours.ink, 0.5, 0.75);
  }
  context.beginPath();
  for (let n = borders; n < borders + 4; n++) trace(lines[n], lines[n + 1]);
  stroke(colours.ink, 1, 1.25);
  context.beginPath();
  for (let i = rings[rings.length - 1]; i < xy.length / 2; i += 2) trace(i, i + 2);
  stroke(colours.hidden, 1, 2);

  const { labels, classes } = scene.data;
  const radius = Math.max(1.2, radiusOf(labels.length) * side);
  for (let label = 0; label < classes; label++) {
    const corners = CORNERS[label % CORNERS.length].map((value) => value * radius);
    context.beginPath();
    for (let i = 0; i < labels.length; i++) {
      if (labels[i] !== label) continue;
      const [x, y] = [xy[2 * i] * side, xy[2 * i + 1] * side];
      if (corners.length === 0) {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
        continue;
      }
      context.moveTo(x + corners[0], y + corners[1]);
      for (let c = 2; c < corners.length; c += 2) context.lineTo(x + corners[c], y + corners[c + 1]);
    }
    fill(colours[`class-${label % 5}` as 'class-0'], 1);
  }
}

/** The corners of a class's mark of radius 1, x and y in turn; none for a disc. */
function cornersOf(label: number): number[] {
  const path = classMark(label, 100);
  if (path.includes('a')) return [];
  let [x, y] = [0, 0];
  return [...path.matchAll(/([MLHhv])(-?[\d.]+)(?: (-?[\d.]+))?/g)].flatMap(([, command, a, b]) => {
    if (command === 'h') x += Number(a);
    else if (command === 'v') y += Number(a);
    else [x, y] = [Number(a), b === undefined ? y : Number(b)];
    return [x / 100, y / 100];
  });
}

/** Of every mark: all points of a class are painted as one path, which takes a fraction of the time of a path each. */
const CORNERS = [0, 1, 2, 3, 4].map(cornersOf);
