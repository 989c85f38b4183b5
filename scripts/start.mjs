/** `npm start`: installs what is missing, builds the book and serves it. */
import { command, install, npm, Refusal, reason, since } from './machine.mjs';
import { serve } from './server.mjs';

const FIRST = 4321;
const TRIES = 100;

/** The port asked for by PORT, or the book's own. */
function wanted() {
  const text = process.env.PORT?.trim();
  if (!text) return FIRST;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Refusal(`PORT=${text} is no port: use a number from 1 to 65535.`);
  return port;
}

/** Serves on `first`, or on the next port that is free. */
async function serveFrom(first, base) {
  for (let port = first; port < first + TRIES && port <= 65535; port++) {
    try {
      return await serve('dist', base, port);
    } catch (error) {
      if (error.code === 'EADDRINUSE') continue;
      throw new Refusal(
        `Port ${port} cannot be used (${error.code}): choose another, as in PORT=8080 npm start.`,
      );
    }
  }
  throw new Refusal(`No port from ${first} on is free: choose another, as in PORT=8080 npm start.`);
}

await command(async () => {
  const port = wanted();
  await install();
  const start = performance.now();
  console.log('Building the book …');
  const { code, output } = await npm(['run', '--silent', 'build'], { quiet: true });
  if (code !== 0)
    throw new Refusal(
      `${output.trim()}\n\nThe book could not be built: ${reason(output.match(/\[ERROR\].*/s)?.[0] ?? output)}`,
    );
  console.log(`  built in ${since(start)}`);
  const base = `/${process.env.BASE ?? ''}/`.replace(/\/+/g, '/');
  const { address } = await serveFrom(port, base);
  console.log(`\nConvolution, Unfolded is open at ${address}\nCtrl+C closes it.`);
});
