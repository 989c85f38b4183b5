/** The book's scales as tables of pixels, for canvases: the same colours as `valueColour`, mixed once instead of per cell. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** The colours a canvas needs, as the theme of the moment gives them. */
export interface Palette {
  readonly negative: Rgb;
  readonly zero: Rgb;
  readonly positive: Rgb;
  readonly ink: Rgb;
}

/** Steps on each side of zero. */
export const STEPS = 255;

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const encoded = (c: number) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

/** sRGB (0–255) to OKLab and back (Björn Ottosson, 2020). */
function oklab(rgb: Rgb): Rgb {
  const [r, g, b] = rgb.map((c) => linear(c / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function srgb([L, a, b]: Rgb): Rgb {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((c) => Math.round(255 * encoded(Math.min(1, Math.max(0, c))))) as unknown as Rgb;
}

/** `share` of `to` on `from`, as `color-mix(in oklab, …)` mixes them. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const [a, b] = [oklab(from), oklab(to)];
  return srgb(a.map((value, i) => value + share * (b[i] - value)) as unknown as Rgb);
}

const pixel = ([r, g, b]: Rgb) => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;

/** Pixels (RGBA, little-endian) of the values −STEPS … STEPS, zero in the middle: the diverging scale. */
export function divergingRamp({ negative, zero, positive }: Palette): Uint32Array {
  return Uint32Array.from({ length: 2 * STEPS + 1 }, (_, i) => {
    const share = (i - STEPS) / STEPS;
    return pixel(mix(zero, share < 0 ? negative : positive, Math.abs(share)));
  });
}

/** Pixels of the magnitudes 0 … STEPS, from paper to ink, laid out like `divergingRamp`: −v looks like v. */
export function inkRamp({ zero, ink }: Palette): Uint32Array {
  return Uint32Array.from({ length: 2 * STEPS + 1 }, (_, i) =>
    pixel(mix(zero, ink, Math.abs(i - STEPS) / STEPS)),
  );
}

/** Pixels of black (0) to white (STEPS); what is negative is black. */
export function greyRamp(): Uint32Array {
  return Uint32Array.from({ length: 2 * STEPS + 1 }, (_, i) => {
    const v = Math.max(0, i - STEPS);
    return pixel([v, v, v]);
  });
}

/** The custom properties `--name` of `element` now, as colours that a canvas takes. */
export function coloursOf<const Name extends string>(
  element: Element,
  names: readonly Name[],
): Record<Name, string> {
  const probe = document.createElement('span');
  // What is painted by its own colours is not forced into the reader's few.
  probe.style.setProperty('forced-color-adjust', 'none');
  element.append(probe);
  const colours = names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(colours) as Record<Name, string>;
}

/** The colours at `element` now. */
export function paletteOf(element: Element): Palette {
  const read = Object.entries(coloursOf(element, ['negative', 'zero', 'positive', 'ink'])).map(
    ([name, colour]) => {
      const [r = 0, g = 0, b = 0] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
      return [name, [r, g, b] as const];
    },
  );
  return Object.fromEntries(read) as unknown as Palette;
}

/** Calls `changed` now and whenever the theme changes; returns the way to stop. */
export function onTheme(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  system.addEventListener('change', changed);
  changed();
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}
