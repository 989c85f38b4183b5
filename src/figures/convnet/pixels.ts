/** Bytes as text and back: the first digit travels with the page. */
export const pixelsIn = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
export const asText = (pixels: Uint8Array): string => btoa(String.fromCharCode(...pixels));
