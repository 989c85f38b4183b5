import { size, type Tensor, tensor } from '#lib/tensor.ts';

/** What stands outside the input: 0, the input mirrored about its edge sample, its edge sample, or the input again. */
export type PaddingMode = 'zeros' | 'reflect' | 'replicate' | 'circular';

/** How many samples to add before and after each of the trailing dimensions, first to last. */
export type Widths = readonly (readonly [before: number, after: number])[];

/**
 * The input with a border: out_i = input_{source(i)}, or 0 where there is no source.
 *
 * @param input any shape; its last `widths.length` dimensions are padded.
 * @param widths in samples, in the order of the dimensions (PyTorch's F.pad lists the last dimension first).
 * @throws RangeError on negative widths, on 'reflect' by the size or more, on 'circular' by more than the size.
 * @see PyTorch docs, torch.nn.functional.pad.
 */
export function pad(input: Tensor, widths: Widths, mode: PaddingMode = 'zeros'): Tensor {
  const { source, shape, plane } = padding(input.shape, widths, mode);
  const output = tensor(shape);
  for (let to = 0, from = 0; to < output.data.length; to += source.length, from += plane) {
    for (let i = 0; i < source.length; i++) {
      if (source[i] >= 0) output.data[to + i] = input.data[from + source[i]];
    }
  }
  return output;
}

/**
 * The derivative of a loss by the input of `pad`: each gradient goes back, and is added, to the sample it was read from.
 *
 * This is the adjoint of `pad`, ⟨pad(x), g⟩ = ⟨x, padBackward(g)⟩; with 'zeros' it simply crops.
 *
 * @param gradOutput the shape of the padded input.
 * @param inputShape the shape of the input.
 */
export function padBackward(
  gradOutput: Tensor,
  inputShape: readonly number[],
  widths: Widths,
  mode: PaddingMode = 'zeros',
): Tensor {
  const { source, shape, plane } = padding(inputShape, widths, mode);
  if (size(shape) !== gradOutput.data.length) {
    throw new RangeError(`the padded shape is [${shape.join(', ')}], not [${gradOutput.shape.join(', ')}]`);
  }
  const input = tensor(inputShape);
  for (let from = 0, to = 0; from < gradOutput.data.length; from += source.length, to += plane) {
    for (let i = 0; i < source.length; i++) {
      if (source[i] >= 0) input.data[to + source[i]] += gradOutput.data[from + i];
    }
  }
  return input;
}

/** For each element of a padded plane its source in the plane before padding (−1: none), and the sizes around it. */
function padding(shape: readonly number[], widths: Widths, mode: PaddingMode) {
  const outer = shape.length - widths.length;
  if (outer < 0) throw new RangeError(`${widths.length} pairs of widths for ${shape.length} dimensions`);
  const spatial = shape.slice(outer);
  let source = Int32Array.of(0);
  spatial.forEach((n, d) => {
    const axis = axisSource(n, widths[d], mode);
    const finer = new Int32Array(source.length * axis.length);
    for (let i = 0, at = 0; i < source.length; i++) {
      for (let j = 0; j < axis.length; j++, at++) {
        finer[at] = source[i] < 0 || axis[j] < 0 ? -1 : source[i] * n + axis[j];
      }
    }
    source = finer;
  });
  const padded = spatial.map((n, d) => n + widths[d][0] + widths[d][1]);
  return { source, shape: [...shape.slice(0, outer), ...padded], plane: size(spatial) };
}

function axisSource(n: number, [before, after]: Widths[number], mode: PaddingMode): Int32Array {
  const most = { zeros: Infinity, reflect: n - 1, replicate: n > 0 ? Infinity : 0, circular: n }[mode];
  for (const width of [before, after]) {
    if (!Number.isInteger(width) || width < 0) {
      throw new RangeError(`padding must be a whole number from 0 up, not ${width}`);
    }
    if (width > most) {
      throw new RangeError(`'${mode}' padding of ${width} needs more than ${n} samples; use at most ${most}`);
    }
  }
  const inside = {
    zeros: (i: number) => (i < 0 || i >= n ? -1 : i),
    reflect: (i: number) => (i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i),
    replicate: (i: number) => Math.min(Math.max(i, 0), n - 1),
    circular: (i: number) => (i + n) % n,
  }[mode];
  return Int32Array.from({ length: before + n + after }, (_, i) => inside(i - before));
}
