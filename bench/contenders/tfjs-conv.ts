import { outputSize } from '../flops.ts';
import { convInputs } from '../inputs.ts';
import type { ConvWork } from '../items.ts';
import { channelsFirst, channelsLast, filters } from '../layout.ts';
import type { Job } from './contender.ts';
import type { Tf } from './tfjs.ts';

export function convJob(tf: Tf, work: ConvWork): Job {
  const { input, weight, stride, padding, dilation } = work;
  const given = convInputs(work);
  const x = channelsLast(given.x, input);
  const [n, c, ...spatial] = input;
  const [o, , ...kernel] = weight;
  const shape = [n, ...spatial, c];
  const w = tf.tensor(filters(given.w, weight), [...kernel, c, o]);
  const out = spatial.map((size, d) => outputSize(size, kernel[d], stride, padding, dilation));
  // TensorFlow pads 'same' by half the kernel only where it does not stride; conv1d knows no numbers.
  const pad = stride === 1 ? 'same' : padding;
  const line = spatial.length === 1;
  let y = new Float32Array(0);
  return {
    run() {
      const image = tf.tensor(x, shape);
      const result = line
        ? tf.conv1d(image, w, stride, pad, 'NWC', dilation)
        : tf.conv2d(image, w, stride, pad, 'NHWC', dilation);
      y = result.dataSync();
      tf.dispose([image, result]);
    },
    answer: () => channelsFirst(y, [n, o, ...out]),
  };
}
