/** The bytes inside a gzip file of this site. @throws Error when it cannot be fetched, or is no such file. */
export async function unzip(url: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, { signal });
  if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}`);
  const bytes = response.body.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(bytes).arrayBuffer());
}
