/** The book's sources, from content/references.bib, formatted by citeproc in APA style. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import bibtex from '#content/references.bib?raw';
import { chapterSource } from './labels.ts';

interface Entry {
  readonly id: string;
  readonly author?: readonly {
    readonly family?: string;
    readonly given?: string;
    readonly literal?: string;
  }[];
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
}

const library = new Cite(bibtex);
const entries = new Map<string, Entry>((library.data as Entry[]).map((entry) => [entry.id, entry]));

export interface Source {
  readonly key: string;
  /** "Dumoulin & Visin", "2016". */
  readonly authors: string;
  readonly year: string;
  /** The whole reference as HTML, links included. */
  readonly html: string;
}

/** A source by its BibTeX key; an unknown key stops the build. */
export function source(key: string): Source {
  const entry = entries.get(key);
  if (!entry)
    throw new Error(
      `<Cite source="${key}"/>: content/references.bib has no such key. Known: ${[...entries.keys()].join(', ')}.`,
    );
  const names = (entry.author ?? []).map((author) => author.family ?? author.literal ?? '');
  const authors = names.length > 2 ? `${names[0]} et al.` : names.join(' & ');
  const html: string = new Cite(entry).format('bibliography', {
    format: 'html',
    template: 'apa',
    lang: 'en-US',
  });
  return { key, authors, year: String(entry.issued?.['date-parts']?.[0]?.[0] ?? 'n.d.'), html: linked(html) };
}

/** The sources a chapter cites, in the order of their authors. */
export function cited(chapter: string): Source[] {
  const keys = [...(chapterSource(chapter) ?? '').matchAll(/\bsource="([^"]+)"/g)].flatMap(([, list]) =>
    list.split(' '),
  );
  return [...new Set(keys)]
    .map(source)
    .sort((a, b) => a.html.replace(/<[^>]+>/g, '').localeCompare(b.html.replace(/<[^>]+>/g, '')));
}

/** Addresses become links; citeproc leaves them as text. */
const linked = (html: string) =>
  html.trim().replace(/https?:\/\/[^\s<]+[^\s<.,)]/g, (url) => `<a href="${url}">${url}</a>`);
