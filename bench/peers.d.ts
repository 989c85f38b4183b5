// The peers are installed by `npm run bench` only, so that types must not depend on them.
declare module 'onnxruntime-web/wasm';
declare module 'convnetjs';
declare module 'ml-convolution';
declare module '*/tfjs-node.cjs';
declare module '*/tfjs-page.mjs';
declare module 'esbuild';
