import { beforeEach, describe, expect, it } from 'vitest';
import { briefing } from '#functions/briefing/briefing';
import { coverageHoles } from '#shared/application/checks/coverage-report';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertMessage } from '#shared/ports/alerts';
import { shop } from '#test/builders/shop';
import { acknowledgement, message, threadOf } from '#test/builders/thread';
import {
  memoryAlertChannel,
  memoryAlertQueue,
  memoryDigestLog,
  memorySettings,
} from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

type Email = Extract<AlertMessage, { channel: 'email' }>;

const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as ('mon' | 'tue' | 'wed' | 'thu' | 'fri')[];
/** Li from nine to one, Ana from one to six, from Monday to Friday except National Day. */
const versioned = shop({
  holidays: { CN: { '2026-10-01': 'National Day', '2026-10-02': 'National Day' } },
  rotas: {
    office: {
      timeZone: 'Asia/Shanghai',
      holidays: ['CN'],
      shifts: [
        { days: weekdays, from: '09:00', to: '13:00', 'on-call': ['li'] },
        { days: weekdays, from: '13:00', to: '18:00', 'on-call': ['ana'] },
      ],
    },
  },
});

let threads: ReturnType<typeof memoryThreadStore>;
let log: ReturnType<typeof memoryDigestLog>;
let settings: ReturnType<typeof memorySettings>;
beforeEach(() => {
  threads = memoryThreadStore();
  log = memoryDigestLog();
  settings = memorySettings(versioned);
});

async function asked(orderId: string, time: string): Promise<void> {
  const subject = { ...threadOf(), id: `acme-us.${orderId}`, orderId };
  const deps = { threads, alerts: memoryAlertQueue(), rules: rulesOf(versioned), change: changeThread };
  await record(deps, subject, [message(`m-${orderId}`, at(time))], at(time));
}

async function acknowledged(orderId: string, by: string, time: string): Promise<void> {
  const subject = { ...threadOf(), id: `acme-us.${orderId}`, orderId };
  const deps = { threads, alerts: memoryAlertQueue(), rules: rulesOf(versioned), change: changeThread };
  await record(deps, subject, [acknowledgement(by, at(time))], at(time));
}

/** The mails of a run to the people of the shifts, those to the manager, and the failures. */
async function run(
  time: string,
  ...script: Outcome[]
): Promise<{ mails: Email[]; toManager: Email[]; failed: string[] }> {
  const email = memoryAlertChannel<Email>(...script);
  const failed: string[] = [];
  const report = await briefing(
    {
      threads,
      settings,
      email,
      log,
      onFailure: (person, error) => failed.push(`${person}: ${(error as Error).message}`),
    },
    at(time),
  );
  expect(report.failed).toBe(failed.length);
  const isToManager = ({ to }: Email): boolean => to.address === 'chen@acme.example';
  return {
    mails: email.delivered.filter((mail) => !isToManager(mail)),
    toManager: email.delivered.filter(isToManager),
    failed,
  };
}

describe('when a shift begins', () => {
  it('its people get what falls due before the next one, most urgent first, once', async () => {
    await asked('111-0000000-0000001', '2026-11-23T12:30');
    await asked('111-0000000-0000002', '2026-11-23T10:00');
    await asked('111-0000000-0000003', '2026-11-23T13:00');
    const { mails } = await run('2026-11-24T09:00');
    expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual([
      ['li@acme.example', '[还剩 1 小时] 您的班次：下一班之前有 2 项到期'],
    ]);
    expect(mails[0]?.text.match(/111-\d{7}-\d{7}/g)?.filter((_, index) => index % 2 === 0)).toEqual([
      '111-0000000-0000002',
      '111-0000000-0000001',
      // It is due when the next shift has begun, and listed below.
      '111-0000000-0000003',
    ]);
    expect(mails[0]?.text).toMatch(/以下各项也待处理，到期较晚：[^]*111-0000000-0000003/);
    expect((await run('2026-11-24T09:15')).mails).toEqual([]);
  });

  it('they learn from whom they take over, and who has what', async () => {
    await asked('111-0000000-0000001', '2026-11-24T10:00');
    await acknowledged('111-0000000-0000001', 'li', '2026-11-24T12:50');
    await asked('111-0000000-0000002', '2026-11-24T11:00');
    const { mails } = await run('2026-11-24T13:00');
    expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual([
      ['ana@acme.example', 'Your shift: 2 threads are open, none due before the next shift'],
    ]);
    const text = mails[0]?.text ?? '';
    expect(text).toContain('You take over from Li Wei.');
    expect(text).toContain('Li Wei is on it until 07:50 Tue 24 Nov, Madrid time');
    expect(text).toContain('Assigned to Li Wei; nobody has taken it on yet');
  });

  it('the one on Friday afternoon includes the weekend', async () => {
    await asked('111-0000000-0000001', '2026-11-20T11:00');
    const { mails } = await run('2026-11-20T13:00');
    expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual([
      ['ana@acme.example', '[22 h left] Your shift: 1 deadline before the next shift'],
    ]);
  });

  it('nothing is sent when nothing falls due in it, and a missed run is made up within the hour', async () => {
    expect((await run('2026-11-24T09:00')).mails).toEqual([]);
    await asked('111-0000000-0000001', '2026-11-23T10:00');
    expect((await run('2026-11-24T09:45')).mails).toHaveLength(1);
  });

  it('the next run tries a mail that SES refused again, and the others leave at once', async () => {
    await asked('111-0000000-0000001', '2026-11-23T10:00');
    const refused = await run('2026-11-24T09:00', { result: 'broken', reason: 'rejected' });
    expect(refused.failed).toEqual(['li: rejected']);
    expect((await run('2026-11-24T09:15')).mails).toHaveLength(1);
  });
});

describe('before a shift ends', () => {
  it('its people get what stays open, who has it and who comes next, once', async () => {
    await asked('111-0000000-0000001', '2026-11-24T10:00');
    expect((await run('2026-11-24T12:15')).mails).toEqual([]);
    const { mails } = await run('2026-11-24T12:30');
    expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual([
      ['li@acme.example', '您的班次将于北京时间 11月24日周二 13:00 结束：还有 1 项待处理'],
    ]);
    const text = mails[0]?.text ?? '';
    expect(text).toContain('Ana Ruiz 从北京时间 11月24日周二 13:00 起接班');
    expect(text).toMatch(/以下各项留给下一班：[^]*111-0000000-0000001[^]*分配给 Li Wei，尚未认领/);
    expect((await run('2026-11-24T12:45')).mails).toEqual([]);
  });

  it('before a night, what falls due in it stands first', async () => {
    await asked('111-0000000-0000001', '2026-11-23T20:00');
    await asked('111-0000000-0000002', '2026-11-24T17:00');
    const [mail] = (await run('2026-11-24T17:30')).mails;
    expect(mail?.to.address).toBe('ana@acme.example');
    expect(mail?.text).toMatch(
      /due before the next shift begins[^]*111-0000000-0000001[^]*wait for the next shift:[^]*111-0000000-0000002/,
    );
    expect(mail?.text).toContain('Li Wei is on call next, from 02:00 Wed 25 Nov, Madrid time');
  });

  it('nothing is sent when nothing is open', async () => {
    expect((await run('2026-11-24T12:30')).mails).toEqual([]);
  });
});

describe('when new settings change shifts', () => {
  const office = (tuesday: string) => ({
    timeZone: 'Asia/Shanghai',
    shifts: [
      { days: ['mon' as const], from: '09:00', to: '13:00', 'on-call': ['li'] },
      { days: ['tue' as const], from: '09:00', to: '13:00', 'on-call': [tuesday] },
    ],
  });

  it('each person hears once which of their own change in the two weeks after', async () => {
    settings.change(shop({ rotas: { office: office('li') } }, 'v2'), at('2026-11-01T09:00'));
    settings.change(shop({ rotas: { office: office('ana') } }, 'v3'), at('2026-11-25T20:00'));
    const { mails } = await run('2026-11-25T20:15');
    expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual([
      ['li@acme.example', '您的班次有变动：新增 0 个，取消 2 个'],
      ['ana@acme.example', 'Your shifts have changed: 2 new, 0 no longer yours'],
    ]);
    expect(mails[1]?.text).toContain(
      'New:\n- 02:00 Tue 1 Dec to 06:00 Tue 1 Dec, Madrid time: on call, rota office\n- 02:00 Tue 8 Dec',
    );
    expect((await run('2026-11-25T20:30')).mails).toEqual([]);
    expect((await run('2026-12-10T20:30')).mails).toEqual([]);
  });

  it('nobody hears of settings that leave the shifts as they are', async () => {
    settings.change(shop({ rotas: { office: office('li') } }, 'v2'), at('2026-11-01T09:00'));
    settings.change(
      shop({ rotas: { office: office('li') }, acknowledgeHold: '1h' }, 'v3'),
      at('2026-11-25T20:00'),
    );
    expect((await run('2026-11-25T20:15')).mails).toEqual([]);
  });
});

describe('where nobody is on duty', () => {
  // Chen, the manager, lives in New York: eight in the morning there is eight in the evening in Shanghai.
  it('the manager learns of it a week ahead, on a morning of theirs, once, with the holiday’s name', async () => {
    expect((await run('2026-09-23T19:45')).toManager).toEqual([]);
    const { toManager } = await run('2026-09-23T20:00');
    expect(toManager).toHaveLength(1);
    const text = toManager[0]?.text ?? '';
    // The weekend before the holiday is a gap too.
    expect(text).toContain(
      '06:00 Fri 25 Sept, New York time to 21:00 Sun 27 Sept, New York time: nobody is on duty for Acme US (US), Acme EU (DE, GB)',
    );
    expect(text).toContain(
      '06:00 Wed 30 Sept, New York time to 21:00 Sun 4 Oct, New York time: nobody is on duty for Acme US (US), Acme EU (DE, GB) (National Day); ' +
        'a message that comes in at 06:00 Wed 30 Sept, New York time is due at 06:00 Thu 1 Oct, New York time',
    );
    expect((await run('2026-09-23T20:15')).toManager).toEqual([]);
    expect((await run('2026-09-24T20:00')).toManager).toEqual([]);
    // Inside the gap, too.
    expect((await run('2026-09-26T20:00')).toManager).toEqual([]);
    // A week later the next weekend is new, and it alone is listed.
    const later = (await run('2026-10-02T20:00')).toManager;
    expect(later).toHaveLength(1);
    expect(later[0]?.text).not.toContain('Fri 25 Sept');
  });

  it('also of waiting messages that fall due before anybody is there', async () => {
    await asked('111-0000000-0000009', '2026-11-20T18:30');
    const { toManager } = await run('2026-11-20T22:00');
    expect(toManager[0]?.text).toContain(
      'These are already waiting, and nobody is on duty before they are due:',
    );
    expect(toManager[0]?.text).toContain('111-0000000-0000009');
    await asked('111-0000000-0000010', '2026-11-20T18:45');
    const [next] = (await run('2026-11-21T21:00')).toManager;
    expect(next?.text.match(/111-0000000-00000\d\d/g)?.[0]).toBe('111-0000000-0000010');
    expect(next?.text).not.toContain('111-0000000-0000009');
  });
});

describe('the gaps of two weeks', () => {
  it('list all stores in one line, also when each has a rota of its own', () => {
    const rotaOf = (store: string, person: string) => ({
      timeZone: 'Asia/Shanghai',
      covers: { stores: [store] },
      shifts: [{ days: weekdays, from: '09:00', to: '18:00', 'on-call': [person] }],
    });
    const each = shop({ rotas: { us: rotaOf('acme-us', 'li'), eu: rotaOf('acme-eu', 'ana') } });
    const holes = coverageHoles(each, at('2026-11-24T12:00'));
    expect(holes).toHaveLength(2);
    for (const { places } of holes)
      expect(places.map(({ store }) => store)).toEqual(['acme-us', 'acme-eu', 'acme-eu']);
  });

  it('are those of the places that the same rotas cover, with a clock that a dated rule makes shorter', () => {
    const dated = shop({
      rotas: {
        eu: {
          timeZone: 'Europe/Berlin',
          covers: { stores: ['acme-eu'] },
          shifts: [{ days: [...weekdays, 'sat', 'sun'], from: '08:00', to: '20:00', 'on-call': ['ana'] }],
        },
      },
      clocks: {
        reply: {
          length: '24h',
          overrides: [{ length: '8h', countries: ['DE'], from: '2026-11-25T00:00:00+01:00' }],
          ladder: [],
        },
      },
    });
    const holes = coverageHoles(dated, Date.parse('2026-11-24T00:00:00+01:00'));
    // In Germany only, and from midnight of the 25th on: the twelve hours of a night are longer than the eight of the clock.
    expect(holes).toHaveLength(14);
    expect(new Set(holes.flatMap(({ places }) => places.map(({ marketplaceId }) => marketplaceId)))).toEqual(
      new Set(['A1PA6795UKMFR9']),
    );
    expect(new Date(holes[1]?.firstAt ?? 0).toISOString()).toBe('2026-11-25T19:00:00.000Z');
    expect(new Date(holes[1]?.lastAt ?? 0).toISOString()).toBe('2026-11-25T23:00:00.000Z');
  });
});
