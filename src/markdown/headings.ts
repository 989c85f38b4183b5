/** Every section heading of a chapter can be linked: an anchor beside it leads to itself. */
import { defineHastPlugin } from 'satteri';

export const headingLinks = defineHastPlugin({
  name: 'heading-links',
  element: {
    filter: ['h2', 'h3'],
    visit(node, ctx) {
      const id = node.properties?.id;
      if (typeof id !== 'string')
        throw new Error(
          `${ctx.fileURL}: “${ctx.textContent(node)}” needs an id: write ## ${ctx.textContent(node)} {#name}`,
        );
      // Without text of its own, for the table of contents collects a heading's text; the style sheet draws the sign.
      ctx.appendChild(node, {
        type: 'element',
        tagName: 'a',
        properties: {
          className: ['anchor'],
          href: `#${id}`,
          ariaLabel: `Link to “${ctx.textContent(node)}”`,
        },
        children: [],
      });
    },
  },
});
