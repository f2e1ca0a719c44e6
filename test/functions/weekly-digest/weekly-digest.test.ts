import { beforeEach, describe, expect, it } from 'vitest';
import { isoWeekOf } from '#functions/weekly-digest/iso-week';
import { type DigestReport, weeklyDigest } from '#functions/weekly-digest/weekly-digest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { days, hours } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { Fact } from '#shared/domain/thread/fact';
import type { AlertMessage } from '#shared/ports/alerts';
import { shop } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import {
  memoryAlertChannel,
  memoryAlertQueue,
  memoryDigestLog,
  memorySettings,
} from '#test/fakes/memory-ports';
import { memorySnapshots } from '#test/fakes/memory-snapshots';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

type Email = Extract<AlertMessage, { channel: 'email' }>;

const NOW = at('2026-03-09T06:00');
const PLACE = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' };

let threads: ReturnType<typeof memoryThreadStore>;
let snapshots: ReturnType<typeof memorySnapshots>;
let log: ReturnType<typeof memoryDigestLog>;
let failures: [person: string, why: string][];

const settings = (() => {
  const { version, settings: given } = shop();
  return { version, settings: { ...given, duty: { ...given.duty, manager: ['chen', 'li', 'chen'] } } };
})();

beforeEach(() => {
  threads = memoryThreadStore();
  snapshots = memorySnapshots();
  log = memoryDigestLog();
  failures = [];
});

const send = async (...script: Outcome[]): Promise<{ report: DigestReport; mails: Email[] }> => {
  const email = memoryAlertChannel<Email>(...script);
  const report = await weeklyDigest(
    {
      threads,
      waits: threads,
      snapshots,
      settings: memorySettings(settings),
      email,
      log,
      onFailure: (person, error) => failures.push([person, (error as Error).message]),
    },
    NOW,
  );
  return { report, mails: email.delivered };
};
const happens = (id: string, now: number, ...facts: Fact[]): Promise<unknown> =>
  record(
    { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(settings) },
    { ...threadOf(), id: `acme-us.${id}` },
    facts,
    now,
  );
const addresses = (mails: readonly Email[]): string[] => mails.map(({ to }) => to.address);

describe('the weekly digest', () => {
  it('goes to each manager once, in their own language', async () => {
    await happens(
      '1',
      at('2026-03-04T12:00'),
      message('m', at('2026-03-04T10:00')),
      reply('r', at('2026-03-04T12:00')),
    );
    const first = await send();
    expect(first.report).toEqual({ sent: 2, failed: 0 });
    expect(addresses(first.mails)).toEqual(['chen@acme.example', 'li@acme.example']);
    expect(first.mails.map(({ from }) => from)).toEqual(['alerts@acme.example', 'alerts@acme.example']);
    expect(first.mails[0]?.text).toContain('Messages: 1 | 7 days before 0 | 30 days 1');
    expect(first.mails[1]?.text).toContain('消息：1');
    expect((await send()).mails).toEqual([]);
  });

  it('reaches only those who did not get it when it is repeated', async () => {
    const { report } = await send({ result: 'retry', reason: 'SES: Throttling' });
    expect(report).toEqual({ sent: 1, failed: 1 });
    expect(failures).toEqual([['chen', 'SES: Throttling']]);
    const again = await send();
    expect(again.report).toEqual({ sent: 1, failed: 0 });
    expect(addresses(again.mails)).toEqual(['chen@acme.example']);
  });

  it('is sent when there is nothing to report, and says so', async () => {
    const { mails } = await send();
    expect(mails[0]?.subject).toContain('no messages');
    expect(mails).toHaveLength(2);
  });

  it('counts what was answered after its week, and shows what is waiting and what grew', async () => {
    const before = at('2026-03-02T05:00');
    await happens('old', before + hours(30), message('m0', before), reply('r0', before + hours(30)));
    for (const id of ['1', '2', '3'])
      await happens(
        id,
        at('2026-03-04T23:00'),
        message(`m${id}`, at(`2026-03-04T10:0${id}`), { topic: { name: 'defect', confidence: 1 } }),
        reply(`r${id}`, at('2026-03-04T23:00')),
      );
    await happens('open', NOW, message('mo', NOW - hours(13)));
    const [mail] = (await send()).mails;
    const text = mail?.text.replaceAll('\u00a0', ' ');
    expect(text).toContain('Messages: 4 | 7 days before 1 | 30 days 5');
    expect(text).toContain('Answered later: 0 | 7 days before 1 | 30 days 1');
    expect(text).toContain(
      'Median first response 12 h 58 min in 7 days, 12 h 58 min in 30 days; the target is 12 h',
    );
    expect(text).toContain('- 12 to 24 h: 1');
    expect(text).toContain('- Wednesday, 05:00–06:00: 3 messages, answered after 12 h 58 min on average');
    expect(text).toContain('- a defect: 3, up from 0');
  });

  it('shows Amazon’s figures beside ours, of the same time', async () => {
    await happens(
      '1',
      at('2026-03-04T12:00'),
      message('m', at('2026-03-04T10:00')),
      reply('r', at('2026-03-04T12:00')),
    );
    await happens('2', NOW - hours(1), message('m2', NOW - hours(2)), reply('r2', NOW - hours(1)));
    const day = '2026-03-08';
    await snapshots.put({
      ...PLACE,
      report: 'performance',
      day,
      at: NOW - days(1),
      content: {
        accountStatus: 'NORMAL',
        measures: [
          { name: 'late-shipment-rate', value: 0.012, target: { value: 0.04, side: 'below' } },
          { name: 'order-defect-rate-mfn', value: 0.003, target: { value: 0.01, side: 'below' } },
          { name: 'invoice-defect-rate', value: 0.5 },
        ],
        warnings: [],
        violations: [],
      },
    });
    const frame = (length: number) => ({
      from: at('2026-03-08T00:00') - days(length),
      until: at('2026-03-08T00:00'),
      averageHours: 2.5,
      within24Hours: 9,
      after24Hours: 1,
      unanswered: 0,
    });
    await snapshots.put({
      ...PLACE,
      report: 'contact-response',
      day,
      at: NOW - days(1),
      content: { frames: [frame(7), frame(30)] },
    });
    const [mail] = (await send()).mails;
    const text = mail?.text.replaceAll('\u00a0', ' ') ?? '';
    expect(text.indexOf('Order defect rate (shipped by you): 0.3%')).toBeLessThan(
      text.indexOf('Late shipment rate: 1.2%'),
    );
    expect(text).not.toContain('Invoice');
    expect(text).toContain('90% (our count: 100%)');
    expect(text).toContain('2 h 30 min (our count: 2 h)');
  });
});

it('a week has its ISO number, at the turn of the year too', () => {
  expect(
    ['2026-03-09T06:00', '2026-03-08T23:59', '2027-01-01T00:00', '2027-01-04T00:00', '2024-12-30T06:00'].map(
      (time) => isoWeekOf(at(time)),
    ),
  ).toEqual(['2026-W11', '2026-W10', '2026-W53', '2027-W01', '2025-W01']);
});
