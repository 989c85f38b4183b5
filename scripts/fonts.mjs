// Makes the small faces in src/styles/fonts from the packages' whole ones: `npm run fonts`. What a small face lacks, the whole one
// still gives: it stays in the style sheet and is fetched only when a page shows a character outside the small one's range.
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const latin = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');
const greek = 'αβγδεζηθικλμνξοπρστυφχψω';

const faces = [
  {
    from: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    to: 'instrument-sans.woff2',
    text: `${latin}−–—‘’“”…·×÷±²³°é§©‹›•`,
  },
  {
    from: 'katex/dist/fonts/KaTeX_Main-Regular.woff2',
    to: 'katex-main.woff2',
    text: `${latin}−×⋅·±∗⋆∘=≠≤≥≈≡∈∉⊂∪∩→←↦⇒∂∇∞√⊤⊥∣∥⟨⟩⌊⌋⌈⌉…⋯⋮′ℓΔΣΠΩ`,
  },
  { from: 'katex/dist/fonts/KaTeX_Math-Italic.woff2', to: 'katex-math.woff2', text: latin + greek },
  { from: 'katex/dist/fonts/KaTeX_Size1-Regular.woff2', to: 'katex-size1.woff2', text: '()[]{}⌊⌋⌈⌉∑∏∫⟨⟩' },
  { from: 'katex/dist/fonts/KaTeX_Size2-Regular.woff2', to: 'katex-size2.woff2', text: '()[]{}⌊⌋⌈⌉∑∏∫⟨⟩' },
];

for (const { from, to, text } of faces) {
  const whole = await readFile(new URL(`../node_modules/${from}`, import.meta.url));
  const small = await subsetFont(whole, text, { targetFormat: 'woff2' });
  await writeFile(new URL(`../src/styles/fonts/${to}`, import.meta.url), small);
  const points = [...new Set(text)].map((c) => c.codePointAt(0)).sort((a, b) => a - b);
  console.log(`${to}: ${whole.length} → ${small.length} bytes`);
  console.log(`  unicode-range: ${ranges(points)};`);
}

function ranges(points) {
  const runs = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run && run[1] === point - 1) run[1] = point;
    else runs.push([point, point]);
  }
  const hex = (n) => n.toString(16).toUpperCase();
  return runs.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(', ');
}
