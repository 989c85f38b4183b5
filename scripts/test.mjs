/** `npm test`: installs what is missing, finds a browser, and runs every check and test of the book. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { command, install, npm, Refusal, since } from './machine.mjs';

/** The tests must hold for a book below a path of its own, as GitHub Pages serves it. */
const PUBLISHED = { BASE: '/unfolded/', SITE: 'https://example.org' };
const REPORTS = '.cache/reports';

const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];

function heading(title) {
  console.log(`\n── ${title}`);
  return performance.now();
}

/** A check that passes or fails as a whole: quiet while it passes. */
async function check(title, script, env = {}) {
  const start = heading(title);
  const { code, output } = await npm(['run', '--silent', script], { env, quiet: true });
  if (code !== 0) console.log(output.trim());
  settle(title, start, code === 0 ? { passed: 1 } : { failed: 1 });
  return code === 0;
}

/** A Vitest project: its own report on the screen, its counts from its JSON report. */
async function tests(title, script) {
  const start = heading(title);
  const report = `${REPORTS}/${script.replace(':', '-')}.json`;
  rmSync(report, { force: true });
  const { code } = await npm([
    'run',
    '--silent',
    script,
    '--',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const { numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: skipped = 0 } = counts;
  // A file that cannot even be loaded fails without a failed test.
  settle(title, start, { passed, failed: code === 0 ? failed : Math.max(1, failed), skipped });
}

function settle(title, start, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed) broken.push(title);
  console.log(`${failed ? '✗' : '✓'} ${title}, ${since(start)}`);
}

await command(async () => {
  const start = performance.now();
  await install();
  mkdirSync(REPORTS, { recursive: true });

  const browser = await npm(['run', '--silent', 'browser'], { quiet: true });
  if (browser.code !== 0) throw new Refusal(browser.output.trim());
  console.log(`Browser: ${browser.output.trim()}`);

  await check('Style and lint (biome check)', 'lint');
  await check('Types of pages and TypeScript (astro check)', 'check:astro');
  await check('Types of components (svelte-check)', 'check:svelte');
  await tests('Unit tests', 'test:unit');
  if (await check(`Build below ${PUBLISHED.BASE}`, 'build', PUBLISHED))
    await tests('Tests of the built book', 'test:site');
  else console.log('The built book was not tested, for there is none.');

  if (broken.length) console.log(`\nFailed: ${broken.join('; ')}.`);
  const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
  console.log(`\nIn ${since(start)}:`);
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed ? 1 : 0;
});
