/** A shortcut that was just typed, before the cursor. */
const SHORTCUT = /(?:^|\s)(\/[a-z0-9-]+)[ \n]$/;

/** Shows the templates beside the composer, finds them as somebody types, and puts one into the text. */
export function offerTemplates(form: HTMLFormElement, text: HTMLTextAreaElement, path: string): void {
  let loading: Promise<void> | undefined;
  const load = (): Promise<void> => (loading ??= show(path));
  document.querySelector('[data-templates]')?.addEventListener('click', (event) => {
    event.preventDefault();
    void load().then(() => {
      const list = document.querySelector<HTMLElement>('#templates');
      if (list === null) return;
      list.hidden = !list.hidden && list.dataset['shown'] === 'true';
      list.dataset['shown'] = 'true';
      list.querySelector<HTMLElement>('[type="search"]')?.focus();
    });
  });
  document.querySelector('#composer')?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-template]') : null;
    const item = link?.closest('li');
    if (!item) return;
    event.preventDefault();
    put(item, text.selectionStart, text.selectionEnd);
    const list = document.querySelector<HTMLElement>('#templates');
    if (list !== null) list.hidden = true;
  });
  document.querySelector('#composer')?.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'search') filter(target.value);
  });
  document.querySelector('#composer')?.addEventListener('submit', (event) => {
    if (event.target instanceof Element && event.target.matches('[role="search"]')) event.preventDefault();
  });
  text.addEventListener('input', () => {
    const end = text.selectionStart;
    const typed = SHORTCUT.exec(text.value.slice(0, end))?.[1];
    if (typed === undefined) return;
    void load().then(() => {
      const item = document.querySelector<HTMLElement>(
        `#templates [data-shortcut="${CSS.escape(typed.slice(1))}"]`,
      );
      if (item !== null && text.selectionStart === end) put(item, end - typed.length - 1, end);
    });
  });

  const put = (item: HTMLElement, start: number, end: number): void => {
    const filled = item.querySelector('.preview')?.textContent ?? '';
    text.setRangeText(filled, start, end, 'end');
    const field = form.querySelector<HTMLInputElement>('[name="template"]');
    if (field !== null)
      field.value = item.querySelector<HTMLElement>('[data-template]')?.dataset['template'] ?? '';
    text.focus();
    text.dispatchEvent(new Event('input', { bubbles: true }));
  };
}

/** Puts the list where the button is; where it cannot be had, its own page may say why. */
async function show(path: string): Promise<void> {
  const found = await listAt(path);
  if (found === undefined) {
    location.assign(path);
    return;
  }
  document.querySelector('#templates')?.replaceWith(document.adoptNode(found));
  for (const part of found.querySelectorAll<HTMLElement>('[data-without-script]')) part.hidden = true;
  found.hidden = true;
}

async function listAt(path: string): Promise<HTMLElement | undefined> {
  try {
    const answer = await fetch(path, { headers: { accept: 'text/html' } });
    const found = new DOMParser()
      .parseFromString(await answer.text(), 'text/html')
      .querySelector<HTMLElement>('#templates');
    return answer.ok && !answer.redirected ? (found ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

/** Shows the templates that hold each word; after a slash, those whose shortcut begins so. */
function filter(sought: string): void {
  const wanted = sought.normalize('NFKC').toLowerCase().trim();
  for (const item of document.querySelectorAll<HTMLElement>('#templates [data-shortcut]')) {
    const shortcut = item.dataset['shortcut'] ?? '';
    const words = `${item.textContent} ${shortcut}`.normalize('NFKC').toLowerCase();
    item.hidden = wanted.startsWith('/')
      ? !shortcut.startsWith(wanted.slice(1))
      : !wanted.split(/\s+/).every((word) => words.includes(word));
  }
}
