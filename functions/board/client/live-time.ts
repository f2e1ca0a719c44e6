const MINUTE_MS = 60_000;
const REFRESH_MS = 30_000;

/**
 * Keeps the words of each `<time data-due>` true while the page stands open. The server wrote them, and in
 * `data-left` and `data-late` how the language says them: `%s left`.
 */
export function keepTime(): void {
  // The server's clock counts: the one of a phone may be wrong.
  const ahead = Number(document.body.dataset['now'] ?? Date.now()) - Date.now();
  const refresh = (): void => {
    if (document.hidden) return;
    for (const one of document.querySelectorAll<HTMLElement>('[data-due]')) write(one, Date.now() + ahead);
  };
  setInterval(refresh, REFRESH_MS);
  document.addEventListener('visibilitychange', refresh);
}

function write(one: HTMLElement, now: number): void {
  const minutes = Math.round((Number(one.dataset['due']) - now) / MINUTE_MS);
  const words = minutes >= 0 ? one.dataset['left'] : one.dataset['late'];
  if (words === undefined) return;
  one.textContent = words.replace('%s', lengthOf(Math.abs(minutes), one.dataset['units'] ?? 'd h min'));
}

/** Like the server's: hours go up to 48, in the two largest units. */
function lengthOf(minutes: number, units: string): string {
  const [d = 'd', h = 'h', min = 'min'] = units.split(' ');
  const days = minutes < 48 * 60 ? 0 : Math.floor(minutes / (24 * 60));
  const parts: [number, string][] = [
    [days, d],
    [Math.floor(minutes / 60) - days * 24, h],
    [minutes % 60, min],
  ];
  const from = parts.findIndex(([count]) => count > 0);
  if (from === -1) return `0 ${min}`;
  return parts
    .slice(from, from + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
