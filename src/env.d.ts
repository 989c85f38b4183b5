/// <reference types="astro/client" />
declare module '@citation-js/core';
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '*.bib?raw' {
  const text: string;
  export default text;
}

/** For svelte-check, which does not read Astro's files; Astro's own checker takes the real types. */
declare module '*.astro' {
  const component: unknown;
  export default component;
}
