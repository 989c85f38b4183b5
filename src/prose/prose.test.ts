import { describe, expect, it } from 'vitest';
import { place } from '../site/places.ts';
import { label } from './labels.ts';
import { source } from './references.ts';

describe('what nobody has named stops the build', () => {
  it.each([
    ['a <Ref>', () => label('nowhere'), /<Ref to="nowhere"\/>.*Known: /],
    ['a <Cite>', () => source('nobody1900'), /<Cite source="nobody1900"\/>.*Known: /],
    ['an <Equation>’s figure', () => place('nothing'), /No figure is named "nothing"/],
  ])('%s', (_, use, message) => expect(use).toThrow(message));
});

describe('what has a name is found', () => {
  it('a figure', () => expect(label('convolve')).toMatchObject({ kind: 'figure', text: 'Figure 4.1' }));
  it('a source', () =>
    expect(source('dumoulin2016')).toMatchObject({ authors: 'Dumoulin & Visin', year: '2016' }));
});
