import { type MailChannel, mailPerson } from '#shared/application/people/mail-person';
import { createHash } from 'node:crypto';
import {
  type CoverageHole,
  coverageHoles,
  uncoveredThreads,
} from '#shared/application/checks/coverage-report';
import { holeIn } from '#shared/application/checks/coverage-words';
import { loadReadable } from '#shared/application/threads/load-readable';
import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import { localTimeOf } from '#shared/domain/duty/local-time';
import { days, FAR_FUTURE, type Instant } from '#shared/domain/instant';
import { type Situation, situationOf } from '#shared/domain/thread/situation';
import type { MailContent } from '#shared/messages/mail-parts';
import { once } from '#shared/once';
import type { DigestLog } from '#shared/ports/figures';
import type { ThreadStore } from '#shared/ports/threads';
import { coverageEmail, shiftEmail } from './briefing-alert.ts';
import { type Beginning, beginningsOf, dueInShift } from './shifts.ts';

/** How far ahead managers learn of gaps. */
const GAPS_AHEAD_MS = days(7);
/** Managers learn of gaps from this minute of their day on. */
const MORNING_MINUTE = 8 * 60;

export interface BriefingDeps {
  readonly threads: ThreadStore;
  readonly settings: SettingsSource;
  readonly email: MailChannel;
  readonly log: DigestLog;
  /** Called with a person who did not get the mail; the others do, and the next run tries again. */
  readonly onFailure: (person: string, error: unknown) => void;
}

export interface BriefingReport {
  readonly sent: number;
  readonly failed: number;
}

/** A mail that one person gets once. */
interface Mail {
  readonly person: string;
  /** Its key in the log of sent mails. */
  readonly key: string;
  readonly content: () => Promise<Written | undefined>;
}

interface Written {
  readonly mail: MailContent;
  /** Keys of what it says, by which no later mail repeats it. */
  readonly says: readonly string[];
}

/**
 * Mails the people whose shift begins what falls due before the next shift, and in the morning the managers the gaps in
 * the rotas, each gap once. A mail is logged once SES accepts it, so a repeated run mails only the others.
 */
export async function briefing(deps: BriefingDeps, now: Instant): Promise<BriefingReport> {
  const versioned = await deps.settings.current();
  const open = once(() => openSituations(deps.threads, versioned, now));
  const mails = [...shiftMails(versioned, open, now), ...coverageMails(deps, versioned, open, now)];
  let sent = 0;
  let failed = 0;
  for (const { person, key, content } of mails)
    try {
      if ((await deps.log.sent(key)).has(person)) continue;
      const written = await content();
      if (written === undefined) continue;
      await mailPerson(deps.email, versioned.settings, person, written.mail);
      for (const one of [...written.says, key]) await deps.log.noteSent(one, person, now);
      sent += 1;
    } catch (error) {
      failed += 1;
      deps.onFailure(person, error);
    }
  return { sent, failed };
}

function shiftMails(versioned: VersionedSettings, open: () => Promise<Situation[]>, now: Instant): Mail[] {
  const { policy, rota } = rulesOf(versioned);
  return beginningsOf(rota.hours.rotas, now).map((beginning: Beginning): Mail => {
    const { person } = beginning;
    return {
      person,
      key: `shift-${beginning.rota.id}-${new Date(beginning.from).toISOString()}`,
      content: async () => {
        const due = dueInShift(await open(), beginning, policy);
        const reader = versioned.settings.people[person];
        if (due.length === 0 || reader === undefined) return undefined;
        const views = due.map((situation) => viewByNextDeadline(situation, versioned));
        return { mail: await shiftEmail(views, reader), says: [] };
      },
    };
  });
}

function coverageMails(
  { log }: BriefingDeps,
  versioned: VersionedSettings,
  open: () => Promise<Situation[]>,
  now: Instant,
): Mail[] {
  const { people, duty, stores } = versioned.settings;
  const names = new Map(Object.entries(stores).map(([id, { name }]) => [id, name]));
  const findGaps = once(() =>
    Promise.resolve(coverageHoles(versioned, now).filter(({ firstAt }) => firstAt <= now + GAPS_AHEAD_MS)),
  );
  return [...new Set(duty.manager)].flatMap((person): Mail[] => {
    const reader = people[person];
    const local = reader && localTimeOf(now, reader.timeZone);
    if (reader === undefined || local === undefined || local.minute < MORNING_MINUTE) return [];
    const newTo = async <Item>(items: readonly Item[], keyOf: (item: Item) => string): Promise<Item[]> => {
      const sent = await Promise.all(items.map((item) => log.sent(keyOf(item))));
      return items.filter((_, index) => sent[index]?.has(person) !== true);
    };
    return [
      {
        person,
        key: `coverage-${local.day}`,
        content: async () => {
          const situations = await open();
          const uncovered = new Set(uncoveredThreads(versioned, situations).map(({ threadId }) => threadId));
          const gaps = await newTo(await findGaps(), keyOfHole);
          const waiting = await newTo(
            situations.filter(({ thread }) => uncovered.has(thread.id)),
            keyOfWait,
          );
          if (gaps.length === 0 && waiting.length === 0) return undefined;
          return {
            mail: await coverageEmail(
              gaps.map((hole) => holeIn(hole, names, reader)),
              waiting.map((situation) => viewByNextDeadline(situation, versioned)),
              reader,
            ),
            says: [...gaps.map(keyOfHole), ...waiting.map(keyOfWait)],
          };
        },
      },
    ];
  });
}

/** The same on each morning: once a gap has begun, only its end stays as it was. */
function keyOfHole({ gap, places }: CoverageHole): string {
  const where = createHash('sha256').update(JSON.stringify(places)).digest('hex').slice(0, 16);
  return `coverage-gap-${new Date(gap.until).toISOString()}-${where}`;
}

function keyOfWait({ thread, cycle }: Situation): string {
  return `coverage-thread-${thread.id}-${cycle?.startedAt}`;
}

/** An unreadable thread must not stop a briefing; the audit reports it. */
async function openSituations(
  threads: ThreadStore,
  versioned: VersionedSettings,
  now: Instant,
): Promise<Situation[]> {
  const { rota } = rulesOf(versioned);
  const { stored } = await loadReadable(threads, await threads.due(FAR_FUTURE), now);
  return stored.map(({ thread }) => situationOf(thread, rota, now));
}
