import { factor, format } from '#figure/format.ts';
import { conv2d } from '#lib/conv/conv.ts';
import { tensor } from '#lib/tensor.ts';
import { from, numbers, pick, row, until } from './draw.ts';
import { type Question, variant } from './question.ts';

const POOLS = {
  maximum: (responses: readonly number[]) => Math.max(...responses),
  sum: (responses: readonly number[]) => responses.reduce((sum, r) => sum + r, 0),
  'sum of squares': (responses: readonly number[]) => responses.reduce((sum, r) => sum + r * r, 0),
} as const;

export const questions: readonly Question[] = [
  {
    id: 'pipeline',
    title: 'Rate and delay',
    make(random) {
      const gap = pick(random, [20, 25, 30, 40, 50]);
      const many = from(random, 2, 6);
      const delay = gap * many;
      return variant({
        question:
          'A new picture every few milliseconds, each read without fault. Just before one of the answers comes out, how many pictures are inside the system?',
        given: [`a picture every ${gap} ms`, `each answer ${delay} ms after its picture`],
        answer: many,
        hint: `While the answer to a picture takes its ${delay} ms, further pictures come in.`,
        explain: `${delay} / ${gap} = ${many}. How fast pictures may follow one another is one number, how long each takes is another: with ${many} inside at a time both hold.`,
        mistakes: [
          { answer: 1, why: `Then a picture would have to be done before the next came, within ${gap} ms.` },
          { answer: gap, why: 'That is the gap in milliseconds. How many gaps does one answer take?' },
          { answer: many + 1, why: 'When the last of these comes in, the first is done.' },
        ],
      });
    },
  },
  {
    id: 'deadline',
    title: 'Time for a loop',
    make(random) {
      const draw = () => ({
        stages: from(random, 6, 10),
        step: pick(random, [8, 10, 12]),
        loop: from(random, 2, 4),
        deadline: pick(random, [150, 180, 200, 240]),
      });
      const rounds = (m: ReturnType<typeof draw>) =>
        Math.floor((m.deadline - m.stages * m.step) / (m.loop * m.step));
      const made = until(
        draw,
        (m) => rounds(m) >= 1 && (m.deadline - m.stages * m.step) % (m.loop * m.step) !== 0,
      );
      const { stages, step, loop, deadline } = made;
      const left = deadline - stages * step;
      const answer = rounds(made);
      return variant({
        question: 'How many full rounds of the loop can the signal go through and still be in time?',
        given: [
          `${stages} stages, ${step} ms each`,
          `a loop back over ${loop} of them: every round passes those ${loop} once more`,
          `answer wanted after ${deadline} ms`,
        ],
        answer,
        hint: `Straight through takes ${stages} × ${step} = ${stages * step} ms. What is left?`,
        explain: `${left} ms are left, and a round costs ${loop} × ${step} = ${loop * step} ms: ${answer}, with ${left - answer * loop * step} ms to spare.`,
        mistakes: [
          {
            answer: Math.floor(deadline / (loop * step)),
            why: 'The way straight through takes its time as well.',
          },
          {
            answer: answer + 1,
            why: `That would need ${(answer + 1) * loop * step} ms, and ${left} are left.`,
          },
          { answer: Math.floor(left / step), why: `A round passes ${loop} stages, not one.` },
        ],
      });
    },
  },
  {
    id: 'simple-cell',
    title: 'A simple cell answers',
    make(random) {
      const field = pick(random, [
        [-1, 2, -1, -1, 2, -1, -1, 2, -1],
        [-1, -1, -1, 2, 2, 2, -1, -1, -1],
        [2, -1, -1, -1, 2, -1, -1, -1, 2],
      ]);
      const sum = (screen: readonly number[]) =>
        conv2d(tensor([1, 1, 3, 3], screen), tensor([1, 1, 3, 3], field)).data[0];
      const screen = until(
        () => numbers(random, 9, 0, 1),
        (made) => sum(made) !== 0 && made.filter(Boolean).length > 2,
      );
      const total = sum(screen);
      const answer = Math.max(0, total);
      const rows = (cells: readonly number[], text: (v: number) => string) =>
        [0, 3, 6]
          .map((at) =>
            cells
              .slice(at, at + 3)
              .map(text)
              .join(' '),
          )
          .join(' / ');
      const on = screen.flatMap((v, i) => (v ? [field[i]] : []));
      return variant({
        question: 'What does the cell answer: field times screen, summed, nothing below 0?',
        given: [`field: ${rows(field, format)}`, `screen, lit ■: ${rows(screen, (v) => (v ? '■' : '□'))}`],
        answer,
        hint: `Only lit places count. Their weights are ${row(on)}.`,
        explain: `${on.map((w) => factor(w)).join(' + ')} = ${format(total)}${total < 0 ? ', which is below 0: the cell keeps silent' : ''}.`,
        mistakes: [
          { answer: total, why: 'A cell cannot fire less than not at all: what is below 0 becomes 0.' },
          {
            answer: on.filter((w) => w > 0).reduce((s, w) => s + w, 0),
            why: 'Light on the negative flanks counts too: it takes away.',
          },
          {
            answer: screen.filter(Boolean).length,
            why: 'That counts the lit places. They have different weights.',
          },
        ],
      });
    },
  },
  {
    id: 'complex-cell',
    title: 'A complex cell answers',
    make(random) {
      const name = pick(random, ['maximum', 'sum', 'sum of squares'] as const);
      const responses = until(
        () => numbers(random, 4, 0, 6),
        (made) => new Set(made).size === 4,
      );
      const moved = [...responses.slice(-1), ...responses.slice(0, -1)];
      const answer = POOLS[name](moved);
      const first = POOLS[name](responses.slice(0, 3));
      return variant({
        question: `The complex cell pools its four simple cells by their ${name}. The bar moves so that each simple cell passes its response to the next, the last to the first. What does the complex cell answer then?`,
        given: [`simple cells before the move: ${row(responses)}`],
        answer,
        hint: `After the move the simple cells answer ${row(moved)}.`,
        explain: `The ${name} of ${row(moved)} is ${answer}, as it was before: it does not ask which cell spoke.`,
        mistakes: [
          ...Object.entries(POOLS)
            .filter(([other]) => other !== name)
            .map(([other, of]) => ({ answer: of(moved), why: `That is their ${other}.` })),
          { answer: first, why: 'That leaves out the last cell, whose response goes to the first.' },
        ],
      });
    },
  },
  {
    id: 'winner',
    title: 'The winner learns',
    make(random) {
      const draw = () => ({
        templates: Array.from({ length: 3 }, () => numbers(random, 3, 0, 4)),
        seen: numbers(random, 3, 0, 4),
      });
      const answersOf = ({ templates, seen }: ReturnType<typeof draw>) =>
        templates.map((t) => t.reduce((sum, w, i) => sum + w * seen[i], 0));
      const made = until(draw, (m) => {
        const [first, second] = answersOf(m).sort((a, b) => b - a);
        const winner = m.templates[answersOf(m).indexOf(first)];
        return (
          first > second &&
          winner.every((w, i) => (m.seen[i] - w) % 2 === 0) &&
          winner.join() !== m.seen.join()
        );
      });
      const { templates, seen } = made;
      const answers = answersOf(made);
      const best = answers.indexOf(Math.max(...answers));
      const winner = templates[best];
      const next = winner.map((w, i) => w + (seen[i] - w) / 2);
      const total = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0);
      const answer = total(next);
      return variant({
        question:
          'The template with the largest answer, template · seen, moves half the way towards what was seen. What do its three weights add up to afterwards?',
        given: [...templates.map((t, i) => `template ${i + 1}: ${row(t)}`), `seen: ${row(seen)}`],
        answer,
        hint: `The templates answer ${row(answers)}.`,
        explain: `Template ${best + 1} wins with ${answers[best]} and becomes ${row(next)}: ${next.map((w) => factor(w)).join(' + ')} = ${answer}. The others stay as they are.`,
        mistakes: [
          { answer: total(winner), why: 'That is the winner before it has moved.' },
          { answer: total(seen), why: 'It moves half the way, not all of it.' },
          ...templates
            .filter((_, i) => i !== best)
            .map((t) => ({
              answer: total(t.map((w, i) => w + (seen[i] - w) / 2)),
              why: `${row(t)} does not have the largest answer.`,
            })),
        ].filter(({ answer }) => Number.isInteger(answer)),
      });
    },
  },
];
