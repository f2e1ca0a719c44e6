import * as z from '#shared/zod';
import { isOk, outcomeByStatus } from './outcomes.ts';
import { NotDelivered, type Service } from './service.ts';

/*
 * A push to an iPhone by Bark, on bark-server or api.day.app. Sources: Bark's documentation (github.com/Finb/Bark,
 * docs/en-us/tutorial.md: level critical rings in silent mode, volume from 0 to 10, call=1 repeats the sound for 30 seconds)
 * and bark-server (route_push.go: 400 for a key that it does not know, 500 where Apple refuses or does not answer). All
 * values are texts, as in a query, which every version of the server passes on.
 */

const answered = z.object({ message: z.string() });
/** Apple's words for a device that will not get any push again, or for a push that it will never take. */
const FOR_GOOD = /BadDeviceToken|Unregistered|DeviceTokenNotForTopic|PayloadTooLarge/;

/** Pushes to the device whose key ends the URL in the secret. */
export const byBark: Service<'bark'> = async ({ to, body, loudness }, { url, request }) => {
  const address = await url(to.urlSecret);
  const [, path, key] = /^(.*)\/([^/]+)\/?$/.exec(address.pathname) ?? [];
  if (path === undefined || key === undefined)
    throw new NotDelivered({
      result: 'broken',
      reason: `bark: the URL in the secret ${to.urlSecret} does not end with the device's key`,
    });
  const { origin, username, password } = address;
  const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString(
    'base64',
  );
  const answer = await request(new URL(`${origin}${path}/push`), {
    ...(username !== '' && { headers: { authorization: `Basic ${basic}` } }),
    body: JSON.stringify({
      ...body,
      device_key: decodeURIComponent(key),
      group: 'Replywatch',
      isArchive: '1',
      ...(loudness === 'loud'
        ? { level: 'critical', volume: String(to.volume), call: '1' }
        : { level: 'passive' }),
    }),
  });
  const said = answered.safeParse(answer.json).data?.message ?? '';
  if (isOk(answer) && said === '')
    return { result: 'unknown', reason: `bark: ${answer.status} without a message` };
  const applesNo = answer.status === 500 ? FOR_GOOD.exec(said)?.[0] : undefined;
  return applesNo === undefined
    ? outcomeByStatus('bark', answer)
    : { result: 'broken', reason: `bark: ${answer.status}, ${applesNo}` };
};
