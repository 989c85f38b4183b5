/** The table of contents follows the reader: its summary names the section on screen, and that section's link is marked. */
export function followReader(contents: HTMLDetailsElement): void {
  const where = contents.querySelector<HTMLElement>('.where')!;
  const links = [...contents.querySelectorAll<HTMLAnchorElement>('nav a[href^="#"]')];
  const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))!);
  const first = where.textContent;

  function follow() {
    const at = sections.findLastIndex((section) => section.getBoundingClientRect().top < innerHeight * 0.3);
    links.forEach((link, i) => {
      if (i === at) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    });
    where.textContent = links[at]?.textContent ?? first;
  }

  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow();
      });
    },
    { passive: true },
  );
  follow();

  contents.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a')) contents.open = false;
  });
  document.addEventListener('click', (event) => {
    if (!contents.contains(event.target as Node)) contents.open = false;
  });
  contents.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    contents.open = false;
    contents.querySelector('summary')!.focus();
  });
}
