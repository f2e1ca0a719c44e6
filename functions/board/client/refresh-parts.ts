const EVERY_MS = 2_000;
/** For longer nobody waits with open eyes; a link beside it shows what is there. */
const MOST_TIMES = 120;

/**
 * Looks again at each part of the page that says where (`data-refresh`), until it says so no more. What is found there takes its
 * place, and the place of each part whose id begins with its own.
 */
export function refreshParts(within: ParentNode = document): void {
  for (const part of within.querySelectorAll<HTMLElement>('[data-refresh]')) later(part.id, MOST_TIMES);
}

function later(id: string, times: number): void {
  const url = document.getElementById(id)?.dataset['refresh'];
  if (url !== undefined && times > 0)
    setTimeout(() => {
      const looked = document.hidden ? Promise.resolve() : look(id, url);
      void looked.then(() => later(id, times - 1));
    }, EVERY_MS);
}

async function look(id: string, url: string): Promise<void> {
  try {
    const answer = await fetch(url, { headers: { accept: 'text/html' } });
    if (answer.redirected) location.reload();
    if (!answer.ok) return;
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const theirs of found.querySelectorAll(`[id^="${CSS.escape(id)}"]`))
      document.getElementById(theirs.id)?.replaceWith(document.adoptNode(theirs));
  } catch {
    // The next look may succeed.
  }
}
