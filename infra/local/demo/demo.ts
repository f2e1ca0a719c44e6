import { intakeAddresses, marketplaceIdOf } from '#shared/contracts/settings/intake-addresses';
import { copyOfReply, type Place } from '../relay/amazon-mails.ts';
import type { EndpointDeps } from '../web/endpoint-deps.ts';
import { lengthInWords } from '../web/page-time.ts';
import { storeName } from '../web/store-name.ts';
import { type ApiThread, readThreads } from '../web/threads.ts';
import { buyerMessage } from './demo-mails.ts';
import { dayTime, type DemoDeps } from './demo-print.ts';
import { answerFromHere, hearFromAmazon } from './demo-answer.ts';
import { notAsListed, replyClock, sentToPeople, threadOf } from './demo-thread.ts';
import { type Customer, type Happening, STORY } from './demo-story.ts';
import { printSummary } from './demo-summary.ts';

/**
 * Plays the story on a stack whose clock stands still at its beginning, and prints what the outbox and the API show.
 *
 * @throws when something does not happen as the story says.
 */
export async function playDemo(deps: DemoDeps, story: readonly Happening[] = STORY): Promise<void> {
  const { stack, print } = deps;
  print.heading('A day of a small shop (all times UTC)');
  let news = 0;
  const missed = new Set<string>();
  for (const happening of story) {
    await stack.advanceTo(happening.at);
    const missedNow = (await readThreads(stack, 'open')).filter(
      (thread) => !missed.has(thread.id) && isMissed(thread),
    );
    missedNow.forEach(({ id }) => missed.add(id));
    printInOrder(deps, missedNow, sentToPeople(deps).slice(news));
    news = sentToPeople(deps).length;
    await happen(deps, happening);
  }
  printSummary(deps, await readThreads(stack, 'all'));
}

/** Prints in order of time what happened while the clock moved: the alerts, and the deadlines that passed unanswered. */
function printInOrder(
  { print, settings }: DemoDeps,
  missed: readonly ApiThread[],
  alerts: ReturnType<EndpointDeps['stack']['outbox']>,
): void {
  const lines = [
    ...missed.map((thread) => {
      const at = replyClock(thread)?.dueAt ?? 0;
      const what = `the deadline of ${thread.orderId ?? thread.id} has passed unanswered`;
      return { at, say: () => print.event(at, storeName(thread, settings), what) };
    }),
    ...alerts.map((alert) => ({ at: Date.parse(alert.at), say: () => print.alert(alert) })),
  ];
  for (const line of lines.toSorted((a, b) => a.at - b.at)) line.say();
}

async function happen(deps: DemoDeps, happening: Happening): Promise<void> {
  switch (happening.what) {
    case 'buyer writes':
      return write(deps, happening.customer, happening.words);
    case 'seller answers':
      return answer(deps, happening.customer, happening.words);
    case 'alerted person acknowledges':
      return acknowledge(deps, happening.customer);
    case 'person answers from here':
      return answerFromHere(deps, happening);
    case 'Amazon has said what became of it':
      return hearFromAmazon(deps, happening.customer);
    case 'day ends':
      return undefined;
  }
}

async function write(deps: DemoDeps, customer: Customer, words: string): Promise<void> {
  const { stack, print, settings } = deps;
  const place = placeOf(deps, customer);
  await stack.takeIn({
    raw: await buyerMessage(customer, place, words, stack.now()),
    recipients: [place.address],
  });
  await stack.settle();
  const thread = await threadOf(deps, customer);
  const due = replyClock(thread)?.dueAt;
  if (thread.state !== 'open' || due === undefined)
    throw notAsListed(customer, 'no clock runs for the message');
  const waiting = thread.waiting === 1 ? '' : `${thread.waiting} messages waiting, still `;
  print.event(
    stack.now(),
    storeName(thread, settings),
    `${customer.name} writes about ${customer.orderId}: "${words}" (${waiting}due ${dayTime(due)})`,
  );
}

async function answer(deps: DemoDeps, customer: Customer, words: string): Promise<void> {
  const { stack, print, settings } = deps;
  const place = placeOf(deps, customer);
  await stack.takeIn({
    raw: await copyOfReply(
      { id: `A${customer.orderId}`, buyerName: customer.name, orderId: customer.orderId, text: words },
      place,
      stack.now(),
    ),
    recipients: [place.address],
  });
  await stack.settle();
  const thread = await threadOf(deps, customer);
  if (thread.state !== 'answered') throw notAsListed(customer, 'the answer did not stop the clock');
  const [first] = thread.facts;
  // Only alerts that an acknowledgement holds back wait long enough to be cancelled.
  const held = thread.decisions.flatMap(({ reason }) => reason.match(/: cancelled\b/g) ?? []).length;
  print.event(
    stack.now(),
    storeName(thread, settings),
    `${customer.name} is answered in Seller Central, and Amazon's copy stops the clock after ${lengthInWords(stack.now() - (first?.at ?? 0))}` +
      (held === 0 ? '' : `; held-back alerts that are now cancelled: ${held}`),
  );
}

/** Opens the link in the last mail about the order and presses its button, as its recipient would. */
async function acknowledge(deps: DemoDeps, customer: Customer): Promise<void> {
  const { stack, print, settings } = deps;
  const mail = stack
    .outbox()
    .findLast(({ channel, text }) => channel === 'email' && text.includes(customer.orderId));
  const link = /https?:\/\/\S+\/a\/\S+/.exec(mail?.text ?? '')?.[0];
  if (link === undefined) throw notAsListed(customer, 'no mail with a link to acknowledge was sent');
  for (const request of [{}, { method: 'POST', body: new URLSearchParams({ act: 'acknowledged' }) }]) {
    const { status } = await fetch(link, request);
    if (status !== 200) throw notAsListed(customer, `the link answered ${status}`);
  }
  const thread = await threadOf(deps, customer);
  if (thread.acknowledgedBy === null) throw notAsListed(customer, 'the link acknowledged nothing');
  const name = settings.people[thread.acknowledgedBy]?.name ?? thread.acknowledgedBy;
  print.event(
    stack.now(),
    storeName(thread, settings),
    `${name} opens the link in the mail and acknowledges ${customer.orderId}: alerts to the same people are held back`,
  );
}

/** The customer's marketplace, or the first one when the settings do not have it. */
function placeOf({ settings }: DemoDeps, { country }: Customer): Place {
  const addresses = intakeAddresses(settings);
  const wanted = Object.values(settings.stores)
    .flatMap(({ marketplaces }) => marketplaces)
    .find((marketplace) => marketplace.country === country);
  const place =
    addresses.find(
      ({ marketplaceId }) => wanted !== undefined && marketplaceId === marketplaceIdOf(wanted.country),
    ) ?? addresses[0];
  if (place === undefined) throw new Error('the settings have no intake address');
  return place;
}

function isMissed(thread: ApiThread): boolean {
  return replyClock(thread)?.state === 'missed';
}
