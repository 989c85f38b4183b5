/** A result as text for a terminal. */
import type { Verdict } from './goals.ts';
import type { Measured, Result } from './result.ts';

const digits = (value: number): string => {
  if (value >= 100) return value.toFixed(0);
  return value.toPrecision(value < 0.0995 ? 2 : 3);
};

/** Columns as wide as their widest cell; the first stands left, the others right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  const cell = (text: string, c: number) => (c === 0 ? text.padEnd(widths[c]) : text.padStart(widths[c]));
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

function speeds({ items }: Result): string {
  const names = [...new Set(items.flatMap((m) => [...m.contenders, ...m.left].map((c) => c.contender)))];
  const entry = (m: Measured, name: string) => m.contenders.find(({ contender }) => contender === name);
  return columns([
    ['', ...names],
    ...items.map((m) => [
      m.item,
      ...names.map((name) => (entry(m, name) ? digits(entry(m, name)!.gflops) : '–')),
    ]),
  ]);
}

function times({ item, title, contenders, left }: Measured): string {
  const rows = contenders.map(({ contender, time, ratio, cpu, error, repeats }) => [
    contender,
    `${digits(time.median)} ms`,
    `${digits(time.lower)}–${digits(time.upper)}`,
    cpu ? `${digits([...cpu].sort((a, b) => a - b)[cpu.length >> 1])} ms` : '–',
    ratio ? `${digits(ratio.median)} (${digits(ratio.lower)}–${digits(ratio.upper)})` : '',
    String(repeats),
    error.toExponential(0),
  ]);
  const refused = left.map(({ contender, refused }) => `${contender}: ${refused}`);
  const table = columns([
    ['', 'median', 'quartiles', 'median cpu', 'simd faster by', 'repeats', 'error'],
    ...rows,
  ]);
  return [`${item}  ${title}`, table, ...refused].join('\n');
}

/** "goal 2  W2  relaxed ≥ 1.5 × tfjs-wasm  met: 1.64 (1.61–1.68), 9 % above". */
export function verdictLine({
  number,
  item,
  ours,
  theirs,
  atLeast,
  stretch,
  ratio,
  met,
  why,
}: Verdict): string[] {
  const what = `${ours} ≥ ${atLeast} × ${theirs.join(', ')}${stretch ? ' (stretch)' : ''}`;
  const start = [`goal ${number}`, item, what];
  if (!ratio) return [...start, `unknown: ${why}`];
  const off = Math.round(Math.abs(ratio.median / atLeast - 1) * 100);
  const by = `${off} % ${ratio.median >= atLeast ? 'above' : 'below'}`;
  const quartile = !met && ratio.median >= atLeast ? ', but its worse quartile misses' : '';
  const spread = `${digits(ratio.median)} (${digits(ratio.lower)}–${digits(ratio.upper)})`;
  return [...start, `${met ? 'met' : 'missed'}: ${spread}, ${by}${quartile}`];
}

const left = (rows: readonly (readonly string[])[]) =>
  rows.map((row) =>
    row
      .map((text, c) => text.padEnd(Math.max(...rows.map((r) => r[c].length))))
      .join('  ')
      .trimEnd(),
  );

export function report(result: Result): string {
  const { machine, versions, absent } = result;
  return [
    ...result.items.map(times),
    `Nominal 10⁹ operations a second, median of ${result.rounds} rounds, by ${result.by} time\n${speeds(result)}`,
    left(result.goals.map(verdictLine)).join('\n'),
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.os}, load ${machine.load}\n${Object.entries(
      versions,
    )
      .map(([name, version]) => `${name} ${version}`)
      .join('; ')}`,
    ...Object.entries(absent).map(([name, why]) => `${name} not measured: ${why}`),
    ...(machine.load > 0.5 ? ['Others use this machine: trust ratios, not milliseconds.'] : []),
  ].join('\n\n');
}
