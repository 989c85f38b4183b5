/** A contender's process under Node: answers its parent's questions one by one. */
import { messageOf } from './host.ts';
import { Player } from './player.ts';

const player = new Player(() => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
});

export type Question = { ask: 'start' | 'prepare'; name: string } | { ask: 'sample'; repeats: number };

process.on('message', async (question: Question) => {
  try {
    const answer =
      question.ask === 'sample'
        ? await player.sample(question.repeats)
        : await player[question.ask](question.name);
    process.send!({ answer });
  } catch (error) {
    process.send!({ error: messageOf(error) });
  }
});
process.on('disconnect', () => process.exit());
