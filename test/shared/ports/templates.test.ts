import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbTemplates } from '#shared/adapters/dynamodb/templates/templates';
import { days, hours } from '#shared/domain/instant';
import { MOST_TEXT } from '#shared/domain/templates/template';
import { MOST_USED, type Templates } from '#shared/ports/templates';
import { revision } from '#test/builders/template';
import { at } from '#test/builders/thread';
import { memoryTemplates } from '#test/fakes/memory-templates';
import { embeddedTable } from './embedded.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.stop());

const NOW = at('10:00');
const stores: [string, () => Promise<Templates>][] = [
  ['in memory', () => Promise.resolve(memoryTemplates())],
  ['in DynamoDB', async () => dynamoDbTemplates(database.client, await database.newTable())],
];

describe.each(stores)('templates %s', (_, make) => {
  it('are listed as they were put, by id, with all that people wrote', async () => {
    const templates = await make();
    expect(await templates.list()).toEqual([]);
    const whole = revision('b', 1, {
      name: { en: 'Late', 'zh-CN': '延误' },
      use: 'first-step',
      kinds: ['feedback'],
      fulfilment: 'amazon',
      versions: { zh: '您好 {buyer}：\n\n“引号”' },
      retired: { by: 'ana', at: NOW },
    });
    expect(await templates.put(whole)).toBe(true);
    expect(await templates.put(revision('a', 1))).toBe(true);
    expect(await templates.list()).toEqual([revision('a', 1), whole]);
  });

  it('are changed only by whoever has seen the last change', async () => {
    const templates = await make();
    await templates.put(revision('a', 1));
    expect(await templates.put(revision('a', 1, { shortcut: 'again' }))).toBe(false);
    expect(await templates.put(revision('a', 3))).toBe(false);
    const raced = await Promise.all(
      ['li', 'ana', 'chen'].map((by) => templates.put(revision('a', 2, { changed: { by, at: NOW } }))),
    );
    expect(raced.filter(Boolean)).toHaveLength(1);
    expect((await templates.list()).map((one) => one.revision)).toEqual([2]);
    expect(await templates.put(revision('new', 2))).toBe(false);
  });

  it('keep each change with its words and its person, the last one first, for 18 months', async () => {
    const templates = await make();
    for (const number of [1, 2, 3, 11]) {
      const made = { changed: { by: `person-${number}`, at: NOW + number }, shortcut: `s${number}` };
      await templates.put(revision('a', number, made));
    }
    for (let number = 4; number <= 10; number += 1)
      await templates.put(revision('a', number, { changed: { by: 'li', at: NOW + number } }));
    expect((await templates.history('a', NOW)).map((one) => one.revision)).toEqual([
      10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
    expect((await templates.history('a', NOW + days(540) + 8)).map((one) => one.revision)).toEqual([10, 9]);
    expect((await templates.history('a', NOW)).at(-1)).toMatchObject({
      shortcut: 's1',
      changed: { by: 'person-1' },
    });
    expect(await templates.history('b', NOW)).toEqual([]);
  });

  it('hold every language at its full length', async () => {
    const templates = await make();
    const languages = ['en', 'fr', 'es', 'pt', 'de', 'it', 'nl', 'sv', 'pl', 'tr', 'ar', 'hi', 'ja', 'zh'];
    const versions = Object.fromEntries(languages.map((one) => [one, '字'.repeat(MOST_TEXT)]));
    for (let index = 0; index < 12; index += 1)
      expect(await templates.put(revision(`large-${index}`, 1, { versions }))).toBe(true);
    // More than one page of a query.
    expect(await templates.list()).toHaveLength(12);
  });

  it('remember which ones a person used, the last one first, for 90 days', async () => {
    const templates = await make();
    expect(await templates.lastUsed('li', NOW)).toEqual([]);
    for (let index = 0; index < MOST_USED + 2; index += 1)
      await templates.used(`t${index}`, 'li', NOW + hours(index));
    await templates.used('t5', 'li', NOW + days(2));
    await templates.used('other', 'ana', NOW);
    const last = await templates.lastUsed('li', NOW + days(3));
    expect(last).toHaveLength(MOST_USED);
    expect(last.slice(0, 3)).toEqual(['t5', 't21', 't20']);
    expect(await templates.lastUsed('li', NOW + days(91))).toEqual(['t5']);
    expect(await templates.lastUsed('ana', NOW + days(1))).toEqual(['other']);
  });

  it('count what became of a reply, each outcome once', async () => {
    const templates = await make();
    expect([...(await templates.outcomes())]).toEqual([]);
    await templates.count('a', 'sent', 'r1', NOW);
    await templates.count('a', 'sent', 'r1', NOW + 1);
    await templates.count('a', 'refused', 'r1', NOW);
    await templates.count('a', 'sent', 'r2', NOW);
    await templates.count('b', 'askedAgain', 'r1', NOW);
    await templates.put(revision('a', 1));
    expect(new Map(await templates.outcomes())).toEqual(
      new Map([
        ['a', { sent: 2, refused: 1, askedAgain: 0 }],
        ['b', { sent: 0, refused: 0, askedAgain: 1 }],
      ]),
    );
    expect(await templates.list()).toHaveLength(1);
  });
});
