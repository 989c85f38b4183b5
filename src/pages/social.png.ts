/** The picture that previews of the book show: the first figure's kernel over its signal, drawn from the same model. */
import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { initial } from '#figure/knobs.ts';
import { knobs, solve } from '#figures/convolve/model.ts';

const CELL = 96;
const COLOUR = {
  ink: '#1d1f24',
  paper: '#fffdf8',
  soft: '#65655f',
  positive: [80, 152, 220],
  negative: [224, 138, 46],
  zero: [255, 253, 248],
};

/** The book's scale, mixed here because the renderer knows no color-mix(). */
function fill(value: number, most: number): string {
  const share = Math.min(1, Math.abs(value) / most);
  const end = value < 0 ? COLOUR.negative : COLOUR.positive;
  return `rgb(${COLOUR.zero.map((zero, i) => Math.round(zero + share * (end[i] - zero))).join()})`;
}

/** Cells without digits: the machine that builds the book may lack its faces. */
function row(
  values: readonly number[],
  most: number,
  x: number,
  y: number,
  marked: (i: number) => boolean,
): string {
  return values
    .map(
      (value, i) =>
        `<rect x="${x + i * CELL + 2}" y="${y}" width="${CELL - 4}" height="${CELL - 4}" rx="10" fill="${fill(value, most)}" stroke="${marked(i) ? COLOUR.ink : '#d8d1c0'}" stroke-width="${marked(i) ? 6 : 2}"/>`,
    )
    .join('');
}

export const GET: APIRoute = async () => {
  const view = solve(initial(knobs));
  const left = (1200 - view.x.length * CELL) / 2;
  const kernel = view.flip ? view.w.toReversed() : view.w;
  const at = view.first + view.position;
  const inside = (i: number) => view.products.some(({ index }) => index === i);
  const outputs = left + (view.first + (view.w.length - 1) / 2) * CELL;
  const target = outputs + view.position * CELL + CELL / 2;
  const flow = view.products
    .map(
      ({ index }) =>
        `<path d="M${left + index * CELL + CELL / 2} 190C${left + index * CELL + CELL / 2} 330 ${target} 300 ${target} 440" fill="none" stroke="#7a4aba" stroke-width="5" opacity=".7"/>`,
    )
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="${COLOUR.paper}"/>${flow}${row(view.x, view.most.x, left, 98, inside)}${row(kernel, view.most.w, left + at * CELL, 269, () => false)}${row(view.y, view.most.y, outputs, 440, (i) => i === view.position)}</svg>`;
  return new Response(
    new Uint8Array(await sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer()),
    { headers: { 'Content-Type': 'image/png' } },
  );
};
