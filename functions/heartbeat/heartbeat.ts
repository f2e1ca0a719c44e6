import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import type { AuditLog, Heartbeat, Verdict } from '#shared/ports/watch';

/** Audits are hourly: two hours, and the time that an audit takes. */
const VERDICT_HOLDS_MS: DurationMs = minutes(130);

export interface HeartbeatDeps {
  readonly audits: Pick<AuditLog, 'read'>;
  readonly heartbeat: Heartbeat;
}

/** Sends a heartbeat after a good sweep, but only if the last audit is recent and found nothing wrong. */
export async function beat(
  { audits, heartbeat }: HeartbeatDeps,
  now: Instant,
): ReturnType<Heartbeat['beat']> {
  const reason = whyWithheld(await audits.read(), now);
  return reason === undefined ? heartbeat.beat() : { sent: false, reason: `withheld: ${reason}` };
}

/** Before the first audit nobody knows whether all is well. */
function whyWithheld(verdict: Verdict | undefined, now: Instant): string | undefined {
  if (verdict === undefined) return 'there has been no audit yet';
  if (!verdict.passed) return 'the last audit found problems';
  return verdict.at <= now - VERDICT_HOLDS_MS ? 'the last audit is too old' : undefined;
}
