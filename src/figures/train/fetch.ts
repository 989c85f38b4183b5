import { digitFiles } from '#content/digits/files.ts';
import { unzip } from '#figure/unzip.ts';

/** The digits to learn from and those to be tested on, as `unpackDigits` takes them. */
export interface Files {
  readonly lessons: Uint8Array;
  readonly heldOut: Uint8Array;
}

/** Fetches both files. @throws Error when one cannot be had. */
export async function fetchFiles(): Promise<Files> {
  const [lessons, heldOut] = await Promise.all([unzip(digitFiles.lessons), unzip(digitFiles.heldOut)]);
  return { lessons, heldOut };
}
