import { days, type DurationMs, type Instant } from '../instant.ts';
import type { DutyRota } from './duty-rota.ts';
import type { OnDuty } from './on-duty.ts';
import { dutySpansOf } from './spans.ts';

const TWO_WEEKS_MS = days(14);

/** Who is on duty in a rota at an instant, and who comes next. */
export interface NowAndNext extends OnDuty {
  /** When others come on call, or nobody does; undefined when that is far away. */
  readonly until?: Instant;
  readonly next?: { readonly from: Instant; readonly onCall: readonly string[] };
}

/** `aheadMs` is how far ahead who is next is looked for. */
export function nowAndNext(rota: DutyRota, now: Instant, aheadMs: DurationMs = TWO_WEEKS_MS): NowAndNext {
  const spans = dutySpansOf(rota, { from: now, until: now + aheadMs });
  const current = spans[0]?.from === now ? spans[0] : undefined;
  const onCall = current?.onCall ?? [];
  let until = now;
  for (const span of spans) {
    if (span.from !== until || span.onCall.join() !== onCall.join()) break;
    until = span.until;
  }
  const next = spans.find(({ from, onCall: others }) => from >= until && others.length > 0);
  return {
    onCall,
    backup: current?.backup ?? [],
    ...(onCall.length > 0 && until < now + aheadMs && { until }),
    ...(next !== undefined && { next: { from: next.from, onCall: next.onCall } }),
  };
}
