import type { Webhook } from '#shared/contracts/settings/webhooks/webhook';
import type { Digest, Reader } from '#shared/messages/alert-view';
import type { ChatForm, Form, Frame } from '#shared/messages/webhooks/form';
import { CHAT_FORMS, type ChatPreset, FORMS } from '#shared/messages/webhooks/forms';
import type {
  Called,
  Loudness,
  Preset,
  WebhookContent,
  WebhookPost,
  WebhookTo,
} from '#shared/ports/webhooks';
import type { Leased } from './send-lease.ts';

/** How loud a post is, and whom it calls. */
export type Tone = Pick<Frame, 'loudness' | 'called'>;

/** Closing lines and tests wake nobody. */
export const QUIET: Tone = { loudness: 'quiet', called: [] };

/** A digest is as loud as its loudest alert, and calls whom any of them calls, each once. */
export function toneOf(leased: readonly Pick<Leased, 'loudness' | 'send'>[]): Tone {
  const loudness: Loudness = leased.some((one) => one.loudness === 'loud') ? 'loud' : 'quiet';
  const ids = new Set(leased.flatMap(({ send }) => send.calls));
  return { loudness, called: [...ids].map((id): Called => ({ id, mentions: {} })) };
}

/** Writes a post in the format of its service. */
type Write<View> = <Content extends object>(form: Form<Content>, frame: Frame) => Digest<Content, View>;
type WriteChat<View> = <Content extends object>(
  form: ChatForm<Content>,
  frame: Frame,
) => Digest<Content, View>;

/** The post to a webhook, and what it had room for. */
export function webhookPost<View>(
  webhook: Webhook,
  tone: Tone,
  write: Write<View>,
): Digest<WebhookPost, View> {
  return postTo(webhook.preset, webhook, tone, write);
}

/** The same for a service whose posts people read in a chat. */
export function chatPost<View>(
  webhook: Extract<Webhook, { preset: ChatPreset }>,
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
