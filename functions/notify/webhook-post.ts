import type { Settings } from '#shared/contracts/settings/settings';
import type { ReachedWebhook } from '#shared/contracts/settings/webhooks/addresses';
import type { Digest, Reader } from '#shared/messages/alert-view';
import type { ChatForm, Form, Frame } from '#shared/messages/webhooks/form';
import { CHAT_FORMS, type ChatPreset, FORMS } from '#shared/messages/webhooks/forms';
import type { Called, Preset, WebhookContent, WebhookPost, WebhookTo } from '#shared/ports/webhooks';
import type { Leased } from './send-lease.ts';

/** How loud a post is, and whom it calls. */
export type Tone = Pick<Frame, 'loudness' | 'called'>;

/** Closing lines and tests of the doctor wake nobody. */
export const QUIET: Tone = { loudness: 'quiet', called: [] };

/** A digest is as loud as its loudest alert, and calls whom any of its loud ones calls, each once. */
export function toneOf(
  leased: readonly Pick<Leased, 'loudness' | 'send'>[],
  settings: Pick<Settings, 'people'>,
): Tone {
  const loud = leased.filter(({ loudness }) => loudness === 'loud');
  return loud.length === 0 ? QUIET : loudTo(new Set(loud.flatMap(({ send }) => send.calls)), settings);
}

/** As loud as a call to these people. */
export function loudTo(ids: Iterable<string>, { people }: Pick<Settings, 'people'>): Tone {
  return {
    loudness: 'loud',
    called: [...ids].map((id): Called => ({ id, mentions: people[id]?.mentions ?? {} })),
  };
}

/** The ids by which Slack knows the people whom a post calls. */
export function slackIdsIn({ called }: Tone): readonly string[] {
  return called.flatMap(({ mentions }) => mentions.slack ?? []);
}

/** Writes a post in the format of its service. */
type Write<View> = <Content extends object>(form: Form<Content>, frame: Frame) => Digest<Content, View>;
type WriteChat<View> = <Content extends object>(
  form: ChatForm<Content>,
  frame: Frame,
) => Digest<Content, View>;

/** The post to a webhook, and what it had room for. */
export function webhookPost<View>(
  webhook: ReachedWebhook,
  tone: Tone,
  write: Write<View>,
): Digest<WebhookPost, View> {
  return postTo(webhook.preset, webhook, tone, write);
}

/** The same for a service whose posts people read in a chat. */
export function chatPost<View>(
  webhook: Extract<ReachedWebhook, { preset: ChatPreset }>,
  tone: Tone,
  write: WriteChat<View>,
): Digest<WebhookPost, View> {
  return chatPostTo(webhook.preset, webhook, tone, write);
}

function chatPostTo<Of extends ChatPreset, View>(
  preset: Of,
  to: WebhookTo<Of> & Reader,
  tone: Tone,
  write: WriteChat<View>,
): Digest<WebhookPost<Of>, View> {
  const { content: body, listed } = write<WebhookContent<Of>>(CHAT_FORMS[preset], { reader: to, ...tone });
  return { content: { channel: 'webhook', preset, to, ...tone, body }, listed };
}

function postTo<Of extends Preset, View>(
  preset: Of,
  to: WebhookTo<Of> & Reader,
  tone: Tone,
  write: Write<View>,
): Digest<WebhookPost<Of>, View> {
  const { content: body, listed } = write<WebhookContent<Of>>(FORMS[preset], { reader: to, ...tone });
  return { content: { channel: 'webhook', preset, to, ...tone, body }, listed };
}
