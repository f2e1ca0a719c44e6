import { describe, expect, it } from 'vitest';
import { procedure, proceduresOf } from '#shared/contracts/settings/procedures';
import { hours } from '#shared/domain/instant';
import { STARTER_PROCEDURES } from '#shared/domain/procedures/starter';

const STEP = { id: 'refund', en: 'Issue the refund.', tick: true };
const WRITTEN = { name: { en: 'Return' }, topics: ['return-or-refund'], within: '24h', steps: [STEP] };

describe('the procedures of the settings', () => {
  it('are the starter set where the settings have none, and none where they say so', () => {
    expect(proceduresOf({})).toBe(STARTER_PROCEDURES);
    expect(proceduresOf({ procedures: {} })).toEqual([]);
  });

  it('are read with their lengths, in their order', () => {
    const parsed = procedure.parse(WRITTEN);
    expect(proceduresOf({ procedures: { b: parsed, a: parsed } }).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(proceduresOf({ procedures: { a: parsed } })).toEqual([
      {
        id: 'a',
        name: { en: 'Return' },
        topics: ['return-or-refund'],
        kinds: [],
        withinMs: hours(24),
        steps: [{ id: 'refund', words: { en: 'Issue the refund.' }, tick: true }],
      },
    ]);
  });

  it.each([
    ['without a topic or a kind', { topics: [] }, 'topics', 'it is never shown'],
    ['without steps', { steps: [] }, 'steps', ''],
    ['with a step that has no words', { steps: [{ id: 'a' }] }, 'steps.0', 'has no words'],
    ['with two steps of one id', { steps: [STEP, STEP] }, 'steps.1.id', 'give each its own'],
    ['without a name', { name: {} }, 'name', 'has no words'],
    ['with a length that has no unit', { within: '24' }, 'within', 'is not a length of time'],
    ['with a topic that nobody knows', { topics: ['refunds'] }, 'topics.0', ''],
    ['with a key that is none', { step: [] }, '', 'step'],
  ])('are refused %s', (_, wrong, path, message) => {
    const { error } = procedure.safeParse({ ...WRITTEN, ...wrong });
    expect(error?.issues[0]?.path.join('.')).toBe(path);
    expect(error?.issues[0]?.message).toContain(message);
  });
});
