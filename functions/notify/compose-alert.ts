import { createHash } from 'node:crypto';
import { readExcerpt } from '#shared/application/intake/read-excerpt';
import { hashOfToken } from '#shared/application/people/tokens';
import { threadPartOf } from '#shared/application/views/alert-view-of';
import { CANARY_READER } from '#shared/contracts/canary';
import type { Settings, VersionedSettings } from '#shared/contracts/settings/settings';
import { isHandOver, replyNewsIn } from '#shared/domain/escalation/ladder';
import { hours, type Instant } from '#shared/domain/instant';
import type { Channel } from '#shared/domain/rules/policy';
import type { HandedOver } from '#shared/domain/thread/fact';
import { CANARY_ID } from '#shared/domain/watch/canary';
import { type ReplyCopies, replyCopies } from '#shared/domain/watch/reply-copies';
import { alertEmail, digestEmail, type Quoted } from '#shared/messages/alert-email';
import { alertSlack, digestSlack, type SlackContent } from '#shared/messages/alert-slack';
import type { AlertView, Digest } from '#shared/messages/alert-view';
import { threadUrl } from '#shared/messages/thread-url';
import type { AlertMessage, SendRef } from '#shared/ports/alerts';
import type { LastSeen } from '#shared/ports/last-seen';
import type { LinkClaims, LinkSigner } from '#shared/ports/links';
import type { MailStore } from '#shared/ports/mail';
import { incidentKey } from './incident-key.ts';
import type { Leased } from './send-lease.ts';
import { toneOf, webhookPost } from './webhook-post.ts';

/** How long the link of an alert works. */
const LINK_LIFETIME_MS = hours(72);
/** Characters of the lease token: enough to distinguish the links of one thread. */
const LINK_ID_LENGTH = 13;

export interface ComposeDeps {
  readonly links: LinkSigner;
  readonly lastSeen: LastSeen;
  readonly mails: MailStore;
  readonly publicUrl: string;
}

/** A message, and the sends that it carries: a digest may lack room for some. */
export interface Composed {
  readonly message: AlertMessage;
  readonly carried: readonly Leased[];
}

/**
 * The alert, or the digest of several, for the recipient of the sends; undefined when the settings no longer know the
 * recipient.
 */
export async function composeAlert(
  deps: ComposeDeps,
  versioned: VersionedSettings,
  leased: readonly Leased[],
  now: Instant,
): Promise<Composed | undefined> {
  const { settings } = versioned;
  const [first] = leased;
  if (first === undefined) return undefined;
  const { channel, recipient } = first.send;
  const copies = await copiesOf(deps, leased);
  const viewed = await Promise.all(
    leased.map(async (one, index) => ({
      one,
      view: await withCode(deps, await viewOf(deps, versioned, one, copies[index] ?? 'proven', now), one),
    })),
  );
  const views = viewed.map(({ view }) => view);
  const only = views.length === 1 ? views[0] : undefined;
  const carriedBy = ({ listed }: Digest<unknown>): Leased[] =>
    viewed.filter(({ view }) => listed.includes(view)).map(({ one }) => one);

  if (channel === 'email') {
    const person = recipient === CANARY_ID ? CANARY_READER : settings.people[recipient];
    if (person === undefined) return undefined;
    const mail =
      only === undefined
        ? await digestEmail(views, person)
        : {
            content: await alertEmail(only, person, await quotedOf(deps, only, first)),
            listed: views,
          };
    const to = { name: person.name, address: person.email };
    return {
      message: { channel, from: settings.sender, to, token: first.owner, ...mail.content },
      carried: carriedBy(mail),
    };
  }
  if (channel === 'webhook') {
    const webhook = settings.webhooks[recipient];
    if (webhook === undefined) return undefined;
    const alerts = viewed.map(({ one, view }) => ({
      id: alertId(one.ref),
      view,
      loudness: one.loudness,
      incident: incidentKey(one.ref.threadId, one.send),
    }));
    const post = webhookPost(webhook, toneOf(leased), (form, frame) => form.alerts(alerts, frame));
    return { message: post.content, carried: carriedBy(post) };
  }
  const slack = settings.slackChannels[recipient];
  if (slack === undefined) return undefined;
  const post =
    only === undefined ? digestSlack(views, slack) : { content: alertSlack(only, slack), listed: views };
  return { message: slackMessage(slack, post.content), carried: carriedBy(post) };
}

export function slackMessage(
  { webhookSecret }: Settings['slackChannels'][string],
  content: SlackContent,
): AlertMessage {
  return { channel: 'slack', webhookSecret, ...content };
}

/** The same for each attempt at one alert, and reveals nothing about it. */
export function alertId({ threadId, sendKey }: SendRef): string {
  return createHash('sha256').update(`${threadId}/${sendKey}`).digest('hex').slice(0, 32);
}

async function viewOf(
  deps: ComposeDeps,
  versioned: VersionedSettings,
  leased: Leased,
  copies: ReplyCopies,
  now: Instant,
): Promise<AlertView> {
  const { settings } = versioned;
  const { situation, owner, send, dueAt, hours, repeat } = leased;
  const handedOver = handOverOf(leased);
  const token = await deps.links.sign({
    id: owner.slice(0, LINK_ID_LENGTH),
    threadId: situation.thread.id,
    generation: send.generation,
    recipient: linkRecipient(settings, send.channel, send.recipient),
    sentTo: sentTo(settings, send),
    expiresAt: now + LINK_LIFETIME_MS,
  });
  return {
    ...threadPartOf(situation, versioned),
    clock: send.clock,
    step: { id: send.step, beforeMs: dueAt - send.stepAt },
    dueAt,
    repeat,
    hours,
    replyCopies: copies,
    ...(handedOver !== undefined && {
      handedOverBy: settings.people[handedOver.by]?.name ?? handedOver.by,
    }),
    ...answerOf(leased),
    calls: send.calls.map((id) => settings.people[id]?.name ?? id),
    acknowledgeUrl: `${deps.publicUrl.replace(/\/$/, '')}/a/${token}`,
    threadUrl: threadUrl(deps.publicUrl, situation.thread.id),
  };
}

/**
 * How copies of replies come to each place; empty when this cannot be read, and the alert then goes out without the hint.
 */
async function copiesOf({ lastSeen }: ComposeDeps, leased: readonly Leased[]): Promise<ReplyCopies[]> {
  const places = leased.map(({ situation: { thread } }) => ({
    store: thread.store,
    marketplaceId: thread.marketplaceId ?? '',
  }));
  try {
    return (await lastSeen.of(places)).map(replyCopies);
  } catch {
    return [];
  }
}

/** With Gmail's code, where its reader gets it: by e-mail. */
async function withCode(
  { mails }: ComposeDeps,
  view: AlertView,
  { send, situation }: Leased,
): Promise<AlertView> {
  const { unknown } = view;
  if (send.channel !== 'email' || unknown?.forwarding !== true) return view;
  const code = (await readExcerpt(mails, situation.cycle))?.forwarding?.code;
  return code === undefined ? view : { ...view, unknown: { ...unknown, code } };
}

/** What people wrote, for e-mail only: none of it may reach Slack. */
async function quotedOf({ mails }: ComposeDeps, { kind }: AlertView, leased: Leased): Promise<Quoted> {
  const read = await readExcerpt(mails, leased.situation.cycle);
  return {
    subject: kind === 'unknown' ? read?.subject : undefined,
    excerpt: read?.words,
    note: handOverOf(leased)?.note,
  };
}

/** What became of the answer that this alert is about. */
function answerOf({ situation: { thread }, send }: Leased): Pick<AlertView, 'answer'> {
  const news = replyNewsIn(send.step);
  const reply = thread.replies?.find(({ id }) => send.step.endsWith(`-${id.slice(0, 8)}`));
  const reason = reply?.steps.at(-1)?.reason;
  return news === undefined ? {} : { answer: { news, ...(reason !== undefined && { reason }) } };
}

/** The hand-over that this alert is for: its note goes to that person's own mail alone. */
function handOverOf({ situation: { cycle }, send }: Leased): HandedOver | undefined {
  if (!isHandOver(send.step)) return undefined;
  return cycle?.takenOn.findLast(
    (taken): taken is HandedOver => taken.type === 'handed-over' && send.calls.includes(taken.to),
  );
}

/** The hash of the address to which an alert goes by e-mail. */
function sentTo({ people }: Settings, { channel, recipient }: Leased['send']): string | undefined {
  const person = channel === 'email' ? people[recipient] : undefined;
  return person && hashOfToken('address', person.email);
}

/** A Slack channel or a webhook that only one person reads stands for that person. */
function linkRecipient(
  settings: VersionedSettings['settings'],
  channel: Channel,
  recipient: string,
): LinkClaims['recipient'] {
  if (channel === 'email') return { kind: 'person', id: recipient };
  const readers = Object.entries(settings.people).filter(([, person]) => person[channel] === recipient);
  const [only] = readers;
  return readers.length === 1 && only !== undefined
    ? { kind: 'person', id: only[0] }
    : { kind: channel, id: recipient };
}
