/** A file of the reader's as a digit: scaled down, inverted if it must be, centred. */
import { asMnist, inkOf } from '#lib/data/mnist.ts';

export type FileProblem = 'notPicture' | 'tooLarge' | 'unreadable' | 'noInk';
/** Bytes of the largest file that is opened, and pixels along the longer side that are looked at. */
const LARGEST = 20_000_000;
const LOOKED_AT = 200;

export async function digitIn(file: File, side: number): Promise<Float32Array | FileProblem> {
  if (!/^(image\/|$)/.test(file.type)) return 'notPicture';
  if (file.size > LARGEST) return 'tooLarge';
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return 'unreadable';
  }
  const scale = Math.min(1, LOOKED_AT / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((n) => Math.max(1, Math.round(n * scale)));
  const surface = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!;
  // A transparent picture lies on white.
  surface.fillStyle = '#fff';
  surface.fillRect(0, 0, width, height);
  surface.imageSmoothingQuality = 'high';
  surface.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = surface.getImageData(0, 0, width, height);
  const grey = Float32Array.from(
    { length: width * height },
    (_, i) => (0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]) / 255,
  );
  const ink = inkOf({ width, height, data: grey });
  return (ink && asMnist(ink, side)) ?? 'noInk';
}
