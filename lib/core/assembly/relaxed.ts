// The kernels in which nearly all time is spent, for the build with relaxed arithmetic; the rest, and the memory, are
// those of the other build.
export { dots } from './dots';
export { layersBackward, layersForward } from './layers';
export { taps } from './taps';
export { three } from './three';
