import { magnitude } from '#figure/colour.ts';
import { choice, range, toggle, type Values } from '#figure/knobs.ts';
import { outputSize } from '#lib/conv/shape.ts';
import type { Tensor } from '#lib/tensor.ts';
import { costs } from './costs.ts';
import { FRAMES, MOST, run, SIDE, stackOf, stageOf, tensors } from './tensors.ts';
import { type Place, type Stack, type Stage, unit } from './unit.ts';

export const knobs = {
  kind: choice('layer', ['layer', 'separable', 'volume']),
  inputs: range(4, { min: 1, max: MOST }),
  outputs: range(4, { min: 1, max: MOST }),
  kernel: range(3, { min: 1, max: 3 }),
  /** How many sheets of time the volume's kernel spans. */
  depth: range(2, { min: 1, max: FRAMES }),
  groups: range(1, { min: 1, max: MOST }),
  stride: range(1, { min: 1, max: 2 }),
  padding: range(0, { min: 0, max: 1 }),
  bias: toggle(true),
  seed: range(3, { min: 1, max: 99 }),
  /** The chosen output unit: its map (or its sheet of time), row and column. */
  sheet: range(1, { min: 0, max: MOST - 1 }),
  row: range(1, { min: 0, max: SIDE + 1 }),
  column: range(1, { min: 0, max: SIDE + 1 }),
};

export type Params = Values<typeof knobs>;
export const presets = ['ordinary', 'pointwise', 'grouped', 'depthwise', 'separable', 'volume'] as const;
export type Preset = (typeof presets)[number];

/** Group counts that split both channel counts evenly. */
export function divisors(inputs: number, outputs: number): number[] {
  return Array.from({ length: MOST }, (_, i) => i + 1).filter((g) => inputs % g === 0 && outputs % g === 0);
}

/** What the settings amount to. */
function named({ kind, inputs, kernel, groups }: Params): Preset {
  if (kind !== 'layer') return kind;
  if (groups > 1) return groups === inputs ? 'depthwise' : 'grouped';
  return kernel === 1 ? 'pointwise' : 'ordinary';
}

/** The settings that a preset changes; channels change only where it could not be had otherwise. */
export function preset(name: Preset, now: Params): Partial<Params> {
  const kernel = now.kernel === 1 ? 3 : now.kernel;
  const inputs = Math.max(2, now.inputs);
  const layer = { kind: 'layer', groups: 1, kernel } as const;
  if (name === 'ordinary') return layer;
  if (name === 'pointwise') return { ...layer, kernel: 1, padding: 0 };
  if (name === 'depthwise')
    return { ...layer, inputs, outputs: now.outputs % inputs ? inputs : now.outputs, groups: inputs };
  if (name === 'grouped') {
    const groups = divisors(now.inputs, now.outputs).find((g) => g > 1 && g < now.inputs);
    return groups ? { ...layer, groups } : { ...layer, inputs: 4, outputs: 4, groups: 2 };
  }
  return { kind: name, kernel };
}

export function solve(params: Params) {
  const { kind, inputs, outputs, kernel, depth, stride, padding, bias } = params;
  const groups = kind === 'layer' ? params.groups : 1;
  const possible = divisors(inputs, outputs);
  const fits = possible.includes(groups);
  const side = outputSize(SIDE, { kernel, stride, padding });
  const common = {
    ...params,
    preset: named(params),
    groups,
    possible,
    fits,
    size: SIDE,
    side,
    frames: FRAMES,
  };
  const sheets = kind === 'volume' ? FRAMES - depth + 1 : outputs;
  const chosen = {
    sheet: Math.min(params.sheet, sheets - 1),
    row: Math.min(params.row, side - 1),
    column: Math.min(params.column, side - 1),
  };
  const position = (chosen.sheet * side + chosen.row) * side + chosen.column;
  const cost = costs({
    kind,
    inputs,
    outputs,
    kernel,
    depth,
    groups: fits ? groups : 1,
    size: SIDE,
    side,
    frames: FRAMES,
    bias,
  });
  const answer = { ...common, chosen, position, count: sheets * side * side, cost };
  if (!fits) return { ...answer, stacks: [] as Stack[], stages: [] as Stage[], units: [] };

  const { x, layers } = tensors({ ...params, groups });
  const states = [x];
  for (const layer of layers) states.push(run(states.at(-1)!, layer));
  const names = layers.length === 2 ? (['x', 'h', 'y'] as const) : (['x', 'y'] as const);
  const stacks = states.map((t, i) => stackOf(names[i], t, layers[i]?.padding ?? 0));
  const most = magnitude(...layers.map((layer) => layer.weight.data));
  const stages = layers.map((layer) => stageOf(layer, most));
  const last = unit(stages.length - 1, stages.at(-1)!, stacks.at(-2)!, chosen);
  // In the separable pair every hidden unit that the chosen output reads has a sum of its own.
  const before = stages.length === 2 ? last.parts.map((part) => unit(0, stages[0], stacks[0], part)) : [];
  return { ...answer, stacks, stages, units: [...before, last] };
}

export type View = ReturnType<typeof solve>;

/** What the exported script prints: every output, or nothing where the groups do not divide the channels. */
export const numbers = (view: View) => view.stacks.at(-1)?.sheets.flat() ?? [];

/** The params with output number `position` chosen, counting map by map and row by row. */
export function unitAt({ side }: View, position: number): Pick<Params, 'sheet' | 'row' | 'column'> {
  return {
    sheet: Math.floor(position / (side * side)),
    row: Math.floor(position / side) % side,
    column: position % side,
  };
}

/** Prints all outputs; of the separable pair, those of its second layer. */
export function pytorch(params: Params): string {
  const fits = solve(params).fits;
  if (!fits)
    return `# ${params.inputs} inputs and ${params.outputs} outputs cannot be split into ${params.groups} groups.\nprint([])`;
  const { x, layers } = tensors({ ...params, groups: params.kind === 'layer' ? params.groups : 1 });
  const write = (name: string, t: Tensor) =>
    `${name} = torch.tensor([${Array.from(t.data).join(', ')}], dtype=torch.float64).view(${t.shape.join(', ')})`;
  const lines = ['import torch', 'import torch.nn.functional as F', '', write('x', x)];
  layers.forEach((layer, i) => {
    const mark = layers.length > 1 ? i + 1 : '';
    const { stride, padding, groups } = layer;
    lines.push(write(`w${mark}`, layer.weight), write(`b${mark}`, layer.bias));
    const call =
      params.kind === 'volume'
        ? `F.conv3d(x, w, b, stride=(1, ${stride}, ${stride}), padding=(0, ${padding}, ${padding}))`
        : `F.conv2d(${i ? 'h' : 'x'}, w${mark}, b${mark}, stride=${stride}, padding=${padding}, groups=${groups})`;
    lines.push(`${i < layers.length - 1 ? 'h' : 'y'} = ${call}`);
  });
  return [...lines, 'print(y.flatten().tolist())'].join('\n');
}

/** The unit to which a key leads from the chosen one; rows run on from map to map. */
export function step({ chosen, side, count }: View, key: string): Place | undefined {
  const { sheet, row, column } = chosen;
  const sheets = count / (side * side);
  const line = Math.min(
    sheets * side - 1,
    Math.max(0, sheet * side + row + (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0)),
  );
  const to: Record<string, Place> = {
    ArrowLeft: { sheet, row, column: Math.max(0, column - 1) },
    ArrowRight: { sheet, row, column: Math.min(side - 1, column + 1) },
    ArrowUp: { sheet: Math.floor(line / side), row: line % side, column },
    ArrowDown: { sheet: Math.floor(line / side), row: line % side, column },
    Home: { sheet, row, column: 0 },
    End: { sheet, row, column: side - 1 },
    PageUp: { sheet: Math.max(0, sheet - 1), row, column },
    PageDown: { sheet: Math.min(sheets - 1, sheet + 1), row, column },
  };
  return Object.hasOwn(to, key) ? to[key] : undefined;
}
