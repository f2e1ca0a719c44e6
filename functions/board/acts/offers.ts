import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { localTimeOf } from '#shared/domain/duty/local-time';
import { offDuty } from '#shared/domain/duty/off-duty';
import { holdOf } from '#shared/domain/escalation/hold';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { days, hours, type Instant } from '#shared/domain/instant';
import { urgencyOf } from '#shared/domain/urgent/urgent';
import type { ThreadState } from '#shared/domain/thread/situation';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { A_WHILE_AGO_MS } from './form.ts';

/** The lengths of time to offer for a snooze. */
const SNOOZES_MS = [hours(1), hours(2), hours(4), hours(8)];

/** An option of a form: as the form sends it, and in the reader's words. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a person can do about a thread now, in their words. */
export interface Offers {
  /**
   * How long an acknowledgement would hold, in the reader's words; undefined for a mail that a person only has to
   * look at.
   */
  readonly until: string | undefined;
  /** Who has it already, and until when. */
  readonly already?: {
    readonly id: string;
    readonly name: string;
    readonly until: string;
    /** Who handed it over to them, and what they noted: a colleague's words. */
    readonly from?: string;
    readonly note?: string;
  };
  /** Replies that look automatic: their ids, and when they were sent. */
  readonly automatic: readonly Option[];
  /** Set where what waits is urgent: what the person sees of it, as a form sends it. */
  readonly urgent?: { readonly upTo: string };
  /** Set where people said that it is not urgent: who said so last, and when. */
  readonly notUrgent?: { readonly name: string; readonly at: string };
  /** To whom it can be handed over. */
  readonly people: readonly Option[];
  /** The times until which it can be snoozed. */
  readonly snoozes: readonly Option[];
  /** When it can have been answered, as a form sends it, and whether that can be a while ago. */
  readonly answered: { readonly aWhileAgo: boolean; readonly from: string; readonly until: string };
}

/** A thread, and who looks at it. */
export interface Looked {
  readonly state: ThreadState;
  readonly versioned: VersionedSettings;
  readonly reader: Reader;
}

/** What can be done about a thread; nobody hands it over to `self`. */
export function offersOf(looked: Looked, self: string | undefined): Offers {
  const { versioned, state, reader } = looked;
  const { policy } = rulesOf(versioned);
  const { people } = versioned.settings;
  const { thread, cycle, now } = state;
  const hold = holdOf(state, policy);
  const next = deadlinesOf(state, policy).find(({ dueAt }) => dueAt > now);
  const until = Math.min(now + policy.acknowledgeHoldMs, next?.dueAt ?? Infinity);
  const inWords = (instant: Instant): string => wordsIn(reader.language).dueAt(instant, reader.timeZone);
  const startedAt = cycle?.startedAt ?? now;
  return {
    until: thread.kind === 'unknown' ? undefined : inWords(until),
    ...(hold !== undefined &&
      now < hold.until && {
        already: {
          id: hold.by,
          name: people[hold.by]?.name ?? hold.by,
          until: inWords(hold.until),
          ...handOverOf(looked),
        },
      }),
    ...urgencyOffers(looked),
    automatic: (cycle?.doubts ?? [])
      .filter(({ reason }) => reason === 'automatic')
      .map(({ reply }) => ({ value: reply.id, label: inWords(reply.at) })),
    people: Object.keys(people)
      .filter((id) => id !== self)
      .map((id) => ({ value: id, label: offDutyOf(looked, id) ?? people[id]?.name ?? id })),
    snoozes: SNOOZES_MS.map((ms) => now + ms)
      .filter((instant) => next !== undefined && instant < next.dueAt)
      .map((instant) => ({ value: localOf(instant, reader.timeZone), label: inWords(instant) })),
    answered: {
      aWhileAgo: startedAt <= now - A_WHILE_AGO_MS,
      from: localOf(startedAt, reader.timeZone),
      until: localOf(now, reader.timeZone),
    },
  };
}

/** That it is not urgent can be said while it is, and taken back while it counts. */
function urgencyOffers({
  state: { cycle },
  versioned,
  reader,
}: Looked): Pick<Offers, 'urgent' | 'notUrgent'> {
  if (cycle === undefined || cycle.ended !== undefined) return {};
  const urgency = urgencyOf(cycle);
  if (urgency !== undefined) return { urgent: { upTo: new Date(urgency.upTo).toISOString() } };
  const last = cycle.notUrgent?.at(-1);
  if (last === undefined) return {};
  const name = versioned.settings.people[last.by]?.name ?? last.by;
  return { notUrgent: { name, at: wordsIn(reader.language).dueAt(last.at, reader.timeZone) } };
}

/** That a person is off duty and until when, in the reader's words; undefined for one who is on duty. */
export function offDutyOf({ versioned, state, reader }: Looked, id: string): string | undefined {
  const off = offDuty(rulesOf(versioned).rota.hours.rotas, id, state.now);
  if (off === undefined) return undefined;
  const words = wordsIn(reader.language);
  const until = off.until === undefined ? undefined : words.dueAt(off.until, reader.timeZone);
  return words.page.offDuty(versioned.settings.people[id]?.name ?? id, until);
}

/** Who handed the thread to the person who has it now, and what they noted. */
function handOverOf({ versioned, state }: Looked): { from?: string; note?: string } {
  const last = state.cycle?.takenOn.at(-1);
  if (last?.type !== 'handed-over') return {};
  const from = versioned.settings.people[last.by]?.name ?? last.by;
  return { from, ...(last.note !== undefined && { note: last.note }) };
}

/** A local time as a form sends it. */
export function localOf(instant: Instant, timeZone: string): string {
  const { day, minute } = localTimeOf(instant, timeZone);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${new Date(days(day)).toISOString().slice(0, 10)}T${clock.join(':')}`;
}
