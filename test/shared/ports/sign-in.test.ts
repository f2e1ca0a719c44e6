import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbCounters } from '#shared/adapters/dynamodb/people/counters';
import { dynamoDbSessions } from '#shared/adapters/dynamodb/people/sessions';
import { dynamoDbSignInLinks } from '#shared/adapters/dynamodb/people/sign-in-links';
import { days, hours, minutes } from '#shared/domain/instant';
import type { Session, Sessions } from '#shared/ports/people/sessions';
import type { Counters, SignInLink, SignInLinks } from '#shared/ports/people/sign-in';
import { at } from '#test/builders/thread';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryCounters, memorySignInLinks } from '#test/fakes/memory-sign-in';
import { embeddedTable } from './embedded.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.stop());

const NOW = at('10:00');
const session: Session = {
  id: 'hash-a',
  person: 'ana',
  email: 'ana@acme.example',
  startedAt: NOW,
  seenAt: NOW,
  browser: 'Chrome, Windows',
};
const phone: Session = {
  id: 'hash-b',
  person: 'ana',
  email: 'ana@acme.example',
  startedAt: NOW + 1,
  seenAt: NOW + 1,
};
const ofLi: Session = { ...session, id: 'hash-c', person: 'li' };

const sessionStores: [string, () => Promise<Sessions>][] = [
  ['in memory', () => Promise.resolve(memorySessions())],
  ['in DynamoDB', async () => dynamoDbSessions(database.client, await database.newTable())],
];

describe.each(sessionStores)('sessions %s', (_, make) => {
  it('are found by their person and id, and by no other', async () => {
    const sessions = await make();
    expect(await sessions.find('ana', session.id, NOW)).toBeUndefined();
    await sessions.start(session);
    expect(await sessions.find('ana', session.id, NOW)).toEqual({ session, preferences: {} });
    expect(await sessions.find('li', session.id, NOW)).toBeUndefined();
    expect(await sessions.find('ana', 'preferences', NOW)).toBeUndefined();
  });

  it('end a week after they were last seen, and a month after their start', async () => {
    const sessions = await make();
    await sessions.start(session);
    expect(await sessions.find('ana', session.id, NOW + days(7) - 1)).toBeDefined();
    expect(await sessions.find('ana', session.id, NOW + days(7))).toBeUndefined();
    expect(await sessions.of('ana', NOW + days(7))).toEqual([]);
    for (let day = 6; day < 30; day += 6) await sessions.noteSeen('ana', session.id, NOW + days(day));
    expect(await sessions.find('ana', session.id, NOW + days(30) - 1)).toMatchObject({
      session: { seenAt: NOW + days(24) },
    });
    expect(await sessions.find('ana', session.id, NOW + days(30))).toBeUndefined();
  });

  it('are listed for their person alone, the last seen first', async () => {
    const sessions = await make();
    for (const one of [session, phone, ofLi]) await sessions.start(one);
    await sessions.prefer('ana', { language: 'en' });
    expect(await sessions.of('ana', NOW + 1)).toEqual([phone, session]);
    await sessions.noteSeen('ana', session.id, NOW + hours(2));
    expect(await sessions.of('ana', NOW + hours(2))).toEqual([{ ...session, seenAt: NOW + hours(2) }, phone]);
  });

  it('end one by one or all at once, and stay ended', async () => {
    const sessions = await make();
    for (const one of [session, phone, ofLi]) await sessions.start(one);
    await sessions.end('ana', phone.id);
    await sessions.end('ana', ofLi.id);
    expect(await sessions.of('ana', NOW + 1)).toEqual([session]);
    await sessions.noteSeen('ana', phone.id, NOW + 2);
    expect(await sessions.find('ana', phone.id, NOW + 2)).toBeUndefined();
    await sessions.endAll('ana');
    expect(await sessions.of('ana', NOW + 1)).toEqual([]);
    expect(await sessions.find('li', ofLi.id, NOW)).toBeDefined();
  });

  it('come with what their person prefers, which outlives them', async () => {
    const sessions = await make();
    await sessions.prefer('ana', { language: 'zh-CN', timeZone: 'Asia/Shanghai' });
    await sessions.start(session);
    expect(await sessions.find('ana', session.id, NOW)).toMatchObject({
      preferences: { language: 'zh-CN', timeZone: 'Asia/Shanghai' },
    });
    await sessions.endAll('ana');
    await sessions.start(phone);
    await sessions.prefer('ana', { timeZone: 'Europe/Berlin' });
    expect(await sessions.find('ana', phone.id, NOW + 1)).toEqual({
      session: phone,
      preferences: { timeZone: 'Europe/Berlin' },
    });
  });
});

const link: SignInLink = {
  id: 'hash-l',
  person: 'ana',
  email: 'ana@acme.example',
  sentAt: NOW,
  then: '/inbox',
};

const linkStores: [string, () => Promise<SignInLinks>][] = [
  ['in memory', () => Promise.resolve(memorySignInLinks())],
  ['in DynamoDB', async () => dynamoDbSignInLinks(database.client, await database.newTable())],
];

describe.each(linkStores)('sign-in links %s', (_, make) => {
  it('can be used once, though many try at once', async () => {
    const links = await make();
    await links.put(link);
    expect(await links.find(link.id)).toEqual(link);
    const used = await Promise.all([1, 2, 3, 4, 5].map((later) => links.use(link.id, NOW + later)));
    const got = used.filter((one) => one !== undefined);
    expect(got).toHaveLength(1);
    expect(got[0]).toMatchObject({ person: 'ana', then: '/inbox' });
    expect(await links.find(link.id)).toEqual(got[0]);
  });

  it('can be used for ten minutes', async () => {
    const links = await make();
    await links.put(link);
    expect(await links.use(link.id, NOW + minutes(10))).toBeUndefined();
    expect(await links.find(link.id)).toEqual(link);
    expect(await links.use(link.id, NOW + minutes(10) - 1)).toMatchObject({ person: 'ana' });
  });

  it('that were never sent are nobody’s', async () => {
    const links = await make();
    expect(await links.find('never')).toBeUndefined();
    expect(await links.use('never', NOW)).toBeUndefined();
    expect(await links.find('never')).toBeUndefined();
  });
});

const counterStores: [string, () => Promise<Counters>][] = [
  ['in memory', () => Promise.resolve(memoryCounters())],
  ['in DynamoDB', async () => dynamoDbCounters(database.client, await database.newTable())],
];

describe.each(counterStores)('counters %s', (_, make) => {
  it('count each time of a window that begins with the first, and then anew', async () => {
    const counters = await make();
    expect(await counters.read('a', NOW)).toBeUndefined();
    expect(await counters.count('a', hours(1), NOW)).toEqual({ times: 1, until: NOW + hours(1) });
    expect(await counters.count('a', hours(1), NOW + 5)).toEqual({ times: 2, until: NOW + hours(1) });
    expect(await counters.count('b', hours(1), NOW + 5)).toEqual({ times: 1, until: NOW + 5 + hours(1) });
    expect(await counters.read('a', NOW + hours(1) - 1)).toEqual({ times: 2, until: NOW + hours(1) });
    expect(await counters.read('a', NOW + hours(1))).toBeUndefined();
    expect(await counters.count('a', hours(1), NOW + hours(1))).toEqual({
      times: 1,
      until: NOW + hours(2),
    });
  });

  it('miss none of many at once', async () => {
    const counters = await make();
    const counts = await Promise.all(Array.from({ length: 20 }, () => counters.count('a', hours(1), NOW)));
    expect(counts.map(({ times }) => times).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_one, index) => index + 1),
    );
  });
});
