import { beforeEach, describe, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { EndedWait } from '#shared/domain/figures/wait';
import { days, hours, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';
import { trialShop } from '#test/builders/trial-shop';
import { memoryAlertQueue, memorySettings } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memorySnapshots } from '#test/fakes/memory-snapshots';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

let now: number;
let threads: ReturnType<typeof memoryThreadStore>;
let snapshots: ReturnType<typeof memorySnapshots>;
let settings: ReturnType<typeof memorySettings>;

const as = async (person: string): Promise<Browser> => {
  const sessions = memorySessions();
  return signedInAt(
    boardOf({ now: () => now, threads, snapshots, settings, sessions }),
    sessions,
    person,
    now,
  );
};
const pageFor = async (person: string, path = '/figures'): Promise<string> =>
  (await (await as(person)).get(path)).text();
/** The text of the page, without its marks. */
const textFor = async (person: string, path?: string): Promise<string> =>
  (await pageFor(person, path))
    .replace(/<title>.*?<\/title>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const happens = (id: string, ...facts: Fact[]): Promise<unknown> =>
  record(
    { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) },
    { ...threadOf(), id: `acme-us.${id}`, orderId: id },
    facts,
    now,
  );

beforeEach(() => {
  now = at('2026-03-20T14:05');
  threads = memoryThreadStore();
  snapshots = memorySnapshots();
  settings = memorySettings(shop());
});

describe('the page of the figures', () => {
  it('shows what truly happened in a shop of templates and machines', async () => {
    const { mails, truth, end } = trialShop(7, at('2026-03-02T00:00'));
    now = end;
    const byOrder = Map.groupBy(mails, ({ orderId }) => orderId);
    for (const [orderId, ofOrder] of byOrder)
      await happens(
        orderId,
        ...ofOrder.flatMap(({ at: instant, from, messageId, isFast }): Fact[] => {
          if (from === 'buyer') return [message(messageId, instant)];
          if (from === 'machine') return [reply(messageId, instant, { automatic: true })];
          const judged: Fact = {
            type: 'reply-confirmed',
            id: `y${messageId}`,
            at: instant,
            replyId: messageId,
            by: 'li',
          };
          return [reply(messageId, instant), ...(isFast === true ? [judged] : [])];
        }),
      );
    const text = await textFor('chen', '/figures?days=7');
    const rate = Math.floor(truth.responseRate * 1_000) / 10;
    expect(text).toContain(`Answered within 24 h ${rate}%`);
    expect(text).toContain(`Answered late ${truth.late} `);
    expect(text).toContain(`Not answered ${truth.noResponse} `);
    expect(text).toContain(`Waiting now ${truth.noResponse + truth.pending} `);
  });

  it('shows managers what each person did, and nobody else', async () => {
    await happens(
      '111-1111111-1111111',
      message('m', now - hours(5)),
      acknowledgement('ana', now - hours(4)),
      { type: 'answered-elsewhere', id: 'e', at: now - hours(3), by: 'ana' },
    );
    await happens('111-1111111-1111112', message('n', now - hours(5)), reply('r', now - hours(4)));
    expect(await textFor('chen')).toMatch(
      /By person .* Ana Ruiz 1 1 0 2 h .* Unknown \(Seller Central or mail\) – 1 – 1 h/,
    );
    expect(await textFor('ana')).not.toContain('By person');
    settings = memorySettings(shop({ figures: { byPerson: false } }));
    expect(await textFor('chen')).not.toContain('By person');
  });

  it('names the products and topics that buyers wrote about', async () => {
    await happens(
      '111-1111111-1111111',
      message('m', now - hours(5), { asin: 'B0ABCDEFGH', topic: { name: 'defect', confidence: 0.9 } }),
    );
    const text = await textFor('ana');
    expect(text).toContain('Amazon names a product (ASIN) in 1 of 1 message');
    expect(text).toMatch(/ASIN Messages a defect B0ABCDEFGH 1 1/);
  });

  it('says from when on people, products and follow-ups were recorded', async () => {
    const old: EndedWait = {
      threadId: 'acme-us.1',
      firstMessageId: 'm1',
      store: 'acme-us',
      messages: [{ at: now - days(5) }],
      ended: { at: now - days(5) + hours(1), by: 'answered' },
    };
    await threads.put([old]);
    expect(await textFor('chen')).toContain(
      'were not recorded before this release: what ended until 11:05 Sun 15 Mar',
    );
    await threads.put([{ ...old, course: { acknowledgedBy: [] } }]);
    expect(await textFor('chen')).not.toContain('were not recorded');
  });

  it('puts Amazon’s own count and its defect rate beside ours', async () => {
    await happens('111-1111111-1111111', message('m', now - days(3)), reply('r', now - days(3) + hours(2)));
    const place = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER', day: '2026-03-19', at: now };
    await snapshots.put({
      ...place,
      report: 'contact-response',
      content: {
        frames: [
          {
            from: now - days(8),
            until: now - days(1),
            averageHours: 3,
            within24Hours: 9,
            after24Hours: 1,
            unanswered: 0,
          },
        ],
      },
    });
    await snapshots.put({
      ...place,
      report: 'performance',
      content: {
        measures: [
          {
            name: 'order-defect-rate-mfn',
            value: 0.0112,
            target: { value: 0.01, side: 'below' },
            parts: { claims: 3, chargebacks: 1, negativeFeedback: 5 },
          },
        ],
        warnings: [],
        violations: [],
      },
    });
    const text = await textFor('ana');
    expect(text).toContain('Amazon counts 90%.');
    expect(text).toMatch(/Acme US · amazon\.com 90% 100% .* 3 h 2 h/);
    expect(text).toMatch(/▼ 1\.12% under 1% 3 1 5/);
  });

  it('follows the address, and says so where that names what the settings do not have', async () => {
    await happens('111-1111111-1111111', message('m', now - days(20)), reply('r', now - days(20) + hours(1)));
    expect(await textFor('ana', '/figures?days=7')).toContain('No buyer message came in');
    expect(await textFor('ana', '/figures?days=30&store=acme-eu')).toContain('No buyer message came in');
    const wrong = await textFor('ana', '/figures?days=4&store=nowhere&marketplace=%3Cb%3E');
    expect(wrong).toContain('is not in your settings');
    expect(wrong).toContain('The 30 days until');
  });

  it('speaks Chinese, in the time of its reader', async () => {
    await happens('111-1111111-1111111', message('m', now - minutes(5)));
    expect(await textFor('li')).toContain('截至北京时间 3月20日周五 22:05的 30 天');
  });

  it('needs no script and no style of its own, and stays small', async () => {
    await happens('111-1111111-1111111', message('m', now - minutes(5)));
    const page = await pageFor('chen', '/figures?days=90');
    expect(page).not.toMatch(/ style=|<style|<script(?! src="\/assets\/)|NaN|undefined|\[object/);
    expect(page.match(/role="img" aria-label="[^"]+"><title>/g)?.length).toBe(4);
    expect(
      (await new Response(new Blob([page]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer())
        .byteLength,
    ).toBeLessThan(20_000);
  });
});
