import { Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { confirm } from '#infra/terminal/confirm';

async function answered(typed: string): Promise<{ confirmed: boolean; shown: string }> {
  let shown = '';
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      shown += chunk.toString();
      done();
    },
  });
  return { confirmed: await confirm('Delete it?', Readable.from([typed]), output), shown };
}

it.each([
  ['yes\n', true],
  [' YES \n', true],
  ['y\n', false],
  ['no\n', false],
  ['\n', false],
])('%j to a question: %s', async (typed, confirmed) => {
  expect(await answered(typed)).toEqual({ confirmed, shown: 'Delete it? Type yes: ' });
});

it('says where nobody answers how to go ahead, and confirms nothing', async () => {
  const { confirmed, shown } = await answered('');
  expect(confirmed).toBe(false);
  expect(shown).toContain('--help');
});
