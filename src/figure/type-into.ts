import { tick } from 'svelte';

/** Takes the reader from a cell to the field that edits it, once the field shows that cell; `start` is what was typed already. */
export async function typeInto(field: () => HTMLInputElement | undefined, start: string): Promise<void> {
  await tick();
  const input = field();
  if (!input) return;
  input.focus();
  input.select();
  if (!start) return;
  input.value = start;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
