/** Maps of one tensor, sheet by sheet: channels, or the frames of a volume. */
export interface Stack {
  readonly name: 'x' | 'h' | 'y';
  readonly sheets: readonly number[][];
  readonly side: number;
  /** Zeros drawn around each sheet for the layer that reads it. */
  readonly padding: number;
  readonly most: number;
}

/** The weights of one output map: a slice for each input sheet it reads, from sheet `first` on. */
export interface Block {
  readonly slices: readonly number[][];
  readonly bias: number;
  readonly group: number;
  readonly first: number;
}

export interface Stage {
  readonly blocks: readonly Block[];
  readonly kernel: number;
  readonly depth: number;
  readonly groups: number;
  readonly stride: number;
  readonly padding: number;
  /** One block that slides along the sheets too. */
  readonly volume: boolean;
  readonly most: number;
}

export interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** One slice on its window, which starts at (row, column) of a sheet; negative on padding. */
export interface Part extends Place {
  readonly slice: number;
  readonly products: readonly { w: number; x: number; padding: boolean }[];
  readonly sum: number;
}

/** One output unit, with every product of its sum. */
export interface Unit extends Place {
  readonly stage: number;
  readonly block: number;
  readonly parts: readonly Part[];
  readonly bias: number;
  readonly sum: number;
}

/** The sum of one output: y = b + Σ_slices Σ_window w · x, slice by slice. */
export function unit(number: number, stage: Stage, input: Stack, { sheet, row, column }: Place): Unit {
  const block = stage.volume ? 0 : sheet;
  const { slices, bias, first } = stage.blocks[block];
  const { kernel, stride, padding } = stage;
  const top = row * stride - padding;
  const left = column * stride - padding;
  const parts = slices.map((slice, j) => {
    const from = stage.volume ? sheet + j : first + j;
    const products = slice.map((w, i) => {
      const r = top + Math.floor(i / kernel);
      const c = left + (i % kernel);
      const outside = r < 0 || c < 0 || r >= input.side || c >= input.side;
      return { w, x: outside ? 0 : input.sheets[from][r * input.side + c], padding: outside };
    });
    const sum = products.reduce((total, { w, x }) => total + w * x, 0);
    return { slice: j, sheet: from, row: top, column: left, products, sum };
  });
  const sum = parts.reduce((total, part) => total + part.sum, bias);
  return { stage: number, block, sheet, row, column, parts, bias, sum };
}
