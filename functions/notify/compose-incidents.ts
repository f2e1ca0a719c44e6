import type { Webhook } from '#shared/contracts/settings/webhooks/webhook';
import { incidentWordOf } from '#shared/domain/escalation/incidents';
import type { IncidentEvents } from '#shared/ports/webhooks';
import type { Composed } from './compose-alert.ts';
import { incidentKey } from './incident-key.ts';
import type { Leased } from './send-lease.ts';
import { QUIET } from './webhook-post.ts';

/** As many as a post of alerts has, for the same limit. */
const EVENTS_A_POST = 10;

/** What incidents have to hear: that somebody has taken them on, or that they are over. Undefined when it is nothing of that. */
export function composeIncidents(
  to: Extract<Webhook, { preset: 'pagerduty' }>,
  leased: readonly Leased[],
): Composed | undefined {
  const said = leased
    .flatMap((one) => {
      const event_action = incidentWordOf(one.send);
      const dedup_key = incidentKey(one.ref.threadId, one.send);
      return event_action === undefined ? [] : [{ one, event: { event_action, dedup_key } }];
    })
    .slice(0, EVENTS_A_POST);
  if (said.length === 0) return undefined;
  const body: IncidentEvents = { events: said.map(({ event }) => event) };
  return {
    message: { channel: 'webhook', preset: to.preset, to, ...QUIET, body },
    carried: said.map(({ one }) => one),
  };
}
