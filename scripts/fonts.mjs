// Makes the small faces in src/styles/fonts from the packages' whole ones: `npm run fonts`. What a small face lacks, the whole one
// still gives: the style sheets name it too, and it is fetched only when a page shows a character the small one lacks.
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const prose = `${ascii}\u00a0\u2009–—‘’“”…·×−±éíúß`;
// KaTeX sets no-break and zero-width blanks beside every fraction and limit.
const blanks = '\u00a0\u200b';
const fences = `()[]{}⌊⌋⌈⌉∑∏${blanks}`;

const faces = [
  {
    from: '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
    to: 'folded-serif.woff2',
    text: prose,
  },
  {
    from: '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
    to: 'folded-serif-bold.woff2',
    text: prose,
  },
  {
    from: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    to: 'instrument-sans.woff2',
    text: `${prose}÷²³°©‹›•`,
  },
  {
    from: 'katex/dist/fonts/KaTeX_Main-Regular.woff2',
    to: 'katex-main.woff2',
    text: `${blanks}0123456789abcdefghiklmnoprstuvwxCDFHLMNRSTUW()[]{}=+-−×⋅·±^Σ,.:;/|!<>*∗⋆ˉ∂≤≥≠≈∈→←⊤⊥∣⌊⌋⌈⌉…⋯′`,
  },
  { from: 'katex/dist/fonts/KaTeX_Math-Italic.woff2', to: 'katex-math.woff2', text: `${letters}ηθαβγδπσφ` },
  {
    from: 'katex/dist/fonts/KaTeX_Math-BoldItalic.woff2',
    to: 'katex-math-bold.woff2',
    text: 'behmuvwxyzCGHJTUVWXY',
  },
  ...[1, 2, 3].map((size) => ({
    from: `katex/dist/fonts/KaTeX_Size${size}-Regular.woff2`,
    to: `katex-size${size}.woff2`,
    text: fences,
  })),
];

let total = 0;
for (const { from, to, text } of faces) {
  const whole = await readFile(new URL(`../node_modules/${from}`, import.meta.url));
  const small = await subsetFont(rename(await subsetFont(whole, text, { targetFormat: 'sfnt' })), text, {
    targetFormat: 'woff2',
  });
  await writeFile(new URL(`../src/styles/fonts/${to}`, import.meta.url), small);
  total += small.length;
  console.log(`${to}: ${whole.length} → ${small.length} bytes; unicode-range: ${ranges(text)};`);
}
console.log(`${total} bytes in all`);

/** The licence of Source Serif reserves the name Source: a changed face must not bear it. Folded has as many letters. */
function rename(font) {
  const directory = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const name = font.readUInt32BE(directory.find((at) => font.toString('latin1', at, at + 4) === 'name') + 8);
  const strings = name + font.readUInt16BE(name + 4);
  for (let i = 0; i < font.readUInt16BE(name + 2); i++) {
    const record = name + 6 + 12 * i;
    const isName = [1, 3, 4, 6, 16].includes(font.readUInt16BE(record + 6));
    if (!isName) continue;
    const start = strings + font.readUInt16BE(record + 10);
    const text = font.subarray(start, start + font.readUInt16BE(record + 8));
    const at = text.indexOf(Buffer.from('Source', 'utf16le').swap16());
    if (at >= 0) Buffer.from('Folded', 'utf16le').swap16().copy(text, at);
  }
  return font;
}

function ranges(text) {
  const runs = [];
  for (const point of [...new Set(text)].map((c) => c.codePointAt(0)).sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === point - 1) run[1] = point;
    else runs.push([point, point]);
  }
  const hex = (n) => n.toString(16).toUpperCase();
  return runs.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(', ');
}
