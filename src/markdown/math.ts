/** TeX becomes HTML and MathML while the book is built; a formula KaTeX refuses stops the build with file, line and formula. */
import { fileURLToPath } from 'node:url';
import katex from 'katex';
import { defineMdastPlugin, type MdastTarget, type MdastVisitorContext } from 'satteri';
import { macros } from './macros.ts';

const TRUSTED = ['\\htmlData', '\\htmlClass'];

export function typeset(tex: string, displayMode: boolean): string {
  return katex.renderToString(tex, {
    displayMode,
    output: 'htmlAndMathml',
    throwOnError: true,
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    // KaTeX writes \gdef definitions into the object: a copy keeps them from the next formula.
    macros: { ...macros },
    trust: ({ command }: { command: string }) => TRUSTED.includes(command),
  });
}

interface MathNode {
  readonly value: string;
  readonly position?: { readonly start: { readonly line: number } } | undefined;
}

export const math = defineMdastPlugin({
  name: 'math',
  options: { position: true },
  inlineMath: (node, ctx) =>
    ctx.replaceNode(node, jsx('mdxJsxTextElement', node, false, ctx, takeClosing(node, ctx))),
  math: (node, ctx) => ctx.replaceNode(node, jsx('mdxJsxFlowElement', node, true, ctx)),
});

/** Takes the punctuation that follows a formula out of the text, for the formula to hold: a line could break between them. */
function takeClosing(node: Readonly<MdastTarget>, ctx: MdastVisitorContext): string {
  const next = ctx.parent(node)?.children[(ctx.indexOf(node) ?? 0) + 1];
  const closing = next?.type === 'text' ? (/^[,.;:!?)’”]+/.exec(next.value)?.[0] ?? '') : '';
  if (next?.type === 'text' && closing) ctx.setProperty(next, 'value', next.value.slice(closing.length));
  return closing;
}

function jsx(
  type: 'mdxJsxTextElement' | 'mdxJsxFlowElement',
  node: MathNode,
  display: boolean,
  ctx: { fileURL: URL | undefined },
  closing = '',
) {
  let html: string;
  try {
    html = typeset(node.value, display);
  } catch (error) {
    const file = ctx.fileURL ? fileURLToPath(ctx.fileURL) : 'unknown file';
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${file}:${node.position?.start.line ?? '?'}: bad TeX in “${node.value.trim()}”: ${reason}`,
    );
  }
  return {
    type,
    name: 'Fragment',
    attributes: [{ type: 'mdxJsxAttribute' as const, name: 'set:html', value: joined(html, closing) }],
    children: [],
  };
}

/** A long formula keeps its own places to break, and leaves its punctuation to luck. */
const joined = (html: string, closing: string) =>
  closing && html.split('class="base"').length <= 3
    ? `<span class="unbroken">${html}${closing}</span>`
    : html + closing;
