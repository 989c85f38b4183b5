/** The words of the shell. */
export const text = {
  figure: (number: string) => `Figure ${number}.`,
  lecture: (picture: string) => `Lecture ${picture}`,
  reset: 'Reset',
  share: 'Share',
  embed: 'Embed',
  save: 'Save',
  table: 'Data',
  pytorch: 'PyTorch',
  keys: 'Keys',
  wide: 'Full page',
  source: 'Source',
  copy: 'Copy',
  copied: 'Copied',
  select: 'Select the text and copy it with your keyboard.',
  shareHint: 'This link opens the figure just as it stands now.',
  embedHint:
    'The frame shows the figure just as it stands now. The script is optional: it fits the frame to the figure.',
  pytorchHint: 'Run it with Python 3 and PyTorch: it prints the numbers of this figure.',
  savedNothing: 'This picture could not be saved.',
  sharedKeys: [
    ['Tab', 'go to the next control or grid'],
    ['← → ↑ ↓', 'move inside a grid, or change a slider'],
    ['Home End', 'first or last'],
  ] as const,
  problems: {
    broken: 'The link that brought you here could not be read, so the figure shows its first state.',
    version:
      'The link that brought you here was made by another version of the book, so the figure shows its first state.',
    adjusted:
      'Some settings in the link that brought you here were outside the limits and were moved to the nearest allowed ones.',
  },
  failed: 'This figure met a state it cannot draw.',
  restart: 'Start it again',
  still: 'Without JavaScript the figure shows its first state.',
  terms: 'Terms of the formula',
  previous: 'Previous',
  next: 'Next',
  play: 'Play',
  pause: 'Pause',
  refusal: {
    empty: 'Type a number.',
    notNumber: (typed: string) => `“${typed}” is not a number.`,
    outside: (typed: string, min: string, max: string) => `${typed} is outside ${min} to ${max}.`,
  },
} as const;
