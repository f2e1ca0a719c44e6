/** Counts down until an answer leaves; then there is nothing to take back any more. */
export function countDown(): void {
  const line = document.querySelector<HTMLElement>('[data-leaves]');
  if (line === null) return;
  const ahead = Number(document.body.dataset['now'] ?? Date.now()) - Date.now();
  const timer = setInterval(() => {
    const left = Math.ceil((Number(line.dataset['leaves']) - Date.now() - ahead) / 1000);
    if (left > 0) line.textContent = (line.dataset['leavesIn'] ?? '%s').replace('%s', String(left));
    else {
      clearInterval(timer);
      line.textContent = line.dataset['leaving'] ?? '';
      line.closest('.sent')?.querySelector('form')?.remove();
    }
  }, 500);
}
