import { expect, it } from 'vitest';
import { webhookEntry } from '#infra/local/services/outbox';
import { FORMS } from '#shared/messages/webhooks/forms';
import { alertView } from '#test/builders/alert-view';

const mentions = { wecom: 'LiWei', dingtalk: '13800138000', feishu: 'ou_0123456789abcdef' };

it.each([
  ['wecom', mentions, '<@LiWei>'],
  ['wecom', { wecom: '13800138000' }, 'Acme EU'],
  ['dingtalk', mentions, '@13800138000'],
  ['feishu', mentions, '@ou_0123456789abcdef'],
] as const)('shows what a robot of %s posts, mentions too', (preset, named, shown) => {
  const { content } = FORMS[preset].alerts(
    [{ id: 'a', view: alertView(), loudness: 'loud', incident: 'a' } as never],
    {
      reader: { language: 'en', timeZone: 'UTC' },
      loudness: 'loud',
      called: [{ id: 'li', mentions: named }],
    },
  );
  const entry = webhookEntry(JSON.stringify(content), 'hook/team', '2026-03-02T09:00:00.000Z');
  expect(entry).toMatchObject({ channel: 'webhook', to: ['hook/team'] });
  expect(entry.subject).toContain('1 h left');
  expect(entry.text).toContain(shown);
});

it('shows a push by Bark under the secret that its device’s key stands for', () => {
  const push = {
    device_key: 'replywatch/webhook/li',
    title: '1 h left',
    body: 'Store: Acme',
    level: 'critical',
  };
  expect(webhookEntry(JSON.stringify(push), 'push', '2026-03-02T09:00:00.000Z')).toMatchObject({
    channel: 'webhook',
    to: ['replywatch/webhook/li'],
    subject: '1 h left',
    text: 'Store: Acme',
  });
});
