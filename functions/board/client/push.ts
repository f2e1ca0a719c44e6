/** Helps to switch push on: asks the browser what is possible here, and marks this device among those that have it. */
export function offerPush(): void {
  const ready = document.querySelector<HTMLElement>('[data-push="ready"]');
  if (!ready) return;
  for (const part of document.querySelectorAll<HTMLElement>('.me [data-without-script]')) part.hidden = true;
  void offer(ready);
}

async function offer(ready: HTMLElement): Promise<void> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    show(isApple() ? 'onlyInstalled' : 'unsupported');
    return;
  }
  const registration = await navigator.serviceWorker.register('/service-worker.js');
  const key = bytesOf(ready.dataset['key'] ?? '');
  const current = await registration.pushManager.getSubscription();
  const id = current && (await deviceIdOf(current.endpoint));
  const row = id === null ? null : document.querySelector<HTMLElement>(`[data-device="${id}"]`);
  // One that is not on the list, or that was made for another key, gets nothing: it is made anew.
  if (current && row && isFor(current, key)) {
    mark(row, current);
    return;
  }
  if (Notification.permission === 'denied') show('denied');
  else ready.hidden = false;
  ready.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) void switchOn(event.target, registration, key);
  });
}

/** The form is sent as any other, so that the page that answers shows what became of it. */
async function switchOn(
  form: HTMLFormElement,
  { pushManager }: ServiceWorkerRegistration,
  key: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const field = form.querySelector<HTMLInputElement>('[name="subscription"]');
  if (!field) return;
  if ((await Notification.requestPermission()) !== 'granted') {
    show('denied');
    return;
  }
  try {
    await (await pushManager.getSubscription())?.unsubscribe();
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    field.value = JSON.stringify(made);
    form.submit();
  } catch {
    show('failed');
  }
}

/** Marks the row of this device; to remove it ends the browser's own subscription too. */
function mark(row: HTMLElement, current: PushSubscription): void {
  const tag = row.querySelector<HTMLElement>('[data-this-device]');
  if (tag) tag.hidden = false;
  const form = row.querySelector('form');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void current.unsubscribe().finally(() => form.submit());
  });
}

function show(name: 'unsupported' | 'onlyInstalled' | 'denied' | 'failed'): void {
  const found = document.querySelector<HTMLElement>(`[data-push="${name}"]`);
  if (found) found.hidden = false;
}

/** iPhones and iPads know push only in a page that was added to the Home Screen. An iPad says that it is a Mac, which has no touch. */
function isApple(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

function isFor({ options: { applicationServerKey } }: PushSubscription, key: Uint8Array): boolean {
  if (!applicationServerKey) return false;
  const own = new Uint8Array(applicationServerKey);
  return own.length === key.length && own.every((byte, index) => byte === key[index]);
}

/** The same as the server makes of an endpoint. */
async function deviceIdOf(endpoint: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 32);
}

function bytesOf(base64Url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64Url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
