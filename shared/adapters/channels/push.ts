import { type DurationMs, seconds } from '#shared/domain/instant';
import { isPushEndpoint, pushServiceOf } from '#shared/domain/people/push-endpoint';
import type { PushDevice } from '#shared/domain/people/push';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertChannel } from '#shared/ports/alerts';
import type { Now } from '#shared/ports/now';
import type { PushDevices } from '#shared/ports/people/push-devices';
import type { PushMessage } from '#shared/ports/push';
import type { SecretReader } from '../secrets-manager.ts';
import { vapidKeyOf, type VapidKey } from '../vapid-key.ts';
import { networkOutcome } from './provider-error.ts';
import { readSecret, retryAfterMs } from './webhook-request.ts';

export interface PushChannelOptions {
  readonly devices: Pick<PushDevices, 'of' | 'note'>;
  readonly secrets: SecretReader;
  /** The secret from which the key is derived. */
  readonly secretName: string;
  readonly now: Now;
  readonly timeoutMs?: DurationMs;
  /** Where the local run takes all messages, instead of each at its own push service. */
  readonly endpointUrl?: string | undefined;
  /** Called when a note about devices failed: the message itself went out all the same. */
  readonly onFailure: (error: unknown) => void;
}

/** What became of a message to one device; `gone` where the device will never get one again. */
interface Sent {
  readonly outcome: Outcome;
  readonly gone?: true;
}

const NO_DEVICE: Outcome = { result: 'broken', reason: 'push: this person has no device any more' };

/**
 * Pushes a message to all devices of a person (RFC 8030): accepted when one push service took it. Devices that a service refuses
 * for good are forgotten. No reason contains an endpoint.
 */
export function pushAlertChannel(options: PushChannelOptions): AlertChannel<PushMessage> {
  const { devices, secrets, secretName, now, onFailure } = options;
  return {
    async deliver(message) {
      const { person, address } = message.to;
      let all: readonly PushDevice[];
      try {
        all = await devices.of(person, now());
      } catch (error) {
        return { result: 'retry', reason: `push: the devices cannot be read: ${nameOf(error)}` };
      }
      const own = all.filter(({ email }) => email === address);
      const key = own.length === 0 ? undefined : await readKey(secrets, secretName);
      if (key !== undefined && 'result' in key) return key;
      const sent =
        key === undefined
          ? []
          : await Promise.all(
              own.map(async (device) => ({ device, ...(await sendTo(device, message, key, options)) })),
            );
      // Whoever had this id before has left; their devices are not this person's.
      const gone = [
        ...all.filter((one) => !own.includes(one)),
        ...sent.filter((one) => one.gone).map(deviceOf),
      ];
      const accepted = sent.filter(({ outcome }) => outcome.result === 'accepted').map(deviceOf);
      if (gone.length > 0 || accepted.length > 0 || all.length === 0)
        await devices
          .note(person, { accepted: accepted.map(idOf), gone: gone.map(idOf) }, now())
          .catch(onFailure);
      return together(sent.map(({ outcome }) => outcome));
    },
  };
}

async function readKey(secrets: SecretReader, name: string): Promise<VapidKey | Outcome> {
  const text = await readSecret(secrets, name);
  if (typeof text === 'object') return text;
  try {
    return vapidKeyOf(text);
  } catch {
    secrets.forget(name);
    return { result: 'broken', reason: `the secret ${name} does not hold a generated key` };
  }
}

async function sendTo(
  device: PushDevice,
  message: PushMessage,
  vapid: VapidKey,
  { now, endpointUrl, timeoutMs = seconds(10) }: PushChannelOptions,
): Promise<Sent> {
  const { endpoint } = device;
  if (!isPushEndpoint(endpoint))
    return { outcome: { result: 'broken', reason: 'push: not the endpoint of a push service' }, gone: true };
  const request = await encrypted(device, message, vapid);
  if (request === undefined)
    return { outcome: { result: 'broken', reason: 'push: the message could not be encrypted for a device' } };
  try {
    const answer = await fetch(endpointUrl === undefined ? endpoint : redirected(endpoint, endpointUrl), {
      method: 'POST',
      ...request,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // A push service's answer says nothing that its status does not.
    await answer.body?.cancel();
    return outcomeOf(answer, pushServiceOf(endpoint), now());
  } catch (error) {
    return { outcome: networkOutcome(error) };
  }
}

/** The request to a push service; undefined when the device's keys are none. */
async function encrypted(
  { endpoint, p256dh, auth }: PushDevice,
  { from, content, ttlMs, urgency, topic }: PushMessage,
  vapid: VapidKey,
): Promise<{ readonly headers: Record<string, string>; readonly body: Uint8Array<ArrayBuffer> } | undefined> {
  // Loaded for the first push only: most starts of `notify` need none of it.
  const { default: webPush } = await import('web-push');
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(content),
      {
        vapidDetails: { subject: `mailto:${from}`, ...vapid },
        TTL: Math.max(Math.floor(ttlMs / 1000), 0),
        urgency,
        topic,
      },
    );
    return { headers: asText(headers), body: new Uint8Array(body) };
  } catch {
    return undefined;
  }
}

/** `fetch` counts the length itself. */
function asText(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.toLowerCase() === 'content-length' ? [] : [[name, String(value)]],
    ),
  );
}

function redirected(endpoint: string, base: string): string {
  const { host, pathname, search } = new URL(endpoint);
  return `${base}/${host}${pathname}${search}`;
}

/** Source: RFC 8030, 5 to 8.4; 403 and the like are about our key, which the next device would not change. */
function outcomeOf(answer: Response, service: string, now: number): Sent {
  const reason = `push: ${service} answered ${answer.status}`;
  const { status } = answer;
  if (answer.ok) return { outcome: { result: 'accepted' } };
  if (status === 404 || status === 410) return { outcome: { result: 'broken', reason }, gone: true };
  if (status === 429 || status === 503) {
    const afterMs = retryAfterMs(answer, now);
    return { outcome: { result: 'retry', reason, ...(afterMs !== undefined && { afterMs }) } };
  }
  if (status >= 500) return { outcome: { result: 'unknown', reason } };
  return { outcome: { result: 'broken', reason } };
}

/** One device that took it is enough; otherwise the outcome that leaves the most hope. */
function together(outcomes: readonly Outcome[]): Outcome {
  const of = (result: Outcome['result']): Outcome | undefined =>
    outcomes.find((one) => one.result === result);
  return of('accepted') ?? of('unknown') ?? of('retry') ?? of('broken') ?? NO_DEVICE;
}

function deviceOf({ device }: { readonly device: PushDevice }): PushDevice {
  return device;
}

function idOf({ id }: PushDevice): string {
  return id;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'an error';
}
