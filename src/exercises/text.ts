/** The words around the questions. */
export const text = {
  answer: 'Your answer',
  check: 'Check',
  show: 'Show the answer',
  another: 'Another one',
  variant: (seed: number) => `Variant ${seed}`,
  right: 'Right.',
  notYet: 'Not yet.',
  empty: 'Type a number first.',
  unchosen: 'Choose an answer first.',
  notNumber: (typed: string) => `“${typed}” is not a number.`,
  theAnswer: (answer: number | string) =>
    `The answer is ${typeof answer === 'number' ? answer.toLocaleString('en').replace('-', '−') : answer}.`,
  score: (right: number, tried: number) =>
    tried === 0
      ? 'Predict, then check. Nothing you answer is stored.'
      : `${right} of ${tried} predicted right. Nothing is stored.`,
} as const;
