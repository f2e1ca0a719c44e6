import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutes } from '#shared/domain/instant';
import type { AlertView, Reader } from '#shared/messages/alert-view';
import type { Frame, IdentifiedView } from '#shared/messages/webhooks/form';
import { CHAT_FORMS, FORMS } from '#shared/messages/webhooks/forms';
import { harmless } from '#shared/messages/webhooks/harmless';
import { alertView } from '#test/builders/alert-view';
import { at } from '#test/builders/thread';

const english: Reader = { language: 'en', timeZone: 'Europe/Berlin' };
const chinese: Reader = { language: 'zh-CN', timeZone: 'Asia/Shanghai' };
const LONG_LINK = `https://api.example/a/${'x'.repeat(400)}`;
const loud: Frame = { reader: english, loudness: 'loud', called: [] };
const quiet: Frame = { ...loud, loudness: 'quiet' };

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
const NEW = ['pagerduty', 'ntfy', 'pushover', 'telegram', 'teams'] as const;

describe('an alert', () => {
  it('by ntfy breaks through when it calls, and opens the page to take it on', () => {
    const { content } = FORMS.ntfy.alerts([one()], loud);
    expect(content).toEqual({
      title: '1 h left: Reply within 24 hours · Replywatch',
      message: expect.stringContaining('Order: 302-9081726-3544536') as string,
      priority: 5,
      click: 'https://api.example/a/token.of.link',
      actions: [
        { action: 'view', label: 'Acknowledge', url: 'https://api.example/a/token.of.link' },
        {
          action: 'view',
          label: 'Read the whole conversation',
          url: 'https://api.example/threads/acme-us.111-1111111-1111111',
        },
        expect.objectContaining({ label: 'Open the messages in Seller Central' }) as object,
      ],
    });
    expect(FORMS.ntfy.alerts([one()], quiet).content).toMatchObject({ priority: 2 });
  });

  it('by Pushover rings until somebody confirms it when it calls, and makes no sound otherwise', () => {
    expect(FORMS.pushover.alerts([one()], loud).content).toMatchObject({
      priority: 2,
      retry: 60,
      expire: 1_800,
      url: 'https://api.example/a/token.of.link',
      url_title: 'Acknowledge',
    });
    const { content } = FORMS.pushover.alerts([one()], quiet);
    expect(content).toMatchObject({ priority: -1 });
    expect(content).not.toHaveProperty('retry');
    const long = one({ acknowledgeUrl: `https://api.example/a/${'x'.repeat(600)}` });
    expect(FORMS.pushover.alerts([long], loud).content).toMatchObject({
      url: 'https://api.example/threads/acme-us.111-1111111-1111111',
    });
  });

  it('by Telegram is plain text with buttons, and silent when it is a nudge', () => {
    const { content } = FORMS.telegram.alerts([one()], quiet);
    expect(content).toMatchObject({
      text: expect.stringMatching(/^1 h left: Reply within 24 hours · Replywatch\n\n/) as string,
      disable_notification: true,
      reply_markup: {
        inline_keyboard: [
          [{ text: 'Acknowledge', url: 'https://api.example/a/token.of.link' }],
          [{ text: 'Read the whole conversation' }],
          [{ text: 'Open the messages in Seller Central' }],
        ],
      },
    });
    expect(content).not.toHaveProperty('parse_mode');
    expect(FORMS.telegram.alerts([one()], loud).content).toMatchObject({ disable_notification: false });
  });

  it('by Teams is a card with buttons', () => {
    const { content } = FORMS.teams.alerts([one()], { ...loud, reader: chinese });
    expect(content).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            body: [{ type: 'TextBlock', weight: 'Bolder', color: 'Attention' }, {}, {}, {}, {}, {}, {}],
            actions: [
              { type: 'Action.OpenUrl', title: '认领', url: 'https://api.example/a/token.of.link' },
              {},
              {},
            ],
          },
        },
      ],
    });
  });

  it('by PagerDuty opens the incident of its wait, as severe as it is urgent', () => {
    const severityOf = (changes: Partial<AlertView>, loudness: IdentifiedView['loudness'] = 'loud') => {
      const [event] = FORMS.pagerduty.alerts([{ ...one(changes), loudness }], loud).content.events;
      return event?.event_action === 'trigger' ? (event['payload'] as { severity: string }).severity : '';
    };
    expect(FORMS.pagerduty.alerts([one()], loud).content).toEqual({
      events: [
        {
          event_action: 'trigger',
          dedup_key: 'incident-a',
          client: 'Replywatch',
          client_url: 'https://api.example/threads/acme-us.111-1111111-1111111',
          links: [
            { href: 'https://api.example/a/token.of.link', text: 'Acknowledge' },
            { href: expect.any(String) as string, text: 'Read the whole conversation' },
            { href: expect.any(String) as string, text: 'Open the messages in Seller Central' },
          ],
          payload: {
            summary: expect.stringMatching(/^1 h left: Reply within 24 hours/) as string,
            source: 'Replywatch',
            severity: 'critical',
            component: 'Acme EU',
            class: 'reply',
            custom_details: expect.objectContaining({ Order: '302-9081726-3544536' }) as object,
          },
        },
      ],
    });
    expect(severityOf({ dueAt: at('14:00') })).toBe('error');
    expect(severityOf({ dueAt: at('08:00') })).toBe('critical');
    expect(severityOf({}, 'quiet')).toBe('warning');
  });
});

describe('a digest', () => {
  const utf8 = (body: object): number => Buffer.byteLength(JSON.stringify(body));
  const message = (body: object): string => (body as { message: string }).message;
  it.each([
    ['ntfy', (body: object) => Buffer.byteLength(message(body)) < 4_096 && utf8(body) < 8_100],
    ['pushover', (body: object) => message(body).length <= 1_024],
    ['telegram', (body: object) => (body as { text: string }).text.length <= 4_096],
    ['teams', (body: object) => utf8(body) <= 28_000],
    ['pagerduty', (body: object) => (body as { events: object[] }).events.length <= 10],
  ] as const)('by %s says which alerts it had room for, the most urgent first', (preset, fits) => {
    for (const reader of [english, chinese]) {
      const all = many(500);
      const { content, listed } = FORMS[preset].alerts(all, { ...loud, reader });
      expect(fits(content)).toBe(true);
      expect(listed.length).toBeGreaterThanOrEqual(10);
      expect(listed.length).toBeLessThan(500);
      const urgent = all.map(({ view }) => view).toReversed();
      expect(listed).toEqual(urgent.slice(0, listed.length));
    }
  });

  it('gives the most urgent ones a button each', () => {
    expect(FORMS.telegram.alerts(many(12), loud).content).toMatchObject({
      reply_markup: {
        inline_keyboard: Array.from({ length: 8 }, () => [
          { text: 'Acknowledge: 302-9081726-3544536', url: LONG_LINK },
        ]),
      },
    });
  });

  it.each(['ntfy', 'pushover', 'telegram', 'teams'] as const)(
    'of closing lines by %s makes no sound',
    (preset) => {
      const view = {
        threadId: 't',
        kind: 'message',
        storeName: 'Acme EU',
        marketplace: undefined,
        waiting: 1,
        endedAt: at('10:40'),
        way: 'through-amazon',
      } as const;
      const all = Array.from({ length: 300 }, (_, n) => ({ id: String(n), view }));
      const { content, listed } = CHAT_FORMS[preset].closings(all, quiet);
      expect(listed.length).toBeGreaterThan(5);
      expect(JSON.stringify(content)).toContain('✓ Acme EU');
      expect(JSON.stringify(content)).not.toMatch(
        /Attention|"priority":5|"retry"|"disable_notification":false/,
      );
    },
  );
});

describe('a test', () => {
  it('by PagerDuty closes the incident that it opened, unless somebody asks whether it rings', () => {
    const words = { title: 'Test', text: 'Nothing to do', token: 'abc' };
    const actionsOf = (frame: Frame) =>
      FORMS.pagerduty
        .test(words, frame)
        .events.map(({ event_action, dedup_key }) => [event_action, dedup_key]);
    expect(actionsOf(quiet)).toEqual([
      ['trigger', 'test-abc'],
      ['resolve', 'test-abc'],
    ]);
    expect(actionsOf(loud)).toEqual([['trigger', 'test-abc']]);
  });

  it('is quiet for the doctor', () => {
    const words = { title: 'Test', text: 'Nothing to do', token: 'abc' };
    expect(FORMS.ntfy.test(words, quiet)).toEqual({ title: 'Test', message: 'Nothing to do', priority: 2 });
    expect(FORMS.pushover.test(words, quiet)).toMatchObject({ priority: -1 });
  });
});

describe('text from outside', () => {
  it('keeps the names of Amazon’s sites, and makes a link or mention of nothing else', () => {
    expect(harmless('Store: Acme EU, amazon.co.uk')).toBe('Store: Acme EU, amazon.co.uk');
    expect(harmless('amazon.de')).toBe('amazon.de');
    for (const evil of [
      'amazon.de.evil.example',
      'evil.amazon.de',
      'amazon.de/x.evil.example',
      'https://amazon.de@evil.example',
      'amazon.de@evil.example',
      'not-amazon.de',
    ])
      expect(harmless(evil)).not.toMatch(/amazon\.de/);
    expect(harmless('ask @all, see evil.example')).toBe('ask ＠all, see evil[.]example');
  });

  it('never becomes markup, a mention or a link in a post', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom(...NEW),
        fc.boolean(),
        (text, preset, several) => {
          const hostile = `${text}[x](https://evil.example) <at>all</at> @all *b* www.evil.example`;
          const view = one({ storeName: hostile, orderId: hostile, calls: [hostile] });
          const { content } = FORMS[preset].alerts(
            several ? [view, one({ dueAt: at('12:00') }, 'b')] : [view],
            loud,
          );
          const said: string[] = [];
          JSON.stringify(content, (key, value: unknown) => {
            // What is a link or a name of ours by its place in the format is no text.
            if (typeof value === 'string' && !/^(url|href|client_url|click|contentType|\$schema)$/.test(key))
              said.push(value);
            return value;
          });
          for (const whole of said) {
            const line = whole.replace(/\]\(https:[^()]*\)/g, ']');
            expect(line).not.toMatch(
              /@|https?:\/\/(?!api\.example|sellercentral\.amazon\.)|www\.|\w\.example(?!\/)/,
            );
            if (preset === 'teams') expect(line).not.toMatch(/<at>|\*b\*/);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
