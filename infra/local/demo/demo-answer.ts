import { lengthInWords } from '../web/page-time.ts';
import { storeName } from '../web/store-name.ts';
import type { DemoDeps } from './demo-print.ts';
import type { Customer, Happening } from './demo-story.ts';
import { answerFrom, isRefused, notAsListed, threadOf } from './demo-thread.ts';

/** Sends an answer as the composer does. It leaves ten seconds later. */
export async function answerFromHere(
  { stack, print, settings }: DemoDeps,
  { customer, by, words, refused }: Extract<Happening, { what: 'person answers from here' }>,
): Promise<void> {
  const thread = await threadOf({ stack }, customer);
  stack.relay.refuse(refused);
  const { status, body } = await stack.api({
    method: 'POST',
    url: `/api/threads/${thread.id}/replies`,
    headers: { host: '127.0.0.1', 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ by, text: words })),
    sourceIp: '127.0.0.1',
  });
  if (status !== 200)
    throw notAsListed(customer, `the answer was not taken: ${new TextDecoder().decode(body).slice(0, 200)}`);
  print.event(
    stack.now(),
    storeName(thread, settings),
    `${settings.people[by]?.name ?? by} answers ${customer.name} on the page of ${customer.orderId}`,
  );
}

/** Amazon's copy or its refusal has come: a minute after the answer left. */
export async function hearFromAmazon(
  { stack, print, settings }: DemoDeps,
  customer: Customer,
): Promise<void> {
  stack.relay.refuse(undefined);
  const thread = await threadOf({ stack }, customer);
  const answer = answerFrom(thread);
  if (answer === undefined || (thread.state === 'answered') === isRefused(thread))
    throw notAsListed(customer, 'nothing shows what Amazon did with the answer');
  const took = lengthInWords(answer.at - (thread.facts[0]?.at ?? 0));
  print.event(
    stack.now(),
    storeName(thread, settings),
    isRefused(thread)
      ? `Amazon has refused the answer to ${customer.name}: the clock runs on from where it stood`
      : `Amazon's copy confirms the answer to ${customer.name}, which stopped the clock after ${took}`,
  );
}
