/** The numbers of the page's sentences, each measured or computed. */
import { whole } from '#figure/format.ts';
import { FEW } from '#lib/core/correlate.ts';
import { LANES, TILE, tile } from '#lib/core/tile.ts';
import { flops } from '../../bench/flops.ts';
import { itemNamed } from '../../bench/items.ts';
import { factor } from './run.ts';
import { node } from './runs.ts';
import { text } from './text.ts';

const alone = tile(1, 1);
const wider = tile(TILE.channels, TILE.vectors + 1);
/** Vector registers of x86 without AVX-512. */
const REGISTERS = 16;

export const facts = {
  items: whole(node.items.length),
  rounds: whole(node.rounds),
  lanes: whole(LANES),
  'vector-bytes': whole(LANES * Float32Array.BYTES_PER_ELEMENT),
  channels: whole(TILE.channels),
  vectors: whole(TILE.vectors),
  loads: whole(TILE.loads),
  splats: whole(TILE.splats),
  'multiply-adds': whole(TILE.multiplyAdds),
  'loads-alone': whole(alone.loads + alone.splats),
  registers: whole(REGISTERS),
  wider: `${wider.channels} × ${wider.vectors}`,
  'registers-wider': whole(wider.registers),
  few: whole(FEW),
  'few-w6': whole(flops(itemNamed('W6').work) / 2),
  'plain-w6': text.digits(factor(node, 'W6', 'plain')),
  'plain-w4': text.digits(factor(node, 'W4', 'plain')),
  'relaxed-w4': text.fused(1 / factor(node, 'W4', 'relaxed')),
} as const;
