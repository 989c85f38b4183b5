/** Finds a Chromium for the tests: the one named by BROWSER_PATH, the one that came with the packages, or an installed one. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Found {
  readonly path: string;
  /** What the browser needs in its environment, beyond what is there. */
  readonly env?: Readonly<Record<string, string>>;
}

const NONE =
  'No browser was found for the tests: install Chrome or Chromium, or name one, as in BROWSER_PATH=/path/to/chrome npm test.';

export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Found> {
  if (env.BROWSER_PATH) {
    if (!runnable(env.BROWSER_PATH))
      throw new Error(`BROWSER_PATH=${env.BROWSER_PATH} is no program that can be run.`);
    return { path: env.BROWSER_PATH };
  }
  // It is the same on every machine, and without windows of its own it takes half the time of an installed one.
  const packed = await unpack().catch(() => undefined);
  if (packed && (await starts(packed))) return packed;
  const installed = places(env).find(runnable);
  if (!installed) throw new Error(NONE);
  return { path: installed };
}

/** Where Chrome and Chromium are usually installed. */
function places(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['', env.HOME ?? ''].flatMap((home) =>
      names.map((name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (process.platform === 'win32') {
    const ends = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    const starts = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (start) => start !== undefined,
    );
    return starts.flatMap((start) => ends.map((end) => join(start, end)));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
  ];
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/opt/google/chrome/chrome',
  ];
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium of @sparticuz/chromium with the libraries a bare machine lacks, unpacked once into .cache. It is for Linux on x64. */
export async function unpack(): Promise<Found | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'),
  );
  const folder = join(root, '.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    // Unpacked beside its place and then moved, so that a run cut short leaves nothing half done.
    const part = `${folder}.${process.pid}`;
    mkdirSync(part, { recursive: true });
    const before = { ...process.env };
    try {
      Object.assign(process.env, { TMPDIR: part, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' });
      const { default: packed } = await import('@sparticuz/chromium');
      await packed.executablePath();
      renameSync(part, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    } finally {
      rmSync(part, { recursive: true, force: true });
      // The package sets paths for every program that is started from here.
      for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  }
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? undefined : { FONTCONFIG_PATH: join(folder, 'fonts') };
  return { path: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries, ...fonts } };
}

const starts = (found: Found): Promise<boolean> =>
  launch(found).then(
    (browser) => browser.close().then(() => true),
    () => false,
  );

/** Starts a browser that reaches this machine and no other. */
export async function launch({ path, env }: Found): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    ...(env && { env: { ...process.env, ...env } as Record<string, string> }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(env ? ['--no-sandbox', '--no-zygote'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
}

// `npm run browser` says which browser the tests would use, or in one sentence why they cannot run.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const found = await findBrowser();
    const browser = await launch(found);
    console.log(`Chromium ${browser.version()}, ${found.path}`);
    await browser.close();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.log(
      message.startsWith('browserType')
        ? `The browser could not be started: ${message.split('\n')[0]}`
        : message,
    );
    process.exitCode = 1;
  }
}
