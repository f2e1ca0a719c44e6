import { beforeEach, describe, expect, it } from 'vitest';
import { csvOf } from '#functions/board/figures/export/csv';
import { isSentAsBytes } from '#functions/board/sent-as-bytes';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { hours } from '#shared/domain/instant';
import { boardOf, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';
import { memoryAlertQueue, memorySettings } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const NOW = at('2026-03-20T14:05');
const MARK = '\ufeff';
const HOSTILE = '=HYPERLINK("http://evil.example")';

let threads: ReturnType<typeof memoryThreadStore>;
let settings: ReturnType<typeof memorySettings>;

const fileFor = async (person: string, path: string): Promise<Response> => {
  const sessions = memorySessions();
  const app = boardOf({ now: () => NOW, threads, settings, sessions });
  return (await signedInAt(app, sessions, person, NOW)).get(path);
};
const linesFor = async (person: string, path: string): Promise<string[]> =>
  new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(await (await fileFor(person, path)).arrayBuffer())
    .split('\r\n');

beforeEach(async () => {
  threads = memoryThreadStore();
  const given = shop();
  const { stores, people } = given.settings;
  settings = memorySettings({
    ...given,
    settings: {
      ...given.settings,
      stores: { ...stores, 'acme-us': { ...stores['acme-us']!, name: HOSTILE } },
      people: { ...people, ana: { ...people['ana']!, name: '@Ana' } },
    },
  });
  const asked = at('2026-03-10T23:30');
  await record(
    { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(given) },
    threadOf(),
    [
      message('m', asked, {
        topic: { name: 'defect', confidence: 0.9 },
        language: { name: 'en', confidence: 0.9 },
        relay: 'k3v9x2m7q1w8z',
      }),
      acknowledgement('ana', asked + hours(1)),
      reply('r', asked + hours(2)),
    ],
    NOW,
  );
});

describe('a file of the figures', () => {
  it('has a row for each day and place with messages, by the reader’s calendar, and a mark for Excel', async () => {
    const answer = await fileFor('ana', '/figures/days.csv?from=2026-03-01&to=2026-03-20');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="replywatch-days-2026-03-01-2026-03-20.csv"',
    );
    expect(await linesFor('ana', '/figures/days.csv?from=2026-03-01&to=2026-03-20')).toEqual([
      `${MARK}Day (Madrid time),Store,Marketplace,Messages,Answered within 24 h,Late,Not answered,No response needed,Waiting`,
      `2026-03-11,"'=HYPERLINK(""http://evil.example"")",com,1,1,0,0,0,0`,
      '',
    ]);
  });

  it('leaves the function with its mark, however small it is', () => {
    expect(isSentAsBytes('text/csv; charset=utf-8')).toBe(true);
    expect(isSentAsBytes('text/html; charset=UTF-8')).toBe(false);
    expect(isSentAsBytes('image/png')).toBe(true);
  });

  it('of threads holds times, kinds, outcomes and topics; people only for managers; no buyer', async () => {
    const path = '/figures/threads.csv?from=2026-03-01&to=2026-03-20';
    const [, row] = await linesFor('chen', path);
    expect(row).toBe(
      `"'=HYPERLINK(""http://evil.example"")",com,message,111-1111111-1111111,2026-03-10 19:30,1,a defect,en,answered,2026-03-10 21:30,120,'@Ana,`,
    );
    const [head, others] = await linesFor('ana', path);
    expect(head).not.toContain('Acknowledged');
    expect(others).not.toContain('Ana');
    expect(row).not.toContain('k3v9x2m7q1w8z');
  });

  it('of threads has each wait that began in its days, however many there are', async () => {
    const started = at('2026-03-12T00:00');
    const expected: string[] = [];
    for (let index = 0; index < 330; index += 1) {
      const asked = started + hours(index / 2);
      const orderId = `114-${String(index).padStart(7, '0')}-0000000`;
      if (asked < at('2026-03-14T00:00')) expected.push(orderId);
      await record(
        { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) },
        { ...threadOf(), id: `acme-us.${orderId}`, orderId },
        [message(`m${index}`, asked), ...(index % 3 === 0 ? [] : [reply(`r${index}`, asked + hours(40))])],
        NOW,
      );
    }
    settings = memorySettings(
      shop({
        people: { ana: { name: 'Ana', email: 'ana@acme.example', timeZone: 'UTC', language: 'en' } },
        duty: { 'on-call': ['ana'], backup: ['ana'], manager: ['ana'] },
        slackChannels: {},
      }),
    );
    const rows = await linesFor('ana', '/figures/threads.csv?from=2026-03-12&to=2026-03-13');
    expect(
      rows
        .slice(1, -1)
        .map((row) => row.split(',')[3])
        .toSorted(),
    ).toEqual(expected);
  });

  it('of another store, or of other days, is empty', async () => {
    for (const path of [
      '/figures/threads.csv?from=2026-03-01&to=2026-03-20&store=acme-eu',
      '/figures/threads.csv?from=2026-03-12&to=2026-03-20',
      '/figures/days.csv?from=2026-03-12&to=2026-03-20',
    ])
      expect(await linesFor('chen', path)).toHaveLength(2);
  });

  it.each([
    ['from=2026-02-01&to=2026-03-04', 'At most 31 days'],
    ['from=2026-03-04&to=2026-03-01', 'after the last'],
    ['from=2025-12-01&to=2025-12-02', 'Begin on 2025-12-11'],
    ['from=<b>&to=', 'Give two days'],
    ['', 'Give two days'],
  ])('is refused with a page that says why: %s', async (query, words) => {
    for (const name of ['days', 'threads']) {
      const answer = await fileFor('ana', `/figures/${name}.csv?${query}`);
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain(words);
      expect(page).not.toContain('<b>');
    }
  });

  it('is for people who signed in', async () => {
    const app = boardOf({ now: () => NOW, threads, settings });
    for (const path of ['/figures', '/figures/days.csv', '/figures/threads.csv'])
      expect((await app.request(path)).status).toBe(303);
  });
});

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'])(
    'that a spreadsheet would run becomes harmless: %j',
    async (cell) => {
      const [, line] = (await csvOf(['a'], [[cell]]))?.split(/\r\n(?=["'])/) ?? [];
      expect(line?.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('keeps its quotes, commas and lines, and numbers stay numbers', async () => {
    expect(
      await csvOf(
        ['a', 'b'],
        [
          ['say "no", now', -1],
          ['一，二', undefined],
        ],
      ),
    ).toBe(`${MARK}a,b\r\n"say ""no"", now",-1\r\n一，二,\r\n`);
  });

  it('makes no file above 4 MB, and reads no further', async () => {
    let read = 0;
    function* rows() {
      for (;;) {
        read += 1;
        yield ['x'.repeat(100_000)];
      }
    }
    expect(await csvOf(['a'], rows())).toBeUndefined();
    expect(read).toBe(40);
  });
});
