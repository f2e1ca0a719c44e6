import { type Context, Hono } from 'hono';
import { isPushEndpoint } from '#shared/domain/people/push-endpoint';
import type { Now } from '#shared/ports/now';
import type { PushDevices, PushKey } from '#shared/ports/people/push-devices';
import { isId } from '../is-id.ts';
import { whereaboutsOf } from '../sign-in/whereabouts.ts';
import type { BoardEnv, Visitor } from '../web/visitor.ts';
import type { MyPush, PushSaid } from './push.tsx';
import { deviceIdOf, subscriptionIn } from './subscription.ts';

export interface MyPushDeps {
  readonly devices: PushDevices;
  readonly pushKey: Pick<PushKey, 'current'>;
  /** The base URL of the board, to which nothing is pushed. */
  readonly publicUrl: string;
  readonly now: Now;
}

/** The devices of a person, and what a browser needs to add one. */
export async function pushOf(
  { devices, pushKey }: MyPushDeps,
  { id, session: { email } }: Visitor,
  now: number,
): Promise<MyPush> {
  const [all, publicKey] = await Promise.all([devices.of(id, now), pushKey.current()]);
  return { devices: all.filter((one) => one.email === email), publicKey };
}

/** Switches push on for a device, and off. */
export function pushRoutes(deps: MyPushDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();

  app.post('/me/push', async (context) => {
    const { id, session } = context.get('visitor');
    const form = context.get('form');
    const now = deps.now();
    const subscription = subscriptionIn(form.get('subscription'), deps.publicUrl);
    if (subscription === undefined) return back(context, 'push-wrong');
    const { browser } = whereaboutsOf(context);
    // A browser may change the endpoint of a device: the former one then leads nowhere.
    const instead = form.get('instead') ?? '';
    if (isPushEndpoint(instead)) await deps.devices.remove(id, [deviceIdOf(instead)], now);
    const device = {
      ...subscription,
      id: deviceIdOf(subscription.endpoint),
      email: session.email,
      ...(browser !== undefined && { browser }),
      since: now,
    };
    return back(context, (await deps.devices.add(id, device, now)) ? 'push-on' : 'push-many');
  });

  app.post('/me/push/remove', async (context) => {
    const device = context.get('form').get('device') ?? '';
    if (isId(device)) await deps.devices.remove(context.get('visitor').id, [device], deps.now());
    return back(context, 'push-off');
  });

  return app;
}

function back(context: Context, said: PushSaid): Response {
  return context.redirect(`/me?state=${said}#push`, 303);
}
