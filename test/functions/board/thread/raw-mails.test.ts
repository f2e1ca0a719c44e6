import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rawMailsFrom } from '#functions/board/thread/evidence/raw-mails';
import type { Said } from '#functions/board/thread/talk';
import { at, message } from '#test/builders/thread';
import { memoryMailStore } from '#test/fakes/memory-ports';

const NOW = at('12:00');

const said = (key: string, when: number, writer: Said['writer']): Said => ({
  id: key,
  at: when,
  writer,
  fact: message(key, when, { mail: key }),
  letter: 'unreadable',
  files: [],
  isCut: false,
});

it('a raw mail gets a name of its own that is harmless everywhere, whatever its key', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          key: fc.oneof(fc.string(), fc.constantFrom('../../x', 'C:\\x', '__proto__', 'a\0b', '/')),
          at: fc.integer({ min: 0, max: NOW }),
          writer: fc.constantFrom('buyer', 'seller', 'amazon', 'unknown'),
        }),
        { maxLength: 30 },
      ),
      async (mails) => {
        const store = memoryMailStore(new Map(mails.map(({ key }) => [key, new Uint8Array(1)])));
        const raw = rawMailsFrom(store, NOW);
        await raw.add(mails.map(({ key, at: when, writer }) => said(key, when, writer)));
        await raw.add(mails.map(({ key, at: when, writer }) => said(key, when, writer)));
        const names = raw.all().flatMap((mail) => (mail.state === 'included' ? [mail.name] : []));
        expect(names).toHaveLength(new Set(mails.map(({ key }) => key)).size);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names)
          expect(name).toMatch(/^mails\/\d{3}-\d{4}-\d\d-\d\d-(buyer|seller|amazon|unknown)\.eml$/);
      },
    ),
  );
});

it('mails get the room in order, and one that does not fit leaves it to smaller ones', async () => {
  const MB = 2 ** 20;
  const sizes = { a: 25 * MB, b: 25 * MB, c: 14 * MB, d: 2 * MB, e: 100_000 };
  const store = memoryMailStore(
    new Map(Object.entries(sizes).map(([key, bytes]) => [key, new Uint8Array(bytes)])),
  );
  const raw = rawMailsFrom(store, NOW);
  await raw.add(Object.keys(sizes).map((key) => said(key, NOW, 'buyer')));
  expect(raw.all().map(({ key, state }) => [key, state])).toEqual([
    ['a', 'included'],
    ['b', 'too-large'],
    ['c', 'included'],
    ['d', 'too-large'],
    ['e', 'included'],
  ]);
  expect(raw.of(said('a', NOW, 'buyer'))).toMatchObject({ content: { length: sizes.a } });
});
