/**
 * Writes ONNX models: as much of protobuf as a graph of standard operators needs.
 *
 * @see onnx.proto, IR version 8, operators of version 17.
 */

type Value = number | string | Uint8Array;

/** One field: numbers as varints, text and bytes with their length before them. */
function field(number: number, value: Value): number[] {
  if (typeof value === 'number') return [...varint(number << 3), ...varint(value)];
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes];
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

const message = (...fields: (readonly [number, Value])[]): Uint8Array =>
  Uint8Array.from(fields.flatMap(([number, value]) => field(number, value)));

const FLOAT = 1;
const [INT, INTS] = [2, 7];

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface Named {
  readonly name: string;
  readonly shape: readonly number[];
}

const attribute = ([name, value]: [string, number | readonly number[]]) =>
  typeof value === 'number'
    ? message([1, name], [3, value], [20, INT])
    : message([1, name], ...value.map((v) => [8, v] as const), [20, INTS]);

const node = ({ op, inputs, output, attributes = {} }: Node) =>
  message(
    ...inputs.map((name) => [1, name] as const),
    [2, output],
    [4, op],
    ...Object.entries(attributes).map((pair) => [5, attribute(pair)] as const),
  );

const constant = ({ name, shape, data }: Named & { data: Float32Array }) =>
  message(
    ...shape.map((size) => [1, size] as const),
    [2, FLOAT],
    [8, name],
    [9, new Uint8Array(data.slice().buffer)],
  );

function valueInfo({ name, shape }: Named) {
  const sizes = message(...shape.map((size) => [1, message([1, size])] as const));
  return message([1, name], [2, message([1, message([1, FLOAT], [2, sizes])])]);
}

/** A model of one input and one output, both float32, with `constants` by name. */
export function onnx(
  input: Named,
  output: Named,
  nodes: readonly Node[],
  constants: readonly (Named & { data: Float32Array })[],
): Uint8Array {
  const graph = message(
    ...nodes.map((n) => [1, node(n)] as const),
    [2, 'bench'],
    ...constants.map((c) => [5, constant(c)] as const),
    [11, valueInfo(input)],
    [12, valueInfo(output)],
  );
  return message([1, 8], [7, graph], [8, message([2, 17])]);
}
