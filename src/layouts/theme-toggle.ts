/** The theme button: system, light, dark, and back. theme.js applies the reader's choice before the first paint. */
const order = ['system', 'light', 'dark'] as const;
type Theme = (typeof order)[number];
const words: Record<Theme, string> = { system: 'follows the system', light: 'light', dark: 'dark' };
const button = document.querySelector<HTMLButtonElement>('#theme');
const root = document.documentElement;

function show(theme: Theme) {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  button?.setAttribute('aria-label', `Theme: ${words[theme]}`);
  button?.setAttribute('title', `Theme: ${words[theme]}`);
}

let theme = (root.dataset.theme ?? 'system') as Theme;
show(theme);
button?.addEventListener('click', () => {
  theme = order[(order.indexOf(theme) + 1) % order.length];
  show(theme);
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
});
