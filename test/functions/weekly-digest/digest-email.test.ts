import { describe, expect, it } from 'vitest';
import { weeklyDigestEmail } from '#functions/weekly-digest/digest-email';
import type { PlaceDigest, WeeklyDigest } from '#functions/weekly-digest/digest-view';
import type { RatedFigures } from '#shared/domain/figures/rated';
import { days, hours, minutes } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import type { Reader } from '#shared/messages/alert-view';
import { at } from '#test/builders/thread';

const NOW = at('2026-03-09T06:00');
const english: Reader = { language: 'en', timeZone: 'America/New_York' };
const chinese: Reader = { language: 'zh-CN', timeZone: 'Asia/Shanghai' };

const figures = (changes: Partial<RatedFigures> = {}): RatedFigures => ({
  store: 'acme-us',
  marketplaceId: 'ATVPDKIKX0DER',
  messages: 120,
  answeredInTime: 98,
  late: 14,
  noResponse: 3,
  noResponseNeeded: 4,
  pending: 1,
  responseRate: 98 / 115,
  firstResponse: { averageMs: hours(9), medianMs: hours(13) + minutes(20), p90Ms: hours(26) },
  backlog: [2, 0, 1, 0, 1],
  meets: { responseRate: false, medianFirstResponse: false },
  ...changes,
});
const good = figures({
  responseRate: 0.95,
  firstResponse: { averageMs: hours(4), medianMs: hours(3), p90Ms: hours(20) },
  meets: { responseRate: true, medianFirstResponse: true },
});

const us: PlaceDigest = {
  storeName: 'Acme US',
  marketplace: marketplaceById('ATVPDKIKX0DER'),
  ours: {
    week: figures(),
    weekBefore: good,
    month: good,
    worstHours: [
      { weekday: 6, hour: 23, messages: 7, meanMs: hours(21) },
      { weekday: 7, hour: 2, messages: 3, meanMs: hours(17) + minutes(30) },
    ],
    grownTopics: [{ topic: 'defect', before: 2, messages: 9 }],
  },
  amazon: {
    day: '2026-03-08',
    accountStatus: 'NORMAL',
    measures: [
      { name: 'order-defect-rate-mfn', value: 0.0122, target: { value: 0.01, side: 'below' } },
      { name: 'order-defect-rate-afn', value: 0.003, target: { value: 0.01, side: 'below' } },
      { name: 'valid-tracking-rate', value: 0.9712, target: { value: 0.95, side: 'above' } },
      { name: 'cancellation-rate', value: 0.001 },
    ],
    contacts: {
      frame: {
        from: at('2026-03-01T00:00'),
        until: at('2026-03-08T00:00'),
        averageHours: 5.5,
        within24Hours: 90,
        after24Hours: 6,
        unanswered: 4,
      },
      ours: good,
    },
  },
};
const de: PlaceDigest = {
  storeName: 'Acme EU',
  marketplace: marketplaceById('A1PA6795UKMFR9'),
  ours: {
    week: { ...good, backlog: [0, 0, 0, 0, 0] },
    weekBefore: good,
    month: good,
    worstHours: [],
    grownTopics: [],
  },
};
const digest = (...places: PlaceDigest[]): WeeklyDigest => ({
  week: { from: NOW - days(7), until: NOW },
  lines: { responseRate: 0.9, medianFirstResponseMs: hours(12) },
  places,
});

/** With plain spaces before units. */
const rendered = async (week: WeeklyDigest, reader = english) => {
  const mail = await weeklyDigestEmail(week, reader);
  return { ...mail, text: mail.text.replaceAll('\u00a0', ' '), html: mail.html.replaceAll('\u00a0', ' ') };
};

describe('the weekly digest', () => {
  it('says what is off target first, in words', async () => {
    const { subject, text } = await rendered(digest(us, de));
    expect(subject).toBe('Week 2 Mar to 9 Mar: 3 off target');
    expect(text.split('\n').slice(0, 7)).toEqual([
      'The week from 2 Mar to 9 Mar',
      '',
      'Off target',
      '- Acme US, amazon.com: Response rate 85.2% in 7 days, 95% in 30 days; the target is 90%',
      '- Acme US, amazon.com: Median first response 13 h 20 min in 7 days, 3 h in 30 days; the target is 12 h',
      '- Acme US, amazon.com: Amazon’s figure: Order defect rate (shipped by you) 1.22%; Amazon requires less than 1%',
      '',
    ]);
  });

  it('shows the week beside the one before and thirty days, then the other figures of a place', async () => {
    const { text, html } = await rendered(digest(us));
    for (const line of [
      '== Acme US, amazon.com ==',
      'Messages: 120 | 7 days before 120 | 30 days 120',
      'Response rate (target: 90%): 85.2% | 7 days before 95% | 30 days 95%',
      'Median first response (target: 12 h): 13 h 20 min | 7 days before 3 h | 30 days 3 h',
      'Waiting now\n- under 12 h: 2\n- 24 to 48 h: 1\n- over 72 h: 1',
      'Amazon’s figures of 8 Mar\n- Account status: NORMAL',
      'Order defect rate (shipped by Amazon): 0.3% (Amazon requires less than 1%)',
      'Valid tracking rate: 97.12% (Amazon requires more than 95%)',
      '- Cancellation rate: 0.1%\n',
      'Contacts answered within 24 h, 28 Feb to 7 Mar: 90% (our count: 95%)',
      'Average response time: 5 h 30 min (our count: 4 h)',
      '- Saturday, 23:00–00:00: 7 messages, answered after 21 h on average',
      'Topics with more messages than the week before\n- a defect: 9, up from 2',
    ])
      expect(text).toContain(line);
    expect(html.match(/font-weight:bold">(85.2%|13 h 20 min)</g)).toHaveLength(2);
  });

  it('uses the language of its reader', async () => {
    const { subject, text } = await rendered(digest(us, de), chinese);
    expect(subject).toBe('3月2日至3月9日一周：3 项未达标');
    expect(text).toContain('回复率：7 天 85.2%，30 天 95%；目标为 90%');
    expect(text).toContain('星期六 23:00–00:00：7 条消息，平均 21 小时后回复');
    const ours = /Acme (US|EU)，amazon\.(com|de)|NORMAL/g;
    expect(text.replace(ours, '')).not.toMatch(/[A-Za-z]/);
  });

  it('says that everything is on target, and leaves out empty parts', async () => {
    const { subject, text } = await rendered(digest(de));
    expect(subject).toBe('Week 2 Mar to 9 Mar: all on target');
    expect(text).toContain('Everything is on target.');
    expect(text).toContain('Waiting now\n- nothing');
    expect(text).not.toMatch(/Amazon’s figures|Slowest hours|Topics with more/);
  });

  it('says in one line that no message arrived, where none did', async () => {
    const { subject, text } = await rendered(digest());
    expect(subject).toBe('Week 2 Mar to 9 Mar: no messages');
    expect(text).toBe(
      'The week from 2 Mar to 9 Mar\n\nNo buyer message came in during the last 30 days, and none is waiting.\n',
    );
  });

  it('shows Amazon’s figures of a place without messages, and warns of its status', async () => {
    const { storeName, marketplace } = us;
    const amazon = { accountStatus: 'AT_RISK', measures: [] };
    const { text } = await rendered(digest({ storeName, marketplace, amazon }));
    expect(text).toContain('- Acme US, amazon.com: Amazon says the account is at risk of deactivation');
    expect(text).toContain('No message came in during the last 30 days, and none is waiting.');
  });

  it('never shows anything off target as on target', async () => {
    const week = figures({ responseRate: 0.89996 });
    const { text } = await rendered(digest({ ...us, ours: { ...us.ours!, week } }));
    expect(text).toContain('Response rate 89.9% in 7 days');
  });

  it('shows input from outside as text', async () => {
    const { html } = await rendered(digest({ ...de, storeName: '<b>Acme</b>' }));
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;Acme');
  });
});
