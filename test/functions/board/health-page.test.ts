import { beforeEach, describe, expect, it } from 'vitest';
import type { Health } from '#functions/board/health/health';
import { healthFindings } from '#functions/board/health/findings';
import { healthWords } from '#functions/board/health/words';
import { hours, minutes } from '#shared/domain/instant';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { at } from '#test/builders/thread';
import { shop } from '#test/builders/shop';
import { memoryLastSeen, memorySettings } from '#test/fakes/memory-ports';
import { memoryMutes } from '#test/fakes/memory-mutes';
import { memorySessions } from '#test/fakes/memory-sessions';

const NOW = at('10:00');
const iso = (instant: number): string => new Date(instant).toISOString();

const well: Health = {
  now: iso(NOW),
  queues: [{ name: 'mail', visible: 0, inFlight: 0, oldestSeconds: null, deadLetters: 0 }],
  stores: [],
  mutes: [],
  setAside: [],
  spApi: null,
  canary: { sentAt: iso(NOW - minutes(40)), stage: 'delivered' },
  audit: { at: iso(NOW - minutes(20)), passed: true, problems: [], silences: [] },
  dueNotAlerted: 0,
};

const found = (changes: Partial<Health>): string[] =>
  healthFindings({ ...well, ...changes }, healthWords.en, NOW).map(({ level, what }) => `${level}: ${what}`);

describe('the verdict on the monitor itself', () => {
  it('is silent while all is well', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[string, Partial<Health>, string]>([
    [
      'alerts that no sweep has sent',
      { dueNotAlerted: 2 },
      'bad: 2 alerts are overdue, and no sweep has sent them.',
    ],
    [
      'an audit that no longer runs',
      { audit: { ...well.audit!, at: iso(NOW - hours(3)) } },
      'bad: The hourly audit has not run for two hours.',
    ],
    ['the first hour, before any audit', { audit: null }, 'look: No audit has run yet.'],
    [
      'what the audit found',
      { audit: { ...well.audit!, passed: false, problems: [{ what: 'a thread is in no index', count: 3 }] } },
      'bad: The last audit found: a thread is in no index (3).',
    ],
    [
      'a self-test that did not arrive',
      { canary: { sentAt: iso(NOW - minutes(40)), stage: 'not claimed' } },
      'bad: The last self-test mail did not get through: no sweep saw its deadline.',
    ],
    [
      'messages that failed five times',
      { queues: [{ name: 'mail', visible: 0, inFlight: 0, oldestSeconds: null, deadLetters: 1 }] },
      'look: 1 message of the queue “mail” failed five times.',
    ],
    [
      'a queue that stands still',
      { queues: [{ name: 'email', visible: 4, inFlight: 0, oldestSeconds: 1_800, deadLetters: 0 }] },
      'bad: The queue “email” has not moved for 30 minutes.',
    ],
  ])('names %s', (_, changes, words) => {
    expect(found(changes)).toEqual([words]);
  });

  it('waits for a self-test that is still on its way', () => {
    expect(found({ canary: { sentAt: iso(NOW - minutes(5)), stage: 'no thread' } })).toEqual([]);
  });

  it('puts the worst first, whatever the order in which it was found', () => {
    expect(found({ audit: null, dueNotAlerted: 1 }).map((line) => line.slice(0, 4))).toEqual([
      'bad:',
      'look',
    ]);
  });
});

describe('the page of the monitor', () => {
  const mutes = memoryMutes();
  let ana: Browser;
  beforeEach(async () => {
    const sessions = memorySessions();
    ana = await signedInAt(boardOf({ now: () => NOW, sessions, mutes }), sessions, 'ana', NOW);
    await mutes.put({
      id: 'reports',
      store: 'acme-us',
      domain: 'tool.example',
      by: 'chen',
      at: NOW - hours(1),
      threadId: 't',
    });
  });

  it.each([
    ['en', 'add this address under Messages &gt; Messaging Permissions'],
    ['zh-CN', '“消息 &gt; 消息权限”'],
  ] as const)(
    'says in %s where Amazon has confirmed no answer yet, and how it will',
    async (language, words) => {
      const place = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' };
      const { settings } = shop();
      const { ana: person, ...people } = settings.people;
      const [us, eu] = ['acme-us', 'acme-eu'].map((id) => settings.stores[id]!);
      const lastSeen = memoryLastSeen();
      const sessions = memorySessions();
      const inForce = shop({
        people: { ana: { ...person!, language }, ...people },
        stores: { 'acme-us': { ...us!, replyFrom: ['care@acme.example'] }, 'acme-eu': eu! },
      });
      const app = boardOf({ now: () => NOW, sessions, lastSeen, settings: memorySettings(inForce) });
      const reader = await signedInAt(app, sessions, 'ana', NOW);
      const page = async (): Promise<string> => (await reader.get('/health')).text();
      expect((await page()).split(words)).toHaveLength(2);
      expect(await page()).toContain('care@acme.example');
      await lastSeen.note(place, 'deskReplyAt', NOW - hours(1));
      expect(await page()).not.toContain(words);
      expect(await page()).toContain(healthWords[language].answerConfirmed);
    },
  );

  it('undoes a mute, and says so', async () => {
    expect(await (await ana.get('/health')).text()).toContain('muted by Chen Hua');
    const answer = await ana.post('/health', { mute: 'reports' }, '/health');
    const page = await (await ana.get(answer.headers.get('location') ?? '')).text();
    expect(page).toContain('The next mail like these alerts again');
    expect(page).toContain('ended by Ana Ruiz');
  });
});
