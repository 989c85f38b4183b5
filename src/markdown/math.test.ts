import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { math, typeset } from './math.ts';

describe('typeset', () => {
  it('gives HTML for the eye and MathML for the ear', () =>
    expect(typeset('x^2', false)).toMatch(/<math.*katex-html/s));
  it('keeps a term’s name, so that figures can light it', () =>
    expect(typeset('\\term{x}{\\cx_i}', false)).toContain('data-term="x"'));
  it.each(['\\frac{1', '\\nosuch', 'a_b_c'])('refuses %s', (tex) =>
    expect(() => typeset(tex, false)).toThrow(),
  );
  it('forgets what a formula has defined', () => {
    typeset('\\gdef\\mine{x}\\mine', false);
    expect(() => typeset('\\mine', false)).toThrow();
  });
});

describe('math in a chapter', () => {
  const fileURL = pathToFileURL('/book/chapter.mdx');
  const compile = (source: string) =>
    mdxToJs(source, { features: { math: true }, mdastPlugins: [math], fileURL });

  it('is typeset while the book is built', () => expect(compile('Some $x$.').code).toContain('katex'));
  it('keeps the punctuation behind a formula on its line', () => {
    const { code } = compile('Of $x$, $y$ and $z$.');
    expect(code.replace(/<math.*?<\/math>/gs, '').match(/class=\\"unbroken\\"/g)).toHaveLength(2);
    expect(code).toMatch(/<\/span>,<\/span>/);
    expect(code).toMatch(/<\/span>\.<\/span>/);
  });
  it.each([
    ['$\\frac{1$', 3, '\\frac{1'],
    ['Text, and $a$ and\n$\\nosuch$', 4, '\\nosuch'],
    ['$$\na_b_c\n$$', 3, 'a_b_c'],
  ])('stops the build at %j with file, line and formula', (formula, line, tex) => {
    expect(() => compile(`First.\n\n${formula}\n`)).toThrow(
      `chapter.mdx:${line}: bad TeX in “${tex}”: KaTeX`,
    );
  });
});
