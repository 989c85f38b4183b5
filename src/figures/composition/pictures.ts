/** A small picture for each node of the graph. */
import { side } from '#content/digits/networks.ts';
import { magnitude } from '#figure/colour.ts';
import { type Sheet, sheetOf } from '#figures/features/sheet.ts';
import type { Sequential } from '#lib/nn/sequential.ts';
import { patchOf } from '#lib/nn/unit.ts';
import { type Tensor, tensor } from '#lib/tensor.ts';
import type { Graph } from './graph.ts';
import type { layersOf } from './model.ts';

const signed = (values: Float32Array, most: number, width: number): Sheet =>
  sheetOf([{ values, most }], 1, width);
const mapOf = ({ shape, data }: Tensor, map: number): Float32Array => {
  const each = shape[2] * shape[3];
  return data.slice(map * each, (map + 1) * each);
};

/** Kernels of one channel, shape (maps, 1, k, k), as the maps of one picture. */
const ofOne = ({ shape: [maps, , height, width], data }: Tensor) => tensor([1, maps, height, width], data);

/** A picture for each node, one after the other. */
export function picturesOf(net: Sequential, x: Tensor, graph: Graph, layers: ReturnType<typeof layersOf>) {
  const { maps, field } = graph;
  const sheets: Record<string, Sheet> = {
    digit: sheetOf([{ values: x.data, most: 1, ink: true }], 1, side),
    pixels: signed(maps.pixels.data, magnitude(maps.pixels.data), side),
  };
  layers.edges.shown.forEach(({ map }, i) => {
    sheets[`edge${i}`] = signed(mapOf(maps.edges, map), magnitude(maps.edges.data), maps.edges.shape[2]);
  });
  const [first] = net;
  if (first.kind === 'conv')
    layers.edges.shown.forEach(({ map }, i) => {
      sheets[`kernel${i}`] = signed(
        mapOf(ofOne(first.weight), map),
        magnitude(first.weight.data),
        first.weight.shape[2],
      );
    });
  layers.motifs.shown.forEach(({ map }, i) => {
    sheets[`motif${i}`] = signed(mapOf(maps.parts, map), magnitude(maps.parts.data), maps.parts.shape[2]);
  });
  layers.parts.shown.forEach(({ top, left }, i) => {
    const cut = patchOf(
      x,
      { receptiveField: field, jump: 1, start: (field - 1) / 2 },
      { row: top, col: left },
    );
    sheets[`part${i}`] = sheetOf([{ values: cut.data, most: 1, ink: true }], 1, field);
  });
  return sheets;
}
