/** The book in reading order. Place gives every number; a figure's name is its folder, anchor, share link and embed address. */

export interface FigureEntry {
  /** Folder below src/figures, anchor in the chapter, address below /embed. */
  readonly name: string;
  readonly title: string;
  /** The picture of the lecture that this figure succeeds, where there is one. */
  readonly lecture?: string;
}

export interface ChapterEntry {
  /** Address of the chapter; its text is content/NN-<name>.mdx. */
  readonly name: string;
  readonly title: string;
  /** One or two words for the navigation. */
  readonly short: string;
  readonly summary: string;
  /** Section of the lecture that the chapter follows, and where it begins in the video, in seconds. */
  readonly section: string;
  readonly seconds: number;
  readonly figures: readonly FigureEntry[];
}

export const title = 'Convolution, Unfolded';

export const lecture = {
  title: 'Visualization of neural networks parameter transformation and fundamental concepts of convolution',
  course: 'NYU Deep Learning, Spring 2020',
  notes: 'https://atcold.github.io/NYU-DLSP20/en/week03/03-1/',
  video: 'https://www.youtube.com/watch?v=FW5gFiJb-ig',
} as const;

export const chapters: readonly ChapterEntry[] = [
  {
    name: 'folding-space',
    title: 'How a network folds space',
    short: 'Folding',
    summary: 'Two neurons per layer are few enough to see everything a ReLU network does to the plane.',
    section: 'Visualization of neural networks',
    seconds: 5,
    figures: [
      { name: 'folding', title: 'The plane, folded exactly', lecture: 'Fig. 2' },
      { name: 'network', title: 'The network, neuron by neuron', lecture: 'Fig. 1' },
      { name: 'relu', title: 'One map, one ReLU', lecture: 'Fig. 3' },
      { name: 'embedding', title: 'Where the classes part', lecture: 'Fig. 4' },
      { name: 'narrow', title: 'Why two wide is hard' },
    ],
  },
  {
    name: 'computed-parameters',
    title: 'Parameters that are computed',
    short: 'Parameters',
    summary:
      'Weights need not be free: they can be the output of another function, tied, or written by a network.',
    section: 'Parameter transformations',
    seconds: 477,
    figures: [
      { name: 'transformation', title: 'Weights that are an output', lecture: 'Fig. 5' },
      { name: 'sharing', title: 'The Y branch' },
      { name: 'hypernetwork', title: 'A network that writes a network', lecture: 'Fig. 6' },
    ],
  },
  {
    name: 'finding-motifs',
    title: 'Finding motifs',
    short: 'Motifs',
    summary: 'One template, moved along a sequence or over an image, finds its motif wherever it stands.',
    section: 'Motif detection',
    seconds: 906,
    figures: [
      { name: 'sequence-motif', title: 'Five copies, one winner', lecture: 'Fig. 7' },
      { name: 'letters', title: 'C or D', lecture: 'Fig. 8' },
      { name: 'shift', title: 'What moves, what stays', lecture: 'Fig. 9' },
    ],
  },
  {
    name: 'discrete-convolution',
    title: 'Discrete convolution',
    short: 'Convolution',
    summary:
      'Slide a few weights along a signal, over a picture, through a volume; then choose the step and the edges.',
    section: 'Discrete convolution',
    seconds: 1600,
    figures: [
      { name: 'convolve', title: 'One output at a time' },
      { name: 'matrix', title: 'The same weights, as a matrix' },
      { name: 'image', title: 'A kernel on a photograph' },
      { name: 'channels', title: 'Channels, groups and volumes' },
      { name: 'stride', title: 'What size comes out' },
      { name: 'padding', title: 'What lies beyond the edge' },
    ],
  },
  {
    name: 'deep-networks',
    title: 'Deep convolutional networks',
    short: 'Deep networks',
    summary: 'Convolutions in a stack build parts from motifs and objects from parts.',
    section: 'Deep convolution neural networks',
    seconds: 2040,
    figures: [
      { name: 'convnet', title: 'A convnet reads your digit' },
      { name: 'train', title: 'Train it here' },
      { name: 'pooling', title: 'What pooling keeps' },
      { name: 'features', title: 'What each map looks for', lecture: 'Fig. 10' },
      { name: 'composition', title: 'Who voted for this' },
    ],
  },
  {
    name: 'biology',
    title: 'Inspirations from biology',
    short: 'Biology',
    summary:
      'Fast vision, two streams, simple and complex cells: where the idea came from, with its sources.',
    section: 'Inspirations from biology',
    seconds: 2254,
    figures: [
      { name: 'latency', title: 'A tenth of a second', lecture: 'Fig. 11' },
      { name: 'pathways', title: 'What and where', lecture: 'Fig. 12' },
      { name: 'cells', title: 'The cat and the bar', lecture: 'Fig. 13' },
      { name: 'neocognitron', title: 'Simple and complex, in layers', lecture: 'Fig. 14' },
    ],
  },
];

export interface Place extends FigureEntry {
  /** Chapter and place in it, as in "Figure 4.2". */
  readonly number: string;
  readonly chapter: ChapterEntry;
}

/** Every figure of the book, in order, with its number. */
export const figures: readonly Place[] = chapters.flatMap((chapter, c) =>
  chapter.figures.map((figure, f) => ({ ...figure, number: `${c + 1}.${f + 1}`, chapter })),
);

/** 1 for the first chapter. */
export const chapterNumber = (chapter: ChapterEntry): number => chapters.indexOf(chapter) + 1;
