/** TeX becomes HTML and MathML while the book is built; a formula KaTeX refuses stops the build with file, line and formula. */
import { fileURLToPath } from 'node:url';
import katex from 'katex';
import { defineMdastPlugin } from 'satteri';
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
  inlineMath: (node, ctx) => ctx.replaceNode(node, jsx('mdxJsxTextElement', node, false, ctx)),
  math: (node, ctx) => ctx.replaceNode(node, jsx('mdxJsxFlowElement', node, true, ctx)),
});

function jsx(
  type: 'mdxJsxTextElement' | 'mdxJsxFlowElement',
  node: MathNode,
  display: boolean,
  ctx: { fileURL: URL | undefined },
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
    attributes: [{ type: 'mdxJsxAttribute' as const, name: 'set:html', value: html }],
    children: [],
  };
}
