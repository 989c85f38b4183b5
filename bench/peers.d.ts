// The peers are installed by `npm run bench` only, so that types must not depend on them.
declare module '@tensorflow/tfjs-core';
declare module '@tensorflow/tfjs-backend-cpu';
declare module '@tensorflow/tfjs-backend-wasm';
declare module 'onnxruntime-web/wasm';
declare module 'convnetjs';
declare module 'ml-convolution';
declare module '*/tfjs-gradients.mjs';
declare module 'esbuild';
