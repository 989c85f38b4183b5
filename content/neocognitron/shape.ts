/** The one architecture of chapter 6, S, C, S, C and a read-out, whose numbers are found in four ways: its sizes and names. */
import { receptiveField } from '#lib/conv/receptive-field.ts';

/** Planes of both layers of S cells, and the side of a template. */
export const planes = [8, 24] as const;
export const reach = 5;

/**
 * How the templates of both layers are found. 'clusters': layer by layer, by a competition for windows of digits;
 * 'copied': they are such windows, drawn by chance; 'random': noise; 'backprop': end to end, with the labels.
 */
export const trainings = ['clusters', 'copied', 'random', 'backprop'] as const;
export type Training = (typeof trainings)[number];

/** The planes of S and C cells, and the layers of the network that give them. */
export const stages = ['s1', 'c1', 's2', 'c2'] as const;
export type StageName = (typeof stages)[number];
export const outlets: Readonly<Record<StageName, number>> = { s1: 1, c1: 2, s2: 4, c2: 5 };

const all = receptiveField(
  [{ kernel: reach }, { kernel: 2, stride: 2 }, { kernel: reach }, { kernel: 2, stride: 2 }],
  28,
);
/** What a cell of each stage sees, along one dimension of the picture. */
export const fieldOf = Object.fromEntries(stages.map((stage, i) => [stage, all[i]])) as Record<
  StageName,
  (typeof all)[number]
>;
/** Of the S cells of both layers. */
export const fields = [fieldOf.s1, fieldOf.s2] as const;
