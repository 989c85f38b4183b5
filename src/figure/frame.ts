/** The HTML that shows a figure on another page: a frame, and the script that fits it to the figure. */
export function frame(src: string, script: string, title: string, height: number): string {
  return [
    `<iframe src="${src.replaceAll('&', '&amp;')}" title="${title}"`,
    `  width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`,
    `<script src="${script}" async></script>`,
  ].join('\n');
}
