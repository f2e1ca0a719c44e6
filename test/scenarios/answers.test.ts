import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import type { RelayRefusal } from '#infra/local/relay/refusals';
import type { ThreadView } from '#shared/application/views/thread-view';
import { dynamoDbTemplates } from '#shared/adapters/dynamodb/templates/templates';
import { minutes, seconds } from '#shared/domain/instant';
import { startStory, type Story } from './story.ts';

/*
 * Answers from here, on the bundles of the cloud: what becomes of them at Amazon is seen, and a refusal leaves the clock as it was.
 */

const ANA = 'ana@acme.example';

let story: Story;
let order: string;
let nth = 0;
beforeAll(async () => {
  story = await startStory('10:00');
});
afterAll(() => story.stack.stop());
beforeEach(async () => {
  nth += 1;
  order = `111-2233445-66778${String(nth).padStart(2, '0')}`;
  await story.stack.clearOutbox();
  await story.buyerWrites({ orderId: order, token: `T${nth}`, messageId: `<${nth}@mail.example>` });
});

async function thread(): Promise<ThreadView> {
  const found = (await story.threads('all')).find(({ orderId }) => orderId === order);
  if (found === undefined) throw new Error(`no thread of ${order}`);
  return found;
}
async function answers(
  text = 'It arrives tomorrow.',
  more: { readonly template?: string } = {},
): Promise<{ status: number; body: string }> {
  return story.post(`/api/threads/${(await thread()).id}/replies`, { by: 'ana', text, ...more });
}
const pass = (ms: number): Promise<void> => story.stack.advanceTo(story.stack.now() + ms);
const toBuyers = (): number =>
  story.stack.outbox().filter(({ to }) => to.some((one) => one.includes('marketplace.amazon'))).length;
/** What the writer was mailed since the buyer wrote: after how many milliseconds, and what. */
const news = (from: number): { after: number; text: string }[] =>
  story.stack
    .outbox()
    .filter(({ channel, to }) => channel === 'email' && to.includes(ANA))
    .map(({ at, subject, text }) => ({ after: Date.parse(at) - from, text: `${subject}\n${text}` }));

it.each<[Exclude<RelayRefusal, 'silence'>, number, string]>([
  ['not-approved', 70, 'Messaging Permissions'],
  ['opt-out', 70, 'The buyer wants no such messages'],
  ['policy', 70, 'breaks one of Amazon’s rules'],
  ['restricted', 70, 'Amazon restricts what this account may send'],
  ['case-closed', 70, 'takes no more messages'],
  ['unknown-words', 70, 'does not understand'],
  ['bounce', 10, 'A mail server returned it'],
])(
  '%s: the clock goes on from where it stood, and the writer is alerted within a minute',
  async (kind, refusedAfter, why) => {
    const before = await thread();
    story.stack.relay.refuse(kind);
    const sentAt = story.stack.now();
    expect((await answers()).status).toBe(200);
    await pass(minutes(3));
    expect(toBuyers()).toBe(1);
    const { state, clocks } = await thread();
    expect({ state, clocks }).toEqual({ state: 'open', clocks: before.clocks });
    const mailed = news(sentAt + seconds(refusedAfter));
    expect(mailed).toHaveLength(1);
    expect(mailed[0]?.text).toContain('Your answer was refused');
    expect(mailed[0]?.text).toContain(why);
    expect(mailed[0]?.after).toBeLessThanOrEqual(minutes(1));
  },
);

it('silence: after a quarter of an hour its writer is asked, and it is never sent again by itself', async () => {
  story.stack.relay.refuse('silence');
  const sentAt = story.stack.now();
  await answers();
  await pass(minutes(15));
  expect(news(sentAt)).toEqual([]);
  await pass(minutes(2));
  expect(news(sentAt).map(({ text }) => text)).toEqual([expect.stringContaining('Did your answer arrive?')]);
  await pass(minutes(120));
  expect(toBuyers()).toBe(1);
  expect((await thread()).state).toBe('open');
});

it('taken: it counts from when it left, is confirmed by Amazon’s copy, and nobody is alerted', async () => {
  story.stack.relay.refuse(undefined);
  const sentAt = story.stack.now();
  await answers();
  await answers();
  await pass(minutes(3));
  expect(toBuyers()).toBe(1);
  expect(news(sentAt)).toEqual([]);
  const { state, facts } = await thread();
  expect(state).toBe('answered');
  const [own] = facts.filter(({ type, by }) => type === 'seller-reply' && by === 'ana');
  expect(Date.parse(own?.at ?? '')).toBe(sentAt + seconds(10));
});

it('what becomes of answers from a template is counted on it: sent, refused, asked again', async () => {
  const { endpoints, recording } = story.stack;
  const client = localDynamoDb(endpoints.dynamodb);
  const counted = async () =>
    (await dynamoDbTemplates(client, recording.tableName).outcomes()).get('delayed');
  story.stack.relay.refuse(undefined);
  await answers(undefined, { template: 'delayed' });
  await pass(minutes(3));
  expect(await counted()).toEqual({ sent: 1, refused: 0, askedAgain: 0 });
  await story.buyerWrites({ orderId: order, token: 'again', messageId: '<again@mail.example>' });
  expect(await counted()).toEqual({ sent: 1, refused: 0, askedAgain: 1 });
  story.stack.relay.refuse('policy');
  await answers('It comes on Friday.', { template: 'delayed' });
  await pass(minutes(3));
  expect(await counted()).toEqual({ sent: 2, refused: 1, askedAgain: 1 });
  client.destroy();
});
