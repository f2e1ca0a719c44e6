import { expect, it } from 'vitest';
import { openOutbox } from '#infra/local/services/outbox';
import { startSmallServices } from '#infra/local/services/small-services';
import { hostsAt } from '#shared/adapters/channels/services/hosts';
import { webhookAlertChannel } from '#shared/adapters/channels/webhook';
import { FORMS } from '#shared/messages/webhooks/forms';
import type { WebhookPost } from '#shared/ports/webhooks';
import { alertView } from '#test/builders/alert-view';
import { at } from '#test/builders/thread';

it('the local run takes what rings, and shows it in the outbox', async () => {
  const outbox = openOutbox(undefined);
  const small = await startSmallServices({
    outbox,
    now: () => at('10:00'),
    publishMailEvents: () => Promise.resolve(),
    ses: { answer: () => undefined },
    deliver: ({ recipients }) => Promise.resolve(recipients),
    onHeartbeat: () => undefined,
    secrets: new Map(),
    oldestSeconds: () => Promise.resolve(undefined),
  });
  const texts: Record<string, string> = { bot: '1:local', teams: `${small.endpoint}/slack/teams` };
  const channel = webhookAlertChannel(
    { read: (name) => Promise.resolve(texts[name] ?? name), forget: () => undefined },
    { now: () => at('10:00'), hosts: hostsAt(small.endpoint) },
  );
  const tone = { loudness: 'loud', called: [] } as const;
  const alert = { id: 'a', view: alertView(), loudness: 'loud', incident: 'i' } as const;
  const frame = { reader: { language: 'en', timeZone: 'UTC' }, ...tone } as const;
  const posts: WebhookPost[] = [
    {
      channel: 'webhook',
      preset: 'pagerduty',
      to: { routingKeySecret: 'key', region: 'us' },
      ...tone,
      body: FORMS.pagerduty.alerts([alert], frame).content,
    },
    {
      channel: 'webhook',
      preset: 'pushover',
      to: { tokenSecret: 'token', userSecret: 'user' },
      ...tone,
      body: FORMS.pushover.alerts([alert], frame).content,
    },
    {
      channel: 'webhook',
      preset: 'telegram',
      to: { tokenSecret: 'bot', chat: -1 },
      ...tone,
      body: FORMS.telegram.alerts([alert], frame).content,
    },
    {
      channel: 'webhook',
      preset: 'teams',
      to: { urlSecret: 'teams' },
      ...tone,
      body: FORMS.teams.alerts([alert], frame).content,
    },
  ];
  for (const post of posts) expect(await channel.deliver(post), post.preset).toEqual({ result: 'accepted' });
  await small.stop();
  expect(outbox.list().map(({ to, subject }) => [to[0], subject.startsWith('1 h left')])).toEqual([
    ['pagerduty', true],
    ['pushover', true],
    ['telegram', true],
    ['teams', true],
  ]);
});
