/** `npm run bench`: installs the peers that the book's core is compared with, if they are missing, and compares. */
import { existsSync, readFileSync } from 'node:fs';
import { command, install, npm, Refusal, reason, since } from './machine.mjs';

/** True where a peer is missing, or another version of it is there. */
function outdated() {
  try {
    const packages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
    const present = packages('bench/node_modules/.package-lock.json');
    return Object.entries(packages('bench/package-lock.json')).some(
      ([path, { version, optional }]) =>
        path !== '' && (present[path] ? present[path].version !== version : !optional),
    );
  } catch {
    return true;
  }
}

async function installPeers() {
  if (!outdated()) return;
  const start = performance.now();
  console.log('Installing the libraries to compare with, into bench/node_modules: about 240 MB …');
  const { code, output } = await npm(
    [
      'ci',
      '--prefix',
      'bench',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--fetch-retry-maxtimeout=20000',
    ],
    { quiet: true },
  );
  if (code !== 0)
    throw new Refusal(`The peers could not be installed (npm ci --prefix bench): ${reason(output)}`);
  console.log(`  installed in ${since(start)}`);
}

await command(async () => {
  await install();
  await installPeers();
  if (existsSync('scripts/core.mjs')) {
    const { code, output } = await npm(['run', '--silent', 'core'], { quiet: true });
    if (code !== 0) throw new Refusal(`The core could not be compiled: ${reason(output)}`);
  }
  const { bench } = await import('../bench/run.ts');
  try {
    await bench(process.argv.slice(2));
  } catch (error) {
    // What was asked for wrongly, and a browser that is not there, need no stack.
    throw error instanceof Error ? new Refusal(error.message) : error;
  }
});
