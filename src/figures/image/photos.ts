/** The photographs of the book; their licences and packages stand in photos/PROVENANCE.md. */
export interface Photograph {
  /** File in photos/, without its ending. */
  readonly name: 'acanthus' | 'boats' | 'airplane';
  readonly title: string;
  readonly author: string;
  readonly year: string;
  readonly source: string;
  readonly url: string;
}

const source = 'J. Paul Getty Museum, Open Content Program';

export const photographs: readonly Photograph[] = [
  {
    name: 'acanthus',
    title: 'Acanthus mollis',
    author: 'Karl Blossfeldt',
    year: '1928',
    source,
    url: 'https://www.getty.edu/art/collection/objects/35443/karl-blossfeldt-acanthus-mollis-german-1928/',
  },
  {
    name: 'boats',
    title: 'Boats in River, Nagasaki',
    author: 'Felice Beato',
    year: 'about 1865',
    source,
    url: 'https://www.getty.edu/art/collection/objects/241797/felice-beato-boats-in-river-nagasaki-british-about-1865/',
  },
  {
    name: 'airplane',
    title: 'Airplane, viewed from above looking down',
    author: 'Fédèle Azari',
    year: '1914–1929',
    source,
    url: 'https://www.getty.edu/art/collection/objects/134512/fedele-azari-airplane-viewed-from-above-looking-down-italian-1914-1929/',
  },
];
