/** The page with the token that each form of ours carries. */
const ME = '/me';
const TOKEN = /name="token" value="([\w-]+)"/;

/**
 * Says that the browser has given this device another endpoint, as the page would: with the session of whoever is signed in. Where
 * nobody is, the old endpoint ends by itself, and the page about oneself offers to switch push on again.
 */
export async function renewSubscription(
  { pushManager }: Pick<ServiceWorkerRegistration, 'pushManager'>,
  event: Event,
): Promise<void> {
  const before = subscriptionIn(event, 'oldSubscription');
  const key = before?.options.applicationServerKey;
  const renewed =
    subscriptionIn(event, 'newSubscription') ??
    (key
      ? await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
      : await pushManager.getSubscription());
  if (!renewed) return;
  const page = await fetch(ME, { cache: 'no-store', redirect: 'error' });
  const token = TOKEN.exec(await page.text())?.[1];
  if (token === undefined) return;
  await fetch('/me/push', {
    method: 'POST',
    body: new URLSearchParams({
      token,
      subscription: JSON.stringify(renewed),
      ...(before !== undefined && { instead: before.endpoint }),
    }),
    redirect: 'manual',
  });
}

function subscriptionIn(event: Event, name: string): PushSubscription | undefined {
  const given: unknown = Reflect.get(event, name);
  return given instanceof PushSubscription ? given : undefined;
}
