import { describe, expect, it } from 'vitest';
import { hours, minutes } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { REPLY_NEWS } from '#shared/domain/reply/reply';
import type { ThreadKind } from '#shared/domain/rules/policy';
import { alertEmail, digestEmail } from '#shared/messages/alert-email';
import { alertLines } from '#shared/messages/alert-lines';
import { alertSlack, digestSlack } from '#shared/messages/alert-slack';
import type { AlertView, Reader } from '#shared/messages/alert-view';
import { openingWordsIn } from '#shared/messages/alerts/words/words';
import { alertPost, digestPost } from '#shared/messages/chat-post';
import { webhookBody } from '#shared/messages/webhook-body';
import { alertView as view } from '#test/builders/alert-view';
import { at } from '#test/builders/thread';

const english: Reader = { language: 'en', timeZone: 'America/Argentina/Buenos_Aires' };
const chinese: Reader = { language: 'zh-CN', timeZone: 'Asia/Shanghai' };
const READERS = [english, chinese];

const LONG_NAME = 'The Northern Lights Trading and Homeware Company of Hamburg';
/** Everything at its longest. */
const long = {
  storeName: LONG_NAME,
  marketplace: marketplaceById('A28R8C7NBKEWEA'),
  orderId: '302-9081726-3544536',
};
const noOrder = { ...view(long) };
delete (noOrder as { orderId?: string }).orderId;

const reply = { missed: { clock: 'claim-exposure', dueAt: at('08:00') } } as const;
const unknown = {
  reason: 'its sender is not known',
  from: 'a-very-long-name-of-a-domain.mail.example',
  proven: false,
  forwarding: false,
};

/** An alert of each kind, and of each occasion on which alerts of a kind differ. */
const ALERTS: readonly (readonly [string, AlertView])[] = [
  [
    'reply, 12 hours before',
    view({ ...long, step: { id: '12h-before', beforeMs: hours(12) }, dueAt: at('21:00') }),
  ],
  ['reply, at the deadline', view({ ...long, step: { id: 'at-deadline', beforeMs: 0 }, dueAt: at('09:00') })],
  ['reply missed', view({ ...long, missed: { ...reply, next: { clock: 'last-call', dueAt: at('20:00') } } })],
  ['every deadline passed', view({ ...long, missed: { ...reply, next: undefined } })],
  ['promise', view({ ...long, clock: 'promise' })],
  ['handed over', view({ ...long, handedOverBy: LONG_NAME, calls: [LONG_NAME] })],
  ...REPLY_NEWS.map(
    (news) => [`answer ${news}`, view({ ...long, answer: { news, reason: 'unclear' } })] as const,
  ),
  ['waits for approval', view({ ...long, toApprove: 'Ana Ruiz' })],
  ['automatic reply in doubt', view({ ...long, doubts: ['automatic'] })],
  ['unproven, and a repeat', view({ ...long, proven: false, repeat: true })],
  [
    'everything doubtful',
    view({
      ...long,
      proven: false,
      doubts: ['unproven', 'ambiguous', 'returned', 'questioned'],
      hours: ['no-staffed-time'],
      onlyThanks: true,
      replyCopies: 'none',
    }),
  ],
  ['without an order', noOrder],
  ['return', view({ ...long, kind: 'return', clock: 'return' })],
  ['claim', view({ ...long, kind: 'claim', clock: 'claim' })],
  ['cancellation', view({ ...long, kind: 'cancellation', clock: 'cancellation' })],
  ['chargeback', view({ ...long, kind: 'chargeback', clock: 'chargeback' })],
  [
    'account status',
    view({ ...long, kind: 'account-status', clock: 'account-status', concern: { about: 'DEACTIVATED' } }),
  ],
  [
    'Amazon’s warning',
    view({ ...long, kind: 'account-status', clock: 'account-status', concern: { about: 'W'.repeat(400) } }),
  ],
  [
    'metric',
    view({
      ...long,
      kind: 'figure-warning',
      clock: 'figure-warning',
      concern: { about: 'unit-on-time-delivery-rate', value: 0.894, line: 0.9 },
    }),
  ],
  [
    'count that differs',
    view({
      ...long,
      kind: 'figure-alarm',
      clock: 'figure-alarm',
      concern: { about: 'average-response-differs', value: 12.5, line: 3.4 },
    }),
  ],
  ['feedback', view({ ...long, kind: 'feedback', clock: 'feedback', concern: { about: 'stars', value: 1 } })],
  [
    'credentials',
    view({ ...long, kind: 'credentials', clock: 'credentials', concern: { about: 'client-secret' } }),
  ],
  ['copy to match', view({ ...noOrder, kind: 'unmatched-reply', clock: 'match' })],
  ['unknown mail', view({ ...noOrder, kind: 'unknown', clock: 'review', unknown })],
  [
    'forwarding',
    view({
      ...noOrder,
      kind: 'unknown',
      clock: 'review',
      unknown: { ...unknown, from: 'google.com', proven: true, forwarding: true },
    }),
  ],
  [
    'strays',
    view({
      ...noOrder,
      kind: 'unknown',
      clock: 'review',
      strays: { lastAt: at('08:00'), domains: [], proven: true },
    }),
  ],
  ['self-test', view({ ...noOrder, kind: 'canary', clock: 'canary', concern: { about: 'canary' } })],
];

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
    (webhookBody('json', [{ id: 'a', view: alert }], reader).content as { text: string }).text,
};

describe.each(ALERTS)('an alert: %s', (_, alert) => {
  it.each(
    Object.entries(BEGINNINGS).flatMap(([channel, begin]) =>
      READERS.map((reader) => [channel, reader.language, begin(alert, reader), reader] as const),
    ),
  )(
    'begins on %s in %s with what happened, by when, and what one tap does',
    (channel, language, beginning, reader) => {
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

describe('the words of an opening', () => {
  it.each([
    [
      english,
      '1 h left: Reply within 24 hours. A buyer is waiting for a reply: Acme EU, amazon.de, 302-9081726-3544536. Due 07:00 Mon 2 Mar, Buenos Aires time. Tap Acknowledge to pause alerts for all who got one.',
    ],
    [
      chinese,
      '还剩 1 小时：请在 24 小时内回复。有买家在等待回复：Acme EU，amazon.de，302-9081726-3544536。截止时间：北京时间 3月2日周一 18:00。点击“认领”，暂停提醒已提醒过的人。',
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
  });
});
