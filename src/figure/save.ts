/** Saves what a figure draws as one SVG file: every svg and canvas and every line of text inside `picture`, where it stands on
 *  the page, in the colours of the moment. */

const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'r',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'display',
  'font-variant-numeric',
  'paint-order',
  'vector-effect',
];
const SVG = 'http://www.w3.org/2000/svg';

function node(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** A copy that looks the same without the page's style sheets. */
function frozen(source: Element): Element {
  const copy = source.cloneNode(false) as Element;
  const style = getComputedStyle(source);
  if (copy instanceof SVGElement) {
    copy.removeAttribute('class');
    copy.setAttribute('style', PROPERTIES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
  }
  for (const child of source.childNodes) {
    copy.append(child instanceof Element ? frozen(child) : child.cloneNode());
  }
  return copy;
}

/** The picture as the text of an SVG file. */
function toSvg(picture: HTMLElement): string {
  const box = picture.getBoundingClientRect();
  const place = (rect: DOMRect) => ({
    x: rect.x - box.x,
    y: rect.y - box.y,
    width: rect.width,
    height: rect.height,
  });
  const root = node('svg', {
    xmlns: SVG,
    viewBox: `0 0 ${box.width} ${box.height}`,
    width: box.width,
    height: box.height,
  });
  root.append(
    node('rect', {
      width: '100%',
      height: '100%',
      fill: getComputedStyle(picture.closest('figure')!).backgroundColor,
    }),
  );

  const walker = document.createTreeWalker(picture, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (at) =>
    at.parentElement?.closest('svg') || at.parentElement?.closest('[hidden], button, select, input')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let at = walker.nextNode(); at; at = walker.nextNode()) {
    if (at instanceof SVGSVGElement) {
      const copy = frozen(at) as SVGElement;
      for (const [key, value] of Object.entries(place(at.getBoundingClientRect())))
        copy.setAttribute(key, String(value));
      root.append(copy);
    } else if (at instanceof HTMLCanvasElement) {
      root.append(
        node('image', {
          ...place(at.getBoundingClientRect()),
          href: at.toDataURL(),
          style: 'image-rendering:pixelated',
          preserveAspectRatio: 'none',
        }),
      );
    } else if (at instanceof Text && at.data.trim()) {
      const style = getComputedStyle(at.parentElement!);
      const range = document.createRange();
      range.selectNodeContents(at);
      const rect = range.getBoundingClientRect();
      // Visually hidden text keeps a 1 px box; it is for screen readers, not for the picture.
      if (rect.width <= 1 || style.visibility === 'hidden') continue;
      const line = node('text', {
        x: rect.x - box.x,
        y: rect.y - box.y + rect.height * 0.75,
        style: `font:${style.fontWeight} ${style.fontSize} ${style.fontFamily};fill:${style.color}`,
      });
      line.textContent = at.data.trim();
      root.append(line);
    }
  }
  return new XMLSerializer().serializeToString(root);
}

/** Offers the picture as a download; false where the browser refuses (a canvas it will not read, for one). */
export async function save(picture: HTMLElement, name: string): Promise<boolean> {
  try {
    const url = URL.createObjectURL(new Blob([toSvg(picture)], { type: 'image/svg+xml' }));
    Object.assign(document.createElement('a'), { href: url, download: `${name}.svg` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    return true;
  } catch {
    return false;
  }
}
