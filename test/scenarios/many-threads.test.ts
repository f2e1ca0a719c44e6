import { afterEach, beforeEach, expect, it } from 'vitest';
import { startStory, type Story } from './story.ts';

let story: Story;

beforeEach(async () => {
  story = await startStory('10:00');
});
afterEach(async () => {
  await story.stack.stop();
});

it('a hundred messages that fall due together are two posts, most urgent first, and every thread is recorded', async () => {
  for (let index = 0; index < 100; index += 1) {
    const number = String(1_000_000 + index);
    const orderId = `111-${number}-${number}`;
    await story.buyerWrites({ orderId, token: number, messageId: `<${number}@amazonses.com>` });
  }
  expect(await story.threads()).toHaveLength(100);
  // The digest leaves a second after the most urgent alert.
  await story.until('22:00:30');
  const [first, digest, ...others] = story.stack.outbox();
  expect(others).toEqual([]);
  expect(first?.text).toMatch(/^12 h left: Reply within 24 hours/);
  expect(digest?.text.split('\n')).toHaveLength(100);
  expect(digest?.text).toMatch(
    /^\[12 h left\] 99 deadlines, most urgent first\n• 12 h left: Acme US, amazon.com, 111-/,
  );
  const outcomes = (await story.threads()).map(({ decisions }) => decisions[0]?.reason).toSorted();
  expect(outcomes).toEqual(['slack to care: accepted', ...Array<string>(99).fill('slack to care: digested')]);
});
