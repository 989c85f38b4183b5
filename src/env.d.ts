/// <reference types="astro/client" />
declare module '@citation-js/core';
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '*.bib?raw' {
  const text: string;
  export default text;
}
