/**
 * `npm run train:features`: what every map of the network that ships answers to most among the 10,000 official test digits, and
 * an input that it answers to even more, written to content/digits/features.bin: the same bytes every time. Two minutes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { mnist } from './mnist.mjs';

const { allMaps, aloneOf, boundOf, levels, packFeatures, partOf, patchesOf, RANKS } = await import(
  '#content/digits/features.ts'
);
const { batchOf, unpackNetwork } = await import('#content/digits/pack.ts');
const { shippedShape } = await import('#content/digits/networks.ts');
const { maximise } = await import('#lib/nn/maximise.ts');
const { trace } = await import('#lib/nn/sequential.ts');
const { strongest } = await import('#lib/nn/unit.ts');
const { random } = await import('#lib/random.ts');

/** Ascents from other noise; the highest counts. */
const STARTS = 6;
const PIXELS = 784;

const folder = new URL('../content/digits/', import.meta.url);
const net = unpackNetwork(gunzipSync(readFileSync(new URL('convnet.bin', folder))), shippedShape('convnet'));
const { pictures, labels } = await mnist('t10k');
const digit = (index) => ({
  index,
  label: labels[index],
  pixels: pictures.slice(index * PIXELS, (index + 1) * PIXELS),
});

/** Of every map the largest values so far, each on a digit of its own. */
const best = allMaps.map(() => []);
const layers = net.slice(0, levels[1].depth);
for (let index = 0; index < labels.length; index++) {
  const traced = trace(layers, batchOf([digit(index)]));
  allMaps.forEach(({ level, map }, m) => {
    const { row, col, value } = strongest(traced[levels[level].depth - 1].output, map);
    const list = best[m];
    if (list.length === RANKS && value <= list[RANKS - 1].value) return;
    const place = list.findIndex((other) => value > other.value);
    list.splice(place < 0 ? list.length : place, 0, { index, row, col, value });
    list.length = Math.min(list.length, RANKS);
  });
  if (index % 500 === 0) process.stdout.write(`\r${index} of ${labels.length} digits `);
}

const used = [...new Set(best.flat().map(({ index }) => index))].sort((a, b) => a - b);
const found = {
  digits: used.map(digit),
  peaks: best.map((list) => list.map(({ index, row, col }) => ({ digit: used.indexOf(index), row, col }))),
  ideals: [],
};
const ideals = allMaps.map(({ level, map }, m) => {
  const { field } = partOf(net, level);
  const alone = aloneOf(net, m);
  const bound = boundOf(patchesOf(found, net, m));
  const shape = [1, 1, field.receptiveField, field.receptiveField];
  const tops = Array.from({ length: STARTS }, (_, seed) =>
    maximise(alone.slice(0, -1), shape, bound, random(seed)),
  );
  const top = tops.reduce((a, b) => (b.value > a.value ? b : a));
  console.log(
    `layer ${level + 1}, map ${map + 1}: ${best[m].map(({ value }) => value.toFixed(2)).join(' ')}; ideal ${top.value.toFixed(2)} of ${tops.map(({ value }) => value.toFixed(2)).join(' ')}`,
  );
  // Rounded down: rounding up could pass the bound.
  return Uint8Array.from(top.x.data, (v) => Math.floor(255 * v));
});

const packed = gzipSync(packFeatures({ ...found, ideals }), { level: 9 });
// The system that packed it, which says nothing and differs.
packed[9] = 255;
writeFileSync(new URL('features.bin', folder), packed);
console.log(`features.bin: ${used.length} digits, ${(packed.length / 1000).toFixed(1)} kB`);
