import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { natives } from '../contenders/all.ts';
import { outputSize } from '../flops.ts';
import { convInputs } from '../inputs.ts';
import { type ConvWork, itemNamed } from '../items.ts';
import type { Host } from './host.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const FLAGS = ['-O3', '-march=native', '-std=c++17'];

let compiling: Promise<string> | undefined;

/** Compiles `native.cpp` and returns the compiler's name. @throws Error when there is no compiler. */
async function compile(program: string): Promise<string> {
  mkdirSync(here('../.cache'), { recursive: true });
  const run = promisify(execFile);
  const { stdout } = await run('g++', ['--version']).catch(() => {
    throw new Error('there is no g++');
  });
  await run('g++', [...FLAGS, here('../native.cpp'), '-o', program]);
  return `${stdout.split('\n')[0]}, ${FLAGS.slice(0, 2).join(' ')}`;
}

export async function nativeHost(name: (typeof natives)[number]): Promise<Host> {
  const program = here('../.cache/native');
  compiling ??= compile(program);
  const version = await compiling;
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));

  async function ask(command: string): Promise<string> {
    child.stdin.write(`${command}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('the native program ended');
    return value;
  }

  async function conv(work: ConvWork): Promise<Float32Array> {
    const { x, w } = convInputs(work);
    const [input, output] = [join(folder, 'in'), join(folder, 'out')];
    writeFileSync(input, Buffer.concat([x, w].map(({ buffer }) => Buffer.from(buffer))));
    await ask(`conv ${input} ${output} ${numbers(work).join(' ')}`);
    const { buffer, byteOffset, length } = readFileSync(output);
    return new Float32Array(buffer.slice(byteOffset, byteOffset + length));
  }

  return {
    name,
    version,
    async prepare(item) {
      const { work } = itemNamed(item);
      if (name !== 'native') {
        const said = await ask(name.slice('peak-'.length));
        return said === 'ready' ? { answer: new Float32Array(0) } : { refused: said };
      }
      return work.kind === 'conv' ? { answer: await conv(work) } : { refused: 'it has convolutions only' };
    },
    async sample(repeats) {
      const [wall, cpu] = (await ask(`sample ${repeats}`)).split(' ').map(Number);
      return { wall, cpu };
    },
    async close() {
      child.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A line is a plane of one row. */
function numbers({ input, weight, stride, padding, dilation }: ConvWork): number[] {
  const line = input.length === 3;
  const [h, w] = line ? [1, input[2]] : input.slice(2);
  const [kh, kw] = line ? [1, weight[2]] : weight.slice(2);
  const pv = line ? 0 : padding;
  const out = [outputSize(h, kh, stride, pv, dilation), outputSize(w, kw, stride, padding, dilation)];
  return [input[1], h, w, weight[0], kh, kw, stride, pv, padding, dilation, ...out];
}
