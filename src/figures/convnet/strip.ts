/** Many small patches as one raster: nearly a square of them, a cell apart. */
export interface Strip {
  readonly width: number;
  readonly height: number;
  /** Row by row; NaN between patches. */
  readonly values: Float64Array;
}

/** @param columns cells in a row of each patch. */
export function stripOf(patches: readonly (readonly number[])[], columns: number): Strip {
  const rows = patches[0].length / columns;
  const across = Math.ceil(Math.sqrt(patches.length));
  const width = across * (columns + 1) - 1;
  const height = Math.ceil(patches.length / across) * (rows + 1) - 1;
  const values = new Float64Array(width * height).fill(Number.NaN);
  patches.forEach((patch, p) => {
    const [top, left] = [Math.floor(p / across) * (rows + 1), (p % across) * (columns + 1)];
    patch.forEach((v, i) => {
      values[(top + Math.floor(i / columns)) * width + left + (i % columns)] = v;
    });
  });
  return { width, height, values };
}
