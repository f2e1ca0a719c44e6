import { type LeftWords, timeLeft } from '#shared/messages/time';

const REFRESH_MS = 30_000;

/** Keeps the words of each `<time data-due>` true while the page stands open, as the server would write them. */
export function keepTime(): void {
  const { dataset } = document.body;
  // The server's clock counts: the one of a phone may be wrong.
  const ahead = Number(dataset['now'] ?? Date.now()) - Date.now();
  const words = leftWordsIn(dataset);
  const refresh = (): void => {
    if (document.hidden) return;
    for (const one of document.querySelectorAll<HTMLElement>('[data-due]'))
      one.textContent = timeLeft(Number(one.dataset['due']) - (Date.now() + ahead), words);
  };
  setInterval(refresh, REFRESH_MS);
  document.addEventListener('visibilitychange', refresh);
}

/** The words of the page's language, which the server put on it. */
function leftWordsIn({
  d = '',
  h = '',
  min = '',
  dueNow = '',
  left = '',
  late = '',
}: DOMStringMap): LeftWords {
  return { units: { d, h, min }, dueNow, left, late };
}
