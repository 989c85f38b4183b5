import { size } from '#lib/tensor.ts';
import { perDimension } from './dimensions.ts';
import { poolOutputSize, type Window } from './shape.ts';

/** PyTorch's arguments of the same names, one number or one per dimension; `stride` is `kernel` when left out. */
export type PoolOptions = {
  kernel: number | readonly number[];
  stride?: number | readonly number[];
  /** At most half the kernel. */
  padding?: number | readonly number[];
  /** Rounds the number of windows up rather than down. */
  ceilMode?: boolean;
};

/**
 * What each pooling window holds: window i the samples members[starts[i]] … members[starts[i + 1] − 1] of its plane,
 * in reading order and without padding; cells[i] counts them with padding.
 */
type Windows = {
  readonly starts: Int32Array;
  readonly members: Int32Array;
  readonly cells: Int32Array;
  readonly count: number;
};

/**
 * The windows of one plane of an input (the same for all planes), with the shape of the output and the plane's size.
 *
 * @param shape (N, C, …spatial) of the input.
 * @throws RangeError as `poolOutputSize` does.
 */
export function windows(
  shape: readonly number[],
  options: PoolOptions & { dilation?: number | readonly number[] },
): Windows & { shape: number[]; plane: number } {
  const [batch, channels, ...spatial] = shape;
  const kernel = perDimension('kernel', options.kernel, spatial.length);
  const stride = perDimension('stride', options.stride ?? kernel, spatial.length);
  const padding = perDimension('padding', options.padding ?? 0, spatial.length);
  const dilation = perDimension('dilation', options.dilation ?? 1, spatial.length);
  const axes = spatial.map((n, d) => {
    const window = { kernel: kernel[d], stride: stride[d], padding: padding[d], dilation: dilation[d] };
    return axisWindows(n, window, poolOutputSize(n, { ...window, ceilMode: options.ceilMode }));
  });
  return {
    ...axes.reduce((outer, inner, d) => cross(outer, inner, spatial[d])),
    shape: [batch, channels, ...axes.map((axis) => axis.count)],
    plane: size(spatial),
  };
}

/** The windows along one dimension of n samples; those that `ceilMode` adds are cut off where the padding ends. */
function axisWindows(
  n: number,
  { kernel, stride, padding, dilation }: Required<Window>,
  count: number,
): Windows {
  const starts = [0];
  const members: number[] = [];
  const cells: number[] = [];
  for (let i = 0; i < count; i++) {
    const taps = Array.from({ length: kernel }, (_, j) => i * stride - padding + j * dilation);
    members.push(...taps.filter((x) => x >= 0 && x < n));
    starts.push(members.length);
    cells.push(taps.filter((x) => x < n + padding).length);
  }
  return {
    starts: Int32Array.from(starts),
    members: Int32Array.from(members),
    cells: Int32Array.from(cells),
    count,
  };
}

/** Every window of `outer` crossed with every window of `inner`, a further dimension of n samples. */
function cross(outer: Windows, inner: Windows, n: number): Windows {
  const count = outer.count * inner.count;
  const starts = new Int32Array(count + 1);
  const members = new Int32Array(outer.members.length * inner.members.length);
  const cells = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const [o, k] = [Math.floor(i / inner.count), i % inner.count];
    for (let a = outer.starts[o]; a < outer.starts[o + 1]; a++) {
      for (let b = inner.starts[k]; b < inner.starts[k + 1]; b++) {
        members[at++] = outer.members[a] * n + inner.members[b];
      }
    }
    starts[i + 1] = at;
    cells[i] = outer.cells[o] * inner.cells[k];
  }
  return { starts, members, cells, count };
}
