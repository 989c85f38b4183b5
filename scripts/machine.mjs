/** What `npm start` and `npm test` share. Plain JavaScript on Node's own modules: it runs before anything is installed. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const OLDEST = 20;

/** A failure that one sentence explains; nobody needs its stack. */
export class Refusal extends Error {}

/** Runs a command's `main`: what it refuses ends it with one sentence, anything unforeseen with its stack. */
export async function command(main) {
  process.chdir(root);
  try {
    if (Number(process.versions.node.split('.')[0]) < OLDEST) {
      throw new Refusal(`Node ${process.versions.node} is too old: install Node ${OLDEST} or newer.`);
    }
    await main();
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}` : error);
    process.exit(1);
  }
}

/** "3.2 s". */
export const since = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/**
 * Runs npm with `args` and resolves to its exit code and, where `quiet`, to what it would have printed.
 * Every tool runs this way, so that it gets the Node of node_modules/.bin whatever the machine has.
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function npm(args, { env = {}, quiet = false } = {}) {
  const cli = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined;
  // The Node that npm came with: ours may lie in the node_modules that `npm ci` deletes.
  const [file, first] = cli ? [process.env.npm_node_execpath ?? process.execPath, [cli]] : ['npm', []];
  const child = spawn(file, [...first, ...args], {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', npm_config_update_notifier: 'false', ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: !cli && process.platform === 'win32',
  });
  let output = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  child.stderr?.on('data', (text) => {
    output += text;
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** True where a package of the lockfile is missing from node_modules or has another version there. */
export function outdated() {
  try {
    const packages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
    const wanted = packages('package-lock.json');
    const present = packages('node_modules/.package-lock.json');
    const runs = existsSync('node_modules/node/bin/node') || existsSync('node_modules/node/bin/node.exe');
    return (
      !runs ||
      Object.entries(wanted).some(
        ([path, { version, optional }]) =>
          path !== '' && (present[path] ? present[path].version !== version : !optional),
      )
    );
  } catch {
    return true;
  }
}

/** Installs what package-lock.json asks for, unless it is there. */
export async function install() {
  if (!outdated()) return;
  const start = performance.now();
  console.log('Installing the packages: about 600 MB, half a minute to a few minutes …');
  const clock = setInterval(() => console.log(`  still installing, ${since(start)} …`), 15_000);
  // Install scripts, too, must not run on the Node that is being deleted.
  const path = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.includes('node_modules'));
  const { code, output } = await npm(
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retry-maxtimeout=20000'],
    { env: { PATH: path.join(delimiter) }, quiet: true },
  );
  clearInterval(clock);
  if (code !== 0) throw new Refusal(`The packages could not be installed (npm ci): ${reason(output)}`);
  console.log(`  installed in ${since(start)}`);
}

/** The line of npm's output that says why. */
export function reason(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
    return 'the registry cannot be reached. Is this machine online?';
  }
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/i, '').trim());
  return (
    lines.find((line) => line && !/^(code|errno|syscall|A complete log)\b/.test(line)) ??
    'npm gave no reason.'
  );
}
