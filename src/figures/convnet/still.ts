/** The first state, computed while the book is built: what readers see before, and without, JavaScript. */
import sharp from 'sharp';
import { type Kind, untrained } from '#content/digits/networks.ts';
import { shippedDigits, shippedNetwork } from '#content/digits/node.ts';
import { initial } from '#figure/knobs.ts';
import { parameterCount } from '#lib/nn/sequential.ts';
import { inStill, STILL } from './layout.ts';
import { knobs, solve, type View } from './model.ts';
import { opacity } from './paint.ts';
import { MISREAD, pictureOf, sheetOf } from './picture.ts';
import { asText } from './pixels.ts';
import { answerOf, read } from './reading.ts';
import { stages } from './stages.ts';

function first(): { view: View; pixels: Uint8Array } {
  const [net, digits, params] = [shippedNetwork('convnet'), shippedDigits('digits'), initial(knobs)];
  const scores = digits.slice(0, MISREAD).map(({ pixels }) => {
    const { values } = read(
      net,
      Float32Array.from(pixels, (v) => v / 255),
    );
    return answerOf(Array.from(values[stages.length - 1])).logits;
  });
  const peaks = scores.map((logits) => Number(Math.max(...logits).toFixed(4))).sort((a, b) => a - b);
  const { label, index, pixels } = digits[params.digit];
  const view = solve(params, read(net, pictureOf(sheetOf(params, pixels), params)), {
    digit: { label, index },
    peaks,
  });
  return { view, pixels };
}

/** What the page brings along: the first view without its maps, with no more digits than are shown, and its digit's pixels. */
export function firstState(): { view: View; pixels: string } {
  const { view, pixels } = first();
  const { values: _, ...rest } = view;
  const short = JSON.stringify(rest, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(6)) : v));
  return { view: JSON.parse(short), pixels: asText(pixels) };
}

/** Parameters of the networks that are compared, as they are trained. */
export const countsFirst = (): Record<Kind, number> => {
  const count = (kind: Kind) => parameterCount(untrained(kind, 0));
  return { convnet: count('convnet'), mlp: count('mlp'), linear: count('linear'), mlp300: count('mlp300') };
};

/** All maps of the first state in one file; its opacity is what counts, the page gives the colours. */
export async function still(): Promise<Uint8Array<ArrayBuffer>> {
  const { view } = first();
  const data = new Uint8Array(4 * STILL.width * STILL.height);
  stages.slice(0, -1).forEach(({ maps, width, height }, s) => {
    const most = s === 0 ? 1 : view.stages[s].most;
    for (let map = 0; map < maps; map++) {
      const [left, top] = inStill(s, map);
      for (let i = 0; i < width * height; i++) {
        const at = (top + Math.floor(i / width)) * STILL.width + left + (i % width);
        data[4 * at + 3] = opacity(view.values![s][map * width * height + i], most);
      }
    }
  });
  const raw = { width: STILL.width, height: STILL.height, channels: 4 } as const;
  return new Uint8Array(
    await sharp(data, { raw }).webp({ lossless: true, exact: true, effort: 6 }).toBuffer(),
  );
}
