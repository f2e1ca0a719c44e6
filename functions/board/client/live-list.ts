const EVERY_MS = 30_000;
const SLOWEST_MS = 5 * 60_000;
const FAILURES_SHOWN_FROM = 3;

/**
 * Keeps the list current without taking away somebody's place in it: rows change where they stand; while somebody has
 * ticked a row, or is in the list with the keyboard, new rows and another order wait behind a button.
 */
export function keepCurrent(): void {
  const live = document.querySelector<HTMLElement>('[data-live]');
  if (live === null) return;
  let failures = 0;
  let timer = 0;
  let waiting: Document | undefined;
  const button = document.querySelector<HTMLButtonElement>('#changes');

  const later = (): void => {
    window.clearTimeout(timer);
    const slow = Math.min(EVERY_MS * 2 ** failures, SLOWEST_MS);
    // Pages that were opened together must not ask together.
    timer = window.setTimeout(() => void look(), slow * (0.9 + Math.random() * 0.2));
  };
  const look = async (): Promise<void> => {
    if (!document.hidden) {
      const found = await fetchPage();
      failures = found === undefined ? failures + 1 : 0;
      if (found !== undefined) show(found);
      document.querySelector('#stale')?.toggleAttribute('hidden', failures < FAILURES_SHOWN_FROM);
      document.title = document.title.replace(/^\? /, '');
      if (failures >= FAILURES_SHOWN_FROM) document.title = `? ${document.title}`;
    }
    later();
  };
  const show = (found: Document): void => {
    for (const id of ['#counts', '#updated']) replace(id, found);
    document.title = found.title;
    const changes = changedRows(found);
    if (changes === 0) return;
    if (isBusy()) {
      waiting = found;
      if (button === null) return;
      button.textContent = (live.dataset['changes'] ?? '%s').replace('%s', String(changes));
      button.hidden = false;
    } else take(found);
  };
  const take = (found: Document): void => {
    waiting = undefined;
    if (button !== null) button.hidden = true;
    const [ours, theirs] = [document, found].map((one) => one.querySelector('form.list, .empty'));
    const ticked = new Set(
      [...document.querySelectorAll<HTMLInputElement>('.tick :checked')].map(({ value }) => value),
    );
    const hadFocus = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (ours && theirs) ours.replaceWith(document.adoptNode(theirs));
    for (const tick of document.querySelectorAll<HTMLInputElement>('.tick input'))
      tick.checked = ticked.has(tick.value);
    if (hadFocus !== undefined)
      document.querySelector<HTMLElement>(`[data-row="${CSS.escape(hadFocus)}"] .what a`)?.focus();
  };
  button?.addEventListener('click', () => {
    if (waiting !== undefined) take(waiting);
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void look();
  });
  later();
}

/** The page as the server has it now; undefined when it cannot be reached. */
async function fetchPage(): Promise<Document | undefined> {
  try {
    // A list that was paged or filtered meanwhile has another address.
    const url = new URL(location.href);
    for (const name of ['did', 'done', 'refused']) url.searchParams.delete(name);
    const answer = await fetch(url, { headers: { accept: 'text/html' } });
    if (answer.redirected) location.reload();
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
  } catch {
    return undefined;
  }
}

function replace(selector: string, found: Document): void {
  const [ours, theirs] = [document, found].map((one) => one.querySelector(selector));
  if (ours && theirs) ours.replaceWith(document.adoptNode(theirs));
}

/** Rows that came, went, moved or changed; changes alone are shown at once, where they stand. */
function changedRows(found: Document): number {
  const ours = rowsOf(document);
  const theirs = rowsOf(found);
  let moved = [...theirs.keys()].filter((id) => !ours.has(id)).length;
  moved += [...ours.keys()].filter((id) => !theirs.has(id)).length;
  if (moved === 0 && [...ours.keys()].join(' ') !== [...theirs.keys()].join(' ')) moved = 1;
  for (const [id, row] of ours) {
    const now = theirs.get(id);
    if (now === undefined || now.outerHTML === row.outerHTML || row.contains(document.activeElement))
      continue;
    const tick = row.querySelector<HTMLInputElement>('.tick input')?.checked ?? false;
    const fresh = document.importNode(now, true);
    row.replaceWith(fresh);
    const box = fresh.querySelector<HTMLInputElement>('.tick input');
    if (box !== null) box.checked = tick;
  }
  return moved;
}

function rowsOf(page: Document): Map<string, HTMLElement> {
  return new Map(
    [...page.querySelectorAll<HTMLElement>('[data-row]')].map((row) => [row.dataset['row'] ?? '', row]),
  );
}

/** Whether somebody has ticked rows, or is in the list with the keyboard. */
function isBusy(): boolean {
  const list = document.querySelector('form.list');
  return (
    list !== null && (list.querySelector('.tick :checked') !== null || list.contains(document.activeElement))
  );
}
