/** The keys of the inbox. They are silent while somebody types, or while an input method composes a word. */
export function readKeys(): void {
  const list = document.querySelector('#rows');
  if (list === null) return;
  document.addEventListener('keydown', (event) => {
    // Chromium names a key that an input method takes `Process`.
    if (event.isComposing || event.key === 'Process') return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const act = KEYS[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  k: () => move(-1),
  x: () => part('.tick input')?.click(),
  a: () => part('[data-act="acknowledged"]')?.click(),
  h: handOver,
  s: snooze,
  '/': () => document.querySelector<HTMLElement>('[name="search"]')?.focus(),
  '?': () => document.querySelector<HTMLDialogElement>('#keys')?.showModal(),
};

const HERE = 'here';

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.row')];
}

function here(): HTMLElement | undefined {
  return (
    rows().find((row) => row.contains(document.activeElement)) ??
    rows().find((row) => row.classList.contains(HERE))
  );
}

function part(selector: string): HTMLElement | null | undefined {
  return here()?.querySelector<HTMLElement>(selector);
}

function move(by: number): void {
  const all = rows();
  const from = here();
  const next = from === undefined ? all[0] : all[all.indexOf(from) + by];
  if (next === undefined) return;
  all.forEach((row) => row.classList.toggle(HERE, row === next));
  next.querySelector<HTMLElement>('.what a')?.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function handOver(): void {
  const tick = part('.tick input');
  if (!(tick instanceof HTMLInputElement)) return;
  tick.checked = true;
  document.querySelector<HTMLElement>('#several select')?.focus();
}

/** Until when is asked on the page of the thread. */
function snooze(): void {
  const link = part('.what a');
  if (link instanceof HTMLAnchorElement) location.assign(`${link.href}#snooze`);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="checkbox"]), select, textarea, dialog') !== null)
  );
}
