import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { translation } from './translation.ts';

const folder = mkdtempSync(join(tmpdir(), 'words-'));
writeFileSync(join(folder, 'text.fr.ts'), '');
afterAll(() => rmSync(folder, { recursive: true }));

/** What an import of `./text.ts` from the folder becomes. */
function resolved(language: string | undefined, source = './text.ts') {
  const { resolveId } = translation(language) as unknown as {
    resolveId(source: string, importer: string): string | null;
  };
  return resolveId(source, join(folder, 'Name.svelte'));
}

describe('a translation', () => {
  it('takes the place of the words it translates', () => {
    expect(resolved('fr')).toBe(join(folder, 'text.fr.ts'));
  });

  it('leaves alone what it does not translate, and everything where no language is asked for', () => {
    expect(resolved('it')).toBeNull();
    expect(resolved(undefined)).toBeNull();
    expect(resolved('fr', './model.ts')).toBeNull();
  });
});
