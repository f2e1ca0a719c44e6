import { describe, expect, it } from 'vitest';
import { minutes } from '#shared/domain/instant';
import { webhookBodySchema } from '#shared/contracts/messages/webhook-body';
import type { ThreadKind } from '#shared/domain/rules/policy';
import { alertEmail, digestEmail } from '#shared/messages/alert-email';
import { alertLines } from '#shared/messages/alert-lines';
import { alertSlack, digestSlack } from '#shared/messages/alert-slack';
import type { AlertView, Reader } from '#shared/messages/alert-view';
import { openingWordsIn } from '#shared/messages/alerts/words/words';
import { alertPost, digestPost } from '#shared/messages/chat-post';
import { FORMS } from '#shared/messages/webhooks/forms';
import { alertView as view } from '#test/builders/alert-view';
import { ALERTS } from '#test/builders/alerts-of-each-kind';
import { at } from '#test/builders/thread';

const english: Reader = { language: 'en', timeZone: 'America/Argentina/Buenos_Aires' };
const chinese: Reader = { language: 'zh-CN', timeZone: 'Asia/Shanghai' };
const READERS = [english, chinese];

const identified = (view: AlertView) => [{ id: 'a', view, loudness: 'loud' as const, incident: 'i' }];
const frameOf = (reader: Reader) => ({ reader, loudness: 'loud' as const, called: [] });

/** What a channel shows above its list: its title, and its first line. */
const BEGINNINGS: Readonly<Record<string, (alert: AlertView, reader: Reader) => string>> = {
  Slack: (alert, reader) => {
    const blocks = alertSlack(alert, reader).blocks as { text?: { text: string } }[];
    return `${blocks[0]?.text?.text} ${blocks[1]?.text?.text}`;
  },
  'Slack’s notification': (alert, reader) => alertSlack(alert, reader).text,
  'a robot': (alert, reader) => {
    const { title, lines } = alertPost(alert, reader);
    return `${title} ${(lines[0] ?? []).map(({ text }) => text).join('')}`;
  },
  'a program of the user’s own': (alert, reader) =>
    webhookBodySchema.parse(FORMS.json.alerts(identified(alert), frameOf(reader)).content).text,
};

describe.each(ALERTS)('an alert: %s', (_, alert) => {
  it.each(
    Object.entries(BEGINNINGS).flatMap(([channel, begin]) =>
      READERS.map((reader) => [channel, reader.language, begin(alert, reader), reader] as const),
    ),
  )(
    'begins on %s in %s with what happened, by when, and what one tap does',
    (_channel, language, beginning, reader) => {
      const { left, opening } = alertLines(alert, reader);
      expect(beginning.length).toBeLessThanOrEqual(300);
      expect(beginning.startsWith(left)).toBe(true);
      expect(beginning).toContain(opening);
      expect(Object.values(openingWordsIn(language).tap).some((tap) => opening.includes(tap))).toBe(true);
    },
  );

  it.each(READERS)('by e-mail in $language begins with the same', async (reader) => {
    const { left, opening } = alertLines(alert, reader);
    const { text, html } = await alertEmail(alert, reader);
    const [title = '', first] = text.split('\n');
    expect(title.startsWith(left)).toBe(true);
    expect(first).toBe(opening);
    expect(html).toContain('</p>');
    expect(`${title} ${first}`.length).toBeLessThanOrEqual(300);
  });

  it.each(READERS)('has its warnings below the fact in $language, each once', async (reader) => {
    const { warnings, rows } = alertLines(alert, reader);
    const [lastRow = ''] = rows.at(-1) ?? [];
    for (const said of [
      (await alertEmail(alert, reader)).text,
      JSON.stringify(alertSlack(alert, reader).blocks),
      JSON.stringify(alertPost(alert, reader).lines),
    ])
      for (const warning of warnings) {
        expect(said.split(warning)).toHaveLength(2);
        expect(said.indexOf(warning)).toBeGreaterThan(said.lastIndexOf(lastRow));
      }
  });
});

it('every kind of thread has an alert here', () => {
  const kinds: Record<ThreadKind, true> = {
    message: true,
    return: true,
    claim: true,
    cancellation: true,
    chargeback: true,
    'account-status': true,
    'figure-warning': true,
    'figure-alarm': true,
    feedback: true,
    credentials: true,
    'unmatched-reply': true,
    unknown: true,
    canary: true,
  };
  expect(new Set(ALERTS.map(([, { kind }]) => kind))).toEqual(new Set(Object.keys(kinds)));
});

describe.each(ALERTS)('an incident at PagerDuty: %s', (_, alert) => {
  it.each(READERS)('has the same as its summary in $language', (reader) => {
    const [event] = FORMS.pagerduty.alerts(identified(alert), frameOf(reader)).content.events;
    const { summary } = (event as unknown as { payload: { summary: string } }).payload;
    expect(summary.startsWith(alertLines(alert, reader).left)).toBe(true);
    expect(summary).toContain(reader.language === 'en' ? 'Tap ' : '点击');
    expect(summary.length).toBeLessThanOrEqual(300);
  });
});

describe('the words of an opening', () => {
  it.each([
    [
      english,
      '1 h left: Reply within 24 hours. A buyer is waiting for a reply: Acme EU, amazon.de, 302-9081726-3544536. Due 07:00 Mon 2 Mar, Buenos Aires time. Tap Acknowledge to pause alerts for everyone alerted so far.',
    ],
    [
      chinese,
      '还剩 1 小时：请在 24 小时内回复。有买家在等待回复：Acme EU，amazon.de，302-9081726-3544536。截止时间：北京时间 3月2日周一 18:00。点击“认领”，暂停向已提醒过的人发送提醒。',
    ],
  ] as const)('are those of a person', (reader, said) => {
    expect(alertSlack(view(), reader).text).toBe(said);
  });

  it('name who handed it over, and to whom', () => {
    expect(alertLines(view({ handedOverBy: 'Chen Hua', calls: ['Li Wei'] }), english).opening).toMatch(
      /^Chen Hua handed this over to Li Wei: Acme EU/,
    );
  });

  it('say when it was due once that has passed', () => {
    const late = view({ missed: { missed: { clock: 'reply', dueAt: at('08:00') }, next: undefined } });
    expect(alertLines(late, english).opening).toContain('It was due 05:00 Mon 2 Mar, Buenos Aires time');
  });
});

describe('a digest', () => {
  const doubtful = Array.from({ length: 8 }, (_, index) =>
    view({
      proven: false,
      repeat: true,
      dueAt: at('10:00') + minutes(index),
      orderId: `302-0000000-000000${index}`,
    }),
  );

  it('by e-mail says each warning once, with the first alerts that it is about', async () => {
    const { text, html } = (await digestEmail([...doubtful, view()], english)).content;
    for (const said of [text, html]) {
      expect(said.split('this mail may not be from Amazon')).toHaveLength(2);
      expect(said.split('You may get this twice')).toHaveLength(2);
    }
    expect(text).toContain('Acme EU, amazon.de, 302-0000000-0000002; and others)');
  });

  it('in a chat marks what needs care, and says once what the mark means', () => {
    const mixed = [...doubtful, view({ orderId: '302-0000000-0000009' })];
    const slack = JSON.stringify(digestSlack(mixed, english).content.blocks);
    expect(slack.split('⚠ Acme EU')).toHaveLength(9);
    expect(slack.split('⚠ Take care with the marked ones')).toHaveLength(2);
    const { rows, notes } = digestPost(mixed, chinese);
    expect(rows.filter(({ short }) => JSON.stringify(short).includes('⚠'))).toHaveLength(8);
    expect(notes).toEqual([[{ text: '⚠ 请谨慎处理带此标记的各项，原因见其页面。' }]]);
  });

  it('says what each of its lines is about', () => {
    const claim = view({ kind: 'claim', clock: 'claim' });
    expect(JSON.stringify(digestPost([claim, view()], english).rows[0]?.short)).toContain(
      '1 h left: A-to-z claim open: Acme EU, amazon.de',
    );
    const refused = view({ answer: { news: 'refused', reason: 'policy' } });
    expect(JSON.stringify(digestPost([refused, view()], english).rows[0]?.short)).toContain(
      '1 h left: ⚠ Your answer was refused: Acme EU, amazon.de',
    );
  });
});
