import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webhookBodySchema } from '#shared/contracts/messages/webhook-body';
import { minutes } from '#shared/domain/instant';
import type { AlertView, Reader } from '#shared/messages/alert-view';
import type { IdentifiedView } from '#shared/messages/webhooks/form';
import { FORMS } from '#shared/messages/webhooks/forms';
import type { Preset } from '#shared/ports/webhooks';
import { alertView } from '#test/builders/alert-view';
import { at } from '#test/builders/thread';

const english: Reader = { language: 'en', timeZone: 'Europe/Berlin' };
const chinese: Reader = { language: 'zh-CN', timeZone: 'Asia/Shanghai' };
const INBOX = 'https://sellercentral.amazon.de/messaging/inbox?fi=search&ss=302-9081726-3544536';
const ACKNOWLEDGE = 'https://api.example/a/token.of.link';
const THREAD = 'https://api.example/threads/acme-us.111-1111111-1111111';
/** As long as a real one: a signed link has about four hundred characters. */
const LONG_LINK = `https://api.example/a/${'x'.repeat(400)}`;

const one = (changes: Partial<AlertView> = {}, id = 'a'): IdentifiedView => ({
  id,
  view: alertView(changes),
  loudness: 'loud',
  incident: `incident-${id}`,
});
const many = (count: number): IdentifiedView[] =>
  Array.from({ length: count }, (_, index) =>
    one({ dueAt: at('10:00') + minutes(count - index), acknowledgeUrl: LONG_LINK }, `id-${index}`),
  );
const webhookBody = (preset: Preset, alerts: readonly IdentifiedView[], reader: Reader) =>
  FORMS[preset].alerts(alerts, { reader, loudness: 'loud', called: [] });
const bodyOf = (...args: Parameters<typeof webhookBody>): object => webhookBody(...args).content;
const content = (body: object): string => (body as { markdown: { content: string } }).markdown.content;
const text = (body: object): string => (body as { markdown: { text: string } }).markdown.text;
const bytes = (body: object): number => Buffer.byteLength(JSON.stringify(body));

describe('a robot', () => {
  it('of WeCom posts markdown', () => {
    expect(content(bodyOf('wecom', [one()], english)).split('\n')).toEqual([
      '### 1 h left: Reply within 24 hours · Replywatch',
      'A buyer is waiting for a reply: Acme EU, amazon.de, 302-9081726-3544536. Due 11:00 Mon 2 Mar, Berlin time. Tap Acknowledge to pause alerts for everyone alerted so far.',
      'Deadline: 11:00 Mon 2 Mar, Berlin time',
      'Store: Acme EU, amazon.de',
      'Order: 302-9081726-3544536',
      'Waiting: 2 messages since 11:00 Sun 1 Mar, Berlin time',
      'Alerted: Li Wei, Ana Ruiz',
      `[Open the messages in Seller Central](${INBOX})`,
      `[Acknowledge](${ACKNOWLEDGE})`,
      `[Read the whole conversation](${THREAD})`,
    ]);
  });

  it('of DingTalk posts markdown with a title for the notification, and paragraphs', () => {
    const body = bodyOf('dingtalk', [one()], chinese);
    expect(body).toMatchObject({
      msgtype: 'markdown',
      markdown: { title: expect.stringMatching(/^还剩 1 小时.*Replywatch$/) as string },
    });
    expect(text(body).split('\n\n').slice(-2)).toEqual([
      `[认领](${ACKNOWLEDGE})`,
      `[查看全部往来消息](${THREAD})`,
    ]);
  });

  it('of Feishu posts plain text', () => {
    expect(bodyOf('feishu', [one({ storeName: '<at user_id="all">' })], english)).toMatchObject({
      msg_type: 'post',
      content: {
        post: {
          zh_cn: {
            title: '1 h left: Reply within 24 hours · Replywatch',
            content: expect.arrayContaining([
              [{ tag: 'text', text: 'Store: <at user_id="all">, amazon.de' }],
              [{ tag: 'a', text: 'Open the messages in Seller Central', href: INBOX }],
            ]) as object[],
          },
        },
      },
    });
  });

  it('lists a digest, most urgent first', () => {
    const lines = content(bodyOf('wecom', many(2), english)).split('\n');
    expect(lines[0]).toBe('### ［1 h 1 min left］ 2 deadlines, most urgent first · Replywatch');
    expect(lines.slice(1).map((line) => line.split(':')[0])).toEqual(['1 h 1 min left', '1 h 2 min left']);
  });

  it.each([
    ['wecom', 4_096, content],
    ['dingtalk', 20_000, text],
    ['feishu', 20_000, (body: object) => JSON.stringify(body)],
  ] as const)(
    'of %s gets no more bytes than it accepts, and says which alerts it lists',
    (preset, most, textOf) => {
      const all = many(1_000);
      const { content: body, listed } = webhookBody(preset, all, chinese);
      expect(bytes(body)).toBeLessThanOrEqual(most);
      const urgent = all.map(({ view }) => view).toReversed();
      expect(listed).toEqual(urgent.slice(0, listed.length));
      // One more would not fit.
      expect(webhookBody(preset, all.slice(-listed.length - 1), chinese).listed).toHaveLength(listed.length);
      const shown = textOf(body);
      expect(shown.split('amazon.de')).toHaveLength(listed.length + 1 + shown.split(INBOX).length - 1);
      expect(shown).toContain(`${listed.length} 项即将到期`);
    },
  );

  it.each(['wecom', 'dingtalk', 'feishu'] as const)(
    'of %s gets the forty alerts of a digest in one post, the most urgent with links',
    (preset) => {
      const { content: body, listed } = webhookBody(preset, many(40), chinese);
      expect(listed).toHaveLength(40);
      expect(JSON.stringify(body).split(LONG_LINK).length - 1).toBeGreaterThanOrEqual(
        preset === 'wecom' ? 2 : 25,
      );
    },
  );

  it('includes the links of an alert that is too long for it', () => {
    const body = bodyOf(
      'wecom',
      [one({ calls: Array.from({ length: 400 }, (_, n) => `Person ${n}`) })],
      english,
    );
    expect(bytes(body)).toBeLessThanOrEqual(4_096);
    expect(content(body)).toContain(`](${ACKNOWLEDGE})`);
    expect(content(body)).toContain('\n…\n');
  });

  it('never takes text from outside for markup, a mention or a link', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('wecom', 'dingtalk'),
        (storeName, preset) => {
          const name = `${storeName}[x](https://evil.example) <@all> *b* @x`;
          const body = bodyOf(preset, [one({ storeName: name })], english);
          const shown = preset === 'wecom' ? content(body) : text(body);
          const store = shown.split('\n').filter((line) => line.startsWith('Store: '));
          expect(store).toHaveLength(1);
          expect(store[0]).not.toMatch(/[[\]<>*_`@#|~\\]/);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a program of the user’s own', () => {
  it('gets everything by name, as its schema says', () => {
    const body = bodyOf(
      'json',
      [...many(2), one({ storeName: 'Acme\nEU', orderId: undefined } as never, 'b')],
      english,
    );
    const parsed = webhookBodySchema.parse(body);
    expect(parsed).toEqual(body);
    expect(parsed.text).toBe('[1 h left] 3 deadlines, most urgent first');
    expect(parsed.alerts.map(({ id, left }) => [id, left])).toEqual([
      ['b', '1 h left'],
      ['id-1', '1 h 1 min left'],
      ['id-0', '1 h 2 min left'],
    ]);
    expect(parsed.alerts[0]).toEqual({
      id: 'b',
      threadId: 'acme-eu.302-9081726-3544536',
      kind: 'message',
      clock: 'reply',
      step: '1h-before',
      dueAt: '2026-03-02T10:00:00.000Z',
      firstUnansweredAt: '2026-03-01T10:00:00.000Z',
      waiting: 2,
      store: 'Acme EU',
      country: 'DE',
      proven: true,
      repeat: false,
      calls: ['Li Wei', 'Ana Ruiz'],
      headline: 'Reply within 24 hours',
      left: '1 h left',
      sellerCentralUrl: 'https://sellercentral.amazon.de/messaging/inbox?fi=RESPONSE_NEEDED',
      acknowledgeUrl: ACKNOWLEDGE,
      threadUrl: THREAD,
    });
  });

  it('leads a person’s own program to the buttons for a reply that looks automatic', () => {
    const { content } = webhookBody('json', [one({ doubts: ['automatic'] })], english);
    expect(content).toMatchObject({
      alerts: [
        {
          personSentItUrl: `${ACKNOWLEDGE}#a-person-sent-it`,
          wasAutomaticUrl: `${ACKNOWLEDGE}#it-was-automatic`,
        },
      ],
    });
  });
});
