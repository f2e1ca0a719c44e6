import { loadReadable } from '#shared/application/threads/load-readable';
import { replySender } from '#shared/contracts/settings/domains';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import { decide } from '#shared/domain/escalation/decide';
import { type Instant, minutes } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { situationOf } from '#shared/domain/thread/situation';
import { type ReplyCopies, replyCopies } from '#shared/domain/watch/reply-copies';
import { en } from '#shared/messages/en';
import type { LastSeen } from '#shared/ports/last-seen';
import type { Mutes } from '#shared/ports/mutes';
import type { DeadLetterLog } from '#shared/ports/sp-api';
import type { ThreadStore } from '#shared/ports/threads';
import type { QueueGauge, QueueReading } from '#shared/ports/watch';
import { auditHealth, type AuditHealth, type AuditHealthDeps } from './audit-health.ts';
import { canaryHealth, type CanaryHealth, type CanaryHealthDeps } from './canary-health.ts';
import { muteHealth, type MuteHealth } from './mute-health.ts';
import {
  countDeadLetters,
  type DeadLetterCount,
  spApiHealth,
  type SpApiHealth,
  type SpApiHealthDeps,
} from './sp-api-health.ts';

/** A step that is due for this long and unclaimed is late: two sweeps have missed it. */
const LATE_MS = minutes(2);

export interface HealthDeps extends SpApiHealthDeps, CanaryHealthDeps, AuditHealthDeps {
  readonly threads: ThreadStore;
  readonly settings: SettingsSource;
  readonly queues: QueueGauge;
  readonly lastSeen: LastSeen;
  readonly deadLetters: DeadLetterLog;
  readonly mutes: Mutes;
}

/** The health of the monitor itself. Instants are ISO 8601 in UTC. */
export interface Health {
  readonly now: string;
  readonly queues: readonly QueueReading[];
  readonly stores: readonly {
    store: string;
    marketplaceId: string;
    intakeAddress: string;
    lastMailAt: string | null;
    lastMessageAt: string | null;
    /** When a copy of a reply was last seen. */
    lastReplyAt: string | null;
    /** The address that answers leave from; null where nobody can answer from the board. */
    answersFrom: string | null;
    /** When Amazon's copy last confirmed an answer that was sent from the board. */
    lastAnswerConfirmedAt: string | null;
    /** Mails of the last seven days that name Amazon or your people as their sender, and that nothing proves. */
    unprovenMails: number;
    /** How Amazon's copies of replies come in. */
    replyCopies: ReplyCopies;
    /** What a person should do about it, in words. */
    warning: string | null;
  }[];
  /** What managers said of mails that need nobody: such mails are recorded and alert nobody. */
  readonly mutes: readonly MuteHealth[];
  /** Notifications and message events of the last two weeks that made no fact; the dead-letter queues hold them. */
  readonly setAside: readonly DeadLetterCount[];
  /** What SP-API delivers and reports; null without it. */
  readonly spApi: SpApiHealth | null;
  /** The monitor's last self-test mail; null before the first. */
  readonly canary: CanaryHealth | null;
  /** What the last hourly audit found; null before the first. */
  readonly audit: AuditHealth | null;
  /** Threads with a due step that no sweep has claimed: anything but 0 is a fault. */
  readonly dueNotAlerted: number;
}

function warningOf(copies: ReplyCopies, marketplaceId: string): string | null {
  const places = [`amazon.${marketplaceById(marketplaceId)?.tld ?? marketplaceId}`];
  if (copies === 'proven') return null;
  return copies === 'unproven' ? en.repliesUnproven(places) : en.repliesUnseen(places);
}

export async function health(deps: HealthDeps, now: Instant): Promise<Health> {
  const versioned = await deps.settings.current();
  const addresses = intakeAddresses(versioned.settings);
  const [queues, last, unproven, mutes, deadLetters, spApi, canary, audit, dueNotAlerted] = await Promise.all(
    [
      deps.queues.read(now),
      deps.lastSeen.of(addresses),
      deps.lastSeen.unprovenInWeek(addresses, now),
      muteHealth(deps, now),
      deps.deadLetters.all(),
      spApiHealth(deps, versioned.settings),
      canaryHealth(deps, now),
      auditHealth(deps),
      countLate(deps.threads, versioned, now),
    ],
  );
  return {
    now: iso(now),
    queues,
    stores: addresses.map(({ address, store, marketplaceId, replyFrom }, index) => {
      const seen = last[index] ?? {};
      const { messageAt, replyAt, deskReplyAt } = seen;
      const mails = Object.values<number>({ ...seen });
      return {
        store,
        marketplaceId,
        intakeAddress: address,
        lastMailAt: mails.length === 0 ? null : iso(Math.max(...mails)),
        lastMessageAt: messageAt === undefined ? null : iso(messageAt),
        lastReplyAt: replyAt === undefined ? null : iso(replyAt),
        answersFrom: replySender({ replyFrom }) ?? null,
        lastAnswerConfirmedAt: deskReplyAt === undefined ? null : iso(deskReplyAt),
        unprovenMails: unproven[index] ?? 0,
        replyCopies: replyCopies(seen),
        warning: warningOf(replyCopies(seen), marketplaceId),
      };
    }),
    mutes,
    setAside: countDeadLetters(deadLetters),
    spApi,
    canary,
    audit,
    dueNotAlerted,
  };
}

async function countLate(threads: ThreadStore, versioned: VersionedSettings, now: Instant): Promise<number> {
  const { policy, rota } = rulesOf(versioned);
  const lateAt = now - LATE_MS;
  const due = await loadReadable(threads, await threads.due(lateAt), now);
  const late = due.stored.filter(({ thread }) =>
    decide(situationOf(thread, rota, lateAt), policy).steps.some(({ outcome }) => outcome === 'fire'),
  );
  // An unreadable thread counts as late: no sweep can move it on.
  return late.length + due.unreadable.length;
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
