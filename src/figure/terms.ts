/**
 * Formula and picture light each other: pointing at or focusing a mark with `data-term`, inside a figure or inside an equation
 * of the chapter that names the figure, lights its counterparts.
 *
 * A formula's term and a chip carry one term ("x"). A cell may add a narrower one ("x p2": an x, and part of product 2).
 * A mark lights whatever shares its narrowest term, and the formula's own terms among its wider ones.
 */
export function linkTerms(root: HTMLElement, name: string): () => void {
  const scopes = [root, ...document.querySelectorAll<HTMLElement>(`[data-figure="${name}"]`)];

  function light(event: Event) {
    const left = event.type === 'pointerleave' || event.type === 'focusout';
    const terms = left ? [] : termsOf((event.target as Element).closest('[data-term]'));
    for (const scope of scopes) {
      for (const mark of scope.querySelectorAll('[data-term]'))
        mark.toggleAttribute('data-lit', lit(termsOf(mark), terms));
    }
  }

  const events = ['pointerover', 'pointerleave', 'focusin', 'focusout'];
  for (const scope of scopes) for (const type of events) scope.addEventListener(type, light);
  return () => {
    for (const scope of scopes) for (const type of events) scope.removeEventListener(type, light);
  };
}

const termsOf = (mark: Element | null) => mark?.getAttribute('data-term')?.split(' ') ?? [];

function lit(mark: readonly string[], terms: readonly string[]): boolean {
  const narrowest = terms.at(-1);
  if (narrowest === undefined) return false;
  return mark.includes(narrowest) || (mark.length === 1 && terms.includes(mark[0]));
}
