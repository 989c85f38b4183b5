// Fits frames that show figures of "Convolution, Unfolded" to their figures. Include it once in the page that frames them.
addEventListener('message', (event) => {
  if (!event.data || event.data.type !== 'convolution-unfolded:height') return;
  var height = Number(event.data.height);
  if (!(height > 0 && height < 20000)) return;
  document.querySelectorAll('iframe').forEach((frame) => {
    if (frame.contentWindow === event.source) frame.style.height = height + 'px';
  });
});
