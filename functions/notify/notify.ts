import type { ChangeThread, OnDecided } from '#shared/application/threads/change-thread';
import { forEach } from '#shared/application/threads/for-each';
import { queueNewAlerts } from '#shared/application/threads/queue-alerts';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import type { Dispatch } from '#shared/domain/escalation/advance';
import { isClosing } from '#shared/domain/escalation/closing';
import { type Instant, seconds } from '#shared/domain/instant';
import type { Channel } from '#shared/domain/rules/policy';
import type { Outcome } from '#shared/domain/sends/send';
import type {
  AlertChannel,
  AlertMessage,
  AlertQueue,
  AlertRequest,
  SendRef,
  SentLog,
} from '#shared/ports/alerts';
import type { LastSeen } from '#shared/ports/last-seen';
import type { LinkSigner } from '#shared/ports/links';
import type { MailStore } from '#shared/ports/mail';
import type { Now } from '#shared/ports/now';
import type { Stored, ThreadStore } from '#shared/ports/threads';
import { composeAlert } from './compose-alert.ts';
import { composeClosing } from './compose-closing.ts';
import { giveBack, type Leased, type LeaseDeps, leaseSend, settleSend } from './send-lease.ts';

/** How much longer a lease lasts than the function, so that no other attempt overtakes a function that is cut off. */
const LEASE_MARGIN_MS = seconds(10);

/** The provider of each channel. */
export type Deliver = { readonly [Of in Channel]: AlertChannel<Extract<AlertMessage, { channel: Of }>> };

export interface NotifyDeps {
  readonly threads: ThreadStore;
  readonly alerts: AlertQueue;
  readonly change: ChangeThread;
  readonly settings: SettingsSource;
  readonly links: LinkSigner;
  readonly lastSeen: LastSeen;
  readonly mails: MailStore;
  readonly channels: Deliver;
  readonly sentLog: SentLog;
  /** The base URL of the links in alerts. */
  readonly publicUrl: string;
  readonly now: Now;
  /** A token that no other invocation has. */
  readonly newOwner: () => string;
  readonly onDecided?: OnDecided;
  readonly onOutcome: (outcome: Outcome, leased: readonly Leased[]) => void;
  /** Called when something fails that does not stop the alert: a send of a digest not leased, a mail not noted. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Sends what one message of an alert queue asks for: leases each send, sends those that are still wanted as one alert
 * or one digest, and settles them. `endsAt` is when Lambda cuts the function off.
 */
export async function notify(deps: NotifyDeps, request: AlertRequest, endsAt: Instant): Promise<void> {
  const arrived = deps.now();
  if (request.notBefore > arrived) {
    // Queues delay by whole seconds on their own clock, so an early message goes back for the rest of its delay.
    await deps.alerts.put([request], arrived);
    return;
  }
  // An unreadable thread must not hold up the others of its digest, so each is then read by itself.
  const [versioned, read] = await Promise.all([
    deps.settings.current(),
    deps.threads
      .load(
        request.sends.map(({ threadId }) => threadId),
        arrived,
      )
      .catch(() => []),
  ]);
  const leaseDeps = { ...deps, rules: rulesOf(versioned) };
  const leased = await leaseAll(deps, leaseDeps, request, read, endsAt + LEASE_MARGIN_MS, arrived);
  if (leased.length === 0) return;

  const { outcome, carried } = await send(deps, versioned, leased);
  deps.onOutcome(outcome, carried);
  const settledAt = { now: deps.now(), digest: carried.length > 1 };
  const follows: Dispatch[] = [];
  await forEach(leased, async (one) => {
    const settled = carried.includes(one)
      ? settleSend(leaseDeps, one, outcome, settledAt)
      : giveBack(leaseDeps, one, settledAt.now);
    follows.push(...(await settled));
  }).finally(() => queueNewAlerts(deps.alerts, follows, settledAt.now));
}

/** Leases the sends that are still wanted, on the threads as they were read. */
async function leaseAll(
  deps: NotifyDeps,
  leaseDeps: LeaseDeps,
  { sends }: AlertRequest,
  read: readonly Stored[],
  until: Instant,
  now: Instant,
): Promise<Leased[]> {
  const owner = deps.newOwner();
  const loaded = new Map(read.map((stored) => [stored.thread.id, stored]));
  const leased: Leased[] = [];
  const follows: Dispatch[] = [];
  const lease = async (ref: SendRef): Promise<void> => {
    const terms = { owner, until, now, loaded: loaded.get(ref.threadId) };
    const { leased: one, dispatch } = await leaseSend(leaseDeps, ref, terms);
    if (one !== undefined) leased.push(one);
    follows.push(...dispatch);
  };
  // Sends that have come due meanwhile are queued together, so that they become digests too.
  await forEach(sends, lease)
    .catch((error: unknown) => {
      if (leased.length === 0) throw error;
      deps.onFailure(error);
    })
    .finally(() => queueNewAlerts(deps.alerts, follows, now).catch(deps.onFailure));
  return leased;
}

/**
 * Sends as many as one message has room for; without a recipient, all of them are broken. Closing lines are not part of
 * a post of alerts.
 */
async function send(
  deps: NotifyDeps,
  versioned: VersionedSettings,
  leased: readonly Leased[],
): Promise<{ readonly outcome: Outcome; readonly carried: readonly Leased[] }> {
  const alerts = leased.filter((one) => !isClosing(one.send));
  const composed =
    alerts.length > 0
      ? await composeAlert(deps, versioned, alerts, deps.now())
      : composeClosing(versioned, leased);
  if (composed === undefined)
    return {
      outcome: { result: 'broken', reason: 'the recipient is no longer in the settings' },
      carried: leased,
    };
  const { message, carried } = composed;
  await noteMail(deps, carried);
  return { outcome: await deliverBy(deps.channels, message), carried };
}

/** Hands a message to the provider of its channel. */
export function deliverBy(channels: Deliver, message: AlertMessage): Promise<Outcome> {
  switch (message.channel) {
    case 'email':
      return channels.email.deliver(message);
    case 'slack':
      return channels.slack.deliver(message);
    case 'webhook':
      return channels.webhook.deliver(message);
    case 'push':
      return channels.push.deliver(message);
  }
}

/** Notes which sends a mail will carry. Without the note nothing proves its delivery, but the alert matters more. */
async function noteMail({ sentLog, now, onFailure }: NotifyDeps, leased: readonly Leased[]): Promise<void> {
  const [first] = leased;
  if (first?.send.channel !== 'email') return;
  await sentLog
    .note(
      first.owner,
      leased.map(({ ref }) => ref),
      now(),
    )
    .catch(onFailure);
}
