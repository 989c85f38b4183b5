// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { headingLinks } from './src/markdown/headings.ts';
import { baseLinks } from './src/markdown/links.ts';
import { math } from './src/markdown/math.ts';
import { translation } from './src/site/translation.ts';

/** Where the book is served. GitHub Pages serves a project below its name: the workflow sets both. */
const site = process.env.SITE ?? 'http://localhost:4321';
const base = process.env.BASE ?? '/';

/** The one inline script of ours, which sets the theme before the first paint. Astro hashes its own. */
const theme = readFileSync(new URL('./src/layouts/theme.js', import.meta.url), 'utf8');
/** @type {`sha256-${string}`} */
const hash = `sha256-${createHash('sha256').update(theme).digest('base64')}`;

/**
 * Keeps the styles of components that appear only after a click: on the server they are never drawn, so Vite would drop them.
 * @type {import('vite').Plugin}
 */
const keepStyles = {
  name: 'keep-styles',
  moduleParsed({ id, meta }) {
    if (id.includes('svelte&type=style')) delete meta.vite?.cssScopeTo;
  },
};

/**
 * KaTeX names every face three times; every browser that can show this book reads the first.
 * @type {import('vite').Plugin}
 */
const modernFaces = {
  name: 'modern-faces',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('katex.min.css') ? code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, '') : null,
};

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      features: { math: true, headingAttributes: true },
      mdastPlugins: [math],
      hastPlugins: [baseLinks(base), headingLinks],
    }),
  },
  integrations: [mdx(), svelte(), sitemap({ filter: (page) => !/\/(embed|code)\//.test(page) })],
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
      // lib/core runs WebAssembly: that may be compiled, and nothing else.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes: [hash] },
      // KaTeX and Svelte place marks by style attributes; style sheets stay our own.
      styleDirective: { resources: ["'self'", { resource: "'unsafe-inline'", kind: 'attribute' }] },
    },
  },
  vite: {
    environments: {
      // Pages take their styles as the server's parts are cut: the shell's in one file, not in one for every set of pages.
      prerender: {
        build: {
          rolldownOptions: {
            output: { codeSplitting: { groups: [{ name: 'shell', test: /\/src\/figure\/(?!save)/ }] } },
          },
        },
      },
      client: {
        build: {
          rolldownOptions: {
            output: {
              // What every figure shares comes in one file: a dozen small ones would each cost the first screen a request.
              codeSplitting: {
                groups: [
                  {
                    name: 'shell',
                    test: /\/src\/figure\/(?!save|Handle|Points|marks|job|stroke|unzip)|\/lib\/(tensor|random|at-least|lattice|nn\/(init|softmax))/,
                    priority: 3,
                  },
                  // Chapter 1 does without automatic differentiation, chapter 2 without the plane and convolutions.
                  {
                    name: 'autograd',
                    test: /\/lib\/nn\/(ops\/(?!conv)|autograd|axis|broadcast|descen|hypernet|jacobian|pick|product|swap|transform)|\/lib\/(contour|stats\/slope|data\/(linear|modes))|\/figures\/transformation\/nodes/,
                    priority: 1,
                  },
                  // Figures that compute maps share their convolutions, those that read digits their network.
                  { name: 'maps', test: /\/lib\/conv\/(?!blur|lp|scramble)/, priority: 2 },
                  {
                    name: 'digits',
                    test: /\/lib\/nn\/(sequential|quantise)|\/content\/digits\/(networks|pack)/,
                    priority: 1,
                  },
                  // Addresses of digits and weights go with what fetches them: a page may leave the reading to a worker.
                  {
                    name: 'unzip',
                    test: /\/src\/figure\/unzip|\/content\/digits\/(files|[\w-]+\.bin)/,
                    priority: 4,
                  },
                  { name: 'optimiser', test: /\/lib\/nn\/(optimiser|descend)/, priority: 1 },
                  {
                    name: 'plane',
                    test: /\/src\/figure\/(Points|marks)|\/lib\/(plane\/(?!hull)|data\/plane|nn\/(layerwise|mlp|trainer))|\/content\/networks/,
                  },
                ],
              },
            },
          },
        },
      },
    },
    plugins: [translation(process.env.BOOK_LANGUAGE), keepStyles, modernFaces],
    // A file that pages and workers share, such as WebAssembly, is the same file for both.
    worker: {
      format: 'es',
      rolldownOptions: { output: { assetFileNames: '_astro/[name].[hash][extname]' } },
    },
    build: {
      // Nothing travels as data: the policy allows fonts and scripts from this site only.
      assetsInlineLimit: 0,
      rolldownOptions: {
        onwarn(warning, warn) {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  },
});
