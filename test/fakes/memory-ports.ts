import type {
  ReplacedSettings,
  SettingsHistory,
  SettingsSource,
  VersionedSettings,
} from '#shared/contracts/settings/settings';
import { dayOf } from '#shared/domain/figures/closed-day';
import { days, type Instant } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type {
  AlertChannel,
  AlertMessage,
  AlertQueue,
  AlertRequest,
  SendRef,
  SentLog,
} from '#shared/ports/alerts';
import type { DigestLog } from '#shared/ports/figures';
import type { LastSeen, Place, Seen } from '#shared/ports/last-seen';
import type { MailStore } from '#shared/ports/mail';
import type { DatedNote, ThreadPointers } from '#shared/ports/threads';
import type { AuditLog, Canary, CanaryLog, Verdict } from '#shared/ports/watch';

/** An alert queue that stores what it gets, with the instant at which each may be handled. */
export function memoryAlertQueue(): AlertQueue & { take(now: Instant): AlertRequest[] } {
  let waiting: AlertRequest[] = [];
  return {
    put(requests) {
      waiting.push(...requests);
      return Promise.resolve();
    },
    take(now) {
      const ready = waiting.filter(({ notBefore }) => notBefore <= now);
      waiting = waiting.filter(({ notBefore }) => notBefore > now);
      return ready;
    },
  };
}

/** A channel that answers as given, accepted by default, and stores what it was handed. */
export function memoryAlertChannel<Message extends AlertMessage>(
  ...script: Outcome[]
): AlertChannel<Message> & { readonly delivered: Message[] } {
  const delivered: Message[] = [];
  return {
    delivered,
    deliver(message) {
      delivered.push(message);
      return Promise.resolve(script.shift() ?? { result: 'accepted' });
    },
  };
}

export function memoryDigestLog(): DigestLog {
  const weeks = new Map<string, Set<string>>();
  return {
    sent: (week) => Promise.resolve(new Set(weeks.get(week))),
    noteSent(week, person) {
      weeks.set(week, new Set(weeks.get(week)).add(person));
      return Promise.resolve();
    },
  };
}

export function memoryAuditLog(): AuditLog {
  let last: Verdict | undefined;
  return {
    write(verdict) {
      last = verdict;
      return Promise.resolve();
    },
    read: () => Promise.resolve(last),
  };
}

export function memoryCanaryLog(): CanaryLog {
  let sent: Canary[] = [];
  return {
    note(canary) {
      sent = [canary, ...sent].slice(0, 2);
      return Promise.resolve();
    },
    last: () => Promise.resolve(sent),
  };
}

export function memorySentLog(): SentLog {
  const sent = new Map<string, readonly SendRef[]>();
  return {
    note(token, sends) {
      sent.set(token, sends);
      return Promise.resolve();
    },
    find: (token) => Promise.resolve([...(sent.get(token) ?? [])]),
  };
}

export function memoryMailStore(mails: ReadonlyMap<string, Uint8Array>): MailStore {
  return {
    read(key, maxBytes) {
      const mail = mails.get(key);
      return mail === undefined
        ? Promise.reject(new Error(`there is no mail ${key}`))
        : Promise.resolve({ bytes: mail.slice(0, maxBytes), totalBytes: mail.length });
    },
  };
}

export function memoryLastSeen(): LastSeen {
  const seen = new Map<string, Seen>();
  const unproven: { key: string; at: Instant }[] = [];
  const keyOf = ({ store, marketplaceId }: Place): string => `${store} ${marketplaceId}`;
  return {
    note(place, what, at) {
      const before = seen.get(keyOf(place));
      seen.set(keyOf(place), { ...before, [what]: Math.max(at, before?.[what] ?? at) });
      return Promise.resolve();
    },
    of: (places) => Promise.resolve(places.map((place) => seen.get(keyOf(place)) ?? {})),
    countUnproven(place, at) {
      unproven.push({ key: keyOf(place), at });
      return Promise.resolve();
    },
    unprovenInWeek: (places, now) =>
      Promise.resolve(
        places.map(
          (place) =>
            unproven.filter(({ key, at }) => key === keyOf(place) && dayOf(at) > dayOf(now - days(7))).length,
        ),
      ),
  };
}

export function memoryThreadPointers(): ThreadPointers {
  const notes = new Map<string, Map<string, Instant>>();
  const dated = new Map<string, DatedNote[]>();
  const claims = new Map<string, string>();
  return {
    note(key, threadId, at) {
      notes.set(key, (notes.get(key) ?? new Map<string, Instant>()).set(threadId, at));
      return Promise.resolve();
    },
    find: (keys, since) =>
      Promise.resolve([
        ...new Set(
          keys.flatMap((key) =>
            [...(notes.get(key) ?? [])].flatMap(([threadId, at]) => (at >= since ? [threadId] : [])),
          ),
        ),
      ]),
    claim(place, holder) {
      const held = claims.get(place) ?? holder;
      claims.set(place, held);
      return Promise.resolve(held === holder);
    },
    noteAt(key, note) {
      const others = (dated.get(key) ?? []).filter(
        ({ threadId, at }) => threadId !== note.threadId || at !== note.at,
      );
      dated.set(
        key,
        [...others, note].toSorted((a, b) => b.at - a.at || (a.threadId < b.threadId ? 1 : -1)),
      );
      return Promise.resolve();
    },
    between: (key, { from, to }, atMost) =>
      Promise.resolve((dated.get(key) ?? []).filter(({ at }) => from <= at && at <= to).slice(0, atMost)),
  };
}

/** Settings that a test can change, with the version by which the open threads were planned. */
export function memorySettings(first: VersionedSettings): SettingsSource &
  SettingsHistory & {
    change(next: VersionedSettings, at?: Instant): void;
    plannedVersion(): Promise<string | undefined>;
    markPlanned(version: string): Promise<void>;
  } {
  let settings = first;
  let replaced: ReplacedSettings | undefined;
  let planned: string | undefined = first.version;
  return {
    current: () => Promise.resolve(settings),
    previous: () => Promise.resolve(replaced),
    change(next, at = 0) {
      replaced = { replaced: settings, at };
      settings = next;
    },
    plannedVersion: () => Promise.resolve(planned),
    markPlanned(version) {
      planned = version;
      return Promise.resolve();
    },
  };
}
