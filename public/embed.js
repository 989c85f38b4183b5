// Fits frames that show figures of "Convolution, Unfolded" to their figures. Include it once in the page that frames them.
addEventListener('message', (event) => {
  if (event.data?.type !== 'convolution-unfolded:height') return;
  const height = Number(event.data.height);
  if (!(height > 0 && height < 20000)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === event.source) frame.style.height = `${height}px`;
  }
});
