import type { Kind } from './model.ts';

/** The course's colour of each kind of neuron, and its term in the formula. */
export const roles: Readonly<Record<Kind, { colour: string; term: string }>> = {
  input: { colour: 'var(--input)', term: 'x' },
  hidden: { colour: 'var(--hidden)', term: 'h' },
  embedding: { colour: 'var(--latent)', term: 'e' },
  output: { colour: 'var(--output)', term: 'y' },
};
