import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** With BOOK_LANGUAGE=fr every text.ts that has a text.fr.ts beside it is replaced by it: a translation touches no code. */
export function translation(language: string | undefined): Plugin {
  return {
    name: 'translation',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!language || !importer || !source.endsWith('/text.ts')) return null;
      const translated = resolve(dirname(importer), source.replace(/text\.ts$/, `text.${language}.ts`));
      return existsSync(translated) ? translated : null;
    },
  };
}
