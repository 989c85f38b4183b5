import { datasetNames, HALF_SIDE, networks } from '#content/networks.ts';
import { choice, range, toggle, type Values } from '#figure/knobs.ts';
import { trackOf } from './camera.ts';
import { followed } from './follow.ts';
import { last } from './last.ts';
import { atHand, type Trained } from './nets.ts';
import { numbersOf, script } from './pytorch.ts';
import { sceneOf } from './scene.ts';
import { shotAt } from './shot.ts';
import { momentAt } from './steps.ts';

const widest = Math.max(10, ...networks.map(({ width }) => width));
const side = { min: -HALF_SIDE, max: HALF_SIDE, step: 0.001 };

export const knobs = {
  data: choice('spiral3', datasetNames),
  /** Units in each hidden layer, and how many of those there are. */
  width: range(2, { min: 2, max: widest }),
  depth: range(4, { min: 1, max: 6 }),
  seed: range(10, { min: 1, max: 9999 }),
  /** Points per class. */
  points: range(80, { min: 20, max: 500, step: 20 }),
  /** How many steps are done; fractions are on the way. The most any network has, seven layers of six. */
  at: range(9, { min: 0, max: 42, step: 0.001 }),
  /** The followed point. */
  x: range(0.51, side),
  y: range(0.474, side),
  /** From where a sheet in space is seen, in degrees. */
  turn: range(-30, { min: -180, max: 180 }),
  tip: range(20, { min: -90, max: 90 }),
  grid: toggle(true),
  speed: choice('1', ['0.5', '1', '2']),
};

export type Params = Values<typeof knobs>;

// Whoever asks twice for the same gets the same object, and views that show it have nothing to do.
const scene = last(sceneOf);
const track = last(trackOf);
const shot = last(shotAt);

/** @param trained the network of these settings, where it has been trained here. */
export function solve(params: Params, trained: Trained = atHand(params)) {
  const seen = scene(trained, params.data, params.points);
  const { net, sheets, steps, stats, points } = seen;
  const position = Math.min(params.at, steps.length);
  const moment = momentAt(steps, position);
  const { turn, tip } = params;
  const sheet = sheets[moment.layer];
  const now = shot(net, sheet, moment, track(net, sheets, steps, turn, tip), position, turn, tip);
  return {
    ...params,
    scene: seen,
    position,
    moment,
    /** What the current layer does. */
    layer: stats[moment.layer],
    embedding: moment.layer === sheets.length - 1,
    /** Whether sheets stand in space, and whether neurons beyond the third are left out. */
    solid: params.width > 2,
    beyond: params.width > 3,
    shot: now,
    follow: followed(seen, now, [params.x, params.y]),
    total: points.length,
    /** Regions of the whole network. */
    regions: stats[stats.length - 1].regions,
  };
}

export type View = ReturnType<typeof solve>;

/** What the exported script prints. */
export const numbers = numbersOf;

/** The network's script at this moment, on some of the points. */
export const pytorch = (params: Params, trained?: Trained): string => script(solve(params, trained));
