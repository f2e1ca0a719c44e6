import { describe, expect, it } from 'vitest';
import { askedInGerman, deskBoardOf } from '#test/builders/desk-board';
import { at } from '#test/builders/thread';

/** Li works on Monday until six, and on Tuesday, a holiday, from twelve; the buyer's 24 hours end at eleven that day. */
const rotas = (tuesday: string) => ({
  office: {
    timeZone: 'UTC',
    shifts: [
      { days: ['mon' as const], from: '09:00', to: '18:00', 'on-call': ['li'] },
      { days: ['tue' as const], from: tuesday, to: '17:00', 'on-call': ['li'] },
    ],
  },
});
const desk = (given: Partial<Parameters<typeof deskBoardOf>[0]> = {}) =>
  deskBoardOf({
    now: at('15:00'),
    facts: [askedInGerman('m0000000001', at('11:00'))],
    settings: { rotas: rotas('12:00') },
    ...given,
  });
const field = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
const formIn = (page: string) => ({
  act: 'holding',
  back: 'duty',
  ...Object.fromEntries(
    ['seen', 'version', 'template', 'promise', 'text'].map((name) => [name, field(page, name)]),
  ),
});

describe('before people leave, the duty page', () => {
  it('offers a holding answer to a buyer who falls due before anybody is back, and sends it with one tap', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    const page = await (await ana.get('/duty')).text();
    expect(page).toContain('1 answer falls due before anybody is back');
    expect(page).toContain('Robin');
    // Whoever sees a buyer's name is on record.
    expect((await one.reads.of((await one.thread()).id, one.now)).map(({ person }) => person)).toEqual([
      'ana',
    ]);
    expect(page).toContain('Nothing is ever sent without a person.');
    const sent = await ana.post(`${one.path}/reply`, formIn(page), '/duty');
    expect(sent.status).toBe(303);
    const back = sent.headers.get('location') ?? '';
    expect(back).toMatch(/^\/duty\?sent=/);
    expect(await one.replies()).toMatchObject([{ by: 'ana', promise: at('2026-03-03T14:00') }]);
    const after = await (await ana.get(back)).text();
    expect(after).toContain('The holding answer leaves in a few seconds.');
    expect(after).toContain('value="undo"');
    expect(after).not.toContain('before-gap');
  });

  it('sends nothing over words that came since the page was opened', async () => {
    const one = await desk();
    const ana = await one.signIn('ana');
    const form = formIn(await (await ana.get('/duty')).text());
    await one.add(askedInGerman('m0000000002', one.now));
    const refused = await ana.post(`${one.path}/reply`, form, '/duty');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('something new came in');
    expect(await one.replies()).toEqual([]);
  });

  it('says so where nobody is back within a day to keep a promise', async () => {
    const one = await desk({ now: at('11:30'), settings: { rotas: rotas('16:30') } });
    const page = await (await (await one.signIn('ana')).get('/duty')).text();
    expect(page).toContain('No holding answer: nobody is back within 24 hours');
    expect(page).toContain(`href="${one.path}#composer"`);
    expect(page).not.toContain('Send holding answer');
  });

  it('lists nobody whose deadline finds somebody there, or is over', async () => {
    const early = await desk({ settings: { rotas: rotas('10:30') } });
    expect(await (await (await early.signIn('ana')).get('/duty')).text()).not.toContain('before-gap');
    const missed = await desk({ now: at('2026-03-05T15:00') });
    expect(await (await (await missed.signIn('ana')).get('/duty')).text()).not.toContain('before-gap');
  });
});
