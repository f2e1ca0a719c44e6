import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { rulesOf } from '#shared/contracts/settings/rules';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { marketplaceById } from '#shared/domain/marketplace';
import { endingOf } from '#shared/domain/thread/ending';
import { waitingIn } from '#shared/domain/thread/cycle';
import { straysOf } from '#shared/domain/thread/strays';
import { closingSlack } from '#shared/messages/alert-slack';
import type { ClosingView } from '#shared/messages/closing';
import { alertId, type Composed, slackMessage } from './compose-alert.ts';
import type { Leased } from './send-lease.ts';
import { composeIncidents } from './compose-incidents.ts';
import { chatPost, QUIET } from './webhook-post.ts';

/**
 * The post of closing lines for a Slack channel or a webhook, in the order in which the waits ended; undefined when the
 * settings no longer know it.
 */
export function composeClosing(
  versioned: VersionedSettings,
  leased: readonly Leased[],
): Composed | undefined {
  const [first] = leased;
  if (first === undefined) return undefined;
  const { channel, recipient } = first.send;
  const { slackChannels, webhooks } = versioned.settings;
  const viewed = leased
    .flatMap((one) => {
      const view = viewOf(one, versioned);
      return view === undefined ? [] : [{ one, id: alertId(one.ref), view }];
    })
    .toSorted((a, b) => a.view.endedAt - b.view.endedAt || (a.view.threadId < b.view.threadId ? -1 : 1));
  const carriedBy = (listed: readonly ClosingView[]): Leased[] =>
    viewed.filter(({ view }) => listed.includes(view)).map(({ one }) => one);

  if (channel === 'webhook') {
    const webhook = webhooks[recipient];
    if (webhook === undefined) return undefined;
    if (webhook.preset === 'pagerduty') return composeIncidents(webhook, leased);
    const { content, listed } = chatPost(webhook, QUIET, (form, frame) => form.closings(viewed, frame));
    return { message: content, carried: carriedBy(listed) };
  }
  const slack = slackChannels[recipient];
  if (slack === undefined) return undefined;
  const { content, listed } = closingSlack(
    viewed.map(({ view }) => view),
    slack,
  );
  return { message: slackMessage(slack, content), carried: carriedBy(listed) };
}

function viewOf({ situation, send }: Leased, versioned: VersionedSettings): ClosingView | undefined {
  const { thread, cycles } = situation;
  const { stores, people } = versioned.settings;
  const cycle = cycles.find(({ ids }) => ids.has(send.generation));
  if (cycle?.ended === undefined) return undefined;
  const ending = endingOf(thread, cycle.ended);
  const by = 'by' in ending ? people[ending.by]?.name : undefined;
  const [deadline] = deadlinesOf({ thread, cycle }, rulesOf(versioned).policy);
  const strays = straysOf(thread, cycle);
  return {
    threadId: thread.id,
    kind: thread.kind,
    storeName: stores[thread.store]?.name ?? thread.store,
    marketplace: marketplaceById(thread.marketplaceId),
    ...(thread.orderId !== undefined && { orderId: thread.orderId }),
    waiting: waitingIn(cycle),
    ...(strays !== undefined && { strays }),
    endedAt: cycle.ended.at,
    way: ending.way,
    ...(by !== undefined && { by }),
    ...(deadline !== undefined && { dueAt: deadline.dueAt }),
  };
}
