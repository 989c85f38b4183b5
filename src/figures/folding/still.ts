/** The parts of pictures that are drawn as SVG: the input plane, the small pictures of all layers, and the first state. */
import { HALF_SIDE } from '#content/networks.ts';
import type { Point } from '#lib/plane/affine.ts';
import { frameAt, lensOn } from './camera.ts';
import { last } from './last.ts';
import { dotsPath, linesPath, pairsPath, placesIn, ringsPath } from './paths.ts';
import type { Scene } from './scene.ts';
import { type Shot, shotThrough } from './shot.ts';
import { endOf, momentAt } from './steps.ts';

/** Units along a side of the large pictures and of the small ones. */
export const LARGE = 400;
export const SMALL = 100;
/** The small pictures show every fourth line of the grid. */
const SPARSE = 4;

/** Where an input is in the view of the input plane, the unit square. */
export const inView = ([x, y]: Point): [number, number] => [
  (x + HALF_SIDE) / (2 * HALF_SIDE),
  (HALF_SIDE - y) / (2 * HALF_SIDE),
];
export const fromView = (x: number, y: number): [number, number] => [
  HALF_SIDE * (2 * x - 1),
  HALF_SIDE * (1 - 2 * y),
];

const flat = (points: readonly Point[]) => Float32Array.from(points.flatMap(inView));
/** Polygons or polylines of inputs as corners and their starts. */
function rows(lists: readonly (readonly Point[])[]): [Float32Array, Int32Array] {
  let at = 0;
  const starts = [0, ...lists.map(({ length }) => (at += length))];
  return [flat(lists.flat()), Int32Array.from(starts)];
}

const classesOf = ({ data: { classes } }: Scene) => Array.from({ length: classes }, (_, label) => label);
const ofClass = ({ data: { labels } }: Scene, label: number) =>
  Array.from(labels, (_, i) => i).filter((i) => labels[i] === label);

/** What never changes in the view of the input plane: the classes' parts and the points. */
export const groundOf = last((scene: Scene) => ({
  parts: classesOf(scene).map((label) => ({
    label,
    part: ringsPath(
      ...rows(scene.decisions.filter((part) => part.label === label).map(({ polygon }) => polygon)),
      LARGE,
    ),
  })),
  places: placesIn(flat(scene.points), scene.points.length, LARGE),
}));

/** The creases of the layers before one, and its own. */
export const creasesOf = last((scene: Scene, layer: number) => {
  const path = (from: number, to: number) => {
    const lists = scene.sheets
      .slice(from, to)
      .flatMap(({ partition }) => partition.creases.map(({ segment }) => segment));
    const [xy, starts] = rows(lists);
    return linesPath(xy, starts, 0, lists.length, LARGE);
  };
  return { old: path(0, layer), own: path(layer, layer + 1) };
});

/** A shot as paths; `every` tells which lines of the grid are drawn. */
export function pathsOf({ sheet, xy }: Shot, side: number, every = 1) {
  const borders = sheet.lines.length - 5;
  return {
    sheet: ringsPath(xy, sheet.rings, side),
    grid: linesPath(xy, sheet.lines, 0, borders, side, (n) => ((n >> 1) + 1) % every === 0),
    border: linesPath(xy, sheet.lines, borders, borders + 4, side),
    creases: pairsPath(xy, sheet.rings[sheet.rings.length - 1], side),
  };
}

/** The small pictures: the input plane, then what every layer gives. */
export const filmOf = last((scene: Scene, turn: number, tip: number) => {
  const { net, sheets, steps } = scene;
  return [-1, ...sheets.keys()].map((layer) => {
    const position = endOf(steps, layer);
    const moment = momentAt(steps, position);
    const sheet = sheets[moment.layer];
    const shot = shotThrough(
      lensOn(net, moment, frameAt(net, sheet, moment, { turn, tip }), { turn, tip }),
      net,
      sheet,
      moment,
    );
    return {
      layer,
      position,
      lens: shot.lens,
      ...pathsOf(shot, SMALL, SPARSE),
      dots: classesOf(scene).map((label) => dotsPath(shot.xy, ofClass(scene, label), SMALL)),
    };
  });
});
