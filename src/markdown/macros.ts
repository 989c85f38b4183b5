/**
 * The book's TeX macros. Symbols keep the course's colours: input x pink, output y blue, hidden h green, embedding and latent z
 * orange, parameters violet. The colour is a class, so that both themes and print choose their own value.
 *
 * `\term{name}{…}` marks a part of a formula that lights the cells of the same name in its figure.
 */
const coloured = (role: string, tex: string) => `\\htmlClass{sym-${role}}{${tex}}`;

export const macros: Readonly<Record<string, string>> = {
  '\\term': '\\htmlData{term=#1}{#2}',
  '\\vect': '\\boldsymbol{#1}',
  '\\matr': '\\boldsymbol{#1}',
  '\\R': '\\mathbb{R}',
  '\\N': '\\mathbb{N}',
  '\\D': '\\,\\mathrm{d}',
  '\\pd': '\\frac{\\partial #1}{\\partial #2}',
  '\\softargmax': '\\operatorname{softargmax}',
  '\\relu': '\\operatorname{ReLU}(#1)',
  '\\vx': coloured('input', '\\boldsymbol{x}'),
  '\\vy': coloured('output', '\\boldsymbol{y}'),
  '\\vh': coloured('hidden', '\\boldsymbol{h}'),
  '\\vz': coloured('latent', '\\boldsymbol{z}'),
  '\\ve': coloured('latent', '\\boldsymbol{e}'),
  '\\vb': coloured('parameter', '\\boldsymbol{b}'),
  '\\vyhat': coloured('output', '\\hat{\\boldsymbol{y}}'),
  '\\vw': coloured('parameter', '\\boldsymbol{w}'),
  '\\vu': coloured('parameter', '\\boldsymbol{u}'),
  '\\mW': coloured('parameter', '\\boldsymbol{W}'),
  '\\mT': coloured('parameter', '\\boldsymbol{T}'),
  '\\mX': coloured('input', '\\boldsymbol{X}'),
  '\\mY': coloured('output', '\\boldsymbol{Y}'),
  '\\cx': coloured('input', 'x'),
  '\\cy': coloured('output', 'y'),
  '\\cw': coloured('parameter', 'w'),
  '\\cu': coloured('parameter', 'u'),
  '\\cv': coloured('parameter', 'v'),
  '\\cb': coloured('parameter', 'b'),
  '\\ch': coloured('hidden', 'h'),
  '\\ce': coloured('latent', 'e'),
  '\\cT': coloured('parameter', 'T'),
  '\\cz': coloured('latent', 'z'),
};
