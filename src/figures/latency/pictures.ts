/** The pictures of the flash test: our own silhouettes in a box of 100 × 100; where outlines overlap, the ground shows (even-odd). */
export interface Picture {
  readonly name: string;
  readonly animal: boolean;
  readonly d: string;
}

const disc = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

export const pictures: readonly Picture[] = [
  {
    name: 'fish',
    animal: true,
    d: `M6 52C16 30 34 24 50 26L60 14L66 32C72 36 76 40 80 45L96 28C92 44 92 58 96 76L79 58C66 76 54 78 48 77L40 88L36 75C24 72 12 64 6 52z${disc(24, 45, 4)}M40 42C46 50 46 56 40 64L43 65C50 57 50 48 43 40z`,
  },
  {
    name: 'duck',
    animal: true,
    d: `M4 40L18 33C18 20 28 13 38 16C49 19 51 31 46 40C43 47 47 51 57 53C68 55 80 51 95 42C96 68 80 86 54 86C30 86 17 74 20 59C21 53 25 50 22 45L5 45z${disc(31, 27, 4)}M48 62C56 74 72 72 80 62C70 66 58 66 48 62z`,
  },
  {
    name: 'cat',
    animal: true,
    d: `M24 6L36 18C42 15 52 15 58 18L70 6L71 32C71 42 65 48 59 51C68 58 74 70 75 84C84 84 87 78 82 70C79 64 84 58 89 63C100 76 94 94 78 94L22 94C18 94 18 87 26 86C24 70 28 58 37 51C29 48 23 42 23 32z${disc(38, 31, 3.5)}${disc(56, 31, 3.5)}M43 39h8l-4 5zM44 62L42 88h3L47 62zM54 62L56 88h-3L51 62z`,
  },
  {
    name: 'rabbit',
    animal: true,
    d: `M34 42C24 24 22 4 31 3C40 3 44 20 46 36C48 20 54 4 63 6C71 9 65 28 56 42C64 47 66 57 60 63C80 64 90 76 87 84C96 84 97 96 87 96L26 96C20 95 20 87 30 86L34 80C33 74 34 69 36 66C24 64 24 49 34 42z${disc(38, 53, 3.5)}M31 10C31 20 34 30 38 36C38 26 36 16 31 10z`,
  },
  {
    name: 'snail',
    animal: true,
    d: `M4 88C6 80 12 76 17 75L17 54L5 40L9 37L20 49L26 34L31 36L26 54C27 66 31 70 38 71C28 48 42 24 64 24C88 24 98 48 87 70C91 76 95 82 97 88z${disc(64, 50, 17)}${disc(64, 50, 10)}${disc(64, 50, 4)}`,
  },
  {
    name: 'turtle',
    animal: true,
    d: `M22 66C24 28 78 28 82 64L95 62L87 73L80 74L84 90L70 90L66 75L40 75L36 90L22 90L25 74C12 77 3 70 4 60C5 50 16 46 22 54z${disc(11, 58, 2.5)}M40 46L50 40L60 46L60 57L50 63L40 57zM66 50L73 60L66 62zM34 50L34 62L29 60z`,
  },
  {
    name: 'house',
    animal: false,
    d: 'M50 8L94 46H83V92H17V46H6L26 29V14H36V20zM42 92V62H58V92zM64 56H75V68H64zM25 56H36V68H25z',
  },
  {
    name: 'cup',
    animal: false,
    d: 'M12 24H70V32C96 27 98 64 67 66C65 78 59 84 54 88H28C18 80 12 58 12 24zM70 41C86 39 86 56 69 57z',
  },
  {
    name: 'car',
    animal: false,
    d: `M4 68C4 56 12 54 21 52L34 32H66L80 51C92 53 97 58 95 72H87A11 11 0 0 0 65 72H36A11 11 0 0 0 14 72H4zM39 37H48V50H30zM53 37H63L72 50H53z${disc(76, 74, 8)}${disc(25, 74, 8)}`,
  },
  {
    name: 'key',
    animal: false,
    d: `${disc(26, 50, 22)}${disc(22, 50, 9)}M47.6 45H96V70H86V56H79V66H69V56H47.2z`,
  },
  {
    name: 'umbrella',
    animal: false,
    d: 'M47 4H53V10C76 12 94 28 96 52C87 44 77 44 71 52C66 44 58 43 53 48V80C53 97 31 97 31 80H37C37 89 47 89 47 80V48C42 43 34 44 29 52C23 44 13 44 4 52C6 28 24 12 47 10z',
  },
  {
    name: 'boat',
    animal: false,
    d: 'M46 6H52V66H46zM55 12L90 60H55zM43 22V60H12zM6 68H95L80 90H22z',
  },
];
