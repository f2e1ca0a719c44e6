import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { rulesOf } from '#shared/contracts/settings/rules';
import { localTimeOf } from '#shared/domain/duty/local-time';
import { offDuty } from '#shared/domain/duty/off-duty';
import { holdOf } from '#shared/domain/escalation/hold';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { days, hours, type Instant } from '#shared/domain/instant';
import { wordsIn } from '#shared/messages/catalogue';
import type { Followed } from './followed.ts';
import { A_WHILE_AGO_MS } from '../acts/form.ts';
import type { Page } from './layout.ts';
import { linkPage, type LinkPage } from './link-page.ts';
import { mayMute, mutableIn } from '../acts/mute.ts';

/** The lengths of time to offer for a snooze. */
const SNOOZES_MS = [hours(1), hours(2), hours(4), hours(8)];

/** The page of what the reader can do by the link, with what was wrong with a form before. */
export function offer(followed: Followed, error?: LinkPage['error']): Page {
  const { claims, versioned, state, reader, actors } = followed;
  const words = wordsIn(reader.language);
  const { policy } = rulesOf(versioned);
  const { people } = versioned.settings;
  const { thread, cycle, now } = state;
  const hold = holdOf(state, policy);
  const next = deadlinesOf(state, policy).find(({ dueAt }) => dueAt > now);
  const until = Math.min(now + policy.acknowledgeHoldMs, next?.dueAt ?? Infinity);
  const inWords = (instant: Instant): string => words.dueAt(instant, reader.timeZone);
  const startedAt = cycle?.startedAt ?? now;
  return linkPage({
    view: viewByNextDeadline(state, versioned),
    reader,
    actors,
    until: thread.kind === 'unknown' ? undefined : inWords(until),
    ...(hold !== undefined &&
      now < hold.until && {
        already: {
          name: people[hold.by]?.name ?? hold.by,
          until: inWords(hold.until),
          ...handOverOf(followed),
        },
      }),
    automatic: (cycle?.doubts ?? [])
      .filter(({ reason }) => reason === 'automatic')
      .map(({ reply }) => ({ value: reply.id, label: inWords(reply.at) })),
    people: Object.keys(people)
      .filter((id) => claims.recipient.kind !== 'person' || id !== claims.recipient.id)
      .map((id) => ({ value: id, label: offDutyOf(followed, id) ?? people[id]?.name ?? id })),
    snoozes: SNOOZES_MS.map((ms) => now + ms)
      .filter((instant) => next !== undefined && instant < next.dueAt)
      .map((instant) => ({ value: localOf(instant, reader.timeZone), label: inWords(instant) })),
    answered: {
      aWhileAgo: startedAt <= now - A_WHILE_AGO_MS,
      from: localOf(startedAt, reader.timeZone),
      until: localOf(now, reader.timeZone),
    },
    ...muteOf(followed),
    ...(error !== undefined && { error }),
  });
}

/** Managers may mute mails like this one, where it can be no buyer's. */
function muteOf({ claims, versioned, state, actors }: Followed): Pick<LinkPage, 'mute'> {
  const mail = mutableIn(state.thread);
  if (mail === undefined) return {};
  const managers = actors.filter(({ id }) => mayMute(id, versioned.settings));
  const isOffered =
    actors.length === 0 ? mayMute(claims.recipient.id, versioned.settings) : managers.length > 0;
  const storeName = versioned.settings.stores[state.thread.store]?.name ?? state.thread.store;
  return isOffered ? { mute: { actors: managers, domain: mail.domain, storeName } } : {};
}

/** That a person is off duty and until when, in the reader's words; undefined for one who is on duty. */
export function offDutyOf({ versioned, state, reader }: Followed, id: string): string | undefined {
  const off = offDuty(rulesOf(versioned).rota.hours?.rotas ?? [], id, state.now);
  if (off === undefined) return undefined;
  const words = wordsIn(reader.language);
  const until = off.until === undefined ? undefined : words.dueAt(off.until, reader.timeZone);
  return words.page.offDuty(versioned.settings.people[id]?.name ?? id, until);
}

/** Who handed the thread to the person who has it now, and what they noted. */
function handOverOf({ versioned, state }: Followed): { from?: string; note?: string } {
  const last = state.cycle?.takenOn.at(-1);
  if (last?.type !== 'handed-over') return {};
  const from = versioned.settings.people[last.by]?.name ?? last.by;
  return { from, ...(last.note !== undefined && { note: last.note }) };
}

/** A local time as a form sends it. */
function localOf(instant: Instant, timeZone: string): string {
  const { day, minute } = localTimeOf(instant, timeZone);
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${new Date(days(day)).toISOString().slice(0, 10)}T${clock.join(':')}`;
}
