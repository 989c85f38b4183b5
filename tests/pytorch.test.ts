/** The scripts that figures offer print, under a real PyTorch, the numbers that the figures show. */
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { initial } from '#figure/knobs.ts';
import { built, model } from './helpers/book.ts';
import { randomState } from './helpers/states.ts';

/** A Python that has PyTorch. */
const python = [process.env.PYTHON, 'python3', 'python', '/usr/bin/python3']
  .filter((name) => name !== undefined)
  .find((name) => spawnSync(name, ['-c', 'import torch']).status === 0);

/** Runs many scripts in one Python, for importing PyTorch takes seconds. */
const RUNNER = `
import contextlib, io, json, sys, traceback
answers = []
for script in json.load(sys.stdin):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            exec(compile(script, "figure.py", "exec"), {"__name__": "__main__"})
        answers.append({"out": out.getvalue()})
    except Exception:
        answers.append({"error": traceback.format_exc()})
json.dump(answers, sys.stdout)
`;

const run = (scripts: readonly string[]): { out?: string; error?: string }[] =>
  JSON.parse(
    execFileSync(python!, ['-W', 'ignore', '-c', RUNNER], {
      input: JSON.stringify(scripts),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }),
  );

/** All numbers in a printed text, in order. */
const numbersIn = (text: string) =>
  [
    ...text.replace(/dtype=[\w.]+/g, '').matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|\bnan\b|\binf\b/gi),
  ].map(([number]) => Number(number));

if (!python)
  console.warn('No Python with PyTorch was found (PYTHON, python3): the exported scripts were NOT run.');

it.each(built)('$name can be compared: a model with pytorch() has numbers() too', async ({ name }) => {
  const { pytorch, numbers } = await model(name);
  expect(numbers === undefined).toBe(pytorch === undefined);
});

/** Scripts compute in float64, the book in float32, which rounds numbers around 1 by so much. */
const ROUNDING = 2 ** -24;

/** Enough for settings that PyTorch refuses to be among the states. */
const SEEDS = Array.from({ length: 24 }, (_, i) => 11 + i);

describe.skipIf(!python)('the exported script prints the numbers of the figure', () => {
  it.each(built)(
    '$number, $name',
    async ({ name }) => {
      const { knobs, solve, pytorch, numbers } = await model(name);
      if (!pytorch || !numbers) return;
      const states = [initial(knobs), ...SEEDS.map((seed) => randomState(knobs, seed))];
      const answers = run(states.map((state) => pytorch(state)));
      answers.forEach(({ out = '', error }, i) => {
        const state = `state ${i}: ${pytorch(states[i])}`;
        expect(error, state).toBeUndefined();
        const printed = numbersIn(out);
        expect(printed, state).not.toContain(Number.NaN);
        const shown = Array.from(numbers(solve(states[i])));
        expect(printed, state).toHaveLength(shown.length);
        const most = Math.max(...shown.map(Math.abs), 1e-6);
        printed.forEach((value, j) => {
          expect(
            Math.abs(value - shown[j]),
            `${state}\nnumber ${j}: printed ${value}, shown ${shown[j]}`,
          ).toBeLessThanOrEqual(Math.max(1e-4 * Math.abs(shown[j]), 1e-6 * most, ROUNDING));
        });
      });
    },
    60_000,
  );
});
