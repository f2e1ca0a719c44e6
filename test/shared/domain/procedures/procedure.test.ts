import { describe, expect, it } from 'vitest';
import { OPERATOR_LANGUAGES } from '#shared/domain/operator-words';
import { hours } from '#shared/domain/instant';
import { type Mark, ticked } from '#shared/domain/procedures/mark';
import { type Procedure, procedureFor } from '#shared/domain/procedures/procedure';
import { STARTER_PROCEDURES } from '#shared/domain/procedures/starter';
import { TOPICS } from '#shared/domain/topic';

const procedure = (id: string, more: Partial<Procedure> = {}): Procedure => ({
  id,
  name: { en: `Name of ${id}`, 'zh-CN': `${id}流程` },
  topics: [],
  kinds: [],
  steps: [{ id: 'one', words: { en: 'Do it.' }, tick: true }],
  ...more,
});

describe('the procedure of a thread', () => {
  const all = [
    procedure('claim', { kinds: ['claim'], withinMs: hours(24) }),
    procedure('late', { topics: ['delivery'] }),
    procedure('later', { topics: ['delivery'] }),
  ];
  const idFor = (...[about]: [Parameters<typeof procedureFor>[1]]) => procedureFor(all, about, 'en')?.id;

  it('is the first for its topic or its kind', () => {
    expect(idFor({ topic: 'delivery', kind: 'message' })).toBe('late');
    expect(idFor({ topic: undefined, kind: 'claim' })).toBe('claim');
    expect(idFor({ topic: 'delivery', kind: 'claim' })).toBe('claim');
    expect(idFor({ topic: undefined, kind: 'message' })).toBeUndefined();
    expect(idFor({ topic: 'invoice', kind: 'message' })).toBeUndefined();
  });

  it('speaks the reader’s language, and the other one where nobody wrote it', () => {
    expect(procedureFor(all, { topic: undefined, kind: 'claim' }, 'zh-CN')).toEqual({
      id: 'claim',
      name: 'claim流程',
      withinMs: hours(24),
      steps: [{ id: 'one', text: 'Do it.', tick: true }],
    });
  });
});

it('a step is ticked as its last mark says, in its own procedure', () => {
  const mark = (step: string, done: boolean, more: Partial<Mark> = {}): Mark => ({
    procedure: 'return',
    step,
    done,
    by: 'li',
    at: 0,
    ...more,
  });
  const again = mark('c', true, { by: 'ana' });
  const marks = [
    mark('a', true),
    mark('b', true),
    mark('b', false),
    mark('c', true),
    mark('c', false),
    again,
    mark('d', true, { procedure: 'claim' }),
  ];
  expect([...ticked(marks, 'return')]).toEqual([
    ['a', mark('a', true)],
    ['c', again],
  ]);
});

describe.each(STARTER_PROCEDURES.map((one) => [one.id, one] as const))(
  'the starter procedure %s',
  (_, one) => {
    it('is written in both languages, with steps of different ids', () => {
      for (const words of [one.name, ...one.steps.map((step) => step.words)])
        expect(Object.keys(words)).toEqual([...OPERATOR_LANGUAGES]);
      expect(new Set(one.steps.map(({ id }) => id)).size).toBe(one.steps.length);
      expect(one.steps.length).toBeLessThanOrEqual(6);
    });
  },
);

it('the starter set covers each topic but the one that says nothing, and ends returns within a day', () => {
  for (const topic of TOPICS.filter((one) => one !== 'other'))
    expect(procedureFor(STARTER_PROCEDURES, { topic, kind: 'message' }, 'en')).toBeDefined();
  expect(procedureFor(STARTER_PROCEDURES, { topic: undefined, kind: 'return' }, 'en')?.withinMs).toBe(
    hours(24),
  );
  const risky = ['claim', 'return', 'cancellation', 'defect'];
  for (const { id, steps } of STARTER_PROCEDURES.filter((one) => risky.includes(one.id)))
    expect([id, steps.some(({ tick }) => tick)]).toEqual([id, true]);
});
