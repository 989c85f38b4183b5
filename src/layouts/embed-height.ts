/** Tells the page that frames this figure how tall it is, whenever that changes. public/embed.js listens. */
if (parent !== window) {
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    parent.postMessage({ type: 'convolution-unfolded:height', height }, '*');
  }).observe(document.body);
}
