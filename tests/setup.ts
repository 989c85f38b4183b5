/** Before the tests of the built book: there is a build, and there is a browser. */
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { type Found, findBrowser } from './browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    browser: Found;
  }
}

export default async function setup(project: TestProject) {
  if (!existsSync('dist/404.html'))
    throw new Error('There is no built book in dist/: run npm run build first.');
  project.provide('browser', await findBrowser());
}
