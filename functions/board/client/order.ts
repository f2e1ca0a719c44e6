/** A request that brings nothing within a minute is lost, and the server says so. */
const LOOKS_AFTER_MS = [1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 20_000];

/** Keeps the order beside a thread current while Amazon is asked, without touching the rest of the page: somebody may be writing. */
export function keepOrder(): void {
  if (panel() === null) return;
  offerCopying();
  void look(0);
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.closest('#order') === null) return;
    event.preventDefault();
    void ask(form);
  });
  document.addEventListener('click', (event) => {
    const button = event.target;
    if (button instanceof HTMLButtonElement && button.dataset['copy'] !== undefined) void copy(button);
  });
}

function panel(): HTMLElement | null {
  return document.querySelector('#order');
}

async function look(times: number): Promise<void> {
  const path = panel()?.dataset['asking'];
  const wait = LOOKS_AFTER_MS[times];
  if (path === undefined || wait === undefined) return;
  await new Promise((done) => window.setTimeout(done, wait));
  await show(path);
  await look(times + 1);
}

async function ask(form: HTMLFormElement): Promise<void> {
  form.querySelector('button')?.setAttribute('aria-disabled', 'true');
  try {
    const fields = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    // The answer leads to the page of the thread, of which only this part is needed.
    await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    await show(form.action);
    await look(0);
  } catch {
    form.submit();
  }
}

/** Shows the order as the server has it now; what stands there stays when the server cannot be reached. */
async function show(path: string): Promise<void> {
  try {
    const answer = await fetch(path, { headers: { accept: 'text/html' } });
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#order');
    if (answer.ok && found !== null) panel()?.replaceWith(document.adoptNode(found));
    offerCopying();
  } catch {
    // The next look may reach it.
  }
}

/** Without the script a number can still be marked. */
function offerCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) button.hidden = false;
}

async function copy(button: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset['copy'] ?? '');
  button.textContent = button.dataset['copied'] ?? '';
}
