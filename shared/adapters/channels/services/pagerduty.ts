import { seconds } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import * as z from '#shared/zod';
import { outcomeByStatus } from './outcomes.ts';
import { type Answer, NotDelivered, type Service } from './service.ts';

/** The wait that its documentation suggests after a 429, which has no `Retry-After`. */
const AFTER_TOO_MANY_MS = seconds(30);

const accepted = z.object({ status: z.literal('success') });

/**
 * PagerDuty's Events API v2 (developer.pagerduty.com/docs/events-api-v2: trigger-events, rate-limits): 202 when it takes an
 * event, 400 for an invalid one, 429 above about 120 a minute and key. An event for an incident that is open changes that
 * incident, so an attempt without an answer is simply tried again: nothing doubles.
 */
export const byPagerDuty: Service<'pagerduty'> = async ({ to, body }, { secret, request, hosts }) => {
  const routing_key = await secret(to.routingKeySecret);
  const url = new URL('/v2/enqueue', hosts.pagerduty[to.region]);
  for (const event of body.events) {
    const outcome = await request(url, { body: JSON.stringify({ routing_key, ...event }) })
      .then(outcomeOf)
      .catch(outcomeOfNone);
    if (outcome.result !== 'accepted') return repeatable(outcome);
  }
  return { result: 'accepted' };
};

function outcomeOf(answer: Answer): Outcome {
  const outcome = outcomeByStatus('pagerduty', answer);
  if (outcome.result === 'accepted' && !accepted.safeParse(answer.json).success)
    return { result: 'unknown', reason: `pagerduty: ${answer.status} without its word` };
  return answer.status === 429 && outcome.result === 'retry'
    ? { ...outcome, afterMs: outcome.afterMs ?? AFTER_TOO_MANY_MS }
    : outcome;
}

function outcomeOfNone(error: unknown): Outcome {
  if (error instanceof NotDelivered) return error.outcome;
  throw error;
}

function repeatable(outcome: Outcome): Outcome {
  return outcome.result === 'unknown' ? { result: 'retry', reason: outcome.reason } : outcome;
}
