/** ConvNetJS: loops over volumes of doubles whose channels come last, one example at a time. */
import { convInputs } from '../inputs.ts';
import type { ConvWork, Work } from '../items.ts';
import { channelsFirst, channelsLast } from '../layout.ts';
import { type Contender, type Job, Refusal } from './contender.ts';
import { lenetJob, mlpJob } from './convnetjs-nets.ts';

// biome-ignore lint/suspicious/noExplicitAny: the peers come without types.
export type ConvNet = any;

export async function convnetjs(): Promise<Contender> {
  const { default: convnet } = await import('convnetjs');
  return {
    version: '0.3.0, doubles',
    prepare(work: Work): Job {
      if (work.kind === 'lenet') return lenetJob(convnet, work);
      return work.kind === 'mlp' ? mlpJob(convnet, work) : convJob(convnet, work);
    },
  };
}

function convJob(convnet: ConvNet, work: ConvWork): Job {
  const { input, weight, stride, padding, dilation } = work;
  if (input.length !== 4) throw new Refusal('it pads both dimensions alike, so it has no lines');
  if (dilation !== 1) throw new Refusal('it has no dilation');
  const [, depth, height, width] = input;
  const [count, , kernel] = weight;
  const given = convInputs(work);
  const x = channelsLast(given.x, input);
  const layer = new convnet.ConvLayer({
    in_sx: width,
    in_sy: height,
    in_depth: depth,
    sx: kernel,
    filters: count,
    stride,
    pad: padding,
  });
  const w = channelsLast(given.w, weight);
  layer.filters.forEach((filter: ConvNet, o: number) => {
    filter.w.set(w.subarray(o * filter.w.length, (o + 1) * filter.w.length));
  });
  const volume = new convnet.Vol(width, height, depth, 0);
  let y: ConvNet;
  return {
    run() {
      volume.w.set(x);
      y = layer.forward(volume, false);
    },
    answer: () => channelsFirst(y.w, [1, count, y.sy, y.sx]),
  };
}
