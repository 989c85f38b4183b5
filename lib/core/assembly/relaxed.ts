// The kernels of convolution, where nearly all time is spent, for the build with relaxed arithmetic; the rest, and the
// memory, are those of the other build.
export { taps } from './taps';
export { three } from './three';
