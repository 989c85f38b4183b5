// The kernels in which relaxed arithmetic saves most time for its bytes; the rest, and the memory, are those of the other
// build.
export { layersForward } from './layers';
export { taps } from './taps';
export { three } from './three';
