// The kernels, all together: addresses and steps are in bytes, and `lib/core/kernels.ts` says what each of them does.
export { copy, pack, zero } from './move';
export { dots } from './dots';
export { addScaled, relu, reluBackward, scale, sums } from './elementwise';
export { taps } from './taps';
export { three } from './three';
export { adam, sgd } from './optimise';
export { avgPool, avgPoolBackward, maxPool, maxPoolBackward, maxPoolBackward2 } from './pool';
export { layersBackward, layersForward } from './layers';
export { softmaxGradient } from './softmax';
