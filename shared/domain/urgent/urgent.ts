import type { Instant } from '../instant.ts';
import type { Cycle } from '../thread/cycle.ts';
import type { BuyerMessage, NotUrgent, UrgentMessage } from '../thread/fact.ts';
import { byGravity, type Urgent, type UrgentLevel, type UrgentReason } from './reasons.ts';

/** A message that is urgent as long as nobody says otherwise. */
type UrgentOne = BuyerMessage & { readonly urgent: UrgentMessage };

/** What is urgent about what waits. */
export interface WaitingUrgency extends Urgent {
  /**
   * The level at which it stands before other threads, and alerts; missing where nothing proves what is urgent, so that a
   * stranger cannot push other buyers back.
   */
  readonly stands?: UrgentLevel;
  /** When the first such message came. */
  readonly since: Instant;
  /** When the last such message came: what a person sees when they say that it is not urgent. */
  readonly upTo: Instant;
}

/** The gravest that is urgent about a cycle; undefined where nothing is, or a person said so. */
export function urgencyOf(
  cycle: Pick<Cycle, 'messages' | 'notUrgent'> | undefined,
): WaitingUrgency | undefined {
  const messages = urgentMessages(cycle);
  const [gravest] = messages.toSorted((a, b) => byGravity(a.urgent.reason, b.urgent.reason) || a.at - b.at);
  if (gravest === undefined) return undefined;
  const { level, reason, words } = gravest.urgent;
  const stands = messages.filter(counts).map(({ urgent }) => urgent.level);
  const instants = messages.map(({ at }) => at);
  return {
    level,
    reason,
    words,
    ...(stands.length > 0 && { stands: stands.includes(1) ? 1 : 2 }),
    since: Math.min(...instants),
    upTo: Math.max(...instants),
  };
}

/** What the messages up to an instant are urgent for, each once. */
export function urgentReasonsUpTo(
  cycle: Pick<Cycle, 'messages' | 'notUrgent'>,
  upTo: Instant,
): UrgentReason[] {
  const until = urgentMessages(cycle).filter(({ at }) => at <= upTo);
  return [...new Set(until.map(({ urgent }) => urgent.reason))].toSorted(byGravity);
}

/** When an alert leaves about what is urgent: the first such message of each kind that alerts. */
export interface UrgentAlerts {
  /** Somebody may be hurt: at once. */
  readonly hurt?: Instant;
  /** Everything else, and what nothing proves: in staffed hours. */
  readonly others?: Instant;
}

export function urgentAlerts(cycle: Pick<Cycle, 'messages' | 'notUrgent'>): UrgentAlerts {
  const messages = urgentMessages(cycle);
  const hurt = messages.find((one) => one.urgent.level === 1 && counts(one));
  const [first] = messages;
  return {
    ...(hurt !== undefined && { hurt: hurt.at }),
    ...(first !== undefined && first !== hurt && { others: first.at }),
  };
}

/** How often people said of a cycle that nobody is hurt: an alert about another reason is another alert. */
export function deniedHurts({ notUrgent = [] }: Pick<Cycle, 'notUrgent'>): number {
  return notUrgent.filter(({ reasons }) => reasons.some((reason) => byGravity(reason, 'lawyer') < 0)).length;
}

/** In order of time. */
function urgentMessages(cycle: Pick<Cycle, 'messages' | 'notUrgent'> | undefined): UrgentOne[] {
  const said = cycle?.notUrgent ?? [];
  return (cycle?.messages ?? [])
    .filter((one): one is UrgentOne => one.type === 'buyer-message' && one.urgent !== undefined)
    .filter((one) => !said.some((word) => silences(word, one)));
}

function silences({ upTo, reasons }: NotUrgent, { at, urgent: { level, reason } }: UrgentOne): boolean {
  return at <= upTo || level === 2 || reasons.includes(reason);
}

function counts({ trusted, urgent }: UrgentOne): boolean {
  return trusted || urgent.atOnce === true;
}
