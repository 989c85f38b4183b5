/** What a reader can set in a figure. Each knob knows its first value, its limits, and how a link writes it. */

/** A link's text that no value of the knob could have written. */
export class LinkError extends Error {}

export interface Knob<T> {
  readonly initial: T;
  /** The value as it stands in a share link. */
  write(value: T): string;
  /** The value a link asks for, moved into the knob's limits; throws LinkError for text that means nothing. */
  read(text: string): T;
}

export type Knobs = Readonly<Record<string, Knob<any>>>;
export type Values<K extends Knobs> = { -readonly [Name in keyof K]: K[Name]['initial'] };

/** A fresh copy of the state in which a figure opens. */
export function initial<K extends Knobs>(knobs: K): Values<K> {
  const entries = Object.entries(knobs).map(([name, knob]) => [name, structuredClone(knob.initial)]);
  return Object.fromEntries(entries) as Values<K>;
}

export interface Range {
  readonly min: number;
  readonly max: number;
  /** Distance between two settings; 1 unless given. */
  readonly step?: number;
}

function number(text: string): number {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim())) throw new LinkError(text);
  return Number(text);
}

/** The setting of a range nearest to `value`. */
export function snap(value: number, { min, max, step = 1 }: Range): number {
  const nearest = min + Math.round((Math.min(max, Math.max(min, value)) - min) / step) * step;
  return Number(Math.min(max, nearest).toFixed(6));
}

/** One number on a slider. */
export function range(first: number, limits: Range) {
  return {
    step: 1,
    ...limits,
    initial: first,
    write: String,
    read: (text: string) => snap(number(text), limits),
  };
}

/** One of a few named options. */
export function choice<const T extends string>(first: NoInfer<T>, options: readonly T[]) {
  return {
    options,
    initial: first as T,
    write: String,
    read(text: string): T {
      const option = options.find((name) => name === text);
      if (option === undefined) throw new LinkError(text);
      return option;
    },
  };
}

/** On or off. */
export function toggle(first: boolean) {
  return {
    initial: first,
    write: (on: boolean) => (on ? '1' : '0'),
    read(text: string): boolean {
      if (text !== '0' && text !== '1') throw new LinkError(text);
      return text === '1';
    },
  };
}

/** A row of numbers whose length the reader may change within limits. */
export function list(
  first: readonly number[],
  limits: Range & { readonly least: number; readonly most: number },
) {
  return {
    step: 1,
    ...limits,
    initial: [...first] as number[],
    write: (values: readonly number[]) => values.map((value) => Number(value.toFixed(6))).join(','),
    read(text: string): number[] {
      const values = text.split(',').map((part) => snap(number(part), limits));
      if (values.length < limits.least) throw new LinkError(text);
      return values.slice(0, limits.most);
    },
  };
}

/** A picture of on/off cells drawn by the reader, `width × height`, row by row; a link carries it as base64url. */
export function drawing(first: Uint8Array, width: number, height: number) {
  const bytes = Math.ceil((width * height) / 8);
  return {
    width,
    height,
    initial: first,
    write(cells: Uint8Array): string {
      const packed = new Uint8Array(bytes);
      for (let i = 0; i < cells.length; i++) if (cells[i]) packed[i >> 3] |= 1 << (i & 7);
      const base64 = btoa(String.fromCharCode(...packed));
      return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    },
    read(text: string): Uint8Array {
      if (!/^[\w-]*$/.test(text) || text.length !== Math.ceil((bytes * 4) / 3)) throw new LinkError(text);
      const packed = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
        c.charCodeAt(0),
      );
      return Uint8Array.from({ length: width * height }, (_, i) => (packed[i >> 3] >> (i & 7)) & 1);
    },
  };
}
