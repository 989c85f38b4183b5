/** Pictures of first states, computed by the figures' own models while the book is built. */
import type { APIRoute } from 'astro';
import { still as composition } from '#figures/composition/first.ts';
import { still as features } from '#figures/features/first.ts';
import { still as image } from '#figures/image/still.ts';
import { still as padding } from '#figures/padding/still.ts';

const stills: Readonly<Record<string, () => Promise<Uint8Array<ArrayBuffer>>>> = {
  'composition-light': () => composition('light'),
  'composition-dark': () => composition('dark'),
  'features-light': () => features('light'),
  'features-dark': () => features('dark'),
  'image-light': () => image('light'),
  'image-dark': () => image('dark'),
  'padding-light': () => padding('light'),
  'padding-dark': () => padding('dark'),
};

export const getStaticPaths = () => Object.keys(stills).map((name) => ({ params: { name } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(await stills[params.name!](), { headers: { 'Content-Type': 'image/webp' } });
