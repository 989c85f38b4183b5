/** `npm run train:templates`: learns the templates that ship, from their seed, and writes content/learned-templates.json: the same bytes every time. */
import { existsSync, writeFileSync } from 'node:fs';

const file = new URL('../content/learned-templates.json', import.meta.url);
if (!existsSync(file)) writeFileSync(file, '{ "seed": 0, "parameters": [] }\n');
const { lessons, testLetters } = await import('#content/learned-templates.ts');
const { learn } = await import('#content/lessons.ts');
const { read, templateNet } = await import('#lib/motif/template-net.ts');

const seed = 1;
const run = learn(seed);
let lesson = run.next();
for (; !lesson.done; lesson = run.next())
  if (lesson.value.step % 100 === 0)
    console.log(`step ${lesson.value.step}: loss ${lesson.value.loss.toFixed(4)}`);
const parameters = lesson.value;
const { pictures, labels } = testLetters(500, lessons.distortion, 1);
const right = read(templateNet(parameters), pictures).filter((answer, n) => answer === labels[n]).length;
console.log(`seed ${seed}: ${right} of ${labels.length} test letters right`);
writeFileSync(file, `${JSON.stringify({ seed, parameters })}\n`);
