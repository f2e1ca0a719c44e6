import { expect, it } from 'vitest';
import { checkReply } from '#shared/application/policy/check-reply';
import { SENTENCES } from '#test/shared/domain/policy/corpus/every';

it.each<[string, string, string[]]>([
  ['de', 'We have sent you a new lamp today, and you need not return the old one.', ['language']],
  ['en', 'We have sent you a new lamp today, and you need not return the old one.', []],
  ['fr', '很抱歉灯罩破损，我们今天已补发新的，旧的不用退回。', ['language']],
  ['ja', 'Acme KX-200', []],
])('to a buyer who writes %s: %s', async (language, text, rules) => {
  expect((await checkReply(text, { language })).map(({ rule }) => rule)).toEqual(rules);
});

it('takes at most one of a hundred allowed sentences for another language', async () => {
  const allowed = SENTENCES.filter(({ rule }) => rule === undefined);
  const wrong: string[] = [];
  for (const { text, language } of allowed)
    if ((await checkReply(text, { language })).some(({ rule }) => rule === 'language')) wrong.push(text);
  expect(wrong.length / allowed.length, wrong.join('\n')).toBeLessThanOrEqual(0.01);
});
