/** What a chapter may use without importing it. Figures are imported by the chapter that shows them. */
import Aside from './Aside.astro';
import Cite from './Cite.astro';
import Digits from './Digits.astro';
import DigitsTable from './DigitsTable.astro';
import Equation from './Equation.astro';
import Errata from './Errata.astro';
import OutputSize from './OutputSize.astro';
import Ref from './Ref.astro';
import Runs from './Runs.astro';
import StrideTable from './StrideTable.astro';
import Trained from './Trained.astro';
import Video from './Video.astro';

export const components = {
  Aside,
  Cite,
  Digits,
  DigitsTable,
  Equation,
  Errata,
  OutputSize,
  Ref,
  Runs,
  StrideTable,
  Trained,
  Video,
};
