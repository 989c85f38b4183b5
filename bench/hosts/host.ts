/** What a sample took: wall time in milliseconds, and processor time of the whole process where it can be had. */
export interface Sample {
  readonly wall: number;
  readonly cpu?: number;
}

/** One contender in a process of its own. */
export interface Host {
  readonly name: string;
  readonly version: string;
  /** Makes an item ready and runs it once: the answer, or in words why there is none. */
  prepare(item: string): Promise<{ answer: Float32Array } | { refused: string }>;
  /** Runs the item that was made ready so many times. */
  sample(repeats: number): Promise<Sample>;
  close(): Promise<void>;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
