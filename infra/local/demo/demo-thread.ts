import { type ApiThread, readThreads } from '../web/threads.ts';
import type { EndpointDeps } from '../web/endpoint-deps.ts';
import { isToBuyer } from '../relay/relay.ts';
import type { OutboxEntry } from '../state/types.ts';
import type { Customer } from './demo-story.ts';

/** @throws when the customer has none. */
export async function threadOf(
  { stack }: Pick<EndpointDeps, 'stack'>,
  customer: Customer,
): Promise<ApiThread> {
  const found = (await readThreads(stack, 'all')).find(({ orderId }) => orderId === customer.orderId);
  if (found === undefined) throw notAsListed(customer, 'the message did not become a thread');
  return found;
}

export function replyClock({ clocks }: ApiThread): ApiThread['clocks'][number] | undefined {
  return clocks.find(({ name }) => name === 'reply');
}

/** What counts as the answer: one from here counts from when it left, before Amazon's copy of it. */
export function answerFrom({ facts }: ApiThread): ApiThread['facts'][number] | undefined {
  const answers = facts.filter(({ type }) => type === 'seller-reply');
  return answers.findLast(({ by }) => by !== undefined) ?? answers.at(-1);
}

/** Whether Amazon did not take an answer. */
export function isRefused({ facts }: ApiThread): boolean {
  return facts.some(({ type }) => type === 'reply-revoked');
}

/** All that was sent to people of the shop. */
export function sentToPeople({ stack }: Pick<EndpointDeps, 'stack'>): OutboxEntry[] {
  return stack.outbox().filter(({ to }) => !to.some(isToBuyer));
}

export function notAsListed({ name }: Customer, what: string): Error {
  return new Error(`The demo did not go as its story says: ${what} (${name}).`);
}
