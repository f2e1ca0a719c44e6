import { beforeEach, describe, expect, it } from 'vitest';
import type { Takeover } from '#shared/domain/duty/takeover';
import { hours } from '#shared/domain/instant';
import type { Takeovers } from '#shared/ports/people/takeovers';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import { memorySettings } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryTakeoverMails, memoryTakeovers } from '#test/fakes/memory-takeovers';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
/** Li is on call in office hours in Shanghai (01:00 to 10:00 in UTC), with Ana as backup. Chen is the manager. */
const rotas = {
  office: {
    timeZone: 'Asia/Shanghai',
    holidays: ['company'],
    shifts: [{ days: [...weekdays], from: '09:00', to: '18:00', 'on-call': ['li'], backup: ['ana'] }],
  },
};
const holidays = { company: { '2026-03-04': 'Founders’ Day' } };
const workingWeekends = { company: { '2026-03-07': 'wed' as const } };

let now: number;
let takeovers: Takeovers;
let mails: ReturnType<typeof memoryTakeoverMails>;
let settings: ReturnType<typeof memorySettings>;
let li: Browser;
let ana: Browser;
let chen: Browser;

beforeEach(async () => {
  now = at('09:30');
  takeovers = memoryTakeovers();
  mails = memoryTakeoverMails();
  settings = memorySettings(shop({ rotas, holidays, workingWeekends }));
  const sessions = memorySessions();
  const app = boardOf({ now: () => now, sessions, settings, takeovers, takeoverMails: mails });
  li = await signedInAt(app, sessions, 'li', now);
  ana = await signedInAt(app, sessions, 'ana', now);
  chen = await signedInAt(app, sessions, 'chen', now);
});

const textOf = async (browser: Browser, path: string): Promise<string> => {
  const html = await (await browser.get(path)).text();
  const main = html.slice(html.indexOf('<main'));
  return main.replace(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
};
/** A night in Madrid's time, which Ana reads: 18:00 to 24:00 in UTC. */
const NIGHT = { from: '2026-03-02T19:00', until: '2026-03-03T01:00' };
/** A page whose form may be sent. */
const PREVIEW = '/duty/take-over?from=2026-03-09T00:00&until=2026-03-10T00:00';
const add = (part: Partial<Takeover>): Promise<boolean> =>
  takeovers.add(
    { id: 'chen.night', from: now, until: now + hours(8), person: 'ana', by: 'chen', at: now, ...part },
    now,
  );
const made = async (): Promise<readonly Takeover[]> => (await takeovers.current())?.takeovers ?? [];

describe('the page of who is on duty', () => {
  it('says who is on call now, until when and who is next, in the reader’s time zone', async () => {
    const text = await textOf(ana, '/duty');
    expect(text).toContain('Li Wei until 11:00 Mon 2 Mar, Madrid time');
    expect(text).toContain('Backup: Ana Ruiz');
    expect(text).toContain('Then Li Wei, from 02:00 Tue 3 Mar, Madrid time');
    expect(text).toContain(
      'All times are in Madrid time, yours. In the settings, rota office is in Beijing time.',
    );
  });

  it('shows eight weeks with holidays and working weekends', async () => {
    const text = await textOf(chen, '/duty');
    expect(text).toContain('Founders’ Day');
    expect(text).toContain('works like Wednesday');
    expect((await (await chen.get('/duty')).text()).match(/<h3>/g)).toHaveLength(56);
  });

  it('leads from each gap to a form that fills it', async () => {
    const page = await (await chen.get('/duty')).text();
    const path = /href="(\/duty\/take-over\?from=[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const text = await textOf(chen, path);
    expect(text).toContain('What changes');
    expect(text).toContain('Now planned nobody');
    expect(text).toContain('Then Chen Hua');
  });

  it('knows a duty without rotas', async () => {
    settings.change(shop({}, 'v2'));
    expect(await textOf(ana, '/duty')).toContain('Li Wei at all times Backup: Ana Ruiz');
    await add({});
    const text = await textOf(ana, '/duty');
    expect(text).toContain('Ana Ruiz until 18:30 Mon 2 Mar, Madrid time');
    expect(text).toContain('Then Li Wei, from 18:30');
  });

  it('is led to by a line of each page that says who is on call', async () => {
    const line = async (browser: Browser): Promise<string | undefined> =>
      /<a class="on-call-now" href="\/duty">([^<]*)</.exec(await (await browser.get('/inbox')).text())?.[1];
    expect(await line(ana)).toBe('On call: Li Wei until 11:00');
    expect(await line(li)).toBe('值班：Li Wei 到 18:00');
    now = at('11:00');
    expect(await line(ana)).toBe('Nobody is on call');
  });

  it('marks in words what somebody takes over, and shows it at once', async () => {
    await add({});
    const text = await textOf(ana, '/duty');
    expect(text).toContain('Ana Ruiz takes over from whoever is on call now');
    expect(text).toMatch(/10:30–18:30 Ana Ruiz takes over/);
  });
});

describe('a takeover', () => {
  it('is previewed, saved, mailed to both, and undone with a mail to both', async () => {
    const form = { person: 'ana', insteadOf: '', ...NIGHT };
    const preview = await textOf(ana, `/duty/take-over?${new URLSearchParams(form).toString()}`);
    expect(preview).toContain('19:00 Mon 2 Mar to 01:00 Tue 3 Mar, Madrid time');
    expect(await made()).toEqual([]);

    const office = { ...form, until: '2026-03-03T09:00', form: 'form-number-1' };
    const saved = await ana.post('/duty/take-over', office, PREVIEW);
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/duty?done=made']);
    expect(await made()).toMatchObject([
      {
        id: 'ana.form-number-1',
        person: 'ana',
        from: at('18:00'),
        until: at('18:00') + hours(14),
        by: 'ana',
      },
    ]);
    expect(mails.queued.map(({ to, change }) => `${change} ${to}`)).toEqual(['made ana', 'made li']);

    const undone = await ana.post('/duty/takeovers/ana.form-number-1/undo', {}, PREVIEW);
    expect([undone.status, undone.headers.get('location')]).toEqual([303, '/duty?done=undone']);
    expect(await made()).toEqual([]);
    expect(mails.queued.slice(2).map(({ to, change }) => `${change} ${to}`)).toEqual([
      'undone ana',
      'undone li',
    ]);
    expect(await textOf(ana, '/duty?done=undone')).toContain('Undone. Alerts go by the rota again');
  });

  it('that is sent twice is one', async () => {
    const form = { person: 'ana', ...NIGHT, form: 'form-number-1' };
    await ana.post('/duty/take-over', form, PREVIEW);
    await ana.post('/duty/take-over', form, PREVIEW);
    expect(await made()).toHaveLength(1);
  });

  it('never takes the place of somebody else’s, whatever its form says', async () => {
    await add({ id: 'chen.form-number-1' });
    await ana.post('/duty/take-over', { person: 'ana', ...NIGHT, form: 'form-number-1' }, PREVIEW);
    await ana.post('/duty/take-over', { person: 'ana', ...NIGHT, form: '../chen.form-number-1' }, PREVIEW);
    expect((await made()).map(({ id }) => id)).toEqual([
      'chen.form-number-1',
      'ana.form-number-1',
      'ana.a-form-of-its-own',
    ]);
  });

  it.each([
    [
      'ends before it begins',
      { ...NIGHT, until: '2026-03-02T18:59' },
      'The end must be after the beginning.',
    ],
    ['is over already', { from: '2026-03-01T09:00', until: '2026-03-02T10:30' }, 'This is over already.'],
    ['lasts longer than 60 days', { ...NIGHT, until: '2026-05-01T20:01' }, 'At most 60 days.'],
    ['has no time', { from: '', until: 'soon' }, 'Enter a day and a time.'],
    ['is by nobody', { ...NIGHT, person: 'gone' }, 'Choose a person.'],
    ['is from oneself', { ...NIGHT, insteadOf: 'ana' }, 'nobody takes over from themselves'],
    ['is of a rota that there is not', { ...NIGHT, rota: 'night' }, 'Choose one of the rotas.'],
    ['is of others', { ...NIGHT, person: 'li', insteadOf: 'chen' }, 'For others, ask a manager.'],
    ['puts another on call', { ...NIGHT, person: 'li' }, 'For others, ask a manager.'],
  ])(
    'that %s is refused, with the reason beside the field and the values kept',
    async (_, fields, reason) => {
      const form = { person: 'ana', insteadOf: '', rota: '', ...fields };
      for (const answer of [
        await ana.post('/duty/take-over', form, PREVIEW),
        await ana.get(`/duty/take-over?${new URLSearchParams(form).toString()}`),
      ]) {
        expect(answer.status).toBe(422);
        const page = await answer.text();
        expect(page).toContain(reason);
        expect(page).toMatch(/aria-invalid="true" aria-describedby="wrong-/);
        expect(page).toContain(`value="${form.from}"`);
      }
      expect([await made(), mails.queued]).toEqual([[], []]);
    },
  );

  it('may be of others by a manager, and of oneself by everybody', async () => {
    const night = { from: '2026-03-02T13:00', until: '2026-03-03T13:00' };
    const status = async (browser: Browser, form: Record<string, string>): Promise<number> =>
      (await browser.post('/duty/take-over', { ...night, ...form }, PREVIEW)).status;
    expect(await status(chen, { person: 'li', insteadOf: 'ana' })).toBe(303);
    expect(await status(ana, { person: 'chen', insteadOf: 'ana' })).toBe(303);
    expect(await status(ana, { person: 'ana', insteadOf: 'li' })).toBe(303);
  });

  it('is not taken from another site, and a hostile value of a field is only text', async () => {
    const form = Object.entries({ person: 'ana', ...NIGHT });
    expect((await ana.postFrom('https://evil.example', '/duty/take-over', form)).status).toBe(403);
    expect(await made()).toEqual([]);
    const hostile = '"><script>alert(1)</script>';
    const query = new URLSearchParams({ person: hostile, rota: hostile, from: hostile, until: hostile });
    const page = await (await ana.get(`/duty/take-over?${query.toString()}`)).text();
    expect(page).not.toContain('<script>alert');
  });

  it('that changes nothing says so, and is not offered to be saved', async () => {
    const form = { person: 'ana', insteadOf: 'chen', ...NIGHT };
    const page = await textOf(ana, `/duty/take-over?${new URLSearchParams(form).toString()}`);
    expect(page).toContain('This changes nothing');
    expect(page).not.toContain('Save');
  });

  it('is undone by who is in it, who entered it, or a manager, and by nobody else', async () => {
    await add({ id: 'chen.night', person: 'chen', insteadOf: 'ana' });
    const undo = async (browser: Browser): Promise<string | null> =>
      (await browser.post('/duty/takeovers/chen.night/undo', {}, PREVIEW)).headers.get('location');
    expect(await undo(li)).toBe('/duty?done=notYours');
    expect(await textOf(li, '/duty')).not.toContain('撤销 ');
    expect(await undo(ana)).toBe('/duty?done=undone');
    expect(await undo(chen)).toBe('/duty?done=gone');
  });

  it('beyond a hundred is refused, and says what to do', async () => {
    for (let index = 0; index < 100; index += 1) await add({ id: `chen.${index}` });
    const answer = await ana.post('/duty/take-over', { person: 'ana', ...NIGHT }, PREVIEW);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('There are 100 takeovers already.');
  });

  it('that is over is not listed any more', async () => {
    await add({});
    now += hours(8);
    expect(await textOf(ana, '/duty')).toContain('Nobody takes over anything in the time ahead.');
  });
});
