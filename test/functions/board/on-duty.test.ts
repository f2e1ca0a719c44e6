import { describe, expect, it } from 'vitest';
import { boardOf } from '#test/builders/board';
import { shop } from '#test/builders/shop';
import { memorySettings } from '#test/fakes/memory-ports';

const at = (text: string): number => Date.parse(`${text}:00+08:00`);
type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri';
const days: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const office = {
  timeZone: 'Asia/Shanghai',
  shifts: [
    { days, from: '09:00', to: '13:00', 'on-call': ['li'], backup: ['chen'] },
    { days, from: '13:00', to: '18:00', 'on-call': ['ana'] },
  ],
};
const withRota = shop({ rotas: { office } });

const ask = async (query = '', now = at('2026-11-24T10:00'), versioned = withRota) => {
  const answer = await boardOf({ now: () => now, settings: memorySettings(versioned) }).request(
    `/api/on-duty${query}`,
  );
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() };
};

describe('GET /api/on-duty', () => {
  it('says who is on duty by each rota, until when, and who comes next', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual([
      {
        rota: 'office',
        onCall: [{ id: 'li', name: 'Li Wei' }],
        backup: [{ id: 'chen', name: 'Chen Hua' }],
        until: '2026-11-24T05:00:00.000Z',
        next: { from: '2026-11-24T05:00:00.000Z', onCall: [{ id: 'ana', name: 'Ana Ruiz' }] },
      },
    ]);
  });

  it('names those who are on duty at all times where there is no rota', async () => {
    const { body } = await ask('', at('2026-11-24T10:00'), shop());
    expect(JSON.parse(body)).toMatchObject([
      { rota: null, onCall: [{ id: 'li' }], backup: [{ id: 'ana' }], until: null, next: null },
    ]);
  });

  it.each([
    [
      '?format=text',
      'On call: Li Wei until 13:00 Tue 24 Nov, Beijing time. Then Ana Ruiz, from 13:00 Tue 24 Nov, Beijing time. Backup: Chen Hua\n',
    ],
    [
      '?format=text&timeZone=Europe/Berlin',
      'On call: Li Wei until 06:00 Tue 24 Nov, Berlin time. Then Ana Ruiz, from 06:00 Tue 24 Nov, Berlin time. Backup: Chen Hua\n',
    ],
    [
      '?format=text&language=zh-CN',
      '值班：Li Wei，到 北京时间 11月24日周二 13:00。接着是 Ana Ruiz，从 北京时间 11月24日周二 13:00 开始。后备：Chen Hua\n',
    ],
  ])('%s is one line for the topic of a chat', async (query, line) => {
    const { status, type, body } = await ask(query);
    expect([status, body]).toEqual([200, line]);
    expect(type).toMatch(/^text\/plain; ?charset=UTF-8$/);
  });

  it('says that nobody is on call, and who comes next', async () => {
    expect((await ask('?format=text', at('2026-11-24T20:00'))).body).toBe(
      'Nobody is on call. Then Li Wei, from 09:00 Wed 25 Nov, Beijing time\n',
    );
  });

  it('gives each of several rotas a line with its name, or one of them alone', async () => {
    const eu = { ...office, covers: { stores: ['acme-eu'] } };
    const us = { ...office, covers: { stores: ['acme-us'] } };
    const both = shop({ rotas: { eu, us } });
    const { body } = await ask('?format=text', at('2026-11-24T10:00'), both);
    expect(body.split('\n').map((line) => line.slice(0, 12))).toEqual(['eu: On call:', 'us: On call:', '']);
    expect(JSON.parse((await ask('?rota=eu', at('2026-11-24T10:00'), both)).body)).toHaveLength(1);
  });

  it.each([
    ['?rota=none', 'the query is not valid: rota: is not in the settings'],
    ['?timeZone=CET', 'CET is not the full name of a time zone: write Europe/Berlin'],
    ['?language=fr', 'the query is not valid: language: '],
  ])('%s is refused with what is wrong', async (query, error) => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect((JSON.parse(body) as { error: string }).error).toContain(error);
  });
});
