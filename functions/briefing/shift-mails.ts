import { viewByNextDeadline } from '#shared/application/views/alert-view-of';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { ReplacedSettings, VersionedSettings } from '#shared/contracts/settings/settings';
import { assigneeOf } from '#shared/domain/board/assignee';
import type { DutyRota } from '#shared/domain/duty/duty-rota';
import { days, FAR_FUTURE, type Instant } from '#shared/domain/instant';
import type { Situation } from '#shared/domain/thread/situation';
import { plain } from '#shared/messages/plain';
import { type OpenThread, shiftEmail, shiftEndEmail } from './briefing-alert.ts';
import type { Mail } from './mail.ts';
import { shiftChangeEmail } from './shift-change-mail.ts';
import { shiftChanges } from './shift-changes.ts';
import { beginningsOf, endingsOf, openInRota } from './shifts.ts';

/** How long after new settings people learn how they change their shifts. */
const CHANGES_AHEAD_MS = days(14);

/** To the people whose shift begins, and to those whose shift is about to end. */
export function shiftMails(
  versioned: VersionedSettings,
  open: () => Promise<Situation[]>,
  now: Instant,
): Mail[] {
  const rules = rulesOf(versioned);
  const rotas = rules.rota.hours.rotas;
  const { people } = versioned.settings;
  const named = (ids: readonly string[]): string[] => ids.map((id) => plain(people[id]?.name ?? id));
  const openThread = (situation: Situation): OpenThread => {
    const [assignee] = named([assigneeOf(situation, rules)?.person ?? []].flat());
    return {
      view: viewByNextDeadline(situation, versioned),
      ...(assignee !== undefined && { assignee }),
    };
  };
  const openIn = async (rota: DutyRota, before: Instant): Promise<Record<'due' | 'later', OpenThread[]>> => {
    const { due, later } = openInRota(await open(), rota, { before, policy: rules.policy });
    return { due: due.map(openThread), later: later.map(openThread) };
  };
  const begin = beginningsOf(rotas, now).map(({ rota, person, from, nextFrom, after }): Mail => ({
    person,
    key: `shift-${rota.id}-${new Date(from).toISOString()}`,
    content: async () => {
      const threads = await openIn(rota, nextFrom);
      const reader = people[person];
      if (threads.due.length + threads.later.length === 0 || reader === undefined) return undefined;
      return { mail: await shiftEmail({ ...threads, from: named(after) }, reader), says: [] };
    },
  }));
  const end = endingsOf(rotas, now).map(({ rota, person, until, next }): Mail => ({
    person,
    key: `shift-end-${rota.id}-${new Date(until).toISOString()}`,
    content: async () => {
      const { due, later } = await openIn(rota, next?.from ?? FAR_FUTURE);
      const reader = people[person];
      if (due.length + later.length === 0 || reader === undefined) return undefined;
      const ending = {
        until,
        uncovered: due,
        stays: later,
        ...(next !== undefined && { next: { from: next.from, people: named(next.onCall) } }),
      };
      return { mail: await shiftEndEmail(ending, reader), says: [] };
    },
  }));
  return [...begin, ...end];
}

/** To the people whose shifts new settings have changed in the two weeks after they were deployed, once. */
export function changeMails(
  { version, settings }: VersionedSettings,
  previous: ReplacedSettings | undefined,
  now: Instant,
): Mail[] {
  if (previous === undefined || now >= previous.at + CHANGES_AHEAD_MS) return [];
  const { replaced, at } = previous;
  const rotasOf = (versioned: VersionedSettings): readonly DutyRota[] => rulesOf(versioned).rota.hours.rotas;
  // Takeovers have mails of their own.
  const changes = shiftChanges(
    rotasOf({ version: replaced.version, settings: replaced.settings }),
    rotasOf({ version, settings }),
    { from: now, until: at + CHANGES_AHEAD_MS },
  );
  return [...changes].flatMap(([person, changed]): Mail[] => {
    const reader = settings.people[person];
    if (reader === undefined) return [];
    return [
      {
        person,
        key: `shifts-changed-${version}-${at}`,
        content: async () => ({ mail: await shiftChangeEmail(changed, reader), says: [] }),
      },
    ];
  });
}
