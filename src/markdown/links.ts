/** Links that begin with / in the chapters get the project's path in front, in Markdown and in JSX. */
import { defineHastPlugin } from 'satteri';

export function baseLinks(base: string) {
  const root = base.replace(/\/$/, '');
  return defineHastPlugin({
    name: 'base-links',
    element: {
      filter: ['a'],
      visit(node, ctx) {
        const target = node.properties?.href;
        if (typeof target !== 'string') return;
        if (target.startsWith('./') || target.startsWith('../'))
          throw new Error(`${ctx.fileURL}: write "${target}" from the root, as /chapter/#anchor`);
        if (target.startsWith('/')) ctx.setProperty(node, 'href', root + target);
      },
    },
  });
}
