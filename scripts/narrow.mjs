/**
 * `npm run train:narrow`: makes content/narrow.json, the runs of the experiment that ship, on all processors.
 * It takes the better part of an hour on two; cells that the file has in full are kept, so it can be stopped and started again.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const file = new URL('../content/narrow.json', import.meta.url);
if (!existsSync(file)) writeFileSync(file, '{ "cells": {} }\n');
const { cellName, experiment, pack, runOnce, succeeded } = await import('#content/narrow.ts');

if (isMainThread) await main();
else parentPort.on('message', ({ cell, seed }) => parentPort.postMessage(runOnce(cell, seed)));

async function main() {
  const { cells } = JSON.parse(readFileSync(file, 'utf8'));
  const workers = Array.from(
    { length: Number(process.env.WORKERS) || availableParallelism() },
    () => new Worker(new URL(import.meta.url)),
  );
  const { starts, widths, depths } = experiment;
  const all = starts.flatMap((start) =>
    widths.flatMap((width) => depths.map((depth) => ({ start, width, depth }))),
  );
  // The quick ones first.
  all.sort((a, b) => a.width * a.depth - b.width * b.depth);
  for (const cell of all) {
    const name = cellName(cell);
    if (cells[name]?.length === 3 * experiment.shipped) continue;
    const begun = performance.now();
    const outcomes = await spread(workers, cell);
    cells[name] = pack(outcomes);
    const lines = all
      .map(cellName)
      .filter((key) => cells[key])
      .map((key) => `    "${key}": "${cells[key]}"`);
    writeFileSync(file, `{\n  "cells": {\n${lines.join(',\n')}\n  }\n}\n`);
    const good = outcomes.filter(succeeded).length;
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(`${name}: ${good} of ${outcomes.length} succeed, ${seconds} s`);
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
}

/** All seeds of a cell, each worker taking the next one when it has done with its last. */
function spread(workers, cell) {
  const outcomes = [];
  let [next, done] = [1, 0];
  return new Promise((resolve) => {
    for (const worker of workers) {
      const give = () => next <= experiment.shipped && worker.postMessage({ cell, seed: next++ });
      worker.removeAllListeners('message');
      worker.on('message', (run) => {
        outcomes[run.seed - 1] = run;
        if (++done === experiment.shipped) resolve(outcomes);
        else give();
      });
      give();
    }
  });
}
