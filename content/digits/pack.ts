/** How networks and digits of chapter 5 lie in files: pure bytes in, tensors out. The files are gzip of what is read here. */
import { dequantise, quantise } from '#lib/nn/quantise.ts';
import { parametersOf, type Sequential, withParameters } from '#lib/nn/sequential.ts';
import { size, type Tensor, tensor } from '#lib/tensor.ts';
import { side } from './networks.ts';

const PIXELS = side * side;

/** A network's parameters as bytes: the scale of each tensor as float32, then the integers of all. */
export function packNetwork(net: Sequential, bits: number): Uint8Array {
  const all = parametersOf(net).map((parameter) => quantise(parameter, bits));
  const scales = Float32Array.from(all, ({ scale }) => scale);
  const integers = all.flatMap(({ integers }) => [...integers]);
  return Uint8Array.from([
    ...new Uint8Array(scales.buffer),
    ...new Uint8Array(Int8Array.from(integers).buffer),
  ]);
}

/**
 * The network of such bytes. @param like a network of the same layers.
 *
 * @throws RangeError when the bytes are not as many as its parameters ask for.
 */
export function unpackNetwork(bytes: Uint8Array, like: Sequential): Sequential {
  const shapes = parametersOf(like).map(({ shape }) => shape);
  const wanted = shapes.reduce((sum, shape) => sum + 4 + size(shape), 0);
  if (bytes.length !== wanted)
    throw new RangeError(`the network's file holds ${bytes.length} bytes, not ${wanted}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 4 * shapes.length;
  const parameters = shapes.map((shape, i) => {
    const integers = Int8Array.from(bytes.subarray(at, at + size(shape)));
    at += integers.length;
    return dequantise({ shape, scale: view.getFloat32(4 * i, true), integers });
  });
  return withParameters(like, parameters);
}

/** A picture of a digit: its pixels, 0 … 255, and where it comes from. */
export type Digit = {
  readonly pixels: Uint8Array;
  readonly label: number;
  /** Its place in the set of MNIST that it is from. */
  readonly index: number;
};

/** Digits as bytes: all places as 16-bit numbers, all labels, all pixels. */
export function packDigits(all: readonly Digit[]): Uint8Array {
  const places = Uint16Array.from(all, ({ index }) => index);
  const bytes = new Uint8Array(all.length * (2 + 1 + PIXELS));
  bytes.set(new Uint8Array(places.buffer));
  all.forEach(({ label, pixels }, i) => {
    bytes[2 * all.length + i] = label;
    bytes.set(pixels, 3 * all.length + i * PIXELS);
  });
  return bytes;
}

/** The digits of such bytes. @throws RangeError when they are cut off. */
export function unpackDigits(bytes: Uint8Array): Digit[] {
  const count = bytes.length / (3 + PIXELS);
  if (!Number.isInteger(count)) throw new RangeError(`${bytes.length} bytes are no whole number of digits`);
  return Array.from({ length: count }, (_, i) => ({
    index: bytes[2 * i] + 256 * bytes[2 * i + 1],
    label: bytes[2 * count + i],
    pixels: bytes.subarray(3 * count + i * PIXELS, 3 * count + (i + 1) * PIXELS),
  }));
}

/** Digits as the networks take them: shape (N, 1, 28, 28), values 0 … 1. */
export const batchOf = (all: readonly Pick<Digit, 'pixels'>[]): Tensor =>
  tensor(
    [all.length, 1, side, side],
    all.flatMap(({ pixels }) => Array.from(pixels, (v) => v / 255)),
  );
