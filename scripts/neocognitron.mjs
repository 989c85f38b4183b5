/**
 * `npm run train:neocognitron`: finds the templates of chapter 6 in four ways, tests them on the 10,000 MNIST test digits, where
 * they stand and moved, and writes content/neocognitron: the same bytes every time. Four minutes on one core.
 *
 * `VALIDATE=1` tests the first seed on the last 10,000 training digits instead, and writes nothing.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { mnist } from './mnist.mjs';

const { core } = await import('#lib/core/core.ts');
const { lessons, read, wrong } = await import('#content/digits/lesson.ts');
const { shippedDigits } = await import('#content/digits/node.ts');
const { packNetwork } = await import('#content/digits/pack.ts');
const { begun, unpackShipped, whole } = await import('#content/neocognitron/networks.ts');
const { fields, outlets, planes, stages, trainings } = await import('#content/neocognitron/shape.ts');
const { readOut } = await import('#content/neocognitron/read-out.ts');
const { answers, recipe, unlabelled } = await import('#content/neocognitron/recipe.ts');
const { shifted } = await import('#lib/data/shifted.ts');
const { withParameters } = await import('#lib/nn/sequential.ts');
const { relativeChange } = await import('#lib/stats/relative-change.ts');

const [SIDE, PIXELS, BITS] = [28, 784, 8];
/** The network of the first seed ships. */
const SEEDS = [1, 2, 3];
/** How far test digits are moved, and the digits whose planes are compared before and after. */
const SHIFTS = [0, 1, 2, 3, 4, 5, 6];
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];
const COMPARED = 500;
/** Windows that an S cell of the second layer answers most strongly to, of so many training digits, one of each. */
const [WINDOWS, SEARCHED] = [100, 3000];

const fast = await core();
const part = ({ pictures, labels }, from, to) => ({
  pictures: pictures.subarray(from * PIXELS, to * PIXELS),
  labels: labels.subarray(from, to),
});
const all = await mnist('train');
const validate = Boolean(process.env.VALIDATE);
const train = validate ? part(all, 0, 50_000) : all;
const test = validate ? part(all, 50_000, 60_000) : await mnist('t10k');

function learned(training, seed) {
  if (training === 'backprop') {
    const start = begun(seed);
    const { network, all } = lessons(fast, start, train, recipe.descent, seed);
    for (const _ of all);
    return withParameters(start, network.parameters());
  }
  const templates = unlabelled(fast, training, train, seed);
  const frozen = whole(...templates).slice(0, -1);
  return [...frozen, readOut(fast, answers(fast, frozen, train), train.labels, seed)];
}

/** All pictures of a set moved. */
function moved({ pictures, labels }, right, down) {
  const out = new Uint8Array(pictures.length);
  for (let at = 0; at < pictures.length; at += PIXELS)
    out.set(shifted(pictures.subarray(at, at + PIXELS), SIDE, right, down), at);
  return { pictures: out, labels };
}

/** The mean of the windows that each S cell of the second layer answers most to, 0 … 255. */
function likedWindows(net) {
  const { data, shape } = answers(fast, net.slice(0, outlets.s2 + 1), part(train, 0, SEARCHED));
  const [, , side] = shape;
  const { receptiveField: size, jump } = fields[1];
  const means = new Uint8Array(planes[1] * size * size);
  for (let k = 0; k < planes[1]; k++) {
    const best = Array.from({ length: SEARCHED }, (_, n) => {
      const plane = data.subarray((n * planes[1] + k) * side * side, (n * planes[1] + k + 1) * side * side);
      const at = plane.indexOf(Math.max(...plane));
      return { n, at, answer: plane[at] };
    })
      .sort((a, b) => b.answer - a.answer || a.n - b.n)
      .slice(0, WINDOWS);
    for (let p = 0; p < size * size; p++) {
      const sum = best.reduce((sum, { n, at }) => {
        const row = Math.floor(at / side) * jump + Math.floor(p / size);
        const col = (at % side) * jump + (p % size);
        return sum + train.pictures[n * PIXELS + row * SIDE + col];
      }, 0);
      means[k * size * size + p] = Math.round(sum / WINDOWS);
    }
  }
  return means;
}

/** How much the planes of each kind change, on average, when a digit moves right by each distance. */
function changes(net) {
  const still = part(test, 0, COMPARED);
  return Object.fromEntries(
    stages.map((stage) => {
      const upTo = net.slice(0, outlets[stage] + 1);
      const before = answers(fast, upTo, still);
      const length = before.data.length / COMPARED;
      const means = SHIFTS.map((by) => {
        const after = answers(fast, upTo, moved(still, by, 0));
        let sum = 0;
        for (let n = 0; n < COMPARED; n++) {
          const own = ({ data }) => data.subarray(n * length, (n + 1) * length);
          sum += relativeChange(own(before), own(after));
        }
        return Number((sum / COMPARED).toFixed(4));
      });
      return [stage, means];
    }),
  );
}

const folder = new URL('../content/neocognitron/', import.meta.url);
const heldOut = shippedDigits('held-out');
const set = {
  pictures: Uint8Array.from(heldOut.flatMap(({ pixels }) => [...pixels])),
  labels: Uint8Array.from(heldOut, ({ label }) => label),
};
const errorsOf = (net, digits) => wrong(read(fast, net, digits), digits.labels);
const results = [];

for (const training of trainings) {
  const seconds = performance.now();
  const errors = [];
  let ships;
  for (const seed of validate ? [SEEDS[0]] : SEEDS) {
    const net = learned(training, seed);
    errors.push(errorsOf(net, test));
    ships ??= net;
    console.log(
      `${training}, seed ${seed}: ${errors.at(-1)} of ${test.labels.length} wrong, ${((performance.now() - seconds) / 1000).toFixed(0)} s`,
    );
  }
  if (validate) continue;
  const bytes = Buffer.concat([packNetwork(ships, BITS), likedWindows(ships)]);
  const packed = gzipSync(bytes, { level: 9 });
  // The system that packed it, which says nothing and differs.
  packed[9] = 255;
  writeFileSync(new URL(`${training}.bin`, folder), packed);
  const { net } = unpackShipped(new Uint8Array(bytes));
  const atShifts = SHIFTS.map((by) =>
    DIRECTIONS.map(([right, down]) => errorsOf(net, moved(test, by * right, by * down))),
  );
  results.push({
    training,
    errors,
    shipped: errorsOf(net, test),
    heldOut: errorsOf(net, set),
    moved: atShifts.map((errors) => errors.reduce((sum, n) => sum + n, 0)),
    changes: changes(net),
  });
  console.log(`  ${(packed.length / 1000).toFixed(1)} kB`, results.at(-1));
}

/** JSON with every list of numbers on one line. */
const json = (value) =>
  JSON.stringify(value, null, 2).replace(
    /\[\s+([-\d.,\s]+?)\s+\]/g,
    (_, list) => `[${list.replace(/\s+/g, ' ')}]`,
  );

if (!validate) {
  const counted = {
    tested: test.labels.length,
    directions: DIRECTIONS.length,
    shifts: SHIFTS,
    compared: COMPARED,
  };
  writeFileSync(new URL('results.json', folder), `${json({ ...counted, results })}\n`);
}
