import { type Contender, Refusal } from './contender.ts';

/** In a page the peers' wasm files lie below this address; in Node they find them themselves. */
export type Start = (address?: string) => Promise<Contender>;

/** Who is measured inside JavaScript, by the name that tables show; only what is asked for is loaded. */
export const contenders: Readonly<Record<string, Start>> = {
  simd: async () => (await import('./ours.ts')).ours('simd'),
  relaxed: async () => (await import('./ours.ts')).ours('relaxed'),
  plain: async () => (await import('./ours.ts')).ours('plain'),
  'tfjs-cpu': async () => (await import('./tfjs.ts')).tfjs('cpu'),
  'tfjs-wasm': async (at) => (await import('./tfjs.ts')).tfjs('wasm', at && `${at}tfjs/`),
  'ort-web': async (at) => (await import('./ort.ts')).ort(at && `${at}ort/`),
  convnetjs: async () => (await import('./convnetjs.ts')).convnetjs(),
  'ml-convolution': async () => (await import('./ml-convolution.ts')).mlConvolution(),
};

/** Who is measured outside it, where there is a C++ compiler: a convolution, and how fast the machine can multiply and add. */
export const natives = ['native', 'peak-sse', 'peak-avx2'] as const;

export function startContender(name: string, address?: string): Promise<Contender> {
  const start = contenders[name];
  if (!start) throw new Refusal(`there is no contender ${name}`);
  return start(address);
}
