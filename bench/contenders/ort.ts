/** onnxruntime-web on its WebAssembly backend (SIMD, one thread), with models written by `onnx.ts`. */
import { outputSize } from '../flops.ts';
import { convInputs, lenetInputs } from '../inputs.ts';
import type { ConvWork, LeNetWork, Work } from '../items.ts';
import { CLASSES, SIDE, split } from '../lenet.ts';
import { type Named, onnx } from '../onnx.ts';
import { type Contender, type Job, Refusal } from './contender.ts';

/** @param wasmPath where a page finds its wasm files; Node finds them itself. */
export async function ort(wasmPath?: string): Promise<Contender> {
  // biome-ignore lint/suspicious/noExplicitAny: the peers come without types.
  const runtime: any = await import('onnxruntime-web/wasm');
  if (wasmPath) runtime.env.wasm.wasmPaths = wasmPath;
  runtime.env.wasm.numThreads = 1;
  runtime.env.logLevel = 'error';
  return {
    version: `${runtime.env.versions.web}, wasm SIMD, 1 thread`,
    async prepare(work: Work): Promise<Job> {
      if (work.kind === 'mlp' || (work.kind === 'lenet' && work.step)) {
        throw new Refusal('it only infers: its training was dropped in version 1.20');
      }
      const { model, shape, x } = work.kind === 'conv' ? convModel(work) : lenetModel(work);
      const session = await runtime.InferenceSession.create(model, { executionProviders: ['wasm'] });
      let y = new Float32Array(0);
      return {
        awaits: true,
        async run() {
          const results = await session.run({ x: new runtime.Tensor('float32', x, shape) });
          y = results.y.data;
        },
        answer: () => y,
      };
    },
  };
}

function convModel(work: ConvWork) {
  const { input, weight, stride, padding, dilation } = work;
  const { x, w } = convInputs(work);
  const kernel = weight.slice(2);
  const every = (value: number) => kernel.map(() => value);
  const out = kernel.map((k, d) => outputSize(input[2 + d], k, stride, padding, dilation));
  const attributes = {
    kernel_shape: kernel,
    strides: every(stride),
    dilations: every(dilation),
    pads: [...every(padding), ...every(padding)],
  };
  const model = onnx(
    { name: 'x', shape: input },
    { name: 'y', shape: [input[0], weight[0], ...out] },
    [{ op: 'Conv', inputs: ['x', 'w'], output: 'y', attributes }],
    [{ name: 'w', shape: weight, data: w }],
  );
  return { model, shape: input, x };
}

function lenetModel(work: LeNetWork) {
  const { x, parameters } = lenetInputs(work);
  const input: Named = { name: 'x', shape: [work.batch, 1, SIDE, SIDE] };
  const constants = split(parameters).map(({ shape, data }, i) => ({ name: `p${i}`, shape, data }));
  const pool = { kernel_shape: [2, 2], strides: [2, 2] };
  const nodes = [
    { op: 'Conv', inputs: ['x', 'p0', 'p1'], output: 'c1' },
    { op: 'Relu', inputs: ['c1'], output: 'r1' },
    { op: 'MaxPool', inputs: ['r1'], output: 's1', attributes: pool },
    { op: 'Conv', inputs: ['s1', 'p2', 'p3'], output: 'c2' },
    { op: 'Relu', inputs: ['c2'], output: 'r2' },
    { op: 'MaxPool', inputs: ['r2'], output: 's2', attributes: pool },
    { op: 'Flatten', inputs: ['s2'], output: 'flat' },
    { op: 'Gemm', inputs: ['flat', 'p4', 'p5'], output: 'f1', attributes: { transB: 1 } },
    { op: 'Relu', inputs: ['f1'], output: 'r3' },
    { op: 'Gemm', inputs: ['r3', 'p6', 'p7'], output: 'f2', attributes: { transB: 1 } },
    { op: 'Relu', inputs: ['f2'], output: 'r4' },
    { op: 'Gemm', inputs: ['r4', 'p8', 'p9'], output: 'y', attributes: { transB: 1 } },
  ];
  const model = onnx(input, { name: 'y', shape: [work.batch, CLASSES] }, nodes, constants);
  return { model, shape: input.shape, x };
}
