/** Sentences about a layer and the followed point; everything that `text.ts` says in more than one place. */
import { count, format, whole } from '#figure/format.ts';
import type { View } from './model.ts';
import type { LayerStats } from './stats.ts';

export const percent = (share: number) => `${Math.round(100 * share)} %`;
export const pair = (values: readonly number[]) => `(${values.map((value) => format(value)).join(', ')})`;
const degrees = (radians: number) => Math.round((Math.abs(radians) * 180) / Math.PI);
const listed = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;

const turning = (radians: number) => {
  const angle = degrees(radians);
  return angle === 0 ? 'by 0°' : `by ${angle}° ${radians > 0 ? 'anticlockwise' : 'clockwise'}`;
};

/** What the step does, with its numbers. */
export function doing({ moment: { stage }, layer: { svd, bias, units } }: View): string {
  if (stage === 'relu') return 'ReLU';
  if (!svd || stage === 'affine') return `affine map to ${count(units, 'unit')}`;
  return {
    rotate: `rotate ${turning(-svd.theta)}`,
    reflect: 'mirror in the horizontal axis',
    scale: `stretch ${format(svd.sigma[0])} × ${format(svd.sigma[1])}`,
    rotateBack: `rotate ${turning(svd.phi)}`,
    shift: `shift by ${pair(bias)}`,
  }[stage];
}

/** What the layer's affine map does, as a whole. */
export function affine({ layer: { svd, units, bias } }: View): string {
  if (!svd) {
    const first = units > 3 ? ', of which the first three are drawn' : '';
    return `its affine map, to ${count(units, 'unit')}${first}, takes every point straight to its new place`;
  }
  const [most, least] = svd.sigma;
  const mirror = svd.reflects ? ', mirrors it' : '';
  return `its affine map turns the plane ${turning(svd.phi - svd.theta)}${mirror}, stretches it ${format(most)} times along one direction and ${format(least)} times along the other, and shifts it by ${pair(bias)}`;
}

/** What the layer's ReLU does to the points. */
export function cuts({ layer, solid }: View): string {
  const { all, none, first, second, units } = layer;
  if (none === 1) return 'its ReLU takes every point to the origin';
  if (all === 1) return 'its ReLU changes no point';
  const some = 1 - all - none;
  const parts = solid
    ? [
        [some, (share: string) => `sets some of the ${units} units of ${share} to 0`] as const,
        [none, (share: string) => `takes ${share} to the origin`] as const,
      ]
    : [
        [second, (share: string) => `${share} onto the vertical axis`] as const,
        [first, (share: string) => `${share} onto the horizontal axis`] as const,
        [none, (share: string) => `${share} onto the origin`] as const,
      ];
  const told = parts.flatMap(([share, say]) => (share > 0 ? [say(percent(share))] : []));
  return `its ReLU ${solid ? '' : 'flattens '}${listed(told).replace(' %', ' % of the points')}`;
}

/** The followed point, where it has come to, and as what it ends. */
export function point({ follow, moment: { layer, stage }, position, scene }: View): string {
  const { datum, label, input, says, values } = follow;
  const name =
    datum < 0
      ? `The point ${pair(input)}`
      : `Point ${datum + 1} of the data, ${pair(input)} of class ${label! + 1},`;
  // The layer that is done; none before the first ReLU.
  const done = stage === 'relu' || layer === scene.sheets.length - 1 ? layer : layer - 1;
  const where =
    position === 0 || done < 0
      ? ''
      : `${done === scene.sheets.length - 1 ? ' comes to' : ` is ${stage === 'relu' ? 'taken to' : 'at'}`} ${pair(values[done + 1])} ${done === scene.sheets.length - 1 ? 'in the embedding' : `by layer ${done + 1}`} and`;
  return `${name}${where} ends as class ${says + 1}`;
}

/** Which units are on in the marked region, layer by layer. */
export const pattern = ({ follow }: View): string =>
  follow.pattern
    .map((on, l) => {
      const units = on.flatMap((unit, u) => (unit ? [u + 1] : []));
      const which =
        units.length === on.length
          ? 'all units on'
          : units.length
            ? `${units.length === 1 ? 'unit' : 'units'} ${listed(units.map(String))} on`
            : 'all off';
      return `layer ${l + 1} has ${which}`;
    })
    .join(', ');

/** The first layer all of whose units are off for every point. */
export const deadLayer = ({ scene: { stats } }: View): LayerStats | undefined =>
  stats.find(({ dead, units, relu }) => relu && dead.length === units);

export const outcome = (view: View): string => `${whole(view.scene.right)} of ${whole(view.total)} points`;
