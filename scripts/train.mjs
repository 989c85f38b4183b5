/** `npm run train`: trains the networks that ship, from their seeds, and writes content/networks.json. */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../content/networks.json', import.meta.url);
if (!readFileSync(file, { flag: 'a+' }).length) writeFileSync(file, '{ "networks": [] }');
const { recipe, start } = await import('#content/networks.ts');
const { parametersOf } = await import('#lib/nn/mlp.ts');

/** Data set, width, depth, seed. */
const CHOSEN = [
  ['spiral3', 2, 4, 10],
  ['spiral3', 3, 4, 1],
  ['spiral3', 5, 4, 1],
];

const networks = CHOSEN.map(([data, width, depth, seed]) => {
  const trainer = start(data, width, depth, seed);
  for (let i = 0; i < recipe.steps; i++) trainer.step();
  const { accuracy } = trainer.measure();
  console.log(`${data}, width ${width}, depth ${depth}, seed ${seed}: accuracy ${accuracy.toFixed(4)}`);
  const name = `${data}-${width}-${seed}`;
  const parameters = parametersOf(trainer.net).map((value) => Number(value.toPrecision(6)));
  return { name, data, width, depth, seed, accuracy, parameters };
});
const lines = networks.map((network) => `    ${JSON.stringify(network)}`);
writeFileSync(file, `{\n  "networks": [\n${lines.join(',\n')}\n  ]\n}\n`);
