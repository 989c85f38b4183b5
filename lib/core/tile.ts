/** What one tap costs in a tile whose sums stay in registers. */
export type Tile = {
  readonly channels: number;
  readonly vectors: number;
  /** Vectors of samples that are loaded. */
  readonly loads: number;
  /** Weights that are loaded into all lanes of a vector. */
  readonly splats: number;
  /** Vectors that are multiplied and added. */
  readonly multiplyAdds: number;
  /** Vectors held at once: the sums, the samples and one weight. */
  readonly registers: number;
};

/**
 * The work of one tap in a tile of c output channels × v vectors of neighbouring outputs: each sample vector serves all
 * channels, each weight all vectors.
 *
 *   v loads + c splats for c · v multiply-adds, in c · v + v + 1 registers
 *
 * @see lib/core/assembly/taps.ts and one.ts, whose tiles these are.
 */
export const tile = (channels: number, vectors: number): Tile => ({
  channels,
  vectors,
  loads: vectors,
  splats: channels,
  multiplyAdds: channels * vectors,
  registers: channels * vectors + vectors + 1,
});

/** Output channels × vectors of the kernel's main tile. */
export const TILE = tile(4, 2);

/** Numbers of 4 bytes in a vector of 16. */
export const LANES = 4;
