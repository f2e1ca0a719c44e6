/** An instant as the page and the terminal show it: `2026-03-02 10:00 UTC`. */
export function utc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A length of time in words: `3 d 4 h`, `5 h 12 min`, `less than 1 min`. Rounds down, so that it never makes anybody late. */
export function lengthInWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (minutes < 1) return 'less than 1 min';
  const parts =
    days > 0
      ? [`${days} d`, hours > 0 && `${hours} h`]
      : [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`];
  return parts.filter((part) => part !== false).join(' ');
}
