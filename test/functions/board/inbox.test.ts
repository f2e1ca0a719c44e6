import { beforeEach, describe, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { hours, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import type { ThreadSubject } from '#shared/domain/thread/thread';
import type { Sessions } from '#shared/ports/people/sessions';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { urgentBy } from '#test/builders/urgent';
import { memoryAlertQueue, memoryLastSeen, memorySettings } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

let now: number;
let threads: ReturnType<typeof memoryThreadStore>;
let lastSeen: ReturnType<typeof memoryLastSeen>;
let sessions: Sessions;
let app: ReturnType<typeof boardOf>;
let ana: Browser;

const alerts = memoryAlertQueue();
let settings: VersionedSettings;
const add = (subject: Partial<ThreadSubject>, ...facts: Fact[]): Promise<unknown> =>
  record(
    { threads, alerts, change: changeThread, rules: rulesOf(settings) },
    { ...threadOf(), ...subject },
    facts,
    now,
  );
const order = (orderId: string, more: Partial<ThreadSubject> = {}): Partial<ThreadSubject> => {
  const { store = 'acme-us', kind = 'message' } = more;
  const id = `${store}.${orderId}${kind === 'message' ? '' : `.${kind}`}`;
  return { id, orderId, ...more };
};
const GERMAN = { store: 'acme-eu', marketplaceId: 'A1PA6795UKMFR9' };
const [MISSED, SOON, LATER] = ['302-9081726-3544536', '114-7766554-4332211', '203-1122334-4556677'] as const;

const ordersOn = async (path: string): Promise<string[]> => {
  const page = await (await ana.get(path)).text();
  return [...page.matchAll(/data-row="([^"]+)"/g)].map(
    ([, id]) => /\d{3}-\d{7}-\d{7}/.exec(id ?? '')?.[0] ?? id ?? '',
  );
};

beforeEach(async () => {
  now = at('2026-03-03T10:00');
  threads = memoryThreadStore();
  lastSeen = memoryLastSeen();
  sessions = memorySessions();
  settings = shop();
  app = boardOf({ now: () => now, sessions, threads, alerts, lastSeen });
  ana = await signedInAt(app, sessions, 'ana', now);
  await lastSeen.note({ store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' }, 'messageAt', now);
});

/** One missed in Germany, one due soon in the US, one later, one that was answered. */
async function threeWait(): Promise<void> {
  await add(order(LATER), message('m3', now - hours(2), { topic: { name: 'delivery', confidence: 0.9 } }));
  await add(
    order(MISSED, GERMAN),
    message('m1', now - hours(25), { language: { name: 'de', confidence: 0.9 } }),
    message('m2', now - hours(3), { language: { name: 'de', confidence: 0.9 } }),
  );
  await add(order(SOON), message('m4', now - hours(22)));
  await add(order('250-1234567-7654321'), message('m5', now - hours(9)), reply('r5', now - hours(1)));
}

describe('the inbox', () => {
  it('lists what waits by its first deadline, the missed one first, and counts it', async () => {
    await threeWait();
    expect(await ordersOn('/inbox')).toEqual([MISSED, SOON, LATER]);
    const page = await (await ana.get('/inbox')).text();
    expect(page.replace(/<[^>]+>/g, '')).toContain('1 missed1 within 4 hours0 today1 later');
    expect(page).toContain('<title>1 missed · Inbox · Replywatch</title>');
    expect(page).toContain('1 h late');
    expect(page).toContain('2 messages in German');
    expect(page).toContain('next: 48-hour claim risk, 23 h left');
  });

  it.each([
    ['store=acme-eu', [MISSED]],
    ['marketplace=ATVPDKIKX0DER', [SOON, LATER]],
    ['language=de', [MISSED]],
    ['topic=delivery', [LATER]],
    ['kind=claim', []],
    ['kind=nonsense', []],
    ['holder=nobody', [MISSED, SOON, LATER]],
    ['holder=mine', []],
    ['state=answered', ['250-1234567-7654321']],
    ['state=all', [MISSED, SOON, LATER, '250-1234567-7654321']],
    ['state=nonsense', [MISSED, SOON, LATER]],
    [`search=${SOON}`, [SOON]],
    [`search=acme-us.${SOON}`, [SOON]],
    ['search=250-1234567-7654321', ['250-1234567-7654321']],
  ])('filters by its address: %s', async (query, orders) => {
    await threeWait();
    expect(await ordersOn(`/inbox?${query}`)).toEqual(orders);
  });

  it('lists what is urgent first, says why in words, and shows it alone', async () => {
    await threeWait();
    await add(order('205-1111111-1111111'), message('m6', now - hours(1), { urgent: urgentBy('lawyer') }));
    await add(order('206-1111111-1111111'), message('m7', now - hours(1), { urgent: urgentBy('burn') }));
    const urgent = ['206-1111111-1111111', '205-1111111-1111111'];
    expect(await ordersOn('/inbox')).toEqual([...urgent, MISSED, SOON, LATER]);
    expect(await ordersOn('/inbox?urgent=yes')).toEqual(urgent);
    expect(await ordersOn('/inbox?urgent=nonsense')).toEqual([...urgent, MISSED, SOON, LATER]);
    const page = await (await ana.get('/inbox')).text();
    expect(page).toContain('Somebody may be hurt (burn)');
    expect(page).toContain('Urgent: lawyer or court');
  });

  it('goes on where a page ends', async () => {
    for (let index = 0; index < 60; index += 1)
      await add(
        order(`111-0000000-00000${String(index).padStart(2, '0')}`),
        message(`m${index}`, now - minutes(90 - index)),
      );
    const first = await (await ana.get('/inbox')).text();
    const next = /href="(\/inbox\?after=[^"]+)" rel="next"/.exec(first)?.[1] ?? '';
    const all = [...(await ordersOn('/inbox')), ...(await ordersOn(next))];
    expect(all).toHaveLength(60);
    expect(new Set(all).size).toBe(60);
  });

  it('tells at the first start which addresses to enter, and otherwise that nothing waits', async () => {
    expect(await (await ana.get('/inbox')).text()).toContain('Nothing waits');
    lastSeen = memoryLastSeen();
    app = boardOf({ now: () => now, sessions, threads, alerts, lastSeen });
    ana = await signedInAt(app, sessions, 'ana', now);
    expect(await (await ana.get('/inbox')).text()).toContain('us-7f3k9q2m@intake.acme.example');
    expect(await (await ana.get('/inbox?store=acme-eu')).text()).toContain('No thread fits these filters');
    expect(await (await ana.get('/inbox?search=nothing')).text()).toContain('Nothing was found');
  });
});

describe('an assignment', () => {
  const isGerman = { covers: { languages: ['de'] }, to: 'ana' };

  beforeEach(async () => {
    settings = shop({ assignment: { rules: [isGerman] } });
    app = boardOf({
      now: () => now,
      sessions,
      threads,
      alerts,
      lastSeen,
      settings: memorySettings(settings),
    });
    ana = await signedInAt(app, sessions, 'ana', now);
    await threeWait();
  });

  it('says whose a thread is before anybody takes it on, which is still offered', async () => {
    const page = await (await ana.get('/inbox')).text();
    const [, german, others] = page.split('data-row=');
    expect(german).toContain('Assigned to you');
    expect(german).toContain('>Acknowledge<');
    expect(others).toContain('Assigned to Li Wei');
    const li = await signedInAt(app, sessions, 'li', now);
    const [, hers, mine] = (await (await li.get('/inbox')).text()).split('data-row=');
    expect(hers).toContain('分配给 Ana Ruiz');
    expect(mine).toContain('分配给您');
  });

  it('is found as mine until somebody takes the thread on, and again after that', async () => {
    expect(await ordersOn('/inbox?holder=mine')).toEqual([MISSED]);
    expect(await ordersOn('/inbox?holder=li')).toEqual([SOON, LATER]);
    expect(await ordersOn('/inbox?holder=nobody')).toEqual([MISSED, SOON, LATER]);
    const li = await signedInAt(app, sessions, 'li', now);
    await li.post('/inbox', [
      ['thread', `acme-eu.${MISSED}`],
      ['act', 'acknowledged'],
    ]);
    expect(await ordersOn('/inbox?holder=mine')).toEqual([]);
    expect(await ordersOn('/inbox?holder=nobody')).toEqual([SOON, LATER]);
    now += hours(3);
    expect(await ordersOn('/inbox?holder=mine')).toEqual([MISSED]);
  });
});

describe('a form of the inbox', () => {
  const several = (...more: [string, string][]): [string, string][] => [
    ['thread', `acme-eu.${MISSED}`],
    ['thread', `acme-us.${SOON}`],
    ...more,
  ];

  it('acknowledges several threads at once, and says how many', async () => {
    await threeWait();
    const answer = await ana.post('/inbox?state=all', several(['act', 'acknowledged']));
    expect(answer.status).toBe(303);
    const back = answer.headers.get('location') ?? '';
    expect(back).toBe('/inbox?state=all&did=acknowledged&done=2&refused=0');
    expect(await (await ana.get(back)).text()).toContain('2 acknowledged');
    expect(await ordersOn('/inbox?holder=mine')).toEqual([MISSED, SOON]);
    now += hours(3);
    expect(await ordersOn('/inbox?holder=mine')).toEqual([]);
  });

  it('hands several over, who are then their holder', async () => {
    await threeWait();
    await ana.post('/inbox', several(['act', 'handed-over'], ['to', 'chen']));
    expect(await ordersOn('/inbox?holder=chen')).toEqual([MISSED, SOON]);
  });

  it('counts what was over by then, and changes nothing there', async () => {
    await threeWait();
    await add(order(SOON), reply('r4', now));
    const answer = await ana.post('/inbox', several(['thread', 'acme-us.gone'], ['act', 'acknowledged']));
    expect(answer.headers.get('location')).toContain('done=1&refused=2');
  });

  it('does the act of one row, whatever is selected', async () => {
    await threeWait();
    const one = new URLSearchParams({ act: 'acknowledged', thread: `acme-us.${LATER}` }).toString();
    await ana.post('/inbox', several(['one', one]));
    expect(await ordersOn('/inbox?holder=mine')).toEqual([LATER]);
  });

  it('records that a person sent a reply that looked automatic', async () => {
    await add(order(SOON), message('m1', now - hours(3)), reply('r1', now - hours(2), { automatic: true }));
    const page = await (await ana.get('/inbox')).text();
    const value = /name="one" value="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    await ana.post('/inbox', [['one', value]]);
    expect(await ordersOn('/inbox')).toEqual([]);
  });

  it('notes that several need no response, and lets each be marked at Amazon before it is over', async () => {
    await threeWait();
    const answer = await ana.post('/inbox', several(['act', 'no-response-marked']));
    const path = answer.headers.get('location') ?? '';
    const page = await (await ana.get(path)).text();
    expect(page).toContain('until these 2 messages are marked');
    expect(page).toContain(`https://sellercentral.amazon.de/messaging/inbox?fi=search&amp;ss=${MISSED}`);
    expect(await ordersOn('/inbox')).toEqual([MISSED, SOON, LATER]);
    expect(await (await ana.get('/inbox')).text()).toContain(
      'Amazon’s clock runs on until it is marked there',
    );
    const confirmed = await ana.post(
      '/inbox/confirm',
      [
        ['thread', `acme-eu.${MISSED}`],
        ['thread', `acme-us.${SOON}`],
        ['confirmed', `acme-eu.${MISSED}`],
      ],
      path,
    );
    expect(await ordersOn('/inbox')).toEqual([SOON, LATER]);
    expect(await (await ana.get(confirmed.headers.get('location') ?? '')).text()).toContain(
      'until this message is marked',
    );
    expect(await (await ana.get('/inbox/confirm?thread=acme-us.gone')).text()).toContain(
      'Nothing is left to mark',
    );
  });

  it('confirms nothing that nobody has noted', async () => {
    await threeWait();
    await ana.post('/inbox/confirm', [['confirmed', `acme-us.${SOON}`]]);
    expect(await ordersOn('/inbox')).toContain(SOON);
  });

  it.each([
    ['without a selection', [['act', 'acknowledged']], 'Nothing was selected'],
    ['without a person', several(['act', 'handed-over'], ['to', '']), 'Choose the person'],
  ] as [string, [string, string][], string][])('says what is missing %s', async (_, form, words) => {
    await threeWait();
    const answer = await ana.post('/inbox', form);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  });

  it('is refused without our token, or from another site', async () => {
    await threeWait();
    const form = several(['act', 'acknowledged']);
    expect((await ana.post('/inbox', [...form], '/nowhere')).status).toBe(403);
    expect((await ana.postFrom('https://evil.example', '/inbox', form)).status).toBe(403);
    expect(await ordersOn('/inbox?holder=mine')).toEqual([]);
  });
});
