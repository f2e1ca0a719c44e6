import { expect, it } from 'vitest';
import { sendTakeoverMail } from '#functions/notify/takeover-mail';
import { alertQueueSchema } from '#shared/contracts/messages/queue-messages';
import type { Takeover } from '#shared/domain/duty/takeover';
import { hours } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertMessage } from '#shared/ports/alerts';
import type { TakeoverMail } from '#shared/ports/people/takeovers';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import { memoryAlertChannel, memorySettings } from '#test/fakes/memory-ports';

const night: Takeover = {
  id: 'night',
  from: at('18:00'),
  until: at('18:00') + hours(12),
  person: 'ana',
  by: 'chen',
  at: at('10:00'),
};

async function mailed(mail: Partial<TakeoverMail>, ...outcomes: Outcome[]) {
  const email = memoryAlertChannel<Extract<AlertMessage, { channel: 'email' }>>(...outcomes);
  await sendTakeoverMail(
    { settings: memorySettings(shop()), email, publicUrl: 'https://board.example' },
    { to: 'ana', change: 'made', by: 'chen', takeover: night, ...mail },
  );
  return email.delivered;
}

it('tells each of the two, in their own language and time zone, what changes for them, and leads to the page', async () => {
  const [toAna] = await mailed({});
  expect(toAna).toMatchObject({
    to: { name: 'Ana Ruiz', address: 'ana@acme.example' },
    subject: 'You take over on call: 19:00 Mon 2 Mar to 07:00 Tue 3 Mar, Madrid time',
  });
  expect(toAna?.text).toContain('Alerts for those on call come to you in that time.');
  expect(toAna?.text).toContain('Chen Hua entered this on the duty page.');
  expect(toAna?.text).toContain('https://board.example/duty');
  const [toLi] = await mailed({ to: 'li' });
  expect(toLi?.subject).toBe('Ana Ruiz 替您代班：北京时间 3月3日周二 02:00 至 3月3日周二 14:00');
});

it('tells both when it was undone', async () => {
  const [toAna] = await mailed({ change: 'undone' });
  expect(toAna?.subject).toMatch(/^Undone: you do not take over after all: 19:00 Mon 2 Mar/);
  const [toLi] = await mailed({ to: 'li', change: 'undone' });
  expect(toLi?.subject).toMatch(/^代班已撤销，仍由您值班：/);
});

it('is tried again when SES refuses, and skips who has left the settings', async () => {
  await expect(mailed({}, { result: 'retry', reason: 'throttled' })).rejects.toThrow('throttled');
  expect(await mailed({ to: 'gone' })).toEqual([]);
});

it('is a message of the queue of alerts by e-mail', () => {
  const message = { v: 1, channel: 'email', to: 'ana', change: 'made', by: 'chen', takeover: night };
  expect(alertQueueSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
});
