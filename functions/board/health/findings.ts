import { hours, type Instant, minutes } from '#shared/domain/instant';
import type { Health } from './health.ts';
import type { HealthWords } from './words.ts';

/** Something about Replywatch itself that a person should know, and what they do about it. */
export interface HealthFinding {
  /** `bad`: alerts or answers may be lost. `look`: somebody should look soon. */
  readonly level: 'bad' | 'look';
  readonly what: string;
  readonly next: string;
}

/** The audit and the canary run each hour; this long without one means that they do not. */
const QUIET_MS = hours(2);
/** A canary has gone all the way by then. */
const CANARY_MS = minutes(20);
/** A queue is worked off within seconds. */
const OLD_MESSAGE_SECONDS = 10 * 60;

/** What is wrong with the monitor, the worst first; none when all is well. */
export function healthFindings(health: Health, words: HealthWords, now: Instant): HealthFinding[] {
  const { findings } = words;
  const age = (iso: string): number => now - Date.parse(iso);
  const { audit, canary, dueNotAlerted } = health;
  const found: (HealthFinding | false)[] = [
    dueNotAlerted > 0 && { level: 'bad', ...findings.late(dueNotAlerted) },
    audit === null && { level: 'look', ...findings.noAudit },
    audit !== null && age(audit.at) > QUIET_MS && { level: 'bad', ...findings.oldAudit },
    ...(audit?.problems ?? []).map(({ what, count }): HealthFinding => ({
      level: 'bad',
      ...findings.problem(what, count),
    })),
    canary !== null && age(canary.sentAt) > QUIET_MS && { level: 'bad', ...findings.oldCanary },
    canary !== null &&
      canary.stage !== 'delivered' &&
      age(canary.sentAt) > CANARY_MS && { level: 'bad', ...findings.canary(words.stages[canary.stage]) },
    ...health.queues.flatMap(({ name, oldestSeconds, deadLetters }): HealthFinding[] => [
      ...((oldestSeconds ?? 0) > OLD_MESSAGE_SECONDS
        ? [{ level: 'bad' as const, ...findings.oldMessage(name, Math.round((oldestSeconds ?? 0) / 60)) }]
        : []),
      ...(deadLetters > 0 ? [{ level: 'look' as const, ...findings.deadLetters(name, deadLetters) }] : []),
    ]),
    ...(health.spApi?.accounts ?? []).flatMap(({ store, problems }) =>
      problems.map((problem): HealthFinding => ({ level: 'look', ...findings.spApi(store, problem) })),
    ),
    ...(audit?.silences ?? [])
      .filter(({ silent }) => silent)
      .map(({ store, marketplaceId }): HealthFinding => ({
        level: 'look',
        ...findings.silent(words.place(store, marketplaceId)),
      })),
  ];
  return found.filter((one) => one !== false).toSorted((a, b) => RANK[a.level] - RANK[b.level]);
}

const RANK = { bad: 0, look: 1 } as const;
