/** What a chapter may use without importing it. Figures are imported by the chapter that shows them. */
import Aside from './Aside.astro';
import Cite from './Cite.astro';
import Equation from './Equation.astro';
import Errata from './Errata.astro';
import Ref from './Ref.astro';
import Video from './Video.astro';

export const components = { Aside, Cite, Equation, Errata, Ref, Video };
