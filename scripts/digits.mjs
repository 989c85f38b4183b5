/**
 * `npm run train:digits`: trains the networks of chapter 5 on the 60,000 MNIST digits, each from its seed, tests them on
 * the other 10,000, and writes content/digits: the same bytes every time. Half an hour on one core.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { mnist } from './mnist.mjs';

const { core } = await import('#lib/core/core.ts');
const { lessons, permutation, permuted, read, recipe, wrong } = await import('#content/digits/lesson.ts');
const { folded, untrained } = await import('#content/digits/networks.ts');
const { packDigits, packNetwork, unpackNetwork } = await import('#content/digits/pack.ts');
const { withParameters } = await import('#lib/nn/sequential.ts');

/** Bits of a weight in the files. */
const BITS = 6;
/** Each is trained from three seeds; the network of the first ships, but for the paper's 300 hidden units. */
const SEEDS = [1, 2, 3];
const RUNS = [
  { kind: 'convnet' },
  { kind: 'convnet', shuffled: true },
  { kind: 'mlp' },
  { kind: 'mlp', shuffled: true },
  { kind: 'linear' },
  { kind: 'mlp300' },
];
const PIXELS = 784;

const folder = new URL('../content/digits/', import.meta.url);
const write = (name, bytes) => {
  const packed = gzipSync(bytes, { level: 9 });
  // The system that packed it, which says nothing and differs.
  packed[9] = 255;
  writeFileSync(new URL(name, folder), packed);
  console.log(`  ${name}: ${(packed.length / 1000).toFixed(1)} kB`);
};

const order = permutation(1);
const part = async (name) => {
  const plain = await mnist(name);
  return { plain, shuffled: permuted(plain, order) };
};
const [train, test] = [await part('train'), await part('t10k')];
const fast = await core();
const results = [];

/** The digits that the network which ships misreads. */
let misread = [];

for (const { kind, shuffled = false } of RUNS) {
  const pick = (set) => (shuffled ? set.shuffled : set.plain);
  for (const seed of SEEDS) {
    const name = `${kind}${shuffled ? ', pixels shuffled' : ''}, seed ${seed}`;
    const start = performance.now();
    const begun = untrained(kind, seed);
    const { network, all } = lessons(fast, begun, pick(train), recipe, seed);
    let mean = 0;
    for (const { step, steps, loss } of all) {
      mean += (loss - mean) * 0.01;
      const took = (performance.now() - start) / 1000;
      if (step % 937 === 0)
        process.stdout.write(
          `\r${name}: ${((100 * step) / steps).toFixed(0)} %, loss ${mean.toFixed(4)}, ${took.toFixed(0)} s `,
        );
    }
    const net = withParameters(begun, network.parameters());
    const errors = wrong(read(fast, net, pick(test)), test.plain.labels);
    const result = { kind, shuffled, seed, errors };
    if (seed === SEEDS[0] && kind !== 'mlp300' && !(kind === 'mlp' && shuffled)) {
      const shape = kind === 'linear' ? folded(net) : net;
      const bytes = packNetwork(shape, BITS);
      const answers = read(fast, unpackNetwork(bytes, shape), pick(test));
      result.shippedErrors = wrong(answers, test.plain.labels);
      if (kind === 'convnet' && !shuffled)
        misread = [...answers.keys()].filter((n) => answers[n] !== test.plain.labels[n]);
      console.log();
      write(`${kind}${shuffled ? '-shuffled' : ''}.bin`, bytes);
    }
    console.log(`\r${name}: ${errors} of ${test.plain.labels.length} wrong`, result);
    results.push(result);
  }
}

/** The first `count` of each digit in the order of the set. */
function firstOfEach(labels, count) {
  const seen = new Array(10).fill(0);
  return [...labels.keys()].filter((n) => seen[labels[n]]++ < count);
}
const digit = ({ pictures, labels }, index, levels = 256) => ({
  index,
  label: labels[index],
  pixels: pictures
    .slice(index * PIXELS, (index + 1) * PIXELS)
    .map((v) => Math.round((v * (levels - 1)) / 255) * Math.round(255 / (levels - 1))),
});

const chosen = [...new Set([...firstOfEach(test.plain.labels, 10), ...misread])].sort((a, b) => a - b);
write('digits.bin', packDigits(chosen.map((n) => digit(test.plain, n))));
write('lessons.bin', packDigits(firstOfEach(train.plain.labels, 400).map((n) => digit(train.plain, n, 16))));
write('held-out.bin', packDigits(firstOfEach(test.plain.labels, 100).map((n) => digit(test.plain, n, 16))));
writeFileSync(
  new URL('results.json', folder),
  `{\n  "results": [\n${results.map((r) => `    ${JSON.stringify(r)}`).join(',\n')}\n  ]\n}\n`,
);
